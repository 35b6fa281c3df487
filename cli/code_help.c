#include "cli/code_help.h"

#include <assert.h>

#include "calc/diagnostic.h"
#include "formats/words/note_text.h"
#include "formats/words/template.h"

static void add_line(struct buffer *out, enum language language, enum label id) {
  buffer_add_text(out, text_from(label(language, id)));
  buffer_add_byte(out, '\n');
}

/* How many arguments a message has places for. */
static int count_places(const char *words) {
  int count = 0;
  for (; *words != '\0'; words++)
    if (words[0] == '{' && words[1] >= '0' && words[1] <= '9' && words[1] - '0' >= count)
      count = words[1] - '0' + 1;
  return count;
}

/* The words of a message; what depends on the case is left open. */
static void add_meaning(struct buffer *out, enum language language, const char *words) {
  enum { PLACES_MOST = 10 };
  struct text open[PLACES_MOST];
  for (int i = 0; i < PLACES_MOST; i++) open[i] = TEXT("…");
  buffer_add_literal(out, "  ");
  template_add(out, language, words, open, count_places(words));
  buffer_add_byte(out, '\n');
}

/* What a rule would settle; the rest is for the list. */
static const note_set by_rule = NOTE(BOUND_ABSENT) | NOTE(NATION_RATE) | NOTE(ESTIMATED) | NOTE(RULES_AGED) |
                                NOTE(BOUND_EXPIRED) | NOTE(FIXED_YEAR_LEFT_OUT) | NOTE(DEFERRAL_WITHOUT_RATE);

/* What no column settles: who is who, and what belongs to which month. */
static const note_set by_persons = NOTE(JOINED) | NOTE(NOT_JOINED) | NOTE(ADJOINS_OTHER_TERMS) |
                                   NOTE(MAYBE_CLAIMED_TWICE) | NOTE(NUMBER_LACKS);
static const note_set by_months = NOTE(PAID_A_MONTH) | NOTE(PART_ORDER_ASSUMED) | NOTE(PART_FEE_FIRST);

static bool is_among(note_set notes, int code) { return (notes >> (code - NOTE_FIRST) & 1u) != 0; }

static enum label note_remedy(int code) {
  if (is_among(by_rule, code)) return LABEL_CODE_DO_RULE;
  if (is_among(by_persons, code)) return LABEL_CODE_DO_PERSONS;
  if (is_among(by_months, code)) return LABEL_CODE_DO_MONTHS;
  return note_is_assumption(code) ? LABEL_CODE_DO_ASSUMPTION : LABEL_CODE_DO_NOTE;
}

static void add_note(struct buffer *out, enum language language, int code) {
  assert(code >= NOTE_FIRST);
  add_line(out, language, note_is_assumption(code) ? LABEL_CODE_ASSUMPTION : LABEL_CODE_NOTE);
  buffer_add_literal(out, "  ");
  note_text(out, language, code, (struct note_reader){0});
  buffer_add_byte(out, '\n');
  add_line(out, language, note_remedy(code));
}

static void add_error(struct buffer *out, enum language language, int code) {
  const struct diagnostic_definition *definition = &diagnostics_table[code];
  const bool is_by_rule = code == DIAGNOSTIC_NO_RULE || code == DIAGNOSTIC_HOLE ||
                          code == DIAGNOSTIC_RULE_EXPIRED || code == DIAGNOSTIC_GRADE_TOO_WEAK;
  add_line(out, language, LABEL_CODE_ERROR);
  add_meaning(out, language, language == LANGUAGE_ZH ? definition->zh : definition->en);
  add_line(out, language, is_by_rule ? LABEL_CODE_DO_RULE : LABEL_CODE_DO_ERROR);
}

static void add_diagnostic(struct buffer *out, enum language language, int code) {
  buffer_add_text(out, text_from(diagnostics_table[code].code));
  buffer_add_literal(out, "  ");
  if (diagnostics_table[code].severity == SEVERITY_ERROR)
    add_error(out, language, code);
  else
    add_note(out, language, code);
}

static bool add_rule_code(struct buffer *out, enum language language, struct text code) {
  for (int i = 0; i < LABEL_COUNT; i++) {
    struct text words = text_from(label(language, (enum label)i));
    if (words.length <= code.length || words.at[code.length] != ' ') continue;
    if (!text_equals_any_case((struct text){words.at, code.length}, code)) continue;
    buffer_add(out, words.at, code.length);
    buffer_add_literal(out, "  ");
    add_line(out, language, LABEL_CODE_TABLE);
    add_meaning(out, language, words.at + code.length + 1);
    add_line(out, language, LABEL_CODE_DO_TABLE);
    return true;
  }
  return false;
}

bool code_help_add(struct buffer *out, enum language language, struct text code) {
  enum { CODE_LENGTH = 4 };
  for (int i = 0; i < DIAGNOSTIC_COUNT; i++) {
    if (!text_equals_any_case(code, text_from(diagnostics_table[i].code))) continue;
    add_diagnostic(out, language, i);
    return true;
  }
  const bool is_rule_code = code.length == CODE_LENGTH && lower_case(code.at[0]) == 'r';
  return is_rule_code && add_rule_code(out, language, code);
}
