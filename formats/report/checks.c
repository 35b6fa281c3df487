#include "formats/report/checks.h"

#include "formats/report/check_sheet.h"
#include "formats/report/place.h"
#include "formats/words/figures_text.h"

enum { COLUMN_DIFFERENCE = COLUMN_RIGHT + 1, COLUMN_MARK, ROW_OVERALL = 5 };

/* What one side of a check is made of. */
enum side_form {
  SIDE_LINE,   /* first: a line of the totals */
  SIDE_PAIR,   /* first + second: two lines */
  SIDE_OWED,   /* arrears, late fee and the interest of deferrals */
  SIDE_READ,   /* the rows of Persons, and those rejected as the sheet Rejected has them */
  SIDE_ENGINE, /* first: a line, as the program has it, no formula */
  SIDE_ROWS,   /* first: a sheet, its rows counted */
  SIDE_COLUMN, /* first: a sheet, second: the column added up */
  SIDE_LEDGER, /* all account months and what stands beside them */
  SIDE_TABLE,  /* first: a grouping, the sum row of its table */
  SIDE_FORMS
};

struct side {
  enum side_form form;
  int first, second;
};

struct check {
  enum label label;
  bool counts;
  struct side left, right;
};

static const struct check checks[] = {
    {LABEL_CHECK_READ, true, {SIDE_LINE, LINE_READ, 0}, {SIDE_READ, 0, 0}},
    {LABEL_CHECK_PERSONS, true, {SIDE_ROWS, REPORT_PERSONS, 0}, {SIDE_LINE, LINE_ASSESSED, 0}},
    {LABEL_CHECK_CASES, false, {SIDE_COLUMN, REPORT_CASES, LABEL_TOTAL}, {SIDE_ENGINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_LEDGER, false, {SIDE_LEDGER, 0, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_PERSONS_TOTAL,
     false,
     {SIDE_COLUMN, REPORT_PERSONS, LABEL_TOTAL},
     {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_ARREARS_AND_FEE, false, {SIDE_OWED, 0, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_BEARERS,
     false,
     {SIDE_PAIR, LINE_FEE_EMPLOYER, LINE_FEE_FLEXIBLE},
     {SIDE_LINE, LINE_LATE_FEE, 0}},
    {LABEL_CHECK_REGIONS, false, {SIDE_TABLE, BY_REGION, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_PAYERS, false, {SIDE_TABLE, BY_PAYER, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_SCHEMES, false, {SIDE_TABLE, BY_SCHEME, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_KINDS, false, {SIDE_TABLE, BY_KIND, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
};
enum {
  CHECK_COUNT = sizeof checks / sizeof checks[0],
  ROW_FIRST = ROW_LIST + 1,
  ROW_LAST = ROW_LIST + CHECK_COUNT
};

/* Puts the formula of a side together and adds up what it comes to. */
typedef void side_function(struct summary_page *summary, const struct side *side, struct money *value);

static void fill_line(struct summary_page *summary, const struct side *side, struct money *value) {
  page_add(&summary->cells, "=");
  summary_page_add_line(summary, (enum total_line)side->first);
  money_set(value, &summary->values[side->first]);
}

static void fill_pair(struct summary_page *summary, const struct side *side, struct money *value) {
  page_add(&summary->cells, "=ROUND(");
  summary_page_add_line(summary, (enum total_line)side->first);
  page_add(&summary->cells, "+");
  summary_page_add_line(summary, (enum total_line)side->second);
  page_add(&summary->cells, ",2)");
  money_add(value, &summary->values[side->first], &summary->values[side->second]);
}

static void fill_owed(struct summary_page *summary, const struct side *side, struct money *value) {
  (void)side;
  page_add(&summary->cells, "=ROUND(");
  summary_page_add_line(summary, LINE_ARREARS);
  page_add(&summary->cells, "+");
  summary_page_add_line(summary, LINE_LATE_FEE);
  money_add(value, &summary->values[LINE_ARREARS], &summary->values[LINE_LATE_FEE]);
  if (summary->has_interest) {
    page_add(&summary->cells, "+");
    page_add_cell(&summary->cells, ROW_INTEREST, COLUMN_VALUE);
    money_add(value, value, &summary->report->totals.all.amounts[AMOUNT_INTEREST]);
  }
  page_add(&summary->cells, ",2)");
}

static void fill_read(struct summary_page *summary, const struct side *side, struct money *value) {
  (void)side;
  page_add(&summary->cells, "=");
  const size_t column = place_column_of(summary->report, REPORT_REJECTED, LABEL_REJECT_COUNTED);
  summary_page_add_count(summary, REPORT_PERSONS, LABEL_RECORD);
  page_add(&summary->cells, "+");
  summary_page_add_count(summary, REPORT_REJECTED, LABEL_REJECT_COUNTED);
  *value = (struct money){integer_from(summary->report->rows[REPORT_PERSONS] +
                                       place_column_count(summary->report, REPORT_REJECTED, column))};
}

static void fill_engine(struct summary_page *summary, const struct side *side, struct money *value) {
  money_set(value, &summary->values[side->first]);
}

static void fill_rows(struct summary_page *summary, const struct side *side, struct money *value) {
  page_add(&summary->cells, "=COUNT(");
  summary_page_add_column(summary, (size_t)side->first, LABEL_RECORD);
  page_add(&summary->cells, ")");
  *value = (struct money){integer_from(summary->report->rows[side->first])};
}

/* Adds SUM(...) of a column, and its sum to the value. */
static void add_column_sum(struct summary_page *summary, size_t sheet, enum label title,
                           struct money *value) {
  page_add(&summary->cells, "SUM(");
  summary_page_add_column(summary, sheet, title);
  page_add(&summary->cells, ")");
  struct money sum =
      place_column_sum(summary->report, summary->plan, sheet, place_column_of(summary->report, sheet, title));
  money_add(value, value, &sum);
  money_clear(&sum);
}

static void fill_column(struct summary_page *summary, const struct side *side, struct money *value) {
  page_add(&summary->cells, "=ROUND(");
  add_column_sum(summary, (size_t)side->first, (enum label)side->second, value);
  page_add(&summary->cells, ",2)");
}

/* The account months, what rounding by case adds, what a cap on the case takes off, and kinds without months.
 */
static void fill_ledger(struct summary_page *summary, const struct side *side, struct money *value) {
  (void)side;
  page_add(&summary->cells, "=ROUND(");
  add_column_sum(summary, REPORT_LEDGER, LABEL_LEDGER_ARREARS, value);
  page_add(&summary->cells, "+");
  add_column_sum(summary, REPORT_LEDGER, LABEL_LEDGER_LATE_FEE, value);
  if (summary->has_interest) {
    page_add(&summary->cells, "+");
    add_column_sum(summary, REPORT_LEDGER, LABEL_LEDGER_DEFERRAL_INTEREST, value);
  }
  page_add(&summary->cells, "+");
  summary_page_add_line(summary, LINE_ROUNDING);
  page_add(&summary->cells, "-");
  summary_page_add_line(summary, LINE_CASE_CAP);
  page_add(&summary->cells, "+");
  summary_page_add_line(summary, LINE_WITHOUT_LEDGER);
  page_add(&summary->cells, ",2)");
  money_add(value, value, &summary->values[LINE_ROUNDING]);
  money_subtract(value, value, &summary->values[LINE_CASE_CAP]);
  money_add(value, value, &summary->values[LINE_WITHOUT_LEDGER]);
}

static void fill_table(struct summary_page *summary, const struct side *side, struct money *value) {
  const struct report_groups *groups = &summary->report->totals.by[side->first];
  for (size_t i = 0; i < groups->count; i++)
    money_add(value, value, &groups->items[i].sums.amounts[AMOUNT_TOTAL]);
  page_add(&summary->cells, "=");
  page_add_cell(&summary->cells, summary->sum_rows[side->first], COLUMN_AMOUNTS + AMOUNT_TOTAL);
}

static side_function *const fillers[SIDE_FORMS] = {
    [SIDE_LINE] = fill_line,     [SIDE_PAIR] = fill_pair,     [SIDE_OWED] = fill_owed,
    [SIDE_READ] = fill_read,     [SIDE_ENGINE] = fill_engine, [SIDE_ROWS] = fill_rows,
    [SIDE_COLUMN] = fill_column, [SIDE_LEDGER] = fill_ledger, [SIDE_TABLE] = fill_table,
};

static enum label label_of(const struct summary_page *summary, const struct check *check) {
  if (summary->has_interest && check->left.form == SIDE_OWED) return LABEL_CHECK_WITH_INTEREST;
  if (summary->has_interest && check->left.form == SIDE_LEDGER) return LABEL_CHECK_LEDGER_INTEREST;
  return check->label;
}

static int check_width(const struct summary_page *summary) {
  int width = 0;
  for (int i = COLUMN_CHECK; i <= COLUMN_CHECK_LAST; i++) width += summary_page_amount_width(summary, i);
  return width;
}

static bool write_check(struct summary_page *summary, int row, const struct check *check) {
  const enum xlsx_style style = check->counts ? STYLE_COUNT : STYLE_MONEY;
  struct money left = {0}, right = {0}, difference = {0};
  page_put_across(&summary->cells, row, COLUMN_CHECK, COLUMN_CHECK_LAST, check_width(summary),
                  label_of(summary, check), STYLE_LABEL);
  fillers[check->left.form](summary, &check->left, &left);
  page_put(&summary->cells, row, COLUMN_LEFT, &left, check->counts, style);
  fillers[check->right.form](summary, &check->right, &right);
  page_put(&summary->cells, row, COLUMN_RIGHT, &right, check->counts, style);
  money_subtract(&difference, &left, &right);
  bool agrees = money_is_zero(&difference);
  page_put_difference(&summary->cells, row, COLUMN_DIFFERENCE, (struct page_cell){row, COLUMN_LEFT},
                      (struct page_cell){row, COLUMN_RIGHT}, &difference, check->counts);
  page_put_zero_mark(&summary->cells, row, COLUMN_MARK, (struct page_cell){row, COLUMN_DIFFERENCE}, agrees);
  money_clear(&left);
  money_clear(&right);
  money_clear(&difference);
  return agrees;
}

static void write_overall(struct summary_page *summary, bool agree) {
  page_add(&summary->cells, "=IF(COUNTIF(");
  page_add_range(&summary->cells, ROW_FIRST, COLUMN_MARK, ROW_LAST, COLUMN_MARK);
  page_add(&summary->cells, ",\"✓\")+");
  const int further = report_check_sheet_add_count(summary);
  page_add(&summary->cells, "=");
  figure_number(&summary->cells.formula, CHECK_COUNT + further);
  page_put_overall(&summary->cells, ROW_OVERALL, agree);
  if (!summary->report->context.places.is_live)
    page_put_word(&summary->cells, ROW_OVERALL, COLUMN_CHECK, LABEL_CHECKED_VALUES, STYLE_REMARK);
  xlsx_mark_checks(&summary->cells.sheet, ROW_FIRST, COLUMN_MARK, ROW_LAST, COLUMN_MARK);
}

static void write_header(struct summary_page *summary) {
  static const enum label titles[] = {LABEL_REPORT_LEFT, LABEL_REPORT_RIGHT, LABEL_REPORT_DIFFERENCE,
                                      LABEL_REPORT_OUTCOME};
  page_put_word(&summary->cells, ROW_SECTIONS, COLUMN_CHECK, LABEL_REPORT_CHECKS, STYLE_SECTION);
  for (int i = COLUMN_CHECK + 1; i <= COLUMN_MARK; i++)
    xlsx_blank(&summary->cells.sheet, ROW_SECTIONS, i, STYLE_SECTION);
  xlsx_merge(&summary->cells.sheet, ROW_LIST, COLUMN_CHECK, COLUMN_CHECK_LAST,
             page_word(&summary->cells, LABEL_REPORT_CHECKED), STYLE_HEADER);
  for (int i = 0; i < 4; i++)
    page_put_word(&summary->cells, ROW_LIST, COLUMN_LEFT + i, titles[i], STYLE_HEADER);
}

void report_checks_write(struct summary_page *summary) {
  bool agree = true;
  write_header(summary);
  for (int i = 0; i < CHECK_COUNT; i++) agree = write_check(summary, ROW_FIRST + i, &checks[i]) && agree;
  write_overall(summary, agree);
}
