/* Headings that are months: one amount a month below each. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_MONTH_HEADING_H
#define ARREARS_FORMATS_LIST_MONTH_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/date.h"
#include "calc/text.h"

enum month_heading {
  MONTH_HEADING_NONE,
  MONTH_HEADING_WAGE,   /* 2024-07, 2024年7月, 缴费工资 over 2024-07: the wage of the month */
  MONTH_HEADING_FIGURE, /* 已缴基数 over 2024-07: a figure that is read in one column only */
  MONTH_HEADING_OTHER,  /* 单位缴费 over 2024-07: something else of the month */
  MONTH_HEADING_UNSURE  /* 24年7月: of which century? *month is unset */
};

/* What a heading says of months, in one row or joined of two. */
enum month_heading month_heading_read(struct month *month, struct text heading);

/* Whether it is a month of a year, whatever stands beside it. */
bool month_heading_is_sure(struct text heading);

/* How many headings are months that may be read. */
size_t month_headings_count(const struct text *names, size_t count);

#endif
