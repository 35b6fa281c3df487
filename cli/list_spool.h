/* A list that can be read only once, such as standard input, kept in a temporary file so that it can be read
 * again. */
#ifndef ARREARS_CLI_LIST_SPOOL_H
#define ARREARS_CLI_LIST_SPOOL_H

#include <stdbool.h>

#include "calc/status.h"
#include "formats/file/unnamed_file.h"
#include "formats/list/table_status.h"

/* `{0}` is valid: nothing is kept. */
struct list_spool {
  bool is_kept;
  int file; /* owned where it is kept */
  char path[UNNAMED_FILE_PATH_SIZE];
};

/* Whether what stands at the path ("-": standard input) is to be kept before it is read twice. */
bool list_spool_is_needed(const char *path);

/* Reads it to its end. False: *error says why. */
MUST_USE bool list_spool_keep(struct list_spool *spool, const char *path, struct table_error *error);

void list_spool_clear(struct list_spool *spool);

#endif
