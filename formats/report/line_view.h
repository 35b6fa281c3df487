/* A ledger line as its formulas see it. */
#ifndef ARREARS_FORMATS_REPORT_LINE_VIEW_H
#define ARREARS_FORMATS_REPORT_LINE_VIEW_H

#include "calc/dossier.h"
#include "formats/report/formula.h"

/* A line with the rule rows it rests on, by parameter; NULL: none. Of a fee whose rate changes it has the
 * last rate alone. */
struct line_view {
  const struct reported_case *reported;
  const struct assessment *assessment;
  const struct ledger_line *line;
  const struct rule *rows[PARAMETER_COUNT];
};

void line_view_set(struct line_view *view, const struct reported_case *reported,
                   const struct assessment *assessment, const struct ledger_line *line);

/* The month whose terms apply. RULES 3, terms_of */
struct month line_view_month_of_terms(const struct line_view *view);

/* Puts the formula of one figure together in formula->text, which has been started for the line's row. */
typedef enum formula_outcome line_formula_function(struct formula *formula, const struct line_view *view);

#endif
