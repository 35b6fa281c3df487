#include "formats/words/visible_text.h"

#include <stdint.h>
#include <stdio.h>

#include "formats/file/encoding.h"

struct code_range {
  uint32_t first, last;
};

/* C0, DEL and C1; the mark of Arabic letters; the marks of directions; separators; overrides and isolates. */
static const struct code_range hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C},
                                           {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

/* All of them have three bytes at most. */
static uint32_t code_of(struct text text, size_t length) {
  const unsigned char *at = (const unsigned char *)text.at;
  switch (length) {
    case 1: return at[0];
    case 2: return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    case 3: return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    default: return UINT32_MAX;
  }
}

static bool is_hidden(uint32_t code) {
  for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
    if (code >= hidden[i].first && code <= hidden[i].last) return true;
  return false;
}

bool visible_is_hidden(struct text text) { return is_hidden(code_of(text, utf8_character_length(text))); }

static void add_escape(struct buffer *out, uint32_t code) {
  char escape[12];
  const char *name = code == '\n' ? "\\n" : code == '\r' ? "\\r" : code == '\t' ? "\\t" : NULL;
  if (name == NULL) {
    (void)snprintf(escape, sizeof escape, code < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)code);
    name = escape;
  }
  buffer_add_text(out, text_from(name));
}

void visible_text_add(struct buffer *out, struct text text) {
  while (text.length > 0) {
    size_t length = utf8_character_length(text);
    const uint32_t code = length == 0 ? (unsigned char)text.at[0] : code_of(text, length);
    if (length == 0 || is_hidden(code))
      add_escape(out, code);
    else
      buffer_add(out, text.at, length);
    text = text_from_offset(text, length == 0 ? 1 : length);
  }
}

void visible_text_from(struct buffer *out, size_t start) {
  struct buffer copy = {0};
  buffer_add_text(&copy, text_from_offset(buffer_text(out), start));
  out->length = start;
  visible_text_add(out, buffer_text(&copy));
  buffer_clear(&copy);
}
