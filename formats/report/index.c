#include "formats/report/index.h"

#include "formats/report/capital_figures.h"
#include "formats/report/page.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

/* Where things stand, rows and columns from 0. */
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
  COLUMN_MARK = COLUMN_FIGURES + INDEX_FIGURES,
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
    [INDEX_READ] = LABEL_REPORT_READ,         [INDEX_ASSESSED] = LABEL_REPORT_ASSESSED,
    [INDEX_REJECTED] = LABEL_REPORT_REJECTED, [INDEX_ARREARS] = LABEL_ARREARS,
    [INDEX_LATE_FEE] = LABEL_LATE_FEE,        [INDEX_TOTAL] = LABEL_REPORT_GRAND_TOTAL,
};

struct index_page {
  struct report_page page; /* its sheet, its formula, and whether formulas can hold everything exactly */
  const struct report_index *index;
  struct money sums[INDEX_FIGURES]; /* of the lines */
  int last;                         /* row of the last line; without lines an empty one */
  bool agrees;                      /* so far */
};

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
}

void report_index_figures_clear(struct money figures[INDEX_FIGURES]) {
  for (int i = 0; i < INDEX_FIGURES; i++) money_clear(&figures[i]);
}

static struct text word(const struct index_page *page, enum label id) {
  return text_from(label(page->index->options->language, id));
}

static void write_template(struct index_page *page, int row, enum label id, struct text argument) {
  const enum language language = page->index->options->language;
  struct buffer text = {0};
  template_add(&text, language, label(language, id), &argument, 1);
  xlsx_text(&page->page.sheet, row, COLUMN_FILE, buffer_text(&text), STYLE_SUBTITLE);
  buffer_clear(&text);
}

static void write_head(struct index_page *page) {
  const struct report_options *options = page->index->options;
  const struct xlsx_sheet *sheet = &page->page.sheet;
  struct buffer day = {0}, count = {0};
  date_format(&day, options->report_date);
  figure_number(&count, (int64_t)page->index->count);
  xlsx_text(sheet, PLACE_TITLE, COLUMN_FILE, word(page, LABEL_INDEX_TITLE), STYLE_TITLE);
  if (options->input_name.length > 0)
    write_template(page, PLACE_INPUT, LABEL_REPORT_INPUT, options->input_name);
  write_template(page, PLACE_BASIS, LABEL_REPORT_BASIS, buffer_text(&day));
  xlsx_text(sheet, PLACE_DISCLAIMER, COLUMN_FILE, word(page, LABEL_REPORT_DISCLAIMER), STYLE_REMARK);
  write_template(page, PLACE_COUNT, LABEL_INDEX_COUNT, buffer_text(&count));
  buffer_clear(&day);
  buffer_clear(&count);
}

static void write_header(struct index_page *page) {
  const struct xlsx_sheet *sheet = &page->page.sheet;
  xlsx_text(sheet, PLACE_HEADER, COLUMN_FILE, word(page, LABEL_INDEX_FILE), STYLE_HEADER);
  xlsx_text(sheet, PLACE_HEADER, COLUMN_WHAT, word(page, page->index->what), STYLE_HEADER);
  for (int i = 0; i < INDEX_FIGURES; i++)
    xlsx_text(sheet, PLACE_HEADER, COLUMN_FIGURES + i, word(page, titles[i]), STYLE_HEADER);
  xlsx_text(sheet, PLACE_HEADER, COLUMN_MARK, word(page, LABEL_REPORT_OVERALL), STYLE_HEADER);
}

/* Adds the reference to one figure: C9. */
static void add_figure(struct index_page *page, int row, int figure) {
  page_add_cell(&page->page, row, COLUMN_FIGURES + figure);
}

static void put_mark(struct index_page *page, int row, int column, bool agrees) {
  page_put_text(&page->page, row, column, text_from(agrees ? "✓" : "✗"), STYLE_MARK);
  page->agrees = page->agrees && agrees;
}

/* read = assessed + rejected, arrears + late fee = total. */
static bool line_agrees(const struct money figures[INDEX_FIGURES]) {
  struct money rows = {0}, amounts = {0};
  money_add(&rows, &figures[INDEX_ASSESSED], &figures[INDEX_REJECTED]);
  money_add(&amounts, &figures[INDEX_ARREARS], &figures[INDEX_LATE_FEE]);
  bool agrees =
      money_compare(&rows, &figures[INDEX_READ]) == 0 && money_compare(&amounts, &figures[INDEX_TOTAL]) == 0;
  money_clear(&rows);
  money_clear(&amounts);
  return agrees;
}

