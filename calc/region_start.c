#include "region_start.h"

#include "hash.h"

enum { CHARACTERS_KEY = 6, LETTERS_KEY = 3 };

bool region_start_hash(uint64_t *hash, struct text text) {
  bool has_letters = text.length > 0 && text.at[0] >= 'a' && text.at[0] <= 'z';
  size_t length = has_letters ? LETTERS_KEY : CHARACTERS_KEY;
  uint64_t start = 0;
  if (text.length < length) return false;
  for (size_t i = 0; i < length; i++) start = start << 8 | (unsigned char)text.at[i];
  *hash = hash_number(start);
  return true;
}
