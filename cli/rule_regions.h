/* The regions of the rule tables, as `rules list`, `show` and `coverage` go through and name them. */
#ifndef ARREARS_CLI_RULE_REGIONS_H
#define ARREARS_CLI_RULE_REGIONS_H

#include "cli/flow/session.h"

/* The next region that has rows, after `region`, in the order of the codes, and how many rows; REGION_NONE
 * when there is none. REGION_NONE begins. */
region_code rule_regions_next(const struct rules *rules, region_code region, size_t *rows);

/* Appends code and name. */
void rule_regions_title(struct buffer *out, const struct session *session, region_code region);

#endif
