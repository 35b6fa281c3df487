#include "calc/fixed_sum.h"
#include "formats/report/cases.h"
#include "formats/report/cells.h"
#include "formats/report/line_formula.h"
#include "formats/words/figures_text.h"

static void write_fee_rates(struct row_writer *writer, struct fee_segments segments) {
  buffer_reset(&writer->text);
  figure_fee_rates(&writer->text, segments);
  row_writer_scratch(writer);
}

static void write_basis(struct row_writer *writer, struct basis_place basis) {
  if (basis.number == 0)
    row_writer_blank(writer);
  else
    row_writer_link(writer, writer->context->places.bases, basis.first_row, 1, (int64_t)basis.number);
}

static void put_formula(struct row_writer *writer, int figure) {
  struct formula *formula = row_writer_formula(writer);
  if (formula != NULL) row_writer_put_formula(writer, line_formula(formula, &writer->line, figure), figure);
}

/* What the case states for the month, where it is asked for at all. */
static void write_stated(struct row_writer *writer, const struct report_subject *subject,
                         const struct stated_number *stated, struct month month) {
  if (stated->is_stated && subject->line->status != LINE_NOT_PAYABLE)
    row_writer_decimal(writer, stated_at(stated, month));
  else
    row_writer_blank(writer);
}

REPORT_CELL(cell_wage, write_stated(writer, subject, &subject->dossier->reported.wage, subject->line->month))

/* A stated average stands in the place of a rule, and so is that of the month whose terms apply. */
static void cell_average(struct row_writer *writer, const struct report_subject *subject,
                         const struct report_column *column) {
  struct line_view view;
  (void)column;
  line_view_set(&view, &subject->dossier->reported, subject->assessment, subject->line);
  write_stated(writer, subject, &subject->dossier->reported.average_wage, line_view_month_of_terms(&view));
}

/* What is in a share beside base times rate. */
static void write_fixed(struct row_writer *writer, const struct report_subject *subject,
                        enum ledger_cell cell) {
  struct exact sum = {0};
  if (fixed_sum_find(&sum, subject->assessment, subject->line, cell == LEDGER_CELL_FIXED_EMPLOYER)) {
    put_formula(writer, (int)cell);
    row_writer_decimal(writer, &sum);
  } else {
    row_writer_blank(writer);
  }
  exact_clear(&sum);
}

REPORT_CELL(cell_fixed_employer, write_fixed(writer, subject, LEDGER_CELL_FIXED_EMPLOYER))
REPORT_CELL(cell_fixed_employee, write_fixed(writer, subject, LEDGER_CELL_FIXED_EMPLOYEE))

REPORT_CELL(cell_values, row_writer_values(writer, ledger_titles))

#define WRITE_RATE(value) row_writer_decimal(writer, &(value))
#define WRITE_EXACT(value) row_writer_decimal(writer, &(value))
#define WRITE_FEE_RATES(value) write_fee_rates(writer, value)
#define WRITE_BASIS(value) write_basis(writer, subject->basis)

