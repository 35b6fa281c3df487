#include "formats/report/summary.h"

#include "formats/report/charts.h"
#include "formats/report/checks.h"
#include "formats/report/grades.h"
#include "formats/report/tables.h"
#include "formats/words/display_width.h"

enum {
  ROW_TITLE,
  ROW_INPUT,
  ROW_BASIS,
  ROW_DISCLAIMER,
  ROW_LINKS,
  WIDTH_VALUE = 16,
  WIDTH_MONTHS = 8,
  TITLE_HEIGHT = 30,
  PAY_LINES = 5
};

struct line_definition {
  enum label label;
  enum label column; /* of sheet Cases, added up by a formula; LABEL_COUNT: a plain value */
  enum xlsx_style label_style, style;
};

#define PLAIN(label, inner) \
  { label, LABEL_COUNT, inner ? STYLE_LABEL_INNER : STYLE_LABEL, STYLE_MONEY }
#define LIVE(label, column) \
  { label, column, STYLE_LABEL, STYLE_MONEY }

static const struct line_definition lines[TOTAL_LINES] = {
    [LINE_READ] = {LABEL_REPORT_READ, LABEL_COUNT, STYLE_LABEL, STYLE_COUNT},
    [LINE_ASSESSED] = {LABEL_REPORT_ASSESSED, LABEL_COUNT, STYLE_LABEL_INNER, STYLE_COUNT},
    [LINE_REJECTED] = {LABEL_REPORT_REJECTED, LABEL_COUNT, STYLE_LABEL_INNER, STYLE_COUNT},
    [LINE_RESULTS] = {LABEL_REPORT_RESULTS, LABEL_RECORD, STYLE_LABEL, STYLE_COUNT},
    [LINE_MONTHS] = {LABEL_SCHEME_MONTHS, LABEL_PAYABLE_MONTHS, STYLE_LABEL, STYLE_COUNT},
    [LINE_LEFT_OUT] = {LABEL_REPORT_LEFT_OUT, LABEL_LEDGER_MONTH, STYLE_LABEL_INNER, STYLE_COUNT},
    [LINE_EMPLOYER] = LIVE(LABEL_EMPLOYER_ARREARS, LABEL_EMPLOYER_ARREARS),
    [LINE_EMPLOYEE] = LIVE(LABEL_EMPLOYEE_ARREARS, LABEL_EMPLOYEE_ARREARS),
    [LINE_ARREARS] = LIVE(LABEL_ARREARS, LABEL_ARREARS),
    [LINE_LATE_FEE] = LIVE(LABEL_LATE_FEE, LABEL_LATE_FEE),
    [LINE_FEE_EMPLOYER] = PLAIN(LABEL_REPORT_FEE_EMPLOYER, true),
    [LINE_FEE_FLEXIBLE] = PLAIN(LABEL_REPORT_FEE_FLEXIBLE, true),
    [LINE_ROUNDING] = {LABEL_REPORT_ROUNDING, LABEL_ROUNDING_DIFFERENCE, STYLE_LABEL_INNER, STYLE_MONEY},
    [LINE_CAP] = PLAIN(LABEL_CAP_REDUCTION, false),
    [LINE_CASE_CAP] = PLAIN(LABEL_REPORT_CASE_CAP, true),
    [LINE_WITHOUT_LEDGER] = PLAIN(LABEL_REPORT_WITHOUT_LEDGER, false),
    [LINE_CREDIT] = LIVE(LABEL_REPORT_CREDIT, LABEL_ACCOUNT_CREDIT),
    [LINE_TOTAL] = {LABEL_REPORT_GRAND_TOTAL, LABEL_TOTAL, STYLE_GRAND_LABEL, STYLE_GRAND_MONEY},
};

/* Rows of the ledger less the months that amounts are of. Not by the line above: a changed cell there would
 * be made up for here, and no check would notice. */
static void add_left_out_formula(struct summary_page *summary) {
  page_add(&summary->cells, "=");
  summary_page_add_count(summary, REPORT_LEDGER, LABEL_LEDGER_MONTH);
  page_add(&summary->cells, "-SUM(");
  summary_page_add_column(summary, REPORT_CASES, LABEL_PAYABLE_MONTHS);
  page_add(&summary->cells, ")");
}

