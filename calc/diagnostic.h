/* What is wrong or doubtful in one row of a case list: codes here, their words in diagnostics.def. */
#ifndef ARREARS_CALC_DIAGNOSTIC_H
#define ARREARS_CALC_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "date.h"
#include "text.h"

enum diagnostic_severity { SEVERITY_ERROR, SEVERITY_NOTE };

enum diagnostic_code {
#define DIAGNOSTIC(id, code, severity, zh, en) DIAGNOSTIC_##id,
#include "diagnostics.def"
#undef DIAGNOSTIC
  DIAGNOSTIC_COUNT
};

/* Notes as a set, one bit each, so that they cost nothing until someone looks. */
typedef uint64_t note_set;
enum { NOTE_FIRST = DIAGNOSTIC_BASE_RAISED };
_Static_assert(DIAGNOSTIC_COUNT - NOTE_FIRST <= 64, "a note_set has one bit for each note");
enum { NOTE_COUNT = DIAGNOSTIC_COUNT - NOTE_FIRST };
#define NOTE(id) ((note_set)1 << (DIAGNOSTIC_##id - NOTE_FIRST))

struct diagnostic_definition {
  const char *code;
  enum diagnostic_severity severity;
  const char *zh, *en; /* with {0}, {1}, ... for the arguments, see formats/diagnostic_text.h */
};

extern const struct diagnostic_definition diagnostics_table[DIAGNOSTIC_COUNT];

enum { DIAGNOSTIC_ARGUMENTS_MAX = 7 };

/* Bytes start .. start + length of diagnostics.texts. */
struct text_slice {
  size_t start, length;
};

struct diagnostic {
  enum diagnostic_code code;
  int field; /* enum case_field; FIELD_NONE when the row as a whole is meant */
  struct text_slice value;
  struct text_slice arguments[DIAGNOSTIC_ARGUMENTS_MAX];
  int argument_count;
  bool is_of_several; /* it is about one scheme, and the row has others */
};

/* The errors of one row. `{0}` is valid and empty; resetting keeps the storage. */
struct diagnostics {
  struct diagnostic *items; /* owned */
  size_t count, capacity;
  struct buffer texts;
};

/* Adds an error; `value` is the offending text and is copied. Arguments follow by diagnostics_argument. */
void diagnostics_add(struct diagnostics *diagnostics, enum diagnostic_code code, int field,
                     struct text value);
/* The next argument of the diagnostic added last; copied. */
void diagnostics_argument(struct diagnostics *diagnostics, struct text argument);
void diagnostics_argument_number(struct diagnostics *diagnostics, int64_t argument);
void diagnostics_argument_month(struct diagnostics *diagnostics, struct month argument);

/* Keeps the first of errors that read alike: what a row states once is reported once, whatever its schemes.
 */
void diagnostics_drop_repeated(struct diagnostics *diagnostics);

struct text diagnostics_text(const struct diagnostics *diagnostics, struct text_slice slice);

void diagnostics_reset(struct diagnostics *diagnostics);
void diagnostics_clear(struct diagnostics *diagnostics);

#endif
