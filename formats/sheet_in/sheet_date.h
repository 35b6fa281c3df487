/* Days and times of spreadsheet cells: a number of days since a date that depends on the workbook. */
#ifndef ARREARS_FORMATS_SHEET_IN_SHEET_DATE_H
#define ARREARS_FORMATS_SHEET_IN_SHEET_DATE_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

enum date_system {
  DATE_SYSTEM_1900, /* 1 is 1900-01-01, and 60 a day that never was, 1900-02-29 */
  DATE_SYSTEM_1904  /* 0 is 1904-01-01; old Macintosh workbooks */
};

enum { SHEET_DATE_LENGTH = sizeof "2025-01-31T10:30:00" - 1 }; /* the longest */

/* Appends the day and time that a number in plain decimal text stands for: 2025-01-31, 2025-01-31T10:30:00 to
 * the nearest second, in the 1900 system a time alone below one day. What Excel shows though no calendar has
 * it is given as it is shown: 1900-01-00, 1900-02-29. false: negative, or behind 9999-12-31; nothing is
 * appended. */
MUST_USE bool sheet_date_add(struct buffer *out, struct text number, enum date_system system);

/* The same for a cell that holds its date in ISO form: a time of midnight, parts of a second and a zone are
 * dropped. false: no ISO date; nothing is appended. */
MUST_USE bool sheet_date_add_iso(struct buffer *out, struct text iso);

#endif