/* =COUNT(...) of the records, =SUM(...) of whole numbers, =ROUND(SUM(...),2) of amounts. */
static void add_column_formula(struct summary_page *summary, enum total_line line) {
  if (line == LINE_LEFT_OUT) {
    add_left_out_formula(summary);
    return;
  }
  if (line == LINE_RESULTS)
    page_add(&summary->cells, "=COUNT(");
  else
    page_add(&summary->cells, total_line_counts(line) ? "=SUM(" : "=ROUND(SUM(");
  summary_page_add_column(summary, REPORT_CASES, lines[line].column);
  page_add(&summary->cells, total_line_counts(line) ? ")" : "),2)");
}

static void write_totals(struct summary_page *summary) {
  for (int i = 0; i < TOTAL_LINES; i++) {
    const struct line_definition *line = &lines[i];
    page_put_word(&summary->cells, ROW_LIST + i, COLUMN_LABEL, line->label, line->label_style);
    if (line->column != LABEL_COUNT) add_column_formula(summary, (enum total_line)i);
    page_put(&summary->cells, ROW_LIST + i, COLUMN_VALUE, &summary->values[i],
             total_line_counts((enum total_line)i), line->style);
  }
  page_put_capitals(&summary->cells, ROW_LIST + TOTAL_LINES, COLUMN_VALUE, COLUMN_VALUE + 5,
                    &summary->values[LINE_TOTAL]);
}

static bool has_parts(const struct summary_page *summary) {
  return (summary->report->totals.all.amounts_known >> AMOUNT_PAID & 1u) != 0;
}

/* With the next, where something was paid in part. */
static int row_of_paid(const struct summary_page *summary) {
  return ROW_INTEREST + (summary->has_interest ? 1 : 0);
}

static int row_of_pays(const struct summary_page *summary) {
  return row_of_paid(summary) + (has_parts(summary) ? 3 : 1);
}

