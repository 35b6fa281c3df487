#include "transfer.h"

static bool check_regions(const struct reported_case *reported, struct diagnostics *diagnostics) {
  if (reported->region == REGION_NATION) {
    diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_VALUE, FIELD_REGION, TEXT(""));
    diagnostics_argument(diagnostics, text_from(kind_keys[KIND_TRANSFER]));
    return false;
  }
  if (reported->region != reported->region_to) return true;
  struct buffer code = {0};
  region_format(&code, reported->region_to);
  diagnostics_add(diagnostics, DIAGNOSTIC_SAME_REGION, FIELD_REGION_TO, buffer_text(&code));
  buffer_clear(&code);
  return false;
}

/* Pooled funds never move; the personal account moves across provinces, inside one the rules say. */
static bool note_account(struct assessment *assessment, struct rule_lookup *from,
                         const struct reported_case *reported) {
  bool moves = true;
  if (region_province(reported->region) == region_province(reported->region_to)) {
    const struct rule *row = rule_lookup_required(from, PARAMETER_IN_PROVINCE_ACCOUNT, reported->pay_on);
    if (row == NULL) return false;
    moves = row->word == ACCOUNT_MOVES;
  }
  assessment->notes |= moves ? NOTE(ACCOUNT_MOVES) : NOTE(ACCOUNT_STAYS);
  if (from->trace != NULL) {
    trace_begin(from->trace, TRACE_ACCOUNT_MOVE, TRACE_STATED, MONTH_NONE);
    trace_by(from->trace, rule_lookup_row(from, PARAMETER_IN_PROVINCE_ACCOUNT));
    trace_end_whole(from->trace, moves ? ACCOUNT_MOVES : ACCOUNT_STAYS);
  }
  return true;
}

static void tell_leg(struct trace *trace, enum trace_name name, enum trace_name start_name, struct date start,
                     const struct rule *days, struct date end) {
  trace_begin(trace, name, TRACE_WORKDAYS, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, start_name, start.serial, NULL);
  if (start_name == TRACE_APPLIED_ON) trace_is_stated(trace);
  trace_whole(trace, TRACE_PLUS, TRACE_WORKDAYS_COUNT, days->count, days);
  trace_end_whole(trace, end.serial);
}

bool transfer_assess(struct assessment *assessment, struct rule_lookup *from, struct rule_lookup *to,
                     const struct reported_case *reported, const struct workdays *calendar) {
  if (!check_regions(reported, from->diagnostics)) return false;
  const struct rule *out = rule_lookup_required(from, PARAMETER_TRANSFER_OUT_WORKDAYS, reported->pay_on);
  const struct rule *in = rule_lookup_required(to, PARAMETER_TRANSFER_IN_WORKDAYS, reported->pay_on);
  if (out == NULL || in == NULL || !note_account(assessment, from, reported)) return false;
  bool is_known = true;
  struct date left = workdays_after(calendar, reported->pay_on, out->count, &is_known);
  assessment->resumes_on = workdays_after(calendar, left, in->count, &is_known);
  if (!is_known) assessment->notes |= NOTE(CALENDAR_ABSENT);
  if (from->trace != NULL) {
    tell_leg(from->trace, TRACE_LEFT_ON, TRACE_APPLIED_ON, reported->pay_on, out, left);
    tell_leg(from->trace, TRACE_DONE_BY, TRACE_LEFT_ON, left, in, assessment->resumes_on);
  }
  rule_lookup_remember(from, PARAMETER_TRANSFER_IN_WORKDAYS, in);
  assessment->basis = assessment_keep_basis(assessment, from, NULL);
  return true;
}
