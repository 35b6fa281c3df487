#include "formats/report/rules_used.h"

#include <stdlib.h>

#include "calc/array.h"

void rules_used_init(struct rules_used *used, enum sheet_language language, size_t rule_count) {
  *used = (struct rules_used){.rule_count = rule_count, .language = language};
  used->uses = array_new(rule_count + 1, sizeof *used->uses);
}

void rules_used_reset(struct rules_used *used) {
  for (size_t i = 0; i < used->rule_count; i++) {
    if (used->uses[i].result == 0) continue;
    used->uses[i].result = 0;
    money_set_zero(&used->uses[i].moved);
  }
  used->results = 0;
}

void rules_used_clear(struct rules_used *used) {
  for (size_t i = 0; i < used->rule_count; i++) money_clear(&used->uses[i].moved);
  free(used->uses);
  *used = (struct rules_used){0};
}

/* The amount that rows of a parameter decide; NULL: they move none. */
static const struct money *amount_of(const struct assessment *assessment, enum parameter parameter) {
  switch (parameters[parameter].concern) {
    case CONCERN_ARREARS: return &assessment->arrears;
    case CONCERN_FEE: return &assessment->late_fee;
    default: return NULL;
  }
}

void rules_used_add(struct rules_used *used, const struct assessment *assessment) {
  const int64_t result = ++used->results;
  for (size_t i = 0; i < assessment->basis_row_count; i++) {
    const struct rule *row = assessment->basis_rows[i];
    struct rule_use *use = &used->uses[row->index];
    const struct money *amount = amount_of(assessment, row->parameter);
    if (use->result == result || !sheet_words_tell_rule(used->language, row)) continue;
    use->result = result;
    if (amount != NULL) money_add(&use->moved, &use->moved, amount);
  }
}

void rules_used_join(struct rules_used *used, const struct rules_used *other) {
  for (size_t i = 0; i < used->rule_count; i++) {
    if (other->uses[i].result == 0) continue;
    used->uses[i].result = 1;
    money_add(&used->uses[i].moved, &used->uses[i].moved, &other->uses[i].moved);
  }
  used->results += other->results;
}

struct ranked_rule {
  const struct money *moved;
  size_t index;
};

static int compare_ranks(const void *left, const void *right) {
  const struct ranked_rule *first = left, *second = right;
  int order = money_compare(second->moved, first->moved);
  return order != 0 ? order : (first->index > second->index) - (first->index < second->index);
}

size_t rules_used_order(const struct rules_used *used, size_t **order) {
  struct ranked_rule *ranked = array_new(used->rule_count + 1, sizeof *ranked);
  size_t count = 0;
  for (size_t i = 0; i < used->rule_count; i++)
    if (rules_used_has(used, i)) ranked[count++] = (struct ranked_rule){&used->uses[i].moved, i};
  qsort(ranked, count, sizeof *ranked, compare_ranks);
  *order = array_new(count + 1, sizeof **order);
  for (size_t i = 0; i < count; i++) (*order)[i] = ranked[i].index;
  free(ranked);
  return count;
}
