#include "formats/report/index.h"

#include "formats/report/page.h"
#include "formats/report/sheet.h"
#include "formats/sheet/row_stream.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"

/* Where things are, rows and columns from 0. */
enum {
  PLACE_TITLE,
  PLACE_INPUT,
  PLACE_BASIS,
  PLACE_DISCLAIMER,
  PLACE_COUNT,
  PLACE_OVERALL,
  PLACE_HEADER = 7,
  PLACE_LINES,
  COLUMN_FILE = 0,
  COLUMN_WHAT,
  COLUMN_FIGURES,
  FIRST_AMOUNT = INDEX_ARREARS,
  WIDTH_FILE = 24, /* at least */
  WIDTH_WHAT = 18,
  WIDTH_TEXT_MOST = 48,
  WIDTH_COUNT = 12,
  WIDTH_AMOUNT = 14,
  WIDTH_MARK = 9,
  TITLE_HEIGHT = 30
};

/* The rows below the lines, in their order. */
enum foot { FOOT_SUM, FOOT_LIST, FOOT_DIFFERENCE, FOOT_OUTCOME, FOOT_CAPITALS };

static const enum label titles[INDEX_FIGURES] = {
    [INDEX_READ] = LABEL_REPORT_READ,           [INDEX_ASSESSED] = LABEL_REPORT_ASSESSED,
    [INDEX_REJECTED] = LABEL_REPORT_REJECTED,   [INDEX_ARREARS] = LABEL_ARREARS,
    [INDEX_LATE_FEE] = LABEL_LATE_FEE,          [INDEX_TOTAL] = LABEL_REPORT_GRAND_TOTAL,
    [INDEX_INTEREST] = LABEL_DEFERRAL_INTEREST,
};

struct index_page {
  struct report_page cells;
  const struct report_index *index;
  int figures;                      /* without the last, interest, where deferrals bear none */
  struct money sums[INDEX_FIGURES]; /* of the lines */
  int last;                         /* row of the last line; without lines an empty one */
  bool agrees;                      /* so far */
};

/* The column of the marks. */
static int mark_of(const struct index_page *page) { return COLUMN_FIGURES + page->figures; }

static bool is_count(int figure) { return figure < FIRST_AMOUNT; }

void report_index_figures(struct money figures[INDEX_FIGURES], int64_t read,
                          const struct report_totals *totals) {
  const struct money *amounts = totals->all.amounts;
  const int64_t counts[] = {read, totals->assessed, totals->rejected};
  for (int i = 0; i < FIRST_AMOUNT; i++) {
    money_clear(&figures[i]);
    figures[i] = (struct money){integer_from(counts[i])};
  }
  money_set(&figures[INDEX_ARREARS], &amounts[AMOUNT_ARREARS]);
  money_set(&figures[INDEX_LATE_FEE], &amounts[AMOUNT_LATE_FEE]);
  money_set(&figures[INDEX_TOTAL], &amounts[AMOUNT_TOTAL]);
  money_set(&figures[INDEX_INTEREST], &amounts[AMOUNT_INTEREST]);
}

void report_index_figures_clear(struct money figures[INDEX_FIGURES]) {
  for (int i = 0; i < INDEX_FIGURES; i++) money_clear(&figures[i]);
}

static void write_head(struct index_page *page) {
  const struct report_options *options = page->index->options;
  const struct report_page *cells = &page->cells;
  struct buffer day = {0}, count = {0};
  date_format(&day, options->report_date);
  figure_number(&count, (int64_t)page->index->count);
  page_put_word(cells, PLACE_TITLE, COLUMN_FILE, LABEL_INDEX_TITLE, STYLE_TITLE);
  if (options->input_name.length > 0)
    page_put_template(cells, PLACE_INPUT, COLUMN_FILE, LABEL_REPORT_INPUT, options->input_name,
                      STYLE_SUBTITLE);
  page_put_template(cells, PLACE_BASIS, COLUMN_FILE, LABEL_REPORT_BASIS, buffer_text(&day), STYLE_SUBTITLE);
  page_put_word(cells, PLACE_DISCLAIMER, COLUMN_FILE, LABEL_REPORT_DISCLAIMER, STYLE_REMARK);
  page_put_template(cells, PLACE_COUNT, COLUMN_FILE, LABEL_INDEX_COUNT, buffer_text(&count), STYLE_SUBTITLE);
  buffer_clear(&day);
  buffer_clear(&count);
}

