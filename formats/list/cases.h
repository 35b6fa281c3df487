/* Rows of a case list -> cases. Knows forms and words, no law. CONTRACT 2. */
#ifndef ARREARS_FORMATS_LIST_CASES_H
#define ARREARS_FORMATS_LIST_CASES_H

#include <stdint.h>

#include "calc/dossier.h"
#include "calc/namesakes.h"
#include "calc/region.h"
#include "formats/list/case_columns.h"
#include "formats/list/case_defaults.h"
#include "formats/list/cell_values.h"
#include "formats/list/field_reader.h"
#include "formats/list/table.h"

typedef uint64_t field_set; /* a bit for each field */
_Static_assert(FIELD_COUNT <= 64, "a bit for each field");

struct cases_reader {
  struct field_reader cells;
  enum case_field fields[FIELD_COUNT]; /* that have a column, but for the kind: in the order they are read */
  int field_count;
  field_set needed[KIND_COUNT]; /* fields that a kind cannot do without */
  const struct case_defaults *defaults;
  bool is_of_months; /* cases_reader_init_months */
};

void cases_reader_init(struct cases_reader *reader, const struct case_columns *columns,
                       const struct case_defaults *defaults, const struct regions *regions);
/* The same for what tells whose months a row is about: kind, person, place, terms and months. Other cells are
 * not looked at, right or wrong. */
void cases_reader_init_months(struct cases_reader *reader, const struct case_columns *columns,
                              const struct case_defaults *defaults, const struct regions *regions);
void cases_reader_clear(struct cases_reader *reader);

/* Copies a row of the table into an empty dossier, so that the table may go on; faults become diagnostics. */
void cases_take_row(struct dossier *dossier, const struct table_row *row, const struct case_columns *columns,
                    enum file_encoding encoding);

/* Understands the cells taken. Everything wrong in the row is diagnosed, not only the first. */
void cases_read(struct cases_reader *reader, struct dossier *dossier);

/* Whether cases of the kind have a use for the column. */
bool cases_use(enum case_field field, enum kind kind);

/* namesake_of the row read; 0, nobody, where it is rejected or the list has no column for a number. */
uint64_t cases_namesake(const struct cases_reader *reader, const struct dossier *dossier);

/* Gives what `assess` found wrong the text of the cell that is meant, as it was typed. */
void cases_quote_cells(const struct cases_reader *reader, struct dossier *dossier);

#endif
