/* The tables built into the program, read without ceremony: no cell of theirs holds a comma, a quote or a
 * line end (tests/check_rules.py), so that reading 2,400 rows takes a moment. */
#ifndef ARREARS_FORMATS_LIST_BUILTIN_TABLES_H
#define ARREARS_FORMATS_LIST_BUILTIN_TABLES_H

#include "calc/region.h"
#include "formats/list/rule_tables.h"

/* Adds the rule tables as layer 0. False: something was reported. */
MUST_USE bool builtin_rules_read(struct rules *rules, rules_report *report, void *context);

/* `code,name,short_name,english` from memory that outlives the regions and has no quoted cells (the built-in
 * table); its texts become views into it. */
void regions_read(struct regions *regions, struct text bytes);

/* `code,name,short_name` likewise, into the same table. The short name may be left out: it is the name
 * without its last character then, if two are left. */
void counties_read(struct regions *regions, struct text bytes);

/* The regions and counties built into the program. */
void builtin_regions_read(struct regions *regions);

#endif
