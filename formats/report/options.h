/* What is asked of a report. */
#ifndef ARREARS_FORMATS_REPORT_OPTIONS_H
#define ARREARS_FORMATS_REPORT_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/date.h"
#include "calc/region.h"
#include "calc/rules.h"
#include "calc/text.h"
#include "formats/file/file_roles.h"
#include "formats/list/case_columns.h"
#include "formats/list/corrections.h"
#include "formats/list/skipped_rows.h"
#include "formats/words/labels.h"

/* Everything pointed to outlives the writer. Texts that are not known are empty and leave no line. */
struct report_options {
  const char *path; /* "-": standard output */
  bool force;       /* an existing workbook may be replaced */
  enum language language;
  struct date report_date;                  /* the default day of payment; also the `created` property */
  const struct rules *rules;                /* sealed */
  const struct regions *regions;            /* for the names; NULL: codes alone */
  struct text input_name, input_hash;       /* SHA-256, hexadecimal */
  struct text rules_hash;                   /* a line for each table: its name, a blank, its SHA-256 */
  const struct corrections *corrections;    /* rows that were handed back and corrected; NULL: none */
  int64_t input_size;                       /* bytes; 0: not known */
  struct text columns_read, columns_unread; /* how the headings were read: column_text.h */
  struct text program_version, libraries, command_line;
  struct text proven_manifest, proven_results; /* of a run that was proven: its manifest's path, and the
                                                * SHA-256 of its results */
  struct text mask; /* the fingerprint of the key that names and numbers are masked by */
  const struct file_roles
      *files; /* that the run reads and writes, which no workbook of a split may be; NULL: none */
  const struct skipped_rows *skipped; /* rows of the list that are no cases, once it has ended; NULL: none */
  size_t group_by;         /* column of the list, from 1, by which totals are shown as well; 0: none */
  int64_t sheet_row_limit; /* rows of one sheet; 0: 1,048,576 */
  /* the header of the list, for the columns carried through and the names in messages; NULL: none */
  const struct case_columns *columns;
};

#endif
