#include "formats/report/check_columns.h"

#include "formats/report/place.h"

static const struct {
  enum report_sheet_id sheet;
  enum label title, hash_title, parts; /* parts: of its totals; LABEL_COUNT: it has none */
} sheets[] = {
    {REPORT_LEDGER, LABEL_CHECKED_OF_LEDGER, LABEL_CHECKED_HASH_OF_LEDGER, LABEL_COUNT},
    {REPORT_CASES, LABEL_CHECKED_OF_CASES, LABEL_CHECKED_HASH_OF_CASES, LABEL_CHECKED_PARTS_CASES},
    {REPORT_PERSONS, LABEL_CHECKED_OF_PERSONS, LABEL_CHECKED_HASH_OF_PERSONS, LABEL_CHECKED_PARTS_PERSONS},
    {REPORT_PARAMETERS, LABEL_CHECKED_OF_PARAMETERS, LABEL_CHECKED_HASH_OF_PARAMETERS, LABEL_COUNT},
};
enum { SHEETS = sizeof sheets / sizeof sheets[0] };

/* What the program has under the name of a column of Cases or Persons, in fen or units. False: it has only
 * written it. */
static bool has_total(const struct report *report, enum report_sheet_id sheet, enum label column,
                      struct money *total) {
  static const struct {
    enum label column;
    enum report_amount amount;
  } amounts[] = {
      {LABEL_EMPLOYER_ARREARS, AMOUNT_EMPLOYER},
      {LABEL_EMPLOYEE_ARREARS, AMOUNT_EMPLOYEE},
      {LABEL_ARREARS, AMOUNT_ARREARS},
      {LABEL_LATE_FEE, AMOUNT_LATE_FEE},
      {LABEL_ROUNDING_DIFFERENCE, AMOUNT_ROUNDING},
      {LABEL_ACCOUNT_CREDIT, AMOUNT_CREDIT},
      {LABEL_TOTAL, AMOUNT_TOTAL},
      {LABEL_DEFERRAL_INTEREST, AMOUNT_INTEREST},
      {LABEL_LATE_FEE_PER_DAY, AMOUNT_PER_DAY},
      {LABEL_PAID, AMOUNT_PAID},
      {LABEL_OUTSTANDING, AMOUNT_OUTSTANDING},
      {LABEL_PAYS_EMPLOYER, AMOUNT_PAYS_EMPLOYER},
      {LABEL_PAYS_EMPLOYEE, AMOUNT_PAYS_EMPLOYEE},
  };
  const struct report_sums *all = &report->totals.all;
  if (sheet == REPORT_LEDGER || sheet == REPORT_PARAMETERS) return false;
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
    if (amounts[i].column == column) return money_set(total, &all->amounts[amounts[i].amount]), true;
  const bool is_months = column == LABEL_PAYABLE_MONTHS || column == LABEL_SCHEME_MONTHS;
  if (!is_months && column != LABEL_SCHEME_RESULTS) return false;
  *total = (struct money){integer_from(is_months ? all->months : all->results)};
  return true;
}

enum { IS_HASHED = COLUMN_HASHED & ~COLUMN_TALLIED };

bool check_columns_has(const struct summary_page *page, enum report_sheet_id id, size_t column) {
  const struct report *report = page->report;
  const int64_t most = INT64_C(1000000000000000);
  const unsigned flags = report->sheets[id].columns[column].flags;
  int64_t units = 0;
  if ((flags & COLUMN_TALLIED) == 0 || report->tallies[id].odd[column] > 0) return false;
  if ((flags & IS_HASHED) == 0) return true;
  struct money sum = place_column_sum(report, page->plan, id, column);
  const bool is_kept = integer_fits(&sum.fen, &units) && units != 0 && units < most && units > -most;
  money_clear(&sum);
  return is_kept;
}

