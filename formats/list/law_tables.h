/* The tables that cases are worked out by: which are read, in which order, and what is told of them.
 * CONTRACT 1. */
#ifndef ARREARS_FORMATS_LIST_LAW_TABLES_H
#define ARREARS_FORMATS_LIST_LAW_TABLES_H

#include "formats/list/rule_tables.h"

struct law_sources {
  const char *const *rule_files; /* paths; a later one goes before an earlier */
  int rule_file_count;
  const char *calendar; /* a path; NULL: the built-in one */
  bool without_builtin; /* rules and calendar */
};

/* Whoever is told. After the troubles of a file comes `rules_ended` if it held rules, else, or if it could
 * not be opened, `table_ended`; failure->status is TABLE_OK where it could be read to its end. */
struct law_listener {
  rules_report *trouble;
  void (*rules_ended)(void *context, const char *path, const struct table_error *failure);
  void (*table_ended)(void *context, const char *path, const struct table_error *failure);
  void *context;
};

/* All that is not LAW_READ has been told. */
enum law_outcome { LAW_READ, LAW_REFUSED, LAW_UNREADABLE };

/* Adds one file; its path outlives the rules. */
MUST_USE enum law_outcome law_add_rules(struct rules *rules, const char *path, int layer,
                                        const struct law_listener *listener);

/* Sorts the rules once all are added. */
MUST_USE enum law_outcome law_seal_rules(struct rules *rules, const struct law_listener *listener);

/* Built-in rules and files, sealed. */
MUST_USE enum law_outcome law_read_rules(struct rules *rules, const struct law_sources *sources,
                                         const struct law_listener *listener);

MUST_USE enum law_outcome law_read_calendar(struct workdays *calendar, const struct law_sources *sources,
                                            const struct law_listener *listener);

#endif
