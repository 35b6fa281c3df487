/* What sheet_source needs of a reader of one kind of file. The functions keep the contracts of
 * sheet_source.h. */
#ifndef ARREARS_FORMATS_SHEET_IN_SHEET_FORMAT_H
#define ARREARS_FORMATS_SHEET_IN_SHEET_FORMAT_H

#include "formats/sheet_in/byte_source.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"

struct sheet_format {
  void *(*open)(struct byte_source *bytes, struct sheet_error *error); /* NULL: *error says why */
  const struct sheet_info *(*sheets)(const void *book, size_t *count);
  enum sheet_status (*choose)(void *book, size_t sheet, struct sheet_error *error);
  enum sheet_status (*next)(void *book, struct sheet_row *row, struct sheet_error *error);
  int64_t (*bytes_read)(const void *book);
  int64_t (*bytes_total)(const void *book);
  void (*close)(void *book);
};

#endif
