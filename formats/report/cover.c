#include "formats/report/cover.h"

#include "formats/report/page.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"

enum {
  ROW_TITLE,
  ROW_INPUT,
  ROW_DAY,
  ROW_DISCLAIMER,
  ROW_FLAG, /* whether all checks agree */
  ROW_BODY,
  COLUMN_WHAT = 0,
  COLUMN_COUNT,
  COLUMN_WORDS,
  COLUMNS,
  WIDTH_WHAT = 16,
  WIDTH_COUNT = 8,
  WIDTH_WORDS = 94,
  TITLE_HEIGHT = 30
};

struct cover_page {
  struct report_page cells;
  const struct report *report;
  int row;
};

/* Of the column with the names of the sheets. */
static int width_of_names(enum sheet_language language) { return WIDTH_WHAT * sheet_words_count(language); }

static void write_section(struct cover_page *page, enum label title) {
  page->row++;
  page_put_word(&page->cells, page->row, COLUMN_WHAT, title, STYLE_SECTION);
  for (int i = 1; i < COLUMNS; i++) xlsx_blank(&page->cells.sheet, page->row, i, STYLE_SECTION);
  page->row++;
}

/* A text over the width of the sheet. */
static void write_paragraph(struct cover_page *page, struct text text) {
  enum { WIDTH = WIDTH_WHAT + WIDTH_COUNT + WIDTH_WORDS };
  xlsx_merge(&page->cells.sheet, page->row, COLUMN_WHAT, COLUMN_WORDS, text, STYLE_PARAGRAPH);
  page_set_height(&page->cells, page->row++, text, WIDTH);
}

static void write_label(struct cover_page *page, enum label id) {
  struct buffer words = {0};
  sheet_words_add(&words, page->cells.language, '\n', id, NULL, 0);
  write_paragraph(page, buffer_text(&words));
  buffer_clear(&words);
}

static void write_paragraphs(struct cover_page *page, enum label title, enum label first, enum label last) {
  write_section(page, title);
  for (int id = (int)first; id <= (int)last; id++) write_label(page, (enum label)id);
}

static void write_head(struct cover_page *page) {
  const struct report_options *options = &page->report->options;
  struct buffer day = {0};
  date_format(&day, options->report_date);
  page_put_word(&page->cells, ROW_TITLE, 0, LABEL_REPORT_TITLE, STYLE_TITLE);
  if (options->input_name.length > 0)
    page_put_template(&page->cells, ROW_INPUT, 0, LABEL_REPORT_INPUT, options->input_name, STYLE_SUBTITLE);
  page_put_template(&page->cells, ROW_DAY, 0, LABEL_REPORT_BASIS, buffer_text(&day), STYLE_SUBTITLE);
  page_put_word(&page->cells, ROW_DISCLAIMER, 0, LABEL_REPORT_DISCLAIMER, STYLE_REMARK);
  page->row = ROW_BODY;
  buffer_clear(&day);
}

/* How much of the list is in it. */
static void write_scope(struct cover_page *page) {
  const struct report_totals *totals = &page->report->totals;
  const int64_t counts[] = {totals->assessed + totals->rejected, totals->assessed, totals->rejected,
                            totals->all.results};
  enum { COUNTS = sizeof counts / sizeof counts[0] };
  struct buffer digits[COUNTS] = {{0}}, words = {0};
  struct text arguments[COUNTS];
  for (int i = 0; i < COUNTS; i++) {
    figure_number(&digits[i], counts[i]);
    arguments[i] = buffer_text(&digits[i]);
  }
  sheet_words_add(&words, page->cells.language, '\n', LABEL_COVER_SCOPE_ROWS, arguments, COUNTS);
  write_section(page, LABEL_COVER_SCOPE);
  write_paragraph(page, buffer_text(&words));
  for (int i = 0; i < COUNTS; i++) buffer_clear(&digits[i]);
  buffer_clear(&words);
}

