/* `arrears rules list`: the places that have rules, and what kind of rules. CONTRACT 1 */
#ifndef ARREARS_CLI_RULES_LIST_H
#define ARREARS_CLI_RULES_LIST_H

#include "cli/flow/session.h"

/* Whatever is wrong has been said. */
enum exit_code rules_list(const struct session *session);

#endif
