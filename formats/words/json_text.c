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

static bool is_plain(unsigned char byte) { return byte >= ' ' && byte != '"' && byte != '\\'; }

static void add_escaped(struct buffer *out, unsigned char byte) {
  static const char digits[] = "0123456789abcdef";
  const char *escape = short_escape(byte);
  if (escape != NULL) {
    buffer_add_text(out, text_from(escape));
    return;
  }
  buffer_add_literal(out, "\\u00");
  buffer_add_byte(out, digits[byte >> 4]);
  buffer_add_byte(out, digits[byte & 15]);
}

void json_add_string(struct buffer *out, struct text text) {
  size_t done = 0;
  buffer_add_byte(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (is_plain((unsigned char)text.at[i])) continue;
    buffer_add(out, text.at + done, i - done);
    add_escaped(out, (unsigned char)text.at[i]);
    done = i + 1;
  }
  buffer_add_text(out, text_from_offset(text, done));
  buffer_add_byte(out, '"');
}

void json_string_from(struct buffer *out, size_t start) {
  const struct text text = text_from_offset(buffer_text(out), start);
  struct buffer copy = {0};
  size_t plain = 0;
  while (plain < text.length && is_plain((unsigned char)text.at[plain])) plain++;
  if (plain < text.length) {
    buffer_add_text(&copy, text);
    out->length = start;
    json_add_string(out, buffer_text(&copy));
    buffer_clear(&copy);
    return;
  }
  (void)buffer_room(out, 2);
  memmove(out->at + start + 1, out->at + start, text.length);
  out->at[start] = out->at[start + text.length + 1] = '"';
  out->length += 2;
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
