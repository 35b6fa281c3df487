#include "formats/list/cell_values.h"

#include "formats/file/plain_text.h"
#include "formats/list/heading.h"

/* What cells may hold for the words of each list, beside their keys. */
#define WORD_LIST(tag, PREFIX) static const char *const tag##_cells[PREFIX##_COUNT + 1] = {
#define WORD(PREFIX, ID, key, zh, en, cells) [PREFIX##_##ID] = cells,
#define WORD_LIST_END(tag, PREFIX) \
  }                                \
  ;
#include "calc/words.def"

static const char *const *const word_cells[WORD_LIST_COUNT] = {
#define WORD_LIST(tag, PREFIX) [WORDS_##PREFIX] = tag##_cells,
#include "calc/words.def"
};

static bool is_key(struct text text, enum word_list list, int value) {
  return text_equals_any_case(text, text_from(word_keys[list][value]));
}

static bool is_word(struct text text, enum word_list list, int value) {
  const char *rest = word_cells[list][value];
  for (struct text word; text_next_word(&rest, &word);)
    if (text_equals_any_case(text, word)) return true;
  return false;
}

static bool find_key(int *value, enum word_list list, struct text text) {
  const char *const *keys = word_keys[list];
  for (*value = 0; keys[*value] != NULL; ++*value)
    if (is_key(text, list, *value)) return true;
  return false;
}

/* Keys first: they cost less to look at. */
static bool find_word(int *value, enum word_list list, struct text text) {
  const char *const *keys = word_keys[list];
  if (find_key(value, list, text)) return true;
  for (*value = 0; keys[*value] != NULL; ++*value)
    if (is_word(text, list, *value)) return true;
  return false;
}

/* 單位, 養老: the simplified word is meant. */
static bool find_any_word(int *value, enum word_list list, struct text text) {
  struct buffer plain = {0};
  if (find_word(value, list, text)) return true;
  heading_simplify(&plain, text);
  bool is_found = !text_equals(buffer_text(&plain), text) && find_word(value, list, buffer_text(&plain));
  buffer_clear(&plain);
  return is_found;
}

struct text cell_word_key(enum word_list list, struct text cell) {
  int value;
  return find_any_word(&value, list, cell) ? text_from(word_keys[list][value]) : TEXT("");
}

/* Tells the key of each word and the first of what people call it. */
static bool refuse_word(struct cell_context *context, enum case_field field, struct text cell,
                        enum word_list list) {
  struct buffer words = {0};
  for (int i = 0; word_keys[list][i] != NULL; i++) {
    const char *cells = word_cells[list][i];
    if (i > 0) buffer_add_literal(&words, ", ");
    buffer_add_text(&words, text_from(word_keys[list][i]));
    buffer_add_byte(&words, ' ');
    buffer_add_text(&words, (struct text){cells, strcspn(cells, " ")});
  }
  (void)cell_refuse(context, DIAGNOSTIC_UNKNOWN_WORD, field, cell);
  diagnostics_argument(context->diagnostics, buffer_text(&words));
  buffer_clear(&words);
  return false;
}

static bool read_word(int *value, enum word_list list, struct cell_context *context, enum case_field field,
                      struct text cell) {
  return find_any_word(value, list, cell) || refuse_word(context, field, cell, list);
}

bool cell_kind(enum kind *kind, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_KIND, context, field, cell);
  if (is_known) *kind = (enum kind)value;
  return is_known;
}

bool cell_payer(enum payer *payer, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_PAYER, context, field, cell);
  if (is_known) *payer = (enum payer)value;
  return is_known;
}

bool cell_sex(enum sex *sex, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_SEX, context, field, cell);
  if (is_known) *sex = (enum sex)value;
  return is_known;
}

bool cell_resident_group(int *group, struct cell_context *context, enum case_field field, struct text cell) {
  return read_word(group, WORDS_GROUP, context, field, cell);
}

bool cell_yes_no(bool *is_yes, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_ANSWER, context, field, cell);
  if (is_known) *is_yes = value == ANSWER_YES;
  return is_known;
}

/* What names several schemes at once. A basic medical insurance "with maternity" is levied as one: where the
 * place has no rate for maternity apart, that rate is 0. */
