#include "formats/report/line_view.h"

void line_view_set(struct line_view *view, const struct reported_case *reported,
                   const struct assessment *assessment, const struct ledger_line *line) {
  *view = (struct line_view){.reported = reported, .assessment = assessment, .line = line};
  for (size_t i = 0; i < line->basis.count; i++) {
    const struct rule *row = assessment->basis_rows[line->basis.first + i];
    view->rows[row->parameter] = row;
  }
}

struct month line_view_month_of_terms(const struct line_view *view) {
  const struct rule *terms = view->rows[PARAMETER_TERMS_OF];
  const bool by_payment = terms != NULL && terms->word == TERMS_OF_PAYMENT_MONTH;
  return by_payment ? date_month(view->reported->pay_on) : view->line->month;
}
