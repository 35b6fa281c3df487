/* Why a list or a table of rules cannot be read: which file, sheet and cell, what it is, what to do. */
#ifndef ARREARS_CLI_USER_SAY_TABLE_H
#define ARREARS_CLI_USER_SAY_TABLE_H

#include "formats/list/table_error_text.h"

/* Says why a table could not be opened or read further. */
void say_table_error(enum language language, const char *path, const struct table_error *error);

/* Says that a file cannot be opened or read; system is errno. */
void say_table_unreadable(enum language language, const char *path, int system);

#endif
