/* The terminal that standard output may be. */
#ifndef ARREARS_CLI_USER_TERMINAL_H
#define ARREARS_CLI_USER_TERMINAL_H

/* Its columns; 100 where it is none, or where it is too narrow to be one. */
int terminal_width(void);

#endif
