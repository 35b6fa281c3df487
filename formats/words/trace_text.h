/* What the values of a trace are called, and how they read. */
#ifndef ARREARS_FORMATS_WORDS_TRACE_TEXT_H
#define ARREARS_FORMATS_WORDS_TRACE_TEXT_H

#include "calc/buffer.h"
#include "calc/trace.h"
#include "formats/words/labels.h"

/* Static, UTF-8. */
const char *trace_label(enum language language, enum trace_name name);
/* Appends the national law that a step rests on, separated by `; `: the sources of its rows of the nation
 * that are official, each once and in their own language, then the articles of what the case states. */
void trace_law_text(struct buffer *out, enum language language, const struct trace *trace,
                    const struct trace_step *step);

/* Appends the value as a person reads it: 8,000.00, 0.05%, 12, 2025-06-01, a word. */
void trace_value_text(struct buffer *out, enum language language, const struct trace_value *value);

#endif
