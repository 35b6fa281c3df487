#include "formats/report/check_whole.h"

#include "formats/report/check_columns.h"
#include "formats/report/place.h"

/* Sheets whose columns are added up together. */
static const struct {
  enum report_sheet_id sheet;
  enum label title;
} sheets[] = {
    {REPORT_INPUT, LABEL_CHECKED_NUMBERS_OF_INPUT},
    {REPORT_RULES, LABEL_CHECKED_NUMBERS_OF_RULES},
};
enum { SHEETS = sizeof sheets / sizeof sheets[0] };

/* The summary says an amount some hundred times at most, and so much of 10^11 fen still adds up to the fen.
 */
static bool is_summary_checked(const struct summary_page *page) {
  const int64_t most = INT64_C(100000000000);
  for (int i = 0; i < TOTAL_LINES; i++) {
    int64_t units = 0;
    if (!integer_fits(&page->values[i].fen, &units) || units >= most || units <= -most) return false;
  }
  return true;
}

static bool is_any_checked(const struct summary_page *page, enum report_sheet_id id) {
  for (size_t i = 0; i < page->report->sheets[id].count; i++)
    if (check_columns_has(page, id, i)) return true;
  return false;
}

static bool has_totals(const struct summary_page *page, const struct planned_sheet *planned) {
  return page->report->sheets[planned->shape].shape.rows_below > 0;
}

static void add_of_summary(struct report_page *cells, struct page_cell first, struct page_cell last) {
  page_add(cells, "SUM('");
  page_add_text(cells, page_word(cells, LABEL_SHEET_SUMMARY));
  page_add(cells, "'!");
  page_add_range(cells, first.row, first.column, last.row, last.column);
  page_add(cells, ")");
}

/* From below the heading to the last number, amounts that are left of others once more. Differences of
 * checks, which are none, count three times: a changed right side and what follows from it never come to
 * nothing. */
static void write_summary(struct check_sheet *sheet) {
  struct report_page *cells = &sheet->page.cells;
  const struct page_numbers *numbers = sheet->summary;
  page_put_word(cells, sheet->row, CHECK_COLUMN_TITLE, LABEL_CHECKED_NUMBERS_OF_SUMMARY, STYLE_LABEL);
  page_add(cells, "=ROUND(");
  add_of_summary(cells, (struct page_cell){ROW_LIST, COLUMN_LABEL},
                 (struct page_cell){numbers->last_row, numbers->last_column});
  for (int i = 0; i < numbers->twice_count; i++) {
    page_add(cells, "+");
    add_of_summary(cells, numbers->twice[i], numbers->twice[i]);
  }
  page_add(cells, "+2*");
  add_of_summary(cells, numbers->first_difference, numbers->last_difference);
  page_add(cells, ",2)");
  check_rows_put(sheet, &numbers->sum, &numbers->sum, false);
}

/* Adds the cells of a column, and what they come to in hundredths. */
static void add_column(struct check_sheet *sheet, enum report_sheet_id id, size_t column,
                       struct money *result) {
  enum { HUNDREDTHS = 100 };
  const struct report *report = sheet->page.report;
  const bool is_money = report->sheets[id].columns[column].kind == ROW_MONEY;
  struct money sum = place_column_sum(report, sheet->page.plan, id, column), scaled = {0};
  place_add_ranges(&sheet->page.cells.formula, report, sheet->page.plan, id, column);
  money_times(&scaled, &sum, is_money ? 1 : HUNDREDTHS);
  money_add(result, result, &scaled);
  money_clear(&scaled);
  money_clear(&sum);
}

static void write_sheet(struct check_sheet *sheet, int which) {
  const enum report_sheet_id id = sheets[which].sheet;
  struct report_page *cells = &sheet->page.cells;
  struct money result = {0};
  bool is_first = true;
  page_put_word(cells, sheet->row, CHECK_COLUMN_TITLE, sheets[which].title, STYLE_LABEL);
  page_add(cells, "=ROUND(SUM(");
  for (size_t i = 0; i < sheet->page.report->sheets[id].count; i++) {
    if (!check_columns_has(&sheet->page, id, i)) continue;
    if (!is_first) page_add(cells, ",");
    is_first = false;
    add_column(sheet, id, i, &result);
  }
  page_add(cells, "),2)");
  check_rows_put(sheet, &result, &result, false);
  money_clear(&result);
}

static void add_row_of_totals(struct check_sheet *sheet, const struct planned_sheet *planned) {
  const struct report *report = sheet->page.report;
  struct buffer *formula = &sheet->page.cells.formula;
  const int row = (int)(REPORT_HEADER_ROWS + planned->span);
  buffer_add_byte(formula, '\'');
  place_add_sheet_name(formula, report, planned->shape, planned->continuation);
  buffer_add_literal(formula, "'!");
  page_add_range(&sheet->page.cells, row, 0, row, (int)report->sheets[planned->shape].count - 1);
}

/* Both sides leave out what a filter hides, so that a filter alone is no difference. */
static void write_row_of_totals(struct check_sheet *sheet, const struct planned_sheet *planned) {
  const struct report *report = sheet->page.report;
  const struct report_sheet *layout = &report->sheets[planned->shape];
  struct report_page *cells = &sheet->page.cells;
  struct buffer name = {0};
  const struct money none = {0};
  place_add_sheet_name(&name, report, planned->shape, planned->continuation);
  page_put_template(cells, sheet->row, CHECK_COLUMN_TITLE, LABEL_CHECKED_SUM_ROW, buffer_text(&name),
                    STYLE_LABEL);
  buffer_clear(&name);
  page_add(cells, "=ROUND(SUM(");
  add_row_of_totals(sheet, planned);
  page_add(cells, ")-SUBTOTAL(9");
  for (size_t i = 0; i < layout->count; i++) {
    if ((layout->columns[i].flags & COLUMN_SUMMED) == 0) continue;
    page_add(cells, ",");
    place_add_range(&cells->formula, report, planned, i);
  }
  page_add(cells, "),2)");
  check_rows_put(sheet, &none, &none, false);
}

void check_whole_write(struct check_sheet *sheet) {
  const struct row_plan *plan = sheet->page.plan;
  if (!sheet->page.cells.is_live) return;
  if (is_summary_checked(&sheet->page)) write_summary(sheet);
  for (int which = 0; which < SHEETS; which++)
    if (is_any_checked(&sheet->page, sheets[which].sheet)) write_sheet(sheet, which);
  for (size_t i = 0; i < plan->sheet_count; i++)
    if (has_totals(&sheet->page, &plan->sheets[i])) write_row_of_totals(sheet, &plan->sheets[i]);
}

int check_whole_rows(const struct summary_page *page) {
  int rows = 0;
  if (!page->cells.is_live) return 0;
  rows += is_summary_checked(page);
  for (int which = 0; which < SHEETS; which++) rows += is_any_checked(page, sheets[which].sheet);
  for (size_t i = 0; i < page->plan->sheet_count; i++) rows += has_totals(page, &page->plan->sheets[i]);
  return rows;
}
