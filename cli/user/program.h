/* What the program says of itself, on the terminal and in the workbook. */
#ifndef ARREARS_CLI_USER_PROGRAM_H
#define ARREARS_CLI_USER_PROGRAM_H

#include <stddef.h>

#include "formats/file/mask_key.h"

extern const char program_version[];

/* Which libraries it uses: "GMP 6.2.1, libxlsxwriter 1.1.4, ...". Static, filled by the first call,
 * which is not thread-safe. */
const char *program_libraries(void);

/* Keeps the command line for program_command_line, until program_forget_command_line. How many threads were
 * asked for is left out: it is no part of what was asked, and the same bytes come out for any number. The
 * words stay where they are until then. */
void program_keep_command_line(int count, char *arguments[]);
void program_forget_command_line(void);

/* Puts what stands in the place of a file's name (formats/file/mask_key.h) where one of `files` stands in the
 * command line that is kept; they are its own words, or ends of them as in --output=FILE, and may be NULL. */
void program_mask_files(const struct mask_key *key, const char *const files[], size_t count);

/* The command line as one text; empty before it is kept. */
const char *program_command_line(void);

#endif
