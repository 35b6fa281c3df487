/* What the first part of an XLS workbook says: sheets, formats, shared texts. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLS_WORKBOOK_H
#define ARREARS_FORMATS_SHEET_IN_XLS_WORKBOOK_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/biff_records.h"
#include "formats/sheet_in/cell_formats.h"
#include "formats/sheet_in/sheet_date.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"
#include "formats/sheet_in/text_store.h"

struct xls_sheet {
  struct buffer name;
  uint32_t place; /* in the stream */
  enum sheet_visibility visibility;
  bool has_cells;
};

/* `{0}` is valid and empty. */
struct xls_workbook {
  struct xls_sheet *sheets; /* owned */
  size_t sheet_count, sheet_capacity;
  struct text_store strings;
  struct cell_formats formats;
  enum date_system dates;
};

/* SHEET_OK, IS_TOO_OLD, IS_ENCRYPTED, NO_SHEETS, TOO_MANY_SHEETS, TOO_MANY_FORMATS, TOO_MANY_STRINGS,
 * SPILL_ERROR, RECORD_DAMAGED. */
MUST_USE enum sheet_status xls_workbook_read(struct xls_workbook *workbook, struct ole_stream *stream);

void xls_workbook_clear(struct xls_workbook *workbook);

#endif
