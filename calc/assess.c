#include "assess.h"

#include <assert.h>

#include "backpay.h"
#include "credit.h"
#include "grading.h"
#include "part_payment.h"
#include "resident.h"
#include "shortfall.h"
#include "topup.h"
#include "transfer.h"

void assessor_init(struct assessor *assessor, const struct rules *rules, const struct workdays *calendar,
                   struct assess_choices choices) {
  assessor->calendar = calendar;
  assessor->choices = choices;
  resolver_init(&assessor->resolver, rules);
}

void assessor_clear(struct assessor *assessor) { resolver_clear(&assessor->resolver); }

static struct rule_lookup look_up(struct assessor *assessor, struct dossier *dossier, region_code region,
                                  enum scheme scheme, enum party party) {
  struct trace *trace = &dossier->assessments[dossier->assessment_count - 1].trace;
  return (struct rule_lookup){.resolved = resolver_rules(&assessor->resolver, region, scheme, party),
                              .region = region,
                              .estimates = assessor->choices.estimates,
                              .diagnostics = &dossier->diagnostics,
                              .trace = dossier->is_traced ? trace : NULL};
}

typedef bool kind_function(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment);

static struct rule_lookup look_up_own(struct assessor *assessor, struct dossier *dossier,
                                      const struct assessment *assessment) {
  return look_up(assessor, dossier, dossier->reported.region, assessment->scheme,
                 party_of_payer(assessment->payer));
}

static bool run_backpay(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  struct rule_lookup lookup = look_up_own(assessor, dossier, assessment);
  bool succeeded = backpay_assess(assessment, &lookup, &dossier->reported, &dossier->joined);
  assessment->bounds_until = lookup.bounds_until;
  return succeeded;
}

static bool run_topup(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  struct rule_lookup lookup = look_up_own(assessor, dossier, assessment);
  struct rule_lookup required = look_up(assessor, dossier, dossier->reported.region, assessment->scheme,
                                        party_of_sex(dossier->reported.sex));
  return topup_assess(assessment, &lookup, &required, &dossier->reported);
}

static bool run_resident(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  const region_code region = dossier->reported.region;
  const int stated = dossier->reported.resident_group;
  struct rule_lookup lookup = look_up_own(assessor, dossier, assessment), of_group = lookup;
  struct resident_premium premium = {.lookup = &of_group};
  if (stated != GROUP_UNSTATED)
    of_group =
        look_up(assessor, dossier, region, assessment->scheme, party_of_group((enum resident_group)stated));
  for (int group = 0; group < GROUP_COUNT && stated == GROUP_UNSTATED; group++)
    premium.groups[group] = resolver_rules(&assessor->resolver, region, assessment->scheme,
                                           party_of_group((enum resident_group)group));
  return resident_assess(assessment, &lookup, &premium, &dossier->reported);
}

static bool run_transfer(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  struct rule_lookup from = look_up_own(assessor, dossier, assessment);
  struct rule_lookup to = look_up(assessor, dossier, dossier->reported.region_to, assessment->scheme,
                                  party_of_payer(assessment->payer));
  return transfer_assess(assessment, &from, &to, &dossier->reported, assessor->calendar);
}

static bool run_credit(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  struct rule_lookup lookup = look_up_own(assessor, dossier, assessment);
  bool succeeded = credit_assess(assessment, &lookup, &dossier->reported);
  assessment->bounds_until = lookup.bounds_until;
  return succeeded;
}

static kind_function *const kinds[KIND_COUNT] = {
    [KIND_BACKPAY] = run_backpay,   [KIND_TOPUP] = run_topup,       [KIND_RESIDENT] = run_resident,
    [KIND_TRANSFER] = run_transfer, [KIND_SHORTFALL] = run_backpay, [KIND_CREDIT] = run_credit,
};

static void note_age(struct assessment *assessment, struct date pay_on, int max_age) {
  assessment->freshness = (struct freshness){pay_on, date_add_days(pay_on, -max_age)};
  for (size_t i = 0; i < assessment->basis_row_count; i++)
    if (freshness_has_passed(&assessment->freshness, assessment->basis_rows[i]))
      assessment->notes |= NOTE(RULES_AGED);
}

/* What is asked of a result that is there. */
static void judge(const struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  const struct reported_case *reported = &dossier->reported;
  const struct assess_choices *choices = &assessor->choices;
  grading_fill(assessment, reported->kind);
  if (choices->minds_age) note_age(assessment, reported->pay_on, choices->max_age);
  if (choices->is_graded) grading_check(assessment, reported, choices->weakest, &dossier->diagnostics);
}

