#include "formats/figures_text.h"
#include "formats/report_cells.h"

static bool is_payable(const struct report_subject *subject) {
  return subject->line->status != LINE_NOT_PAYABLE;
}

/* Figures of the line at the column's offset; a month that is not payable has none. */
static void cell_amount(struct report_pen *pen, const struct report_subject *subject,
                        const struct report_column *column) {
  const void *at = (const char *)subject->line + column->offset;
  if (is_payable(subject))
    report_pen_money(pen, at);
  else
    report_pen_blank(pen);
}

static void cell_exact(struct report_pen *pen, const struct report_subject *subject,
                       const struct report_column *column) {
  const void *at = (const char *)subject->line + column->offset;
  buffer_reset(&pen->text);
  if (is_payable(subject)) exact_format(&pen->text, at);
  report_pen_scratch(pen);
}

static void cell_day(struct report_pen *pen, const struct report_subject *subject,
                     const struct report_column *column) {
  struct date date;
  memcpy(&date, (const char *)subject->line + column->offset, sizeof date);
  report_pen_day(pen, date);
}

static void write_base_from(struct report_pen *pen, const struct report_subject *subject) {
  if (is_payable(subject))
    report_pen_word(pen, (enum label)((int)LABEL_BASE_STATED + (int)subject->line->base_from));
  else
    report_pen_blank(pen);
}

static void write_days(struct report_pen *pen, const struct ledger_line *line) {
  if (line->has_days)
    report_pen_count(pen, line->days);
  else
    report_pen_blank(pen);
}

static void write_fee_rates(struct report_pen *pen, const struct report_subject *subject) {
  buffer_reset(&pen->text);
  figure_fee_rates(&pen->text, subject->assessment, subject->line);
  report_pen_scratch(pen);
}

static void write_because(struct report_pen *pen, const struct report_subject *subject) {
  if (subject->because != ROW_WORD_NONE)
    row_block_word(&pen->rows, subject->because);
  else
    report_pen_text(pen, report_pen_because(pen, subject->assessment, subject->line->because));
}

REPORT_CELL(cell_month, report_pen_month(pen, subject->line->month))
REPORT_CELL(cell_base_from, write_base_from(pen, subject))
REPORT_CELL(cell_days, write_days(pen, subject->line))
REPORT_CELL(cell_fee_rates, write_fee_rates(pen, subject))
REPORT_CELL(cell_status, report_pen_word(pen, (enum label)((int)LABEL_LINE_OK + (int)subject->line->status)))
REPORT_CELL(cell_because, write_because(pen, subject))

#define AMOUNT(title, flags, field) \
  { title, ROW_MONEY, STYLE_MONEY, 11, flags, cell_amount, offsetof(struct ledger_line, field), 0 }
#define EXACT(title, style, width, field) \
  { title, ROW_DECIMAL, style, width, 0, cell_exact, offsetof(struct ledger_line, field), 0 }
#define DAY(title, field) \
  { title, ROW_DATE, STYLE_DAY, 11, 0, cell_day, offsetof(struct ledger_line, field), 0 }

static const struct report_column columns[] = {
    REPORT_COLUMN_RECORD,
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_CASE_ID, 8, case_id),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_NAME, 8, name),
    {LABEL_FIELD_SCHEME, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, report_cell_scheme, 0, 0},
    {LABEL_MONTH, ROW_DATE, STYLE_MONTH, 9, 0, cell_month, 0, 0},
    AMOUNT(LABEL_BASE, 0, base),
    {LABEL_BASE_FROM, ROW_TEXT, STYLE_TEXT, 9, COLUMN_FITTED, cell_base_from, 0, 0},
    EXACT(LABEL_EMPLOYER_RATE, STYLE_RATE, 8, employer_rate),
    EXACT(LABEL_EMPLOYEE_RATE, STYLE_RATE, 8, employee_rate),
    AMOUNT(LABEL_EMPLOYER, COLUMN_SUMMED, employer),
    AMOUNT(LABEL_EMPLOYEE, COLUMN_SUMMED, employee),
    AMOUNT(LABEL_ARREARS, COLUMN_SUMMED, arrears),
    DAY(LABEL_FEE_FIRST, fee_first),
    DAY(LABEL_FEE_LAST, fee_last),
    {LABEL_DAYS, ROW_INTEGER, STYLE_COUNT, 6, 0, cell_days, 0, 0},
    {LABEL_FEE_RATES, ROW_TEXT, STYLE_TEXT, 12, COLUMN_FITTED, cell_fee_rates, 0, 0},
    EXACT(LABEL_LATE_FEE_EXACT, STYLE_EXACT, 15, late_fee_exact),
    AMOUNT(LABEL_LATE_FEE_UNCAPPED, COLUMN_SUMMED, late_fee_uncapped),
    AMOUNT(LABEL_LATE_FEE, COLUMN_SUMMED, late_fee),
    {LABEL_STATUS, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, cell_status, 0, 0},
    {LABEL_BECAUSE, ROW_TEXT, STYLE_CLIPPED, 60, 0, cell_because, 0, 0},
};

const struct report_layout report_ledger = {.name = LABEL_SHEET_LEDGER,
                                            .columns = columns,
                                            .count = sizeof columns / sizeof columns[0],
                                            .frozen = 5,
                                            .pages_wide = 1,
                                            .unprinted = 1,
                                            .color = 0x1F4E79};
