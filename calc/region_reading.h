/* What people write for a region, read: a code, a name, or a path of names from the wide to the narrow or
 * back. CONTRACT 2, region. */
#ifndef ARREARS_CALC_REGION_READING_H
#define ARREARS_CALC_REGION_READING_H

#include "region.h"

enum region_match {
  REGION_FOUND,        /* `region` */
  REGION_UNKNOWN,      /* candidates: up to three whose names come near */
  REGION_AMBIGUOUS,    /* candidates: what it may mean, two at least */
  REGION_CONTRADICTORY /* candidates: the first, and what stands beside it without lying in it or around it */
};
enum { REGION_CANDIDATES_MAX = 5 };

struct region_finding {
  enum region_match match;
  region_code region; /* REGION_NONE unless found */
  region_code candidates[REGION_CANDIDATES_MAX];
  int count;
};

/* Reads a text in which full-width forms are ASCII already. Blanks and separators (- / \ > 、 , · | ...) may
 * stand anywhere and are passed over; letter case is ignored.
 * - A county keeps its own code, so that rules of its own are found before those of its prefecture.
 * - A name of a province and of a prefecture is ambiguous (吉林), and so is one of several counties (朝阳区).
 * A prefecture goes before counties elsewhere that share its short name (中山: not 大连市中山区), but not
 * before a district of a municipality, which is of its rank (朝阳).
 * - Whatever else stands in the path decides among the meanings of a name; all names lie in each other.
 * - A zone or township after a city or county is in it (苏州工业园区). */
struct region_finding regions_find(const struct regions *regions, struct text text);

#endif
