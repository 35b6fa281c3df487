/* What was read for a region before: one list says the same few regions over and over. */
#ifndef ARREARS_CALC_REGION_MEMO_H
#define ARREARS_CALC_REGION_MEMO_H

#include "region_reading.h"

enum { REGION_MEMO_SLOTS = 64, REGION_MEMO_TEXT_MAX = 91 };

/* `{0}` is valid and empty. It forgets: a text takes the place of another that has the same slot, and longer
 * ones than REGION_MEMO_TEXT_MAX are never kept. For one table of regions and one thread. */
struct region_memo {
  struct region_memo_slot {
    struct region_finding finding;
    unsigned char length; /* 0: free */
    char text[REGION_MEMO_TEXT_MAX];
  } slots[REGION_MEMO_SLOTS];
};

/* What the text was found to be; NULL when it is not remembered. Valid until the next text is kept. */
const struct region_finding *region_memo_find(const struct region_memo *memo, struct text text);

void region_memo_keep(struct region_memo *memo, struct text text, const struct region_finding *finding);

#endif