static void write_header(struct index_page *page) {
  const struct report_page *cells = &page->cells;
  page_put_word(cells, PLACE_HEADER, COLUMN_FILE, LABEL_INDEX_FILE, STYLE_HEADER);
  page_put_word(cells, PLACE_HEADER, COLUMN_WHAT, page->index->what, STYLE_HEADER);
  for (int i = 0; i < page->figures; i++)
    page_put_word(cells, PLACE_HEADER, COLUMN_FIGURES + i, titles[i], STYLE_HEADER);
  page_put_word(cells, PLACE_HEADER, mark_of(page), LABEL_REPORT_OVERALL, STYLE_HEADER);
}

/* Adds the reference to one figure: C9. */
static void add_figure(struct index_page *page, int row, int figure) {
  page_add_cell(&page->cells, row, COLUMN_FIGURES + figure);
}

/* read = assessed + rejected, arrears + late fee + interest = total. */
static bool line_agrees(const struct money figures[INDEX_FIGURES]) {
  struct money rows = {0}, amounts = {0};
  money_add(&rows, &figures[INDEX_ASSESSED], &figures[INDEX_REJECTED]);
  money_add(&amounts, &figures[INDEX_ARREARS], &figures[INDEX_LATE_FEE]);
  money_add(&amounts, &amounts, &figures[INDEX_INTEREST]);
  bool agrees =
      money_compare(&rows, &figures[INDEX_READ]) == 0 && money_compare(&amounts, &figures[INDEX_TOTAL]) == 0;
  money_clear(&rows);
  money_clear(&amounts);
  return agrees;
}

static void write_line_mark(struct index_page *page, int row, const struct money figures[INDEX_FIGURES]) {
  page_add(&page->cells, "=IF(AND(");
  add_figure(page, row, INDEX_READ);
  page_add(&page->cells, "=");
  add_figure(page, row, INDEX_ASSESSED);
  page_add(&page->cells, "+");
  add_figure(page, row, INDEX_REJECTED);
  page_add(&page->cells, ",ROUND(");
  add_figure(page, row, INDEX_ARREARS);
  page_add(&page->cells, "+");
  add_figure(page, row, INDEX_LATE_FEE);
  if (page->figures > INDEX_INTEREST) page_add(&page->cells, "+");
  if (page->figures > INDEX_INTEREST) add_figure(page, row, INDEX_INTEREST);
  page_add(&page->cells, "-");
  add_figure(page, row, INDEX_TOTAL);
  page_add(&page->cells, ",2)=0),\"✓\",\"✗\")");
  const bool agrees = line_agrees(figures);
  page_put_mark(&page->cells, row, mark_of(page), agrees);
  page->agrees = page->agrees && agrees;
}

static void write_line(struct index_page *page, int row, const struct report_index_line *line) {
  const struct xlsx_sheet *sheet = &page->cells.sheet;
  xlsx_link_file(sheet, row, COLUMN_FILE, line->file);
  xlsx_text(sheet, row, COLUMN_WHAT, line->what, STYLE_TEXT);
  for (int i = 0; i < page->figures; i++) {
    page_put(&page->cells, row, COLUMN_FIGURES + i, &line->figures[i], is_count(i),
             is_count(i) ? STYLE_COUNT : STYLE_MONEY);
    money_add(&page->sums[i], &page->sums[i], &line->figures[i]);
  }
  write_line_mark(page, row, line->figures);
}

static void write_foot_label(struct index_page *page, enum foot foot, enum label id, enum xlsx_style style) {
  const int row = page->last + 1 + (int)foot;
  page_put_word(&page->cells, row, COLUMN_FILE, id, style);
  xlsx_blank(&page->cells.sheet, row, COLUMN_WHAT, style);
}

