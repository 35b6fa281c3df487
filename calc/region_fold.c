#include "region_fold.h"

#include "character.h"

/* Ranges of code points. */
static const struct {
  uint32_t first, last;
} separators[] = {
    {0x01, ' '},      {'\'', ')'},      {',', '/'},       {':', '<'},       {'>', '>'},
    {'[', ']'},       {'_', '_'},       {'|', '|'},       {'~', '~'},       {0xA0, 0xA0},
    {0xAB, 0xAB},     {0xAD, 0xAD},     {0xB7, 0xB7},     {0xBB, 0xBB},     {0x2000, 0x2023},
    {0x2027, 0x202F}, {0x2039, 0x203A}, {0x2060, 0x2064}, {0x2190, 0x21FF}, {0x2500, 0x2503},
    {0x25A0, 0x25FF}, {0x3000, 0x3003}, {0x3008, 0x301F}, {0x30FB, 0x30FB}, {0xFE50, 0xFE52},
    {0xFE58, 0xFE58}, {0xFEFF, 0xFEFF}, {0xFF64, 0xFF65},
};

static bool is_separator(uint32_t character) {
  if (character >= 0x3100 && character < 0xFE50) return false; /* nearly all of a Chinese list */
  for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
    if (character <= separators[i].last) return character >= separators[i].first;
  return false;
}

bool region_fold(struct text *folded, char bytes[REGION_FOLDED_MAX], struct text text) {
  size_t length, count = 0;
  for (size_t at = 0; at < text.length; at += length) {
    uint32_t character = character_at(text, at, &length);
    if (is_separator(character)) continue;
    if (count + length > REGION_FOLDED_MAX) return false;
    for (size_t i = 0; i < length; i++) bytes[count++] = lower_case(text.at[at + i]);
  }
  *folded = (struct text){bytes, count};
  return true;
}

void region_fold_english(struct buffer *out, struct text english) {
  for (size_t i = 0; i < english.length; i++) {
    char letter = lower_case(english.at[i]);
    if (letter >= 'a' && letter <= 'z') buffer_add_byte(out, letter);
  }
}
