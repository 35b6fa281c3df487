#include "formats/record/grade_totals.h"

#include <stdlib.h>

#include "calc/array.h"
#include "calc/grading.h"
#include "calc/hash.h"

static bool is_of(const struct weak_results *weak, region_code region, parameter_set parameters_named) {
  return weak->region == region && weak->weak == parameters_named;
}

static struct weak_results *weak_of(struct grade_totals *totals, region_code region, parameter_set weak) {
  if (totals->latest < totals->weak_count && is_of(&totals->weak[totals->latest], region, weak))
    return &totals->weak[totals->latest];
  uint64_t hash = hash_number(hash_number((uint64_t)region) ^ weak);
  size_t item, step = 0;
  while ((item = hash_index_next(&totals->index, hash, &step)) != HASH_INDEX_NONE)
    if (is_of(&totals->weak[item], region, weak)) break;
  if (item == HASH_INDEX_NONE) {
    item = totals->weak_count++;
    totals->weak = array_grow(totals->weak, &totals->weak_capacity, totals->weak_count, sizeof *totals->weak);
    totals->weak[item] = (struct weak_results){.region = region, .weak = weak};
    hash_index_add(&totals->index, hash, item);
  }
  totals->latest = item;
  return &totals->weak[item];
}

/* The parameters of a result that only a default has answered. */
static parameter_set weak_parameters(const struct assessment *assessment, enum kind kind) {
  parameter_set concerned = grading_concerned(kind, CONCERN_ARREARS) | grading_concerned(kind, CONCERN_COVER);
  if (assessment->fee_grade != GRADE_NONE) concerned |= grading_concerned(kind, CONCERN_FEE);
  return assessment->graded[GRADE_DEFAULT] & concerned;
}

static void add_result(struct grade_totals *totals, const struct reported_case *reported,
                       const struct assessment *assessment) {
  int grade = assessment_grade(assessment);
  if (grade == GRADE_NONE) return;
  totals->results[grade]++;
  money_add(&totals->totals[grade], &totals->totals[grade], &assessment->total);
  parameter_set weak = weak_parameters(assessment, reported->kind);
  if (weak == 0) return;
  struct weak_results *found = weak_of(totals, reported->region, weak);
  found->results++;
  money_add(&found->moved[CONCERN_ARREARS], &found->moved[CONCERN_ARREARS], &assessment->arrears);
  money_add(&found->moved[CONCERN_FEE], &found->moved[CONCERN_FEE], &assessment->late_fee);
}

void grade_totals_add(struct grade_totals *totals, const struct dossier *dossier) {
  for (int i = 0; i < dossier->assessment_count; i++)
    add_result(totals, &dossier->reported, &dossier->assessments[i]);
}

void grade_totals_join(struct grade_totals *totals, const struct grade_totals *other) {
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    totals->results[grade] += other->results[grade];
    money_add(&totals->totals[grade], &totals->totals[grade], &other->totals[grade]);
  }
  for (size_t i = 0; i < other->weak_count; i++) {
    const struct weak_results *added = &other->weak[i];
    struct weak_results *found = weak_of(totals, added->region, added->weak);
    found->results += added->results;
    for (int concern = 0; concern < CONCERN_COUNT; concern++)
      money_add(&found->moved[concern], &found->moved[concern], &added->moved[concern]);
  }
}

void grade_totals_reset(struct grade_totals *totals) {
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    totals->results[grade] = 0;
    money_set_zero(&totals->totals[grade]);
  }
  for (size_t i = 0; i < totals->weak_count; i++)
    for (int concern = 0; concern < CONCERN_COUNT; concern++) money_clear(&totals->weak[i].moved[concern]);
  totals->weak_count = 0;
  totals->latest = 0;
  hash_index_clear(&totals->index);
}

void grade_totals_clear(struct grade_totals *totals) {
  grade_totals_reset(totals);
  for (int grade = 0; grade < GRADE_COUNT; grade++) money_clear(&totals->totals[grade]);
  free(totals->weak);
  *totals = (struct grade_totals){0};
}

/* By place, then by parameter: what one place lacks stands together, to be added up. */
static int compare_places(const void *left_rule, const void *right_rule) {
  const struct missing_rule *left = left_rule, *right = right_rule;
  if (left->region != right->region) return left->region < right->region ? -1 : 1;
  return (int)left->parameter - (int)right->parameter;
}

/* Most money first, then most results. */
static int compare_weights(const void *left_rule, const void *right_rule) {
  const struct missing_rule *left = left_rule, *right = right_rule;
  int order = money_compare(&right->moved, &left->moved);
  if (order == 0) order = (left->results < right->results) - (left->results > right->results);
  return order != 0 ? order : compare_places(left, right);
}

static size_t list_all(const struct grade_totals *totals, struct missing_rule *all) {
  size_t count = 0;
  for (size_t i = 0; i < totals->weak_count; i++) {
    const struct weak_results *weak = &totals->weak[i];
    for (parameter_set rest = weak->weak; rest != 0; rest &= rest - 1) {
      enum parameter parameter = (enum parameter)__builtin_ctzll(rest);
      all[count] =
          (struct missing_rule){.region = weak->region, .parameter = parameter, .results = weak->results};
      money_set(&all[count++].moved, &weak->moved[parameters[parameter].concern]);
    }
  }
  return count;
}

/* Adds up the rules that are the same, which stand together. */
static size_t add_up(struct missing_rule *all, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (kept > 0 && compare_places(&all[kept - 1], &all[i]) == 0) {
      all[kept - 1].results += all[i].results;
      money_add(&all[kept - 1].moved, &all[kept - 1].moved, &all[i].moved);
      money_clear(&all[i].moved);
    } else {
      all[kept++] = all[i];
    }
  }
  return kept;
}

int grade_totals_missing(const struct grade_totals *totals, struct missing_rule *missing, int most,
                         size_t *all) {
  struct missing_rule *rules = array_new(totals->weak_count * PARAMETER_COUNT + 1, sizeof *rules);
  size_t count = list_all(totals, rules);
  qsort(rules, count, sizeof *rules, compare_places);
  *all = count = add_up(rules, count);
  qsort(rules, count, sizeof *rules, compare_weights);
  for (size_t i = (size_t)most; i < count; i++) money_clear(&rules[i].moved);
  int shown = count < (size_t)most ? (int)count : most;
  if (shown > 0) memcpy(missing, rules, (size_t)shown * sizeof *missing);
  free(rules);
  return shown;
}