/* The lines added up, the list, the difference and whether it is none, one below the other. */
static void write_foot(struct index_page *page, int figure) {
  struct report_page *cells = &page->cells;
  const int column = COLUMN_FIGURES + figure, first = page->last + 1;
  const bool counts = is_count(figure);
  const struct money *sum = &page->sums[figure], *list = &page->index->figures[figure];
  struct money difference = {0};
  page_add_sum(cells, PLACE_LINES, page->last, column, counts);
  page_put(cells, first + FOOT_SUM, column, sum, counts, counts ? STYLE_TOTAL_COUNT : STYLE_TOTAL_MONEY);
  page_put(cells, first + FOOT_LIST, column, list, counts, counts ? STYLE_COUNT : STYLE_MONEY);
  money_subtract(&difference, sum, list);
  page_put_difference(cells, first + FOOT_DIFFERENCE, column, (struct page_cell){first + FOOT_SUM, column},
                      (struct page_cell){first + FOOT_LIST, column}, &difference, counts);
  const bool agrees = money_is_zero(&difference);
  page_put_zero_mark(cells, first + FOOT_OUTCOME, column, (struct page_cell){first + FOOT_DIFFERENCE, column},
                     agrees);
  page->agrees = page->agrees && agrees;
  money_clear(&difference);
}

static void write_feet(struct index_page *page) {
  write_foot_label(page, FOOT_SUM, LABEL_INDEX_SUM, STYLE_TOTAL_TEXT);
  write_foot_label(page, FOOT_LIST, LABEL_INDEX_LIST, STYLE_LABEL);
  write_foot_label(page, FOOT_DIFFERENCE, LABEL_REPORT_DIFFERENCE, STYLE_LABEL);
  write_foot_label(page, FOOT_OUTCOME, LABEL_REPORT_OUTCOME, STYLE_LABEL);
  xlsx_blank(&page->cells.sheet, page->last + 1 + FOOT_SUM, mark_of(page), STYLE_TOTAL_TEXT);
  for (int i = 0; i < page->figures; i++) write_foot(page, i);
  write_line_mark(page, page->last + 1 + FOOT_LIST, page->index->figures);
}

/* Adds COUNTIF(from:to,"✗"). */
static void add_faults(struct report_page *cells, int first_row, int first_column, int last_row,
                       int last_column) {
  page_add(cells, "COUNTIF(");
  page_add_range(cells, first_row, first_column, last_row, last_column);
  page_add(cells, ",\"✗\")");
}

static void write_overall(struct index_page *page) {
  struct report_page *cells = &page->cells;
  const int list = page->last + 1 + FOOT_LIST, outcome = page->last + 1 + FOOT_OUTCOME;
  page_add(cells, "=IF(");
  add_faults(cells, PLACE_LINES, mark_of(page), list, mark_of(page));
  page_add(cells, "+");
  add_faults(cells, outcome, COLUMN_FIGURES, outcome, mark_of(page) - 1);
  page_add(cells, "=0");
  page_put_overall(cells, PLACE_OVERALL, page->agrees);
  xlsx_mark_checks(&cells->sheet, PLACE_LINES, mark_of(page), list, mark_of(page));
  xlsx_mark_checks(&cells->sheet, outcome, COLUMN_FIGURES, outcome, mark_of(page) - 1);
}

static int wider(int width, struct text text) {
  int needed = display_width(text) + 2;
  if (needed > WIDTH_TEXT_MOST) needed = WIDTH_TEXT_MOST;
  return needed > width ? needed : width;
}

