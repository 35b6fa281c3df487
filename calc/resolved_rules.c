#include "resolved_rules.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "hash.h"

/* Which rows compete, in order of preference: the nearest region first, inside it the exact scheme, then
 * the exact party. Each group is a run of rows with equal region, scheme and party. */
enum { GROUP_MAX = REGION_CHAIN_MAX * 4 };

struct row_group {
  const struct rule **rows;
  size_t count;
  size_t first_run, run_count;
};

/* Rows of one group, tier and layer, by their days, which do not overlap; `next` is the first that has not
 * ended. */
struct row_run {
  const struct rule **rows;
  size_t count, next;
};

struct candidates {
  const struct rule **rows; /* owned; the groups are slices of it */
  size_t count, capacity;
  struct row_group groups[GROUP_MAX];
  int group_count;
  const struct rule **run_rows; /* owned; the runs are slices of it */
  struct row_run *runs;         /* owned; by group, ascending `above` and layer */
  size_t run_count, run_row_count;
};

static void candidates_add_group(struct candidates *candidates, struct rule_range range, int scheme,
                                 int party) {
  struct row_group group = {.rows = candidates->rows + candidates->count};
  for (size_t i = 0; i < range.count; i++)
    if (range.first[i].scheme == scheme && range.first[i].party == party)
      group.rows[group.count++] = &range.first[i];
  candidates->count += group.count;
  if (group.count > 0) candidates->groups[candidates->group_count++] = group;
}

static void candidates_collect(struct candidates *candidates, const struct resolved_rules *resolved,
                               enum parameter parameter) {
  region_code chain[REGION_CHAIN_MAX];
  struct rule_range ranges[REGION_CHAIN_MAX];
  int length = region_chain(chain, resolved->region);
  size_t most = 0;
  for (int i = 0; i < length; i++) {
    ranges[i] = rules_of(resolved->rules, parameter, chain[i]);
    most += ranges[i].count;
  }
  *candidates = (struct candidates){.rows = array_new(most, sizeof(struct rule *)), .capacity = most};
  for (int i = 0; i < length; i++) {
    candidates_add_group(candidates, ranges[i], (int)resolved->scheme, (int)resolved->party);
    candidates_add_group(candidates, ranges[i], (int)resolved->scheme, ANY_PARTY);
    candidates_add_group(candidates, ranges[i], ANY_SCHEME, (int)resolved->party);
    candidates_add_group(candidates, ranges[i], ANY_SCHEME, ANY_PARTY);
  }
}

static void add_run(struct candidates *candidates, const struct rules *rules, const struct rule *const *rows,
                    size_t count, int layer) {
  struct row_run run = {candidates->run_rows + candidates->run_row_count, 0, 0};
  for (size_t i = 0; i < count; i++)
    if (rules->files[rows[i]->file].layer == layer) run.rows[run.count++] = rows[i];
  candidates->run_row_count += run.count;
  if (run.count > 0) candidates->runs[candidates->run_count++] = run;
}

static void split_group(struct candidates *candidates, struct row_group *group, const struct rules *rules,
                        int last_layer) {
  group->first_run = candidates->run_count;
  for (size_t start = 0, end; start < group->count; start = end) {
    for (end = start + 1; end < group->count && group->rows[end]->above == group->rows[start]->above;) end++;
    for (int layer = 0; layer <= last_layer; layer++)
      add_run(candidates, rules, group->rows + start, end - start, layer);
  }
  group->run_count = candidates->run_count - group->first_run;
}

static void candidates_split(struct candidates *candidates, const struct rules *rules) {
  int last_layer = 0;
  for (int i = 0; i < rules->file_count; i++)
    if (rules->files[i].layer > last_layer) last_layer = rules->files[i].layer;
  candidates->run_rows = array_new(candidates->count, sizeof *candidates->run_rows);
  candidates->runs = array_new(candidates->count, sizeof *candidates->runs);
  for (int g = 0; g < candidates->group_count; g++)
    split_group(candidates, &candidates->groups[g], rules, last_layer);
}

