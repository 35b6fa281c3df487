#include "part_payment.h"

#include "backpay_trace.h"

static bool is_in_time(const struct reported_case *reported) {
  return date_is_before(reported->paid_on, reported->pay_on) &&
         !date_is_before(reported->paid_on, month_first_day(reported->gap_from));
}

/* Lists put 0 into the column of those who paid nothing. */
static bool is_paid(const struct reported_case *reported) {
  return reported->paid_arrears.is_stated && exact_sign(&reported->paid_arrears.number) > 0;
}

/* Of fen. */
static bool is_whole(const struct exact *yuan) {
  struct money amount = {0};
  const bool accepted = money_round(&amount, yuan, (struct rounding){ROUNDING_EXACT, 1});
  money_clear(&amount);
  return accepted;
}

bool part_payment_is_sound(const struct reported_case *reported, struct diagnostics *diagnostics) {
  const bool has_amount = reported->paid_arrears.is_stated, has_day = date_is_set(reported->paid_on);
  struct buffer text = {0};
  if (!has_day && !is_paid(reported)) return true;
  if (!has_amount || !has_day) {
    diagnostics_add(diagnostics, DIAGNOSTIC_PART_INCOMPLETE,
                    (int)(has_amount ? FIELD_PAID_ON : FIELD_PAID_ARREARS), TEXT(""));
  } else if (!is_whole(&reported->paid_arrears.number)) {
    diagnostics_add(diagnostics, DIAGNOSTIC_PART_NOT_WHOLE, (int)FIELD_PAID_ARREARS, TEXT(""));
  } else if (reported->scheme_count > 1) {
    diagnostics_add(diagnostics, DIAGNOSTIC_FIGURE_OF_SEVERAL, (int)FIELD_PAID_ARREARS, TEXT(""));
  } else if (!is_in_time(reported)) {
    date_format(&text, reported->pay_on);
    diagnostics_add(diagnostics, DIAGNOSTIC_PART_OUT_OF_TIME, (int)FIELD_PAID_ON, TEXT(""));
    diagnostics_argument(diagnostics, buffer_text(&text));
  } else {
    return true;
  }
  buffer_clear(&text);
  return false;
}

void part_payment_begin(struct assessment *assessment, const struct reported_case *reported,
                        struct money *unallocated) {
  if (!date_is_set(reported->paid_on)) return;
  bool rounded =
      money_round(&assessment->paid, &reported->paid_arrears.number, (struct rounding){ROUNDING_EXACT, 1});
  (void)rounded; /* a fraction of a fen is not sound */
  money_set(unallocated, &assessment->paid);
  assessment->figures |= FIGURE_PART;
}

bool part_payment_is_fee_first(struct assessment *assessment, struct rule_lookup *lookup,
                               struct date paid_on) {
  const struct rule *order = rule_lookup_optional(lookup, PARAMETER_PAYMENT_ORDER, paid_on);
  if (order == NULL) assessment->notes |= NOTE(PART_ORDER_ASSUMED);
  if (order == NULL || order->word != PAYMENT_FEE_FIRST) return false;
  assessment->notes |= NOTE(PART_FEE_FIRST);
  return true;
}

void part_payment_pay_fee(struct rule_lookup *lookup, const struct money *fee, struct money *unallocated) {
  const bool is_covered = money_compare(unallocated, fee) >= 0;
  struct money left = {0};
  if (is_covered) money_subtract(&left, unallocated, fee);
  if (lookup->trace != NULL) trace_part_left(lookup, fee, unallocated, &left);
  money_set(unallocated, &left);
  money_clear(&left);
}

void part_payment_allocate(struct assessment *assessment, const struct ledger_line *line,
                           struct money *unallocated) {
  if (!assessment_has(assessment, FIGURE_PART)) return;
  struct part_payment *part = &assessment->parts[assessment->part_count - 1];
  const bool is_covered = money_compare(unallocated, &line->arrears) >= 0;
  money_set(&part->amount, is_covered ? &line->arrears : unallocated);
  money_subtract(unallocated, unallocated, &part->amount);
}

bool part_payment_finish(struct assessment *assessment, struct diagnostics *diagnostics) {
  if (!assessment_has(assessment, FIGURE_PART)) return true;
  money_subtract(&assessment->outstanding, &assessment->total, &assessment->paid);
  if (integer_sign(&assessment->outstanding.fen) >= 0) return true;
  struct buffer text = {0};
  money_format(&text, &assessment->total);
  diagnostics_add(diagnostics, DIAGNOSTIC_PART_TOO_LARGE, (int)FIELD_PAID_ARREARS, TEXT(""));
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
  return false;
}
