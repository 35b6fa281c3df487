#include "formats/words/template.h"

#include "formats/words/parameter_text.h"

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

/* The label of a kind, scheme, party, grade or parameter that is named by its key; another word stays as it
 * is. */
static void translate_key(struct buffer *out, enum language language, struct text key) {
  int parameter = parameter_find(key);
  if (parameter >= 0) {
    parameter_text(out, language, (enum parameter)parameter);
    return;
  }
  int kind = key_find(kind_keys, KIND_COUNT, key);
  int scheme = key_find(scheme_keys, SCHEME_COUNT, key);
  int party = party_find(key);
  int grade = key_find(grade_keys, GRADE_COUNT, key);
  if (kind >= 0)
    key = text_from(label(language, word_label(WORDS_KIND, kind)));
  else if (scheme >= 0)
    key = text_from(label(language, word_label(WORDS_SCHEME, scheme)));
  else if (party >= 0)
    key = text_from(label(language, party_label(party)));
  else if (grade >= 0)
    key = text_from(label(language, word_label(WORDS_GRADE, grade)));
  buffer_add_text(out, key);
}

/* The arguments of a template, and where it is written. */
struct filling {
  struct buffer *out;
  enum language language;
  const struct text *arguments;
  int count;
};

static void add_list(const struct filling *filling, int first) {
  for (int i = first; i < filling->count; i++) {
    if (i > first) buffer_add_text(filling->out, filling->language == LANGUAGE_ZH ? TEXT("、") : TEXT(", "));
    buffer_add_text(filling->out, filling->arguments[i]);
  }
}

/* Bytes of the place that the template starts with, braces and all it holds included; 0: it is not closed. */
static size_t place_length(struct text template) {
  size_t depth = 0;
  for (size_t i = 0; i < template.length; i++) {
    if (template.at[i] == '{') depth++;
    if (template.at[i] == '}' && --depth == 0) return i + 1;
  }
  return 0;
}

static void fill(const struct filling *filling, struct text template);

/* Puts what it asks for in the place that the template starts with and returns its length; 0: there is none.
 */
static size_t fill_place(const struct filling *filling, struct text template) {
  enum { DIGIT_AT = 1, SIGN_AT = 2, SECTION_AT = 3 };
  size_t length = template.at[0] == '{' ? place_length(template) : 0;
  int index = length > SIGN_AT ? template.at[DIGIT_AT] - '0' : -1;
  if (index < 0 || index > 9) return 0;
  bool is_there = index < filling->count;
  if (template.at[SIGN_AT] == '?') {
    struct text section = {template.at + SECTION_AT, length - SECTION_AT - 1};
    if (is_there) fill(filling, section);
    return length;
  }
  if (!is_there) return 0;
  switch (template.at[SIGN_AT]) {
    case '}': buffer_add_text(filling->out, filling->arguments[index]); return length;
    case '!': describe_character(filling->out, filling->language, filling->arguments[index]); return length;
    case '@': translate_key(filling->out, filling->language, filling->arguments[index]); return length;
    case ',': add_list(filling, index); return length;
    default: return 0;
  }
}

static void fill(const struct filling *filling, struct text template) {
  while (template.length > 0) {
    size_t length = fill_place(filling, template);
    if (length == 0) buffer_add_byte(filling->out, template.at[0]);
    template = text_from_offset(template, length == 0 ? 1 : length);
  }
}

void template_add(struct buffer *out, enum language language, const char *template,
                  const struct text *arguments, int count) {
  fill(&(struct filling){out, language, arguments, count}, text_from(template));
}
