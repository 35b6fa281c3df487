#include "delay_effects.h"

/* The gap as it would be on a later day: an open gap has grown through the month before. */
static int months_on(const struct delay_effects *effects, struct date day) {
  const struct rule *counts = resolved_rules_find(effects->resolved, PARAMETER_GAP_COUNTS, day);
  struct month payment = date_month(day);
  struct gap gap = effects->gap;
  if (gap.last.index < payment.index - 1) gap.last = month_add(payment, -1);
  return gap_months(&gap, counts == NULL ? GAP_TO_MONTH_BEFORE_PAYMENT : (enum gap_counts)counts->word,
                    payment);
}

/* The tier of `resume` on a later day. */
static const struct rule *resume_on(const struct delay_effects *effects, struct date day, int months) {
  const struct rule *suspension = resolved_rules_find(effects->resolved, PARAMETER_SUSPENSION_START, day);
  const struct rule *counts_from = resolved_rules_find(effects->resolved, PARAMETER_WAIT_COUNTS_FROM, day);
  if (suspension != NULL)
    months = gap_resume_months(&effects->gap, months, counts_from,
                               day_expression_apply_to_month(suspension->day_expression, effects->gap.first));
  return resolved_rules_find_tier(effects->resolved, PARAMETER_RESUME, day, months);
}

static bool is_outside_window(const struct delay_effects *effects, struct date day) {
  const struct rule *window = resolved_rules_find(effects->resolved, PARAMETER_BACKPAY_MONTHS_MAX, day);
  if (window == NULL) return false;
  return window->count == 0 || date_month(day).index - effects->oldest_payable.index > window->count;
}

static bool word_is_worse(const struct rule *later, const struct rule *today) {
  return later != NULL && today != NULL && later->word > today->word;
}

static unsigned tiers_worse_on(const struct delay_effects *effects, struct date day, int months) {
  const struct benefit_tiers *today = &effects->tiers;
  const struct rule *resume = resume_on(effects, day, months);
  unsigned worse = 0;
  if (resume != NULL && date_is_before(day_expression_apply(today->resume->day_expression, day),
                                       day_expression_apply(resume->day_expression, day)))
    worse |= WORSE_RESUME;
  if (word_is_worse(resolved_rules_find_tier(effects->resolved, PARAMETER_GAP_COSTS, day, months),
                    today->gap_costs))
    worse |= WORSE_GAP_COSTS;
  if (word_is_worse(resolved_rules_find_tier(effects->resolved, PARAMETER_CONTINUITY, day, months),
                    today->continuity))
    worse |= WORSE_CONTINUITY;
  if (word_is_worse(resolved_rules_find_tier(effects->resolved, PARAMETER_ACCOUNT_CREDITED, day, months),
                    today->account_credited))
    worse |= WORSE_ACCOUNT_CREDITED;
  return worse;
}

static bool has_ended(struct date last, struct date day) {
  return date_is_set(last) && date_is_before(last, day);
}

static unsigned worse_on(const struct delay_effects *effects, struct date day) {
  unsigned worse = is_outside_window(effects, day) ? WORSE_WINDOW : 0;
  if (has_ended(effects->waiver_ends, day)) worse |= WORSE_WAIVER;
  if (has_ended(effects->order_ends, day)) worse |= WORSE_ORDER;
  return effects->gap.is_open ? worse | tiers_worse_on(effects, day, months_on(effects, day)) : worse;
}

static const enum parameter watched[] = {
    PARAMETER_BACKPAY_MONTHS_MAX, PARAMETER_GAP_COUNTS,       PARAMETER_RESUME,
    PARAMETER_GAP_COSTS,          PARAMETER_CONTINUITY,       PARAMETER_ACCOUNT_CREDITED,
    PARAMETER_SUSPENSION_START,   PARAMETER_WAIT_COUNTS_FROM,
};
enum { WATCHED_COUNT = sizeof watched / sizeof watched[0] };

/* Last day on which the same rows hold as on `day`. */
static struct date rows_hold_until(const struct delay_effects *effects, struct date day) {
  struct date last = DATE_LAST;
  for (int i = 0; i < WATCHED_COUNT; i++)
    last = date_earlier(last, resolved_rules_span(effects->resolved, watched[i], day)->last);
  return last;
}

static bool is_top_tier(const struct delay_effects *effects, enum parameter parameter,
                        const struct rule *row) {
  return resolved_rules_span(effects->resolved, parameter, effects->pay_on)->tiers[0] == row;
}

/* True when it is plain that no day before `end` can be worse: most long gaps have nothing left to lose. */
static bool is_settled(const struct delay_effects *effects, struct date end) {
  if (date_is_set(effects->waiver_ends) || date_is_set(effects->order_ends)) return false;
  if (date_is_before(rows_hold_until(effects, effects->pay_on), end)) return false;
  if (resolved_rules_find(effects->resolved, PARAMETER_BACKPAY_MONTHS_MAX, effects->pay_on) != NULL)
    return false;
  return !effects->gap.is_open ||
         (is_top_tier(effects, PARAMETER_RESUME, effects->tiers.resume) &&
          is_top_tier(effects, PARAMETER_GAP_COSTS, effects->tiers.gap_costs) &&
          is_top_tier(effects, PARAMETER_CONTINUITY, effects->tiers.continuity) &&
          is_top_tier(effects, PARAMETER_ACCOUNT_CREDITED, effects->tiers.account_credited));
}

/* Two expressions may change places within a month only when one counts days and the other months. */
static bool must_look_daily(const struct delay_effects *effects, struct date day) {
  if (!effects->gap.is_open) return false;
  const struct rule *resume = resume_on(effects, day, months_on(effects, day));
  return resume != NULL &&
         resume->day_expression.counts_days != effects->tiers.resume->day_expression.counts_days;
}

/* First day after `day` that may be answered differently; nothing is worse on `day`, so no waiver and no
 * order lapsed yet. */
static struct date next_day_to_look(const struct delay_effects *effects, struct date day) {
  if (must_look_daily(effects, day)) return date_add_days(day, 1);
  struct date last = date_earlier(month_day(date_month(day), 0), rows_hold_until(effects, day));
  if (date_is_set(effects->waiver_ends)) last = date_earlier(last, effects->waiver_ends);
  if (date_is_set(effects->order_ends)) last = date_earlier(last, effects->order_ends);
  return date_add_days(last, 1);
}

static void describe_worse_day(struct assessment *assessment, const struct delay_effects *effects,
                               struct date day) {
  if (!effects->gap.is_open) return;
  int months = months_on(effects, day);
  const struct rule *resume = resume_on(effects, day, months);
  assessment->worse_gap_months = months;
  if (resume != NULL) assessment->worse_resumes_on = day_expression_apply(resume->day_expression, day);
}

void delay_effects_fill(struct assessment *assessment, const struct delay_effects *effects) {
  struct date pay_on = effects->pay_on;
  struct date end = month_day(month_add(date_month(pay_on), DELAY_EFFECTS_MONTHS), date_to_civil(pay_on).day);
  if (is_settled(effects, end)) return;
  for (struct date day = date_add_days(pay_on, 1); !date_is_before(end, day);
       day = next_day_to_look(effects, day)) {
    unsigned worse = worse_on(effects, day);
    if (worse == 0) continue;
    assessment->worse_from = day;
    assessment->worse_why = worse;
    describe_worse_day(assessment, effects, day);
    return;
  }
}
