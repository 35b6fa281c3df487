/* A case list worked through row by row: the cells are read, defaults fill those that are empty, the case is
 * assessed and held against all rows before it. What is wrong with a row stands in its dossier; nothing is
 * said, no file is opened, no thread is started.
 *
 *   for each row, in the order of the list: caseworker_row(&worker, &claims, &dossier, &row, encoding)
 *
 * Several may share a list, each with dossiers of its own: cases_take_row and caseworker_assess ask for no
 * order; it is claims_take, one dossier at a time, that needs the order of the list. */
#ifndef ARREARS_FORMATS_LIST_CASEWORKER_H
#define ARREARS_FORMATS_LIST_CASEWORKER_H

#include "calc/assess.h"
#include "calc/claims.h"
#include "calc/joined_gaps.h"
#include "formats/list/cases.h"

/* What all rows of a list are worked out by. Read only; it outlives its caseworkers. */
struct casework {
  const struct case_columns *columns;
  const struct case_defaults *defaults;
  const struct regions *regions;
  const struct rules *rules;
  const struct workdays *calendar;
  struct assess_choices choices;
  const struct joined_gaps *joined; /* sealed; NULL: rows stay apart */
};

/* Belongs to one thread. */
struct caseworker {
  const struct casework *casework;
  struct cases_reader reader;
  struct assessor assessor;
};

void caseworker_init(struct caseworker *worker, const struct casework *casework);
void caseworker_clear(struct caseworker *worker);

/* Reads and assesses a dossier that has taken its row; one that is rejected stays as it is. */
void caseworker_assess(struct caseworker *worker, struct dossier *dossier);

/* The whole way of one row into a dossier, which is emptied before. */
void caseworker_row(struct caseworker *worker, struct claims *claims, struct dossier *dossier,
                    const struct table_row *row, enum file_encoding encoding);

#endif
