#include "formats/words/tell.h"

#include "formats/words/template.h"

enum { ARGUMENTS_MAX = 6 };

void tell_texts(const struct listener *listener, enum label id, const struct text *arguments, int count) {
  struct buffer line = {0};
  template_add(&line, listener->language, label(listener->language, id), arguments, count);
  listener->line(listener->context, buffer_text(&line));
  buffer_clear(&line);
}

void tell_list(const struct listener *listener, enum label id, va_list list) {
  struct text arguments[ARGUMENTS_MAX];
  int count = 0;
  /* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): it loses sight of va_start */
  for (const char *argument; count < ARGUMENTS_MAX && (argument = va_arg(list, const char *)) != NULL;)
    arguments[count++] = text_from(argument);
  tell_texts(listener, id, arguments, count);
}

void tell(const struct listener *listener, enum label id, ...) {
  va_list list;
  va_start(list, id);
  tell_list(listener, id, list);
  va_end(list);
}
