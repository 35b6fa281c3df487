/* The files of corrected rows that a run is given besides its list, and what there is to say of them.
 * CONTRACT 2.7. */
#ifndef ARREARS_CLI_LIST_CORRECTIONS_H
#define ARREARS_CLI_LIST_CORRECTIONS_H

#include "calc/dossier.h"
#include "formats/list/corrections.h"
#include "formats/list/diagnostic_text.h"

/* What the files are for: a list that is open. It outlives them. */
struct corrected_list {
  enum language language; /* of what is said */
  const char *path;
  const struct table *table;
  const struct case_columns *columns;
};

/* Reads them. False: every problem has been reported. corrections_clear must be called in any case. */
MUST_USE bool list_corrections_open(struct corrections *corrections, const struct corrected_list *list,
                                    const char *const *paths, int count, struct table_options how);

/* Once the list has ended. False: rows that have replaced none have been reported. */
MUST_USE bool list_corrections_are_used(const struct corrections *corrections,
                                        const struct corrected_list *list);

/* Says how many rows each file has replaced. */
void list_corrections_say(const struct corrections *corrections, const struct corrected_list *list);

/* Appends what is wrong with a row, at its place in the list and, where it has been corrected, in front of
 * that at its place in that file. */
void list_corrections_add_line(struct buffer *out, const struct corrections *corrections,
                               const struct corrected_list *list, const struct dossier *dossier,
                               const struct diagnostic *diagnostic);

#endif
