#include "formats/words/parameter_text.h"

void parameter_text(struct buffer *out, enum language language, enum parameter parameter) {
  buffer_add_text(out, text_from(label(language, parameter_label(parameter))));
  if (language != LANGUAGE_ZH) buffer_add_byte(out, ' ');
  buffer_add_byte(out, '(');
  buffer_add_text(out, text_from(parameters[parameter].name));
  buffer_add_byte(out, ')');
}
