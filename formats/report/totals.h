/* What a report adds up: whole fen by region, payer, scheme and kind. The totals of pieces of a list joined
 * in any order are the totals of the list. */
#ifndef ARREARS_FORMATS_REPORT_TOTALS_H
#define ARREARS_FORMATS_REPORT_TOTALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/dossier.h"
#include "calc/money.h"
#include "formats/record/grade_totals.h"
#include "formats/report/cover_gaps.h"
#include "formats/report/named_groups.h"
#include "formats/report/rules_used.h"
#include "formats/report/sums.h"

enum { PAYER_NOT_APPLICABLE = -1 };

struct report_group {
  int32_t key; /* region code, enum payer or PAYER_NOT_APPLICABLE, enum scheme, enum kind, account year */
  struct report_sums sums;
};

struct report_groups {
  struct report_group *items; /* owned, in the order of their keys */
  size_t count, capacity;
};

enum report_grouping { BY_REGION, BY_PAYER, BY_SCHEME, BY_KIND, BY_YEAR, GROUPING_COUNT };

/* Steps by which a later payment is looked at: 180 days in all. */
enum { DELAY_STEP_DAYS = 15, DELAY_STEPS = 12 };

struct report_totals {
  int64_t assessed, rejected;     /* rows of the list; read = assessed + rejected */
  int64_t noted[NOTE_COUNT];      /* assessed rows with each note, from NOTE_FIRST on */
  int64_t worse[DELAY_STEPS + 1]; /* results that something gets worse for in the step that ends so */
  int64_t cut_by_month;           /* results in a month of which a cap has taken off the fee */
  struct report_sums all;
  struct grade_totals grades;
  struct report_groups by[GROUPING_COUNT];
  struct named_groups employers;
  struct named_groups named; /* by the cells of column group_by */
  size_t group_by;           /* of the list, from 1; 0: none. Set by the caller, kept by a reset */
  struct date day;           /* of the report. Set by the caller, kept by a reset */
  struct cover_gaps cover_gaps;
  struct rules_used rules;
};

/* Makes empty totals over a table of `rule_count` rules. */
void report_totals_init(struct report_totals *totals, enum sheet_language language, size_t rule_count);
/* Empties the totals and keeps their storage. */
void report_totals_reset(struct report_totals *totals);
void report_totals_clear(struct report_totals *totals);

void report_totals_add(struct report_totals *totals, const struct dossier *dossier);
/* Adds the totals of another piece of the list. */
void report_totals_join(struct report_totals *totals, const struct report_totals *other);

#endif
