/* Goes through a list before its workbook is opened, so that the workbook can be laid out without the columns
 * that say nothing in it. Every row is worked out as the workbook will, and none is kept. */
#ifndef ARREARS_FORMATS_REPORT_SURVEY_H
#define ARREARS_FORMATS_REPORT_SURVEY_H

#include "formats/record/writer.h"
#include "formats/report/idle_columns.h"

/* A writer without a file; freed by its operation `free`. Options without `idle`. */
struct writer *report_survey_open(const struct report_options *options);

/* Once the whole list has passed; *columns is empty before. */
void report_survey_end(struct writer *writer, struct idle_columns *columns);

#endif