static void write_note(struct cover_page *page, int code) {
  struct buffer words = {0};
  const struct note_reader reader = report_note_reader(page->report);
  for (EACH_SHEET_LANGUAGE(language, page->cells.language)) {
    sheet_words_part(&words, 0, '\n');
    note_text(&words, language, code, reader);
  }
  xlsx_text(&page->cells.sheet, page->row, COLUMN_WHAT, note_code(code), STYLE_LABEL);
  xlsx_count(&page->cells.sheet, page->row, COLUMN_COUNT, page->report->totals.noted[code - NOTE_FIRST],
             STYLE_COUNT);
  xlsx_text(&page->cells.sheet, page->row, COLUMN_WORDS, buffer_text(&words), STYLE_WRAPPED);
  page_set_height(&page->cells, page->row++, buffer_text(&words), WIDTH_WORDS);
  buffer_clear(&words);
}

/* What no cell stated and was assumed, and what was doubtful, with the rows it concerns. */
static void write_notes(struct cover_page *page) {
  const int64_t *noted = page->report->totals.noted;
  write_section(page, LABEL_REPORT_ASSUMPTIONS);
  page_put_word(&page->cells, page->row - 1, COLUMN_COUNT, LABEL_REPORT_NOTE_ROWS, STYLE_SECTION);
  const int before = page->row;
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++)
    if (noted[code - NOTE_FIRST] > 0) write_note(page, code);
  if (page->row == before) write_label(page, LABEL_COVER_NOTHING_ASSUMED);
}

static void write_link(struct cover_page *page, enum label sheet, enum label words) {
  page_put_link(&page->cells, page->row, COLUMN_WHAT, page->cells.label_width, sheet);
  page_put_across(&page->cells, page->row++, COLUMN_COUNT, COLUMN_WORDS, WIDTH_COUNT + WIDTH_WORDS, words,
                  STYLE_PARAGRAPH);
}

static void write_sheets(struct cover_page *page) {
  static const enum label words[REPORT_SHEET_COUNT] = {
#define SHEET(ID, ...) LABEL_ABOUT_##ID,
#include "formats/words/sheets.def"
  };
  write_section(page, LABEL_COVER_SHEETS);
  write_link(page, LABEL_SHEET_SUMMARY, LABEL_ABOUT_SUMMARY);
  write_link(page, LABEL_SHEET_WITHOUT_COVER, LABEL_ABOUT_WITHOUT_COVER);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    write_link(page, page->report->sheets[i].layout->name, words[i]);
  write_link(page, LABEL_SHEET_CHECKS, LABEL_ABOUT_CHECKS);
  write_link(page, LABEL_SHEET_RUN, LABEL_ABOUT_RUN);
}

static void set_view(const struct cover_page *page) {
  lxw_worksheet *worksheet = page->cells.sheet.worksheet;
  worksheet_set_column(worksheet, COLUMN_WHAT, COLUMN_WHAT, page->cells.label_width, NULL);
  worksheet_set_column(worksheet, COLUMN_COUNT, COLUMN_COUNT, WIDTH_COUNT, NULL);
  worksheet_set_column(worksheet, COLUMN_WORDS, COLUMN_WORDS, WIDTH_WORDS, NULL);
  worksheet_set_row(worksheet, ROW_TITLE, TITLE_HEIGHT, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  worksheet_activate(worksheet);
  xlsx_set_page(&page->cells.sheet,
                (struct xlsx_page){.is_upright = sheet_words_count(page->cells.language) == 1,
                                   .pages_wide = 1,
                                   .mark = page->report->run_mark});
  xlsx_protect(&page->cells.sheet);
}

void report_cover_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan) {
  const enum sheet_language language = report->options.language;
  struct cover_page page = {.cells = {.language = language, .label_width = width_of_names(language)},
                            .report = report};
  page.cells.sheet = xlsx_book_add(book, sheet_words_label(language, LABEL_SHEET_COVER));
  xlsx_words(&page.cells.sheet, plan->words);
  write_head(&page);
  write_section(&page, LABEL_COVER_PURPOSE);
  write_label(&page, LABEL_COVER_PURPOSE_WORDS);
  write_scope(&page);
  write_notes(&page);
  write_paragraphs(&page, LABEL_COVER_METHODS, LABEL_METHOD_BASE, LABEL_METHOD_DELAY);
  write_paragraphs(&page, LABEL_COVER_LIMITS, LABEL_LIMIT_ESTIMATE, LABEL_LIMIT_OWN);
  write_paragraphs(&page, LABEL_LEGEND, LABEL_LEGEND_COLOURS, LABEL_LEGEND_EMPTY);
  write_sheets(&page);
  set_view(&page);
  page_clear(&page.cells);
}
