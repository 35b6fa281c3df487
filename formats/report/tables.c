#include "formats/report/tables.h"

enum { HEADER_HEIGHT = 32 };

static const struct {
  enum label title;
  enum word_list keys; /* not for regions */
} groupings[GROUPING_COUNT] = {
    [BY_REGION] = {LABEL_REPORT_BY_REGION, WORD_LIST_COUNT},
    [BY_PAYER] = {LABEL_REPORT_BY_PAYER, WORDS_PAYER},
    [BY_SCHEME] = {LABEL_REPORT_BY_SCHEME, WORDS_SCHEME},
    [BY_KIND] = {LABEL_REPORT_BY_KIND, WORDS_KIND},
};

static const enum label titles[] = {LABEL_SCHEME_RESULTS,
                                    LABEL_PAYABLE_MONTHS,
                                    LABEL_EMPLOYER_ARREARS,
                                    LABEL_EMPLOYEE_ARREARS,
                                    LABEL_ARREARS,
                                    LABEL_LATE_FEE,
                                    LABEL_REPORT_FEE_EMPLOYER,
                                    LABEL_REPORT_FEE_FLEXIBLE,
                                    LABEL_REPORT_ROUNDING,
                                    LABEL_CAP_REDUCTION,
                                    LABEL_TOTAL,
                                    LABEL_ACCOUNT_CREDIT};
_Static_assert(sizeof titles / sizeof titles[0] == COLUMNS_ALL - 1, "a title for every column");

/* A header, a row for each group, a sum row, and a blank row before the next table. */
void report_tables_place(struct summary_page *summary, int row) {
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    summary->sum_rows[grouping] = row + 1 + (int)summary->report->totals.by[grouping].count;
    row = summary->sum_rows[grouping] + 2;
  }
}

static void write_header(struct summary_page *summary, int row, enum label title) {
  page_put_word(&summary->cells, row, COLUMN_LABEL, title, STYLE_HEADER);
  for (int i = 1; i < COLUMNS_ALL; i++) page_put_word(&summary->cells, row, i, titles[i - 1], STYLE_HEADER);
  worksheet_set_row(summary->cells.sheet.worksheet, (lxw_row_t)row, HEADER_HEIGHT, NULL);
}

static void write_name(struct summary_page *summary, int row, enum report_grouping grouping, int32_t key) {
  struct buffer region = {0};
  struct text name;
  if (grouping == BY_REGION) {
    report_context_add_region(&summary->report->context, &region, key);
    name = buffer_text(&region);
  } else if (key == PAYER_NOT_APPLICABLE) {
    name = page_word(&summary->cells, LABEL_REPORT_NOT_APPLICABLE);
  } else {
    name = page_word(&summary->cells, word_label(groupings[grouping].keys, key));
  }
  xlsx_text(&summary->cells.sheet, row, COLUMN_LABEL, name, STYLE_LABEL);
  buffer_clear(&region);
}

static void write_group(struct summary_page *summary, int row, const struct report_sums *sums) {
  xlsx_count(&summary->cells.sheet, row, COLUMN_RESULTS, sums->results, STYLE_COUNT);
  xlsx_count(&summary->cells.sheet, row, COLUMN_MONTHS, sums->months, STYLE_COUNT);
  for (int i = 0; i < AMOUNTS_SHOWN; i++)
    xlsx_money(&summary->cells.sheet, row, COLUMN_AMOUNTS + i, &sums->amounts[i], STYLE_MONEY);
}

/* The sum of rows first..last of a column, below them. */
static void write_sum(struct summary_page *summary, int first, int last, int column,
                      const struct money *sum) {
  bool counts = column < COLUMN_AMOUNTS;
  if (last >= first) page_add_sum(&summary->cells, first, last, column, counts);
  page_put(&summary->cells, last + 1, column, sum, counts, counts ? STYLE_TOTAL_COUNT : STYLE_TOTAL_MONEY);
}

static void write_table(struct summary_page *summary, enum report_grouping grouping) {
  const struct report_groups *groups = &summary->report->totals.by[grouping];
  const struct report_sums *all = &summary->report->totals.all;
  const int last = summary->sum_rows[grouping] - 1, first = last + 1 - (int)groups->count;
  const struct money results = {integer_from(all->results)}, months = {integer_from(all->months)};
  write_header(summary, first - 1, groupings[grouping].title);
  for (size_t i = 0; i < groups->count; i++) {
    write_name(summary, first + (int)i, grouping, groups->items[i].key);
    write_group(summary, first + (int)i, &groups->items[i].sums);
  }
  page_put_word(&summary->cells, last + 1, COLUMN_LABEL, LABEL_REPORT_SUM, STYLE_TOTAL_TEXT);
  write_sum(summary, first, last, COLUMN_RESULTS, &results);
  write_sum(summary, first, last, COLUMN_MONTHS, &months);
  for (int i = 0; i < AMOUNTS_SHOWN; i++)
    write_sum(summary, first, last, COLUMN_AMOUNTS + i, &all->amounts[i]);
}

void report_tables_write(struct summary_page *summary) {
  for (int i = 0; i < GROUPING_COUNT; i++) write_table(summary, (enum report_grouping)i);
}
