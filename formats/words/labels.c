#include "formats/words/labels.h"

#include <assert.h>

static const char *const labels[LABEL_COUNT][LANGUAGE_COUNT] = {
#define LABEL(id, zh, en) [LABEL_##id] = {zh, en},
#include "formats/words/labels.def"
#undef LABEL
#define SHEET(ID, key, zh, en, about_zh, about_en) \
  [LABEL_SHEET_##ID] = {zh, en}, [LABEL_ABOUT_##ID] = {about_zh, about_en},
#include "formats/words/sheets.def"
#define RESULT(ID, key, zh, en, ...) [LABEL_##ID] = {zh, en},
#define LINE(ID, key, zh, en, ...) [LABEL_LEDGER_##ID] = {zh, en},
#define LINE_AMOUNT(ID, key, zh, en, ...) [LABEL_LEDGER_##ID] = {zh, en},
#include "calc/figures.def"
#define FIELD(ID, key, zh, en, ...) [LABEL_FIELD_##ID] = {zh, en},
#include "calc/case_fields.def"
#define PARAMETER(ID, key, zh, en, ...) [LABEL_PARAMETER_##ID] = {zh, en},
#include "calc/parameters.def"
#define WORD(PREFIX, ID, key, zh, en, ...) [LABEL_##PREFIX##_##ID] = {zh, en},
#include "calc/words.def"
};

const char *label(enum language language, enum label id) {
  assert(language < LANGUAGE_COUNT && id < LABEL_COUNT);
  return labels[id][language];
}

/* The labels of a list follow each other in the order of its enum: both are made of the same rows. */
static enum label nth(enum label first, int index, int count) {
  assert(index >= 0 && index < count);
  return (enum label)((int)first + index);
}

enum label word_label(enum word_list list, int value) {
  static const struct {
    enum label first;
    int count;
  } lists[WORD_LIST_COUNT] = {
#define WORD_LIST(tag, PREFIX) [WORDS_##PREFIX] = {LABEL_FIRST_OF_##PREFIX, PREFIX##_COUNT},
#include "calc/words.def"
  };
  assert(list < WORD_LIST_COUNT);
  return nth(lists[list].first, value, lists[list].count);
}

enum label party_label(int party) {
  if (party == ANY_PARTY) return LABEL_RULE_ANY;
  struct word word = party_word(party);
  return word_label(word.list, word.index);
}

enum label field_label(int field) { return nth(LABEL_FIRST_OF_FIELD, field, FIELD_COUNT); }

enum label parameter_label(enum parameter parameter) {
  return nth(LABEL_FIRST_OF_PARAMETER, (int)parameter, PARAMETER_COUNT);
}
