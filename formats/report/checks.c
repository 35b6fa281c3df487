#include "formats/report/page.h"
#include "formats/words/figures_text.h"

enum {
  COLUMN_CHECK = 3,
  COLUMN_CHECK_LAST = 7,
  COLUMN_LEFT,
  COLUMN_RIGHT,
  COLUMN_DIFFERENCE,
  COLUMN_MARK,
  ROW_OVERALL = 5
};

/* What one side of a check is made of. */
enum side_form {
  SIDE_LINE,   /* first: a line of the totals */
  SIDE_PAIR,   /* first + second: two lines */
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
    {LABEL_CHECK_READ, true, {SIDE_LINE, LINE_READ, 0}, {SIDE_PAIR, LINE_ASSESSED, LINE_REJECTED}},
    {LABEL_CHECK_PERSONS, true, {SIDE_ROWS, REPORT_PERSONS, 0}, {SIDE_LINE, LINE_ASSESSED, 0}},
    {LABEL_CHECK_CASES, false, {SIDE_COLUMN, REPORT_CASES, LABEL_TOTAL}, {SIDE_ENGINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_LEDGER, false, {SIDE_LEDGER, 0, 0}, {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_PERSONS_TOTAL,
     false,
     {SIDE_COLUMN, REPORT_PERSONS, LABEL_TOTAL},
     {SIDE_LINE, LINE_TOTAL, 0}},
    {LABEL_CHECK_PARTS, false, {SIDE_PAIR, LINE_ARREARS, LINE_LATE_FEE}, {SIDE_LINE, LINE_TOTAL, 0}},
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
typedef void side_function(struct report_page *page, const struct side *side, struct money *value);

static void fill_line(struct report_page *page, const struct side *side, struct money *value) {
  page_add(page, "=");
  page_add_line(page, (enum total_line)side->first);
  money_set(value, &page->values[side->first]);
}

static void fill_pair(struct report_page *page, const struct side *side, struct money *value) {
  page_add(page, "=ROUND(");
  page_add_line(page, (enum total_line)side->first);
  page_add(page, "+");
  page_add_line(page, (enum total_line)side->second);
  page_add(page, ",2)");
  money_add(value, &page->values[side->first], &page->values[side->second]);
}

static void fill_engine(struct report_page *page, const struct side *side, struct money *value) {
  money_set(value, &page->values[side->first]);
}

static void fill_rows(struct report_page *page, const struct side *side, struct money *value) {
  page_add(page, "=COUNT(");
  page_add_column(page, (size_t)side->first, LABEL_RECORD);
  page_add(page, ")");
  *value = (struct money){integer_from(page->report->rows[side->first])};
}

/* Adds SUM(...) of a column, and its sum to the value. */
static void add_column_sum(struct report_page *page, size_t sheet, enum label title, struct money *value) {
  page_add(page, "SUM(");
  page_add_column(page, sheet, title);
  page_add(page, ")");
  struct money sum =
      report_column_sum(page->report, page->plan, sheet, report_column_of(page->report, sheet, title));
  money_add(value, value, &sum);
  money_clear(&sum);
}

static void fill_column(struct report_page *page, const struct side *side, struct money *value) {
  page_add(page, "=ROUND(");
  add_column_sum(page, (size_t)side->first, (enum label)side->second, value);
  page_add(page, ",2)");
}

/* The account months, what rounding by case adds, what a cap on the case takes off, and kinds without months.
 */
static void fill_ledger(struct report_page *page, const struct side *side, struct money *value) {
  (void)side;
  page_add(page, "=ROUND(");
  add_column_sum(page, REPORT_LEDGER, LABEL_ARREARS, value);
  page_add(page, "+");
  add_column_sum(page, REPORT_LEDGER, LABEL_LATE_FEE, value);
  page_add(page, "+");
  page_add_line(page, LINE_ROUNDING);
  page_add(page, "-");
  page_add_line(page, LINE_CASE_CAP);
  page_add(page, "+");
  page_add_line(page, LINE_WITHOUT_LEDGER);
  page_add(page, ",2)");
  money_add(value, value, &page->values[LINE_ROUNDING]);
  money_subtract(value, value, &page->values[LINE_CASE_CAP]);
  money_add(value, value, &page->values[LINE_WITHOUT_LEDGER]);
}

static void fill_table(struct report_page *page, const struct side *side, struct money *value) {
  const struct report_groups *groups = &page->report->totals.by[side->first];
  for (size_t i = 0; i < groups->count; i++)
    money_add(value, value, &groups->items[i].sums.amounts[AMOUNT_TOTAL]);
  page_add(page, "=");
  page_add_cell(page, page->sum_rows[side->first], COLUMN_AMOUNTS + AMOUNT_TOTAL);
}

static side_function *const fillers[SIDE_FORMS] = {
    [SIDE_LINE] = fill_line,   [SIDE_PAIR] = fill_pair,     [SIDE_ENGINE] = fill_engine,
    [SIDE_ROWS] = fill_rows,   [SIDE_COLUMN] = fill_column, [SIDE_LEDGER] = fill_ledger,
    [SIDE_TABLE] = fill_table,
};

static void write_outcome(struct report_page *page, int row, bool agrees) {
  page_add(page, "=IF(");
  page_add_cell(page, row, COLUMN_DIFFERENCE);
  page_add(page, "=0,\"✓\",\"✗\")");
  page_put_text(page, row, COLUMN_MARK, text_from(agrees ? "✓" : "✗"), STYLE_MARK);
}

static void write_difference(struct report_page *page, int row, bool counts, const struct money *difference) {
  page_add(page, "=ROUND(");
  page_add_cell(page, row, COLUMN_LEFT);
  page_add(page, "-");
  page_add_cell(page, row, COLUMN_RIGHT);
  page_add(page, ",2)");
  page_put(page, row, COLUMN_DIFFERENCE, difference, counts, counts ? STYLE_COUNT : STYLE_MONEY);
}

static bool write_check(struct report_page *page, int row, const struct check *check) {
  const enum xlsx_style style = check->counts ? STYLE_COUNT : STYLE_MONEY;
  struct money left = {0}, right = {0}, difference = {0};
  xlsx_merge(&page->sheet, row, COLUMN_CHECK, COLUMN_CHECK_LAST, page_word(page, check->label), STYLE_LABEL);
  fillers[check->left.form](page, &check->left, &left);
  page_put(page, row, COLUMN_LEFT, &left, check->counts, style);
  fillers[check->right.form](page, &check->right, &right);
  page_put(page, row, COLUMN_RIGHT, &right, check->counts, style);
  money_subtract(&difference, &left, &right);
  bool agrees = money_is_zero(&difference);
  write_difference(page, row, check->counts, &difference);
  write_outcome(page, row, agrees);
  money_clear(&left);
  money_clear(&right);
  money_clear(&difference);
  return agrees;
}

static void write_overall(struct report_page *page, bool agree) {
  xlsx_text(&page->sheet, ROW_OVERALL, COLUMN_LABEL, page_word(page, LABEL_REPORT_OVERALL), STYLE_LABEL);
  page_add(page, "=IF(COUNTIF(");
  page_add_cell(page, ROW_FIRST, COLUMN_MARK);
  page_add(page, ":");
  page_add_cell(page, ROW_LAST, COLUMN_MARK);
  page_add(page, ",\"✓\")=");
  figure_number(&page->formula, CHECK_COUNT);
  page_add(page, ",\"");
  buffer_add_text(&page->formula, page_word(page, LABEL_REPORT_ALL_AGREE));
  page_add(page, "\",\"");
  buffer_add_text(&page->formula, page_word(page, LABEL_REPORT_DISAGREE));
  page_add(page, "\")");
  const struct text outcome = page_word(page, agree ? LABEL_REPORT_ALL_AGREE : LABEL_REPORT_DISAGREE);
  page_put_text(page, ROW_OVERALL, COLUMN_VALUE, outcome, STYLE_MARK);
  xlsx_mark_checks(&page->sheet, ROW_OVERALL, COLUMN_VALUE, ROW_OVERALL, COLUMN_VALUE);
  xlsx_mark_checks(&page->sheet, ROW_FIRST, COLUMN_MARK, ROW_LAST, COLUMN_MARK);
}

static void write_header(struct report_page *page) {
  static const enum label titles[] = {LABEL_REPORT_LEFT, LABEL_REPORT_RIGHT, LABEL_REPORT_DIFFERENCE,
                                      LABEL_REPORT_OUTCOME};
  xlsx_text(&page->sheet, ROW_SECTIONS, COLUMN_CHECK, page_word(page, LABEL_REPORT_CHECKS), STYLE_SECTION);
  for (int i = COLUMN_CHECK + 1; i <= COLUMN_MARK; i++)
    xlsx_blank(&page->sheet, ROW_SECTIONS, i, STYLE_SECTION);
  xlsx_merge(&page->sheet, ROW_LIST, COLUMN_CHECK, COLUMN_CHECK_LAST, page_word(page, LABEL_REPORT_CHECKED),
             STYLE_HEADER);
  for (int i = 0; i < 4; i++)
    xlsx_text(&page->sheet, ROW_LIST, COLUMN_LEFT + i, page_word(page, titles[i]), STYLE_HEADER);
}

bool report_checks_write(struct report_page *page) {
  bool agree = true;
  write_header(page);
  for (int i = 0; i < CHECK_COUNT; i++) agree = write_check(page, ROW_FIRST + i, &checks[i]) && agree;
  write_overall(page, agree);
  return agree;
}
