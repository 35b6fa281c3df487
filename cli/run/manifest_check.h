/* A manifest that comes from outside: read, compared with another and with the outputs it describes. Any
 * problem has been reported; `path` is always the manifest's own. */
#ifndef ARREARS_CLI_RUN_MANIFEST_CHECK_H
#define ARREARS_CLI_RUN_MANIFEST_CHECK_H

#include "cli/user/options.h"
#include "formats/run/manifest.h"

/* EXIT_OK; EXIT_FILE: it cannot be read, or is not a manifest. */
MUST_USE enum exit_code manifest_check_read(struct manifest *manifest, const char *path,
                                            enum language language);

/* Names what differs, in words, where manifest_differ named this member. Prints nothing. */
const char *manifest_check_words(struct text member, enum language language);

/* Every output is what the manifest says of it, size and digest. EXIT_OK, EXIT_DIFFERENCE, or
 * EXIT_FILE: one cannot be read. Each one that does not match has been reported; the result is that of the
 * last. */
MUST_USE enum exit_code manifest_check_outputs(const struct manifest *manifest, const char *path,
                                               enum language language);

#endif
