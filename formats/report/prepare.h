/* A report before its first row: what was asked for made ready, and given back at the end. */
#ifndef ARREARS_FORMATS_REPORT_PREPARE_H
#define ARREARS_FORMATS_REPORT_PREPARE_H

#include "formats/report/block.h"
#include "formats/report/report.h"

/* *report and *numbers are empty before. `folder` and `row_sheets` are the caller's to set. */
void report_prepare(struct report *report, struct report_numbers *numbers,
                    const struct report_options *options);

/* Frees what the report owns. */
void report_release(struct report *report);

#endif
