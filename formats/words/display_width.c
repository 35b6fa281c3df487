#include "formats/words/display_width.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "formats/words/visible_text.h"

struct code_range {
  uint32_t first, last;
};

/* Unicode: East Asian Width W and F, in runs. */
static const struct code_range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

/* Marks that combine with the character before them, and format characters. */
static const struct code_range narrowest[] = {
    {0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0x302A, 0x302D},   {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

#define IN_RANGES(code, ranges) is_in((code), (ranges), sizeof(ranges) / sizeof(ranges)[0])

static bool is_in(uint32_t code, const struct code_range *ranges, size_t count) {
  for (size_t i = 0; i < count && ranges[i].first <= code; i++)
    if (code <= ranges[i].last) return true;
  return false;
}

static size_t sequence_length(unsigned char first) {
  if (first >= 0xF0 && first < 0xF8) return 4;
  if (first >= 0xE0) return first < 0xF0 ? 3 : 1;
  return first >= 0xC2 && first < 0xE0 ? 2 : 1;
}

struct character {
  uint32_t code;
  size_t length; /* bytes */
};

/* The character the text begins with; a byte out of place stands for itself. */
static struct character character_of(struct text text) {
  unsigned char first = (unsigned char)text.at[0];
  size_t length = sequence_length(first);
  if (length == 1 || length > text.length) return (struct character){first, 1};
  uint32_t code = first & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    unsigned char next = (unsigned char)text.at[i];
    if ((next & 0xC0) != 0x80) return (struct character){first, 1};
    code = code << 6 | (next & 0x3Fu);
  }
  return (struct character){code, length};
}

static int columns_of(uint32_t code) {
  if (code < 0x300) return 1;
  if (IN_RANGES(code, narrowest)) return 0;
  return IN_RANGES(code, wide) ? 2 : 1;
}

int display_width(struct text text) {
  int columns = 0;
  while (text.length > 0) {
    struct character character = character_of(text);
    columns += columns_of(character.code);
    text = text_from_offset(text, character.length);
  }
  return columns;
}

/* Closing marks stay with the character before them. */
static bool may_not_begin(uint32_t code) {
  static const uint32_t closing[] = {',',    '.',    ';',    ':',    ')',    0x3001, 0x3002, 0x300B, 0x300D,
                                     0x3015, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0x201D};
  for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
    if (closing[i] == code) return true;
  return false;
}

/* Bytes up to the next place where a line may end; blanks before the piece belong to it. */
static size_t piece_length(struct text text) {
  size_t at = 0;
  while (at < text.length && text.at[at] == ' ') at++;
  bool is_wide = false;
  for (bool is_first = true; at < text.length && text.at[at] != ' '; is_first = false) {
    struct character character = character_of(text_from_offset(text, at));
    bool was_wide = is_wide;
    is_wide = columns_of(character.code) == 2;
    if (!is_first && (is_wide || was_wide) && !may_not_begin(character.code)) break;
    at += character.length;
  }
  return at;
}

void display_wrap(struct buffer *out, struct text whole, int used, int indent, int width) {
  struct buffer shown = {0};
  visible_text_add(&shown, whole);
  struct text text = buffer_text(&shown);
  bool is_line_start = true;
  while (text.length > 0) {
    struct text piece = {text.at, piece_length(text)};
    text = text_from_offset(text, piece.length);
    if (!is_line_start && used + display_width(piece) > width) {
      buffer_add_byte(out, '\n');
      for (int i = 0; i < indent; i++) buffer_add_byte(out, ' ');
      used = indent;
      while (piece.length > 0 && piece.at[0] == ' ') piece = text_from_offset(piece, 1);
    }
    buffer_add_text(out, piece);
    used += display_width(piece);
    is_line_start = false;
  }
  buffer_clear(&shown);
}

int display_lines(struct text text, int width) {
  struct buffer wrapped = {0};
  int lines = 1;
  if (text.length == 0) return lines;
  for (const char *end; (end = memchr(text.at, '\n', text.length)) != NULL; lines++) {
    const size_t length = (size_t)(end - text.at);
    display_wrap(&wrapped, (struct text){text.at, length}, 0, 0, width);
    text = text_from_offset(text, length + 1);
  }
  display_wrap(&wrapped, text, 0, 0, width);
  for (size_t i = 0; i < wrapped.length; i++) lines += wrapped.at[i] == '\n';
  buffer_clear(&wrapped);
  return lines;
}
