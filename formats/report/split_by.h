/* By what a report is split into several workbooks. */
#ifndef ARREARS_FORMATS_REPORT_SPLIT_BY_H
#define ARREARS_FORMATS_REPORT_SPLIT_BY_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"

enum report_split_by { SPLIT_NONE, SPLIT_REGION, SPLIT_EMPLOYER, SPLIT_ROWS, SPLIT_COUNT };

struct report_split {
  enum report_split_by by;
  int64_t rows; /* of the list in one workbook, at least 1; only SPLIT_ROWS */
};

/* Reads `region`, `employer`, or a number of rows from 1 to 10^9. */
MUST_USE bool report_split_parse(struct report_split *split, struct text text);

#endif
