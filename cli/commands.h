/* The commands, one function each. All return an exit code and have reported what was wrong. */
#ifndef ARREARS_CLI_COMMANDS_H
#define ARREARS_CLI_COMMANDS_H

#include "cli/user/options.h"

/* assess, report, check and explain: a case list in, outputs out. */
enum exit_code command_list(const struct options *options);
/* One case, answered on the terminal. */
enum exit_code command_quote(const struct options *options);
/* An empty list to be filled in. */
enum exit_code command_template(const struct options *options);
/* rules list, show, coverage, lint. */
enum exit_code command_rules(const struct options *options);
/* Help on the command that `help` names or that --help follows, or on all. */
enum exit_code command_help(const struct options *options);
/* The versions of the program and its libraries. */
enum exit_code command_version(const struct options *options);
/* What the program is, in a few lines. */
enum exit_code command_introduce(const struct options *options);

#endif
