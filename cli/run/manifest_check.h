/* A manifest that comes from outside: read, held against another, and against the outputs it speaks of. What
 * is wrong has been said; `path` is always the manifest's own. */
#ifndef ARREARS_CLI_RUN_MANIFEST_CHECK_H
#define ARREARS_CLI_RUN_MANIFEST_CHECK_H

#include "cli/user/options.h"
#include "formats/run/manifest.h"

/* EXIT_OK; EXIT_FILE: it cannot be read, or is no manifest. */
MUST_USE enum exit_code manifest_check_read(struct manifest *manifest, const char *path,
                                            enum language language);

/* What is another, in words, where manifest_differ named this member. Says nothing. */
const char *manifest_check_words(struct text member, enum language language);

/* Every output is what the manifest says of it, size and digest. EXIT_OK, EXIT_DIFFERENCE, or
 * EXIT_FILE: one cannot be read. Each that is not right has been said; the result is that of the last. */
MUST_USE enum exit_code manifest_check_outputs(const struct manifest *manifest, const char *path,
                                               enum language language);

#endif
