#include "formats/report/page.h"

#include <assert.h>

#include "formats/report/capital_figures.h"
#include "formats/report/place.h"
#include "formats/words/display_width.h"
#include "formats/words/template.h"

void page_clear(struct report_page *page) {
  buffer_clear(&page->formula);
  money_clear(&page->numbers.sum);
}

struct text page_word(const struct report_page *page, enum label id) {
  return text_from(sheet_words_label(page->language, id));
}

/* Half-width characters of such a line: letters are narrower than the figures that widths are counted in, but
 * a digest is figures for the most part. */
static int characters_of(struct text text, int width) {
  enum { MARGIN = 2, NARROWER = 9 };
  size_t figures = 0;
  bool is_latin = true;
  for (size_t i = 0; i < text.length; i++) {
    is_latin = is_latin && (unsigned char)text.at[i] < 0x80;
    figures += is_digit(text.at[i]);
  }
  const bool is_of_letters = is_latin && 2 * figures < text.length;
  return width + (is_of_letters ? width / NARROWER : 0) - MARGIN;
}

/* Larger letters fill wider and higher lines. */
static void set_height(const struct report_page *page, int row, struct text text, int width,
                       enum xlsx_style style) {
  enum { LINE_HEIGHT = 15 };
  const int larger = xlsx_style_width(style, width), room = width * width / (larger > width ? larger : width);
  const int line_height = larger > width ? xlsx_style_width(style, LINE_HEIGHT) : LINE_HEIGHT;
  const int lines = display_lines(text, characters_of(text, room)), height = lines * line_height;
  const lxw_row *known = lxw_worksheet_find_row(page->sheet.worksheet, (lxw_row_t)row);
  if (lines > 1 && (known == NULL || known->height < height))
    worksheet_set_row(page->sheet.worksheet, (lxw_row_t)row, height, NULL);
}

void page_set_height(const struct report_page *page, int row, struct text text, int width) {
  set_height(page, row, text, width, STYLE_LABEL);
}

static bool is_label(enum xlsx_style style) {
  return style == STYLE_LABEL || style == STYLE_LABEL_INNER || style == STYLE_GRAND_LABEL ||
         style == STYLE_SECTION || style == STYLE_SIGNATURE;
}

/* Words of a label, in lines if one does not hold them. */
struct lined_words {
  struct buffer text;
  enum xlsx_style style;
};

static struct lined_words lined_words(const struct report_page *page, int row, int width, enum label id,
                                      const struct text *argument, enum xlsx_style style) {
  struct lined_words words = {.style = style};
  const int arguments = argument != NULL;
  sheet_words_add(&words.text, page->language, ' ', id, argument, arguments);
  const int needed = xlsx_style_width(style, display_width(buffer_text(&words.text)));
  if (width == 0 || needed < width) return words;
  buffer_reset(&words.text);
  sheet_words_add(&words.text, page->language, '\n', id, argument, arguments);
  words.style = xlsx_style_lined(style);
  set_height(page, row, buffer_text(&words.text), width, style);
  return words;
}

static void put_lined(const struct report_page *page, int row, int column, enum label id,
                      const struct text *argument, enum xlsx_style style) {
  const int width = column == 0 && is_label(style) ? page->label_width : 0;
  struct lined_words words = lined_words(page, row, width, id, argument, style);
  xlsx_text(&page->sheet, row, column, buffer_text(&words.text), words.style);
  buffer_clear(&words.text);
}

void page_put_word(const struct report_page *page, int row, int column, enum label id,
                   enum xlsx_style style) {
  struct buffer heading = {0};
  if (style != STYLE_HEADER || sheet_words_count(page->language) == 1) {
    put_lined(page, row, column, id, NULL, style);
    return;
  }
  sheet_words_add(&heading, page->language, '\n', id, NULL, 0);
  xlsx_text(&page->sheet, row, column, buffer_text(&heading), style);
  worksheet_set_row(page->sheet.worksheet, (lxw_row_t)row, page_heading_height(page->language), NULL);
  buffer_clear(&heading);
}

