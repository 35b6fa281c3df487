#include "formats/report/blank_book.h"

#include <stdio.h>
#include <stdlib.h>

#include "formats/file/path.h"
#include "formats/report/blank_list.h"
#include "formats/report/page.h"
#include "formats/sheet/xlsx_book.h"

/* The second sheet, and the rows of the first that are made ready. */
enum { HELP_COLUMN, HELP_FORM, HELP_UNFILLED, HELP_REGIONS = 4, HELP_WIDTH = HELP_UNFILLED + 1 };
enum { ROWS_READY = 10000, ROW_EXAMPLE = 1 };
enum { WIDTH_COLUMN = 18, WIDTH_TEXT = 60, WIDTH_REGION = 28 };

struct blank_sheets {
  const struct blank_book *blank;
  const char *folder;
  struct xlsx_book book;
  struct xlsx_sheet list, help;
  struct blank_column columns[FIELD_COUNT];
  int count;
  int last_region; /* row of the second sheet */
  struct buffer text;
};

static const char *terminated(struct buffer *text) {
  buffer_add_byte(text, '\0');
  return text->at;
}

static enum xlsx_style style_of(enum blank_form form) {
  switch (form) {
    case BLANK_MONTH:
    case BLANK_LAST_MONTH: return STYLE_MONTH;
    case BLANK_DATE: return STYLE_DAY;
    case BLANK_AMOUNT: return STYLE_MONEY;
    case BLANK_RATE: return STYLE_RATE;
    case BLANK_COUNT: return STYLE_ID;
    default: return STYLE_TEXT;
  }
}

static void put_label(struct blank_sheets *sheets, int column, enum label id) {
  xlsx_text(&sheets->help, 0, column, text_from(label(sheets->blank->language, id)), STYLE_HEADER);
}

/* What is in `text`, in as many lines as it takes. */
static void put_help(struct blank_sheets *sheets, int row, int column) {
  const struct report_page page = {.sheet = sheets->help};
  page_set_height(&page, row, buffer_text(&sheets->text), WIDTH_TEXT);
  xlsx_text(&sheets->help, row, column, buffer_text(&sheets->text), STYLE_WRAPPED);
}

static void write_help(struct blank_sheets *sheets) {
  const enum language language = sheets->blank->language;
  put_label(sheets, HELP_COLUMN, LABEL_BLANK_HELP_COLUMN);
  put_label(sheets, HELP_FORM, LABEL_BLANK_HELP_FORM);
  put_label(sheets, HELP_UNFILLED, LABEL_BLANK_HELP_UNFILLED);
  put_label(sheets, HELP_REGIONS, LABEL_BLANK_HELP_REGIONS);
  for (int i = 0; i < sheets->count; i++) {
    const struct blank_column *column = &sheets->columns[i];
    buffer_reset(&sheets->text);
    blank_list_heading(&sheets->text, language, column);
    xlsx_text(&sheets->help, 1 + i, HELP_COLUMN, buffer_text(&sheets->text), STYLE_LABEL);
    buffer_reset(&sheets->text);
    blank_list_form(&sheets->text, language, sheets->blank->kind, column);
    put_help(sheets, 1 + i, HELP_FORM);
    buffer_reset(&sheets->text);
    blank_list_unfilled(&sheets->text, language, sheets->blank->kind, column);
    put_help(sheets, 1 + i, HELP_UNFILLED);
  }
}

/* 江苏省苏州市; in English 320500 Suzhou, for names of cities there are alike. */
static void add_region(struct buffer *out, const struct blank_sheets *sheets,
                       const struct region_name *region) {
  if (sheets->blank->language == LANGUAGE_ZH) {
    regions_add_path(out, sheets->blank->regions, region->code);
    return;
  }
  region_format(out, region->code);
  buffer_add_byte(out, ' ');
  buffer_add_text(out, region->english.length > 0 ? region->english : region->name);
}

static void write_regions(struct blank_sheets *sheets) {
  const struct regions *regions = sheets->blank->regions;
  for (size_t i = 0; i < regions->count; i++) {
    const bool is_further_name = i > 0 && regions->names[i - 1].code == regions->names[i].code;
    if (is_further_name || regions->names[i].code == REGION_NATION) continue;
    buffer_reset(&sheets->text);
    add_region(&sheets->text, sheets, &regions->names[i]);
    xlsx_text(&sheets->help, ++sheets->last_region, HELP_REGIONS, buffer_text(&sheets->text), STYLE_TEXT);
  }
}

/* A month or a day as the date it is. */
static int64_t serial_of(struct text day) {
  struct date date;
  int year = 0, month = 0, first = 1;
  (void)sscanf(day.at, "%d-%d-%d", &year, &month, &first);
  return date_from_civil(&date, year, month, first) ? date.serial + XLSX_EPOCH : 0;
}

static void write_example(struct blank_sheets *sheets, int column) {
  const struct blank_column *filled = &sheets->columns[column];
  const enum xlsx_style style = style_of(filled->form);
  struct text example = blank_list_example(sheets->blank->language, sheets->blank->kind, filled->field);
  if (example.length == 0)
    xlsx_blank(&sheets->list, ROW_EXAMPLE, column, style);
  else if (style == STYLE_MONTH || style == STYLE_DAY)
    xlsx_count(&sheets->list, ROW_EXAMPLE, column, serial_of(example), style);
  else if (style == STYLE_MONEY || style == STYLE_ID)
    xlsx_count(&sheets->list, ROW_EXAMPLE, column, strtoll(example.at, NULL, 10), style);
  else
    xlsx_text(&sheets->list, ROW_EXAMPLE, column, example, style);
}

