/* The parts of an XLSX package and what its workbook part says: sheets, and the parts that they share. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_WORKBOOK_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/sheet_date.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"
#include "formats/sheet_in/xlsx_relations.h"
#include "formats/sheet_in/zip_archive.h"

struct xlsx_sheet {
  struct buffer name;
  struct buffer part; /* empty: the workbook names none */
  enum sheet_visibility visibility;
  bool has_cells;
};

/* `{0}` is valid and empty. */
struct xlsx_workbook {
  struct xlsx_sheet *sheets; /* owned */
  size_t sheet_count, sheet_capacity;
  struct buffer strings_part, styles_part; /* empty: there is none */
  enum date_system dates;
};

/* SHEET_OK, NO_SHEETS, TOO_MANY_SHEETS, PART_MISSING, and those of the archive and of XML. */
MUST_USE enum sheet_status xlsx_workbook_read(struct xlsx_workbook *workbook, struct zip_archive *archive);

void xlsx_workbook_clear(struct xlsx_workbook *workbook);

#endif
