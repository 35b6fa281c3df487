/* The run id (运行编号): what joins a paper with what it was made from. CONTRACT 3 and 6. */
#ifndef ARREARS_FORMATS_REPORT_RUN_ID_H
#define ARREARS_FORMATS_REPORT_RUN_ID_H

#include "calc/dossier.h"
#include "formats/list/case_columns.h"
#include "formats/report/options.h"
#include "formats/words/sheet_words.h"

enum { RUN_ID_SIZE = 13, RUN_MARK_SIZE = 80 };

/* Twelve digits of the SHA-256 of what was read, and of what was asked for; a report of a run has those of
 * the run. Of a pipe the bytes are not known beforehand. */
void run_id_of_list(char id[RUN_ID_SIZE], const struct report_options *options);

/* Of the program's version and one assessed case as JSON: its columns, results, ledger and rule rows. */
void run_id_of_case(char id[RUN_ID_SIZE], struct text program_version, const struct case_columns *columns,
                    const struct dossier *dossier);

/* What stands below each page: the run id, called so. */
void run_id_mark(char mark[RUN_MARK_SIZE], enum sheet_language language, const char *id);

#endif
