#include "cli/user/terminal.h"

#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_UNKNOWN = 100, WIDTH_LEAST = 40 };

int terminal_width(void) {
  struct winsize size;
  bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= WIDTH_LEAST;
  return is_known ? size.ws_col : WIDTH_UNKNOWN;
}
