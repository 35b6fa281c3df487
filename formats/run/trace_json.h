/* How a case came to its figures, as data: arrears.trace/1. JSON, by jansson. CONTRACT 5 */
#ifndef ARREARS_FORMATS_RUN_TRACE_JSON_H
#define ARREARS_FORMATS_RUN_TRACE_JSON_H

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/quote/options.h"

/* Appends one object in one line, with its line end; the dossier was traced and not rejected. Every month
 * stands, none are drawn together. */
void trace_json(struct buffer *out, const struct quote_options *options, const struct dossier *dossier);

#endif