static void set_widths(const struct index_page *page, lxw_worksheet *worksheet) {
  int file = WIDTH_FILE, what = WIDTH_WHAT, amount = WIDTH_AMOUNT;
  for (size_t i = 0; i < page->index->count; i++) {
    file = wider(file, page->index->lines[i].file);
    what = wider(what, page->index->lines[i].what);
  }
  int needed = report_amount_width(&page->index->figures[INDEX_TOTAL]);
  if (needed > amount) amount = needed;
  worksheet_set_column(worksheet, COLUMN_FILE, COLUMN_FILE, file, NULL);
  worksheet_set_column(worksheet, COLUMN_WHAT, COLUMN_WHAT, what, NULL);
  worksheet_set_column(worksheet, COLUMN_FIGURES, COLUMN_FIGURES + FIRST_AMOUNT - 1, WIDTH_COUNT, NULL);
  worksheet_set_column(worksheet, COLUMN_FIGURES + FIRST_AMOUNT, (lxw_col_t)mark_of(page) - 1, amount, NULL);
  worksheet_set_column(worksheet, (lxw_col_t)mark_of(page), (lxw_col_t)mark_of(page), WIDTH_MARK, NULL);
}

static void set_view(const struct index_page *page) {
  lxw_worksheet *worksheet = page->cells.sheet.worksheet;
  set_widths(page, worksheet);
  worksheet_set_row(worksheet, PLACE_TITLE, TITLE_HEIGHT, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  worksheet_freeze_panes(worksheet, PLACE_LINES, COLUMN_WHAT);
  worksheet_autofilter(worksheet, PLACE_HEADER, COLUMN_FILE, (lxw_row_t)page->last, (lxw_col_t)mark_of(page));
  xlsx_set_page(&page->cells.sheet, (struct xlsx_page){.pages_wide = 1, .header_rows = PLACE_LINES});
}

/* The lines first, so that their sums are known. */
static void write_sheet(struct index_page *page) {
  const struct report_index *index = page->index;
  write_head(page);
  write_header(page);
  for (size_t i = 0; i < index->count; i++) write_line(page, PLACE_LINES + (int)i, &index->lines[i]);
  write_feet(page);
  page_put_capitals(&page->cells, page->last + 1 + FOOT_CAPITALS, COLUMN_WHAT, COLUMN_WHAT + 3,
                    &index->figures[INDEX_TOTAL]);
  write_overall(page);
  set_view(page);
}

/* Amounts here are not negative, so one too wide for a number shows in its total. */
static bool can_be_live(const struct report_index *index) {
  for (int i = 0; i < INDEX_FIGURES; i++)
    if (!xlsx_keeps(&index->figures[i])) return false;
  return true;
}

/* A row_skeleton without long sheets: what the library wrote is checked and copied. */
static const char *index_skeleton(void *context, const char *path, struct row_plan *plan) {
  const struct report_index *index = context;
  const enum sheet_language language = index->options->language;
  struct index_page page = {
      .index = index,
      .agrees = true,
      .figures = report_has_interest(index->options->columns, index->options->rules) ? INDEX_FIGURES
                                                                                     : INDEX_INTEREST,
      .cells = {.language = language, .label_width = WIDTH_FILE, .is_live = can_be_live(index)}};
  struct xlsx_book book;
  (void)plan;
  xlsx_book_open(&book, path, index->folder);
  xlsx_book_describe(&book, sheet_words_label(language, LABEL_INDEX_TITLE),
                     sheet_words_label(language, LABEL_REPORT_SUBJECT), "", index->options->report_date);
  page.cells.sheet = xlsx_book_add(&book, sheet_words_label(language, LABEL_SHEET_INDEX));
  page.last = PLACE_LINES + (index->count == 0 ? 0 : (int)index->count - 1);
  write_sheet(&page);
  report_index_figures_clear(page.sums);
  page_clear(&page.cells);
  return xlsx_book_close(&book);
}

bool report_index_write(const struct report_index *index, const char *path, struct row_failure *failure) {
  struct row_stream stream;
  struct report_index own = *index; /* the skeleton takes no const */
  bool is_written = row_stream_open(&stream, index->folder, NULL, 0, NULL, index_skeleton, &own) &&
                    row_stream_finish(&stream, path);
  row_stream_close(&stream);
  *failure = stream.failure;
  return is_written;
}
