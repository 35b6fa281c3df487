#include "formats/list/csv_text.h"

#include <csv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

/* Whether each of the bytes comes after the comma, as of nearly all cells they do: then none is special, and
 * none a blank. Eight at a time; the last eight may overlap those before. */
static bool is_above_comma(struct text text) {
  enum { WORD = sizeof(uint64_t) };
  const uint64_t each = UINT64_C(0x0101010101010101);
  uint64_t below = 0, word;
  if (text.length < WORD) {
    for (size_t i = 0; i < text.length; i++) below |= (unsigned char)text.at[i] <= ',';
    return below == 0;
  }
  for (size_t i = 0;;) {
    memcpy(&word, text.at + i, sizeof word);
    below |= (word - each * (',' + 1)) & ~word & each * 0x80;
    if (i + WORD == text.length) return below == 0;
    i = i + 2 * WORD <= text.length ? i + WORD : text.length - WORD;
  }
}

static bool needs_quotes(struct text text) {
  if (is_above_comma(text)) return false;
  static const bool is_special[256] = {[','] = true, ['"'] = true, ['\n'] = true, ['\r'] = true};
  bool is_any = is_blank(text.at[0]) || is_blank(text.at[text.length - 1]);
  for (size_t i = 0; i < text.length; i++) is_any |= is_special[(unsigned char)text.at[i]];
  return is_any;
}

void csv_add_cell(struct buffer *out, struct text text) {
  if (text.length == 0) return;
  if (!needs_quotes(text)) {
    buffer_add_text(out, text);
    return;
  }
  size_t most = 2 * text.length + 2; /* every byte a quote */
  char *room = buffer_room(out, most);
  out->length += csv_write(room, most, text.at, text.length);
}

void csv_quote_from(struct buffer *out, size_t start) {
  struct text cell = text_from_offset(buffer_text(out), start);
  if (cell.length == 0 || !needs_quotes(cell)) return;
  struct buffer copy = {0};
  buffer_add_text(&copy, cell);
  out->length = start;
  csv_add_cell(out, buffer_text(&copy));
  buffer_clear(&copy);
}

static bool is_number(struct text text) {
  size_t digits = 0;
  for (size_t i = 1; i < text.length; i++) {
    const bool is_part = strchr(".,%", text.at[i]) != NULL && text.at[i] != '\0';
    if (!is_digit(text.at[i]) && !is_part) return false;
    digits += is_digit(text.at[i]);
  }
  return digits > 0;
}

static bool is_dashes(struct text text) {
  for (size_t i = 0; i < text.length; i++)
    if (text.at[i] != '-') return false;
  return true;
}

/* Also behind apostrophes, so that what one was put before is told from what had one. */
static bool is_formula(struct text text) {
  while (text.length > 0 && text.at[0] == '\'') text = text_from_offset(text, 1);
  if (text.length == 0) return false;
  switch (text.at[0]) {
    case '=':
    case '@':
    case '\t':
    case '\r': return true;
    case '+':
    case '-': return !is_number(text) && !is_dashes(text);
    default: return false;
  }
}

void csv_neutralise_from(struct buffer *out, size_t start) {
  const size_t length = out->length - start;
  if (!is_formula(text_from_offset(buffer_text(out), start))) return;
  buffer_add_byte(out, '\'');
  memmove(out->at + start + 1, out->at + start, length);
  out->at[start] = '\'';
}

void csv_add_neutral_cell(struct buffer *out, struct text text, bool neutralises) {
  if (!neutralises || !is_formula(text)) {
    csv_add_cell(out, text);
    return;
  }
  const size_t start = out->length;
  buffer_add_byte(out, '\'');
  buffer_add_text(out, text);
  csv_quote_from(out, start);
}

struct text csv_without_mark(struct text text) {
  const bool has_mark = text.length > 1 && text.at[0] == '\'' && is_formula(text_from_offset(text, 1));
  return has_mark ? text_from_offset(text, 1) : text;
}
