/* The result for one case and scheme: figures, ledger lines, and their basis, the rule rows. CONTRACT 3.
 * Totals are sums of the lines plus differences that are named here. */
#ifndef ARREARS_CALC_ASSESSMENT_H
#define ARREARS_CALC_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "case.h"
#include "date.h"
#include "diagnostic.h"
#include "freshness.h"
#include "joined_gap.h"
#include "money.h"
#include "rule_lookup.h"
#include "rules.h"
#include "trace.h"

/* Days of one rate of the fee, or of the interest of a deferral; rate NULL: no row is in force, no fee. */
struct fee_segment {
  const struct rule *rate;
  struct date first, last; /* inclusive */
};

/* The rule rows behind a figure: first .. first + count of assessment.basis_rows, in the order of the
 * parameters. */
struct basis {
  size_t first;
  size_t count;
};

/* One account month. For a month that is not payable only month and status are filled. */
struct ledger_line {
  struct month month;
  struct date first_day; /* of the month: the day most of its rules are looked up on */
  enum line_status status;
  enum base_from base_from;
  bool has_days;     /* a fee applies and is not waived: days is a figure, if only 0 */
  struct money base; /* yuan a month */
  struct exact employer_rate, employee_rate;
  struct money employer, employee;
  struct money arrears;            /* employer + employee */
  struct date fee_first, fee_last; /* inclusive; DATE_NONE unless days is above 0 */
  int days;
  size_t first_segment, segment_count; /* in assessment.segments */
  struct exact late_fee_exact;         /* yuan, not rounded, not capped */
  struct money late_fee_uncapped;      /* rounded */
  struct money late_fee;               /* rounded, capped where the cap is by month */
  struct basis basis;
  bool repeats; /* owes what the line before does, but for the fee */
};

/* What a month owed, what was paid for it, and the surplus where that was more. In a shortfall (少缴补差) the
 * shares of the line are what is left of the one after the other. RULES 7 */
struct shortfall_line {
  struct money due_employer, due_employee;
  struct money paid_base; /* yuan a month; 0 where amounts were stated instead */
  struct money paid_employer, paid_employee;
  bool has_paid_base;
  struct money surplus; /* yuan, of both shares; never set off against what is owed */
};

/* What was paid of a month before P (部分缴纳), and the last day whose fee that part carries. RULES 5.7 */
struct part_payment {
  struct money amount; /* yuan, at most the arrears of the month */
  struct date last;    /* inclusive; DATE_NONE: it carries no fee */
  int days;            /* charged on the part */
};

/* Days of a year of interest, leap years too. */
enum { DEFERRAL_YEAR_DAYS = 365 };

/* What a month owes for the days of a deferral (缓缴利息). RULES 5.9 */
struct deferral_line {
  bool has_interest; /* a rate is in force on some of its days; else all is empty */
  int days;
  int part_days;                       /* on the part that was paid before P */
  size_t first_segment, segment_count; /* in assessment.segments, behind those of the fee */
  struct money interest;               /* yuan, rounded */
};

/* Which of the optional figures are there; what is not there is printed empty, never 0. */
enum assessment_figure {
  FIGURE_MONTHS = 1 << 0,
  FIGURE_PAYABLE_MONTHS = 1 << 1,
  FIGURE_SHARES = 1 << 2,  /* employer_arrears, employee_arrears */
  FIGURE_ARREARS = 1 << 3, /* arrears, total */
  FIGURE_FEE = 1 << 4,     /* late_fee_uncapped, late_fee, rounding_difference, late_fee_per_day */
  FIGURE_BEARER = 1 << 5,
  FIGURE_GAP = 1 << 6,  /* gap_months, suspended_from, gap_costs, continuity */
  FIGURE_WAIT = 1 << 7, /* wait_months */
  FIGURE_ACCOUNT_CREDIT = 1 << 8,
  FIGURE_SHORTFALL = 1 << 9, /* every line has a shortfall_line */
  FIGURE_PART = 1 << 10,     /* every line has a part_payment; paid, outstanding */
  FIGURE_DEFERRAL = 1 << 11, /* every line has a deferral_line */
  FIGURE_INTEREST = 1 << 12  /* deferral_interest: some of them has interest */
};

