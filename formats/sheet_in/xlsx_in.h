/* XLSX behind sheet_source. A sheet is unpacked twice, once to survey it and once for its rows; a third time
 * where it merges cells. Shared texts and formats are read when the first sheet is chosen. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_IN_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_IN_H

#include "formats/sheet_in/sheet_format.h"

extern const struct sheet_format xlsx_in;

#endif
