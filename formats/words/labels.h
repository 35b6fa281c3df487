/* Every word a person reads, in Chinese and English, from one table: labels.def. */
#ifndef ARREARS_FORMATS_WORDS_LABELS_H
#define ARREARS_FORMATS_WORDS_LABELS_H

#include "calc/assessment.h"
#include "calc/case.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE_COUNT };

enum label {
#define LABEL(id, zh, en) LABEL_##id,
#include "formats/words/labels.def"
#undef LABEL
  LABEL_COUNT
};

/* The words of a label; static, UTF-8. */
const char *label(enum language language, enum label id);

/* The words of a list whose labels stand side by side in the order of their enum:
 * label_of(language, LABEL_SCHEME_MEDICAL, scheme). */
static inline const char *label_of(enum language language, enum label first, int index) {
  return label(language, (enum label)((int)first + index));
}

/* Stable keys of CONTRACT 3, the same in every language. */
extern const char *const base_from_keys[];   /* enum base_from */
extern const char *const line_status_keys[]; /* enum line_status */
extern const char *const status_keys[];      /* enum assessment_status */
extern const char *const gap_costs_keys[];   /* enum gap_costs */
extern const char *const continuity_keys[];  /* enum continuity */
enum { WORSENING_COUNT = 6 };
extern const char *const worsening_keys[WORSENING_COUNT]; /* bits of enum worsening, in order */
extern const char *const field_keys[FIELD_COUNT];         /* enum case_field: column names */

#endif
