/* How the name of a region begins: what a table of regions finds it by in a longer text. */
#ifndef ARREARS_CALC_REGION_START_H
#define ARREARS_CALC_REGION_START_H

#include <stdint.h>

#include "status.h"
#include "text.h"

/* Of which name of which array an item of the index is: `place in the array * REGION_STARTS + start`. */
enum region_start { REGION_START_NAME, REGION_START_ENGLISH, REGION_START_COUNTY, REGION_STARTS };

/* The hash of the first two characters, or three letters, of a folded text (see region_fold.h): nearly every
 * name has others. False: the text is too short to begin with a name. */
MUST_USE bool region_start_hash(uint64_t *hash, struct text text);

#endif