static bool is_in_force(const struct rule *rule, struct date day) {
  return rule->from.serial <= day.serial && day.serial <= rule->to.serial;
}

/* Puts a row before the tiers, greatest `above` first: the rows of a group come by ascending `above`. Of two
 * rows of one key the later layer stays. */
static int tiers_prepend(const struct rule **tiers, int count, const struct rule *row,
                         const struct rules *rules) {
  if (count > 0 && tiers[0]->above == row->above) {
    if (rules->files[row->file].layer >= rules->files[tiers[0]->file].layer) tiers[0] = row;
    return count;
  }
  memmove(tiers + 1, tiers, (size_t)count * sizeof *tiers);
  tiers[0] = row;
  return count + 1;
}

static const struct rule *run_row_on(struct row_run *run, struct date day) {
  while (run->next < run->count && run->rows[run->next]->to.serial < day.serial) run->next++;
  bool is_there = run->next < run->count && is_in_force(run->rows[run->next], day);
  return is_there ? run->rows[run->next] : NULL;
}

/* The tiers in force on a day: those of the first group that has any. Returns how many. Asked for one day
 * after another. */
static int tiers_on(const struct rule **tiers, struct candidates *candidates, struct date day,
                    const struct rules *rules) {
  int count = 0;
  for (int g = 0; g < candidates->group_count && count == 0; g++) {
    const struct row_group *group = &candidates->groups[g];
    for (size_t i = 0; i < group->run_count; i++) {
      const struct rule *row = run_row_on(&candidates->runs[group->first_run + i], day);
      if (row != NULL) count = tiers_prepend(tiers, count, row, rules);
    }
  }
  return count;
}

static bool is_of_place(const struct row_group *group) { return group->rows[0]->region != REGION_NATION; }

/* Whether the place has rows of its own, on whatever days; the nearest region comes first. */
static bool place_has_rows(const struct candidates *candidates) {
  return candidates->group_count > 0 && is_of_place(&candidates->groups[0]);
}

/* RULES 2, "A hole": what a place knows for other days the nation's default does not answer. */
static bool is_hole(const struct candidates *candidates, const struct rule *const *tiers, int count,
                    enum parameter parameter) {
  if (!parameters[parameter].is_local || !place_has_rows(candidates)) return false;
  return count == 0 || (tiers[0]->region == REGION_NATION && tiers[0]->confidence == GRADE_DEFAULT);
}

static int compare_days(const void *left, const void *right) {
  int32_t first = *(const int32_t *)left, second = *(const int32_t *)right;
  return (first > second) - (first < second);
}

/* Every day on which the answer may change, ascending and each once; the first is the beginning of time. */
static size_t change_days(int32_t *days, const struct candidates *candidates) {
  size_t count = 0, kept = 1;
  days[count++] = INT32_MIN + 1;
  for (size_t i = 0; i < candidates->count; i++) {
    days[count++] = candidates->rows[i]->from.serial;
    days[count++] = candidates->rows[i]->to.serial + 1;
  }
  qsort(days, count, sizeof *days, compare_days);
  for (size_t i = 1; i < count; i++)
    if (days[i] != days[kept - 1]) days[kept++] = days[i];
  return kept;
}

static bool same_tiers(const struct rule_span *span, const struct rule *const *tiers, int count,
                       bool is_open) {
  return span->is_hole == is_open && span->tier_count == count &&
         memcmp(span->tiers, tiers, (size_t)count * sizeof *tiers) == 0;
}

static void timeline_append(struct timeline *timeline, struct date first, const struct rule *const *tiers,
                            int count, bool is_open) {
  struct rule_span *previous = timeline->count == 0 ? NULL : &timeline->spans[timeline->count - 1];
  if (previous != NULL && same_tiers(previous, tiers, count, is_open)) return;
  if (previous != NULL) previous->last = date_add_days(first, -1);
  const struct rule **copy = array_new((size_t)count, sizeof *copy);
  if (count > 0) memcpy(copy, tiers, (size_t)count * sizeof *copy);
  timeline->spans[timeline->count++] = (struct rule_span){first, {INT32_MAX}, copy, count, is_open};
}

