/* Why a workbook could not be written: the broken-world errors of the row stream and its helpers.
 * Wrong use of an interface is a bug and ends in assert, never here. */
#ifndef ARREARS_FORMATS_SHEET_ROW_FAILURE_H
#define ARREARS_FORMATS_SHEET_ROW_FAILURE_H

#include <stdbool.h>

enum row_failure_kind {
  ROW_FAILURE_NONE = 0,
  ROW_FAILURE_SPOOL,              /* a temporary file cannot be made, written or read back */
  ROW_FAILURE_SKELETON,           /* the skeleton function reported an error */
  ROW_FAILURE_SKELETON_BROKEN,    /* a part of the skeleton is truncated or not well-formed */
  ROW_FAILURE_SKELETON_DISAGREES, /* template row, style ids or rows below it are not where they must be */
  ROW_FAILURE_OUTPUT              /* the workbook cannot be created or written */
};

enum { ROW_FAILURE_TEXT_SIZE = 240 };

struct row_failure {
  enum row_failure_kind kind;
  int error_number;                 /* errno of the failed call, 0 when the system is not to blame */
  char text[ROW_FAILURE_TEXT_SIZE]; /* English, for people to read, terminated, without a final full stop */
};

/* Notes a failure and returns false, so that `return row_failure_set(...)` reads well. The first failure
 * stays: later ones are its consequences. `format` as for printf; a longer text is cut. */
bool row_failure_set(struct row_failure *failure, enum row_failure_kind kind, int error_number,
                     const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

#endif