static void write_line_mark(struct index_page *page, int row, const struct money figures[INDEX_FIGURES]) {
  page_add(&page->page, "=IF(AND(");
  add_figure(page, row, INDEX_READ);
  page_add(&page->page, "=");
  add_figure(page, row, INDEX_ASSESSED);
  page_add(&page->page, "+");
  add_figure(page, row, INDEX_REJECTED);
  page_add(&page->page, ",ROUND(");
  add_figure(page, row, INDEX_ARREARS);
  page_add(&page->page, "+");
  add_figure(page, row, INDEX_LATE_FEE);
  page_add(&page->page, "-");
  add_figure(page, row, INDEX_TOTAL);
  page_add(&page->page, ",2)=0),\"✓\",\"✗\")");
  put_mark(page, row, COLUMN_MARK, line_agrees(figures));
}

static void write_line(struct index_page *page, int row, const struct report_index_line *line) {
  const struct xlsx_sheet *sheet = &page->page.sheet;
  xlsx_link_file(sheet, row, COLUMN_FILE, line->file);
  xlsx_text(sheet, row, COLUMN_WHAT, line->what, STYLE_TEXT);
  for (int i = 0; i < INDEX_FIGURES; i++) {
    page_put(&page->page, row, COLUMN_FIGURES + i, &line->figures[i], is_count(i),
             is_count(i) ? STYLE_COUNT : STYLE_MONEY);
    money_add(&page->sums[i], &page->sums[i], &line->figures[i]);
  }
  write_line_mark(page, row, line->figures);
}

static void write_foot_label(struct index_page *page, enum foot foot, enum label id, enum xlsx_style style) {
  const int row = page->last + 1 + (int)foot;
  xlsx_text(&page->page.sheet, row, COLUMN_FILE, word(page, id), style);
  xlsx_blank(&page->page.sheet, row, COLUMN_WHAT, style);
}

static void write_sum(struct index_page *page, int figure) {
  struct report_page *cells = &page->page;
  const int column = COLUMN_FIGURES + figure;
  const bool counts = is_count(figure);
  page_add(cells, counts ? "=SUM(" : "=ROUND(SUM(");
  page_add_cell(cells, PLACE_LINES, column);
  page_add(cells, ":");
  page_add_cell(cells, page->last, column);
  page_add(cells, counts ? ")" : "),2)");
  page_put(cells, page->last + 1 + FOOT_SUM, column, &page->sums[figure], counts,
           counts ? STYLE_TOTAL_COUNT : STYLE_TOTAL_MONEY);
}

/* The lines added up, the list, the difference and whether it is none, one below the other. */
static void write_foot(struct index_page *page, int figure) {
  struct report_page *cells = &page->page;
  const int column = COLUMN_FIGURES + figure, first = page->last + 1;
  const bool counts = is_count(figure);
  const enum xlsx_style style = counts ? STYLE_COUNT : STYLE_MONEY;
  const struct money *list = &page->index->figures[figure];
  struct money difference = {0};
  write_sum(page, figure);
  page_put(cells, first + FOOT_LIST, column, list, counts, style);
  money_subtract(&difference, &page->sums[figure], list);
  page_add(cells, "=ROUND(");
  page_add_cell(cells, first + FOOT_SUM, column);
  page_add(cells, "-");
  page_add_cell(cells, first + FOOT_LIST, column);
  page_add(cells, ",2)");
  page_put(cells, first + FOOT_DIFFERENCE, column, &difference, counts, style);
  page_add(cells, "=IF(");
  page_add_cell(cells, first + FOOT_DIFFERENCE, column);
  page_add(cells, "=0,\"✓\",\"✗\")");
  put_mark(page, first + FOOT_OUTCOME, column, money_is_zero(&difference));
  money_clear(&difference);
}

static void write_feet(struct index_page *page) {
  write_foot_label(page, FOOT_SUM, LABEL_INDEX_SUM, STYLE_TOTAL_TEXT);
  write_foot_label(page, FOOT_LIST, LABEL_INDEX_LIST, STYLE_LABEL);
  write_foot_label(page, FOOT_DIFFERENCE, LABEL_REPORT_DIFFERENCE, STYLE_LABEL);
  write_foot_label(page, FOOT_OUTCOME, LABEL_REPORT_OUTCOME, STYLE_LABEL);
  xlsx_blank(&page->page.sheet, page->last + 1 + FOOT_SUM, COLUMN_MARK, STYLE_TOTAL_TEXT);
  for (int i = 0; i < INDEX_FIGURES; i++) write_foot(page, i);
  write_line_mark(page, page->last + 1 + FOOT_LIST, page->index->figures);
}

static void write_capitals(struct index_page *page) {
  const int row = page->last + 1 + FOOT_CAPITALS;
  struct buffer capitals = {0};
  if (page->index->options->language == LANGUAGE_ZH &&
      capital_figures_add(&capitals, &page->index->figures[INDEX_TOTAL])) {
    xlsx_text(&page->page.sheet, row, COLUMN_FILE, word(page, LABEL_REPORT_CAPITALS), STYLE_GRAND_LABEL);
    xlsx_text(&page->page.sheet, row, COLUMN_WHAT, buffer_text(&capitals), STYLE_GRAND_TEXT);
  }
  buffer_clear(&capitals);
}

