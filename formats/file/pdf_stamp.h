/* What a PDF says of the clock and of the machine that made it, taken out of it: the day it was made on, and
 * the marks by which it is told from others, which are drawn by chance. */
#ifndef ARREARS_FORMATS_FILE_PDF_STAMP_H
#define ARREARS_FORMATS_FILE_PDF_STAMP_H

#include "calc/buffer.h"
#include "calc/date.h"

/* Puts the day, at midnight, in the place of its date, and its own SHA-256 in that of its marks, where it has
 * them plainly written, as LibreOffice does. No byte moves. */
void pdf_stamp(struct buffer *pdf, struct date day);

#endif
