#include "cli/user/say.h"

#include <stdlib.h>

#include "formats/file/encoding.h"
#include "formats/file/path.h"
#include "formats/words/system_words.h"
#include "formats/words/visible_text.h"

void say_line(FILE *to, struct text line) {
  struct buffer shown = {0};
  visible_text_add(&shown, line);
  buffer_add_byte(&shown, '\n');
  (void)fwrite(shown.at, 1, shown.length, to);
  buffer_clear(&shown);
}

static void hear(void *context, struct text line) {
  (void)context;
  say_line(stderr, line);
}

struct listener say_listener(enum language language) {
  return (struct listener){language, hear, NULL};
}

void say_texts(enum language language, enum label id, const struct text *arguments, int count) {
  const struct listener listener = say_listener(language);
  tell_texts(&listener, id, arguments, count);
}

void say(enum language language, enum label id, ...) {
  const struct listener listener = say_listener(language);
  va_list list;
  va_start(list, id);
  tell_list(&listener, id, list);
  va_end(list);
}

void say_seconds(enum language language, double seconds) {
  char text[32];
  (void)snprintf(text, sizeof text, "%.2f", seconds);
  say(language, LABEL_SAY_SECONDS, text, NULL);
}

void say_no_folder(enum language language, const char *path) {
  char *folder = path_folder(path);
  const struct text arguments[] = {text_from(path), text_from(folder)};
  say_texts(language, LABEL_SAY_NO_FOLDER, arguments, 2);
  free(folder);
}

/* What the workbook library says is English; other details are words of ours, or a file's name. */
static bool is_for_others(enum language language, const struct writer_failure *failure) {
  const struct text detail = text_from(failure->detail);
  return language != LANGUAGE_EN && failure->error.status == OUTPUT_FAILED &&
         ascii_length(detail) == detail.length;
}

/* What the message names beside the path: a detail of the library, the folder that is in the way, or the
 * words of the system. */
static void add_detail(struct buffer *out, enum language language, const struct writer_failure *failure) {
  const enum output_status status = failure->error.status;
  if (status == OUTPUT_NO_FOLDER || status == OUTPUT_NOT_PERMITTED) {
    char *folder = path_folder(failure->path);
    buffer_add_text(out, text_from(folder));
    free(folder);
  } else if (failure->detail == NULL || (failure->error.system != 0 && is_for_others(language, failure))) {
    system_words_add(out, language, failure->error.system);
  } else if (is_for_others(language, failure)) {
    buffer_add_text(out, text_from(label(language, LABEL_SAY_BOOK_UNFINISHED)));
  } else {
    buffer_add_text(out, text_from(failure->detail));
  }
}

void say_writer_failure(enum language language, const struct writer_failure *failure) {
  static const enum label labels[OUTPUT_STATUS_COUNT] = {
      [OUTPUT_OK] = LABEL_SAY_WRITE_FAILED,
      [OUTPUT_EXISTS] = LABEL_SAY_EXISTS,
      [OUTPUT_IS_FOLDER] = LABEL_SAY_OUTPUT_IS_FOLDER,
      [OUTPUT_NO_FOLDER] = LABEL_SAY_NO_FOLDER,
      [OUTPUT_NOT_PERMITTED] = LABEL_SAY_NOT_PERMITTED,
      [OUTPUT_DISK_FULL] = LABEL_SAY_DISK_FULL,
      [OUTPUT_TOO_LARGE] = LABEL_SAY_FILE_TOO_LARGE,
      [OUTPUT_PIPE_CLOSED] = LABEL_SAY_PIPE_CLOSED,
      [OUTPUT_IS_SPECIAL] = LABEL_SAY_OUTPUT_IS_SPECIAL,
      [OUTPUT_IS_USED] = LABEL_SAY_OUTPUT_IS_INPUT,
      [OUTPUT_IS_TWICE] = LABEL_SAY_OUTPUT_IS_TWICE,
      [OUTPUT_TOO_MANY] = LABEL_SAY_TOO_MANY,
      [OUTPUT_FAILED] = LABEL_SAY_WRITE_FAILED,
  };
  struct buffer detail = {0};
  add_detail(&detail, language, failure);
  const struct text arguments[] = {text_from(failure->path), buffer_text(&detail)};
  say_texts(language, labels[failure->error.status], arguments, 2);
  buffer_clear(&detail);
}
