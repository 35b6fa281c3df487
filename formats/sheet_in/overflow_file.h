/* Where what does not fit into memory goes while the program runs. */
#ifndef ARREARS_FORMATS_SHEET_IN_OVERFLOW_FILE_H
#define ARREARS_FORMATS_SHEET_IN_OVERFLOW_FILE_H

#include "calc/status.h"

/* An empty file without a name in $TMPDIR, else /tmp, else in memory. -1 and errno: there is none to be had.
 * The caller closes it. */
MUST_USE int overflow_file_open(void);

#endif
