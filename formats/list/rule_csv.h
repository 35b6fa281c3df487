/* Rule rows as lines of a rule table. RULES 2 */
#ifndef ARREARS_FORMATS_LIST_RULE_CSV_H
#define ARREARS_FORMATS_LIST_RULE_CSV_H

#include "calc/buffer.h"
#include "calc/rules.h"
#include "formats/words/labels.h"

enum { RULE_CSV_COLUMNS = 13, RULE_CSV_PARAMETER = 3, RULE_CSV_VALUE = 7, RULE_CSV_NOTE = 12 };

/* The line with the names of the columns. */
void rule_csv_header(struct buffer *out);
void rule_csv_add(struct buffer *out, const struct rule *row);

/* A row that somebody is to fill in: everything but value and where it comes from. */
struct rule_gap {
  region_code region;
  int scheme, party; /* as in struct rule */
  enum parameter parameter;
  int32_t above;
  struct date from, to; /* inclusive; DATE_LAST: open */
  struct date run_out;  /* the last day of the row before it; DATE_NONE: there is none */
};

/* Its note says what is wanted, and in which form. */
void rule_csv_add_gap(struct buffer *out, enum language language, const struct rule_gap *gap);

/* Such a note, in whatever language. */
bool rule_csv_is_request(struct text note);

#endif
