#include "assess.h"

#include <assert.h>

#include "backpay.h"
#include "credit.h"
#include "grading.h"
#include "resident.h"
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
  return (struct rule_lookup){.resolved = resolver_rules(&assessor->resolver, region, scheme, party),
                              .region = region,
                              .estimates = assessor->choices.estimates,
                              .diagnostics = &dossier->diagnostics};
}

typedef bool kind_function(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment);

static struct rule_lookup look_up_own(struct assessor *assessor, struct dossier *dossier,
                                      const struct assessment *assessment) {
  return look_up(assessor, dossier, dossier->reported.region, assessment->scheme,
                 party_of_payer(assessment->payer));
}

static bool run_backpay(struct assessor *assessor, struct dossier *dossier, struct assessment *assessment) {
  struct rule_lookup lookup = look_up_own(assessor, dossier, assessment);
  return backpay_assess(assessment, &lookup, &dossier->reported, &dossier->joined);
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
  return credit_assess(assessment, &lookup, &dossier->reported);
}

static kind_function *const kinds[KIND_COUNT] = {
    [KIND_BACKPAY] = run_backpay,   [KIND_TOPUP] = run_topup,       [KIND_RESIDENT] = run_resident,
    [KIND_TRANSFER] = run_transfer, [KIND_SHORTFALL] = run_backpay, [KIND_CREDIT] = run_credit,
};

void assess(struct assessor *assessor, struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  assert(!dossier_is_rejected(dossier) && reported->scheme_count > 0);
  for (int i = 0; i < reported->scheme_count; i++) {
    struct assessment *assessment = dossier_add_assessment(dossier);
    assessment->scheme = reported->schemes[i];
    assessment->payer = reported->payer;
    assessment->notes = reported->notes;
    size_t reported_before = dossier->diagnostics.count;
    bool succeeded = kinds[reported->kind](assessor, dossier, assessment);
    assert(succeeded == (dossier->diagnostics.count == reported_before));
    if (succeeded) grading_fill(assessment, reported->kind);
    if (succeeded && assessor->choices.is_graded)
      grading_check(assessment, reported, assessor->choices.weakest, &dossier->diagnostics);
  }
  if (dossier_is_rejected(dossier)) dossier->assessment_count = 0;
}
