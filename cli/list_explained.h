/* The answer of `explain`: the cases of a list that were traced, on standard output. */
#ifndef ARREARS_CLI_LIST_EXPLAINED_H
#define ARREARS_CLI_LIST_EXPLAINED_H

#include "calc/dossier.h"
#include "cli/flow/session.h"

/* `{0}` has explained nothing yet. */
struct list_explained {
  int64_t cases;    /* found, those that were rejected among them */
  int64_t rejected; /* of them, or rejected in part */
};

/* Prints a case that was traced, but for one that was rejected; false: it is not asked for. */
bool list_explained_add(struct list_explained *explained, const struct session *session,
                        const struct dossier *dossier);

/* How it ended; a case that is not in the list is said. */
MUST_USE enum exit_code list_explained_end(const struct list_explained *explained,
                                           const struct options *options);

#endif
