#include "parameter.h"

enum { REQUIRED = 0, OPTIONAL = 1, TIERED = 2, MAY_BE_NONE = 4, LOCAL = 8 };

#define FORM_AMOUNT .type = VALUE_AMOUNT
#define FORM_RATE .type = VALUE_RATE
#define FORM_RATIO .type = VALUE_RATIO
#define FORM_COUNT FORM_COUNT_OF(0, PARAMETER_COUNT_MOST)
#define FORM_COUNT_OF(from, to) .type = VALUE_COUNT, .least = (from), .most = (to)
#define FORM_ROUNDING .type = VALUE_ROUNDING
#define FORM_DATE .type = VALUE_DATE
#define FORM_TEXT .type = VALUE_TEXT
#define FORM_WORD_OF(list) .type = VALUE_WORD, .words = list##_keys
#define FORM_DAY(letter) .type = VALUE_DAY_EXPRESSION, .anchor = letter

const struct parameter_definition parameters[PARAMETER_COUNT] = {
#define PARAMETER(ID, key, zh, en, form, flags, about)           \
  [PARAMETER_##ID] = {.name = #key,                              \
                      .name_length = sizeof #key - 1,            \
                      .is_optional = ((flags)&OPTIONAL) != 0,    \
                      .is_tiered = ((flags)&TIERED) != 0,        \
                      .may_be_none = ((flags)&MAY_BE_NONE) != 0, \
                      .is_local = ((flags)&LOCAL) != 0,          \
                      .concern = CONCERN_##about,                \
                      FORM_##form},
#include "parameters.def"
};

int parameter_find(struct text name) {
  for (int i = 0; i < PARAMETER_COUNT; i++)
    if (text_is(name, parameters[i].name)) return i;
  return -1;
}
