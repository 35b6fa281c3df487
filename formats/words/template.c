#include "formats/words/template.h"

static bool is_letter(struct text character) {
  char byte = character.length == 1 ? character.at[0] : 0;
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static void describe_character(struct buffer *out, enum language language, struct text character) {
  if (character.length == 0) {
    buffer_add_text(out, text_from(label(language, LABEL_CHARACTER_MISSING)));
    return;
  }
  if (is_letter(character)) {
    buffer_add_text(out, text_from(label(language, LABEL_CHARACTER_LETTER)));
    buffer_add_byte(out, ' ');
    buffer_add_text(out, character);
    return;
  }
  if (language == LANGUAGE_ZH) buffer_add_byte(out, ' ');
  buffer_add_byte(out, '"');
  buffer_add_text(out, character);
  buffer_add_byte(out, '"');
}

/* The label of a kind, scheme or party that is named by its key; another word stays as it is. */
static void translate_key(struct buffer *out, enum language language, struct text key) {
  int kind = key_find(kind_keys, KIND_COUNT, key);
  int scheme = key_find(scheme_keys, SCHEME_COUNT, key);
  int party = party_find(key);
  if (kind >= 0)
    key = text_from(label(language, word_label(WORDS_KIND, kind)));
  else if (scheme >= 0)
    key = text_from(label(language, word_label(WORDS_SCHEME, scheme)));
  else if (party >= 0)
    key = text_from(label(language, party_label(party)));
  buffer_add_text(out, key);
}

/* Puts an argument in the place of {0}, {0!} or {0@} and returns the length of that place; 0: `at` is none.
 */
static size_t replace_place(struct buffer *out, enum language language, const char *at,
                            const struct text *arguments, int count) {
  int index = at[0] == '{' ? at[1] - '0' : -1;
  if (index < 0 || index >= count) return 0;
  bool is_described = at[2] == '!' && at[3] == '}', is_translated = at[2] == '@' && at[3] == '}';
  if (is_described)
    describe_character(out, language, arguments[index]);
  else if (is_translated)
    translate_key(out, language, arguments[index]);
  else if (at[2] == '}')
    buffer_add_text(out, arguments[index]);
  else
    return 0;
  return is_described || is_translated ? 4 : 3;
}

void template_add(struct buffer *out, enum language language, const char *template,
                  const struct text *arguments, int count) {
  while (*template != '\0') {
    size_t length = replace_place(out, language, template, arguments, count);
    if (length == 0) buffer_add_byte(out, *template);
    template += length == 0 ? 1 : length;
  }
}
