/* One row of a case list on its way: what was reported, what came out, what is wrong.
 * The reader fills the case, `assess` the assessments, anyone may add a diagnostic, writers only read. */
#ifndef ARREARS_CALC_DOSSIER_H
#define ARREARS_CALC_DOSSIER_H

#include <stdbool.h>
#include <stdint.h>

#include "assessment.h"
#include "buffer.h"
#include "case.h"
#include "cell_mark.h"
#include "diagnostic.h"
#include "joined_gap.h"

struct dossier {
  int64_t record;       /* data rows from 1 */
  int64_t line;         /* physical line, or row of the sheet, from 1 */
  int sheet;            /* of those the list is made of; 0 where there is one */
  size_t correction;    /* the corrected row that stands in its place, from 1; 0: none */
  struct buffer masked; /* owned: what stands in the place of names and numbers; views like texts */
  struct buffer texts;  /* owned copy of the row and its cells; the case's texts are views into it */
  struct text raw;      /* the raw row, a view into texts */
  struct text *cells;   /* owned array of views into texts; as many as the header has columns */
  unsigned char *marks; /* owned: enum cell_mark of each cell; meaningless unless has_marks */
  bool has_marks;
  size_t cell_count, cell_capacity;
  struct reported_case reported;
  bool is_traced;           /* its assessments tell how they came about */
  struct joined_gap joined; /* the gap its months are part of with those of other rows */
  struct assessment assessments[SCHEME_COUNT];
  int assessment_count; /* 0 for a rejected row */
  struct diagnostics diagnostics;
};

/* Something of it is wrong. */
static inline bool dossier_has_errors(const struct dossier *dossier) {
  return dossier->diagnostics.count > 0;
}

/* Nothing of it was assessed. */
static inline bool dossier_is_rejected(const struct dossier *dossier) {
  return dossier_has_errors(dossier) && dossier->assessment_count == 0;
}

/* Some of its schemes were assessed, the others are wrong. */
static inline bool dossier_is_partial(const struct dossier *dossier) {
  return dossier_has_errors(dossier) && dossier->assessment_count > 0;
}

/* The notes of all its assessments; none for a rejected row. */
static inline note_set dossier_notes(const struct dossier *dossier) {
  note_set notes = 0;
  for (int i = 0; i < dossier->assessment_count; i++) notes |= dossier->assessments[i].notes;
  return notes;
}

/* Counts the notes of a row: `noted` has one place for each note, from NOTE_FIRST on. */
static inline void dossier_count_notes(const struct dossier *dossier, int64_t noted[NOTE_COUNT]) {
  note_set notes = dossier_notes(dossier);
  for (int i = 0; notes != 0; i++, notes >>= 1) noted[i] += (int64_t)(notes & 1u);
}

/* Takes the next assessment of the dossier, which is empty. */
struct assessment *dossier_add_assessment(struct dossier *dossier);

/* Empties the dossier and keeps its storage; `{0}` may be reset too. */
void dossier_reset(struct dossier *dossier);
void dossier_clear(struct dossier *dossier);

#endif
