/* The options that shaped the figures, as they were understood: a line each on the run sheet, whether they
 * were given or not. */
#ifndef ARREARS_FORMATS_REPORT_RUN_CHOICES_H
#define ARREARS_FORMATS_REPORT_RUN_CHOICES_H

#include "calc/assess.h"
#include "calc/buffer.h"
#include "calc/region.h"
#include "formats/list/case_defaults.h"
#include "formats/words/sheet_words.h"

/* Everything pointed to outlives the report. */
struct run_choices {
  const struct case_defaults *defaults; /* NULL: the options are not known */
  struct assess_choices assess;         /* with the max_age that counts */
  const char *const *sheets;            /* asked for */
  int sheet_count;
  const char *const *columns; /* HEADING=NAME */
  int column_count;
  const char *encoding; /* NULL: told by the bytes */
  bool fills_down, leaves_apart;
  const char *assumed_wage;      /* of every row, in place of its own; NULL: none */
  const struct regions *regions; /* for the names; NULL: codes alone */
};

enum { RUN_CHOICES = 14 };

/* The i-th of them, from 0: what it is called; appends its value, nothing where it was not given. */
enum label run_choice_label(int i);
void run_choice_value(struct buffer *out, enum sheet_language language, const struct run_choices *choices,
                      int i);

#endif
