/* To which workbook of a split report a row goes, and what that workbook is called. */
#ifndef ARREARS_FORMATS_REPORT_SPLIT_KEYS_H
#define ARREARS_FORMATS_REPORT_SPLIT_KEYS_H

#include <stdint.h>

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/report/context.h"
#include "formats/report/split_by.h"

/* What is known of a row's key; also the order of the workbooks in the index. */
enum split_key_rank {
  KEY_KNOWN,
  KEY_EMPTY,  /* assessed, the cell is empty */
  KEY_UNKNOWN /* rejected, and nobody knows where it belongs */
};

struct split_key {
  enum split_key_rank rank;
  struct text text; /* empty unless it is known */
};

/* The keys of the rows of one list. */
struct split_keys {
  struct report_split split;
  struct report_context context; /* for the names of regions */
  int64_t rows;                  /* of the list, met so far */
  struct buffer key, what;       /* scratch */
};

void split_keys_init(struct split_keys *keys, struct report_split split, enum sheet_language language,
                     const struct regions *regions);
void split_keys_clear(struct split_keys *keys);

/* The key of the next row of the list; rows come in order. Valid until the next call, and not longer than the
 * dossier. */
struct split_key split_keys_next(struct split_keys *keys, const struct dossier *dossier);

/* What a workbook is called whose first row is `dossier`, with the key just returned: *name in the name of
 * its file, *what in words. Valid until the next call. */
void split_keys_describe(struct split_keys *keys, struct split_key key, const struct dossier *dossier,
                         struct text *name, struct text *what);

/* What the workbooks are told apart by. */
enum label split_keys_title(const struct split_keys *keys);

#endif
