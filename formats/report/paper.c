#include "formats/report/paper.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "formats/words/amount_text.h"
#include "formats/words/display_width.h"

/* Labels stand in columns 0 and 4. A line of a paragraph is counted shorter than the page is wide, as fonts
 * differ. */
enum { HEIGHT = 12, HEIGHT_MOST = 15, LINE_HEIGHT = 14, WIDTH_LABEL = 15, WIDTH_LEAST = 11, LINE_MARGIN = 4 };

/* Points that the margins of xlsx_set_page leave on an A4 page upright. */
enum { PAGE_HEIGHT = 773, PAGE_WIDTH = 538 };

void paper_tall_row(struct paper *paper, int points) {
  paper->heights =
      array_grow(paper->heights, &paper->row_capacity, paper->row_count + 1, sizeof *paper->heights);
  paper->heights[paper->row_count++] = points;
}

void paper_row(struct paper *paper) { paper_tall_row(paper, HEIGHT); }

static struct paper_cell *add_cell(struct paper *paper, int first, int last, enum xlsx_style style) {
  paper->cells = array_grow(paper->cells, &paper->capacity, paper->count + 1, sizeof *paper->cells);
  struct paper_cell *cell = &paper->cells[paper->count++];
  *cell = (struct paper_cell){.row = (int)paper->row_count - 1, .first = first, .last = last, .style = style};
  return cell;
}

/* Takes the first line off a text. */
static struct text next_line(struct text *rest) {
  const char *end = memchr(rest->at, '\n', rest->length);
  const size_t length = end == NULL ? rest->length : (size_t)(end - rest->at);
  const struct text line = {rest->at, length};
  *rest = text_from_offset(*rest, end == NULL ? length : length + 1);
  return line;
}

/* The lines that the text itself ends; a label makes its column as wide as they are. */
static void make_room(struct paper *paper, struct text text, bool is_label) {
  int *height = &paper->heights[paper->row_count - 1], lines = 0;
  while (text.length > 0) {
    const int width = display_width(next_line(&text)) + 1;
    if (is_label && width > paper->widest_label) paper->widest_label = width;
    lines++;
  }
  if (lines > 1 && lines * LINE_HEIGHT + 1 > *height) *height = lines * LINE_HEIGHT + 1;
}

void paper_text(struct paper *paper, int first, int last, struct text text, enum xlsx_style style) {
  struct paper_cell *cell = add_cell(paper, first, last, style);
  cell->offset = paper->texts.length;
  cell->length = text.length;
  buffer_add_text(&paper->texts, text);
  make_room(paper, text, first == last && paper_is_label(first));
}

void paper_amount(struct paper *paper, int first, int last, const struct money *amount,
                  enum xlsx_style style) {
  enum { MARGIN = 2 };
  struct buffer digits = {0};
  int64_t fen = 0;
  amount_text(&digits, amount);
  const int width = (int)digits.length + MARGIN;
  if (first == last && width > paper->widest_amount) paper->widest_amount = width;
  if (xlsx_keeps(amount) && integer_fits(&amount->fen, &fen)) {
    struct paper_cell *cell = add_cell(paper, first, last, style);
    cell->is_amount = true;
    cell->fen = fen;
  } else {
    paper_text(paper, first, last, buffer_text(&digits), style);
  }
  buffer_clear(&digits);
}

void paper_paragraph(struct paper *paper, struct text text, enum xlsx_style style) {
  paper_row(paper);
  paper_text(paper, 0, PAPER_LAST, text, style);
  paper->cells[paper->count - 1].is_paragraph = true;
}

void paper_begin_appendix(struct paper *paper) { paper->appendix = (int)paper->row_count; }

static void write_cell(const struct paper *paper, const struct xlsx_sheet *sheet,
                       const struct paper_cell *cell) {
  const struct text text = {paper->texts.at + cell->offset, cell->length};
  const struct text shown = cell->is_amount || cell->length == 0 ? TEXT("") : text;
  if (cell->first < cell->last)
    xlsx_merge(sheet, cell->row, cell->first, cell->last, shown, cell->style);
  else if (!cell->is_amount && cell->length == 0)
    xlsx_blank(sheet, cell->row, cell->first, cell->style);
  else if (!cell->is_amount)
    xlsx_text(sheet, cell->row, cell->first, text, cell->style);
  if (!cell->is_amount) return;
  struct money amount = {integer_from(cell->fen)};
  xlsx_money(sheet, cell->row, cell->first, &amount, cell->style);
  money_clear(&amount);
}

/* A program that minds no page break where it fits a sheet to pages goes on below. */
static void set_print(const struct paper *paper, const struct xlsx_sheet *sheet, const char *mark) {
  lxw_worksheet *worksheet = sheet->worksheet;
  const bool is_one_page = paper->appendix == 0;
  xlsx_set_page(sheet,
                (struct xlsx_page){
                    .is_upright = true, .pages_wide = 1, .pages_tall = is_one_page ? 1 : 0, .mark = mark});
  worksheet_center_horizontally(worksheet);
  if (!is_one_page) worksheet_set_h_pagebreaks(worksheet, (lxw_row_t[]){(lxw_row_t)paper->appendix, 0});
}

