#include "formats/report/check_sheet.h"

#include "formats/report/check_columns.h"
#include "formats/report/check_rows.h"
#include "formats/report/check_whole.h"
#include "formats/report/place.h"

enum {
  ROW_TITLE = 0,
  ROW_REMARK,
  ROW_SCOPE,
  ROW_OVERALL,
  ROW_TITLES = 5,
  ROW_FIRST,
  WIDTH_AMOUNT = 18,
  WIDTH_MARK = 8
};

/* Half-width characters: words of two languages mostly share a line. */
static int width_of_titles(enum sheet_language sheets) {
  enum { ONE = 52, BOTH = 54 };
  return sheet_words_count(sheets) > 1 ? BOTH : ONE;
}

/* Lists whose rows are counted. */
static const struct rows_check {
  enum label label;
  enum report_sheet_id sheet;
  enum label column; /* has a number in each row that counts */
} rows_checks[] = {
    {LABEL_CHECKED_READ, REPORT_INPUT, LABEL_INPUT_RECORD},
    {LABEL_CHECKED_REJECTED, REPORT_REJECTED, LABEL_REJECT_COUNTED},
    {LABEL_CHECKED_ASSESSED, REPORT_PERSONS, LABEL_RECORD},
    {LABEL_CHECKED_RESULTS, REPORT_CASES, LABEL_RECORD},
    {LABEL_CHECKED_LINES, REPORT_LEDGER, LABEL_RECORD},
};
enum { ROWS_CHECKS = sizeof rows_checks / sizeof rows_checks[0] };

static struct money rows_of(const struct check_sheet *sheet, const struct rows_check *check) {
  const struct report *report = sheet->page.report;
  const size_t column = place_column_of(report, check->sheet, check->column);
  return (struct money){integer_from(place_column_count(report, check->sheet, column))};
}

/* What the program has counted; the lines of the ledger it has only written. */
static struct money rows_of_program(const struct check_sheet *sheet, const struct rows_check *check) {
  const struct report_totals *all = &sheet->page.report->totals;
  switch (check->label) {
    case LABEL_CHECKED_READ: return (struct money){integer_from(all->assessed + all->rejected)};
    case LABEL_CHECKED_REJECTED: return (struct money){integer_from(all->rejected)};
    case LABEL_CHECKED_ASSESSED: return (struct money){integer_from(all->assessed)};
    case LABEL_CHECKED_RESULTS: return (struct money){integer_from(all->all.results)};
    default: return rows_of(sheet, check);
  }
}

static void write_rows_check(struct check_sheet *sheet, const struct rows_check *check) {
  struct money program = rows_of_program(sheet, check), result = rows_of(sheet, check);
  page_put_word(&sheet->page.cells, sheet->row, CHECK_COLUMN_TITLE, check->label, STYLE_LABEL);
  page_add(&sheet->page.cells, "=");
  summary_page_add_count(&sheet->page, check->sheet, check->column);
  check_rows_put(sheet, &program, &result, true);
  money_clear(&program);
  money_clear(&result);
}

static struct money value_of(const struct check_sheet *sheet, enum report_sheet_id id, enum label column) {
  const struct report *report = sheet->page.report;
  return place_column_sum(report, sheet->page.plan, id, place_column_of(report, id, column));
}

static void add_sum(struct check_sheet *sheet, enum report_sheet_id id, enum label column) {
  page_add(&sheet->page.cells, "SUM(");
  summary_page_add_column(&sheet->page, id, column);
  page_add(&sheet->page.cells, ")");
}

/* A sum of columns, each added or taken off. */
struct signed_column {
  char sign;
  enum report_sheet_id sheet;
  enum label column;
};

static void add_columns(struct check_sheet *sheet, struct money *result, const struct signed_column *columns,
                        int count) {
  page_add(&sheet->page.cells, "=ROUND(");
  for (int i = 0; i < count; i++) {
    struct money value = value_of(sheet, columns[i].sheet, columns[i].column);
    page_add(&sheet->page.cells, columns[i].sign == '-' ? "-" : "+");
    add_sum(sheet, columns[i].sheet, columns[i].column);
    if (columns[i].sign == '-')
      money_subtract(result, result, &value);
    else
      money_add(result, result, &value);
    money_clear(&value);
  }
  page_add(&sheet->page.cells, ",2)");
}

/* What the months owe, in the cases they belong to: before a cap on a case takes any of it off. */
static struct money total_from_ledger(const struct check_sheet *sheet) {
  const struct money *values = sheet->page.values;
  struct money total = {0};
  money_add(&total, &values[LINE_TOTAL], &values[LINE_CASE_CAP]);
  money_subtract(&total, &total, &values[LINE_WITHOUT_LEDGER]);
  return total;
}

static struct money cut_by_caps(const struct check_sheet *sheet) {
  struct money cut = {0};
  money_set(&cut, &sheet->page.report->totals.all.amounts[AMOUNT_CAP]);
  return cut;
}

static struct money arrears_of_ledger(const struct check_sheet *sheet) {
  return value_of(sheet, REPORT_LEDGER, LABEL_LEDGER_ARREARS);
}

