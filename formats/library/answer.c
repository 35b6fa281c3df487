#include "formats/library/answer.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/words/visible_text.h"

struct answer_texts *answer_begin(struct arrears_answer *answer) {
  if (answer->storage == NULL) answer->storage = array_new(1, sizeof(struct answer_texts));
  struct answer_texts *texts = answer->storage;
  buffer_reset(&texts->results.out);
  buffer_reset(&texts->diagnostics.out);
  buffer_reset(&texts->message);
  answer->row = answer->result_count = answer->diagnostic_count = 0;
  return texts;
}

/* A line is one line, which a terminal does not obey, as of the command (CONTRACT 1). */
static void add_line(void *context, struct text line) {
  struct buffer *message = context;
  if (message->length > 0) buffer_add_byte(message, '\n');
  visible_text_add(message, line);
}

struct listener answer_listener(struct answer_texts *texts, enum language language) {
  return (struct listener){language, add_line, &texts->message};
}

void answer_add(struct arrears_answer *answer, const struct text_context *context,
                const struct dossier *dossier) {
  struct answer_texts *texts = answer->storage;
  results_jsonl.rows(&texts->results, context, dossier);
  rejects_jsonl.rows(&texts->diagnostics, context, dossier);
  answer->result_count = dossier->assessment_count;
  answer->diagnostic_count = (int64_t)dossier->diagnostics.count;
}

static const char *end_text(struct buffer *buffer, size_t *length) {
  *length = buffer->length;
  buffer_add_byte(buffer, '\0');
  return buffer->at;
}

int answer_end(struct arrears_answer *answer, int status) {
  struct answer_texts *texts = answer->storage;
  answer->status = status;
  answer->results = end_text(&texts->results.out, &answer->results_length);
  answer->diagnostics = end_text(&texts->diagnostics.out, &answer->diagnostics_length);
  answer->message = end_text(&texts->message, &answer->message_length);
  return status;
}

void arrears_answer_clear(struct arrears_answer *answer) {
  if (answer == NULL || answer->struct_size != sizeof *answer) return;
  struct answer_texts *texts = answer->storage;
  if (texts != NULL) {
    text_block_clear(&texts->results);
    text_block_clear(&texts->diagnostics);
    buffer_clear(&texts->message);
    free(texts);
  }
  *answer = (struct arrears_answer)ARREARS_ANSWER;
}
