/* Two manifests held side by side: whether their runs worked out the same, and came to the same. */
#ifndef ARREARS_FORMATS_RUN_MANIFEST_DIFFER_H
#define ARREARS_FORMATS_RUN_MANIFEST_DIFFER_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "formats/run/manifest.h"

/* Copies the members that say what was worked out, as another run has them: version to options. */
void manifest_copy_basis(struct manifest *manifest, const struct manifest *other);

/* True when two runs worked out different things: another program version, input, rule, calendar or option,
 * another kind of output. Appends the path of the first member that differs. */
bool manifest_differ(const struct manifest *left, const struct manifest *right, struct buffer *path);

/* True when two runs came to different counts, totals or outputs, size and digest of each included. Appends
 * the path of the first member that differs. */
bool manifest_outcomes_differ(const struct manifest *left, const struct manifest *right, struct buffer *path);

#endif
