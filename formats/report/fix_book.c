#include "formats/report/fix_book.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "formats/file/path.h"
#include "formats/list/fix_mark.h"
#include "formats/record/fix_row.h"
#include "formats/report/small_book.h"
#include "formats/sheet/xlsx_book.h"
#include "formats/words/display_width.h"

/* What is kept of the rows: a mark, and behind those of cells the length and the bytes of the text. */
enum { MARK_CELL = 'c', MARK_WRONG = 'w', MARK_ROW_END = '\n' };

struct fix_book {
  struct writer writer; /* first: a struct writer is what others see */
  struct text_context context;
  struct date created;
  struct output_file file;
  char *folder; /* owned; for temporary files */
  struct buffer rows;
  struct row_failure unwritten; /* why there is no workbook */
};

static void *fix_block_new(struct writer *writer) {
  (void)writer;
  return array_new(1, sizeof(struct buffer));
}

static void fix_block_free(void *block) {
  buffer_clear(block);
  free(block);
}

static void keep_cell(void *to, struct text text, bool is_wrong) {
  buffer_add_byte(to, is_wrong ? MARK_WRONG : MARK_CELL);
  buffer_add_text(to, (struct text){(const char *)&text.length, sizeof text.length});
  buffer_add_text(to, text);
}

static void fix_format(const struct writer *writer, void *block, const struct dossier *dossiers,
                       size_t count) {
  const struct fix_book *book = (const struct fix_book *)writer;
  buffer_reset(block);
  for (size_t i = 0; i < count; i++) {
    if (!dossier_has_errors(&dossiers[i])) continue;
    fix_row_cells(&book->context, &dossiers[i], (struct fix_cells){keep_cell, block});
    buffer_add_byte(block, MARK_ROW_END);
  }
}

static bool fix_append(struct writer *writer, void *block) {
  buffer_add_text(&((struct fix_book *)writer)->rows, buffer_text(block));
  return true;
}

static enum xlsx_style style_of(int row, int column, bool is_wrong) {
  if (row == 0) return STYLE_HEADER;
  return is_wrong ? STYLE_WRONG : column == FIX_REASON ? STYLE_WRAPPED : STYLE_TEXT;
}

enum { WIDTH_LINE = 9, WIDTH_REASON = 80, WIDTH_OWN = 20 };

/* As many lines as the reason takes, two at least. Letters are not all as wide as the digits that a column's
 * width counts; so a line holds a little less. */
static int row_height(struct text reason) {
  enum { LINE_HEIGHT = 15, LINES_LEAST = 2, LINES_MOST = 27 /* 409 points, which no row exceeds */ };
  struct buffer lines = {0};
  int count = 1;
  display_wrap(&lines, reason, 0, 0, WIDTH_REASON - 4);
  for (size_t i = 0; i < lines.length; i++) count += lines.at[i] == '\n';
  buffer_clear(&lines);
  return LINE_HEIGHT * (count < LINES_LEAST ? LINES_LEAST : count > LINES_MOST ? LINES_MOST : count);
}

static void write_rows(const struct xlsx_sheet *sheet, struct text kept) {
  int row = 0, column = 0, height = (int)LXW_DEF_ROW_HEIGHT;
  for (size_t at = 0; at < kept.length;) {
    const char mark = kept.at[at++];
    if (mark == MARK_ROW_END) {
      worksheet_set_row(sheet->worksheet, (lxw_row_t)row, height, NULL);
      row++;
      column = 0;
      continue;
    }
    size_t length;
    memcpy(&length, kept.at + at, sizeof length);
    at += sizeof length;
    if (row > 0 && column == FIX_REASON) height = row_height((struct text){kept.at + at, length});
    enum xlsx_style style = style_of(row, column, mark == MARK_WRONG);
    if (length == 0)
      xlsx_blank(sheet, row, column++, style);
    else
      xlsx_text(sheet, row, column++, (struct text){kept.at + at, length}, style);
    at += length;
  }
}

static void set_view(const struct xlsx_sheet *sheet, size_t columns) {
  lxw_worksheet *worksheet = sheet->worksheet;
  worksheet_set_column(worksheet, FIX_LINE, FIX_LINE, WIDTH_LINE, NULL);
  worksheet_set_column(worksheet, FIX_REASON, FIX_REASON, WIDTH_REASON, NULL);
  worksheet_set_column(worksheet, FIX_COLUMNS_BEFORE, (lxw_col_t)(FIX_COLUMNS_BEFORE + columns), WIDTH_OWN,
                       sheet->book->formats[STYLE_TEXT]);
  worksheet_freeze_panes(worksheet, 1, FIX_COLUMNS_BEFORE);
  xlsx_set_page(sheet, (struct xlsx_page){.pages_wide = 1, .header_rows = 1});
}

/* A row_skeleton. */
static const char *write_book(void *context, const char *path, struct row_plan *plan) {
  const struct fix_book *fix = context;
  const enum language language = fix->context.language;
  struct buffer rows = {0};
  struct xlsx_book book;
  (void)plan;
  xlsx_book_open(&book, path, fix->folder);
  xlsx_book_describe(&book, label(language, LABEL_SHEET_REJECTED), label(language, LABEL_REPORT_SUBJECT), "",
                     fix->created);
  struct xlsx_sheet sheet = xlsx_book_add(&book, label(language, LABEL_SHEET_REJECTED));
  fix_row_header(&fix->context, (struct fix_cells){keep_cell, &rows});
  buffer_add_byte(&rows, MARK_ROW_END);
  buffer_add_text(&rows, buffer_text(&fix->rows));
  write_rows(&sheet, buffer_text(&rows));
  set_view(&sheet, fix_row_width(&fix->context));
  buffer_clear(&rows);
  return xlsx_book_close(&book);
}

static bool fix_settle(struct writer *writer) {
  struct fix_book *fix = (struct fix_book *)writer;
  return fix->file.is_settled ||
         small_book_write(&fix->file, write_book, fix, &fix->unwritten, &writer->failure);
}

static bool fix_name(struct writer *writer) {
  return fix_settle(writer) && output_file_name(&((struct fix_book *)writer)->file, &writer->failure.error);
}

static bool fix_take_back(struct writer *writer) {
  return output_file_take_back(&((struct fix_book *)writer)->file);
}

static bool fix_finish(struct writer *writer) {
  return fix_settle(writer) && output_file_commit(&((struct fix_book *)writer)->file, &writer->failure.error);
}

static void fix_abandon(struct writer *writer) { output_file_abandon(&((struct fix_book *)writer)->file); }

static void fix_free(struct writer *writer) {
  fix_abandon(writer);
  buffer_clear(&((struct fix_book *)writer)->rows);
  free(((struct fix_book *)writer)->folder);
  free(writer);
}

static const struct writer_operations operations = {
    .block_new = fix_block_new,
    .block_free = fix_block_free,
    .format = fix_format,
    .append = fix_append,
    .settle = fix_settle,
    .name = fix_name,
    .take_back = fix_take_back,
    .finish = fix_finish,
    .abandon = fix_abandon,
    .free = fix_free,
};

struct writer *fix_book_open(const struct text_context *context, struct date created, const char *path,
                             bool force, struct writer_failure *failure) {
  struct fix_book *fix = array_new(1, sizeof *fix);
  fix->writer.operations = &operations;
  fix->writer.failure.path = failure->path = path;
  fix->context = *context;
  fix->created = created;
  fix->folder = path_folder(path);
  if (output_file_open(&fix->file, path, force, &failure->error)) return &fix->writer;
  fix_free(&fix->writer);
  return NULL;
}