/* Why a later day is worse: a set of enum worsening. RULES 6.5. */
enum worsening_bit {
  WORSE_WINDOW = 1 << WORSENING_WINDOW,
  WORSE_RESUME = 1 << WORSENING_RESUME,
  WORSE_GAP_COSTS = 1 << WORSENING_GAP_COSTS,
  WORSE_CONTINUITY = 1 << WORSENING_CONTINUITY,
  WORSE_ACCOUNT_CREDITED = 1 << WORSENING_ACCOUNT_CREDITED,
  WORSE_WAIVER = 1 << WORSENING_WAIVER,
  WORSE_ORDER = 1 << WORSENING_ORDER
};

/* No grade: nothing that counts in it was asked. */
enum { GRADE_NONE = -1 };

struct assessment {
  enum scheme scheme;
  enum payer payer;
  enum assessment_status status;
  unsigned figures;    /* set of enum assessment_figure */
  struct month gap_to; /* resolved; MONTH_NONE for kinds without a gap */
  int months, payable_months;
  struct money employer_arrears, employee_arrears; /* sums of the lines */
  struct money arrears;                            /* sum of the lines plus arrears_difference */
  struct money arrears_difference;                 /* level `case`: what the lines' rounding is off by by */
  struct money late_fee_uncapped;                  /* sum of the lines, or the rounded exact sum */
  struct money late_fee;
  struct money fee_difference;      /* level `case`: what the lines' rounding is off by by */
  struct money cap_reduction;       /* late_fee_uncapped - late_fee */
  struct money rounding_difference; /* arrears_difference + fee_difference */
  struct money deferral_interest;   /* sum of the lines */
  struct money total;               /* arrears + late_fee + deferral_interest */
  enum payer late_fee_bearer;
  struct money late_fee_per_day;
  struct joined_gap joined; /* the gap that the cover is lost by, where other rows belong to it */
  int64_t claimed_before;   /* the line of a row that may be the same person's (W261); 0: none */
  int gap_months;
  struct date suspended_from, resumes_on; /* DATE_NONE when they do not apply */
  int wait_months;
  enum gap_costs gap_costs;
  enum continuity continuity;
  struct money account_credit;
  struct date worse_from; /* DATE_NONE: nothing gets worse within 36 months */
  unsigned worse_why;     /* set of enum worsening_bit */
  /* what the later day would bring, to put it into words; meaningful where worse_why names it */
  int worse_gap_months;
  struct date worse_resumes_on;
  const struct rule *documents_zh, *documents_en; /* NULL: none */
  note_set notes;
  struct date bounds_until;          /* the last day of the bounds; meaningful with NOTE(BOUND_EXPIRED) */
  struct freshness freshness;        /* what NOTE(RULES_AGED) was found by */
  parameter_set graded[GRADE_COUNT]; /* the parameters that rows of each grade, or the case, have answered */
  parameter_set estimated;           /* answered by the nearest known row; they count as GRADE_DEFAULT */
  int arrears_grade, fee_grade,
      cover_grade;           /* the weakest of each concern: enum grade, GRADE_NONE; RULES 10 */
  parameter_set grade_why;   /* the weakest parameters of all three */
  struct basis basis;        /* of the case as a whole */
  struct ledger_line *lines; /* owned, oldest month first */
  size_t line_count, line_capacity;
  struct shortfall_line *shortfalls; /* owned; one for each line where FIGURE_SHORTFALL, else none */
  size_t shortfall_count, shortfall_capacity;
  struct money surplus;       /* of all lines */
  struct part_payment *parts; /* owned; one for each line where FIGURE_PART, else none */
  size_t part_count, part_capacity;
  struct deferral_line *deferrals; /* owned; one for each line where FIGURE_DEFERRAL, else none */
  size_t deferral_count, deferral_capacity;
  struct money paid;            /* before P, of arrears and then of the fee */
  struct money outstanding;     /* total - paid */
  struct fee_segment *segments; /* owned */
  size_t segment_count, segment_capacity;
  const struct rule **basis_rows; /* owned */
  size_t basis_row_count, basis_row_capacity;
  struct trace trace; /* owned; empty unless the dossier is traced */
};