enum { SIGNED_MOST = 4 };

/* Columns that come to something together. */
static const struct cross_check {
  enum label label;
  struct money (*program)(const struct check_sheet *sheet);
  struct signed_column columns[SIGNED_MOST];
  int count;
} cross_checks[] = {
    {LABEL_CHECKED_CAP,
     cut_by_caps,
     {{'+', REPORT_CASES, LABEL_LATE_FEE_UNCAPPED}, {'-', REPORT_CASES, LABEL_LATE_FEE}},
     2},
    {LABEL_CHECKED_FROM_LEDGER,
     total_from_ledger,
     {{'+', REPORT_LEDGER, LABEL_LEDGER_ARREARS},
      {'+', REPORT_LEDGER, LABEL_LEDGER_LATE_FEE},
      {'+', REPORT_CASES, LABEL_ROUNDING_DIFFERENCE},
      {'+', REPORT_LEDGER, LABEL_LEDGER_DEFERRAL_INTEREST}},
     4},
    {LABEL_CHECKED_ACROSS,
     arrears_of_ledger,
     {{'+', REPORT_LEDGER, LABEL_LEDGER_EMPLOYER}, {'+', REPORT_LEDGER, LABEL_LEDGER_EMPLOYEE}},
     2},
};
enum { CROSS_CHECKS = sizeof cross_checks / sizeof cross_checks[0] };

/* Is there anything to compare? A fee before its cap is left out where no cap has taken anything off. */
static bool is_crossed(const struct summary_page *page, const struct cross_check *check) {
  const struct signed_column *first = &check->columns[0];
  return place_column_of(page->report, first->sheet, first->column) != PLACE_LEFT_OUT;
}

static void write_cross_check(struct check_sheet *sheet, const struct cross_check *check) {
  struct money result = {0}, program = check->program(sheet);
  const bool ends_with_interest = check->columns[check->count - 1].column == LABEL_LEDGER_DEFERRAL_INTEREST,
             has_interest = ends_with_interest && sheet->page.has_interest;
  page_put_word(&sheet->page.cells, sheet->row, CHECK_COLUMN_TITLE,
                has_interest ? LABEL_CHECKED_FROM_LEDGER_INTEREST : check->label, STYLE_LABEL);
  add_columns(sheet, &result, check->columns,
              ends_with_interest && !has_interest ? check->count - 1 : check->count);
  check_rows_put(sheet, &program, &result, false);
  money_clear(&result);
  money_clear(&program);
}

static const struct {
  enum report_grouping grouping;
  enum word_list words;
  enum label column; /* of sheet Cases, with the words */
} groupings[] = {
    {BY_SCHEME, WORDS_SCHEME, LABEL_FIELD_SCHEME},
    {BY_KIND, WORDS_KIND, LABEL_FIELD_KIND},
};
enum { GROUPINGS_CHECKED = sizeof groupings / sizeof groupings[0] };

/* Adds SUMIF(words, "word", totals) of each part of the sheet Cases. */
static void add_group(struct check_sheet *sheet, enum label column, struct text word) {
  struct report_page *cells = &sheet->page.cells;
  const struct row_plan *plan = sheet->page.plan;
  page_add(cells, "=ROUND(");
  for (size_t i = 0; i < plan->sheet_count; i++) {
    if (plan->sheets[i].shape != REPORT_CASES) continue;
    page_add(cells, "+SUMIF(");
    place_add_range(&cells->formula, sheet->page.report, &plan->sheets[i],
                    place_column_of(sheet->page.report, REPORT_CASES, column));
    page_add(cells, ",\"");
    page_add_text(cells, word);
    page_add(cells, "\",");
    place_add_range(&cells->formula, sheet->page.report, &plan->sheets[i],
                    place_column_of(sheet->page.report, REPORT_CASES, LABEL_TOTAL));
    page_add(cells, ")");
  }
  page_add(cells, ",2)");
}

static void write_groups(struct check_sheet *sheet, int grouping) {
  const struct report_groups *groups = &sheet->page.report->totals.by[groupings[grouping].grouping];
  for (size_t i = 0; i < groups->count; i++) {
    const struct money *total = &groups->items[i].sums.amounts[AMOUNT_TOTAL];
    const struct text word =
        page_word(&sheet->page.cells, word_label(groupings[grouping].words, groups->items[i].key));
    page_put_template(&sheet->page.cells, sheet->row, CHECK_COLUMN_TITLE, LABEL_CHECKED_GROUP, word,
                      STYLE_LABEL);
    add_group(sheet, groupings[grouping].column, word);
    check_rows_put(sheet, total, total, false);
  }
}

/* Does any result come to an amount? */
static bool has_totals(const struct report *report) {
  return place_column_of(report, REPORT_CASES, LABEL_TOTAL) != PLACE_LEFT_OUT;
}

