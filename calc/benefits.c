#include "benefits.h"

#include "benefits_trace.h"

static void report_month(struct diagnostics *diagnostics, enum diagnostic_code code, enum case_field field,
                         struct month value, struct month argument) {
  struct buffer text = {0};
  month_format(&text, value);
  diagnostics_add(diagnostics, code, field, buffer_text(&text));
  buffer_reset(&text);
  month_format(&text, argument);
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
}

static bool is_open(struct month last, struct date pay_on) {
  return last.index >= date_month(pay_on).index - 1;
}

bool gap_resolve(struct gap *gap, const struct reported_case *reported, struct diagnostics *diagnostics) {
  struct month payment = date_month(reported->pay_on);
  struct month before = month_add(payment, -1);
  bool is_stated = month_is_set(reported->gap_to);
  gap->first = reported->gap_from;
  gap->last = is_stated ? reported->gap_to : before;
  gap->is_open = is_open(gap->last, reported->pay_on);
  if (gap->last.index > payment.index)
    report_month(diagnostics, DIAGNOSTIC_GAP_AFTER_PAYMENT, FIELD_GAP_TO, gap->last, payment);
  else if (is_stated && gap->last.index < gap->first.index)
    report_month(diagnostics, DIAGNOSTIC_GAP_REVERSED, FIELD_GAP_TO, gap->last, gap->first);
  else if (gap->last.index < gap->first.index)
    report_month(diagnostics, DIAGNOSTIC_GAP_NOT_BEGUN, FIELD_GAP_FROM, gap->first, payment);
  else if (gap_length(gap) > GAP_MONTHS_MAX) {
    diagnostics_add(diagnostics, DIAGNOSTIC_GAP_TOO_LONG, FIELD_GAP_FROM, TEXT(""));
    diagnostics_argument_number(diagnostics, GAP_MONTHS_MAX);
  } else {
    return true;
  }
  return false;
}

bool gap_join(struct gap *gap, const struct joined_gap *joined, struct date pay_on) {
  if (joined->rows == 0 || joined->first.index > gap->first.index || joined->last.index < gap->last.index)
    return false;
  *gap = (struct gap){joined->first, joined->last, is_open(joined->last, pay_on)};
  return true;
}

int gap_months(const struct gap *gap, enum gap_counts counts, struct month payment) {
  bool adds_payment_month =
      gap->is_open && counts == GAP_WITH_PAYMENT_MONTH && gap->last.index != payment.index;
  return gap_length(gap) + (adds_payment_month ? 1 : 0);
}

int gap_resume_months(const struct gap *gap, int months, const struct rule *wait_counts_from,
                      struct date suspended_from) {
  if (wait_counts_from == NULL || wait_counts_from->word == WAIT_GAP) return months;
  int covered = date_month(suspended_from).index - gap->first.index;
  int without = months - (covered > 0 ? covered : 0);
  return without > 1 ? without : 1;
}

static bool find_tiers(struct benefit_tiers *tiers, struct rule_lookup *lookup, struct date day, int months,
                       int resume_months) {
  tiers->resume = rule_lookup_tier(lookup, PARAMETER_RESUME, day, resume_months);
  tiers->gap_costs = rule_lookup_tier(lookup, PARAMETER_GAP_COSTS, day, months);
  tiers->continuity = rule_lookup_tier(lookup, PARAMETER_CONTINUITY, day, months);
  tiers->account_credited = rule_lookup_tier(lookup, PARAMETER_ACCOUNT_CREDITED, day, months);
  return tiers->resume != NULL && tiers->gap_costs != NULL && tiers->continuity != NULL &&
         tiers->account_credited != NULL;
}

bool benefits_fill(struct assessment *assessment, struct rule_lookup *lookup,
                   const struct reported_case *reported, const struct gap *gap, struct benefit_tiers *tiers) {
  struct date day = reported->pay_on;
  const struct rule *counts = rule_lookup_required(lookup, PARAMETER_GAP_COUNTS, day);
  const struct rule *suspension = rule_lookup_required(lookup, PARAMETER_SUSPENSION_START, day);
  if (counts == NULL || suspension == NULL) return false;
  int months = gap_months(gap, (enum gap_counts)counts->word, date_month(day));
  struct date suspended_from = day_expression_apply_to_month(suspension->day_expression, gap->first);
  const struct rule *counts_from = rule_lookup_optional(lookup, PARAMETER_WAIT_COUNTS_FROM, day);
  int resume_months = gap_resume_months(gap, months, counts_from, suspended_from);
  if (!find_tiers(tiers, lookup, day, months, resume_months)) return false;
  struct date anchor = gap->is_open ? day : month_first_day(month_add(gap->last, 1));
  if (!gap->is_open && assessment->joined.line_after == 0) assessment->notes |= NOTE(GAP_ASSUMED_CLOSED);
  assessment->gap_months = months;
  assessment->suspended_from = suspended_from;
  assessment->resumes_on = day_expression_apply(tiers->resume->day_expression, anchor);
  assessment->wait_months = date_month(assessment->resumes_on).index - date_month(anchor).index;
  assessment->gap_costs = (enum gap_costs)tiers->gap_costs->word;
  assessment->continuity = (enum continuity)tiers->continuity->word;
  assessment->figures |= FIGURE_GAP | FIGURE_WAIT;
  if (lookup->trace != NULL) trace_cover(lookup, assessment, gap->first, gap->last, resume_months, anchor);
  return true;
}