#define LINE_ROW(ID, key, label, type, value, when, ...)                                         \
  static void ledger_cell_##key(struct row_writer *writer, const struct report_subject *subject, \
                                const struct report_column *column) {                            \
    const struct assessment *assessment = subject->assessment;                                   \
    const struct ledger_line *line = subject->line;                                              \
    (void)assessment, (void)line, (void)column;                                                  \
    if (!(when)) {                                                                               \
      row_writer_blank(writer);                                                                  \
      return;                                                                                    \
    }                                                                                            \
    put_formula(writer, LEDGER_##ID);                                                            \
    WRITE_##type(value);                                                                         \
  }
#include "calc/figures.def"

#define LINE_PART(ID, key, zh, en, type, value, when, least) \
  {.title = LABEL_LEDGER_##ID,                               \
   FORM_##type(NO_SUM),                                      \
   .width = least,                                           \
   .cell = ledger_cell_##key,                                \
   .only_with = IF_PART},

/* As stated: with as many decimals as the list has. */
#define FORM_STATED COLUMN_FORM(ROW_DECIMAL, STYLE_MONEY, COLUMN_FITTED | COLUMN_TALLIED)
#define COLUMN_OF_MONEY COLUMN_FORM(ROW_MONEY, STYLE_MONEY, COLUMN_SUMMED | COLUMN_INTEREST)
#define COLUMN_OF_COUNT COLUMN_FORM(ROW_INTEGER, STYLE_COUNT, COLUMN_INTEREST)
#define COLUMN_OF_FEE_RATES COLUMN_FORM(ROW_TEXT, STYLE_TEXT, COLUMN_FITTED | COLUMN_INTEREST)
#define LINE_INTEREST(ID, key, zh, en, type, value, when, least) \
  {.title = LABEL_LEDGER_##ID, COLUMN_OF_##type, .width = least, .cell = ledger_cell_##key},

/* The columns of shortfalls and of payments in part, in lists that say what was paid. */
#define IF_PART BIT(PAID_ARREARS)
#define IF_PAID (BIT(DECLARED_BASE) | BIT(PAID_EMPLOYER) | BIT(PAID_EMPLOYEE))
#define BIT(field) (UINT64_C(1) << FIELD_##field)

/* Daily rates with their days, and the fee before it is rounded, are as long as a gap makes them, and stand
 * behind what is printed; so do fixed sums, for which a page has no room across. */
#define PRINTED_MONTH(...) {__VA_ARGS__},
#define PRINTED_MONEY(...) {__VA_ARGS__},
#define PRINTED_WORD(...) {__VA_ARGS__},
#define PRINTED_RATE(...) {__VA_ARGS__},
#define PRINTED_DAY(...) {__VA_ARGS__},
#define PRINTED_COUNT(...) {__VA_ARGS__},
#define PRINTED_BASIS(...) {__VA_ARGS__},
#define PRINTED_FEE_RATES(...)
#define PRINTED_EXACT(...)

static const struct report_column columns[] = {
    AS_RESULT(RECORD),
    AS_RESULT(NAME),
    AS_RESULT(SCHEME),
    {.title = LABEL_LEDGER_WAGE, FORM_STATED, .width = 9, .cell = cell_wage},
    {.title = LABEL_LEDGER_AVERAGE,
     FORM_STATED,
     .width = 9,
     .cell = cell_average,
     .only_with = BIT(AVERAGE_WAGE)},
#define LINE_ROW(ID, key, label, type, value, when, sum, least) \
  PRINTED_##type(.title = label, FORM_##type(sum), .width = least, .cell = ledger_cell_##key)
#define LINE_SHORTFALL(ID, key, ...) \
  {.title = LABEL_LEDGER_##ID,       \
   FORM_MONEY(NO_SUM),               \
   .width = 11,                      \
   .cell = ledger_cell_##key,        \
   .only_with = IF_PAID},
#include "calc/figures.def"
    {.title = LABEL_LEDGER_FEE_RATES,
     COLUMN_FORM(ROW_TEXT, STYLE_TEXT, COLUMN_FITTED | COLUMN_SCREEN),
     .width = 9,
     .cell = ledger_cell_fee_rates},
    {.title = LABEL_LEDGER_LATE_FEE_EXACT,
     FORM_EXACT(NO_SUM),
     .width = 9,
     .cell = ledger_cell_late_fee_exact},
    {.title = LABEL_LEDGER_FIXED_EMPLOYER, FORM_STATED, .width = 9, .cell = cell_fixed_employer},
    {.title = LABEL_LEDGER_FIXED_EMPLOYEE, FORM_STATED, .width = 9, .cell = cell_fixed_employee},
    {.title = LABEL_FORMULA_VALUES, FORM_TEXT(NO_SUM), .width = 10, .cell = cell_values},
    AS_RESULT_ON_SCREEN(CASE_ID),
};

const struct report_layout report_ledger = {.name = LABEL_SHEET_LEDGER,
                                            .rows = ROWS_OF_MONTHS,
                                            .columns = columns,
                                            .count = sizeof columns / sizeof columns[0],
                                            .frozen = 6, /* up to the month */
                                            .heading_lines = 3,
                                            .color = 0x1F4E79};
