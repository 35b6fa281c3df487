#include "formats/report/frame.h"

#include "formats/report/idle_columns.h"
#include "formats/report/page.h"
#include "formats/report/place.h"
#include "formats/words/display_width.h"

enum {
  WIDEST = 120,

  MARGIN = 2,
  FITTED_MARGIN = 1,
  FILTER_BUTTON = 2,
  TITLE_LINES = 2
};

/* The titles of what the list carries are its own. */
static bool is_carried(const struct report_sheet *layout, size_t column) {
  return layout->columns[column].title == LABEL_COUNT;
}

static int lines_of(const struct report_sheet *layout) {
  return layout->layout->heading_lines > 0 ? layout->layout->heading_lines : TITLE_LINES;
}

static void write_header(const struct xlsx_sheet *sheet, const struct report *report,
                         const struct report_sheet *layout) {
  const struct report_page page = {.sheet = *sheet, .language = report->options.language};
  for (size_t i = 0; i < layout->count; i++)
    if (is_carried(layout, i))
      xlsx_text(sheet, 0, (int)i, layout->titles[i], STYLE_HEADER);
    else
      page_put_word(&page, 0, (int)i, layout->columns[i].title, STYLE_HEADER);
  const int height = page_heading_height(page.language) * lines_of(layout) / TITLE_LINES;
  worksheet_set_row(sheet->worksheet, 0, height, NULL);
}

static void write_template(const struct xlsx_sheet *sheet, const struct report_sheet *layout) {
  for (size_t i = 0; i < layout->count; i++)
    xlsx_blank(sheet, REPORT_HEADER_ROWS, (int)i, layout->columns[i].style);
}

/* The visible rows of this sheet; the whole list is added up on the summary. */
static void add_subtotal(struct buffer *formula, size_t column, int64_t span) {
  buffer_add_literal(formula, "SUBTOTAL(9,");
  place_add_address(formula, REPORT_HEADER_ROWS, column, false);
  buffer_add_byte(formula, ':');
  place_add_address(formula, REPORT_HEADER_ROWS + span - 1, column, false);
  buffer_add_byte(formula, ')');
}

static void write_sum(const struct xlsx_sheet *sheet, const struct report_column *column, size_t index,
                      int64_t span, const struct money *sum) {
  struct buffer formula = {0};
  bool is_count = column->kind == ROW_INTEGER;
  int64_t units = 0;
  buffer_add_text(&formula, is_count ? TEXT("=") : TEXT("=ROUND("));
  add_subtotal(&formula, index, span);
  if (!is_count) buffer_add_literal(&formula, ",2)");
  int row = (int)(REPORT_HEADER_ROWS + span);
  if (is_count && integer_fits(&sum->fen, &units))
    xlsx_formula_count(sheet, row, (int)index, buffer_text(&formula), units, STYLE_TOTAL_COUNT);
  else
    xlsx_formula_money(sheet, row, (int)index, buffer_text(&formula), sum, STYLE_TOTAL_MONEY);
  buffer_clear(&formula);
}

/* A page with headings alone would leave its reader to guess. */
static void write_none(const struct xlsx_sheet *sheet, const struct report *report,
                       const struct planned_sheet *planned) {
  if (planned->rows > 0 || planned->shape != REPORT_REJECTED) return;
  xlsx_text(sheet, REPORT_HEADER_ROWS, (int)place_column_of(report, REPORT_REJECTED, LABEL_REJECT_REASON),
            text_from(sheet_words_label(report->options.language, LABEL_REJECT_NONE)), STYLE_WRAPPED);
}

