#include "formats/quote/months.h"

#include "calc/figure.h"
#include "calc/fixed_sum.h"
#include "formats/quote/words.h"
#include "formats/words/figures_text.h"
#include "formats/words/text_grid.h"

enum { INDENT = 2 };

/* One table on its way to the terminal. */
struct month_table {
  struct text_grid grid;
  const struct quote_options *options;
  const struct assessment *assessment;
};

static void label_cell(struct month_table *table, enum label id) {
  buffer_add_text(&table->grid.texts, text_from(label(table->options->language, id)));
  text_grid_cell(&table->grid);
}

static void header_row(struct month_table *table, const enum label *labels) {
  for (int i = 0; i < table->grid.columns; i++) label_cell(table, labels[i]);
}

static void empty_cells(struct month_table *table, int count) {
  for (int i = 0; i < count; i++) text_grid_cell(&table->grid);
}

static void amount_cell(struct month_table *table, const struct money *amount, bool is_shown) {
  if (is_shown) quote_amount(&table->grid.texts, amount);
  text_grid_cell(&table->grid);
}

static void rate_cell(struct month_table *table, const struct exact *rate, bool is_shown) {
  if (is_shown) quote_rate(&table->grid.texts, rate);
  text_grid_cell(&table->grid);
}

static void date_cell(struct month_table *table, struct date date) {
  figure_date(&table->grid.texts, date);
  text_grid_cell(&table->grid);
}

/* A flexible worker has no employer's share to show. */
static bool has_employer(const struct assessment *assessment) { return assessment->payer != PAYER_FLEXIBLE; }

/* What is in the share beside base times rate. */
static void fixed_cell(struct month_table *table, const struct ledger_line *line, bool is_employer) {
  struct exact sum = {0};
  if (fixed_sum_find(&sum, table->assessment, line, is_employer)) exact_format(&table->grid.texts, &sum);
  text_grid_cell(&table->grid);
  exact_clear(&sum);
}

static void arrears_row(struct month_table *table, const struct quote_basis *basis,
                        const struct ledger_line *line) {
  bool is_payable = line->status != LINE_NOT_PAYABLE;
  bool shows_employer = is_payable && has_employer(table->assessment);
  month_format(&table->grid.texts, line->month);
  text_grid_cell(&table->grid);
  amount_cell(table, &line->base, is_payable);
  if (is_payable)
    label_cell(table, word_label(WORDS_BASE, (int)line->base_from));
  else
    empty_cells(table, 1);
  rate_cell(table, &line->employer_rate, shows_employer);
  fixed_cell(table, line, true);
  rate_cell(table, &line->employee_rate, is_payable);
  fixed_cell(table, line, false);
  amount_cell(table, &line->employer, shows_employer);
  amount_cell(table, &line->employee, is_payable);
  amount_cell(table, &line->arrears, is_payable);
  if (is_payable)
    empty_cells(table, 1);
  else
    label_cell(table, LABEL_LINE_NOT_PAYABLE);
  if (is_payable) quote_basis_refer(&table->grid.texts, basis, table->assessment, line->basis);
  text_grid_cell(&table->grid);
}

static void arrears_totals(struct month_table *table) {
  const struct assessment *assessment = table->assessment;
  if (!money_is_zero(&assessment->arrears_difference)) {
    label_cell(table, LABEL_ROUNDING_DIFFERENCE);
    empty_cells(table, 8);
    amount_cell(table, &assessment->arrears_difference, true);
    empty_cells(table, 2);
  }
  label_cell(table, LABEL_QUOTE_SUM);
  empty_cells(table, 6);
  amount_cell(table, &assessment->employer_arrears, has_employer(assessment));
  amount_cell(table, &assessment->employee_arrears, true);
  amount_cell(table, &assessment->arrears, true);
  empty_cells(table, 2);
}

static void print_table(struct buffer *out, struct month_table *table, enum label title) {
  quote_title(out, table->options, title);
  text_grid_print(out, &table->grid, INDENT, table->options->with_colour);
  text_grid_clear(&table->grid);
}

