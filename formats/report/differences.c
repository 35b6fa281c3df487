#include "formats/report/differences.h"

static void add(struct differences *differences, const struct difference *added) {
  if (differences->count == DIFFERENCES_MOST) {
    differences->others++;
    return;
  }
  struct difference *item = &differences->items[differences->count++];
  item->row = added->row;
  item->record = added->record;
  item->scheme = added->scheme;
  money_set(&item->rounding, &added->rounding);
  money_set(&item->cap, &added->cap);
}

void differences_add(struct differences *differences, int64_t row, int64_t record,
                     const struct assessment *assessment) {
  const struct difference added = {row, record, assessment->scheme, assessment->rounding_difference,
                                   assessment->cap_reduction};
  if (!assessment_has(assessment, FIGURE_FEE)) return;
  if (money_is_zero(&added.rounding) && money_is_zero(&added.cap)) return;
  add(differences, &added);
}

void differences_join(struct differences *differences, const struct differences *next) {
  for (size_t i = 0; i < next->count; i++) add(differences, &next->items[i]);
  differences->others += next->others;
}

void differences_reset(struct differences *differences) {
  differences->count = 0;
  differences->others = 0;
}

void differences_clear(struct differences *differences) {
  for (size_t i = 0; i < DIFFERENCES_MOST; i++) {
    money_clear(&differences->items[i].rounding);
    money_clear(&differences->items[i].cap);
  }
  *differences = (struct differences){0};
}
