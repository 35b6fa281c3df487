/* The audit workbook: summary, cases, ledger, persons, rules used, rejected rows, and the run itself.
 *
 * Every dossier of a list comes through the writer, rejected ones too, so it counts for itself: read =
 * assessed + rejected stands on the first sheet as a check. One dossier makes the workbook of a quote.
 * Totals are sums of whole fen; a double appears only where a cell is handed to libxlsxwriter. */
#ifndef ARREARS_FORMATS_REPORT_WORKBOOK_H
#define ARREARS_FORMATS_REPORT_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/date.h"
#include "calc/region.h"
#include "calc/rules.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/list/case_columns.h"
#include "formats/record/writer.h"
#include "formats/report/totals.h"
#include "formats/words/labels.h"

/* Everything pointed to outlives the writer. Texts that are not known are empty and leave no line. */
struct report_options {
  const char *path; /* "-": standard output */
  bool force;       /* an existing workbook may be replaced */
  enum language language;
  struct date report_date;            /* the default day of payment; also the `created` property */
  const struct rules *rules;          /* sealed */
  const struct regions *regions;      /* for the names; NULL: codes alone */
  struct text input_name, input_hash; /* SHA-256, hexadecimal */
  struct text rules_hash;             /* a line for each table: its name, a blank, its SHA-256 */
  int64_t input_size;                 /* bytes; 0: not known */
  struct text program_version, libraries, command_line;
  struct text proven_manifest, proven_results; /* of a run that came out again: its manifest's path, and the
                                                * SHA-256 of its results */
  int64_t sheet_row_limit;                     /* rows of one sheet; 0: 1,048,576 */
  /* the header of the list, for the columns carried through and the names in messages; NULL: none */
  const struct case_columns *columns;
};

/* A writer (formats/writer.h), freed by its operation `free`. NULL: *failure says why; its detail is valid
 * until the next call. Blocks may be formatted by several threads at once. The bytes depend on the dossiers,
 * their cut into batches and the options alone. */
MUST_USE struct writer *report_xlsx_open(const struct report_options *options,
                                         struct writer_failure *failure);

/* For a report that is one of several, each a writer of this kind.
 *
 * A block may be formatted for any report that was opened with the same options but for path and input, as
 * long as the report that made it has not been freed. `beside`: a further block for the thread of that block,
 * with whose compressor it makes do; freed before it. */
void *report_xlsx_block_beside(struct writer *writer, void *beside);

/* The first half of `finish`: all bytes, not yet the name. The temporary files of its rows are gone then.
 * False: see writer->failure. */
MUST_USE bool report_xlsx_complete(struct writer *writer);

/* What has been appended so far. */
const struct report_totals *report_xlsx_totals(const struct writer *writer);

#endif
