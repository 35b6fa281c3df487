#include "formats/sheet/row_failure.h"

#include <stdarg.h>
#include <stdio.h>

bool row_failure_set(struct row_failure *failure, enum row_failure_kind kind, int error_number,
                     const char *format, ...) {
  if (failure->kind != ROW_FAILURE_NONE) return false;
  failure->kind = kind;
  failure->error_number = error_number;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(failure->text, sizeof failure->text, format, arguments);
  va_end(arguments);
  return false;
}
