#include "formats/words/parameter_text.h"

void parameter_text(struct buffer *out, enum language language, enum parameter parameter) {
  buffer_add_text(out, text_from(label(language, parameter_label(parameter))));
  if (language != LANGUAGE_ZH) buffer_add_byte(out, ' ');
  buffer_add_byte(out, '(');
  buffer_add_text(out, text_from(parameters[parameter].name));
  buffer_add_byte(out, ')');
}

void parameter_names(struct buffer *out, enum language language, parameter_set named) {
  for (parameter_set rest = named; rest != 0; rest &= rest - 1) {
    if (rest != named) buffer_add_text(out, language == LANGUAGE_ZH ? TEXT("、") : TEXT(", "));
    buffer_add_text(out, text_from(label(language, parameter_label((enum parameter)__builtin_ctzll(rest)))));
  }
}
