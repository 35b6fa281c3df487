#include "formats/report/summary_page.h"

#include "formats/report/place.h"

enum { RANGES_MOST = 100 /* sheets that one formula may name */ };

static struct money amount_without_ledger(const struct report_totals *totals) {
  struct money sum = {0};
  const struct report_groups *kinds = &totals->by[BY_KIND];
  for (size_t i = 0; i < kinds->count; i++)
    if (!kind_has_months((enum kind)kinds->items[i].key))
      money_add(&sum, &sum, &kinds->items[i].sums.amounts[AMOUNT_TOTAL]);
  return sum;
}

static void gather_values(struct summary_page *summary) {
  static const enum report_amount amounts[TOTAL_LINES] = {
      [LINE_EMPLOYER] = AMOUNT_EMPLOYER,
      [LINE_EMPLOYEE] = AMOUNT_EMPLOYEE,
      [LINE_ARREARS] = AMOUNT_ARREARS,
      [LINE_LATE_FEE] = AMOUNT_LATE_FEE,
      [LINE_FEE_EMPLOYER] = AMOUNT_FEE_EMPLOYER,
      [LINE_FEE_FLEXIBLE] = AMOUNT_FEE_FLEXIBLE,
      [LINE_ROUNDING] = AMOUNT_ROUNDING,
      [LINE_CAP] = AMOUNT_CAP,
      [LINE_CASE_CAP] = AMOUNT_CASE_CAP,
      [LINE_CREDIT] = AMOUNT_CREDIT,
      [LINE_TOTAL] = AMOUNT_TOTAL,
  };
  const struct report_totals *totals = &summary->report->totals;
  const int64_t counts[] = {totals->assessed + totals->rejected,
                            totals->assessed,
                            totals->rejected,
                            totals->all.results,
                            totals->all.months,
                            report_months_left_out(summary->report)};
  for (int i = 0; i < TOTAL_LINES; i++) {
    if (total_line_counts((enum total_line)i))
      summary->values[i] = (struct money){integer_from(counts[i])};
    else if (i == LINE_WITHOUT_LEDGER)
      summary->values[i] = amount_without_ledger(totals);
    else
      money_set(&summary->values[i], &totals->all.amounts[amounts[i]]);
  }
}

/* Formulas add up numbers; where an amount had to become text, or there are too many sheets to name, the
 * exact values stand alone. Amounts here are not negative, so a wide one shows in its total. */
static bool can_be_live(const struct summary_page *summary) {
  if (summary->plan->sheet_count > RANGES_MOST) return false;
  for (int i = 0; i < TOTAL_LINES; i++)
    if (!xlsx_keeps(&summary->values[i])) return false;
  return true;
}

void summary_page_init(struct summary_page *summary, const struct report *report,
                       const struct row_plan *plan) {
  *summary =
      (struct summary_page){.cells = {.language = report->options.language}, .report = report, .plan = plan};
  gather_values(summary);
  summary->has_interest = report_has_interest(report->options.columns, report->options.rules);
  summary->cells.is_live = can_be_live(summary);
}

void summary_page_clear(struct summary_page *summary) {
  for (int i = 0; i < TOTAL_LINES; i++) money_clear(&summary->values[i]);
  page_clear(&summary->cells);
}

/* The checks have their two sides in columns as wide as the total. */
int summary_page_amount_width(const struct summary_page *summary, int column) {
  enum { LEAST = 9, LONGEST_WORD = 11 /* of a heading in English */ };
  const struct money *amounts = summary->report->totals.all.amounts;
  const int least = sheet_words_have(summary->cells.language, LANGUAGE_EN) ? LONGEST_WORD : LEAST;
  const int total = report_amount_width(&amounts[AMOUNT_TOTAL]);
  const int own = report_amount_width(&amounts[column - COLUMN_AMOUNTS]);
  const int width = column >= COLUMN_LEFT && column <= COLUMN_RIGHT && total > own ? total : own;
  return width > least ? width : least;
}

void summary_page_add_line(struct summary_page *summary, enum total_line line) {
  page_add_cell(&summary->cells, ROW_LIST + (int)line, COLUMN_VALUE);
}

void summary_page_add_count(struct summary_page *summary, size_t sheet, enum label title) {
  const bool is_there = place_column_of(summary->report, sheet, title) != PLACE_LEFT_OUT;
  if (is_there) page_add(&summary->cells, "COUNT(");
  summary_page_add_column(summary, sheet, title);
  if (is_there) page_add(&summary->cells, ")");
}

void summary_page_add_column(struct summary_page *summary, size_t sheet, enum label title) {
  place_add_ranges(&summary->cells.formula, summary->report, summary->plan, sheet,
                   place_column_of(summary->report, sheet, title));
}
