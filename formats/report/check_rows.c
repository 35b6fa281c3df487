#include "formats/report/check_rows.h"

#include "formats/report/place.h"
#include "formats/words/figures_text.h"

void check_rows_put(struct check_sheet *sheet, const struct money *program, const struct money *result,
                    bool counts) {
  struct report_page *cells = &sheet->page.cells;
  const enum xlsx_style style = counts ? STYLE_COUNT : STYLE_MONEY;
  const int row = sheet->row++;
  struct money difference = {0};
  page_put(cells, row, CHECK_COLUMN_RECALCULATED, result, counts, style);
  page_put(cells, row, CHECK_COLUMN_PROGRAM, program, counts, style);
  money_subtract(&difference, result, program);
  page_put_difference(cells, row, CHECK_COLUMN_DIFFERENCE, (struct page_cell){row, CHECK_COLUMN_RECALCULATED},
                      (struct page_cell){row, CHECK_COLUMN_PROGRAM}, &difference, counts);
  page_put_zero_mark(cells, row, CHECK_COLUMN_MARK, (struct page_cell){row, CHECK_COLUMN_DIFFERENCE},
                     money_is_zero(&difference));
  sheet->agree = sheet->agree && money_is_zero(&difference);
  money_clear(&difference);
}

/* The one part of the sheet Persons; NULL: there are more. */
static const struct planned_sheet *part_of_persons(const struct summary_page *page) {
  const struct planned_sheet *found = NULL;
  for (size_t i = 0; i < page->plan->sheet_count; i++) {
    if (page->plan->sheets[i].shape != REPORT_PERSONS) continue;
    if (found != NULL) return NULL;
    found = &page->plan->sheets[i];
  }
  return found;
}

int check_persons_rows(const struct summary_page *page) {
  const bool counts =
      page->cells.is_live && distinct_persons_can_be_counted(page->report->persons) &&
      place_column_of(page->report, REPORT_PERSONS, LABEL_FIELD_ID_NUMBER) != PLACE_LEFT_OUT &&
      part_of_persons(page) != NULL;
  return counts ? 1 : 0;
}

static void add_count_of_rows(struct report_page *cells, const struct report *report,
                              const struct planned_sheet *part, size_t column) {
  page_add(cells, "=ROWS(");
  place_add_range(&cells->formula, report, part, column);
  page_add(cells, ")");
}

/* A row counts if it is the first with its number, or has none. Not every program looks up a whole column
 * except in an array formula; COUNTIF would take numbers of 18 digits for
 * one where their first 15 are the same. */
void check_persons_write(struct check_sheet *sheet) {
  const struct report *report = sheet->page.report;
  struct report_page *cells = &sheet->page.cells;
  if (check_persons_rows(&sheet->page) == 0) return;
  const struct planned_sheet *part = part_of_persons(&sheet->page);
  const size_t column = place_column_of(report, REPORT_PERSONS, LABEL_FIELD_ID_NUMBER);
  const struct money count = {integer_from(distinct_persons_count(report->persons))};
  static const char *const between[] = {"{=SUM((", "=\"\")+(", "<>\"\")*(MATCH(", "&\"\",", "&\"\",0)=ROW("};
  page_put_word(cells, sheet->row, CHECK_COLUMN_TITLE, LABEL_CHECKED_DISTINCT, STYLE_LABEL);
  if (part->rows == 1) { /* Gnumeric does not look a value up in one cell */
    add_count_of_rows(cells, report, part, column);
    check_rows_put(sheet, &count, &count, true);
    return;
  }
  for (size_t i = 0; i < sizeof between / sizeof between[0]; i++) {
    page_add(cells, between[i]);
    place_add_range(&cells->formula, report, part, column);
  }
  page_add(cells, ")-");
  figure_number(&cells->formula, REPORT_HEADER_ROWS);
  page_add(cells, "))}");
  check_rows_put(sheet, &count, &count, true);
}

/* Adds the cell of a column of Cases. */
static void add_cell(struct check_sheet *sheet, int64_t row, enum label title) {
  const struct report *report = sheet->page.report;
  struct buffer *formula = &sheet->page.cells.formula;
  const int64_t capacity = row_shape_capacity(&report->sheets[REPORT_CASES].shape);
  buffer_add_byte(formula, '\'');
  place_add_sheet_name(formula, report, REPORT_CASES, (size_t)(row / capacity));
  buffer_add_literal(formula, "'!");
  place_add_address(formula, REPORT_HEADER_ROWS + row % capacity,
                    place_column_of(report, REPORT_CASES, title), true);
}

static void write_title(const struct check_sheet *sheet, enum label title, const struct difference *item) {
  struct buffer which = {0};
  figure_number(&which, item->record);
  buffer_add_byte(&which, ' ');
  buffer_add_text(&which, page_word(&sheet->page.cells, word_label(WORDS_SCHEME, (int)item->scheme)));
  page_put_template(&sheet->page.cells, sheet->row, CHECK_COLUMN_TITLE, title, buffer_text(&which),
                    STYLE_LABEL);
  buffer_clear(&which);
}

static void write_case_rounding(struct check_sheet *sheet, const struct difference *item) {
  if (money_is_zero(&item->rounding)) return;
  write_title(sheet, LABEL_CHECKED_CASE_ROUNDING, item);
  page_add(&sheet->page.cells, "=ROUND(");
  add_cell(sheet, item->row, LABEL_ROUNDING_DIFFERENCE);
  page_add(&sheet->page.cells, ",2)");
  check_rows_put(sheet, &item->rounding, &item->rounding, false);
}

static void write_case_cap(struct check_sheet *sheet, const struct difference *item) {
  if (money_is_zero(&item->cap)) return;
  write_title(sheet, LABEL_CHECKED_CASE_CAP, item);
  page_add(&sheet->page.cells, "=ROUND(");
  add_cell(sheet, item->row, LABEL_LATE_FEE_UNCAPPED);
  page_add(&sheet->page.cells, "-");
  add_cell(sheet, item->row, LABEL_LATE_FEE);
  page_add(&sheet->page.cells, ",2)");
  check_rows_put(sheet, &item->cap, &item->cap, false);
}

void check_cases_write(struct check_sheet *sheet) {
  const struct differences *differences = &sheet->page.report->differences;
  for (size_t i = 0; i < differences->count; i++) {
    write_case_rounding(sheet, &differences->items[i]);
    write_case_cap(sheet, &differences->items[i]);
  }
}

int check_cases_rows(const struct report *report) {
  int rows = 0;
  for (size_t i = 0; i < report->differences.count; i++) {
    rows += !money_is_zero(&report->differences.items[i].rounding);
    rows += !money_is_zero(&report->differences.items[i].cap);
  }
  return rows;
}

void check_cases_write_more(const struct check_sheet *sheet) {
  const int64_t others = sheet->page.report->differences.others;
  struct buffer count = {0};
  if (others == 0) return;
  figure_number(&count, others);
  page_put_template(&sheet->page.cells, sheet->row, CHECK_COLUMN_TITLE, LABEL_CHECKED_CASES_MORE,
                    buffer_text(&count), STYLE_REMARK);
  buffer_clear(&count);
}
