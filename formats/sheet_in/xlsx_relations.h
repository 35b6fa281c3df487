/* Which part of a package another part means by an id, and what that part is. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_RELATIONS_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_RELATIONS_H

#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/zip_archive.h"

enum { XLSX_SMALL_PART = 32 * 1024 * 1024 }; /* bytes of any part but sheets and shared texts */

enum relation_kind {
  RELATION_OTHER,
  RELATION_WORKBOOK,
  RELATION_WORKSHEET,
  RELATION_STRINGS,
  RELATION_STYLES,
  RELATION_KIND_COUNT
};

struct xlsx_relation {
  struct buffer id;
  struct buffer part; /* its name in the archive */
  enum relation_kind kind;
};

/* `{0}` is valid and empty. */
struct xlsx_relations {
  struct xlsx_relation *list; /* owned */
  size_t count, capacity;
};

/* Reads what a part is related to; an empty name stands for the package itself. PART_MISSING: to nothing. */
MUST_USE enum sheet_status xlsx_relations_read(struct xlsx_relations *relations, struct zip_archive *archive,
                                               struct text part);

/* NULL: there is none. */
const struct xlsx_relation *xlsx_relations_by_id(const struct xlsx_relations *relations, struct text id);
const struct xlsx_relation *xlsx_relations_by_kind(const struct xlsx_relations *relations,
                                                   enum relation_kind kind);

void xlsx_relations_clear(struct xlsx_relations *relations);

#endif
