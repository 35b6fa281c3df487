#include "formats/report/charts.h"

#include "formats/report/tables.h"
#include "formats/words/figures_text.h"

enum {
  DARK = 0x404040,
  LIGHT = 0xBFBFBF,
  COLUMN_DAYS = 0,
  COLUMN_COST,
  COLUMN_WORSE,
  COLUMN_MARKED, /* the cost once more, on days when something has become worse */
  COLUMN_REGIONS = 4,
  BETWEEN = 8, /* pixels */
  TITLE_SIZE = 11,
  SMALL_SIZE = 8,
  CHART_HEIGHT = 290,
  GROUPS_MOST = 40
};

/* What a further day costs, times the days. */
static void write_cost(struct summary_page *summary, int row, int column, int step,
                       struct page_cell per_day) {
  struct money cost = {0};
  money_times(&cost, &summary->report->totals.all.amounts[AMOUNT_PER_DAY], step * DELAY_STEP_DAYS);
  page_add(&summary->cells, "=ROUND(");
  page_add_cell(&summary->cells, per_day.row, per_day.column);
  page_add(&summary->cells, "*");
  page_add_cell(&summary->cells, row, COLUMN_DAYS);
  page_add(&summary->cells, ",2)");
  page_put(&summary->cells, row, column, &cost, false, STYLE_MONEY);
  money_clear(&cost);
}

static void write_step(struct summary_page *summary, int row, int step, struct page_cell per_day) {
  const int64_t worse = summary->report->totals.worse[step];
  page_put_count(&summary->cells, row, COLUMN_DAYS, (int64_t)step * DELAY_STEP_DAYS);
  write_cost(summary, row, COLUMN_COST, step, per_day);
  page_put_count(&summary->cells, row, COLUMN_WORSE, worse);
  if (worse > 0)
    write_cost(summary, row, COLUMN_MARKED, step, per_day);
  else
    xlsx_blank(&summary->cells.sheet, row, COLUMN_MARKED, STYLE_MONEY);
}

static void write_delay(struct summary_page *summary, int row, struct page_cell per_day) {
  static const enum label titles[] = {LABEL_DELAY_DAYS, LABEL_DELAY_COST, LABEL_DELAY_WORSE,
                                      LABEL_DELAY_MARK};
  for (int i = 0; i < 4; i++) page_put_word(&summary->cells, row, i, titles[i], STYLE_HEADER);
  worksheet_set_row(summary->cells.sheet.worksheet, (lxw_row_t)row,
                    page_heading_height(summary->cells.language), NULL);
  for (int i = 0; i <= DELAY_STEPS; i++) write_step(summary, row + 1 + i, i, per_day);
}

/* A series over the rows of a column of the summary, its names in the first column, its title in a cell. */
static lxw_chart_series *add_series(const struct summary_page *summary, lxw_chart *chart, const int rows[2],
                                    int column, int title_row) {
  const char *sheet = page_word(&summary->cells, LABEL_SHEET_SUMMARY).at;
  lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
  chart_series_set_categories(series, sheet, (lxw_row_t)rows[0], 0, (lxw_row_t)rows[1], 0);
  chart_series_set_values(series, sheet, (lxw_row_t)rows[0], (lxw_col_t)column, (lxw_row_t)rows[1],
                          (lxw_col_t)column);
  chart_series_set_name_range(series, sheet, (lxw_row_t)title_row, (lxw_col_t)column);
  return series;
}

static void fill(lxw_chart_series *series, lxw_color_t color) {
  lxw_chart_fill solid = {.color = color};
  lxw_chart_line edge = {.color = DARK, .width = 0.75F};
  chart_series_set_fill(series, &solid);
  chart_series_set_line(series, &edge);
}

/* Pixels of one of two charts above the columns that are left for them. */
static int chart_width(const struct summary_page *summary) {
  enum { DIGIT = 7, PADDING = 5, WITHIN = 4 /* or the next column would be printed too */ };
  int width = -BETWEEN - WITHIN;
  for (int i = COLUMN_REGIONS; i < summary_page_columns(summary); i++)
    width += summary_page_amount_width(summary, i) * DIGIT + PADDING;
  return width / 2;
}

