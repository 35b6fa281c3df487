/* A rule table, a calendar and a case list made of any bytes, applied: what a run would write, as one text.
 * Compiled once for each core, as applied_run and as applied_run_gmp. */
#ifndef ARREARS_TESTS_FUZZ_APPLIED_H
#define ARREARS_TESTS_FUZZ_APPLIED_H

#include "calc/buffer.h"
#include "calc/text.h"

/* Between rules, calendar and list. */
#define APPLIED_MARK "====\n"

__attribute__((visibility("default"))) void applied_run(struct text input, struct buffer *out);
__attribute__((visibility("default"))) void applied_run_gmp(struct text input, struct buffer *out);

#endif
