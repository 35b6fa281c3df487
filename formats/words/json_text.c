#include "formats/words/json_text.h"

#include "formats/words/figures_text.h"

/* The escapes JSON knows, by byte; NULL: written unchanged, or as \u00XX below a blank. */
static const char *short_escape(unsigned char byte) {
  switch (byte) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return NULL;
  }
}

void json_add_string(struct buffer *out, struct text text) {
  static const char digits[] = "0123456789abcdef";
  buffer_add_byte(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.at[i];
    const char *escape = short_escape(byte);
    if (escape != NULL) {
      buffer_add_text(out, text_from(escape));
    } else if (byte < ' ') {
      buffer_add_literal(out, "\\u00");
      buffer_add_byte(out, digits[byte >> 4]);
      buffer_add_byte(out, digits[byte & 15]);
    } else {
      buffer_add_byte(out, text.at[i]);
    }
  }
  buffer_add_byte(out, '"');
}

void json_name(struct buffer *out, char before, struct text name) {
  buffer_add_byte(out, before);
  json_add_string(out, name);
  buffer_add_byte(out, ':');
}

void json_text_member(struct buffer *out, char before, const char *name, struct text value) {
  json_name(out, before, text_from(name));
  json_add_string(out, value);
}

void json_number_member(struct buffer *out, char before, const char *name, int64_t value) {
  json_name(out, before, text_from(name));
  figure_number(out, value);
}

void json_money_member(struct buffer *out, char before, const char *name, const struct money *value) {
  json_name(out, before, text_from(name));
  buffer_add_byte(out, '"');
  money_format(out, value);
  buffer_add_byte(out, '"');
}
