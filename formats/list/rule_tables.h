/* Rule tables and calendars from files. RULES 2; CONTRACT 1. */
#ifndef ARREARS_FORMATS_LIST_RULE_TABLES_H
#define ARREARS_FORMATS_LIST_RULE_TABLES_H

#include "calc/rules.h"
#include "calc/status.h"
#include "calc/workdays.h"
#include "formats/list/table.h"
#include "formats/words/labels.h"

/* What is wrong with a table as such. */
enum rules_fault {
  RULES_READ,
  RULES_BAD_ROW,         /* problem */
  RULES_MALFORMED_ROW,   /* line: quotes or bytes that cannot be read, or too few cells */
  RULES_MISSING_COLUMN,  /* text: its name */
  RULES_UNKNOWN_COLUMN,  /* text: its name */
  RULES_COLUMN_TWICE,    /* text: its name */
  RULES_BAD_DAY_KIND,    /* calendar: neither holiday nor workday, or no date; text, line */
  RULES_CONTRADICTED_DAY /* calendar: holiday and workday at once; text: the date, line, other_line */
};

struct rules_trouble {
  enum rules_fault fault;
  struct rule_problem problem;
  struct text text;
  int64_t line, other_line;
};

/* Told of everything wrong in a table, in order; the texts last for the call only. */
typedef void rules_report(void *context, struct text file, const struct rules_trouble *trouble);

/* Adds the rows of an open table to the rules, under `name` (which outlives them) and `layer`.
 * False: something was reported. */
MUST_USE bool rule_table_read(struct rules *rules, struct table *table, struct text name, int layer,
                              rules_report *report, void *context);

/* `date,kind`, more columns are passed over. */
MUST_USE bool calendar_read(struct workdays *calendar, struct table *table, struct text name,
                            rules_report *report, void *context);

/* Appends what is wrong with a table, without the file's name: `12: ...`. */
void rules_trouble_text(struct buffer *out, enum language language, const struct rules *rules,
                        const struct rules_trouble *trouble);

#endif
