/* The audit workbook: summary, cases, ledger, persons, rules used, rejected rows, and the run itself.
 *
 * Every dossier of a list comes through the writer, rejected ones too, so it counts for itself: read =
 * assessed + rejected stands on the first sheet as a check. One dossier makes the workbook of a quote.
 * Totals are sums of whole fen; a double appears only where a cell is handed to libxlsxwriter. */
#ifndef ARREARS_FORMATS_REPORT_WORKBOOK_H
#define ARREARS_FORMATS_REPORT_WORKBOOK_H

#include <stdbool.h>

#include "calc/status.h"
#include "formats/record/writer.h"
#include "formats/report/layout.h"
#include "formats/report/options.h"
#include "formats/report/totals.h"

/* Files that an open report holds: one for each long sheet, and its own. */
enum { REPORT_FILES_OPEN = REPORT_SHEET_COUNT + 1 };

/* A writer (formats/record/writer.h), freed by its operation `free`. NULL: *failure says why; its detail is
 * valid until the next call. Blocks may be formatted by several threads at once. The bytes depend on the
 * dossiers, their cut into batches and the options alone. */
MUST_USE struct writer *report_workbook_open(const struct report_options *options,
                                             struct writer_failure *failure);

/* For a report that is one of several, each a writer of this kind.
 *
 * A block may be formatted for any report that was opened with the same options but for path and input, as
 * long as the report that made it has not been freed. `beside`: a further block for the thread of that block,
 * with whose compressor it makes do; freed before it. */
void *report_workbook_block_beside(struct writer *writer, void *beside);

/* The first half of `finish`: all bytes, not yet the name. The temporary files of its rows and the words of
 * its cells are gone then. False: see writer->failure. */
MUST_USE bool report_workbook_complete(struct writer *writer);

/* Carried columns, the last of the list, that no workbook has room for. */
size_t report_workbook_left_out(const struct case_columns *columns, const struct rules *rules);

/* What has been appended so far. */
const struct report_totals *report_workbook_totals(const struct writer *writer);

#endif
