/* The rules as one (region, scheme, party) sees them: for each parameter a line of spans of days, and in
 * each span the tiers in force. RULES 2, "Look-up", is decided here, once for each span.
 *
 * A resolver belongs to one thread; the sealed rules behind it are shared and outlive it. */
#ifndef ARREARS_CALC_RESOLVED_RULES_H
#define ARREARS_CALC_RESOLVED_RULES_H

#include "hash_index.h"
#include "rules.h"

/* Days of one answer. Together the spans of a parameter cover every day there is. */
struct rule_span {
  struct date first, last;         /* inclusive */
  const struct rule *const *tiers; /* greatest `above` first; none: no row is in force */
  int tier_count;
  bool is_hole; /* the place has rows of the parameter for other days only: nobody knows, and nothing answers
                 */
};

struct timeline {
  struct rule_span *spans; /* owned; NULL until first asked for */
  int count;
  const struct rule_span *latest; /* the span found last, for account months come in order; NULL: none yet */
};

struct resolved_rules {
  region_code region; /* as asked for, or the nearest region above it that has rows */
  enum scheme scheme;
  enum party party;
  const struct rules *rules;
  struct timeline timelines[PARAMETER_COUNT];
};

/* Which region answers for another, remembered: a list keeps to its places. */
struct nearest_region {
  region_code asked, nearest; /* asked REGION_NATION: nothing yet, for the nation answers for itself */
};
enum { NEAREST_REGIONS = 256 };

struct resolver {
  const struct rules *rules;
  struct resolved_rules **entries; /* owned, and each of them */
  size_t count, capacity;
  struct hash_index index; /* of entries */
  struct resolved_rules *latest;
  struct nearest_region nearest[NEAREST_REGIONS]; /* by code, the latest asked */
};

void resolver_init(struct resolver *resolver, const struct rules *rules);
void resolver_clear(struct resolver *resolver);

/* The rules of one key; owned by the resolver, valid until it is cleared. */
struct resolved_rules *resolver_rules(struct resolver *resolver, region_code region, enum scheme scheme,
                                      enum party party);

/* Builds or searches the timeline; callers use resolved_rules_span. */
const struct rule_span *resolved_rules_seek_span(struct resolved_rules *resolved, enum parameter parameter,
                                                 struct date day);

/* The span that holds `day`; never NULL. */
static inline const struct rule_span *resolved_rules_span(struct resolved_rules *resolved,
                                                          enum parameter parameter, struct date day) {
  const struct rule_span *span = resolved->timelines[parameter].latest;
  if (span != NULL && span->first.serial <= day.serial && day.serial <= span->last.serial) return span;
  return resolved_rules_seek_span(resolved, parameter, day);
}

/* The row in force on `day`; NULL when there is none. For parameters without tiers. */
static inline const struct rule *resolved_rules_find(struct resolved_rules *resolved,
                                                     enum parameter parameter, struct date day) {
  const struct rule_span *span = resolved_rules_span(resolved, parameter, day);
  return span->tier_count == 0 ? NULL : span->tiers[0];
}

/* Of a place's own rows of a parameter, the one in force nearest to `day`, the earlier of two; NULL: it has
 * none. For parameters without tiers. */
const struct rule *resolved_rules_nearest(struct resolved_rules *resolved, enum parameter parameter,
                                          struct date day);

/* The stretches of days, before and after `day`, on which rows of the place answer; false: there is none on
 * that side. */
bool resolved_rules_known_before(struct resolved_rules *resolved, enum parameter parameter, struct date day,
                                 struct date *first, struct date *last);
bool resolved_rules_known_after(struct resolved_rules *resolved, enum parameter parameter, struct date day,
                                struct date *first, struct date *last);

/* No row answers on `day`, for the place's last has ended, on *last, and none follows. False:
 * *last is unchanged. */
bool resolved_rules_has_run_out(struct resolved_rules *resolved, enum parameter parameter, struct date day,
                                struct date *last);

/* The row with the greatest `above` below `key`; NULL when no tier lies below it. */
const struct rule *resolved_rules_find_tier(struct resolved_rules *resolved, enum parameter parameter,
                                            struct date day, int key);

#endif
