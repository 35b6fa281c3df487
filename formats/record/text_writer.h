/* A writer whose file is text, row after row: results, ledger, rejects, JSON lines. What a row looks like is
 * a text_format; this module knows batches, and files or their fingerprints. */
#ifndef ARREARS_FORMATS_RECORD_TEXT_WRITER_H
#define ARREARS_FORMATS_RECORD_TEXT_WRITER_H

#include "formats/file/digest.h"
#include "formats/record/text_block.h"
#include "formats/record/writer.h"

/* Opens the output; NULL: *failure says why. The context is copied, what it points to outlives the writer. */
MUST_USE struct writer *text_writer_open(const struct text_format *format, const struct text_context *context,
                                         const char *path, bool force, struct writer_failure *failure);

/* Writes no file: the bytes it would have had are told by their fingerprint, set by `finish`, which may be
 * called again and cannot fail. The fingerprint and what the context points to outlive the writer. */
struct writer *text_writer_fingerprint(const struct text_format *format, const struct text_context *context,
                                       struct fingerprint *fingerprint);

#endif
