/* A file of corrected rows, read for the list that they belong to: its headings find the list's columns, and
 * each row becomes a correction. For corrections.c alone. */
#ifndef ARREARS_FORMATS_LIST_CORRECTION_READER_H
#define ARREARS_FORMATS_LIST_CORRECTION_READER_H

#include "formats/list/correction.h"
#include "formats/list/fix_mark.h"

struct correction_reader {
  struct correction_file *file;
  int file_index;
  const struct table_sheet *list_sheets;
  int list_sheet_count; /* 0: CSV text */
  size_t list_columns;
  struct fix_columns own;
  bool *is_placed; /* owned; whether a column of the file is one of the list */
  size_t count;    /* columns of the file */
  struct correction_listener listener;
  bool has_trouble;
};

/* The file's table is open. False: the headings do not fit, which has been told. */
MUST_USE bool correction_reader_open(struct correction_reader *reader, const struct table *list,
                                     const struct case_columns *columns);

/* False: the row is none, or what is wrong with it has been told. The correction is the caller's to clear. */
MUST_USE bool correction_reader_row(struct correction_reader *reader, const struct table_row *row,
                                    struct correction *correction);

/* Tells of the file, or of a row of it (NULL: none). */
void correction_reader_tell(struct correction_reader *reader, enum correction_problem problem,
                            const struct table_row *row, struct text value);

void correction_reader_clear(struct correction_reader *reader);

#endif
