/* What was read of a list and what it came to, as one JSON object: --summary. CONTRACT 4. */
#ifndef ARREARS_CLI_LIST_JSON_H
#define ARREARS_CLI_LIST_JSON_H

#include "cli/flow/pipeline.h"
#include "cli/list_source.h"

/* `{0}` is valid. Yuan. */
struct list_json {
  struct buffer reading; /* owned: the object so far, without its closing brace */
  struct money employer_pays, employee_pays, late_fee_per_day;
  int64_t without_cover; /* results whose cover is suspended on their day of payment */
};

/* Tells of sheets, header and columns, before a row is pulled. The table of the source is open; the list may
 * be refused. */
void list_json_begin(struct list_json *json, const struct list_source *source);

/* Adds a row to the sums. */
void list_json_add(struct list_json *json, const struct dossier *dossier);

/* Prints the object; `counts` NULL: the list was refused. */
void list_json_print(struct list_json *json, const struct list_source *source,
                     const struct pipeline_counts *counts, const struct regions *regions);

void list_json_clear(struct list_json *json);

#endif
