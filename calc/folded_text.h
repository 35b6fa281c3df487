/* Names and case ids as people compare them: without blanks and invisible characters, ASCII letters in lower
 * case, full width as half width. */
#ifndef ARREARS_CALC_FOLDED_TEXT_H
#define ARREARS_CALC_FOLDED_TEXT_H

#include <stdint.h>

#include "buffer.h"
#include "text.h"

/* Appends the text folded. */
void folded_text_add(struct buffer *out, struct text text);

/* Alike for texts that fold alike, on every machine. */
uint64_t folded_text_hash(struct text text);

/* Whom a row without an identity number is about, as far as its case id and its name tell together; 0: one of
 * them is empty, which tells nobody. Two persons have one number by a chance of 2^-64. */
uint64_t folded_text_person(struct text case_id, struct text name);

#endif