static void write_totals(const struct xlsx_sheet *sheet, const struct report *report,
                         const struct planned_sheet *planned) {
  const struct report_sheet *layout = &report->sheets[planned->shape];
  int row = (int)(REPORT_HEADER_ROWS + planned->span);
  if (layout->shape.rows_below == 0) return;
  xlsx_text(sheet, row, 0, report->context.words[LABEL_REPORT_VISIBLE_SUM], STYLE_TOTAL_TEXT);
  for (size_t i = 1; i < layout->count; i++) {
    const struct report_column *column = &layout->columns[i];
    const struct money *sum = report_tally_sum(&report->tallies[planned->shape], planned->continuation, i);
    if ((column->flags & COLUMN_SUMMED) != 0)
      write_sum(sheet, column, i, planned->span, sum);
    else
      xlsx_blank(sheet, row, (int)i, STYLE_TOTAL_TEXT);
  }
}

/* A title is broken into lines, between words or Chinese characters; of more than two, the filter button
 * stands below the last. */
static int width_of(struct text title, int lines) {
  int longest = 0, word = 0;
  for (size_t i = 0; i < title.length; i++) {
    unsigned char byte = (unsigned char)title.at[i];
    word = byte <= ' ' || byte >= 0x80 ? 0 : word + 1;
    if (word > longest) longest = word;
  }
  const int part = (display_width(title) + lines - 1) / lines;
  return (part > longest ? part : longest) + (lines > TITLE_LINES ? 1 : MARGIN + FILTER_BUTTON);
}

static int greater(int left, int right) { return left > right ? left : right; }

/* In two languages each has its two lines. */
static int title_width(const struct report *report, const struct report_sheet *layout, size_t column) {
  int width = 0;
  if (is_carried(layout, column)) return width_of(layout->titles[column], lines_of(layout));
  for (EACH_SHEET_LANGUAGE(language, report->options.language))
    width =
        greater(width, width_of(text_from(label(language, layout->columns[column].title)), lines_of(layout)));
  return width;
}

/* Letters and figures of 10 points are up to a sixteenth wider than the widths that columns are measured in;
 * separators of amounts are narrower. */
static int fitted_width(const struct report_column *column, int width) {
  enum { LETTERS = 16 };
  return column->kind == ROW_TEXT ? width + width / LETTERS : width;
}

/* Records are numbered from 1: what the last one's number takes. */
static int record_width(const struct report *report) {
  int width = 1 + FITTED_MARGIN;
  for (int64_t rows = report->rows[REPORT_INPUT]; rows >= 10; rows /= 10) width++;
  return width;
}

static int column_width(const struct report *report, const struct planned_sheet *planned, size_t index) {
  const struct report_sheet *layout = &report->sheets[planned->shape];
  const struct report_column *column = &layout->columns[index];
  const struct report_tally *tally = &report->tallies[planned->shape];
  const bool is_wide =
      (column->flags & COLUMN_SPOKEN) != 0 && sheet_words_have(report->options.language, LANGUAGE_EN);
  int width = greater(column->width * (is_wide ? 2 : 1), title_width(report, layout, index));
  if ((column->flags & COLUMN_FITTED) != 0)
    width = greater(width, fitted_width(column, tally->widths[index]));
  if (column->title == LABEL_RECORD) width = greater(width, record_width(report));
  if (column->kind == ROW_MONEY && (column->flags & COLUMN_SUMMED) != 0)
    width = greater(width, report_amount_width(report_tally_sum(tally, planned->continuation, index)));
  const int widest = column->style == STYLE_WRAPPED ? report_widest_in_lines(column) : WIDEST;
  return width < widest ? width : widest;
}

/* Weak grades stand out, in colour and in grey. */
static void mark_grades(const struct xlsx_sheet *sheet, const struct report *report,
                        const struct planned_sheet *planned) {
  const struct report_sheet *layout = &report->sheets[planned->shape];
  const int last = (int)(REPORT_HEADER_ROWS + planned->span - 1);
  for (size_t i = 0; i < layout->count; i++) {
    if ((layout->columns[i].flags & COLUMN_GRADED) == 0) continue;
    const int range[] = {REPORT_HEADER_ROWS, (int)i, last, (int)i};
    const int rows[] = {REPORT_HEADER_ROWS, 0, last, (int)layout->count - 1};
    if (layout->layout->rows == ROWS_OF_RULES)
      xlsx_mark_rows(sheet, rows, (int)i, report->context.words[LABEL_GRADE_DEFAULT], STYLE_WEAK);
    xlsx_mark(sheet, range, report->context.words[LABEL_GRADE_DEFAULT], STYLE_WEAK);
    xlsx_mark(sheet, range, report->context.words[LABEL_GRADE_SECONDARY], STYLE_UNSURE);
  }
}

