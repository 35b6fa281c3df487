#include "formats/list/heading_doubts.h"

#include <stdbool.h>
#include <stdlib.h>

#include "formats/file/plain_text.h"
#include "formats/list/heading.h"
#include "formats/list/heading_aliases.h"
#include "formats/list/name_characters.h"

enum when { MISSING, WEAK, WITH_KIND };

static const struct doubt {
  enum case_field field;
  enum when when;
  const char *words, *english, *without;
} doubts[] = {
#define DOUBT(field, when, words, english, without) {FIELD_##field, when, words, english, without},
#include "formats/list/heading_doubts.def"
};
enum { DOUBT_COUNT = sizeof doubts / sizeof doubts[0] };

static const char never_near[] =
#define DOUBT(...)
#define NEVER(words) words
#include "formats/list/heading_doubts.def"
    ;

static bool is_read(struct fields_read read, enum case_field field) { return (read.found >> field & 1) != 0; }

static bool is_due(const struct doubt *doubt, struct fields_read read) {
  switch (doubt->when) {
    case MISSING: return !is_read(read, doubt->field);
    case WEAK: return (read.weak >> doubt->field & 1) != 0;
    case WITH_KIND: return !is_read(read, doubt->field) && is_read(read, FIELD_KIND);
  }
  return false;
}

static bool holds(struct text text, struct text part) {
  bool is_first = part.at[0] == '^', is_last = part.at[part.length - 1] == '$';
  part = (struct text){part.at + is_first, part.length - is_first - is_last};
  if (is_first) return is_last ? text_equals(text, part) : text_starts_with(text, part);
  if (is_last) return text_ends_with(text, part);
  for (size_t at = 0; at + part.length <= text.length; at++)
    if (text.at[at] == part.at[0] && memcmp(text.at + at, part.at, part.length) == 0) return true;
  return false;
}

static bool holds_any(struct text folded, const char *words) {
  for (struct text word; text_next_word(&words, &word);)
    if (holds(folded, word)) return true;
  return false;
}

static bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
static bool is_letter(char byte) { return lower_case(byte) >= 'a' && lower_case(byte) <= 'z'; }

/* The next English word: letters up to a capital behind a small one, as in payDate. */
static bool next_english(struct text *rest, struct text *word) {
  size_t at = 0, end;
  while (at < rest->length && !is_letter(rest->at[at])) at++;
  for (end = at; end < rest->length && is_letter(rest->at[end]); end++)
    if (end > at && is_upper(rest->at[end]) && !is_upper(rest->at[end - 1])) break;
  *word = (struct text){rest->at + at, end - at};
  *rest = text_from_offset(*rest, end);
  return word->length > 0;
}

static bool is_one_of(struct text word, const char *words) {
  struct text singular = {word.at, word.length - 1};
  bool is_plural = word.length > 3 && lower_case(word.at[word.length - 1]) == 's';
  for (struct text each; text_next_word(&words, &each);)
    if (text_equals_any_case(word, each) || (is_plural && text_equals_any_case(singular, each))) return true;
  return false;
}

static bool has_english(struct text heading, const char *words) {
  for (struct text word; heading.length > 0 && next_english(&heading, &word);)
    if (is_one_of(word, words)) return true;
  return false;
}

/* In Chinese four characters may differ in one, in English five, and four letters may be exchanged, no more:
 * date is not rate. */
static bool is_near(const struct name_characters *name, const struct name_characters *alias) {
  bool is_english = alias->at[0] < 0x80;
  int limit = 1 + (alias->length >= (is_english ? 7 : 6));
  int difference = abs(name->length - alias->length);
  if (alias->length < 4 || difference > limit || (name->at[0] < 0x80) != is_english) return false;
  if (name_characters_distance(name, alias) > limit) return false;
  return !is_english || alias->length > 4 || (difference == 0 && name->set == alias->set);
}

/* More than two characters of either that the other lacks: the distance need not be worked out. */
static bool may_be_near(uint64_t left, uint64_t right) {
  uint64_t lacking = left & ~right, surplus = right & ~left;
  for (int i = 0; i < 2; i++) lacking &= lacking - 1, surplus &= surplus - 1;
  return lacking == 0 && surplus == 0;
}

/* Whether the field is in doubt, and nothing in the heading makes another matter of it. */
static bool may_mean(struct text folded, const struct heading_meaning *meaning, struct fields_read read) {
  bool is_in_doubt = false;
  for (int i = 0; i < DOUBT_COUNT; i++) {
    if (doubts[i].field != meaning->field || !is_due(&doubts[i], read)) continue;
    if (holds_any(folded, doubts[i].without)) return false;
    is_in_doubt = is_in_doubt || doubts[i].when != WEAK || meaning->rank == 0;
  }
  return is_in_doubt;
}

static enum case_field find_near(struct text folded, struct fields_read read) {
  size_t count;
  const struct heading_alias *aliases = heading_aliases(&count);
  const struct name_characters name = name_characters_from(folded);
  if (name.length > NAME_CHARACTERS_MAX || name.length < 3) return FIELD_NONE;
  for (size_t i = 0; i < count; i++) {
    const struct heading_alias *alias = &aliases[i];
    if (may_be_near(name.set, alias->characters.set) && is_near(&name, &alias->characters) &&
        may_mean(folded, &alias->meaning, read))
      return alias->meaning.field;
  }
  return FIELD_NONE;
}

static enum case_field find_word(struct text heading, struct text folded, struct fields_read read) {
  for (int i = 0; i < DOUBT_COUNT; i++) {
    const struct doubt *doubt = &doubts[i];
    if (is_due(doubt, read) &&
        (holds_any(folded, doubt->words) || holds_any(heading, doubt->words) ||
         has_english(heading, doubt->english)) &&
        !holds_any(folded, doubt->without))
      return doubt->field;
  }
  return FIELD_NONE;
}

enum case_field heading_doubt(struct text heading, struct fields_read read) {
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  enum case_field field = FIELD_NONE;
  if (folded.length > 0) field = find_word(heading, buffer_text(&folded), read);
  if (folded.length > 0 && field == FIELD_NONE && !is_one_of(buffer_text(&folded), never_near))
    field = find_near(buffer_text(&folded), read);
  buffer_clear(&folded);
  return field;
}

bool heading_is_other(struct text heading, enum case_field field, const char *words) {
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  struct text text = buffer_text(&folded);
  bool is_other =
      text.length > 0 && (holds_any(text, words) || (field == FIELD_WAGE && is_one_of(text, never_near)));
  for (int i = 0; i < DOUBT_COUNT && !is_other; i++) {
    bool is_about = doubts[i].field == field || (field == FIELD_GAP_TO && doubts[i].field == FIELD_PAY_ON);
    is_other = is_about && doubts[i].when == MISSING && holds_any(text, doubts[i].without);
  }
  buffer_clear(&folded);
  return is_other;
}
