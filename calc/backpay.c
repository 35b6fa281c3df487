#include "backpay.h"

#include "alike_months.h"
#include "backpay_totals.h"
#include "backpay_trace.h"
#include "benefits.h"
#include "contribution.h"
#include "deferral.h"
#include "delay_effects.h"
#include "late_fee.h"
#include "part_payment.h"
#include "shortfall.h"

/* The levels of rounding and cap are one decision for the whole case, by the first day of G. */
static bool find_levels(struct backpay *backpay) {
  struct date first = month_first_day(backpay->gap.first);
  const struct rule *amount =
      rule_lookup_required(&backpay->case_lookup, PARAMETER_AMOUNT_ROUNDING_LEVEL, first);
  const struct rule *fee = rule_lookup_required(&backpay->case_lookup, PARAMETER_FEE_ROUNDING_LEVEL, first);
  const struct rule *cap = rule_lookup_required(&backpay->case_lookup, PARAMETER_FEE_CAP_LEVEL, first);
  if (amount == NULL || fee == NULL || cap == NULL) return false;
  backpay->amount_level = (enum rounding_level)amount->word;
  backpay->amount_level_row = amount;
  backpay->fee_levels =
      (struct fee_levels){(enum rounding_level)fee->word, (enum cap_level)cap->word, fee, cap};
  return true;
}

static bool is_payable(const struct backpay *backpay, struct month month) {
  if (backpay->window == NULL) return true;
  int months_back = date_month(backpay->reported->pay_on).index - month.index;
  return backpay->window->count > 0 && months_back <= backpay->window->count;
}

/* The share of the base that goes to the personal account (个人账户) for a back-paid month. RULES 6.4 */
static bool find_account_credit(struct backpay *backpay, const struct ledger_line *line) {
  struct rule_lookup *lookup = backpay->month_lookup;
  const struct rule *rate = rule_lookup_optional(lookup, PARAMETER_ACCOUNT_RATE, line->first_day);
  money_set_zero(&backpay->month_credit);
  if (rate == NULL) return true;
  struct exact credit = {0};
  money_to_exact(&credit, &line->base);
  exact_multiply(&credit, &credit, &rate->number);
  bool accepted = rule_lookup_round(lookup, &backpay->month_credit, &credit,
                                    lookup->rows[PARAMETER_AMOUNT_ROUNDING], "account credit");
  backpay->has_account_rate = true;
  if (lookup->trace != NULL) trace_month_credit(lookup, line, rate, &credit, &backpay->month_credit);
  exact_clear(&credit);
  return accepted;
}

/* Cover is lost by a month that was not paid, not by one paid on too low a base. RULES 6, 7 */
static bool has_cover(const struct backpay *backpay) {
  return backpay->assessment->scheme == SCHEME_MEDICAL && backpay->reported->kind == KIND_BACKPAY;
}

static bool is_shortfall(const struct backpay *backpay) { return backpay->reported->kind == KIND_SHORTFALL; }

/* What the month owes: all of it, or what was not paid. */
static bool fill_contribution(struct backpay *backpay, struct ledger_line *line) {
  struct assessment *assessment = backpay->assessment;
  struct exact_shares shares = {0};
  bool filled = is_shortfall(backpay) ? shortfall_fill(line, assessment, backpay->month_lookup,
                                                       backpay->reported, backpay->amount_level, &shares)
                                      : contribution_fill(line, backpay->month_lookup, backpay->reported,
                                                          backpay->amount_level, &shares, &assessment->notes);
  if (backpay->amount_level == LEVEL_CASE) {
    exact_add(&backpay->month_unrounded, &shares.employer, &shares.employee);
    if (filled && backpay->month_lookup->trace != NULL)
      trace_month_unrounded(backpay->month_lookup, line->month, &shares, &backpay->month_unrounded);
  }
  exact_shares_clear(&shares);
  return filled;
}

/* A new line at the end, with what goes beside it. */
static struct ledger_line *add_line(struct backpay *backpay, struct month month) {
  struct assessment *assessment = backpay->assessment;
  if (is_shortfall(backpay)) (void)assessment_add_shortfall(assessment);
  if (assessment_has(assessment, FIGURE_PART)) (void)assessment_add_part(assessment);
  if (assessment_has(assessment, FIGURE_DEFERRAL)) (void)assessment_add_deferral(assessment);
  return assessment_add_line(assessment, month);
}

static bool charge_month(struct backpay *backpay, struct ledger_line *line) {
  if (backpay->month_fee.is_charged &&
      !late_fee_fill(line, &backpay->month_fee, backpay->assessment, backpay->month_lookup, backpay->charged,
                     backpay->fee_levels, &backpay->fees))
    return false;
  return !assessment_has(backpay->assessment, FIGURE_DEFERRAL) ||
         deferral_fill(backpay->assessment, backpay->month_lookup, backpay->charged, &backpay->fees);
}