static void timeline_build(struct timeline *timeline, const struct resolved_rules *resolved,
                           enum parameter parameter) {
  struct candidates candidates;
  candidates_collect(&candidates, resolved, parameter);
  candidates_split(&candidates, resolved->rules);
  int32_t *days = array_new(2 * candidates.count + 1, sizeof *days);
  const struct rule **tiers = array_new(candidates.count + 1, sizeof *tiers);
  size_t day_count = change_days(days, &candidates);
  timeline->spans = array_new(day_count, sizeof *timeline->spans);
  for (size_t i = 0; i < day_count; i++) {
    struct date day = {days[i]};
    int count = tiers_on(tiers, &candidates, day, resolved->rules);
    bool is_open = is_hole(&candidates, tiers, count, parameter);
    timeline_append(timeline, day, tiers, is_open ? 0 : count, is_open);
  }
  free(tiers);
  free(days);
  free(candidates.run_rows);
  free(candidates.runs);
  free(candidates.rows);
}

const struct rule_span *resolved_rules_seek_span(struct resolved_rules *resolved, enum parameter parameter,
                                                 struct date day) {
  struct timeline *timeline = &resolved->timelines[parameter];
  assert(date_is_set(day));
  if (timeline->spans == NULL) timeline_build(timeline, resolved, parameter);
  assert(timeline->spans != NULL);
  int low = 0, high = timeline->count - 1;
  while (low < high) {
    int middle = low + (high - low) / 2;
    if (timeline->spans[middle].last.serial < day.serial)
      low = middle + 1;
    else
      high = middle;
  }
  timeline->latest = &timeline->spans[low];
  return timeline->latest;
}

const struct rule *resolved_rules_find_tier(struct resolved_rules *resolved, enum parameter parameter,
                                            struct date day, int key) {
  const struct rule_span *span = resolved_rules_span(resolved, parameter, day);
  for (int i = 0; i < span->tier_count; i++)
    if (span->tiers[i]->above < key) return span->tiers[i];
  return NULL;
}

static int days_apart(const struct rule *row, struct date day) {
  if (is_in_force(row, day)) return 0;
  return date_is_before(day, row->from) ? row->from.serial - day.serial : day.serial - row->to.serial;
}

const struct rule *resolved_rules_nearest(struct resolved_rules *resolved, enum parameter parameter,
                                          struct date day) {
  const struct timeline *timeline = &resolved->timelines[parameter];
  const struct rule *nearest = NULL;
  (void)resolved_rules_span(resolved, parameter, day);
  for (int i = 0; i < timeline->count; i++) {
    const struct rule *row = timeline->spans[i].tier_count == 0 ? NULL : timeline->spans[i].tiers[0];
    if (row == NULL || row->region == REGION_NATION) continue;
    if (nearest == NULL || days_apart(row, day) < days_apart(nearest, day)) nearest = row;
  }
  return nearest;
}

static bool span_is_of_place(const struct rule_span *span) {
  return span->tier_count > 0 && span->tiers[0]->region != REGION_NATION;
}

bool resolved_rules_known_before(struct resolved_rules *resolved, enum parameter parameter, struct date day,
                                 struct date *first, struct date *last) {
  const struct rule_span *at = resolved_rules_span(resolved, parameter, day);
  const struct rule_span *spans = resolved->timelines[parameter].spans;
  int i = (int)(at - spans) - 1;
  while (i >= 0 && !span_is_of_place(&spans[i])) i--;
  if (i < 0) return false;
  *last = spans[i].last;
  while (i > 0 && span_is_of_place(&spans[i - 1])) i--;
  *first = spans[i].first;
  return true;
}

bool resolved_rules_known_after(struct resolved_rules *resolved, enum parameter parameter, struct date day,
                                struct date *first, struct date *last) {
  const struct rule_span *at = resolved_rules_span(resolved, parameter, day);
  const struct timeline *timeline = &resolved->timelines[parameter];
  int i = (int)(at - timeline->spans) + 1;
  while (i < timeline->count && !span_is_of_place(&timeline->spans[i])) i++;
  if (i >= timeline->count) return false;
  *first = timeline->spans[i].first;
  while (i + 1 < timeline->count && span_is_of_place(&timeline->spans[i + 1])) i++;
  *last = timeline->spans[i].last;
  return true;
}

