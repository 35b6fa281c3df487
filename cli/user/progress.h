/* How far a long run has got: stage, rows, rows a second, time left. On a terminal one line that changes,
 * once the run lasts; in a log a line a minute. For programs the numbers of it, as lines of JSON (CONTRACT
 * 1). */
#ifndef ARREARS_CLI_USER_PROGRESS_H
#define ARREARS_CLI_USER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "formats/words/labels.h"

struct progress {
  enum language language;
  bool is_quiet;               /* -q was given: nothing is shown */
  bool is_terminal;            /* standard error is one */
  bool has_line;               /* a line is on the terminal */
  const char *numbers;         /* the file that the numbers are appended to; NULL: nobody asked */
  double started, shown, told; /* seconds of a steady clock */
};

/* How far it has got: rows, and bytes, which give the time left; bytes_total 0: not known. */
struct progress_point {
  int64_t rows;
  int64_t bytes_done, bytes_total;
};

/* The file that the numbers are appended to, ARREARS_PROGRESS; NULL: nobody asked. */
const char *progress_file(void);

void progress_start(struct progress *progress, enum language language, bool is_quiet);
/* `stage`: a label with rows {0}, rows a second {1} and time left {2}. */
void progress_step(struct progress *progress, enum label stage, struct progress_point point);
/* All rows are done; what is left is completing the outputs. */
void progress_writing(struct progress *progress, int64_t rows);
/* Clears the line; returns the seconds since the start. */
double progress_finish(struct progress *progress);

#endif
