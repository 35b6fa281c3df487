/* Whether a cell's number format shows its number as a date or a time. */
#ifndef ARREARS_FORMATS_SHEET_IN_NUMBER_FORMAT_H
#define ARREARS_FORMATS_SHEET_IN_NUMBER_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/text.h"

/* Of the formats that every spreadsheet program has by number. */
bool number_format_builtin_is_date(uint32_t id);

/* Of a format's code: yyyy"年"m"月", [h]:mm, [$-804]aaaa are; General, 0.00E+00, #,##0.00"元" are not. */
bool number_format_is_date(struct text code);

#endif
