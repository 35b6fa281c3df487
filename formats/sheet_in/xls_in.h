/* XLS of Excel 97 to 2003 (BIFF8) behind sheet_source. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLS_IN_H
#define ARREARS_FORMATS_SHEET_IN_XLS_IN_H

#include "formats/sheet_in/sheet_format.h"

extern const struct sheet_format xls_in;

#endif