/* Millionths, where the cells are no whole numbers. */
static void add_sum(struct check_sheet *sheet, enum report_sheet_id id, size_t column) {
  const struct report_column *of = &sheet->page.report->sheets[id].columns[column];
  const bool is_whole = of->kind == ROW_INTEGER || of->kind == ROW_DATE;
  page_add(&sheet->page.cells, is_whole ? "=SUM(" : "=ROUND(SUM(");
  place_add_ranges(&sheet->page.cells.formula, sheet->page.report, sheet->page.plan, id, column);
  page_add(&sheet->page.cells, is_whole ? ")" : (of->flags & IS_HASHED) != 0 ? ")*1000000,0)" : "),2)");
}

static void write_column(struct check_sheet *sheet, int which, size_t column) {
  const struct report *report = sheet->page.report;
  const enum report_sheet_id id = sheets[which].sheet;
  const enum label title = report->sheets[id].columns[column].title;
  const bool is_hashed = (report->sheets[id].columns[column].flags & IS_HASHED) != 0,
             counts = is_hashed || report->sheets[id].columns[column].kind == ROW_INTEGER;
  struct money program = {0}, result = place_column_sum(report, sheet->page.plan, id, column);
  if (!has_total(report, id, title, &program)) money_set(&program, &result);
  page_put_named(&sheet->page.cells, sheet->row, CHECK_COLUMN_TITLE,
                 is_hashed ? sheets[which].hash_title : sheets[which].title, title, STYLE_LABEL);
  add_sum(sheet, id, column);
  check_rows_put(sheet, &program, &result, counts);
  money_clear(&program);
  money_clear(&result);
}

static void add_part(struct check_sheet *sheet, const struct planned_sheet *planned, const char *sign,
                     enum label column) {
  const struct report *report = sheet->page.report;
  page_add(&sheet->page.cells, sign);
  place_add_range(&sheet->page.cells.formula, report, planned,
                  place_column_of(report, planned->shape, column));
}

/* How many rows have a total that is not the sum of its parts: two changes that make up for each other in
 * the sum of the column show here. Operators alone, as not every program takes a function of columns here. */
static void write_parts(struct check_sheet *sheet, int which) {
  struct report_page *cells = &sheet->page.cells;
  const struct row_plan *plan = sheet->page.plan;
  const struct money none = {0};
  page_put_word(cells, sheet->row, CHECK_COLUMN_TITLE, sheets[which].parts, STYLE_LABEL);
  page_add(cells, "=0");
  for (size_t i = 0; i < plan->sheet_count; i++) {
    if (plan->sheets[i].shape != sheets[which].sheet) continue;
    add_part(sheet, &plan->sheets[i], "+SUMPRODUCT(1*((", LABEL_TOTAL);
    add_part(sheet, &plan->sheets[i], "-", LABEL_ARREARS);
    add_part(sheet, &plan->sheets[i], "-", LABEL_LATE_FEE);
    if (sheet->page.has_interest) add_part(sheet, &plan->sheets[i], "-", LABEL_DEFERRAL_INTEREST);
    page_add(cells, ")^2>0.00001))");
  }
  check_rows_put(sheet, &none, &none, true);
}

static bool has_parts(const struct report *report, int which) {
  return sheets[which].parts != LABEL_COUNT &&
         place_column_of(report, sheets[which].sheet, LABEL_TOTAL) != PLACE_LEFT_OUT;
}

void check_columns_write(struct check_sheet *sheet) {
  for (int which = 0; which < SHEETS; which++) {
    const struct report_sheet *layout = &sheet->page.report->sheets[sheets[which].sheet];
    for (size_t i = 0; i < layout->count; i++)
      if (check_columns_has(&sheet->page, sheets[which].sheet, i)) write_column(sheet, which, i);
    if (has_parts(sheet->page.report, which)) write_parts(sheet, which);
  }
}

int check_columns_rows(const struct summary_page *page) {
  int rows = 0;
  for (int which = 0; which < SHEETS; which++) {
    const struct report_sheet *layout = &page->report->sheets[sheets[which].sheet];
    for (size_t i = 0; i < layout->count; i++) rows += check_columns_has(page, sheets[which].sheet, i);
    rows += has_parts(page->report, which);
  }
  return rows;
}
