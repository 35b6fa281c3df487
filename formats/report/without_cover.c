#include "formats/report/without_cover.h"

#include "formats/report/page.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"

enum {
  ROW_TITLE,
  ROW_REMARK,
  ROW_OTHERS,
  ROW_TITLES,
  ROW_FIRST,
  COLUMN_RECORD = 0,
  COLUMN_NAME,
  COLUMN_EMPLOYER,
  COLUMN_REGION,
  COLUMN_SCHEME,
  COLUMN_FROM,
  COLUMN_UNTIL,
  COLUMN_DAYS,
  COLUMNS,
  TITLE_HEIGHT = 30
};

static const struct {
  enum label title;
  int width;
} columns[COLUMNS] = {
    [COLUMN_RECORD] = {LABEL_RECORD, 9},
    [COLUMN_NAME] = {LABEL_FIELD_NAME, 20},
    [COLUMN_EMPLOYER] = {LABEL_FIELD_EMPLOYER, 40},
    [COLUMN_REGION] = {LABEL_FIELD_REGION, 24},
    [COLUMN_SCHEME] = {LABEL_FIELD_SCHEME, 14},
    [COLUMN_FROM] = {LABEL_SUSPENDED_FROM, 14},
    [COLUMN_UNTIL] = {LABEL_RESUMES_ON, 14},
    [COLUMN_DAYS] = {LABEL_WITHOUT_COVER_DAYS, 12},
};

static void write_head(const struct report_page *page, const struct report *report) {
  const struct cover_gaps *gaps = &report->totals.cover_gaps;
  struct buffer day = {0}, others = {0};
  date_format(&day, report->options.report_date);
  figure_number(&others, gaps->others);
  page_put_word(page, ROW_TITLE, 0, LABEL_SHEET_WITHOUT_COVER, STYLE_TITLE);
  page_put_template(page, ROW_REMARK, 0,
                    gaps->count == 0 ? LABEL_WITHOUT_COVER_NONE : LABEL_WITHOUT_COVER_DAY, buffer_text(&day),
                    STYLE_SUBTITLE);
  if (gaps->others > 0)
    page_put_template(page, ROW_OTHERS, 0, LABEL_WITHOUT_COVER_OTHERS, buffer_text(&others), STYLE_SUBTITLE);
  for (int i = 0; i < COLUMNS; i++) page_put_word(page, ROW_TITLES, i, columns[i].title, STYLE_HEADER);
  buffer_clear(&day);
  buffer_clear(&others);
}

static void write_gap(const struct report_page *page, const struct report *report, int row,
                      const struct cover_gap *gap) {
  const struct xlsx_sheet *sheet = &page->sheet;
  const struct date today = report->options.report_date;
  struct buffer place = {0};
  report_context_add_region(&report->context, &place, gap->region);
  xlsx_count(sheet, row, COLUMN_RECORD, gap->record, STYLE_ID);
  xlsx_text(sheet, row, COLUMN_NAME, buffer_text(&gap->name), STYLE_TEXT);
  xlsx_text(sheet, row, COLUMN_EMPLOYER, buffer_text(&gap->employer), STYLE_TEXT);
  xlsx_text(sheet, row, COLUMN_REGION, buffer_text(&place), STYLE_TEXT);
  page_put_word(page, row, COLUMN_SCHEME, word_label(WORDS_SCHEME, (int)gap->scheme), STYLE_TEXT);
  xlsx_day(sheet, row, COLUMN_FROM, gap->suspended_from, STYLE_DAY);
  xlsx_day(sheet, row, COLUMN_UNTIL, gap->resumes_on, STYLE_DAY);
  if (date_is_set(gap->resumes_on))
    xlsx_count(sheet, row, COLUMN_DAYS, gap->resumes_on.serial - today.serial, STYLE_COUNT);
  else
    xlsx_blank(sheet, row, COLUMN_DAYS, STYLE_COUNT);
  buffer_clear(&place);
}

/* Schemes are as wide as the widest of them. */
static int width_of(const struct report_page *page, int column) {
  int width = columns[column].width;
  if (column != COLUMN_SCHEME) return width;
  for (int i = 0; i < SCHEME_COUNT; i++) {
    const int needed = display_width(page_word(page, word_label(WORDS_SCHEME, i))) + 2;
    if (needed > width) width = needed;
  }
  return width;
}

static void set_view(const struct report_page *page, const struct report *report) {
  lxw_worksheet *worksheet = page->sheet.worksheet;
  for (int i = 0; i < COLUMNS; i++)
    worksheet_set_column(worksheet, (lxw_col_t)i, (lxw_col_t)i, width_of(page, i), NULL);
  worksheet_set_row(worksheet, ROW_TITLE, TITLE_HEIGHT, NULL);
  worksheet_set_row(worksheet, ROW_TITLES, page_heading_height(page->language), NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  xlsx_set_page(&page->sheet,
                (struct xlsx_page){.pages_wide = 1, .header_rows = ROW_FIRST, .mark = report->run_mark});
  xlsx_protect(&page->sheet);
}

void report_without_cover_write(struct xlsx_book *book, const struct report *report) {
  const enum sheet_language language = report->options.language;
  const struct cover_gaps *gaps = &report->totals.cover_gaps;
  struct report_page page = {.language = language};
  page.sheet = xlsx_book_add(book, sheet_words_label(language, LABEL_SHEET_WITHOUT_COVER));
  write_head(&page, report);
  for (size_t i = 0; i < gaps->count; i++) write_gap(&page, report, ROW_FIRST + (int)i, &gaps->items[i]);
  set_view(&page, report);
  page_clear(&page);
}
