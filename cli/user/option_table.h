/* Every option of the command line, one row each: how it is typed, what it takes and where that goes, which
 * commands use it, and what help says of it. Whoever needs one of these looks here. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_OPTION_TABLE_H
#define ARREARS_CLI_USER_OPTION_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/case.h"
#include "calc/text.h"
#include "cli/user/command.h"
#include "formats/words/labels.h"

struct options;

/* What becomes of an option in struct options. */
enum option_kind {
  OPTION_FLAG,   /* sets a bool */
  OPTION_TEXT,   /* keeps its value, a const char * */
  OPTION_NUMBER, /* reads its value, an int from least to most */
  OPTION_OTHER   /* `take` sees to it */
};

struct option_row {
  const char *name;     /* without dashes */
  char letter;          /* of the short form; 0: none */
  const char *argument; /* what help writes in place of a value; NULL: it takes none */
  unsigned commands;    /* those that use it, 1 << enum command each; the others refuse it */
  unsigned actions;     /* of `rules`, 1 << enum rules_action each; 0: every one */
  enum option_kind kind;
  bool repeats;             /* may be given more than once */
  size_t place;             /* in struct options; not of OPTION_OTHER */
  int least, most;          /* of a number; `most` of one that repeats: so many times */
  const char *const *words; /* the keys it takes, NULL after the last; NULL: it takes others */
  const char
      *possible; /* of OPTION_OTHER: the values it takes, as a message tells them; NULL: any but nothing */
  /* False: it does not take this value. `value` is NULL where the option has no argument. */
  bool (*take)(struct options *options, const char *value);
  const char *help[LANGUAGE_COUNT]; /* lines, with \n between them */
};

/* The options of the table itself, and one for each column of a case list. */
enum { OPTION_FIXED_COUNT = 47, OPTION_COUNT = OPTION_FIXED_COUNT + FIELD_COUNT };

/* All rows, static: the fixed ones, then --kind and its kin in the order of enum case_field. The first call
 * is not thread-safe. */
const struct option_row *option_table(void);

/* The row of a name or of a letter; NULL: there is none. */
const struct option_row *option_find(struct text name);
const struct option_row *option_find_letter(char letter);

/* The row of a column's option: --pay-on. */
const struct option_row *option_of_field(enum case_field field);

/* Appends it as it is typed: --pay-on. */
void option_add_field(struct buffer *out, enum case_field field);

bool option_is_used(const struct option_row *row, enum command command);

/* Whether `rules` uses it for this action. */
bool option_is_used_by_rules(const struct option_row *row, enum rules_action action);

#endif
