/* Texts that many cells share. A workbook keeps each once, in its table of shared strings, and a
 * cell names it by number; so a long text costs a long sheet no more than a short one.
 *
 * Numbers count from 0 in the order of adding, and equal texts have one number, as libxlsxwriter assigns
 * them: writing these words into a workbook before any other text gives each its number there. */
#ifndef ARREARS_FORMATS_SHEET_SHARED_STRINGS_H
#define ARREARS_FORMATS_SHEET_SHARED_STRINGS_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/hash_index.h"
#include "calc/text.h"

enum { SHARED_STRINGS_MOST = 16384, SHARED_STRINGS_BYTES_MOST = 4 * 1024 * 1024 };

/* No number: the text is written where it stands. */
#define SHARED_STRING_NONE UINT32_MAX

struct shared_string {
  size_t start, length; /* in shared_strings.bytes */
};

/* `{0}` is valid and empty. */
struct shared_strings {
  struct buffer bytes;         /* the texts, each terminated */
  struct shared_string *items; /* owned */
  size_t count, capacity;
  struct hash_index index;
};

/* The number of a text, which is added if it is new. SHARED_STRING_NONE: the table is full, or the text is
 * one that programs write in more than one way (empty, not UTF-8, a blank at either end, control characters,
 * _x). */
uint32_t shared_strings_add(struct shared_strings *words, struct text text);

/* The number of a text that was added, else SHARED_STRING_NONE. Any number of threads at once, as long as
 * none adds. */
uint32_t shared_strings_find(const struct shared_strings *words, struct text text);

/* A view, terminated after its end; valid until the next text is added. */
struct text shared_strings_text(const struct shared_strings *words, size_t number);

/* Adds all texts of `other` in their order. */
void shared_strings_add_all(struct shared_strings *words, const struct shared_strings *other);

void shared_strings_clear(struct shared_strings *words);

#endif