/* A month whose rows are looked up. */
static bool assess_anew(struct backpay *backpay, struct ledger_line *line) {
  struct assessment *assessment = backpay->assessment;
  struct rule_lookup *lookup = backpay->month_lookup;
  rule_lookup_restart(lookup);
  if (backpay->window != NULL) rule_lookup_remember(lookup, PARAMETER_BACKPAY_MONTHS_MAX, backpay->window);
  rule_lookup_remember(lookup, PARAMETER_AMOUNT_ROUNDING_LEVEL, backpay->amount_level_row);
  if (!fill_contribution(backpay, line) ||
      !late_fee_find_terms(&backpay->month_fee, line, lookup, backpay->charged, &backpay->fees,
                           &assessment->notes))
    return false;
  backpay->terms_used = lookup->used;
  part_payment_allocate(assessment, line, &backpay->unallocated);
  if (!charge_month(backpay, line)) return false;
  if (has_cover(backpay) && !find_account_credit(backpay, line)) return false;
  backpay->terms_used |= lookup->used & PARAMETER_BIT(PARAMETER_ACCOUNT_RATE);
  line->basis = assessment_keep_basis(assessment, lookup, line);
  return true;
}

/* The row that forbids it is all that the month rests on. */
static void refuse_month(struct backpay *backpay, struct ledger_line *line) {
  struct rule_lookup *lookup = backpay->month_lookup;
  line->status = LINE_NOT_PAYABLE;
  rule_lookup_restart(lookup);
  rule_lookup_remember(lookup, PARAMETER_BACKPAY_MONTHS_MAX, backpay->window);
  line->basis = assessment_keep_basis(backpay->assessment, lookup, line);
  if (lookup->trace != NULL)
    trace_not_payable(lookup, line->month, date_month(backpay->reported->pay_on).index - line->month.index,
                      backpay->window);
}

static bool assess_month(struct backpay *backpay, struct month month) {
  struct ledger_line *line = add_line(backpay, month);
  if (!is_payable(backpay, month)) {
    refuse_month(backpay, line);
    return true;
  }
  if (!assess_anew(backpay, line)) return false;
  backpay_add_fee(backpay, line);
  backpay_add_months(backpay, line, 1);
  return true;
}

static bool assess_months(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  const int count = gap_length(&backpay->gap);
  for (int i = 0; i < count; i = (int)assessment->line_count)
    if (!assess_month(backpay, month_add(backpay->gap.first, i)) || !alike_months_add(backpay)) return false;
  return true;
}

static void release_numbers(struct backpay *backpay) {
  exact_clear(&backpay->exact_arrears);
  exact_clear(&backpay->month_unrounded);
  money_clear(&backpay->month_credit);
  fee_sums_clear(&backpay->fees);
  money_clear(&backpay->account_credit);
  money_clear(&backpay->unallocated);
}

/* The fee that the case would owe on the day of the part, had nothing been paid by then. RULES 5.7 */
static bool find_fee_by_part(struct money *fee, const struct backpay *backpay) {
  const struct assessment *assessment = backpay->assessment;
  struct assessment by_then = {
      .scheme = assessment->scheme, .payer = assessment->payer, .months = assessment->months};
  struct reported_case charged = *backpay->reported;
  struct rule_lookup months = *backpay->month_lookup;
  struct backpay earlier = *backpay;
  charged.pay_on = charged.paid_on;
  deferral_begin(&by_then, &charged);
  months.trace = earlier.case_lookup.trace = NULL;
  earlier.assessment = &by_then;
  earlier.charged = &charged;
  earlier.month_lookup = &months;
  earlier.unallocated = (struct money){0};
  const bool is_found =
      assess_months(&earlier) && (by_then.payable_months == 0 || backpay_round_totals(&earlier));
  if (is_found) money_add(fee, &by_then.late_fee, &by_then.deferral_interest);
  release_numbers(&earlier);
  assessment_clear(&by_then);
  return is_found;
}

/* Where the rules put the fee first, the part pays it before any arrears. */
static bool set_against_fee(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  struct rule_lookup *lookup = &backpay->case_lookup;
  struct money fee = {0};
  if (!assessment_has(assessment, FIGURE_PART)) return true;
  if (!part_payment_is_fee_first(assessment, lookup, backpay->reported->paid_on)) return true;
  const bool is_found = find_fee_by_part(&fee, backpay);
  if (is_found) part_payment_pay_fee(lookup, &fee, &backpay->unallocated);
  money_clear(&fee);
  return is_found;
}

