/* The rule rows behind a ledger line, as words that many lines share: each different list of rows is put into
 * words once, and gets its number among the words of the workbook in the order of the list. */
#ifndef ARREARS_FORMATS_REPORT_TRAILS_H
#define ARREARS_FORMATS_REPORT_TRAILS_H

#include "calc/assessment.h"
#include "calc/hash_index.h"
#include "formats/row_words.h"

struct report_trail {
  size_t first, count; /* rows of report_trails.rows */
  uint32_t word;
};

/* `{0}` is valid and empty; belongs to whoever reserves rows, one batch after the other. */
struct report_trails {
  const struct rule **rows; /* owned: of all trails behind each other */
  size_t row_count, row_capacity;
  struct report_trail *items; /* owned */
  size_t count, capacity;
  struct hash_index index;
};

/* The number of the trail's words, added to `words` if they are new; ROW_WORD_NONE where there are none or no
 * room for more. */
uint32_t report_trails_word(struct report_trails *trails, struct row_words *words,
                            const struct assessment *assessment, struct trail trail);

void report_trails_clear(struct report_trails *trails);

/* Appends `region/parameter@from` of each row, blanks between them. */
void report_trail_add(struct buffer *out, const struct rule *const *rows, size_t count);

#endif
