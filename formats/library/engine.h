/* What arrears_open made of its options: rules, calendar and defaults, read once and only read from then on.
 */
#ifndef ARREARS_FORMATS_LIBRARY_ENGINE_H
#define ARREARS_FORMATS_LIBRARY_ENGINE_H

#include "formats/library/answer.h"
#include "formats/list/caseworker.h"

struct engine {
  enum language language;
  struct rules rules;
  struct workdays calendar;
  struct regions regions;
  struct case_defaults defaults;
  struct assess_choices choices;
  struct column_choice *column_choices; /* owned */
  size_t column_choice_count;
  bool leaves_apart, fills_down, with_ledger;
  struct buffer texts; /* owned: copies of the options' texts that are kept */
};

/* Reads what the options name; what is wrong has been told to the answer, which has begun. engine_clear must
 * be called whatever the status. */
MUST_USE int engine_open(struct engine *engine, const struct arrears_options *options,
                         struct arrears_answer *answer);

static inline struct column_choices engine_column_choices(const struct engine *engine) {
  return (struct column_choices){engine->column_choices, engine->column_choice_count};
}

void engine_clear(struct engine *engine);

#endif
