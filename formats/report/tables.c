#include "formats/report/tables.h"

#include "formats/words/figures_text.h"

static const struct {
  enum label title;
  enum word_list keys; /* not for regions and years */
} groupings[GROUPING_COUNT] = {
    [BY_REGION] = {LABEL_REPORT_BY_REGION, WORD_LIST_COUNT},
    [BY_PAYER] = {LABEL_REPORT_BY_PAYER, WORDS_PAYER},
    [BY_SCHEME] = {LABEL_REPORT_BY_SCHEME, WORDS_SCHEME},
    [BY_KIND] = {LABEL_REPORT_BY_KIND, WORDS_KIND},
    [BY_YEAR] = {LABEL_REPORT_BY_YEAR, WORD_LIST_COUNT},
};

static const enum label titles[] = {LABEL_SCHEME_RESULTS,
                                    LABEL_SCHEME_MONTHS,
                                    LABEL_EMPLOYER_ARREARS,
                                    LABEL_EMPLOYEE_ARREARS,
                                    LABEL_ARREARS,
                                    LABEL_LATE_FEE,
                                    LABEL_REPORT_FEE_EMPLOYER,
                                    LABEL_REPORT_FEE_FLEXIBLE,
                                    LABEL_REPORT_ROUNDING,
                                    LABEL_CAP_REDUCTION,
                                    LABEL_TOTAL,
                                    LABEL_ACCOUNT_CREDIT,
                                    LABEL_DEFERRAL_INTEREST};
_Static_assert(sizeof titles / sizeof titles[0] == COLUMNS_ALL - 1, "a title for every column");

/* Of account months: what belongs to a result as a whole is left empty. */
static bool is_left_empty(enum report_grouping grouping, int column) {
  enum {
    OF_MONTHS = 1U << AMOUNT_EMPLOYER | 1U << AMOUNT_EMPLOYEE | 1U << AMOUNT_ARREARS | 1U << AMOUNT_LATE_FEE |
                1U << AMOUNT_TOTAL | 1U << AMOUNT_INTEREST
  };
  if (grouping != BY_YEAR || column == COLUMN_MONTHS) return false;
  return column == COLUMN_RESULTS || ((unsigned)OF_MONTHS >> (column - COLUMN_AMOUNTS) & 1U) == 0;
}

/* A header, a row for each group, a sum row, and a blank row before the next table. */
void report_tables_place(struct summary_page *summary, int row) {
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    summary->sum_rows[grouping] = row + 1 + (int)summary->report->totals.by[grouping].count;
    row = summary->sum_rows[grouping] + 2;
  }
}

/* Points: headings of these columns may have three lines. */
static int heading_height(enum sheet_language sheets) {
  enum { THREE_LINES = 45 };
  return THREE_LINES * sheet_words_count(sheets);
}

static void write_header(struct summary_page *summary, int row, struct text title) {
  xlsx_text(&summary->cells.sheet, row, COLUMN_LABEL, title, STYLE_HEADER);
  for (int i = 1; i < summary_page_columns(summary); i++)
    page_put_word(&summary->cells, row, i, titles[i - 1], STYLE_HEADER);
  worksheet_set_row(summary->cells.sheet.worksheet, (lxw_row_t)row, heading_height(summary->cells.language),
                    NULL);
}

static void write_number_or_place(struct summary_page *summary, int row, enum report_grouping grouping,
                                  int32_t key) {
  struct buffer words = {0};
  if (grouping == BY_REGION)
    report_context_add_region(&summary->report->context, &words, key);
  else
    figure_number(&words, key);
  xlsx_text(&summary->cells.sheet, row, COLUMN_LABEL, buffer_text(&words), STYLE_LABEL);
  buffer_clear(&words);
}

static void write_name(struct summary_page *summary, int row, enum report_grouping grouping, int32_t key) {
  const bool is_unknown = key == PAYER_NOT_APPLICABLE;
  if (grouping == BY_REGION || grouping == BY_YEAR)
    write_number_or_place(summary, row, grouping, key);
  else
    page_put_word(&summary->cells, row, COLUMN_LABEL,
                  is_unknown ? LABEL_REPORT_NOT_APPLICABLE : word_label(groupings[grouping].keys, key),
                  STYLE_LABEL);
}

/* The figure of a column: units, or fen. */
static struct money figure_of(const struct report_sums *sums, int column) {
  struct money figure = {0};
  if (column >= COLUMN_AMOUNTS)
    money_set(&figure, &sums->amounts[column - COLUMN_AMOUNTS]);
  else
    figure = (struct money){integer_from(column == COLUMN_RESULTS ? sums->results : sums->months)};
  return figure;
}

static void write_group(struct summary_page *summary, int row, enum report_grouping grouping,
                        const struct report_sums *sums) {
  for (int column = COLUMN_RESULTS; column < summary_page_columns(summary); column++) {
    const bool counts = column < COLUMN_AMOUNTS;
    struct money figure = figure_of(sums, column);
    if (is_left_empty(grouping, column))
      xlsx_blank(&summary->cells.sheet, row, column, STYLE_MONEY);
    else
      page_put(&summary->cells, row, column, &figure, counts, counts ? STYLE_COUNT : STYLE_MONEY);
    money_clear(&figure);
  }
}

