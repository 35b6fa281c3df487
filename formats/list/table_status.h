/* How opening or reading a table can end. */
#ifndef ARREARS_FORMATS_LIST_TABLE_STATUS_H
#define ARREARS_FORMATS_LIST_TABLE_STATUS_H

#include <stdint.h>

#include "formats/file/encoding.h"
#include "formats/sheet_in/file_kinds.h"
#include "formats/sheet_in/sheet_status.h"

enum table_status {
  TABLE_OK,
  TABLE_END,              /* no further row */
  TABLE_CANNOT_OPEN,      /* system: why */
  TABLE_IS_FOLDER,        /* the path names a folder */
  TABLE_READ_ERROR,       /* system: why; also in the middle of a file */
  TABLE_EMPTY,            /* no header: no byte, or blank lines only */
  TABLE_IS_OTHER_KIND,    /* kind: neither text nor a workbook that can be read */
  TABLE_IS_BINARY,        /* NUL bytes in the header */
  TABLE_NOT_DECODABLE,    /* neither UTF-8 nor GB18030, or not what the options say: offset, encoding */
  TABLE_NO_CONVERTER,     /* this system's iconv lacks the encoding */
  TABLE_HEADER_MALFORMED, /* line: quotes in the header do not match */
  TABLE_HEADER_TOO_LONG,  /* line */
  TABLE_NO_HEADER,        /* a case list: no row holds headings that are known: tries; sheet */
  TABLE_BAD_WORKBOOK,     /* sheet_status, and sheet, line, column as far as they are known */
  TABLE_TWO_LISTS,        /* sheet and other: both have a header; which is meant must be said */
  TABLE_NO_SUCH_SHEET,    /* sheet: the name that was asked for; other: the names there are */
  TABLE_HAS_NO_SHEETS,    /* a sheet was asked for, and the file is CSV text */
  TABLE_OTHER_COLUMNS,    /* sheet, and other: its heading that the first sheet does not have */
  TABLE_ARE_RESULTS,      /* a case list: a workbook of this program; other: a heading that tells so */
  TABLE_STATUS_COUNT
};

enum { TABLE_NAME_SIZE = 256, TABLE_TRIES = 5, TABLE_TRY_SHOWN = 120 };

/* A row that was looked at for headings. */
struct header_try {
  int64_t line;
  int known;                  /* headings in it that are known */
  char text[TABLE_NAME_SIZE]; /* its beginning */
};

struct table_error {
  enum table_status status;
  int system;                  /* errno, or 0 */
  int64_t line;                /* physical line or row of the sheet, 1 the first; 0 unknown */
  int64_t column;              /* of a sheet, A is 0; -1 unknown */
  int64_t offset;              /* bytes from the start of the file to the first bad one; -1 unknown */
  enum file_encoding encoding; /* NOT_DECODABLE, NO_CONVERTER: the encoding that was tried */
  enum file_kind kind;
  enum sheet_status sheet_status;
  char sheet[TABLE_NAME_SIZE], other[TABLE_NAME_SIZE]; /* cut if need be; "": CSV text, or unknown */
  struct header_try tries[TABLE_TRIES];
  int try_count;
};

#endif