static void print_arrears(struct buffer *out, const struct quote_options *options,
                          const struct quote_basis *basis, const struct assessment *assessment) {
  static const enum label labels[] = {
      LABEL_LEDGER_MONTH,          LABEL_LEDGER_BASE,           LABEL_LEDGER_BASE_FROM,
      LABEL_LEDGER_EMPLOYER_RATE,  LABEL_LEDGER_FIXED_EMPLOYER, LABEL_LEDGER_EMPLOYEE_RATE,
      LABEL_LEDGER_FIXED_EMPLOYEE, LABEL_LEDGER_EMPLOYER,       LABEL_LEDGER_EMPLOYEE,
      LABEL_LEDGER_ARREARS,        LABEL_LEDGER_STATUS,         LABEL_QUOTE_RULES};
  bool has_total = assessment->line_count > 1 && result_amount(assessment, RESULT_ARREARS) != NULL;
  struct month_table table = {
      .grid = {.columns = 12, .aligns = "lrlrrrrrrrll", .has_header = true, .has_total = has_total},
      .options = options,
      .assessment = assessment};
  header_row(&table, labels);
  for (size_t i = 0; i < assessment->line_count; i++) arrears_row(&table, basis, &assessment->lines[i]);
  if (has_total) arrears_totals(&table);
  print_table(out, &table, LABEL_QUOTE_MONTHS);
}

static void due_and_paid_row(struct month_table *table, const struct ledger_line *line) {
  const struct shortfall_line *shortfall = assessment_shortfall(table->assessment, line);
  month_format(&table->grid.texts, line->month);
  text_grid_cell(&table->grid);
  amount_cell(table, &line->base, true);
  amount_cell(table, &shortfall->paid_base, shortfall->has_paid_base);
  amount_cell(table, &shortfall->due_employer, has_employer(table->assessment));
  amount_cell(table, &shortfall->paid_employer, has_employer(table->assessment));
  amount_cell(table, &shortfall->due_employee, true);
  amount_cell(table, &shortfall->paid_employee, true);
  amount_cell(table, &shortfall->surplus, !money_is_zero(&shortfall->surplus));
}

static void print_due_and_paid(struct buffer *out, const struct quote_options *options,
                               const struct assessment *assessment) {
  static const enum label labels[] = {LABEL_LEDGER_MONTH,         LABEL_LEDGER_BASE,
                                      LABEL_LEDGER_PAID_BASE,     LABEL_LEDGER_DUE_EMPLOYER,
                                      LABEL_LEDGER_PAID_EMPLOYER, LABEL_LEDGER_DUE_EMPLOYEE,
                                      LABEL_LEDGER_PAID_EMPLOYEE, LABEL_LEDGER_SURPLUS};
  struct month_table table = {.grid = {.columns = 8, .aligns = "lrrrrrrr", .has_header = true},
                              .options = options,
                              .assessment = assessment};
  header_row(&table, labels);
  for (size_t i = 0; i < assessment->line_count; i++)
    if (assessment->lines[i].status != LINE_NOT_PAYABLE) due_and_paid_row(&table, &assessment->lines[i]);
  print_table(out, &table, LABEL_QUOTE_DUE_AND_PAID);
}

/* What of the month was paid before, and for how long that part bears the fee; `days` is the rest's. */
static void part_cells(struct month_table *table, const struct ledger_line *line) {
  const struct assessment *assessment = table->assessment;
  const struct part_payment *part =
      assessment_has(assessment, FIGURE_PART) ? assessment_part(assessment, line) : NULL;
  if (part == NULL || money_is_zero(&part->amount)) {
    empty_cells(table, 2);
    return;
  }
  amount_cell(table, &part->amount, true);
  if (line->has_days) figure_number(&table->grid.texts, part->days);
  text_grid_cell(&table->grid);
}

static void fee_row(struct month_table *table, const struct ledger_line *line) {
  bool is_cut = money_compare(&line->late_fee_uncapped, &line->late_fee) != 0;
  month_format(&table->grid.texts, line->month);
  text_grid_cell(&table->grid);
  date_cell(table, line->fee_first);
  date_cell(table, line->fee_last);
  if (line->has_days) figure_number(&table->grid.texts, line->days);
  text_grid_cell(&table->grid);
  figure_fee_rates(&table->grid.texts, assessment_fee_segments(table->assessment, line));
  text_grid_cell(&table->grid);
  part_cells(table, line);
  amount_cell(table, &line->late_fee_uncapped, is_cut);
  amount_cell(table, &line->late_fee, true);
  if (line->status == LINE_WAIVED)
    label_cell(table, LABEL_LINE_WAIVED);
  else if (!line->has_days)
    label_cell(table, LABEL_QUOTE_NO_FEE);
  else
    empty_cells(table, 1);
}

static void fee_difference_row(struct month_table *table, enum label id, const struct money *amount) {
  if (money_is_zero(amount)) return;
  label_cell(table, id);
  empty_cells(table, 7);
  amount_cell(table, amount, true);
  empty_cells(table, 1);
}

/* What a cap of the case total takes off: total - (lines + rounding difference), 0 or less. */
static void find_case_cap(struct money *cut, const struct assessment *assessment) {
  money_subtract(cut, &assessment->late_fee, &assessment->fee_difference);
  for (size_t i = 0; i < assessment->line_count; i++)
    money_subtract(cut, cut, &assessment->lines[i].late_fee);
}

