#include "region_reading.h"

#include "character.h"
#include "region_fold.h"
#include "region_forms.h"
#include "region_nearest.h"
#include "region_words.h"

enum { CODE_LENGTH = 6, PARTS_MAX = 7, PLACES_MAX = 8 };

/* Regions without repetition. Beyond PLACES_MAX they are left out; no name has so many. */
struct places {
  struct place {
    region_code code;
    bool is_county;
  } items[PLACES_MAX];
  int count;
};

static void places_add(struct places *places, struct place place) {
  for (int i = 0; i < places->count; i++)
    if (places->items[i].code == place.code) return;
  if (places->count < PLACES_MAX) places->items[places->count++] = place;
}

/* How a text may be read, and the best that was found. */
struct reading {
  const struct regions *regions;
  struct text text; /* folded */
  bool may_contradict;
  /* The readings of the whole text that leave least of it to zones and say least twice. */
  struct places meanings;
  size_t zone;
  int repetitions;
  /* Where names contradict each other. */
  struct place first;
  struct places others;
  /* What the text begins with, understood as far as possible. */
  size_t understood;
  region_code understood_as;
};

/* One way through the text, so far. */
struct path {
  size_t at;
  int parts;
  struct place narrowest; /* all that was named contains it; REGION_NONE: nothing was named yet */
  region_code last;       /* named; REGION_NONE likewise */
  bool was_code;
  bool is_cut;      /* a longer name stands where the last one does: 玉门 of 玉门市 */
  bool is_province; /* by itself the name is that of a province elsewhere, too: 河北, 海南 */
  int repetitions;
  struct place first, other; /* REGION_NONE, or where the path contradicts itself */
};

static void keep_meaning(struct reading *reading, const struct path *path, size_t zone) {
  bool is_better =
      zone < reading->zone || (zone == reading->zone && path->repetitions < reading->repetitions);
  if (reading->meanings.count == 0 || is_better) {
    reading->meanings.count = 0;
    reading->zone = zone;
    reading->repetitions = path->repetitions;
  } else if (zone > reading->zone || path->repetitions > reading->repetitions) {
    return;
  }
  places_add(&reading->meanings, path->narrowest);
}

static void keep_contradiction(struct reading *reading, const struct path *path) {
  if (reading->others.count == 0) reading->first = path->first;
  if (reading->first.code == path->first.code) places_add(&reading->others, path->other);
}

static void keep(struct reading *reading, const struct path *path, size_t zone) {
  if (path->narrowest.code == REGION_NONE) return;
  if (path->first.code == REGION_NONE)
    keep_meaning(reading, path, zone);
  else
    keep_contradiction(reading, path);
}

/* False: it lies apart from what was named before. */
static bool take_part(struct path *path, struct place place, bool is_code) {
  region_code before = path->narrowest.code;
  bool is_same = before == place.code, is_first = before == REGION_NONE;
  bool is_apart = !is_first && !region_contains(before, place.code) && !region_contains(place.code, before);
  if (is_apart && path->first.code == REGION_NONE) path->first = path->narrowest, path->other = place;
  /* A code wants its own name beside it; one name after another wants to be narrower. */
  bool is_due = is_first || (is_code || path->was_code ? is_same : !region_contains(place.code, before));
  if (!is_due) path->repetitions++;
  if (is_apart || is_first || region_contains(before, place.code)) path->narrowest = place;
  path->last = place.code;
  path->was_code = is_code;
  return !is_apart;
}

static void walk(struct reading *reading, struct path path);

static void walk_part(struct reading *reading, struct path path, struct place place, size_t length,
                      bool is_code) {
  path.at += length;
  if (!take_part(&path, place, is_code) && !reading->may_contradict) return;
  if (path.first.code == REGION_NONE && path.at > reading->understood) {
    reading->understood = path.at;
    reading->understood_as = path.narrowest.code;
  }
  walk(reading, path);
}

/* A city or county may have zones; which one is meant by a province or by nothing is open. */
static bool may_have_zones(region_code region) {
  return region > REGION_NATION && (!region_is_province(region) || region_is_municipal(region));
}

/* Whether the text holds the name of a province or prefecture, or is that of a county. */
static bool names_another(const struct reading *reading, struct text text) {
  struct region_form forms[REGION_FORMS_MAX];
  size_t length;
  for (size_t at = 0; at < text.length; at += length) {
    struct text rest = text_from_offset(text, at);
    int count = region_forms(reading->regions, rest, forms);
    for (int i = 0; i < count; i++)
      if (!forms[i].is_county || forms[i].length == text.length) return true;
    (void)character_at(text, at, &length);
  }
  return false;
}

/* Streets are called after cities: 黄浦区南京东路街道. */
static bool ends_in_zone(const struct reading *reading, const struct path *path, struct text rest) {
  if (path->is_cut || path->is_province || !may_have_zones(path->narrowest.code)) return false;
  if (region_word_is_town(rest) && path->narrowest.is_county) return true;
  return (region_word_is_town(rest) || region_word_is_zone(rest)) && !names_another(reading, rest);
}

static bool starts_with_code(struct place *place, const struct reading *reading, struct text rest) {
  bool is_alone =
      rest.length == CODE_LENGTH || (rest.length > CODE_LENGTH && !is_digit(rest.at[CODE_LENGTH]));
  if (!is_alone || !region_parse_code(&place->code, (struct text){rest.at, CODE_LENGTH})) return false;
  if (!regions_know(reading->regions, place->code)) return false;
  const struct region_name *nearest = regions_name(reading->regions, place->code);
  place->is_county = nearest != NULL && nearest->code != place->code;
  return true;
}

static bool is_province_too(const struct region_form *form, const struct region_form *other) {
  return other->length == form->length && region_is_province(other->code) &&
         !region_contains(other->code, form->code);
}

