/* The checks of the summary: two ways to one figure, the difference, and whether it is none. */
#ifndef ARREARS_FORMATS_REPORT_CHECKS_H
#define ARREARS_FORMATS_REPORT_CHECKS_H

#include "formats/report/summary_page.h"

void report_checks_write(struct summary_page *summary);

#endif
