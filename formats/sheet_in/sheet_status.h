/* How reading a workbook can end. Words for these are found elsewhere; here is what each one means. */
#ifndef ARREARS_FORMATS_SHEET_IN_SHEET_STATUS_H
#define ARREARS_FORMATS_SHEET_IN_SHEET_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include "formats/sheet_in/file_kinds.h"

enum sheet_status {
  SHEET_OK,
  SHEET_END, /* no further row */

  /* The world */
  SHEET_CANNOT_OPEN, /* system: why */
  SHEET_IS_FOLDER,   /* the path names a folder */
  SHEET_READ_ERROR,  /* system: why; also in the middle of a file */
  SHEET_SPILL_ERROR, /* system: why texts could not be kept in a temporary file */

  /* Not to be read at all */
  SHEET_NOT_A_WORKBOOK, /* kind: what it is instead */
  SHEET_IS_ENCRYPTED,   /* needs a password: XLSX in an OLE file, or XLS with FILEPASS */
  SHEET_IS_TOO_OLD,     /* XLS of Excel 2 to 95 (BIFF2 to BIFF5) */

  /* The container */
  SHEET_ZIP_DAMAGED,    /* no directory, bytes that do not unpack, a wrong check sum, a file cut short */
  SHEET_ZIP_BOMB,       /* a part unpacks to more than ZIP_RATIO_LIMIT times its size */
  SHEET_PART_TOO_LARGE, /* a part unpacks to more bytes than its kind may have */
  SHEET_TOO_MANY_PARTS, /* the ZIP directory is longer than any workbook's */
  SHEET_PART_MISSING,   /* the package or the workbook names a part that is not there */
  SHEET_OLE_DAMAGED, /* sectors of an OLE file that do not exist or run in a circle, or no workbook in it */

  /* XML */
  SHEET_XML_MALFORMED,    /* not well-formed, or not in UTF-8 or UTF-16 */
  SHEET_XML_HAS_DOCTYPE,  /* a document type, which OOXML forbids: entity bombs begin so */
  SHEET_XML_TOO_DEEP,     /* elements nested beyond XML_DEPTH_LIMIT */
  SHEET_XML_TAG_TOO_LONG, /* one tag beyond XML_TAG_LIMIT bytes or with XML_ATTRIBUTE_LIMIT attributes */

  /* What the workbook says */
  SHEET_NO_SHEETS,
  SHEET_TOO_MANY_SHEETS,
  SHEET_HAS_NO_CELLS,     /* a chart, dialog or macro sheet was chosen */
  SHEET_TOO_MANY_STRINGS, /* shared texts beyond SHEET_STRING_LIMIT, or 4 GiB of them */
  SHEET_TOO_MANY_FORMATS, /* cell formats beyond SHEET_FORMAT_LIMIT */
  SHEET_TEXT_TOO_LONG,    /* row, column: a cell's text beyond SHEET_TEXT_LIMIT */
  SHEET_ROW_TOO_LONG,     /* row: its texts beyond SHEET_ROW_LIMIT */
  SHEET_BAD_REFERENCE,    /* row: no row or cell has this name, or it belongs to another row */
  SHEET_OUT_OF_ORDER,     /* row, column: rows or cells do not ascend */
  SHEET_BAD_CELL,         /* row, column: a type that is none, or a boolean that is neither */
  SHEET_BAD_STRING_INDEX, /* row, column: a shared text that the workbook does not hold */
  SHEET_BAD_FORMAT_INDEX, /* row, column: a cell format that the workbook does not hold */
  SHEET_BAD_MERGE, /* a merged range that is no range; row, column if they are known: two that overlap */
  SHEET_TOO_MANY_MERGES, /* beyond SHEET_MERGE_LIMIT in a sheet or (row) SHEET_ROW_MERGE_LIMIT over a row */
  SHEET_RECORD_DAMAGED,  /* XLS: a record that does not hold what its kind must */
  SHEET_STATUS_COUNT
};
_Static_assert(SHEET_STATUS_COUNT == 34, "a new status needs its words");

enum { SHEET_COLUMN_UNKNOWN = -1 };

struct sheet_error {
  enum sheet_status status;
  enum file_kind kind; /* NOT_A_WORKBOOK: what the file is */
  int system;          /* errno, or 0 */
  size_t sheet;        /* index of the sheet chosen; meaningless before one is */
  int64_t row;         /* as in the sheet, 1 the first; 0 unknown */
  int64_t column;      /* A is 0; SHEET_COLUMN_UNKNOWN */
};

#define SHEET_NO_ERROR ((struct sheet_error){.column = SHEET_COLUMN_UNKNOWN})

#endif
