#include "formats/report/page.h"

static int64_t units_of(const struct money *amount) {
  int64_t units = 0;
  return integer_fits(&amount->fen, &units) ? units : 0;
}

struct text page_word(const struct report_page *page, enum label label) {
  return page->report->context.words[label];
}

void page_add(struct report_page *page, const char *text) {
  buffer_add_text(&page->formula, text_from(text));
}

void page_add_cell(struct report_page *page, int row, int column) {
  report_add_address(&page->formula, row, (size_t)column, false);
}

void page_add_line(struct report_page *page, enum total_line line) {
  page_add_cell(page, ROW_LIST + (int)line, COLUMN_VALUE);
}

void page_add_column(struct report_page *page, size_t sheet, enum label title) {
  report_add_ranges(&page->formula, page->report, page->plan, sheet,
                    report_column_of(page->report, sheet, title));
}

void page_put(struct report_page *page, int row, int column, const struct money *result, bool counts,
              enum xlsx_style style) {
  const struct text formula = buffer_text(&page->formula);
  const struct xlsx_sheet *sheet = &page->sheet;
  if (page->is_live && formula.length > 0) {
    if (counts)
      xlsx_formula_count(sheet, row, column, formula, units_of(result), style);
    else
      xlsx_formula_money(sheet, row, column, formula, result, style);
  } else if (counts) {
    xlsx_count(sheet, row, column, units_of(result), style);
  } else {
    xlsx_money(sheet, row, column, result, style);
  }
  buffer_reset(&page->formula);
}

void page_put_text(struct report_page *page, int row, int column, struct text result, enum xlsx_style style) {
  if (page->is_live)
    xlsx_formula_text(&page->sheet, row, column, buffer_text(&page->formula), result, style);
  else
    xlsx_text(&page->sheet, row, column, result, style);
  buffer_reset(&page->formula);
}
