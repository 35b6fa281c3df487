/* Notes in words: what was doubtful in a case, and what was assumed. */
#ifndef ARREARS_FORMATS_WORDS_NOTE_TEXT_H
#define ARREARS_FORMATS_WORDS_NOTE_TEXT_H

#include "calc/assessment.h"
#include "calc/buffer.h"
#include "calc/region.h"
#include "formats/words/labels.h"

/* Each note of a set, in the order of the codes: for (int code = note_next(notes, NOTE_FIRST); code !=
 * NOTE_NONE; code = note_next(notes, code + 1)). */
enum { NOTE_NONE = -1 };
int note_next(note_set notes, int code);

/* The code of a note, W and a number; "": it is called by a word, which only programs read. */
struct text note_code(int code);

/* Something that stands in for what the case does not state: CONTRACT 2.4. */
bool note_is_assumption(int code);

/* Notes whose words name the scheme. */
#define NOTES_OF_SCHEME NOTE(NOT_PAYABLE)

/* Months that are in no total: said with the totals. */
static inline bool note_leaves_out(int code) { return code == DIAGNOSTIC_NOT_PAYABLE; }

/* What fills in a note. `{0}`: general words. */
struct note_reader {
  const struct assessment *assessment; /* what depends on the case; NULL: nothing */
  const struct regions *regions;       /* names of places; NULL: codes */
  struct text assumed_wage;            /* that all rows are tried out with; empty: not told */
  bool names_sources;                  /* of a rule that the note is about, where no sheet lists them */
  int64_t months_left_out;             /* of a whole list, that may not be back-paid; 0: not told */
};

/* Of the rows of a list; assumed_wage: NULL: none. */
static inline struct note_reader note_reader_of_list(const char *assumed_wage, int64_t months_left_out) {
  return (struct note_reader){.assumed_wage = text_from(assumed_wage == NULL ? "" : assumed_wage),
                              .months_left_out = months_left_out};
}

/* Appends the note without its code. */
void note_text(struct buffer *out, enum language language, int code, struct note_reader reader);

#endif
