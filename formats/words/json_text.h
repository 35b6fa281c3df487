/* Texts as JSON: strings with their escapes, and the names of members. */
#ifndef ARREARS_FORMATS_WORDS_JSON_TEXT_H
#define ARREARS_FORMATS_WORDS_JSON_TEXT_H

#include <stdint.h>

#include "calc/buffer.h"
#include "calc/money.h"
#include "calc/text.h"

/* Appends a string in quotes. */
void json_add_string(struct buffer *out, struct text text);

/* What was appended from `start` on becomes a string. */
void json_string_from(struct buffer *out, size_t start);

/* Appends `before`, such as '{' or ',', and the name of a member with its colon. */
void json_name(struct buffer *out, char before, struct text name);

/* Appends a whole member; amounts are strings with two decimals. */
void json_text_member(struct buffer *out, char before, const char *name, struct text value);
void json_number_member(struct buffer *out, char before, const char *name, int64_t value);
void json_money_member(struct buffer *out, char before, const char *name, const struct money *value);

#endif
