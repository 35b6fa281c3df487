/* How a filled cell becomes a member of the case, by the reader that its field's row in case_fields.def
 * names. CONTRACT 2.4, 2.5. */
#ifndef ARREARS_FORMATS_LIST_FIELD_READER_H
#define ARREARS_FORMATS_LIST_FIELD_READER_H

#include <stdbool.h>

#include "calc/dossier.h"
#include "calc/status.h"
#include "formats/file/plain_text.h"
#include "formats/list/case_columns.h"
#include "formats/list/cell_values.h"

/* The dossier's columns, and what readers of cells share. */
struct field_reader {
  const struct case_columns *columns;
  struct cell_context context; /* owned scratch */
};

/* The row's cell, without the blanks around it; "" where the list has no such column. */
static inline struct text field_reader_cell(const struct field_reader *reader, const struct dossier *dossier,
                                            enum case_field field) {
  int index = reader->columns->index[field];
  return index == COLUMN_ABSENT ? (struct text){"", 0} : text_trim(dossier->cells[index]);
}

/* What the file says of the cell beside its text, enum cell_mark. */
static inline int field_reader_marks(const struct field_reader *reader, const struct dossier *dossier,
                                     enum case_field field) {
  int index = reader->columns->index[field];
  return index == COLUMN_ABSENT || !dossier->has_marks ? 0 : dossier->marks[index];
}

/* Reads the field's cell, which is filled. False: it cannot be read, and is diagnosed. */
MUST_USE bool field_reader_read(struct field_reader *reader, struct dossier *dossier, enum case_field field,
                                struct text cell);

#endif
