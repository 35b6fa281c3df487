#include "formats/list/diagnostic_text.h"
#include "formats/report/cases.h"
#include "formats/report/cells.h"

/* The column as the list calls it. */
static void write_told(struct row_writer *writer, int field) {
  buffer_reset(&writer->text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(&writer->text, 0, ' ');
    buffer_add_text(&writer->text, case_columns_told(writer->context->columns, field, language));
  }
  sheet_words_once(&writer->text, 0, writer->context->language);
  row_writer_scratch(writer);
}

static void write_column(struct row_writer *writer, int field) {
  if (field < 0)
    row_writer_blank(writer);
  else if (writer->context->columns != NULL)
    write_told(writer, field);
  else
    row_writer_word(writer, field_label(field));
}

static void write_reason(struct row_writer *writer, const struct report_subject *subject) {
  buffer_reset(&writer->text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(&writer->text, 0, '\n');
    diagnostic_text(&writer->text, language, &subject->dossier->diagnostics, subject->diagnostic);
  }
  row_writer_scratch(writer);
}

/* 1 with the first fault of a row that has no results, so that such rows can be counted. */
static void write_counted(struct row_writer *writer, const struct report_subject *subject) {
  if (dossier_is_rejected(subject->dossier) && subject->diagnostic == subject->dossier->diagnostics.items)
    row_writer_count(writer, 1);
  else
    row_writer_blank(writer);
}

REPORT_CELL(cell_counted, write_counted(writer, subject))
REPORT_CELL(cell_column, write_column(writer, subject->diagnostic->field))
REPORT_CELL(cell_value, row_writer_text(writer, diagnostics_text(&subject->dossier->diagnostics,
                                                                 subject->diagnostic->value)))
REPORT_CELL(cell_code, row_writer_text(writer, text_from(diagnostics_table[subject->diagnostic->code].code)))
REPORT_CELL(cell_reason, write_reason(writer, subject))
REPORT_CELL(cell_raw, row_writer_text(writer, subject->dossier->raw))

#define TEXTS(title, style, width, flags, cell) \
  { title, ROW_TEXT, style, width, flags, cell, 0, 0, NULL }

static const struct report_column columns[] = {
    SOURCE_LINE_COLUMN,
    AS_RESULT(RECORD),
    TEXTS(LABEL_REJECT_COLUMN, STYLE_TEXT, 12, COLUMN_FITTED, cell_column),
    TEXTS(LABEL_REJECT_TEXT, STYLE_WRAPPED, 20, 0, cell_value),
    TEXTS(LABEL_REJECT_CODE, STYLE_TEXT, 7, 0, cell_code),
    TEXTS(LABEL_REJECT_REASON, STYLE_WRAPPED, 60, 0, cell_reason),
    TEXTS(LABEL_REJECT_ROW, STYLE_WRAPPED, 60, 0, cell_raw),
    {LABEL_REJECT_COUNTED, ROW_INTEGER, STYLE_COUNT, 7, COLUMN_SCREEN, cell_counted, 0, 0, NULL},
};

const struct report_layout report_rejected = {.name = LABEL_SHEET_REJECTED,
                                              .rows = ROWS_OF_FAULTS,
                                              .columns = columns,
                                              .count = sizeof columns / sizeof columns[0],
                                              .frozen = 0,
                                              .heading_lines = 3,
                                              .color = 0xC00000};
