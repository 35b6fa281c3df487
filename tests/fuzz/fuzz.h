/* What the fuzz targets share. Each is one function that takes any bytes and traps where something is not as
 * it must be: sh tests/run.sh fuzz MINUTES TARGET. */
#ifndef ARREARS_TESTS_FUZZ_FUZZ_H
#define ARREARS_TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "calc/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must_be(bool is_true) {
  if (!is_true) __builtin_trap();
}

/* Cuts the bytes up to `mark`, or all that are left, off *rest. */
static inline struct text fuzz_section(struct text *rest, const char *mark) {
  const size_t length = strlen(mark);
  size_t at = 0;
  while (at < rest->length && (rest->length - at < length || memcmp(rest->at + at, mark, length) != 0)) at++;
  const struct text section = {rest->at, at};
  *rest = text_from_offset(*rest, at < rest->length ? at + length : at);
  return section;
}

#endif
