/* arrears rules coverage: what the rules know of a place, parameter by parameter, over the months. */
#ifndef ARREARS_CLI_RULES_COVERAGE_H
#define ARREARS_CLI_RULES_COVERAGE_H

#include "cli/flow/session.h"

/* Of the regions that the operands after the first name, or of every one that has rows of its own. EXIT_OK,
 * or EXIT_USAGE: the problem has been reported. */
MUST_USE enum exit_code rules_coverage(const struct session *session);

#endif