#define BIT(scheme) (1u << SCHEME_##scheme)
#define FIVE (BIT(MEDICAL) | BIT(MATERNITY) | BIT(PENSION) | BIT(UNEMPLOYMENT) | BIT(INJURY))
static const struct {
  const char *word;
  unsigned schemes;
} bundles[] = {
    {"五险", FIVE},
    {"社保", FIVE},
    {"社会保险", FIVE},
    {"基本医疗保险(含生育)", BIT(MEDICAL) | BIT(MATERNITY)},
    {"职工基本医疗保险(含生育)", BIT(MEDICAL) | BIT(MATERNITY)},
    {"职工基本医疗保险(含生育保险)", BIT(MEDICAL) | BIT(MATERNITY)},
};

static unsigned schemes_of(struct text word) {
  int scheme;
  /* what tax offices levy: 失业保险费 */
  if (text_ends_with(word, TEXT("保险费"))) word.length -= strlen("费");
  if (find_any_word(&scheme, WORDS_SCHEME, word)) return 1u << scheme;
  for (size_t i = 0; i < sizeof bundles / sizeof bundles[0]; i++)
    if (text_is(word, bundles[i].word)) return bundles[i].schemes;
  return 0;
}

/* Length of the mark between two names that the text starts with, or 0. */
static size_t scheme_mark(struct text text) {
  static const struct text marks[] = {{"+", 1}, {"、", 3}, {",", 1}, {";", 1},
                                      {"/", 1}, {"|", 1},  {" ", 1}, {"和", 3}};
  if (text.length == 0 || (lower_case(text.at[0]) >= 'a' && lower_case(text.at[0]) <= 'z')) return 0;
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (text_starts_with(text, marks[i])) return marks[i].length;
  return 0;
}

/* Takes the next name off the list, and the mark after it. */
static struct text next_scheme(struct text *rest) {
  struct text name = {rest->at, 0};
  while (name.length < rest->length && scheme_mark(text_from_offset(*rest, name.length)) == 0)
    name.length += character_length(*rest, name.length);
  *rest = text_from_offset(*rest, name.length);
  *rest = text_from_offset(*rest, scheme_mark(*rest));
  return name;
}

/* Full-width marks become plain ones, and all blanks one kind. */
static struct text plain_list(struct cell_context *context, struct text cell) {
  if (cell_is_plain(cell)) return cell;
  buffer_reset(&context->scratch);
  for (size_t at = 0, length; at < cell.length; at += length) {
    size_t before = context->scratch.length;
    length = character_length(cell, at);
    plain_text_add(&context->scratch, (struct text){cell.at + at, length});
    if (context->scratch.length == before) buffer_add_byte(&context->scratch, ' ');
  }
  return buffer_text(&context->scratch);
}

static bool refuse_repeated(struct cell_context *context, enum case_field field, struct text cell,
                            struct text word) {
  (void)cell_refuse(context, DIAGNOSTIC_REPEATED_SCHEME, field, cell);
  diagnostics_argument(context->diagnostics, word);
  return false;
}

bool cell_schemes(enum scheme schemes[SCHEME_COUNT], int *count, struct cell_context *context,
                  enum case_field field, struct text cell) {
  unsigned seen = 0;
  int only;
  *count = 0;
  if (find_key(&only, WORDS_SCHEME, cell)) {
    schemes[(*count)++] = (enum scheme)only;
    return true;
  }
  for (struct text rest = plain_list(context, cell); rest.length > 0;) {
    struct text word = next_scheme(&rest);
    if (word.length == 0 || text_is_digits(word))
      continue; /* 310|职工基本医疗保险: an office's number of it */
    unsigned added = schemes_of(word);
    if (added == 0) return cell_refuse(context, DIAGNOSTIC_UNKNOWN_SCHEME, field, cell);
    if ((seen & added) != 0) return refuse_repeated(context, field, cell, word);
    seen |= added;
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
      if ((added >> scheme & 1u) != 0) schemes[(*count)++] = (enum scheme)scheme;
  }
  return *count > 0 || cell_refuse(context, DIAGNOSTIC_UNKNOWN_SCHEME, field, cell);
}
