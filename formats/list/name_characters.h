/* A short name as code points, and how far one is from another. */
#ifndef ARREARS_FORMATS_LIST_NAME_CHARACTERS_H
#define ARREARS_FORMATS_LIST_NAME_CHARACTERS_H

#include <stdint.h>

#include "calc/text.h"

enum { NAME_CHARACTERS_MAX = 24 };

struct name_characters {
  uint32_t at[NAME_CHARACTERS_MAX];
  int length;   /* NAME_CHARACTERS_MAX + 1: it is too long to be near anything, `at` holds its beginning */
  uint64_t set; /* a bit of 64 for each character: names of which many bits differ are not near each other */
};

struct name_characters name_characters_from(struct text text);

/* Characters put in, left out, changed, or two neighbours exchanged; INT_MAX where either is too long. */
int name_characters_distance(const struct name_characters *left, const struct name_characters *right);

#endif
