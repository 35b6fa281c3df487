/* Rows of a list that are no cases, counted by what they are. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_SKIPPED_ROWS_H
#define ARREARS_FORMATS_LIST_SKIPPED_ROWS_H

#include <stdint.h>

#include "calc/buffer.h"
#include "formats/words/labels.h"

enum skipped_kind {
  SKIPPED_TITLE,       /* above the header */
  SKIPPED_BLANK,       /* blanks, dashes and separators */
  SKIPPED_TOTAL,       /* sums */
  SKIPPED_FOOT,        /* who made the list, and notes on it */
  SKIPPED_HEADER,      /* the header again */
  SKIPPED_INSTRUCTION, /* how to fill the list in */
  SKIPPED_EXAMPLE,
  SKIPPED_KIND_COUNT
};

/* `{0}` is valid and empty. */
struct skipped_rows {
  int64_t counts[SKIPPED_KIND_COUNT];
  int64_t first_lines[SKIPPED_KIND_COUNT];
};

/* Names of the kinds in manifests. */
extern const char *const skipped_keys[SKIPPED_KIND_COUNT];

enum label skipped_label(enum skipped_kind kind);

void skipped_rows_add(struct skipped_rows *skipped, enum skipped_kind kind, int64_t line);

/* Appends `total rows 1 (row 12), blank rows 50 (from row 3 on)`; nothing if nothing was skipped. */
void skipped_rows_text(struct buffer *out, enum language language, const struct skipped_rows *skipped);

#endif
