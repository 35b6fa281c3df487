/* Rows that are held against each other, as those of a list are: kept as they came, until they are worked
 * out. */
#ifndef ARREARS_FORMATS_LIBRARY_STREAM_H
#define ARREARS_FORMATS_LIBRARY_STREAM_H

#include "formats/library/desk.h"

struct stream;

/* The engine is in use by `handle`, and left when the stream is destroyed. */
struct stream *stream_new(const struct engine *engine, arrears_handle handle);

enum language stream_language(const struct stream *stream);

/* The answers have begun. */
int stream_add(struct stream *stream, struct text json, int64_t line, struct arrears_answer *answer);
int stream_run(struct stream *stream, arrears_each *each, void *context, struct arrears_answer *answer);

/* As handles_add wants it. */
void stream_destroy(void *object);

#endif