/* Where it was not known beforehand which columns would say nothing, they stay in their places, for the
 * formulas that name cells, and are out of sight and out of print. */
static void set_columns(const struct xlsx_sheet *sheet, const struct report *report,
                        const struct planned_sheet *planned) {
  for (size_t i = 0; i < report->sheets[planned->shape].count; i++) {
    lxw_row_col_options options = {.hidden = idle_columns_has(report, planned->shape, i)};
    worksheet_set_column_opt(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, column_width(report, planned, i),
                             NULL, &options);
  }
}

/* Tenths of a half-width character: across A4 at 8 points, where such a character is a figure's 7.4 pixels
 * and not rounded to 7, as LibreOffice has it; and what a column takes beyond its width. */
enum { PAGE_WIDTH = 1790, PADDING = 7, PERCENT_OF_8_POINTS = 80 };

static bool fits_one_page(const struct report *report, const struct planned_sheet *planned, size_t printed) {
  int width = 0;
  for (size_t i = 0; i < printed; i++)
    if (!idle_columns_has(report, planned->shape, i))
      width += column_width(report, planned, i) * 10 + PADDING;
  return width <= PAGE_WIDTH;
}

/* What is too wide for one page across has 8 points, and the frozen columns on each page. */
static struct xlsx_page page_of(const struct report *report, const struct planned_sheet *planned,
                                size_t printed) {
  struct xlsx_page page = {.header_rows = REPORT_HEADER_ROWS, .mark = report->run_mark, .pages_wide = 1};
  if (fits_one_page(report, planned, printed)) return page;
  page.percent = PERCENT_OF_8_POINTS;
  page.header_columns = report->sheets[planned->shape].frozen;
  return page;
}

static void set_view(const struct xlsx_sheet *sheet, const struct report *report,
                     const struct planned_sheet *planned) {
  const struct report_sheet *layout = &report->sheets[planned->shape];
  lxw_worksheet *worksheet = sheet->worksheet;
  set_columns(sheet, report, planned);
  worksheet_freeze_panes(worksheet, REPORT_HEADER_ROWS, (lxw_col_t)layout->frozen);
  worksheet_set_tab_color(worksheet, (lxw_color_t)layout->layout->color);
  worksheet_autofilter(worksheet, 0, 0, (lxw_row_t)(REPORT_HEADER_ROWS + planned->span - 1),
                       (lxw_col_t)(layout->count - 1));
  const int last_row = (int)(REPORT_HEADER_ROWS + planned->span - 1 + layout->shape.rows_below);
  const size_t printed = layout->printed;
  if (printed < layout->count)
    worksheet_print_area(worksheet, 0, 0, (lxw_row_t)last_row, (lxw_col_t)(printed - 1));
  xlsx_set_page(sheet, page_of(report, planned, printed));
  xlsx_protect(sheet);
}

void report_frame_write(struct xlsx_book *book, const struct report *report, struct planned_sheet *planned) {
  struct buffer name = {0};
  place_add_sheet_name(&name, report, planned->shape, planned->continuation);
  buffer_add_byte(&name, '\0');
  struct xlsx_sheet sheet = xlsx_book_add(book, name.at);
  buffer_clear(&name);
  planned->worksheet = xlsx_sheet_number(&sheet);
  write_header(&sheet, report, &report->sheets[planned->shape]);
  write_template(&sheet, &report->sheets[planned->shape]);
  write_none(&sheet, report, planned);
  write_totals(&sheet, report, planned);
  mark_grades(&sheet, report, planned);
  set_view(&sheet, report, planned);
}