static void fill_account_credit(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  if (!backpay->has_account_rate) return;
  if (backpay->tiers.account_credited->word == ANSWER_YES)
    money_set(&assessment->account_credit, &backpay->account_credit);
  if (backpay->case_lookup.trace != NULL)
    trace_credit(&backpay->case_lookup, assessment, backpay->tiers.account_credited);
  assessment->figures |= FIGURE_ACCOUNT_CREDIT;
}

/* Of the whole gap: rows of one gap lose the same by waiting. */
static struct month oldest_payable(const struct backpay *backpay) {
  struct month first = backpay->cover_gap.first;
  if (backpay->window == NULL) return first;
  int oldest = date_month(backpay->reported->pay_on).index - (int)backpay->window->count;
  return (struct month){oldest > first.index ? oldest : first.index};
}

static void fill_delay(struct backpay *backpay) {
  const struct delay_effects effects = {
      .resolved = backpay->case_lookup.resolved,
      .pay_on = backpay->reported->pay_on,
      .gap = backpay->cover_gap,
      .tiers = backpay->tiers,
      .oldest_payable = oldest_payable(backpay),
      .waiver_ends = backpay->fees.waiver_ends,
      .order_ends = backpay->fees.order_ends,
  };
  delay_effects_fill(backpay->assessment, &effects);
}

/* What is to be brought depends on how old the oldest month is. RULES 3, documents */
static void find_documents(struct backpay *backpay) {
  struct date day = backpay->reported->pay_on;
  int age = date_month(day).index - backpay->gap.first.index;
  backpay->assessment->documents_zh =
      rule_lookup_tier(&backpay->case_lookup, PARAMETER_DOCUMENTS_ZH, day, age);
  backpay->assessment->documents_en =
      rule_lookup_tier(&backpay->case_lookup, PARAMETER_DOCUMENTS_EN, day, age);
}

static bool assess_case(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  struct rule_lookup *lookup = &backpay->case_lookup;
  if (has_cover(backpay) &&
      !benefits_fill(assessment, lookup, backpay->reported, &backpay->cover_gap, &backpay->tiers))
    return false;
  if (!find_levels(backpay)) return false;
  backpay->window = rule_lookup_optional(lookup, PARAMETER_BACKPAY_MONTHS_MAX, backpay->reported->pay_on);
  find_documents(backpay);
  if (!set_against_fee(backpay) || !assess_months(backpay)) return false;
  bool is_payable_at_all = assessment->payable_months > 0;
  if (is_shortfall(backpay) && is_payable_at_all && !shortfall_check(assessment, lookup->diagnostics))
    return false;
  if (is_payable_at_all && !backpay_fill_totals(backpay)) return false;
  assessment->basis = assessment_keep_basis(assessment, lookup, NULL);
  assessment->figures |= FIGURE_MONTHS | FIGURE_PAYABLE_MONTHS;
  if (assessment->payable_months < assessment->months) assessment->notes |= NOTE(NOT_PAYABLE);
  if (is_shortfall(backpay)) assessment->figures |= FIGURE_SHORTFALL;
  if (!is_payable_at_all) {
    assessment->status = ASSESSMENT_NOT_PAYABLE;
    return true;
  }
  fill_account_credit(backpay);
  if (has_cover(backpay)) fill_delay(backpay);
  return true;
}

/* The gap that cover is lost by. */
static void find_cover_gap(struct backpay *backpay, const struct joined_gap *joined) {
  struct assessment *assessment = backpay->assessment;
  backpay->cover_gap = backpay->gap;
  if (!has_cover(backpay)) return;
  if (joined->is_withheld) assessment->notes |= NOTE(NOT_JOINED);
  assessment->joined.line_before = joined->line_before;
  assessment->joined.line_after = joined->line_after;
  if (joined->line_before > 0 || joined->line_after > 0) assessment->notes |= NOTE(ADJOINS_OTHER_TERMS);
  if (!gap_join(&backpay->cover_gap, joined, backpay->reported->pay_on)) return;
  assessment->joined = *joined;
  assessment->notes |= NOTE(JOINED);
}

bool backpay_assess(struct assessment *assessment, struct rule_lookup *lookup,
                    const struct reported_case *reported, const struct joined_gap *joined) {
  rule_lookup_restart(lookup);
  struct backpay backpay = {
      .assessment = assessment,
      .month_lookup = lookup,
      .case_lookup = *lookup,
      .reported = reported,
      .charged = reported,
      .fees = FEE_SUMS_NONE,
  };
  if (!gap_resolve(&backpay.gap, reported, lookup->diagnostics)) return false;
  part_payment_begin(assessment, reported, &backpay.unallocated);
  deferral_begin(assessment, reported);
  assessment->gap_to = backpay.gap.last;
  assessment->months = gap_length(&backpay.gap);
  find_cover_gap(&backpay, joined);
  bool assessed = assess_case(&backpay);
  release_numbers(&backpay);
  return assessed;
}
