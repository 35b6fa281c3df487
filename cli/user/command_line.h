/* The command line, read with getopt_long by the rows of the option table. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_COMMAND_LINE_H
#define ARREARS_CLI_USER_COMMAND_LINE_H

#include "calc/status.h"
#include "cli/user/options.h"

/* False: the problem has been reported; exit with EXIT_USAGE. */
MUST_USE bool command_line_read(struct options *options, int count, char *arguments[]);

#endif