static void insert(struct summary_page *summary, lxw_chart *chart, int row, int offset, enum label title) {
  lxw_chart_font font = {.size = TITLE_SIZE, .bold = 1};
  lxw_chart_options options = {
      .x_offset = offset, .x_scale = chart_width(summary) / 480.0, .y_scale = CHART_HEIGHT / 288.0};
  chart_title_set_name(chart, page_word(&summary->cells, title).at);
  chart_title_set_name_font(chart, &font);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  worksheet_insert_chart_opt(summary->cells.sheet.worksheet, (lxw_row_t)row, COLUMN_REGIONS, chart, &options);
}

/* In the row below the charts. */
static void say_undrawn(struct summary_page *summary, int row, int count) {
  struct buffer drawn = {0}, all = {0}, words = {0};
  figure_number(&drawn, GROUPS_MOST);
  figure_number(&all, count);
  const struct text arguments[] = {buffer_text(&drawn), buffer_text(&all)};
  sheet_words_add(&words, summary->cells.language, ' ', LABEL_CHART_FIRST, arguments, 2);
  xlsx_text(&summary->cells.sheet, row, COLUMN_REGIONS, buffer_text(&words), STYLE_SUBTITLE);
  buffer_clear(&drawn);
  buffer_clear(&all);
  buffer_clear(&words);
}

/* Each column has its name, upright where they stand close. */
static void name_columns(lxw_chart *chart, int count) {
  enum { APART_MOST = 8, UPRIGHT = -90, SLANTING = -45 };
  lxw_chart_font font = {.size = SMALL_SIZE, .rotation = count > APART_MOST ? UPRIGHT : SLANTING};
  chart_axis_set_num_font(chart->x_axis, &font);
  chart_axis_set_interval_unit(chart->x_axis, 1);
}

/* By region, or by what the totals are grouped by; more columns than these could not be told apart. */
static void draw_groups(struct summary_page *summary, int row) {
  int count;
  const int first = report_tables_chosen(summary, &count);
  const int rows[] = {first, first + (count < GROUPS_MOST ? count : GROUPS_MOST) - 1};
  if (count == 0) return;
  lxw_chart *chart = workbook_add_chart(summary->cells.sheet.book->workbook, LXW_CHART_COLUMN_STACKED);
  name_columns(chart, rows[1] - rows[0] + 1);
  chart_axis_set_min(chart->y_axis, 0); /* or programs cut off what all columns have in common */
  fill(add_series(summary, chart, rows, COLUMN_AMOUNTS + AMOUNT_ARREARS, rows[0] - 1), LIGHT);
  fill(add_series(summary, chart, rows, COLUMN_AMOUNTS + AMOUNT_LATE_FEE, rows[0] - 1), DARK);
  if (count > GROUPS_MOST) say_undrawn(summary, row + CHART_ROWS - 1, count);
  insert(summary, chart, row, 0,
         summary->report->options.group_by > 0 ? LABEL_CHART_GROUPS : LABEL_CHART_REGIONS);
}

static void draw_delay(struct summary_page *summary, int row) {
  const int rows[] = {row + 1, row + 1 + DELAY_STEPS};
  lxw_chart_line line = {.color = DARK, .width = 1.5F}, none = {.none = 1};
  lxw_chart_fill black = {.color = LXW_COLOR_BLACK};
  lxw_chart *chart = workbook_add_chart(summary->cells.sheet.book->workbook, LXW_CHART_LINE);
  lxw_chart_font small = {.size = SMALL_SIZE}; /* larger ones run into each other */
  chart_axis_set_num_font(chart->x_axis, &small);
  chart_series_set_line(add_series(summary, chart, rows, COLUMN_COST, row), &line);
  lxw_chart_series *marks = add_series(summary, chart, rows, COLUMN_MARKED, row);
  chart_series_set_line(marks, &none);
  chart_series_set_marker_type(marks, LXW_CHART_MARKER_DIAMOND);
  chart_series_set_marker_size(marks, 9);
  chart_series_set_marker_fill(marks, &black);
  insert(summary, chart, row, chart_width(summary) + BETWEEN, LABEL_CHART_DELAY);
}

void report_charts_write(struct summary_page *summary, int row, struct page_cell per_day) {
  write_delay(summary, row, per_day);
  draw_groups(summary, row);
  draw_delay(summary, row);
}