static void name_regions(struct blank_sheets *sheets, struct buffer *formula) {
  char last[32];
  (void)snprintf(last, sizeof last, "$%d", sheets->last_region + 1);
  buffer_add_literal(formula, "='");
  buffer_add_text(formula, text_from(label(sheets->blank->language, LABEL_SHEET_BLANK_HELP)));
  buffer_add_literal(formula, "'!$E$2:$E");
  buffer_add_text(formula, text_from(last));
  (void)terminated(formula);
}

static bool is_region(enum blank_form form) { return form == BLANK_REGION; }

/* A hint on every cell; where there is little to choose from, only that is taken. Several schemes may be
 * joined, and there are more regions than are listed: any text is taken there. */
static void validate(struct blank_sheets *sheets, int column, char *title, char *message, char *formula) {
  char *words[BLANK_WORDS_MAX + 1] = {NULL};
  const struct blank_book *blank = sheets->blank;
  const enum blank_form form = sheets->columns[column].form;
  const int count = blank_list_words((const char **)words, blank->language, blank->kind, form);
  lxw_data_validation rule = {.validate = count > 0         ? LXW_VALIDATION_TYPE_LIST
                                          : is_region(form) ? LXW_VALIDATION_TYPE_LIST_FORMULA
                                                            : LXW_VALIDATION_TYPE_ANY,
                              .input_title = title,
                              .input_message = message};
  const bool is_open = form == BLANK_SCHEMES || is_region(form);
  rule.show_error = is_open ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
  if (count > 0) rule.value_list = words;
  if (is_region(form)) rule.value_formula = formula;
  lxw_error error = worksheet_data_validation_range(sheets->list.worksheet, ROW_EXAMPLE, (lxw_col_t)column,
                                                    ROWS_READY, (lxw_col_t)column, &rule);
  if (sheets->book.error == LXW_NO_ERROR) sheets->book.error = error;
}

static void write_column(struct blank_sheets *sheets, int index) {
  enum { WIDTH = 16, WIDTH_ID = 22 };
  const struct blank_column *column = &sheets->columns[index];
  const enum language language = sheets->blank->language;
  struct buffer title = {0}, message = {0}, formula = {0};
  blank_list_heading(&title, language, column);
  blank_list_form(&message, language, sheets->blank->kind, column);
  xlsx_text(&sheets->list, 0, index, buffer_text(&title), STYLE_HEADER);
  worksheet_set_column(sheets->list.worksheet, (lxw_col_t)index, (lxw_col_t)index,
                       column->form == BLANK_ID_NUMBER ? WIDTH_ID : WIDTH,
                       sheets->book.formats[style_of(column->form)]);
  write_example(sheets, index);
  name_regions(sheets, &formula);
  (void)terminated(&title);
  (void)terminated(&message);
  validate(sheets, index, title.at, message.at, formula.at);
  buffer_clear(&title);
  buffer_clear(&message);
  buffer_clear(&formula);
}

static void set_view(const struct blank_sheets *sheets) {
  lxw_worksheet *help = sheets->help.worksheet;
  worksheet_set_column(help, HELP_COLUMN, HELP_COLUMN, WIDTH_COLUMN, NULL);
  worksheet_set_column(help, HELP_FORM, HELP_UNFILLED, WIDTH_TEXT, NULL);
  worksheet_set_column(help, HELP_REGIONS, HELP_REGIONS, WIDTH_REGION, NULL);
  worksheet_freeze_panes(help, 1, 0);
  worksheet_freeze_panes(sheets->list.worksheet, 1, 0);
  xlsx_set_page(&sheets->list, (struct xlsx_page){.pages_wide = 1, .header_rows = 1});
  xlsx_set_page(&sheets->help, (struct xlsx_page){.pages_wide = 1, .header_rows = 1});
}

/* A row_skeleton. */
static const char *write_book(void *context, const char *path, struct row_plan *plan) {
  static const struct date created = {0}; /* the same bytes on every day */
  struct blank_sheets *sheets = context;
  const enum language language = sheets->blank->language;
  (void)plan;
  sheets->last_region = 0;
  xlsx_book_open(&sheets->book, path, sheets->folder);
  xlsx_book_describe(&sheets->book, label(language, LABEL_SHEET_BLANK_LIST),
                     label(language, LABEL_REPORT_SUBJECT), "", created);
  sheets->list = xlsx_book_add(&sheets->book, label(language, LABEL_SHEET_BLANK_LIST));
  sheets->help = xlsx_book_add(&sheets->book, label(language, LABEL_SHEET_BLANK_HELP));
  write_help(sheets);
  write_regions(sheets);
  for (int i = 0; i < sheets->count; i++) write_column(sheets, i);
  set_view(sheets);
  return xlsx_book_close(&sheets->book);
}

bool blank_book_write(const struct blank_book *book, struct output_file *file, struct row_failure *reason,
                      struct writer_failure *failure) {
  char *folder = path_folder(file->path);
  struct blank_sheets sheets = {.blank = book, .folder = folder};
  sheets.count = blank_list_columns(sheets.columns, book->kind);
  bool is_written = small_book_write(file, write_book, &sheets, reason, failure) &&
                    output_file_commit(file, &failure->error);
  buffer_clear(&sheets.text);
  free(folder);
  return is_written;
}
