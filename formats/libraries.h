/* Which libraries the program was built with. */
#ifndef ARREARS_FORMATS_LIBRARIES_H
#define ARREARS_FORMATS_LIBRARIES_H

#include "calc/buffer.h"

/* Appends "GMP 6.2.1, libxlsxwriter 1.1.4, ...". */
void libraries_add(struct buffer *out);

#endif
