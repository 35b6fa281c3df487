/* The parameters of the rules: their names, what their values look like, and which may be absent. RULES 3 and
 * 7; one row each in parameters.def. */
#ifndef ARREARS_CALC_PARAMETER_H
#define ARREARS_CALC_PARAMETER_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"
#include "word.h"

enum parameter {
#define PARAMETER(ID, ...) PARAMETER_##ID,
#include "parameters.def"
  PARAMETER_COUNT
};

/* A set of parameters, one bit each. */
typedef uint64_t parameter_set;
_Static_assert(PARAMETER_COUNT <= 64, "a parameter_set has one bit for each parameter");
#define PARAMETER_BIT(parameter) ((parameter_set)1 << (parameter))

enum value_type {
  VALUE_AMOUNT,         /* yuan, 0 or more */
  VALUE_RATE,           /* 0 to 1 */
  VALUE_RATIO,          /* 0 or more */
  VALUE_COUNT,          /* a whole number in the parameter's range */
  VALUE_WORD,           /* one of the parameter's words */
  VALUE_ROUNDING,       /* MODE UNIT */
  VALUE_DAY_EXPRESSION, /* on the parameter's anchor */
  VALUE_DATE,
  VALUE_TEXT
};

/* What a parameter decides, and so the grade of a result that its rows count in. RULES 10 */
enum concern { CONCERN_NOTHING, CONCERN_ARREARS, CONCERN_FEE, CONCERN_COVER, CONCERN_COUNT };

enum { PARAMETER_COUNT_MOST = 100000 };

struct parameter_definition {
  const char *name;
  size_t name_length;
  enum value_type type;
  bool is_optional;
  bool is_tiered;
  int least, most;  /* of a count */
  bool may_be_none; /* `none`: there is no such bound */
  bool is_local;    /* where a place has rows for other days, the nation's default does not answer */
  enum concern concern;
  char anchor;              /* for day expressions: 'M', 'G' or 'P' */
  const char *const *words; /* for words: their keys, NULL-terminated, in the order of their enum */
};

extern const struct parameter_definition parameters[PARAMETER_COUNT];

/* The parameter of this name, or -1. */
int parameter_find(struct text name);

#endif
