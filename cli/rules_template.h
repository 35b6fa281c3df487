/* `arrears rules template`: a place's rule table, to be filled in. CONTRACT 1 */
#ifndef ARREARS_CLI_RULES_TEMPLATE_H
#define ARREARS_CLI_RULES_TEMPLATE_H

#include "cli/flow/session.h"

/* Whatever is wrong has been said. */
enum exit_code rules_template(const struct session *session);

#endif
