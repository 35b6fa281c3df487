#include "formats/report/page.h"

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
void report_tables_place(struct report_page *page, int row) {
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    page->sum_rows[grouping] = row + 1 + (int)page->report->totals.by[grouping].count;
    row = page->sum_rows[grouping] + 2;
  }
}

static void write_header(struct report_page *page, int row, enum label title) {
  xlsx_text(&page->sheet, row, COLUMN_LABEL, page_word(page, title), STYLE_HEADER);
  for (int i = 1; i < COLUMNS_ALL; i++)
    xlsx_text(&page->sheet, row, i, page_word(page, titles[i - 1]), STYLE_HEADER);
  if (page->sheet.worksheet != NULL)
    worksheet_set_row(page->sheet.worksheet, (lxw_row_t)row, HEADER_HEIGHT, NULL);
}

static void write_name(struct report_page *page, int row, enum report_grouping grouping, int32_t key) {
  struct buffer region = {0};
  struct text name;
  if (grouping == BY_REGION) {
    report_add_region(&region, &page->report->context, key);
    name = buffer_text(&region);
  } else if (key == PAYER_NOT_APPLICABLE) {
    name = page_word(page, LABEL_REPORT_NOT_APPLICABLE);
  } else {
    name = page_word(page, word_label(groupings[grouping].keys, key));
  }
  xlsx_text(&page->sheet, row, COLUMN_LABEL, name, STYLE_LABEL);
  buffer_clear(&region);
}

static void write_group(struct report_page *page, int row, const struct report_sums *sums) {
  xlsx_count(&page->sheet, row, COLUMN_RESULTS, sums->results, STYLE_COUNT);
  xlsx_count(&page->sheet, row, COLUMN_MONTHS, sums->months, STYLE_COUNT);
  for (int i = 0; i < AMOUNTS_SHOWN; i++)
    xlsx_money(&page->sheet, row, COLUMN_AMOUNTS + i, &sums->amounts[i], STYLE_MONEY);
}

/* The sum of rows first..last of a column, below them. */
static void write_sum(struct report_page *page, int first, int last, int column, const struct money *sum) {
  bool counts = column < COLUMN_AMOUNTS;
  if (last >= first) {
    page_add(page, counts ? "=SUM(" : "=ROUND(SUM(");
    page_add_cell(page, first, column);
    page_add(page, ":");
    page_add_cell(page, last, column);
    page_add(page, counts ? ")" : "),2)");
  }
  page_put(page, last + 1, column, sum, counts, counts ? STYLE_TOTAL_COUNT : STYLE_TOTAL_MONEY);
}

static void write_table(struct report_page *page, enum report_grouping grouping) {
  const struct report_groups *groups = &page->report->totals.by[grouping];
  const struct report_sums *all = &page->report->totals.all;
  const int last = page->sum_rows[grouping] - 1, first = last + 1 - (int)groups->count;
  const struct money results = {integer_from(all->results)}, months = {integer_from(all->months)};
  write_header(page, first - 1, groupings[grouping].title);
  for (size_t i = 0; i < groups->count; i++) {
    write_name(page, first + (int)i, grouping, groups->items[i].key);
    write_group(page, first + (int)i, &groups->items[i].sums);
  }
  xlsx_text(&page->sheet, last + 1, COLUMN_LABEL, page_word(page, LABEL_REPORT_SUM), STYLE_TOTAL_TEXT);
  write_sum(page, first, last, COLUMN_RESULTS, &results);
  write_sum(page, first, last, COLUMN_MONTHS, &months);
  for (int i = 0; i < AMOUNTS_SHOWN; i++) write_sum(page, first, last, COLUMN_AMOUNTS + i, &all->amounts[i]);
}

void report_tables_write(struct report_page *page) {
  for (int i = 0; i < GROUPING_COUNT; i++) write_table(page, (enum report_grouping)i);
}
