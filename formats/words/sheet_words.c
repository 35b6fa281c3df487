#include "formats/words/sheet_words.h"

#include <assert.h>
#include <string.h>

#include "formats/words/rule_text.h"
#include "formats/words/template.h"

#define BOTH(zh, en) zh " " en

static const char *const both[LABEL_COUNT] = {
#define LABEL(id, zh, en) [LABEL_##id] = BOTH(zh, en),
#include "formats/words/labels.def"
#undef LABEL
#define SHEET(ID, key, zh, en, about_zh, about_en) \
  [LABEL_SHEET_##ID] = BOTH(zh, en), [LABEL_ABOUT_##ID] = BOTH(about_zh, about_en),
#include "formats/words/sheets.def"
#define RESULT(ID, key, zh, en, ...) [LABEL_##ID] = BOTH(zh, en),
#define LINE(ID, key, zh, en, ...) [LABEL_LEDGER_##ID] = BOTH(zh, en),
#define LINE_AMOUNT(ID, key, zh, en, ...) [LABEL_LEDGER_##ID] = BOTH(zh, en),
#include "calc/figures.def"
#define FIELD(ID, key, zh, en, ...) [LABEL_FIELD_##ID] = BOTH(zh, en),
#include "calc/case_fields.def"
#define PARAMETER(ID, key, zh, en, ...) [LABEL_PARAMETER_##ID] = BOTH(zh, en),
#include "calc/parameters.def"
#define WORD(PREFIX, ID, key, zh, en, ...) [LABEL_##PREFIX##_##ID] = BOTH(zh, en),
#include "calc/words.def"
};

static const struct {
  const char *key;
  enum language first, last;
} kinds[SHEETS_COUNT] = {
    [SHEETS_ZH] = {"zh", LANGUAGE_ZH, LANGUAGE_ZH},
    [SHEETS_EN] = {"en", LANGUAGE_EN, LANGUAGE_EN},
    [SHEETS_ZH_EN] = {"zh+en", LANGUAGE_ZH, LANGUAGE_EN},
};

const char *sheet_words_key(enum sheet_language sheets) { return kinds[sheets].key; }

enum sheet_language sheet_words_in(enum language language) {
  static const enum sheet_language alone[LANGUAGE_COUNT] = {
      [LANGUAGE_ZH] = SHEETS_ZH, [LANGUAGE_EN] = SHEETS_EN};
  return alone[language];
}

enum language sheet_words_first(enum sheet_language sheets) { return kinds[sheets].first; }

enum language sheet_words_last(enum sheet_language sheets) { return kinds[sheets].last; }

int sheet_words_count(enum sheet_language sheets) {
  return (int)kinds[sheets].last - (int)kinds[sheets].first + 1;
}

bool sheet_words_have(enum sheet_language sheets, enum language language) {
  return kinds[sheets].first <= language && language <= kinds[sheets].last;
}

const char *sheet_words_label(enum sheet_language sheets, enum label id) {
  assert(sheets < SHEETS_COUNT && id < LABEL_COUNT);
  const char *first = label(kinds[sheets].first, id);
  const bool is_alike = strcmp(first, label(kinds[sheets].last, id)) == 0;
  return is_alike ? first : both[id];
}

void sheet_words_part(struct buffer *out, size_t start, char between) {
  if (out->length > start) buffer_add_byte(out, between);
}

void sheet_words_once(struct buffer *out, size_t start, enum sheet_language sheets) {
  const size_t length = out->length - start, half = length / 2;
  if (sheet_words_count(sheets) > 1 && length % 2 == 1 &&
      memcmp(out->at + start, out->at + start + half + 1, half) == 0)
    out->length = start + half;
}

void sheet_words_add(struct buffer *out, enum sheet_language sheets, char between, enum label id,
                     const struct text *arguments, int count) {
  const size_t start = out->length;
  for (EACH_SHEET_LANGUAGE(language, sheets)) {
    sheet_words_part(out, start, between);
    template_add(out, language, label(language, id), arguments, count);
  }
}

bool sheet_words_tell_rule(enum sheet_language sheets, const struct rule *row) {
  for (EACH_SHEET_LANGUAGE(language, sheets))
    if (rule_is_told(language, row)) return true;
  return false;
}