/* What deferrals cost, which the total contains. */
static void write_interest(struct summary_page *summary) {
  if (!summary->has_interest) return;
  page_put_word(&summary->cells, ROW_INTEREST, COLUMN_LABEL, LABEL_REPORT_INTEREST, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(SUM(");
  summary_page_add_column(summary, REPORT_CASES, LABEL_DEFERRAL_INTEREST);
  page_add(&summary->cells, "),2)");
  page_put(&summary->cells, ROW_INTEREST, COLUMN_VALUE, &summary->report->totals.all.amounts[AMOUNT_INTEREST],
           false, STYLE_MONEY);
}

/* What was paid before, and what of the total is left. */
static void write_parts(struct summary_page *summary) {
  const struct money *amounts = summary->report->totals.all.amounts;
  const int row = row_of_paid(summary);
  struct money left = {0};
  if (!has_parts(summary)) return;
  money_subtract(&left, &amounts[AMOUNT_TOTAL], &amounts[AMOUNT_PAID]);
  page_put_word(&summary->cells, row, COLUMN_LABEL, LABEL_REPORT_PAID, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(SUM(");
  summary_page_add_column(summary, REPORT_CASES, LABEL_PAID);
  page_add(&summary->cells, "),2)");
  page_put(&summary->cells, row, COLUMN_VALUE, &amounts[AMOUNT_PAID], false, STYLE_MONEY);
  page_put_word(&summary->cells, row + 1, COLUMN_LABEL, LABEL_REPORT_OUTSTANDING, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(");
  summary_page_add_line(summary, LINE_TOTAL);
  page_add(&summary->cells, "-");
  page_add_cell(&summary->cells, row, COLUMN_VALUE);
  page_add(&summary->cells, ",2)");
  page_put_left(&summary->cells, row + 1, COLUMN_VALUE, &left, STYLE_MONEY);
  money_clear(&left);
}

static void write_link(struct summary_page *summary, int column, enum label sheet) {
  page_put_link(&summary->cells, ROW_LINKS, column,
                column == COLUMN_LABEL ? summary->cells.label_width : WIDTH_MONTHS, sheet);
}

static void write_links(struct summary_page *summary) {
  write_link(summary, 0, LABEL_SHEET_WITHOUT_COVER);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    write_link(summary, i + 1, summary->report->sheets[i].layout->name);
  write_link(summary, REPORT_SHEET_COUNT + 1, LABEL_SHEET_CHECKS);
  write_link(summary, REPORT_SHEET_COUNT + 2, LABEL_SHEET_RUN);
}

static void write_head(struct summary_page *summary) {
  const struct report_options *options = &summary->report->options;
  struct buffer day = {0};
  date_format(&day, options->report_date);
  page_put_word(&summary->cells, ROW_TITLE, COLUMN_LABEL, LABEL_REPORT_TITLE, STYLE_TITLE);
  if (options->input_name.length > 0)
    page_put_template(&summary->cells, ROW_INPUT, COLUMN_LABEL, LABEL_REPORT_INPUT, options->input_name,
                      STYLE_SUBTITLE);
  page_put_template(&summary->cells, ROW_BASIS, COLUMN_LABEL, LABEL_REPORT_BASIS, buffer_text(&day),
                    STYLE_SUBTITLE);
  page_put_word(&summary->cells, ROW_DISCLAIMER, COLUMN_LABEL, LABEL_REPORT_DISCLAIMER, STYLE_REMARK);
  write_links(summary);
  page_put_word(&summary->cells, ROW_SECTIONS, COLUMN_LABEL, LABEL_REPORT_TOTALS, STYLE_SECTION);
  xlsx_blank(&summary->cells.sheet, ROW_SECTIONS, COLUMN_VALUE, STYLE_SECTION);
  buffer_clear(&day);
}

/* =ROUND(SUM(...),2) of a column of sheet Persons. */
static void write_answer(struct summary_page *summary, int row, enum label title, enum label column,
                         enum report_amount amount) {
  page_put_word(&summary->cells, row, COLUMN_LABEL, title, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(SUM(");
  summary_page_add_column(summary, REPORT_PERSONS, column);
  page_add(&summary->cells, "),2)");
  page_put(&summary->cells, row, COLUMN_VALUE, &summary->report->totals.all.amounts[amount], false,
           STYLE_MONEY);
}

/* What is neither an employer's nor an employee's: of kinds without shares. */
static void write_other_payers(struct summary_page *summary, int row) {
  const struct money *amounts = summary->report->totals.all.amounts;
  struct money other = {0};
  money_subtract(&other, &amounts[AMOUNT_TOTAL], &amounts[AMOUNT_PAYS_EMPLOYER]);
  money_subtract(&other, &other, &amounts[AMOUNT_PAYS_EMPLOYEE]);
  page_put_word(&summary->cells, row, COLUMN_LABEL, LABEL_REPORT_PAYS_OTHER, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(");
  summary_page_add_line(summary, LINE_TOTAL);
  page_add(&summary->cells, "-");
  page_add_cell(&summary->cells, row - 2, COLUMN_VALUE);
  page_add(&summary->cells, "-");
  page_add_cell(&summary->cells, row - 1, COLUMN_VALUE);
  page_add(&summary->cells, ",2)");
  page_put_left(&summary->cells, row, COLUMN_VALUE, &other, STYLE_MONEY);
  money_clear(&other);
}

/* What a manager asks first; stands below the totals. */
static void write_who_pays(struct summary_page *summary) {
  const struct cover_gaps *gaps = &summary->report->totals.cover_gaps;
  const int row = row_of_pays(summary);
  page_put_word(&summary->cells, row, COLUMN_LABEL, LABEL_REPORT_WHO_PAYS, STYLE_SECTION);
  xlsx_blank(&summary->cells.sheet, row, COLUMN_VALUE, STYLE_SECTION);
  write_answer(summary, row + 1,
               summary->has_interest ? LABEL_REPORT_PAYS_EMPLOYER_INTEREST : LABEL_REPORT_PAYS_EMPLOYER,
               LABEL_PAYS_EMPLOYER, AMOUNT_PAYS_EMPLOYER);
  write_answer(summary, row + 2, LABEL_REPORT_PAYS_EMPLOYEE, LABEL_PAYS_EMPLOYEE, AMOUNT_PAYS_EMPLOYEE);
  write_other_payers(summary, row + 3);
  write_answer(summary, row + 4, LABEL_REPORT_PER_DAY, LABEL_LATE_FEE_PER_DAY, AMOUNT_PER_DAY);
  page_put_word(&summary->cells, row + 5, COLUMN_LABEL, LABEL_REPORT_WITHOUT_COVER, STYLE_LABEL);
  page_put_count(&summary->cells, row + 5, COLUMN_VALUE, (int64_t)gaps->count + gaps->others);
}

/* The outcome of all checks stands there, in two languages too. */
static int value_width(const struct summary_page *summary) {
  const int outcome = display_width(page_word(&summary->cells, LABEL_REPORT_ALL_AGREE)) + 2;
  return outcome > WIDTH_VALUE ? outcome : WIDTH_VALUE;
}

static int row_of_charts(const struct summary_page *summary) { return row_of_pays(summary) + PAY_LINES + 2; }

static int column_width(const struct summary_page *summary, int column) {
  switch (column) {
    case COLUMN_LABEL: return summary->cells.label_width;
    case COLUMN_VALUE: return value_width(summary);
    case COLUMN_MONTHS: return WIDTH_MONTHS;
    default: return summary_page_amount_width(summary, column);
  }
}

/* Whether the rows before `row` stand on one page across, whose scale the width of the sheet decides. */
static bool fits_first_page(const struct summary_page *summary, int row) {
  enum { HEIGHT = 15, POINTS = 35 /* of the page's height, for every 10 half-width characters across */ };
  int points = 0, width = 0;
  for (int i = 0; i < row; i++) {
    const lxw_row *known = lxw_worksheet_find_row(summary->cells.sheet.worksheet, (lxw_row_t)i);
    points += known != NULL && known->height > 0 ? (int)known->height : HEIGHT;
  }
  for (int i = 0; i < summary_page_columns(summary); i++) width += column_width(summary, i) + 1;
  return points <= width * POINTS / 10;
}

/* A page begins with the charts, lest one is torn; or before them with who pays, which is one table. */
static void set_breaks(const struct summary_page *summary) {
  const int charts = row_of_charts(summary),
            begins = fits_first_page(summary, charts) ? charts : row_of_pays(summary);
  worksheet_set_h_pagebreaks(summary->cells.sheet.worksheet, (lxw_row_t[]){(lxw_row_t)begins, 0});
}

static void set_view(const struct summary_page *summary) {
  lxw_worksheet *worksheet = summary->cells.sheet.worksheet;
  for (int i = 0; i < summary_page_columns(summary); i++)
    worksheet_set_column(worksheet, (lxw_col_t)i, (lxw_col_t)i, column_width(summary, i), NULL);
  worksheet_set_row(worksheet, ROW_TITLE, TITLE_HEIGHT, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  set_breaks(summary);
  xlsx_set_page(&summary->cells.sheet,
                (struct xlsx_page){.pages_wide = 1, .mark = summary->report->run_mark});
  xlsx_protect(&summary->cells.sheet);
}

void report_summary_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan,
                          struct page_numbers *numbers) {
  struct summary_page summary;
  summary_page_init(&summary, report, plan);
  summary.cells.label_width = summary_page_label_width(report->options.language);
  summary.cells.sheet = xlsx_book_add(book, sheet_words_label(report->options.language, LABEL_SHEET_SUMMARY));
  const int row_grades = row_of_charts(&summary) + CHART_ROWS + 1;
  report_tables_place(&summary, row_grades + report_grades_rows(&summary));
  write_head(&summary);
  write_totals(&summary);
  write_interest(&summary);
  write_parts(&summary);
  report_checks_write(&summary);
  write_who_pays(&summary);
  report_grades_write(&summary, row_grades);
  report_charts_write(&summary, row_of_charts(&summary),
                      (struct page_cell){row_of_charts(&summary) - 3, COLUMN_VALUE});
  report_tables_write(&summary);
  set_view(&summary);
  *numbers = summary.cells.numbers;
  summary.cells.numbers = (struct page_numbers){0};
  summary_page_clear(&summary);
}
