/* A table in a CSV file, pulled row by row: comma, semicolon or tab; LF, CR LF or CR; UTF-8, GB18030
 * or UTF-16 with a mark. libcsv does the parsing. Memory is bounded by the row limit, whatever the
 * file holds. A bad row never hides a good one: it is handed out with its fault, and reading goes on
 * with the next physical line.
 *
 *   struct table *table = table_open(path, options, &error);
 *   while ((status = table_next(table, &row)) == TABLE_OK) ...
 *   table_close(table);
 *
 * One thread per table; tables share nothing. */
#ifndef ARREARS_FORMATS_LIST_TABLE_H
#define ARREARS_FORMATS_LIST_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"
#include "formats/file/encoding.h"

struct table; /* an open table; opaque */

enum table_status {
  TABLE_OK,
  TABLE_END,              /* no further row */
  TABLE_CANNOT_OPEN,      /* system: why */
  TABLE_IS_FOLDER,        /* the path names a folder */
  TABLE_READ_ERROR,       /* system: why; also in the middle of a file */
  TABLE_EMPTY,            /* no header: no byte, or blank lines only */
  TABLE_IS_WORKBOOK,      /* XLSX (or another ZIP archive) */
  TABLE_IS_OLD_WORKBOOK,  /* XLS (or another OLE file) */
  TABLE_IS_BINARY,        /* NUL bytes in the header */
  TABLE_NOT_DECODABLE,    /* neither UTF-8 nor GB18030, or not what the options say: offset, encoding */
  TABLE_NO_CONVERTER,     /* this system's iconv lacks the encoding */
  TABLE_HEADER_MALFORMED, /* line: quotes in the header do not match, or it is too long */
  TABLE_STATUS_COUNT
};

struct table_error {
  enum table_status status;
  int system;                  /* errno, or 0 */
  int64_t line;                /* physical line, 1 the first; 0 unknown */
  int64_t offset;              /* bytes from the start of the file to the first bad one; -1 unknown */
  enum file_encoding encoding; /* NOT_DECODABLE, NO_CONVERTER: the encoding that was tried */
};

enum row_fault {
  ROW_FINE,
  ROW_MALFORMED,     /* a quote inside an unquoted cell, or text after a closing quote: fault_at */
  ROW_UNCLOSED,      /* a quote that opens in the row's first line is not properly closed */
  ROW_TOO_LONG,      /* one physical line beyond the row limit; the rest of the line is skipped */
  ROW_HAS_NUL,       /* NUL bytes: fault_offset */
  ROW_NOT_DECODABLE, /* bytes that mean nothing in the file's encoding: fault_offset */
  ROW_FAULT_COUNT
};

/* One data row. All views hold until the next call with the same table and are valid UTF-8. */
struct table_row {
  const struct text *cells; /* unquoted, blanks kept, ="text" of spreadsheets read as text */
  size_t count;             /* as many cells as the row has, be it too few or too many for the header;
                             * 0 for MALFORMED, UNCLOSED and TOO_LONG */
  struct text raw;          /* the row as it stands, without its line end; what is not decodable, and NUL,
                             * as U+FFFD; UNCLOSED: the first line; TOO_LONG: the first row_limit bytes */
  int64_t line;             /* physical line on which the row begins; the file's first is 1 */
  int64_t line_count;       /* physical lines that the row takes, at least 1 */
  int64_t record;           /* data rows from 1, faulty ones counted; blank lines are none */
  enum row_fault fault;
  size_t fault_at;      /* MALFORMED: index in `raw` of the byte where parsing stopped */
  int64_t fault_offset; /* HAS_NUL, NOT_DECODABLE: bytes from the start of the file to the first bad one */
};

struct table_options {
  enum file_encoding encoding; /* AUTO: decided from the file; a byte order mark always wins */
  char delimiter;              /* 0: a first line `sep=;`, else whichever of , ; TAB the header has most */
  size_t row_limit;            /* bytes of one row, 0: TABLE_ROW_LIMIT */
};

enum { TABLE_ROW_LIMIT = 1024 * 1024 };

/* Opens a file ("-": standard input) and reads its header. NULL: *error says why.
 * The caller closes what is returned. */
MUST_USE struct table *table_open(const char *path, struct table_options options, struct table_error *error);

/* The same for a table in memory; `bytes` must outlive the table. */
MUST_USE struct table *table_open_memory(struct text bytes, struct table_options options,
                                         struct table_error *error);

/* The header's cells, valid as long as the table. Blanks around names are kept. */
const struct text *table_header(const struct table *table, size_t *count);

/* The physical line of the header. */
int64_t table_header_line(const struct table *table);

/* The next row, faulty ones included: TABLE_OK, TABLE_END, or TABLE_READ_ERROR (table_failure). */
MUST_USE enum table_status table_next(struct table *table, struct table_row *row);

/* What ended the table early; status TABLE_OK if nothing did. */
struct table_error table_failure(const struct table *table);

/* What the bytes turned out to be; AUTO while there was nothing but ASCII. */
enum file_encoding table_encoding(const struct table *table);

char table_delimiter(const struct table *table);

/* For progress: bytes of the file taken so far, and its size or -1 if unknown (a pipe). */
int64_t table_bytes_read(const struct table *table);
int64_t table_bytes_total(const struct table *table);

/* Closes and frees; NULL is allowed. */
void table_close(struct table *table);

#endif