/* Adds COUNTIF(from:to,"✗"). */
static void add_faults(struct index_page *page, int first_row, int first_column, int last_row,
                       int last_column) {
  page_add(&page->page, "COUNTIF(");
  page_add_cell(&page->page, first_row, first_column);
  page_add(&page->page, ":");
  page_add_cell(&page->page, last_row, last_column);
  page_add(&page->page, ",\"✗\")");
}

static void write_overall(struct index_page *page) {
  const struct xlsx_sheet *sheet = &page->page.sheet;
  const int list = page->last + 1 + FOOT_LIST, outcome = page->last + 1 + FOOT_OUTCOME;
  xlsx_text(sheet, PLACE_OVERALL, COLUMN_FILE, word(page, LABEL_REPORT_OVERALL), STYLE_LABEL);
  page_add(&page->page, "=IF(");
  add_faults(page, PLACE_LINES, COLUMN_MARK, list, COLUMN_MARK);
  page_add(&page->page, "+");
  add_faults(page, outcome, COLUMN_FIGURES, outcome, COLUMN_MARK - 1);
  page_add(&page->page, "=0,\"");
  buffer_add_text(&page->page.formula, word(page, LABEL_REPORT_ALL_AGREE));
  page_add(&page->page, "\",\"");
  buffer_add_text(&page->page.formula, word(page, LABEL_REPORT_DISAGREE));
  page_add(&page->page, "\")");
  page_put_text(&page->page, PLACE_OVERALL, COLUMN_WHAT,
                word(page, page->agrees ? LABEL_REPORT_ALL_AGREE : LABEL_REPORT_DISAGREE), STYLE_MARK);
  xlsx_mark_checks(sheet, PLACE_OVERALL, COLUMN_WHAT, PLACE_OVERALL, COLUMN_WHAT);
  xlsx_mark_checks(sheet, PLACE_LINES, COLUMN_MARK, list, COLUMN_MARK);
  xlsx_mark_checks(sheet, outcome, COLUMN_FIGURES, outcome, COLUMN_MARK - 1);
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
  worksheet_set_column(worksheet, COLUMN_FIGURES + FIRST_AMOUNT, COLUMN_MARK - 1, amount, NULL);
  worksheet_set_column(worksheet, COLUMN_MARK, COLUMN_MARK, WIDTH_MARK, NULL);
}

static void set_view(const struct index_page *page) {
  lxw_worksheet *worksheet = page->page.sheet.worksheet;
  if (worksheet == NULL) return;
  set_widths(page, worksheet);
  worksheet_set_row(worksheet, PLACE_TITLE, TITLE_HEIGHT, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  worksheet_freeze_panes(worksheet, PLACE_LINES, COLUMN_WHAT);
  worksheet_autofilter(worksheet, PLACE_HEADER, COLUMN_FILE, (lxw_row_t)page->last, COLUMN_MARK);
  xlsx_set_page(&page->page.sheet, (struct xlsx_page){.pages_wide = 1, .header_rows = PLACE_LINES});
}

/* The lines first, so that their sums are known. */
static void write_sheet(struct index_page *page) {
  const struct report_index *index = page->index;
  write_head(page);
  write_header(page);
  for (size_t i = 0; i < index->count; i++) write_line(page, PLACE_LINES + (int)i, &index->lines[i]);
  write_feet(page);
  write_capitals(page);
  write_overall(page);
  set_view(page);
}

/* Amounts here are not negative, so one too wide for a number shows in its total. */
static bool can_be_live(const struct report_index *index) {
  for (int i = 0; i < INDEX_FIGURES; i++)
    if (!xlsx_keeps(&index->figures[i])) return false;
  return true;
}

/* A row_skeleton without long sheets: what the library wrote is looked through and copied. */
static const char *index_skeleton(void *context, const char *path, struct row_plan *plan) {
  const struct report_index *index = context;
  const enum language language = index->options->language;
  struct index_page page = {.index = index, .agrees = true, .page = {.is_live = can_be_live(index)}};
  struct xlsx_book book;
  (void)plan;
  if (!xlsx_book_open(&book, path, index->folder)) return "the workbook library has no memory";
  xlsx_book_describe(&book, label(language, LABEL_INDEX_TITLE), label(language, LABEL_REPORT_SUBJECT),
                     index->options->report_date);
  page.page.sheet = xlsx_book_add(&book, label(language, LABEL_SHEET_INDEX));
  page.last = PLACE_LINES + (index->count == 0 ? 0 : (int)index->count - 1);
  write_sheet(&page);
  report_index_figures_clear(page.sums);
  buffer_clear(&page.page.formula);
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