bool resolved_rules_has_run_out(struct resolved_rules *resolved, enum parameter parameter, struct date day,
                                struct date *last) {
  struct date first, ended, next_first, next_last;
  if (resolved_rules_span(resolved, parameter, day)->tier_count > 0 ||
      !resolved_rules_known_before(resolved, parameter, day, &first, &ended) ||
      resolved_rules_known_after(resolved, parameter, day, &next_first, &next_last))
    return false;
  *last = ended;
  return true;
}

void resolver_init(struct resolver *resolver, const struct rules *rules) {
  *resolver = (struct resolver){.rules = rules};
}

static void resolved_rules_free(struct resolved_rules *resolved) {
  for (int p = 0; p < PARAMETER_COUNT; p++) {
    struct timeline *timeline = &resolved->timelines[p];
    for (int i = 0; i < timeline->count; i++) free((void *)(uintptr_t)timeline->spans[i].tiers);
    free(timeline->spans);
  }
  free(resolved);
}

void resolver_clear(struct resolver *resolver) {
  for (size_t i = 0; i < resolver->count; i++) resolved_rules_free(resolver->entries[i]);
  free(resolver->entries);
  hash_index_clear(&resolver->index);
  *resolver = (struct resolver){.rules = resolver->rules};
}

static bool resolved_rules_match(const struct resolved_rules *resolved, region_code region,
                                 enum scheme scheme, enum party party) {
  return resolved->region == region && resolved->scheme == scheme && resolved->party == party;
}

static struct resolved_rules *resolver_add(struct resolver *resolver, uint64_t hash, region_code region,
                                           enum scheme scheme, enum party party) {
  struct resolved_rules *resolved = array_new(1, sizeof *resolved);
  resolved->region = region;
  resolved->scheme = scheme;
  resolved->party = party;
  resolved->rules = resolver->rules;
  resolver->entries = array_grow(resolver->entries, &resolver->capacity, resolver->count + 1,
                                 sizeof(struct resolved_rules *));
  hash_index_add(&resolver->index, hash, resolver->count);
  resolver->entries[resolver->count++] = resolved;
  return resolved;
}

/* A region without rows of its own is answered as the nearest one above it that has some; so a list full of
 * unknown codes cannot fill the memory. */
static region_code find_nearest(const struct rules *rules, region_code region) {
  region_code chain[REGION_CHAIN_MAX];
  int length = region_chain(chain, region);
  for (int i = 0; i < length - 1; i++)
    if (rules_know_region(rules, chain[i])) return chain[i];
  return REGION_NATION;
}

static region_code nearest_region(struct resolver *resolver, region_code region) {
  struct nearest_region *known = &resolver->nearest[(unsigned)region % NEAREST_REGIONS];
  if (region != REGION_NATION && known->asked != region)
    *known = (struct nearest_region){region, find_nearest(resolver->rules, region)};
  return region == REGION_NATION ? region : known->nearest;
}

struct resolved_rules *resolver_rules(struct resolver *resolver, region_code region, enum scheme scheme,
                                      enum party party) {
  if (resolver->latest != NULL && resolved_rules_match(resolver->latest, region, scheme, party))
    return resolver->latest;
  /* The key fits a number and numbers hash without collisions, so one step finds the entry or none. */
  uint64_t hash = hash_number((uint64_t)region << 16 | (uint64_t)scheme << 8 | (uint64_t)party);
  size_t step = 0, item = hash_index_next(&resolver->index, hash, &step);
  if (item != HASH_INDEX_NONE) return resolver->latest = resolver->entries[item];
  region_code nearest = nearest_region(resolver, region);
  if (nearest != region) return resolver_rules(resolver, nearest, scheme, party);
  return resolver->latest = resolver_add(resolver, hash, region, scheme, party);
}