void page_put_template(const struct report_page *page, int row, int column, enum label id,
                       struct text argument, enum xlsx_style style) {
  put_lined(page, row, column, id, &argument, style);
}

/* The label of each language, filled in with another of the same. */
static void add_named(struct buffer *out, enum sheet_language sheets, char between, enum label id,
                      enum label argument) {
  for (EACH_SHEET_LANGUAGE(language, sheets)) {
    const struct text name = text_from(label(language, argument));
    sheet_words_part(out, 0, between);
    template_add(out, language, label(language, id), &name, 1);
  }
}

void page_put_named(const struct report_page *page, int row, int column, enum label id, enum label argument,
                    enum xlsx_style style) {
  struct buffer words = {0};
  add_named(&words, page->language, ' ', id, argument);
  const bool is_lined = display_width(buffer_text(&words)) >= page->label_width;
  buffer_reset(&words);
  add_named(&words, page->language, is_lined ? '\n' : ' ', id, argument);
  page_set_height(page, row, buffer_text(&words), page->label_width);
  xlsx_text(&page->sheet, row, column, buffer_text(&words), is_lined ? xlsx_style_lined(style) : style);
  buffer_clear(&words);
}

void page_put_across(const struct report_page *page, int row, int first, int last, int width, enum label id,
                     enum xlsx_style style) {
  struct lined_words words = lined_words(page, row, width, id, NULL, style);
  xlsx_merge(&page->sheet, row, first, last, buffer_text(&words.text), words.style);
  buffer_clear(&words.text);
}

void page_put_link(const struct report_page *page, int row, int column, int width, enum label sheet) {
  struct lined_words words = lined_words(page, row, width, sheet, NULL, STYLE_LINK);
  xlsx_link(&page->sheet, row, column, page_word(page, sheet).at, buffer_text(&words.text), words.style);
  buffer_clear(&words.text);
}

void page_put_capitals(const struct report_page *page, int row, int column, int last_column,
                       const struct money *amount) {
  struct buffer capitals = {0};
  if (sheet_words_have(page->language, LANGUAGE_ZH) && capital_figures_add(&capitals, amount)) {
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

static void add_number(struct page_numbers *numbers, const struct money *number, bool counts) {
  enum { HUNDREDTHS = 100 };
  struct money added = {0};
  money_times(&added, number, counts ? HUNDREDTHS : 1);
  money_add(&numbers->sum, &numbers->sum, &added);
  money_clear(&added);
}

static void keep_number(struct page_numbers *numbers, int row, int column, const struct money *number,
                        bool counts) {
  add_number(numbers, number, counts);
  if (row > numbers->last_row) numbers->last_row = row;
  if (column > numbers->last_column) numbers->last_column = column;
}

void page_put_left(struct report_page *page, int row, int column, const struct money *result,
                   enum xlsx_style style) {
  assert(page->numbers.twice_count < PAGE_TWICE_MOST);
  page->numbers.twice[page->numbers.twice_count++] = (struct page_cell){row, column};
  add_number(&page->numbers, result, false);
  page_put(page, row, column, result, false, style);
}

void page_put(struct report_page *page, int row, int column, const struct money *result, bool counts,
              enum xlsx_style style) {
  const struct text formula = buffer_text(&page->formula);
  const struct xlsx_sheet *sheet = &page->sheet;
  keep_number(&page->numbers, row, column, result, counts);
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

void page_put_count(struct report_page *page, int row, int column, int64_t count) {
  const struct money number = {integer_from(count)};
  page_put(page, row, column, &number, true, STYLE_COUNT);
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
  struct page_numbers *numbers = &page->numbers;
  numbers->last_difference = (struct page_cell){row, column};
  if (numbers->first_difference.row == 0) numbers->first_difference = numbers->last_difference;
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
