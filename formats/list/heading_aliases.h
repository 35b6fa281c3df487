/* What headings stand for: the keys and aliases of case_fields.def, and those that are put together by rule,
 * of which there are many: 断缴 + 开始 + 年月. CONTRACT 2.3.
 *
 * The table is made at the first call; any thread may make it. */
#ifndef ARREARS_FORMATS_LIST_HEADING_ALIASES_H
#define ARREARS_FORMATS_LIST_HEADING_ALIASES_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/case.h"
#include "calc/text.h"
#include "formats/list/name_characters.h"

struct heading_meaning {
  enum case_field field;
  int rank;     /* 0 the best: of two headings for one column the better is read */
  bool is_both; /* field is FIELD_GAP_FROM: a month that is first and last, or both in one cell, where no
                   other heading is either */
};

/* False: the heading stands for no column. It is folded here. */
bool heading_find(struct heading_meaning *meaning, struct text heading);

/* The same of a heading that numbers itself: 断缴开始2, 第二次断缴开始. */
bool heading_find_numbered(struct heading_meaning *meaning, struct text heading);

/* Whether a heading that is both promises two months in a cell: 断缴期间, not 断缴月份. */
bool heading_is_span(struct text heading);

/* How a heading that stands in two rows, one below the other, is best read. */
enum heading_part {
  HEADING_UNKNOWN, /* no way is known: keep both, "parent child", for what they may mean */
  HEADING_JOINED,  /* as one text, "parent child" */
  HEADING_CHILD,
  HEADING_PARENT
};

/* Tried in this order: both, the child, the parent. 缴费比例 below 单位缴费 is HEADING_UNKNOWN: not the whole
 * rate. */
enum heading_part heading_choose(struct text parent, struct text child);

/* All aliases, folded, for a comparison with what comes near; in no order that matters. */
struct heading_alias {
  struct text name; /* static */
  struct heading_meaning meaning;
  struct name_characters characters;
};
const struct heading_alias *heading_aliases(size_t *count);

/* The field of which an alias is a character or two from this, or FIELD_NONE: for asking back. */
enum case_field heading_nearest(struct text name);

/* The aliases of a field as they are typed, blanks and | between them; static. */
const char *heading_typed_aliases(enum case_field field);

/* The words that first and last months are put together of, blanks between them; static. */
enum heading_gap_part {
  HEADING_GAP_CAUSES,
  HEADING_GAP_STARTS,
  HEADING_GAP_ENDS,
  HEADING_GAP_SUFFIXES,
  HEADING_GAP_PART_COUNT
};
const char *heading_gap_words(enum heading_gap_part part);

#endif