static void walk_form(struct reading *reading, struct path path, const struct region_form *forms, int count,
                      int at) {
  bool is_first = path.narrowest.code == REGION_NONE;
  path.is_cut = path.is_province = false;
  for (int i = 0; i < count; i++) {
    path.is_cut = path.is_cut || forms[i].length > forms[at].length;
    path.is_province = path.is_province || (is_first && is_province_too(&forms[at], &forms[i]));
  }
  walk_part(reading, path, (struct place){forms[at].code, forms[at].is_county}, forms[at].length, false);
}

/* Tries all that may come next. */
static void walk(struct reading *reading, struct path path) {
  struct region_form forms[REGION_FORMS_MAX];
  struct text rest = text_from_offset(reading->text, path.at);
  struct place coded;
  if (rest.length == 0) keep(reading, &path, 0);
  if (rest.length == 0 || ++path.parts > PARTS_MAX) return;
  int count = region_forms(reading->regions, rest, forms);
  for (int i = 0; i < count; i++) walk_form(reading, path, forms, count, i);
  if (starts_with_code(&coded, reading, rest)) walk_part(reading, path, coded, CODE_LENGTH, true);
  size_t word = count > 0 ? 0 : region_word_length(rest, path.last); /* no name begins like a word */
  bool is_read = reading->meanings.count > 0 && reading->zone == 0;
  if (!is_read && ends_in_zone(reading, &path, rest)) keep(reading, &path, rest.length);
  path.at += word;
  path.is_cut = false;
  if (word > 0) walk(reading, path);
}

/* A prefecture goes before a county, unless the county is a district of a municipality elsewhere, which is of
 * the same rank: then all of the name's counties elsewhere may be meant. */
static bool is_outranked(const struct place *county, const struct places *places) {
  bool has_city = false, has_district = false;
  for (int i = 0; i < places->count; i++) {
    const struct place *other = &places->items[i];
    if (other->is_county)
      has_district = has_district || region_is_municipal(other->code);
    else if (region_is_province(other->code) || region_contains(other->code, county->code))
      return true;
    else
      has_city = true;
  }
  return has_city && !has_district;
}

/* Adds what may be meant to the candidates. */
static void add_candidates(struct region_finding *finding, const struct places *places) {
  for (int i = 0; i < places->count && finding->count < REGION_CANDIDATES_MAX; i++) {
    const struct place *place = &places->items[i];
    if (!place->is_county || !is_outranked(place, places))
      finding->candidates[finding->count++] = place->code;
  }
}

static struct region_finding found(region_code region) {
  return (struct region_finding){.match = REGION_FOUND, .region = region};
}

static void conclude(struct region_finding *finding, const struct reading *reading) {
  add_candidates(finding, &reading->meanings);
  finding->match = REGION_AMBIGUOUS;
  if (finding->count == 1) *finding = found(finding->candidates[0]);
}

static void contradict(struct region_finding *finding, const struct reading *reading) {
  finding->match = REGION_CONTRADICTORY;
  finding->candidates[finding->count++] = reading->first.code;
  add_candidates(finding, &reading->others);
}

/* What follows digits that are not a code, as a postcode may. */
static void ask_back_without_digits(struct region_finding *finding, const struct reading *reading,
                                    size_t digits) {
  struct region_finding rest = regions_find(reading->regions, text_from_offset(reading->text, digits));
  *finding = rest;
  finding->match = REGION_UNKNOWN;
  finding->region = REGION_NONE;
  if (rest.match == REGION_FOUND) finding->candidates[finding->count++] = rest.region;
}

/* The rest of a text may be a misspelt name, or one that is listed nowhere and lies in what was understood.
 */
static void ask_back(struct region_finding *finding, const struct reading *reading) {
  struct text text = reading->text, rest = text_from_offset(text, reading->understood);
  size_t digits = 0;
  while (digits < text.length && is_digit(text.at[digits])) digits++;
  if (reading->understood == 0 && digits > 0) {
    ask_back_without_digits(finding, reading, digits);
  } else if (text.length > 0 && region_word_length(text, REGION_NONE) == text.length) {
    finding->candidates[finding->count++] = REGION_NATION;
  } else if (!region_word_is_outside(text)) {
    region_code city = reading->understood_as;
    finding->count = regions_nearest(reading->regions, rest, city, finding->candidates);
    bool may_lie_in_it = may_have_zones(city) && finding->count < REGIONS_NEAR;
    if (reading->understood > 0 && (finding->count == 0 || may_lie_in_it))
      finding->candidates[finding->count++] = city;
  }
}

static void read_folded(struct region_finding *finding, struct reading *reading) {
  static const struct place nowhere = {.code = REGION_NONE};
  const struct path start = {.narrowest = nowhere, .last = REGION_NONE, .first = nowhere, .other = nowhere};
  walk(reading, start);
  reading->may_contradict = reading->meanings.count == 0;
  if (reading->may_contradict) walk(reading, start);
  if (reading->meanings.count > 0)
    conclude(finding, reading);
  else if (reading->others.count > 0)
    contradict(finding, reading);
  else
    ask_back(finding, reading);
}

struct region_finding regions_find(const struct regions *regions, struct text text) {
  struct region_finding finding = {.match = REGION_UNKNOWN, .region = REGION_NONE};
  struct reading reading = {.regions = regions, .understood_as = REGION_NONE};
  char bytes[REGION_FOLDED_MAX];
  region_code code;
  if (region_parse_code(&code, text) && regions_know(regions, code)) return found(code);
  if (!region_fold(&reading.text, bytes, text)) return finding;
  if (region_word_is_nation(reading.text)) return found(REGION_NATION);
  read_folded(&finding, &reading);
  return finding;
}