/* The sum of the groups of a column, in the row below the last. */
static void write_sum(struct summary_page *summary, int last, int column,
                      const struct report_groups *groups) {
  const bool counts = column < COLUMN_AMOUNTS;
  const int first = last + 1 - (int)groups->count;
  struct money sum = {0};
  for (size_t i = 0; i < groups->count; i++) {
    struct money figure = figure_of(&groups->items[i].sums, column);
    money_add(&sum, &sum, &figure);
    money_clear(&figure);
  }
  if (last >= first) page_add_sum(&summary->cells, first, last, column, counts);
  page_put(&summary->cells, last + 1, column, &sum, counts, counts ? STYLE_TOTAL_COUNT : STYLE_TOTAL_MONEY);
  money_clear(&sum);
}

static void write_table(struct summary_page *summary, enum report_grouping grouping) {
  const struct report_groups *groups = &summary->report->totals.by[grouping];
  const int last = summary->sum_rows[grouping] - 1, first = last + 1 - (int)groups->count;
  write_header(summary, first - 1, page_word(&summary->cells, groupings[grouping].title));
  for (size_t i = 0; i < groups->count; i++) {
    write_name(summary, first + (int)i, grouping, groups->items[i].key);
    write_group(summary, first + (int)i, grouping, &groups->items[i].sums);
  }
  page_put_word(&summary->cells, last + 1, COLUMN_LABEL, LABEL_REPORT_SUM, STYLE_TOTAL_TEXT);
  for (int column = COLUMN_RESULTS; column < summary_page_columns(summary); column++)
    if (is_left_empty(grouping, column))
      xlsx_blank(&summary->cells.sheet, last + 1, column, STYLE_TOTAL_MONEY);
    else
      write_sum(summary, last, column, groups);
}

static struct money named_sum(const struct named_groups *groups, int column) {
  struct money sum = figure_of(&groups->others, column);
  for (size_t i = 0; i < groups->count; i++) {
    struct money figure = figure_of(&groups->items[i].sums, column);
    money_add(&sum, &sum, &figure);
    money_clear(&figure);
  }
  return sum;
}

static void write_named_group(struct summary_page *summary, int row, struct text name,
                              const struct report_sums *sums) {
  xlsx_text(&summary->cells.sheet, row, COLUMN_LABEL, name, STYLE_WRAPPED);
  page_set_height(&summary->cells, row, name, summary->cells.label_width);
  write_group(summary, row, BY_REGION, sums);
}

static void write_named_sums(struct summary_page *summary, int first, int row,
                             const struct named_groups *groups) {
  page_put_word(&summary->cells, row, COLUMN_LABEL, LABEL_REPORT_SUM, STYLE_TOTAL_TEXT);
  for (int column = COLUMN_RESULTS; column < summary_page_columns(summary); column++) {
    const bool counts = column < COLUMN_AMOUNTS;
    struct money sum = named_sum(groups, column);
    if (row > first) page_add_sum(&summary->cells, first, row - 1, column, counts);
    page_put(&summary->cells, row, column, &sum, counts, counts ? STYLE_TOTAL_COUNT : STYLE_TOTAL_MONEY);
    money_clear(&sum);
  }
}

/* Returns the row where the next table begins. */
static int write_named_table(struct summary_page *summary, int row, struct text title,
                             const struct named_groups *groups) {
  const int first = row + 1;
  write_header(summary, row++, title);
  for (size_t i = 0; i < groups->count; i++) {
    const struct text name = buffer_text(&groups->items[i].name);
    write_named_group(summary, row++,
                      name.length > 0 ? name : page_word(&summary->cells, LABEL_REPORT_NO_NAME),
                      &groups->items[i].sums);
  }
  if (groups->others.results > 0)
    write_named_group(summary, row++, page_word(&summary->cells, LABEL_REPORT_OTHER_NAMES), &groups->others);
  write_named_sums(summary, first, row, groups);
  return row + 2;
}

static bool has_names(const struct named_groups *groups) {
  return groups->count > 1 || (groups->count == 1 && groups->items[0].name.length > 0);
}

/* Header, groups, sum and a blank row. */
static int rows_of(const struct named_groups *groups) {
  return (int)groups->count + (groups->others.results > 0) + 3;
}

static int row_of_named_tables(const struct summary_page *summary) {
  return summary->sum_rows[GROUPING_COUNT - 1] + 2;
}

int report_tables_chosen(const struct summary_page *summary, int *count) {
  const struct report_totals *totals = &summary->report->totals;
  if (summary->report->options.group_by == 0) {
    *count = (int)totals->by[BY_REGION].count;
    return summary->sum_rows[BY_REGION] - *count;
  }
  *count = (int)totals->named.count;
  return row_of_named_tables(summary) + (has_names(&totals->employers) ? rows_of(&totals->employers) : 0) + 1;
}

static void write_named_tables(struct summary_page *summary) {
  const struct report *report = summary->report;
  const struct report_totals *totals = &report->totals;
  const size_t group_by = report->options.group_by;
  int row = row_of_named_tables(summary);
  if (has_names(&totals->employers))
    row = write_named_table(summary, row, page_word(&summary->cells, LABEL_REPORT_BY_EMPLOYER),
                            &totals->employers);
  if (group_by > 0)
    write_named_table(summary, row, report->options.columns->names[group_by - 1], &totals->named);
}

void report_tables_write(struct summary_page *summary) {
  for (int i = 0; i < GROUPING_COUNT; i++) write_table(summary, (enum report_grouping)i);
  write_named_tables(summary);
}
