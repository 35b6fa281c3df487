/* Names of outputs whose ending says something else than what would be written under them. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_OUTPUT_NAMES_H
#define ARREARS_CLI_USER_OUTPUT_NAMES_H

#include "calc/status.h"
#include "cli/user/options.h"

/* False: a name contradicts its file; it has been named, exit with EXIT_USAGE. */
MUST_USE bool output_names_fit(const struct options *options);

#endif
