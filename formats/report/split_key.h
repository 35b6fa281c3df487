/* To which workbook of a split report a row goes, and what that workbook is called. */
#ifndef ARREARS_FORMATS_REPORT_SPLIT_KEY_H
#define ARREARS_FORMATS_REPORT_SPLIT_KEY_H

#include <stdint.h>

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/report/row_writer.h"
#include "formats/report/split.h"
#include "formats/report/split_workbooks.h"

struct split_key_maker {
  struct report_split split;
  struct report_context context; /* for the names of regions */
  int64_t rows;                  /* of the list, met so far */
  struct buffer key, what;       /* scratch */
};

void split_key_init(struct split_key_maker *maker, struct report_split split, enum language language,
                    const struct regions *regions);
void split_key_clear(struct split_key_maker *maker);

/* The key of the next row of the list; rows come in order. Valid until the next call, or as long as the
 * dossier. */
struct split_key split_key_make(struct split_key_maker *maker, const struct dossier *dossier);

/* What the part of the key just made stands for, the dossier being its first: in words, and for the name of
 * its file. Valid until the next call. */
void split_key_describe(struct split_key_maker *maker, struct split_key key, const struct dossier *dossier,
                        struct text *name, struct text *what);

/* What the workbooks are told apart by. */
enum label split_key_title(const struct split_key_maker *maker);

#endif