/* Empties the assessment and keeps its storage; `{0}` may be reset too. */
void assessment_reset(struct assessment *assessment);
void assessment_clear(struct assessment *assessment);

/* The rule row of a parameter in a basis of the assessment; NULL: none. */
const struct rule *assessment_row(const struct assessment *assessment, struct basis basis,
                                  enum parameter parameter);

/* Whether a cap has taken anything off the fee of some month, as both stand on its line. RULES 5.4 */
bool assessment_has_cut_month(const struct assessment *assessment);

/* Returns the storage of a line's numbers. */
void ledger_line_clear(struct ledger_line *line);

/* A new, empty line at the end; pointers to earlier lines become invalid. */
struct ledger_line *assessment_add_line(struct assessment *assessment, struct month month);
/* A new line for the next month that owes what the last line does; its fee is empty. Pointers to earlier
 * lines become invalid. */
struct ledger_line *assessment_repeat_line(struct assessment *assessment);
/* The part paid of the last line, nothing yet; pointers to earlier ones become invalid. */
struct part_payment *assessment_add_part(struct assessment *assessment);

/* The interest of the last line, none yet; pointers to earlier ones become invalid. */
struct deferral_line *assessment_add_deferral(struct assessment *assessment);

/* The shortfall of the last line, empty; pointers to earlier ones become invalid. */
struct shortfall_line *assessment_add_shortfall(struct assessment *assessment);
void assessment_add_segment(struct assessment *assessment, struct fee_segment segment);

/* Keeps the rows a lookup has used, with the segments' rates in place of the last fee_rate asked for.
 * A list equal to that of the line before is not stored again. */
struct basis assessment_keep_basis(struct assessment *assessment, const struct rule_lookup *lookup,
                                   const struct ledger_line *line);

/* The same where the lookup is steady and has used these parameters for the line before. */
struct basis assessment_repeat_basis(struct assessment *assessment, const struct rule_lookup *lookup,
                                     parameter_set used_before, const struct ledger_line *line);

/* The weakest of the three grades; GRADE_NONE: none. */
static inline int assessment_grade(const struct assessment *assessment) {
  int weaker =
      assessment->arrears_grade > assessment->fee_grade ? assessment->arrears_grade : assessment->fee_grade;
  return weaker > assessment->cover_grade ? weaker : assessment->cover_grade;
}

/* Meaningful where FIGURE_SHORTFALL. */
static inline const struct shortfall_line *assessment_shortfall(const struct assessment *assessment,
                                                                const struct ledger_line *line) {
  return &assessment->shortfalls[line - assessment->lines];
}

/* Meaningful where FIGURE_PART. */
static inline const struct part_payment *assessment_part(const struct assessment *assessment,
                                                         const struct ledger_line *line) {
  return &assessment->parts[line - assessment->lines];
}

/* Meaningful where FIGURE_DEFERRAL. */
static inline const struct deferral_line *assessment_deferral(const struct assessment *assessment,
                                                              const struct ledger_line *line) {
  return &assessment->deferrals[line - assessment->lines];
}

/* Runs of days, each with its rate. */
struct fee_segments {
  const struct fee_segment *at;
  size_t count;
};

static inline struct fee_segments assessment_fee_segments(const struct assessment *assessment,
                                                          const struct ledger_line *line) {
  if (line->segment_count == 0) return (struct fee_segments){0};
  return (struct fee_segments){assessment->segments + line->first_segment, line->segment_count};
}

static inline struct fee_segments assessment_interest_segments(const struct assessment *assessment,
                                                               const struct deferral_line *deferral) {
  if (deferral->segment_count == 0) return (struct fee_segments){0};
  return (struct fee_segments){assessment->segments + deferral->first_segment, deferral->segment_count};
}

static inline bool assessment_has(const struct assessment *assessment, enum assessment_figure figure) {
  return (assessment->figures & (unsigned)figure) != 0;
}

#endif
