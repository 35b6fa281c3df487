/* The rule table: dated rows that carry every number of the law. RULES 2.
 *
 * Filled row by row (rules_add), then sealed once (rules_seal); a sealed table never changes and may be read
 * by many threads. `{0}` is a valid empty table; rules_clear frees its storage. */
#ifndef ARREARS_CALC_RULES_H
#define ARREARS_CALC_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "day_expression.h"
#include "exact.h"
#include "parameter.h"
#include "region.h"
#include "rounding.h"
#include "status.h"
#include "text.h"
#include "word.h"

/* `above` of a row that holds for every key. */
enum { ABOVE_NOTHING = INT32_MIN };

struct rule {
  region_code region;
  int scheme; /* enum scheme or ANY_SCHEME */
  int party;  /* enum party or ANY_PARTY; the column `payer` */
  enum parameter parameter;
  int32_t above;         /* tier: holds where the key is greater; ABOVE_NOTHING otherwise */
  struct date from, to;  /* both inclusive; DATE_FIRST and DATE_LAST where open */
  enum grade confidence; /* never GRADE_STATED */
  struct date valid_on;
  /* the value, in the form of the parameter's type */
  bool is_none;        /* `none`, and no value */
  struct exact number; /* amounts, rates, ratios, counts; as yuan, or plain */
  int word;            /* index into the parameter's words */
  int count;
  struct rounding rounding;
  struct day_expression day_expression;
  struct date date;
  /* as written */
  struct text value_text, source, url, note; /* url and note may be empty */
  struct text label;                         /* region/parameter@from */
  int file;                                  /* index into rules.files */
  int line;                                  /* physical line in that file */
  size_t index;                              /* position in the sealed table */
};

/* One table file, or one built-in table. A later layer wins over an earlier one. */
struct rule_file {
  struct text name; /* owned by the caller, outlives the table */
  int layer;
  int unfilled; /* rows that nobody has filled in yet, and that were passed over */
};

struct rules {
  struct rule *rows; /* owned; sorted once sealed */
  size_t count, capacity;
  struct rule_file *files; /* owned */
  int file_count;
  size_t file_capacity;
};

/* The cells of one row as they stand in a table file. */
struct rule_cells {
  struct text region, scheme, payer, parameter, above, from, to, value, source, url, confidence, valid_on,
      note;
};

enum rule_problem_code {
  RULE_OK,
  RULE_BAD_REGION,
  RULE_BAD_SCHEME,
  RULE_BAD_PAYER,
  RULE_UNKNOWN_PARAMETER,
  RULE_BAD_ABOVE,
  RULE_BAD_DAY,
  RULE_DAYS_REVERSED,
  RULE_BAD_VALUE,
  RULE_NO_SOURCE,
  RULE_BAD_URL,
  RULE_BAD_CONFIDENCE,
  RULE_OVERLAP
};

struct rule_problem {
  enum rule_problem_code code;
  struct text text;           /* the offending cell; a view into the row's cells */
  enum parameter parameter;   /* of RULE_BAD_VALUE */
  int file, line;             /* where */
  int other_file, other_line; /* RULE_OVERLAP: the row it collides with */
};

/* Announces a table; its rows follow by rules_add with the index returned. */
int rules_add_file(struct rules *rules, struct text name, int layer);

/* Checks one row and adds it, copying its texts. False: nothing added, *problem says why. */
MUST_USE bool rules_add(struct rules *rules, int file, int line, const struct rule_cells *cells,
                        struct rule_problem *problem);

/* Sorts the table. False when two rows of one layer have the same five keys and overlapping days:
 * *problem names the first pair. */
MUST_USE bool rules_seal(struct rules *rules, struct rule_problem *problem);

void rules_clear(struct rules *rules);

/* The rows of one (parameter, region), as a range of the sealed table. */
struct rule_range {
  const struct rule *first;
  size_t count;
};
struct rule_range rules_of(const struct rules *rules, enum parameter parameter, region_code region);

/* True when the two rows have the same region, scheme, party, parameter and tier. */
bool rules_same_key(const struct rule *left, const struct rule *right);

/* True when a row of the region exists, for whatever parameter. */
bool rules_know_region(const struct rules *rules, region_code region);

#endif