/* Only rules and calendars of the user's own lead so far, and no day there can be written. */
static bool is_within_calendar(const struct assessment *assessment, struct diagnostics *diagnostics) {
  const struct date latest = date_later(assessment->resumes_on, assessment->worse_resumes_on);
  if (!date_is_before(DATE_LAST, latest)) return true;
  diagnostics_add(diagnostics, DIAGNOSTIC_BEYOND_CALENDAR, FIELD_NONE, TEXT(""));
  return false;
}

/* One scheme of the case; a result that is wrong is none. */
static void assess_scheme(struct assessor *assessor, struct dossier *dossier, enum scheme scheme) {
  const struct reported_case *reported = &dossier->reported;
  const size_t errors_before = dossier->diagnostics.count;
  struct assessment *assessment = dossier_add_assessment(dossier);
  assessment->scheme = scheme;
  assessment->payer = reported->payer;
  assessment->notes = reported->notes;
  bool succeeded = kinds[reported->kind](assessor, dossier, assessment);
  assert(succeeded == (dossier->diagnostics.count == errors_before));
  if (succeeded && is_within_calendar(assessment, &dossier->diagnostics))
    judge(assessor, dossier, assessment);
  for (size_t i = errors_before; i < dossier->diagnostics.count; i++)
    dossier->diagnostics.items[i].is_of_several = reported->scheme_count > 1;
  if (dossier->diagnostics.count > errors_before) dossier->assessment_count--;
}

/* What was paid before is stated once a row, whatever its schemes, and so is a rate. */
static bool are_figures_of_row_sound(struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  if (reported->rate.is_stated && reported->scheme_count > 1) {
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_FIGURE_OF_SEVERAL, (int)FIELD_RATE, TEXT(""));
    return false;
  }
  if (reported->kind == KIND_SHORTFALL && !shortfall_is_stated(reported, &dossier->diagnostics)) return false;
  return part_payment_is_sound(reported, &dossier->diagnostics);
}

/* What is stated from a month on must say something of the first month that it is asked for. */
static bool is_stated_in_time(const struct reported_case *reported, struct diagnostics *diagnostics) {
  const struct {
    enum case_field field;
    const struct stated_number *stated;
  } numbers[] = {{FIELD_WAGE, &reported->wage},
                 {FIELD_AVERAGE_WAGE, &reported->average_wage},
                 {FIELD_RATE, &reported->rate},
                 {FIELD_DECLARED_BASE, &reported->declared_base}};
  struct month first = kind_has_months(reported->kind) ? reported->gap_from : date_month(reported->pay_on);
  size_t before = diagnostics->count;
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    if (!stated_is_over_time(numbers[i].stated) || stated_covers(numbers[i].stated, first)) continue;
    const struct month months[] = {first, numbers[i].stated->from};
    diagnostics_add(diagnostics, DIAGNOSTIC_STATED_TOO_LATE, (int)numbers[i].field, TEXT(""));
    for (size_t m = 0; m < 2; m++) diagnostics_argument_month(diagnostics, months[m]);
  }
  return diagnostics->count == before;
}

/* In a row of months a wage of 0 may stand for a month that was paid, as it may below a heading of a month.
 */
static bool is_wage_of_months_sound(const struct reported_case *reported, struct diagnostics *diagnostics) {
  const struct stated_number *wage = &reported->wage;
  struct month zero;
  if (!kind_has_months(reported->kind) || !stated_is_over_time(wage)) return true;
  if (!stated_has_zero(wage, &zero)) return true;
  diagnostics_add(diagnostics, DIAGNOSTIC_WAGE_ZERO, (int)FIELD_WAGE, TEXT(""));
  diagnostics_argument_month(diagnostics, zero);
  return false;
}

void assess(struct assessor *assessor, struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  assert(!dossier_has_errors(dossier) && reported->scheme_count > 0);
  if (!are_figures_of_row_sound(dossier) || !is_stated_in_time(reported, &dossier->diagnostics) ||
      !is_wage_of_months_sound(reported, &dossier->diagnostics))
    return;
  for (int i = 0; i < reported->scheme_count; i++) assess_scheme(assessor, dossier, reported->schemes[i]);
  if (!dossier_has_errors(dossier)) return;
  diagnostics_drop_repeated(&dossier->diagnostics);
  if (!assessor->choices.is_partial) dossier->assessment_count = 0;
}