static int count_checks(const struct summary_page *page) {
  const struct report *report = page->report;
  int count = ROWS_CHECKS + check_columns_rows(page) + check_whole_rows(page) + check_persons_rows(page) +
              check_cases_rows(report);
  for (int i = 0; i < CROSS_CHECKS; i++) count += is_crossed(page, &cross_checks[i]);
  for (int i = 0; i < GROUPINGS_CHECKED && has_totals(report); i++)
    count += (int)report->totals.by[groupings[i].grouping].count;
  return count;
}

static void write_head(struct check_sheet *sheet, int count) {
  static const enum label titles[] = {LABEL_REPORT_CHECKED, LABEL_CHECKED_PROGRAM, LABEL_CHECKED_SHEETS,
                                      LABEL_REPORT_DIFFERENCE, LABEL_REPORT_OUTCOME};
  struct report_page *cells = &sheet->page.cells;
  const bool is_live = sheet->page.report->context.places.is_live;
  const int width = cells->label_width + 3 * WIDTH_AMOUNT + WIDTH_MARK;
  page_put_word(cells, ROW_TITLE, 0, LABEL_SHEET_CHECKS, STYLE_TITLE);
  page_put_across(cells, ROW_REMARK, 0, CHECK_COLUMN_MARK, width,
                  is_live ? LABEL_CHECKED_LIVE : LABEL_CHECKED_VALUES, STYLE_LABEL);
  page_put_across(cells, ROW_SCOPE, 0, CHECK_COLUMN_MARK, width, LABEL_CHECKED_SCOPE, STYLE_LABEL);
  for (int i = 0; i < 5; i++) page_put_word(cells, ROW_TITLES, i, titles[i], STYLE_HEADER);
  page_add(cells, "=IF(COUNTIF(");
  page_add_range(cells, ROW_FIRST, CHECK_COLUMN_MARK, ROW_FIRST + count - 1, CHECK_COLUMN_MARK);
  page_add(cells, ",\"✓\")=ROWS(");
  page_add_range(cells, ROW_FIRST, CHECK_COLUMN_MARK, ROW_FIRST + count - 1, CHECK_COLUMN_MARK);
  page_add(cells, ")");
  page_put_overall(cells, ROW_OVERALL, sheet->agree);
  xlsx_mark_checks(&cells->sheet, ROW_FIRST, CHECK_COLUMN_MARK, ROW_FIRST + count - 1, CHECK_COLUMN_MARK);
}

static void set_view(const struct check_sheet *sheet) {
  lxw_worksheet *worksheet = sheet->page.cells.sheet.worksheet;
  worksheet_set_column(worksheet, CHECK_COLUMN_TITLE, CHECK_COLUMN_TITLE, sheet->page.cells.label_width,
                       NULL);
  worksheet_set_column(worksheet, CHECK_COLUMN_PROGRAM, CHECK_COLUMN_DIFFERENCE, WIDTH_AMOUNT, NULL);
  worksheet_set_column(worksheet, CHECK_COLUMN_MARK, CHECK_COLUMN_MARK, WIDTH_MARK, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  xlsx_set_page(&sheet->page.cells.sheet, (struct xlsx_page){.is_upright = true,
                                                             .pages_wide = 1,
                                                             .header_rows = ROW_FIRST,
                                                             .mark = sheet->page.report->run_mark});
  xlsx_protect(&sheet->page.cells.sheet);
}

void report_check_sheet_write(struct xlsx_book *book, const struct report *report,
                              const struct row_plan *plan, const struct page_numbers *summary) {
  struct check_sheet sheet = {.summary = summary, .row = ROW_FIRST, .agree = true};
  summary_page_init(&sheet.page, report, plan);
  sheet.page.cells.label_width = width_of_titles(report->options.language);
  sheet.page.cells.sheet =
      xlsx_book_add(book, sheet_words_label(report->options.language, LABEL_SHEET_CHECKS));
  for (int i = 0; i < ROWS_CHECKS; i++) write_rows_check(&sheet, &rows_checks[i]);
  check_columns_write(&sheet);
  check_whole_write(&sheet);
  for (int i = 0; i < CROSS_CHECKS; i++)
    if (is_crossed(&sheet.page, &cross_checks[i])) write_cross_check(&sheet, &cross_checks[i]);
  for (int i = 0; i < GROUPINGS_CHECKED && has_totals(report); i++) write_groups(&sheet, i);
  check_persons_write(&sheet);
  check_cases_write(&sheet);
  check_cases_write_more(&sheet);
  write_head(&sheet, count_checks(&sheet.page));
  set_view(&sheet);
  summary_page_clear(&sheet.page);
}

int report_check_sheet_add_count(struct summary_page *summary) {
  const int count = count_checks(summary);
  page_add(&summary->cells, "COUNTIF('");
  page_add_text(&summary->cells, page_word(&summary->cells, LABEL_SHEET_CHECKS));
  page_add(&summary->cells, "'!");
  page_add_range(&summary->cells, ROW_FIRST, CHECK_COLUMN_MARK, ROW_FIRST + count - 1, CHECK_COLUMN_MARK);
  page_add(&summary->cells, ",\"✓\")");
  return count;
}
