/* The workbook of a report without the rows of its long sheets. */
#ifndef ARREARS_FORMATS_REPORT_SKELETON_H
#define ARREARS_FORMATS_REPORT_SKELETON_H

#include "formats/sheet/row_stream.h"

/* A row_skeleton: `context` is a struct report. */
const char *report_skeleton(void *context, const char *path, struct row_plan *plan);

#endif
