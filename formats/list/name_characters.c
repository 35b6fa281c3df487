#include "formats/list/name_characters.h"

#include <limits.h>

#include "calc/character.h"

struct name_characters name_characters_from(struct text text) {
  struct name_characters name = {.length = 0};
  size_t length;
  for (size_t at = 0; at < text.length; at += length) {
    uint32_t code = character_at(text, at, &length);
    if (name.length == NAME_CHARACTERS_MAX) {
      name.length++;
      break;
    }
    name.at[name.length++] = code;
    name.set |= UINT64_C(1) << (code * UINT32_C(2654435769) >> 26);
  }
  return name;
}

static int least(int a, int b) { return a < b ? a : b; }

int name_characters_distance(const struct name_characters *left, const struct name_characters *right) {
  int rows[3][NAME_CHARACTERS_MAX + 1];
  int *before = rows[0], *last = rows[1], *now = rows[2];
  if (left->length > NAME_CHARACTERS_MAX || right->length > NAME_CHARACTERS_MAX) return INT_MAX;
  for (int j = 0; j <= right->length; j++) now[j] = j;
  for (int i = 1; i <= left->length; i++) {
    int *oldest = before;
    before = last, last = now, now = oldest;
    now[0] = i;
    for (int j = 1; j <= right->length; j++) {
      int change = last[j - 1] + (left->at[i - 1] != right->at[j - 1]);
      now[j] = least(change, least(last[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && left->at[i - 1] == right->at[j - 2] && left->at[i - 2] == right->at[j - 1])
        now[j] = least(now[j], before[j - 2] + 1);
    }
  }
  return now[right->length];
}