static void fee_totals(struct month_table *table) {
  const struct assessment *assessment = table->assessment;
  struct money cut = {0};
  find_case_cap(&cut, assessment);
  fee_difference_row(table, LABEL_ROUNDING_DIFFERENCE, &assessment->fee_difference);
  fee_difference_row(table, LABEL_CAP_REDUCTION, &cut);
  money_clear(&cut);
  label_cell(table, LABEL_QUOTE_SUM);
  empty_cells(table, 7);
  amount_cell(table, &assessment->late_fee, true);
  empty_cells(table, 1);
}

static bool is_charged(const struct assessment *assessment) {
  for (size_t i = 0; i < assessment->line_count; i++)
    if (assessment->lines[i].has_days || assessment->lines[i].status == LINE_WAIVED) return true;
  return false;
}

static void print_fees(struct buffer *out, const struct quote_options *options,
                       const struct assessment *assessment) {
  static const enum label labels[] = {
      LABEL_LEDGER_MONTH,     LABEL_LEDGER_FEE_FIRST, LABEL_LEDGER_FEE_LAST,  LABEL_LEDGER_DAYS,
      LABEL_LEDGER_FEE_RATES, LABEL_LEDGER_PART_PAID, LABEL_LEDGER_PART_DAYS, LABEL_LEDGER_LATE_FEE_UNCAPPED,
      LABEL_LEDGER_LATE_FEE,  LABEL_LEDGER_STATUS};
  struct month_table table = {
      .grid = {.columns = 10, .aligns = "lllrlrrrrl", .has_header = true, .has_total = true},
      .options = options,
      .assessment = assessment};
  header_row(&table, labels);
  for (size_t i = 0; i < assessment->line_count; i++)
    if (assessment->lines[i].status != LINE_NOT_PAYABLE) fee_row(&table, &assessment->lines[i]);
  fee_totals(&table);
  print_table(out, &table, LABEL_QUOTE_FEES);
}

static void interest_row(struct month_table *table, const struct ledger_line *line) {
  const struct deferral_line *deferral = assessment_deferral(table->assessment, line);
  if (!deferral->has_interest) return;
  month_format(&table->grid.texts, line->month);
  text_grid_cell(&table->grid);
  figure_number(&table->grid.texts, deferral->days);
  text_grid_cell(&table->grid);
  figure_fee_rates(&table->grid.texts, assessment_interest_segments(table->assessment, deferral));
  text_grid_cell(&table->grid);
  if (assessment_has(table->assessment, FIGURE_PART) &&
      !money_is_zero(&assessment_part(table->assessment, line)->amount)) {
    amount_cell(table, &assessment_part(table->assessment, line)->amount, true);
    figure_number(&table->grid.texts, deferral->part_days);
    text_grid_cell(&table->grid);
  } else {
    empty_cells(table, 2);
  }
  amount_cell(table, &deferral->interest, true);
}

static void print_interest(struct buffer *out, const struct quote_options *options,
                           const struct assessment *assessment) {
  static const enum label labels[] = {
      LABEL_LEDGER_MONTH,     LABEL_LEDGER_INTEREST_DAYS,      LABEL_LEDGER_INTEREST_RATES,
      LABEL_LEDGER_PART_PAID, LABEL_LEDGER_INTEREST_PART_DAYS, LABEL_LEDGER_DEFERRAL_INTEREST};
  struct month_table table = {
      .grid = {.columns = 6, .aligns = "lrlrrr", .has_header = true, .has_total = true},
      .options = options,
      .assessment = assessment};
  header_row(&table, labels);
  for (size_t i = 0; i < assessment->line_count; i++) interest_row(&table, &assessment->lines[i]);
  label_cell(&table, LABEL_QUOTE_SUM);
  empty_cells(&table, 4);
  amount_cell(&table, &assessment->deferral_interest, true);
  print_table(out, &table, LABEL_QUOTE_INTEREST);
}

void quote_months_print(struct buffer *out, const struct quote_options *options,
                        const struct quote_basis *basis, const struct assessment *assessment) {
  if (assessment->line_count == 0) return;
  print_arrears(out, options, basis, assessment);
  if (assessment_has(assessment, FIGURE_SHORTFALL) && assessment->payable_months > 0)
    print_due_and_paid(out, options, assessment);
  if (is_charged(assessment)) print_fees(out, options, assessment);
  if (assessment_has(assessment, FIGURE_INTEREST)) print_interest(out, options, assessment);
}
