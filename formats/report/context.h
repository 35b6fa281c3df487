/* What every row of a report may want to know; shared by all row writers. */
#ifndef ARREARS_FORMATS_REPORT_CONTEXT_H
#define ARREARS_FORMATS_REPORT_CONTEXT_H

#include <stdint.h>

#include "calc/region.h"
#include "calc/rules.h"
#include "calc/text.h"
#include "formats/list/case_columns.h"
#include "formats/report/formula_places.h"
#include "formats/sheet/shared_strings.h"
#include "formats/words/sheet_words.h"

/* Read-only once it is made. */
struct report_context {
  enum sheet_language language;
  struct text words[LABEL_COUNT];
  int widths[LABEL_COUNT];       /* of the words */
  struct shared_strings shared;  /* texts that many cells share */
  uint32_t numbers[LABEL_COUNT]; /* of the words among the shared, or SHARED_STRING_NONE */
  struct formula_places places;  /* of the sheets, once they are made ready */
  const struct rules *rules;
  const struct regions *regions;      /* NULL: codes alone */
  const struct case_columns *columns; /* NULL: none */
};

/* Without regions and columns, which the caller sets. `rules` may be NULL: no texts of theirs are shared. */
void report_context_init(struct report_context *context, enum sheet_language language,
                         const struct rules *rules);
void report_context_clear(struct report_context *context);

/* Appends "330100 杭州市", the code alone where no name is known. */
void report_context_add_region(const struct report_context *context, struct buffer *out, region_code region);

#endif
