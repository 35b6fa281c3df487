/* Sums by a name: of employers, or of what stands in a column of the list. Memory is bounded: names that come
 * after the first NAMED_GROUPS_MOST are added up together. Joined in the order of the list, groups of its
 * pieces are those of the list, whatever its pieces. */
#ifndef ARREARS_FORMATS_REPORT_NAMED_GROUPS_H
#define ARREARS_FORMATS_REPORT_NAMED_GROUPS_H

#include <stddef.h>

#include "calc/buffer.h"
#include "calc/text.h"
#include "formats/report/sums.h"

enum { NAMED_GROUPS_MOST = 1000 };

struct named_group {
  struct buffer name; /* owned; "" for rows without one */
  struct report_sums sums;
};

/* `{0}` is valid and empty. */
struct named_groups {
  struct named_group *items; /* owned, in the order of their names' bytes */
  size_t count, capacity;
  struct report_sums others; /* of the names that found no room */
};

/* The sums of a name, to be added to, valid until the next call: empty ones where it is new, those of the
 * others where there is no room. */
struct report_sums *named_groups_sums(struct named_groups *groups, struct text name);

void named_groups_join(struct named_groups *groups, const struct named_groups *added);
/* Empties the groups; the list of them is kept. */
void named_groups_reset(struct named_groups *groups);
void named_groups_clear(struct named_groups *groups);

#endif
