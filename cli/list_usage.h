/* Whether the words of assess, report and check make sense together. */
#ifndef ARREARS_CLI_LIST_USAGE_H
#define ARREARS_CLI_LIST_USAGE_H

#include "cli/user/options.h"

/* manifest: the path of the one whose run is reported on; NULL: the operand is a case list. False: the
 * problem has been reported; exit with EXIT_USAGE. */
MUST_USE bool list_usage_check(const struct options *options, const char *manifest);

#endif
