/* What one cell of a row says against another, where money hangs on which of them is right. */
#ifndef ARREARS_FORMATS_LIST_CELL_CONFLICTS_H
#define ARREARS_FORMATS_LIST_CELL_CONFLICTS_H

#include <stdbool.h>

#include "formats/list/field_reader.h"

/* What was paid of a month says that it was paid: as a month not paid at all it would be charged in full.
 * Where the row itself says that nothing was paid, it is, and that is said. */
void cell_conflicts_paid(const struct field_reader *reader, struct dossier *dossier, bool has_kind);

/* Columns that state what others say, too (stated_column.h), against these; after the row was read. `uses`:
 * whether a kind has a use for a field. */
void cell_conflicts_stated(const struct field_reader *reader, struct dossier *dossier,
                           bool (*uses)(enum case_field, enum kind));

#endif
