/* How far the figures of a result can be trusted: for what it costs, for the late fee and for cover, the
 * weakest grade of the rules behind it. RULES 10. */
#ifndef ARREARS_CALC_GRADING_H
#define ARREARS_CALC_GRADING_H

#include "assessment.h"

/* The parameters that count in a grade of a result of this kind; `concern` is none of CONCERN_NOTHING. */
parameter_set grading_concerned(enum kind kind, enum concern concern);

/* Fills the grades of a result whose figures are there. */
void grading_fill(struct assessment *assessment, enum kind kind);

/* Adds the error that the result is weaker than `weakest` allows, naming the first of its weakest parameters.
 */
void grading_check(const struct assessment *assessment, const struct reported_case *reported,
                   enum grade weakest, struct diagnostics *diagnostics);

/* The weakest grade that a person may ask for: official, secondary or default. */
MUST_USE bool grading_read_weakest(enum grade *weakest, struct text key);

#endif
