/* XLS of Excel 97 to 2003 (BIFF8) behind sheet_source. */
#ifndef ARREARS_FORMATS_LIST_XLS_IN_H
#define ARREARS_FORMATS_LIST_XLS_IN_H

#include "formats/list/sheet_format.h"

extern const struct sheet_format xls_in;

#endif
