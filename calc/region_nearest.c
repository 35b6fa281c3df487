#include "region_nearest.h"

#include "character.h"
#include "region_fold.h"

/* A longer text is cut, a longer name is near nothing. */
enum { CHARACTERS_MAX = 24, CHARACTER_BYTES = 3 };

struct characters {
  uint32_t at[CHARACTERS_MAX];
  int count;
};

static void characters_from(struct characters *characters, struct text text) {
  size_t length;
  characters->count = 0;
  for (size_t at = 0; at < text.length && characters->count < CHARACTERS_MAX; at += length)
    characters->at[characters->count++] = character_at(text, at, &length);
}

/* The text that is asked for, and what was found for it. */
struct search {
  const struct regions *regions;
  region_code within;
  struct characters text;
  uint64_t has; /* a bit for each of its characters, some share one */
  region_code *nearest;
  int scores[REGIONS_NEAR];
  int count;
};

static uint64_t bit_of(uint32_t character) { return UINT64_C(1) << (character * 2654435761u >> 26); }

/* How many characters of a name may be wrong. */
static int allowance(const struct characters *name) {
  bool is_english = name->at[0] < 0x80;
  if (is_english) return name->count / 4 < 2 ? name->count / 4 : 2;
  return name->count < 5 ? 1 : 2;
}

/* Most names are told apart by their characters alone. */
static bool may_be_near(const struct search *search, const struct characters *name) {
  int strange = 0;
  for (int i = 0; i < name->count; i++) strange += (search->has & bit_of(name->at[i])) == 0;
  return strange <= allowance(name);
}

static int least(int left, int right) { return left < right ? left : right; }

/* Steps (characters put in, left out, changed) from the name to the text, or to any beginning of it. */
static int distance(const struct characters *name, const struct characters *text, bool to_beginning) {
  int row[CHARACTERS_MAX + 1];
  for (int j = 0; j <= text->count; j++) row[j] = j;
  for (int i = 0; i < name->count; i++) {
    int diagonal = row[0];
    row[0] = i + 1;
    for (int j = 0; j < text->count; j++) {
      int change = diagonal + (name->at[i] != text->at[j]);
      diagonal = row[j + 1];
      row[j + 1] = least(change, least(row[j], diagonal) + 1);
    }
  }
  int result = row[text->count];
  for (int j = 0; to_beginning && j < text->count; j++) result = least(result, row[j]);
  return result;
}

/* 0: not near. A name that begins alike goes before one that does not, and that before a county. */
static int score(const struct search *search, const struct characters *name, bool is_short) {
  enum { STEP = 8, OTHER_START = 4 };
  if (name->count < (is_short ? 2 : 3) || !may_be_near(search, name)) return 0;
  int steps = distance(name, &search->text, !is_short);
  if (steps > allowance(name)) return 0;
  return 1 + steps * STEP + (name->at[0] == search->text.at[0] ? 0 : OTHER_START);
}

/* The better one of a name and the short name that it begins with. */
static int score_chinese(const struct search *search, struct text name, struct text short_name) {
  struct characters characters;
  characters_from(&characters, name);
  int full = score(search, &characters, false);
  characters.count = least(characters.count, (int)short_name.length / CHARACTER_BYTES);
  int brief = score(search, &characters, true);
  return full == 0 || brief == 0 ? full + brief : least(full, brief);
}

static bool is_wanted(const struct search *search, region_code code) {
  return code != search->within && region_contains(search->within, code);
}

static void offer(struct search *search, region_code code, int score) {
  int at = search->count;
  if (score == 0) return;
  for (int i = 0; i < search->count; i++)
    if (search->nearest[i] == code) return;
  if (at < REGIONS_NEAR)
    search->count++;
  else if (score >= search->scores[--at])
    return;
  for (; at > 0 && score < search->scores[at - 1]; at--) {
    search->nearest[at] = search->nearest[at - 1];
    search->scores[at] = search->scores[at - 1];
  }
  search->nearest[at] = code;
  search->scores[at] = score;
}

static void search_english(struct search *search) {
  struct buffer letters = {0};
  struct characters characters;
  for (size_t i = 0; i < search->regions->count; i++) {
    const struct region_name *name = &search->regions->names[i];
    if (!is_wanted(search, name->code)) continue;
    buffer_reset(&letters);
    region_fold_english(&letters, name->english);
    characters_from(&characters, buffer_text(&letters));
    offer(search, name->code, score(search, &characters, false));
  }
  buffer_clear(&letters);
}

static void search_chinese(struct search *search) {
  enum { COUNTY = 2 };
  for (size_t i = 0; i < search->regions->count; i++) {
    const struct region_name *name = &search->regions->names[i];
    if (!is_wanted(search, name->code)) continue;
    offer(search, name->code, score_chinese(search, name->name, name->short_name));
  }
  for (size_t i = 0; i < search->regions->county_count; i++) {
    struct county_name county = regions_county(search->regions, i);
    if (!is_wanted(search, county.code)) continue;
    int best = score_chinese(search, county.name, county.short_name);
    offer(search, county.code, best == 0 ? 0 : best + COUNTY);
  }
}

int regions_nearest(const struct regions *regions, struct text text, region_code within,
                    region_code nearest[REGIONS_NEAR]) {
  struct search search = {
      .regions = regions, .within = within == REGION_NONE ? REGION_NATION : within, .nearest = nearest};
  characters_from(&search.text, text);
  if (search.text.count < 2) return 0;
  for (int i = 0; i < search.text.count; i++) search.has |= bit_of(search.text.at[i]);
  if (search.text.at[0] < 0x80)
    search_english(&search);
  else
    search_chinese(&search);
  return search.count;
}
