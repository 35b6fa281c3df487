/* Every word a person reads, in Chinese and English. Labels are in labels.def; what has a row in a table of
 * the core (words, parameters, columns of the list) has its label there. */
#ifndef ARREARS_FORMATS_WORDS_LABELS_H
#define ARREARS_FORMATS_WORDS_LABELS_H

#include "calc/assessment.h"
#include "calc/case.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE_COUNT };

enum label {
#define LABEL(id, zh, en) LABEL_##id,
#include "formats/words/labels.def"
#undef LABEL
#define SHEET(ID, ...) LABEL_SHEET_##ID, LABEL_ABOUT_##ID,
#include "formats/words/sheets.def"
#define RESULT(ID, ...) LABEL_##ID,
#define LINE(ID, ...) LABEL_LEDGER_##ID,
#define LINE_AMOUNT(ID, ...) LABEL_LEDGER_##ID,
#include "calc/figures.def"
/* LABEL_FIRST_OF_SCHEME and its like are numbered as the row that follows. */
#define FIRST_OF(list) LABEL_FIRST_OF_##list, LABEL_BEFORE_##list = LABEL_FIRST_OF_##list - 1,
  FIRST_OF(FIELD)
#define FIELD(ID, ...) LABEL_FIELD_##ID,
#include "calc/case_fields.def"
      FIRST_OF(PARAMETER)
#define PARAMETER(ID, ...) LABEL_PARAMETER_##ID,
#include "calc/parameters.def"
#define WORD_LIST(tag, PREFIX) FIRST_OF(PREFIX)
#define WORD(PREFIX, ID, ...) LABEL_##PREFIX##_##ID,
#include "calc/words.def"
          LABEL_COUNT
};

/* The words of a label; static, UTF-8. */
const char *label(enum language language, enum label id);

/* The label of a word, by its list and its value in that list: word_label(WORDS_SCHEME, SCHEME_MEDICAL). */
enum label word_label(enum word_list list, int value);
/* The label of a payer or a sex that a rule row is about; ANY_PARTY: LABEL_RULE_ANY. */
enum label party_label(int party);
enum label field_label(int field); /* enum case_field, and not FIELD_NONE */
enum label parameter_label(enum parameter parameter);

#endif
