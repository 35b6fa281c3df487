#include "formats/report/page.h"

#include "formats/report/capital_figures.h"
#include "formats/report/place.h"
#include "formats/words/template.h"

void page_clear(struct report_page *page) { buffer_clear(&page->formula); }

struct text page_word(const struct report_page *page, enum label id) {
  return text_from(label(page->language, id));
}

void page_put_word(const struct report_page *page, int row, int column, enum label id,
                   enum xlsx_style style) {
  xlsx_text(&page->sheet, row, column, page_word(page, id), style);
}

void page_put_template(const struct report_page *page, int row, int column, enum label id,
                       struct text argument, enum xlsx_style style) {
  struct buffer text = {0};
  template_add(&text, page->language, label(page->language, id), &argument, 1);
  xlsx_text(&page->sheet, row, column, buffer_text(&text), style);
  buffer_clear(&text);
}

void page_put_capitals(const struct report_page *page, int row, int column, int last_column,
                       const struct money *amount) {
  struct buffer capitals = {0};
  if (page->language == LANGUAGE_ZH && capital_figures_add(&capitals, amount)) {
    page_put_word(page, row, column - 1, LABEL_REPORT_CAPITALS, STYLE_GRAND_LABEL);
    xlsx_merge(&page->sheet, row, column, last_column, buffer_text(&capitals), STYLE_GRAND_TEXT);
  }
  buffer_clear(&capitals);
}

void page_add(struct report_page *page, const char *text) { page_add_text(page, text_from(text)); }

void page_add_text(struct report_page *page, struct text text) { buffer_add_text(&page->formula, text); }

void page_add_cell(struct report_page *page, int row, int column) {
  place_add_address(&page->formula, row, (size_t)column, false);
}

void page_add_range(struct report_page *page, int first_row, int first_column, int last_row,
                    int last_column) {
  page_add_cell(page, first_row, first_column);
  page_add(page, ":");
  page_add_cell(page, last_row, last_column);
}

void page_add_sum(struct report_page *page, int first_row, int last_row, int column, bool counts) {
  page_add(page, counts ? "=SUM(" : "=ROUND(SUM(");
  page_add_range(page, first_row, column, last_row, column);
  page_add(page, counts ? ")" : "),2)");
}

static int64_t units_of(const struct money *amount) {
  int64_t units = 0;
  return integer_fits(&amount->fen, &units) ? units : 0;
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

void page_put_difference(struct report_page *page, int row, int column, struct page_cell left,
                         struct page_cell right, const struct money *difference, bool counts) {
  page_add(page, "=ROUND(");
  page_add_cell(page, left.row, left.column);
  page_add(page, "-");
  page_add_cell(page, right.row, right.column);
  page_add(page, ",2)");
  page_put(page, row, column, difference, counts, counts ? STYLE_COUNT : STYLE_MONEY);
}

void page_put_mark(struct report_page *page, int row, int column, bool agrees) {
  page_put_text(page, row, column, text_from(agrees ? "✓" : "✗"), STYLE_MARK);
}

void page_put_zero_mark(struct report_page *page, int row, int column, struct page_cell difference,
                        bool agrees) {
  page_add(page, "=IF(");
  page_add_cell(page, difference.row, difference.column);
  page_add(page, "=0,\"✓\",\"✗\")");
  page_put_mark(page, row, column, agrees);
}

void page_put_overall(struct report_page *page, int row, bool agree) {
  const struct text yes = page_word(page, LABEL_REPORT_ALL_AGREE),
                    no = page_word(page, LABEL_REPORT_DISAGREE);
  page_put_word(page, row, 0, LABEL_REPORT_OVERALL, STYLE_LABEL);
  page_add(page, ",\"");
  page_add_text(page, yes);
  page_add(page, "\",\"");
  page_add_text(page, no);
  page_add(page, "\")");
  page_put_text(page, row, 1, agree ? yes : no, STYLE_MARK);
  xlsx_mark_checks(&page->sheet, row, 1, row, 1);
}
