#include "formats/record/text_writer.h"

#include <stdlib.h>

#include "calc/array.h"

struct text_writer {
  struct writer writer; /* first: a struct writer is what others see */
  const struct text_format *format;
  struct text_context context;
  struct output_file file;
  struct fingerprint *fingerprint; /* in place of the file; NULL: there is a file */
  struct digest digest;
};

static void *text_block_new(struct writer *writer) {
  (void)writer;
  struct text_block *block = array_new(1, sizeof *block);
  return block;
}

static void text_block_free(void *block) {
  text_block_clear(block);
  free(block);
}

static void text_reserve(struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  const struct text_writer *text = (const struct text_writer *)writer;
  struct text_block *batch = block;
  buffer_reset(&batch->out);
  if (text->format->reserve != NULL) text->format->reserve(batch, &text->context, dossiers, count);
}

static void text_format_batch(const struct writer *writer, void *block, const struct dossier *dossiers,
                              size_t count) {
  const struct text_writer *text = (const struct text_writer *)writer;
  for (size_t i = 0; i < count; i++) text->format->rows(block, &text->context, &dossiers[i]);
}

static bool add_bytes(struct text_writer *text, const struct buffer *bytes, struct output_error *error) {
  if (text->fingerprint == NULL) return output_file_write(&text->file, bytes->at, bytes->length, error);
  digest_add(&text->digest, bytes->at, bytes->length);
  text->fingerprint->size += (int64_t)bytes->length;
  return true;
}

static bool text_append(struct writer *writer, void *block) {
  const struct text_block *batch = block;
  return add_bytes((struct text_writer *)writer, &batch->out, &writer->failure.error);
}

static void finish_digest(struct text_writer *text) {
  if (text->digest.state != NULL) digest_finish(&text->digest, text->fingerprint->digest);
}

static bool text_settle(struct writer *writer) {
  struct text_writer *text = (struct text_writer *)writer;
  return text->fingerprint != NULL || output_file_settle(&text->file, &writer->failure.error);
}

static bool text_name(struct writer *writer) {
  struct text_writer *text = (struct text_writer *)writer;
  return text->fingerprint != NULL || output_file_name(&text->file, &writer->failure.error);
}

static bool text_take_back(struct writer *writer) {
  return output_file_take_back(&((struct text_writer *)writer)->file);
}

static bool text_finish(struct writer *writer) {
  struct text_writer *text = (struct text_writer *)writer;
  finish_digest(text);
  return text->fingerprint != NULL || output_file_commit(&text->file, &writer->failure.error);
}

static void text_abandon(struct writer *writer) {
  struct text_writer *text = (struct text_writer *)writer;
  finish_digest(text);
  output_file_abandon(&text->file);
}

static void text_free(struct writer *writer) {
  text_abandon(writer);
  free(writer);
}

static const struct writer_operations operations = {
    .block_new = text_block_new,
    .block_free = text_block_free,
    .reserve = text_reserve,
    .format = text_format_batch,
    .append = text_append,
    .settle = text_settle,
    .name = text_name,
    .take_back = text_take_back,
    .finish = text_finish,
    .abandon = text_abandon,
    .free = text_free,
};

static bool write_header(struct text_writer *text, struct output_error *error) {
  struct buffer head = {0};
  if (text->context.with_mark) buffer_add_literal(&head, "\xEF\xBB\xBF");
  if (text->format->header != NULL) text->format->header(&head, &text->context);
  bool written = add_bytes(text, &head, error);
  buffer_clear(&head);
  return written;
}

static struct text_writer *new_writer(const struct text_format *format, const struct text_context *context) {
  struct text_writer *text = array_new(1, sizeof *text);
  text->writer.operations = &operations;
  text->format = format;
  text->context = *context;
  return text;
}

struct writer *text_writer_open(const struct text_format *format, const struct text_context *context,
                                const char *path, bool force, struct writer_failure *failure) {
  struct text_writer *text = new_writer(format, context);
  text->writer.failure.path = failure->path = path;
  if (output_file_open(&text->file, path, force, &failure->error) && write_header(text, &failure->error))
    return &text->writer;
  text_free(&text->writer);
  return NULL;
}

struct writer *text_writer_fingerprint(const struct text_format *format, const struct text_context *context,
                                       struct fingerprint *fingerprint) {
  struct text_writer *text = new_writer(format, context);
  struct output_error none;
  text->fingerprint = fingerprint;
  *fingerprint = (struct fingerprint){0};
  digest_start(&text->digest);
  (void)write_header(text, &none);
  return &text->writer;
}
