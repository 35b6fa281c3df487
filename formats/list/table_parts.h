/* What a table is made of, for the files that make it up: table_failure, table_head, table_tabs and table. */
#ifndef ARREARS_FORMATS_LIST_TABLE_PARTS_H
#define ARREARS_FORMATS_LIST_TABLE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/list/book_rows.h"
#include "formats/list/csv_rows.h"
#include "formats/list/kept_rows.h"
#include "formats/list/list_header.h"
#include "formats/list/row_spool.h"
#include "formats/list/table_options.h"
#include "formats/list/table_sheet.h"
#include "formats/list/table_status.h"

struct table {
  struct table_options options;
  bool is_book;
  int64_t file_size; /* -1 unknown */
  struct csv_rows csv;
  struct book_rows book;
  struct table_sheet *sheets; /* owned; those that are read */
  int sheet_count, sheet;     /* the one that is being read */

  size_t chosen;      /* tab + 1; 0: none */
  bool is_head_ready; /* the rows kept are its first, and a header is among them */
  struct kept_rows kept;
  struct list_header header;    /* of the first sheet: the table's */
  struct list_header further;   /* of the sheet that is being read, if it is not the first */
  struct hidden_columns hidden; /* of the first sheet */
  int64_t header_line;
  int64_t titles, first_title;

  struct text *cells; /* owned; of a row of a further sheet, in the order of the header */
  unsigned char *marks;
  int64_t record;
  bool repeats_header; /* the row handed out last */
  struct row_spool spool;
  bool keeps_rows; /* in the spool */
  bool has_ended;  /* its last row was handed out */
  bool is_rewound; /* rows come from the spool */
  struct table_error failure;
};

#endif
