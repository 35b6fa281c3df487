/* Texts that many cells have in common. A workbook keeps each once, in its table of shared strings, and a
 * cell names it by number; so a long text costs a long sheet no more than a short one.
 *
 * Numbers count from 0 in the order of adding, and equal texts have one number, as libxlsxwriter gives them
 * out: who writes these words into a workbook before any other text gives each its number there. */
#ifndef ARREARS_FORMATS_ROW_WORDS_H
#define ARREARS_FORMATS_ROW_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/hash_index.h"
#include "calc/text.h"

enum { ROW_WORDS_MOST = 16384, ROW_WORDS_BYTES_MOST = 4 * 1024 * 1024 };

/* No number: the text is written where it stands. */
#define ROW_WORD_NONE UINT32_MAX

struct row_word {
  size_t start, length; /* in row_words.bytes */
};

/* `{0}` is valid and empty. */
struct row_words {
  struct buffer bytes;    /* the texts, each terminated */
  struct row_word *items; /* owned */
  size_t count, capacity;
  struct hash_index index;
};

/* The number of a text, which is added if it is new. ROW_WORD_NONE: the table is full, or the text is one
 * that programs write in more than one way (empty, not UTF-8, a blank at either end, control characters,
 * _x). */
uint32_t row_words_add(struct row_words *words, struct text text);

/* The number of a text that was added, else ROW_WORD_NONE. Any number of threads at once, as long as none
 * adds. */
uint32_t row_words_find(const struct row_words *words, struct text text);

/* A view, terminated behind its end; valid until the next text is added. */
struct text row_words_text(const struct row_words *words, size_t number);

/* Adds all texts of `other` in their order. */
void row_words_add_all(struct row_words *words, const struct row_words *other);

void row_words_clear(struct row_words *words);

#endif
