#include "alike_months.h"

#include "backpay_totals.h"

/* A fee of which every day costs the same: one rate, no cap by the month, rounded by the month. */
struct plain_fee {
  const struct rule *rate; /* NULL: the fee is not plain */
  const struct rule *rounding;
  const struct rule *rate_on_payment; /* NULL: on P no fee runs */
  struct exact per_day;               /* yuan, not rounded */
  int months, days;                   /* charged so far */
};

/* A day of the months behind the line, which is the last. */
static void plain_fee_find(struct plain_fee *fee, const struct backpay *backpay,
                           const struct ledger_line *line) {
  const struct fee_levels *levels = &backpay->fee_levels;
  struct rule_lookup *lookup = backpay->month_lookup;
  if (line->segment_count != 1 || levels->rounding == LEVEL_SHARE || levels->cap != CAP_CASE) return;
  fee->rate = backpay->assessment->segments[line->first_segment].rate;
  if (fee->rate == NULL) return;
  const struct exact arrears = money_as_exact(&line->arrears);
  exact_multiply(&fee->per_day, &arrears, &fee->rate->number);
  fee->rounding = lookup->rows[PARAMETER_FEE_ROUNDING];
  fee->rate_on_payment = late_fee_running_rate(lookup, backpay->charged);
}

/* Days that end as those of the month before and begin later carry its rate. */
static bool plain_fee_charge(struct plain_fee *fee, const struct backpay *backpay, struct ledger_line *line,
                             struct date first) {
  const struct date last = backpay->month_fee.last;
  line->has_days = true;
  line->days = last.serial - first.serial + 1;
  line->fee_first = first;
  line->fee_last = last;
  line->segment_count = 1;
  assessment_add_segment(backpay->assessment, (struct fee_segment){fee->rate, first, last});
  line->basis = line[-1].basis;
  fee->months++;
  fee->days += line->days;
  exact_multiply_whole(&line->late_fee_exact, &fee->per_day, line->days);
  if (!rule_lookup_round(backpay->month_lookup, &line->late_fee_uncapped, &line->late_fee_exact,
                         fee->rounding, "late fee"))
    return false;
  money_set(&line->late_fee, &line->late_fee_uncapped);
  return true;
}

static void plain_fee_finish(struct plain_fee *fee, struct fee_sums *sums, const struct money *arrears) {
  struct exact all = {0};
  struct money running = {0};
  if (fee->months > 0) {
    exact_multiply_whole(&all, &fee->per_day, fee->days);
    exact_add(&sums->uncapped, &sums->uncapped, &all);
    exact_add(&sums->capped, &sums->capped, &all);
    money_times(&running, arrears, fee->rate_on_payment != NULL ? fee->months : 0);
    money_add(&sums->running, &sums->running, &running);
  }
  exact_clear(&all);
  money_clear(&running);
  exact_clear(&fee->per_day);
}

/* Any other fee, and the rows it rests on. */
static bool charge_alone(struct backpay *backpay, struct ledger_line *line) {
  struct rule_lookup *lookup = backpay->month_lookup;
  const parameter_set used_before = lookup->used;
  lookup->used = backpay->terms_used;
  if (backpay->month_fee.is_charged && !late_fee_fill(line, &backpay->month_fee, backpay->assessment, lookup,
                                                      backpay->charged, backpay->fee_levels, &backpay->fees))
    return false;
  line->basis = assessment_repeat_basis(backpay->assessment, lookup, used_before, line);
  return true;
}

static bool charge(struct plain_fee *fee, struct backpay *backpay, struct ledger_line *line) {
  if (fee->rate == NULL) return charge_alone(backpay, line);
  const struct date first = late_fee_first_day(&backpay->month_fee, line->month, backpay->charged);
  if (date_is_before(backpay->month_fee.last, first)) return charge_alone(backpay, line);
  return plain_fee_charge(fee, backpay, line, first);
}

/* Months that tell their steps, were paid on too low a base or in part, or are deferred have more of their
 * own. */
static bool may_repeat(const struct backpay *backpay) {
  const struct assessment *assessment = backpay->assessment;
  return assessment->payable_months > 0 && backpay->month_lookup->trace == NULL &&
         backpay->reported->kind == KIND_BACKPAY && !assessment_has(assessment, FIGURE_PART) &&
         !assessment_has(assessment, FIGURE_DEFERRAL);
}

static struct month last_alike(const struct backpay *backpay) {
  const struct month steady = date_month(backpay->month_lookup->steady_until);
  return steady.index < backpay->gap.last.index ? steady : backpay->gap.last;
}

bool alike_months_add(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  struct ledger_line *line = &assessment->lines[assessment->line_count - 1];
  struct plain_fee fee = {0};
  bool is_charged = true;
  if (!may_repeat(backpay)) return true;
  const int count = last_alike(backpay).index - line->month.index;
  if (count <= 0) return true;
  plain_fee_find(&fee, backpay, line);
  for (int i = 0; i < count && is_charged; i++) {
    line = assessment_repeat_line(assessment);
    is_charged = charge(&fee, backpay, line);
    backpay_add_fee(backpay, line);
  }
  plain_fee_finish(&fee, &backpay->fees, &line->arrears);
  backpay_add_months(backpay, line, count);
  return is_charged;
}
