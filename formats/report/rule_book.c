#include "formats/report/rule_book.h"

#include <stdlib.h>

#include "formats/file/path.h"
#include "formats/list/rule_csv.h"
#include "formats/list/table.h"
#include "formats/sheet/xlsx_book.h"

struct rule_sheets {
  const struct rule_book *rules;
  const char *folder;
  struct xlsx_book book;
  struct xlsx_sheet list, help;
};

/* What each column holds, for the second sheet. */
static const enum label column_help[RULE_CSV_COLUMNS] = {
    LABEL_RULE_HELP_REGION, LABEL_RULE_HELP_SCHEME, LABEL_RULE_HELP_PAYER,      LABEL_RULE_HELP_PARAMETER,
    LABEL_RULE_HELP_ABOVE,  LABEL_RULE_HELP_FROM,   LABEL_RULE_HELP_TO,         LABEL_RULE_HELP_VALUE,
    LABEL_RULE_HELP_SOURCE, LABEL_RULE_HELP_URL,    LABEL_RULE_HELP_CONFIDENCE, LABEL_RULE_HELP_VALID_ON,
    LABEL_RULE_HELP_NOTE,
};

static void write_header(struct rule_sheets *sheets, const struct table *table) {
  size_t count;
  const struct text *names = table_header(table, &count);
  for (int i = 0; i < (int)count; i++) {
    struct text help = text_from(label(sheets->rules->language, column_help[i]));
    xlsx_text(&sheets->list, 0, i, names[i], STYLE_HEADER);
    xlsx_text(&sheets->help, i, 0, names[i], STYLE_LABEL);
    xlsx_text(&sheets->help, i, 1, help, STYLE_WRAPPED);
  }
}

/* What is wanted stands out. */
static void write_row(struct rule_sheets *sheets, int at, const struct table_row *row) {
  const bool is_wanted = rule_csv_is_request(row->cells[RULE_CSV_NOTE]);
  for (int i = 0; i < (int)row->count; i++) {
    const bool is_blank = is_wanted && i >= RULE_CSV_VALUE && i < RULE_CSV_NOTE;
    xlsx_text(&sheets->list, at, i, row->cells[i],
              is_blank             ? STYLE_WRONG
              : i == RULE_CSV_NOTE ? STYLE_WRAPPED
                                   : STYLE_TEXT);
  }
}

static void write_table(struct rule_sheets *sheets) {
  struct table_error error;
  struct table_row row;
  struct table *table = table_open_memory(sheets->rules->table, (struct table_options){0}, &error);
  if (table == NULL) abort(); /* it was written by this program */
  write_header(sheets, table);
  for (int at = 1; table_next(table, &row) == TABLE_OK; at++) write_row(sheets, at, &row);
  table_close(table);
}

static void set_view(const struct rule_sheets *sheets) {
  static const int widths[RULE_CSV_COLUMNS] = {9, 14, 11, 18, 7, 12, 12, 16, 30, 20, 12, 12, 60};
  enum { WIDTH_COLUMN = 14, WIDTH_HELP = 90 };
  for (int i = 0; i < RULE_CSV_COLUMNS; i++)
    worksheet_set_column(sheets->list.worksheet, (lxw_col_t)i, (lxw_col_t)i, widths[i],
                         sheets->book.formats[i == RULE_CSV_NOTE ? STYLE_WRAPPED : STYLE_TEXT]);
  worksheet_set_column(sheets->help.worksheet, 0, 0, WIDTH_COLUMN, NULL);
  worksheet_set_column(sheets->help.worksheet, 1, 1, WIDTH_HELP, NULL);
  worksheet_freeze_panes(sheets->list.worksheet, 1, RULE_CSV_PARAMETER + 1);
  xlsx_set_page(&sheets->list, (struct xlsx_page){.pages_wide = 1, .header_rows = 1});
}

/* A row_skeleton. */
static const char *write_book(void *context, const char *path, struct row_plan *plan) {
  static const struct date created = {0}; /* the same bytes on every day */
  struct rule_sheets *sheets = context;
  const enum language language = sheets->rules->language;
  (void)plan;
  xlsx_book_open(&sheets->book, path, sheets->folder);
  xlsx_book_describe(&sheets->book, label(language, LABEL_SHEET_RULES), label(language, LABEL_REPORT_SUBJECT),
                     "", created);
  sheets->list = xlsx_book_add(&sheets->book, label(language, LABEL_SHEET_RULES));
  sheets->help = xlsx_book_add(&sheets->book, label(language, LABEL_SHEET_BLANK_HELP));
  write_table(sheets);
  set_view(sheets);
  return xlsx_book_close(&sheets->book);
}

bool rule_book_write(const struct rule_book *book, struct output_file *file, struct row_failure *reason,
                     struct writer_failure *failure) {
  char *folder = path_folder(file->path);
  struct rule_sheets sheets = {.rules = book, .folder = folder};
  bool is_written = small_book_write(file, write_book, &sheets, reason, failure) &&
                    output_file_commit(file, &failure->error);
  free(folder);
  return is_written;
}