static int amount_width(const struct paper *paper) {
  return paper->widest_amount > WIDTH_LEAST ? paper->widest_amount : WIDTH_LEAST;
}

static int natural_label_width(const struct paper *paper) {
  const int least = paper->widest_label > WIDTH_LABEL ? paper->widest_label : WIDTH_LABEL;
  return amount_width(paper) > least ? amount_width(paper) : least;
}

static int natural_width(const struct paper *paper) {
  return 2 * natural_label_width(paper) + (PAPER_COLUMNS - 2) * amount_width(paper);
}

/* Points of a paragraph: as high as its lines are on a page of this width. */
static int paragraph_height(const struct paper *paper, const struct paper_cell *cell, int width) {
  const struct text text = {paper->texts.at + cell->offset, cell->length};
  return display_lines(text, width - LINE_MARGIN) * LINE_HEIGHT;
}

static int row_height(const struct paper *paper, int row, int plain) {
  return paper->heights[row] == HEIGHT ? plain : paper->heights[row];
}

/* Points of the first `count` rows, where plain ones have `plain` of them. */
static int height_of(const struct paper *paper, int count, int plain, int width) {
  int height = 0;
  for (int i = 0; i < count; i++) height += row_height(paper, i, plain);
  for (size_t i = 0; i < paper->count; i++) {
    const struct paper_cell *cell = &paper->cells[i];
    if (cell->is_paragraph && cell->row < count)
      height += paragraph_height(paper, cell, width) - row_height(paper, cell->row, plain);
  }
  return height;
}

/* Of a page with others behind it the width decides how large it is printed: so wide, then, that its rows go
 * on it. A character of a column has some 5.7 points. */
static int page_width(const struct paper *paper) {
  enum { TENTHS_OF_CHARACTER = 57 };
  int width = natural_width(paper);
  while (paper->appendix > 0 && height_of(paper, paper->appendix, HEIGHT, width) * PAGE_WIDTH * 10 >
                                    PAGE_HEIGHT * TENTHS_OF_CHARACTER * width)
    width++;
  return width;
}

static int label_width(const struct paper *paper) {
  return (page_width(paper) - (PAPER_COLUMNS - 2) * amount_width(paper) + 1) / 2;
}

/* On one page. */
static bool has_letters_of(const struct paper *paper, int points, int plain) {
  enum { LETTERS = 10 };
  return height_of(paper, (int)paper->row_count, plain, natural_width(paper)) * points <=
         PAGE_HEIGHT * LETTERS;
}

bool paper_is_readable(const struct paper *paper) {
  enum { AT_LEAST = 8 };
  return has_letters_of(paper, AT_LEAST, HEIGHT);
}

/* Where the page has room rows are not set so tight. */
static int plain_height(const struct paper *paper) {
  enum { AT_EASE = 9 };
  return paper->appendix == 0 && has_letters_of(paper, AT_EASE, HEIGHT_MOST) ? HEIGHT_MOST : HEIGHT;
}

static void set_heights(const struct paper *paper, lxw_worksheet *worksheet) {
  const int plain = plain_height(paper), width = page_width(paper);
  for (size_t i = 0; i < paper->row_count; i++)
    worksheet_set_row(worksheet, (lxw_row_t)i, row_height(paper, (int)i, plain), NULL);
  for (size_t i = 0; i < paper->count; i++)
    if (paper->cells[i].is_paragraph)
      worksheet_set_row(worksheet, (lxw_row_t)paper->cells[i].row,
                        paragraph_height(paper, &paper->cells[i], width), NULL);
}

static void set_view(const struct paper *paper, const struct xlsx_sheet *sheet, const char *mark) {
  lxw_worksheet *worksheet = sheet->worksheet;
  for (int i = 0; i < PAPER_COLUMNS; i++)
    worksheet_set_column(worksheet, (lxw_col_t)i, (lxw_col_t)i,
                         paper_is_label(i) ? label_width(paper) : amount_width(paper), NULL);
  set_heights(paper, worksheet);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  set_print(paper, sheet, mark);
}

void paper_write(const struct paper *paper, struct xlsx_book *book, const char *name, const char *mark) {
  const struct xlsx_sheet sheet = xlsx_book_add(book, name);
  for (size_t i = 0; i < paper->count; i++) write_cell(paper, &sheet, &paper->cells[i]);
  set_view(paper, &sheet, mark);
  xlsx_protect(&sheet);
}

void paper_clear(struct paper *paper) {
  buffer_clear(&paper->texts);
  free(paper->cells);
  free(paper->heights);
  *paper = (struct paper){0};
}
