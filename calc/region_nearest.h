/* Names that come near a text that names no region: for asking back, never for computing. */
#ifndef ARREARS_CALC_REGION_NEAREST_H
#define ARREARS_CALC_REGION_NEAREST_H

#include "region.h"

enum { REGIONS_NEAR = 3 };

/* Up to three regions in `within` (REGION_NONE: anywhere) whose name is a character or two away from the text
 * or from what it begins with, the nearest first. The text is folded: see region_fold.h. Returns how many. */
int regions_nearest(const struct regions *regions, struct text text, region_code within,
                    region_code nearest[REGIONS_NEAR]);

#endif
