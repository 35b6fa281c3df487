#include "formats/diagnostic_text.h"
#include "formats/report_cells.h"

/* The column as the list calls it. */
static void write_column(struct report_pen *pen, int field) {
  const struct case_columns *known = pen->context->columns;
  if (field < 0)
    report_pen_blank(pen);
  else if (known != NULL)
    report_pen_text(pen, case_columns_name(known, field));
  else
    report_pen_word(pen, (enum label)((int)LABEL_FIELD_KIND + field));
}

static void write_reason(struct report_pen *pen, const struct report_subject *subject) {
  buffer_reset(&pen->text);
  diagnostic_text(&pen->text, pen->context->language, &subject->dossier->diagnostics, subject->diagnostic);
  report_pen_scratch(pen);
}

REPORT_CELL(cell_column, write_column(pen, subject->diagnostic->field))
REPORT_CELL(cell_value, report_pen_text(pen, diagnostics_text(&subject->dossier->diagnostics,
                                                              subject->diagnostic->value)))
REPORT_CELL(cell_code, report_pen_text(pen, text_from(diagnostics_table[subject->diagnostic->code].code)))
REPORT_CELL(cell_reason, write_reason(pen, subject))
REPORT_CELL(cell_raw, report_pen_text(pen, subject->dossier->raw))

#define TEXTS(title, style, width, flags, cell) \
  { title, ROW_TEXT, style, width, flags, cell, 0, 0 }

static const struct report_column columns[] = {
    REPORT_COLUMN_SOURCE_LINE,
    REPORT_COLUMN_RECORD,
    TEXTS(LABEL_REJECT_COLUMN, STYLE_TEXT, 12, COLUMN_FITTED, cell_column),
    TEXTS(LABEL_REJECT_TEXT, STYLE_WRAPPED, 20, 0, cell_value),
    TEXTS(LABEL_REJECT_CODE, STYLE_TEXT, 7, 0, cell_code),
    TEXTS(LABEL_REJECT_REASON, STYLE_WRAPPED, 80, 0, cell_reason),
    TEXTS(LABEL_REJECT_ROW, STYLE_WRAPPED, 80, 0, cell_raw),
};

const struct report_layout report_rejected = {.name = LABEL_SHEET_REJECTED,
                                              .columns = columns,
                                              .count = sizeof columns / sizeof columns[0],
                                              .frozen = 0,
                                              .pages_wide = 1,
                                              .row_height = 30,
                                              .color = 0xC00000};
