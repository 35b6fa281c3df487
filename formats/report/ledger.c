#include "formats/report/cells.h"
#include "formats/words/figures_text.h"

static bool is_payable(const struct report_subject *subject) {
  return subject->line->status != LINE_NOT_PAYABLE;
}

/* Figures of the line at the column's offset; a month that is not payable has none. */
static void cell_amount(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  const void *at = (const char *)subject->line + column->offset;
  if (is_payable(subject))
    row_writer_money(writer, at);
  else
    row_writer_blank(writer);
}

static void cell_exact(struct row_writer *writer, const struct report_subject *subject,
                       const struct report_column *column) {
  const void *at = (const char *)subject->line + column->offset;
  buffer_reset(&writer->text);
  if (is_payable(subject)) exact_format(&writer->text, at);
  row_writer_scratch(writer);
}

static void cell_day(struct row_writer *writer, const struct report_subject *subject,
                     const struct report_column *column) {
  struct date date;
  memcpy(&date, (const char *)subject->line + column->offset, sizeof date);
  row_writer_day(writer, date);
}

static void write_base_from(struct row_writer *writer, const struct report_subject *subject) {
  if (is_payable(subject))
    row_writer_word(writer, word_label(WORDS_BASE, (int)subject->line->base_from));
  else
    row_writer_blank(writer);
}

static void write_days(struct row_writer *writer, const struct ledger_line *line) {
  if (line->has_days)
    row_writer_count(writer, line->days);
  else
    row_writer_blank(writer);
}

static void write_fee_rates(struct row_writer *writer, const struct report_subject *subject) {
  buffer_reset(&writer->text);
  figure_fee_rates(&writer->text, subject->assessment, subject->line);
  row_writer_scratch(writer);
}

static void write_basis(struct row_writer *writer, const struct report_subject *subject) {
  if (subject->basis != SHARED_STRING_NONE) {
    row_block_word(&writer->rows, subject->basis);
    return;
  }
  buffer_reset(&writer->text);
  figure_basis(&writer->text, subject->assessment, subject->line->basis);
  row_writer_text(writer, buffer_text(&writer->text));
}

REPORT_CELL(cell_month, row_writer_month(writer, subject->line->month))
REPORT_CELL(cell_base_from, write_base_from(writer, subject))
REPORT_CELL(cell_days, write_days(writer, subject->line))
REPORT_CELL(cell_fee_rates, write_fee_rates(writer, subject))
REPORT_CELL(cell_status, row_writer_word(writer, word_label(WORDS_LINE, (int)subject->line->status)))
REPORT_CELL(cell_basis, write_basis(writer, subject))

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
    {LABEL_LEDGER_MONTH, ROW_DATE, STYLE_MONTH, 9, 0, cell_month, 0, 0},
    AMOUNT(LABEL_LEDGER_BASE, 0, base),
    {LABEL_LEDGER_BASE_FROM, ROW_TEXT, STYLE_TEXT, 9, COLUMN_FITTED, cell_base_from, 0, 0},
    EXACT(LABEL_LEDGER_EMPLOYER_RATE, STYLE_RATE, 8, employer_rate),
    EXACT(LABEL_LEDGER_EMPLOYEE_RATE, STYLE_RATE, 8, employee_rate),
    AMOUNT(LABEL_LEDGER_EMPLOYER, COLUMN_SUMMED, employer),
    AMOUNT(LABEL_LEDGER_EMPLOYEE, COLUMN_SUMMED, employee),
    AMOUNT(LABEL_LEDGER_ARREARS, COLUMN_SUMMED, arrears),
    DAY(LABEL_LEDGER_FEE_FIRST, fee_first),
    DAY(LABEL_LEDGER_FEE_LAST, fee_last),
    {LABEL_LEDGER_DAYS, ROW_INTEGER, STYLE_COUNT, 6, 0, cell_days, 0, 0},
    {LABEL_LEDGER_FEE_RATES, ROW_TEXT, STYLE_TEXT, 12, COLUMN_FITTED, cell_fee_rates, 0, 0},
    EXACT(LABEL_LEDGER_LATE_FEE_EXACT, STYLE_EXACT, 15, late_fee_exact),
    AMOUNT(LABEL_LEDGER_LATE_FEE_UNCAPPED, COLUMN_SUMMED, late_fee_uncapped),
    AMOUNT(LABEL_LEDGER_LATE_FEE, COLUMN_SUMMED, late_fee),
    {LABEL_LEDGER_STATUS, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, cell_status, 0, 0},
    {LABEL_LEDGER_BECAUSE, ROW_TEXT, STYLE_CLIPPED, 60, 0, cell_basis, 0, 0},
};

const struct report_layout report_ledger = {.name = LABEL_SHEET_LEDGER,
                                            .columns = columns,
                                            .count = sizeof columns / sizeof columns[0],
                                            .frozen = 5,
                                            .pages_wide = 1,
                                            .unprinted = 1,
                                            .color = 0x1F4E79};
