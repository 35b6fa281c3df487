/* What help says of options, from their table. */
#ifndef ARREARS_CLI_USER_OPTION_HELP_H
#define ARREARS_CLI_USER_OPTION_HELP_H

#include "calc/buffer.h"
#include "calc/text.h"
#include "cli/user/option_table.h"

/* Appends one option: two blanks, how it is typed, and what it does from `column` on (bytes from 0), beside
 * it or, where it is too long, below. */
void option_help_add(struct buffer *out, const struct option_row *row, size_t column, enum language language);

/* Appends a page of help. A line of it such as {22 rejects ledger} stands for these options' lines, what they
 * do in column 22; {columns WORDS} stands for these words and the option of every column of a case list. */
void option_help_add_page(struct buffer *out, struct text page, enum language language);

/* Appends a line for each option of a command, for completions and for whoever compares: command, --name,
 * -letter, argument, the words it takes (with blanks between), what it does; tabs between. CONTRACT 1 */
void option_list_add(struct buffer *out, enum command command, enum language language);

#endif
