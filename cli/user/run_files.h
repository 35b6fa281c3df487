/* The files of a run, checked before anything is written. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_RUN_FILES_H
#define ARREARS_CLI_USER_RUN_FILES_H

#include "calc/status.h"
#include "cli/user/options.h"
#include "formats/file/file_roles.h"

/* Adds what the options name: rule tables and calendar, and all outputs. */
void run_files_add_options(struct file_roles *files, const struct options *options);

/* Says what killed runs have left behind in the folders of the outputs, and removes what is certainly
 * nobody's. */
void run_files_sweep(const struct file_roles *files, enum language language);

/* False: an output is another output, or is read; both have been named, exit with EXIT_USAGE. */
MUST_USE bool run_files_check(const struct file_roles *files, enum language language);

/* All of these, for a command whose options name all its files. False: exit with EXIT_USAGE. */
MUST_USE bool run_files_settle(const struct options *options);

/* Whether what --pdf asks for can be had here. Anything else than EXIT_OK has been reported. */
MUST_USE enum exit_code run_files_check_pdf(const struct options *options);

#endif
