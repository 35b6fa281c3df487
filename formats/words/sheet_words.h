/* The words of a workbook: in Chinese, in English, or in both, the Chinese first. Its type is not `enum
 * language`, so that the compiler finds what would forget one of the two. */
#ifndef ARREARS_FORMATS_WORDS_SHEET_WORDS_H
#define ARREARS_FORMATS_WORDS_SHEET_WORDS_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/rules.h"
#include "calc/text.h"
#include "formats/words/labels.h"

enum sheet_language { SHEETS_ZH, SHEETS_EN, SHEETS_ZH_EN, SHEETS_COUNT };

/* `zh`, `en` or `zh+en`, as --lang has it. */
const char *sheet_words_key(enum sheet_language sheets);
enum sheet_language sheet_words_in(enum language language);

/* The languages of a workbook, in their order; `language` is declared. */
enum language sheet_words_first(enum sheet_language sheets);
enum language sheet_words_last(enum sheet_language sheets);
#define EACH_SHEET_LANGUAGE(language, sheets)         \
  enum language language = sheet_words_first(sheets); \
  language <= sheet_words_last(sheets);               \
  language++
int sheet_words_count(enum sheet_language sheets);
bool sheet_words_have(enum sheet_language sheets, enum language language);

/* The words of a label; of both `单位 employer`. Static, UTF-8. */
const char *sheet_words_label(enum sheet_language sheets, enum label id);

/* Before what the next language says: ends the line or the word where something was said from `start` on. */
void sheet_words_part(struct buffer *out, size_t start, char between);

/* What both languages have said alike from `start` on, such as 9.8%, is left once. */
void sheet_words_once(struct buffer *out, size_t start, enum sheet_language sheets);

/* Appends the label of each language, filled in, and `between` between them. */
void sheet_words_add(struct buffer *out, enum sheet_language sheets, char between, enum label id,
                     const struct text *arguments, int count);

/* Whether a reader is shown the row: papers named in a language that the workbook has not say the same. */
bool sheet_words_tell_rule(enum sheet_language sheets, const struct rule *row);

#endif
