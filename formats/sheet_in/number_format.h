/* What a cell's number format makes of its number: a date or a time, a percentage. */
#ifndef ARREARS_FORMATS_SHEET_IN_NUMBER_FORMAT_H
#define ARREARS_FORMATS_SHEET_IN_NUMBER_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/text.h"

/* Of the formats that every spreadsheet program has by number. */
bool number_format_builtin_is_date(uint32_t id);

/* Of a format's code: yyyy"年"m"月", [h]:mm, [$-804]aaaa are; General, 0.00E+00, #,##0.00"元" are not. */
bool number_format_is_date(struct text code);

enum percent_sign {
  PERCENT_NONE,
  PERCENT_SCALES, /* 0.16 shows as 16% */
  PERCENT_IS_TEXT /* 0.16 shows as 0.16%: the sign stands in quotes or behind a backslash */
};

enum percent_sign number_format_percent(struct text code);

#endif
