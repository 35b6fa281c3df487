/* Which rule rows the results of a report rest on, and how much money each row moved: the arrears, or the
 * late fees, of the results behind which it stands. What pieces of a list used, joined in any order, is what
 * the list used. */
#ifndef ARREARS_FORMATS_REPORT_RULES_USED_H
#define ARREARS_FORMATS_REPORT_RULES_USED_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/assessment.h"
#include "formats/words/sheet_words.h"

struct rule_use {
  int64_t result; /* the last one that used it, from 1; 0: none did */
  struct money moved;
};

struct rules_used {
  struct rule_use *uses; /* owned; by the rows' index */
  size_t rule_count;
  enum sheet_language language; /* of the report: papers named in the other one are left out */
  int64_t results;
};

void rules_used_init(struct rules_used *used, enum sheet_language language, size_t rule_count);
/* Empties it and keeps its storage. */
void rules_used_reset(struct rules_used *used);
void rules_used_clear(struct rules_used *used);

void rules_used_add(struct rules_used *used, const struct assessment *assessment);
void rules_used_join(struct rules_used *used, const struct rules_used *other);

static inline bool rules_used_has(const struct rules_used *used, size_t index) {
  return used->uses[index].result != 0;
}

/* The rows that were used, those that moved most money first, equals in the order of the table; returns how
 * many. The caller frees *order. */
size_t rules_used_order(const struct rules_used *used, size_t **order);

#endif
