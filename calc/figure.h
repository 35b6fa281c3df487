/* The figures of a result and of its account months, one row each in figures.def: their names, what they are,
 * when they apply, and whether they are summed. */
#ifndef ARREARS_CALC_FIGURE_H
#define ARREARS_CALC_FIGURE_H

#include "assessment.h"

enum result_figure {
#define RESULT_ROW(ID, ...) RESULT_##ID,
#include "figures.def"
  RESULT_FIGURE_COUNT
};

enum ledger_figure {
#define LINE_ROW(ID, ...) LEDGER_##ID,
#include "figures.def"
  LEDGER_FIGURE_COUNT
};

enum figure_type {
  TYPE_NUMBER, /* int64_t */
  TYPE_COUNT,  /* int */
  TYPE_TEXT,   /* free: struct text */
  TYPE_REGION,
  TYPE_WORD, /* struct word */
  TYPE_MONTH,
  TYPE_DAY,
  TYPE_MONEY,
  TYPE_RATE,       /* struct exact */
  TYPE_EXACT,      /* struct exact, yuan */
  TYPE_WORSENINGS, /* set of enum worsening_bit */
  TYPE_NOTES,      /* note_set */
  TYPE_GRADE,      /* enum grade */
  TYPE_PARAMETERS, /* parameter_set */
  TYPE_FEE_RATES,  /* struct fee_segments */
  TYPE_BASIS       /* struct basis */
};

enum figure_sum { NO_SUM, SHEET_SUM, CONTROL_SUM };

/* For the column `when` of figures.def. */
#define ALWAYS true
#define HAS(figure) assessment_has(assessment, FIGURE_##figure)
#define HAS_SHORTFALL (HAS(SHORTFALL) && PAYABLE)
#define SHORTFALL assessment_shortfall(assessment, line)
#define HAS_PART (HAS(PART) && PAYABLE)
#define PART assessment_part(assessment, line)
#define DEFERRAL assessment_deferral(assessment, line)
#define HAS_INTEREST (HAS(INTEREST) && PAYABLE && DEFERRAL->has_interest)
#define PAYABLE (line->status != LINE_NOT_PAYABLE)

/* The amount of a figure that is money; NULL where it does not apply. */
const struct money *result_amount(const struct assessment *assessment, enum result_figure figure);
const struct money *ledger_amount(const struct ledger_line *line, enum ledger_figure figure);

#endif
