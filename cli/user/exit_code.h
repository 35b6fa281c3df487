/* How the program ends. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_EXIT_CODE_H
#define ARREARS_CLI_USER_EXIT_CODE_H

enum exit_code {
  EXIT_OK = 0, /* fine so far; at the end: every case assessed */
  EXIT_INTERNAL = 1,
  EXIT_USAGE = 2,
  EXIT_SOME_REJECTED = 3,
  EXIT_FILE = 4,
  EXIT_RULES = 5,
  EXIT_DIFFERENCE = 6
};

#endif
