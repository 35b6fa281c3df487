/* To which workbook of a split report a row goes, and what that workbook is called. */
#ifndef ARREARS_FORMATS_REPORT_ROUTE_H
#define ARREARS_FORMATS_REPORT_ROUTE_H

#include <stdint.h>

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/report_parts.h"
#include "formats/report_pen.h"
#include "formats/report_split.h"

struct report_route {
  struct report_split split;
  struct report_context context; /* for the names of regions */
  int64_t rows;                  /* of the list, met so far */
  struct buffer key, what;       /* scratch */
};

void report_route_init(struct report_route *route, struct report_split split, enum language language,
                       const struct regions *regions);
void report_route_clear(struct report_route *route);

/* The key of the next row of the list; rows come in order. Valid until the next call, or as long as the
 * dossier. */
struct part_key report_route_key(struct report_route *route, const struct dossier *dossier);

/* What the part of the key just made stands for, the dossier being its first: in words, and for the name of
 * its file. Valid until the next call. */
void report_route_describe(struct report_route *route, struct part_key key, const struct dossier *dossier,
                           struct text *name, struct text *what);

/* What the workbooks are told apart by. */
enum label report_route_title(const struct report_route *route);

#endif
