/* What every command needs before it can start: rules, calendar, regions, defaults. */
#ifndef ARREARS_CLI_FLOW_SESSION_H
#define ARREARS_CLI_FLOW_SESSION_H

#include "calc/region.h"
#include "calc/rules.h"
#include "calc/workdays.h"
#include "cli/user/options.h"
#include "formats/file/mask_key.h"
#include "formats/list/caseworker.h"

struct session {
  const struct options *options;
  int64_t troubles; /* of the table that is being read */
  struct rules rules;
  struct workdays calendar;
  struct regions regions;
  struct case_defaults defaults;
  struct mask_key mask; /* of --mask; without bytes: not given */
};

/* Loads the tables the options ask for and reads the defaults. Any problem has been reported; the result is
 * EXIT_OK, EXIT_USAGE (EXIT_FILE: the options' source is a manifest), EXIT_FILE or EXIT_RULES. session_clear
 * must be called in either case. */
MUST_USE enum exit_code session_open(struct session *session, const struct options *options);
void session_clear(struct session *session);

/* The key of --mask; NULL: not given. */
const struct mask_key *session_mask(const struct session *session);

/* What the rows of a list with these columns are worked out by; a view of the session. */
struct casework session_casework(const struct session *session, const struct case_columns *columns);

/* Adds one rule file. EXIT_OK, EXIT_FILE or EXIT_RULES; any problem has been reported. */
MUST_USE enum exit_code session_add_rules(struct session *session, const char *path, int layer);

/* Sorts the rules once all are added; EXIT_RULES when rows overlap, which has been reported. */
MUST_USE enum exit_code session_seal_rules(struct session *session);

/* A field given on the command line, read as the cell of a list; any problem has been reported. */
MUST_USE bool session_read_region(const struct session *session, const char *text, region_code *region);

#endif
