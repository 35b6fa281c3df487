/* Characters that XML cannot hold stand in workbooks as _xHHHH_. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_TEXT_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_TEXT_H

#include "calc/buffer.h"
#include "calc/text.h"

/* Appends `raw` with its _xHHHH_ resolved: _x0041_ is A, _x005F_ the underscore, two halves of a surrogate
 * pair one character. NUL, a lone half and what is no character become U+FFFD. */
void xlsx_text_add(struct buffer *out, struct text raw);

#endif
