/* Rules, calendar and cases made of any bytes, worked out by both cores: on 64 bits and on GMP alone they
 * write the same bytes, every row is assessed or rejected, and what is written adds up (applied.c).
 * libFuzzer: sh tests/run.sh fuzz 1 applied */
#include "tests/fuzz/applied.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const struct text input = {(const char *)data, size};
  struct buffer small = {0}, big = {0};
  applied_run(input, &small);
  applied_run_gmp(input, &big);
  must_be(text_equals(buffer_text(&small), buffer_text(&big)));
  buffer_clear(&small);
  buffer_clear(&big);
  return 0;
}
