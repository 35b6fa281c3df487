#include "cli/rules_list.h"

#include <stdio.h>

#include "cli/rule_regions.h"
#include "cli/user/say.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

/* What the rows of one place come to. */
struct place_rules {
  int64_t rows, grades[GRADE_COUNT];
  unsigned schemes; /* 1 << enum scheme */
  bool has_any_scheme;
  struct date first, last;
};

static void add_row(struct place_rules *place, const struct rule *row) {
  place->rows++;
  place->grades[row->confidence]++;
  if (row->scheme == ANY_SCHEME)
    place->has_any_scheme = true;
  else
    place->schemes |= 1U << row->scheme;
  place->first = date_earlier(place->first, row->from);
  place->last = date_later(place->last, row->to);
}

static struct place_rules rules_of_place(const struct rules *rules, region_code region) {
  struct place_rules place = {.first = DATE_LAST, .last = DATE_FIRST};
  for (size_t i = 0; i < rules->count; i++)
    if (rules->rows[i].region == region) add_row(&place, &rules->rows[i]);
  return place;
}

static void add_word(struct buffer *out, enum language language, size_t start, enum label id) {
  if (out->length > start) buffer_add_text(out, language == LANGUAGE_ZH ? TEXT("、") : TEXT(", "));
  buffer_add_text(out, text_from(label(language, id)));
}

static void add_schemes(struct buffer *out, enum language language, const struct place_rules *place) {
  const size_t start = out->length;
  if (place->has_any_scheme) add_word(out, language, start, LABEL_RULE_ANY_SCHEME);
  for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
    if ((place->schemes >> scheme & 1U) != 0)
      add_word(out, language, start, word_label(WORDS_SCHEME, scheme));
}

/* `2021-07-01..`; an open end is left out. */
static void add_days(struct buffer *out, const struct place_rules *place) {
  if (place->first.serial != DATE_FIRST.serial) figure_date(out, place->first);
  buffer_add_literal(out, "..");
  if (place->last.serial != DATE_LAST.serial) figure_date(out, place->last);
}

static void add_grades(struct buffer *out, enum language language, const struct place_rules *place) {
  const size_t start = out->length;
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    if (place->grades[grade] == 0) continue;
    add_word(out, language, start, word_label(WORDS_GRADE, grade));
    buffer_add_byte(out, ' ');
    figure_number(out, place->grades[grade]);
  }
}

static void print_place(const struct session *session, region_code region) {
  const enum language language = session->options->language;
  const struct place_rules place = rules_of_place(&session->rules, region);
  struct buffer out = {0}, texts[5] = {{0}};
  struct text arguments[5];
  rule_regions_title(&texts[0], session, region);
  figure_number(&texts[1], place.rows);
  add_schemes(&texts[2], language, &place);
  add_days(&texts[3], &place);
  add_grades(&texts[4], language, &place);
  for (int i = 0; i < 5; i++) arguments[i] = buffer_text(&texts[i]);
  template_add(&out, language, label(language, LABEL_RULES_OF_PLACE), arguments, 5);
  buffer_add_byte(&out, '\n');
  (void)fwrite(out.at, 1, out.length, stdout);
  buffer_clear(&out);
  for (int i = 0; i < 5; i++) buffer_clear(&texts[i]);
}

/* The place itself or one inside it. */
static bool is_within(region_code region, region_code wider) {
  region_code chain[REGION_CHAIN_MAX];
  const int length = region_chain(chain, region);
  for (int i = 0; i < length; i++)
    if (chain[i] == wider) return true;
  return false;
}

enum exit_code rules_list(const struct session *session) {
  const struct options *options = session->options;
  region_code wanted = REGION_NATION;
  size_t rows;
  if (options->operand_count > 2) {
    say(options->language, LABEL_SAY_SURPLUS, options->operands[2], NULL);
    return EXIT_USAGE;
  }
  if (options->operand_count == 2 && !session_read_region(session, options->operands[1], &wanted))
    return EXIT_USAGE;
  bool is_found = false;
  for (region_code region = rule_regions_next(&session->rules, REGION_NONE, &rows); region != REGION_NONE;
       region = rule_regions_next(&session->rules, region, &rows)) {
    if (!is_within(region, wanted)) continue;
    print_place(session, region);
    is_found = true;
  }
  if (!is_found) say(options->language, LABEL_SAY_NO_RULES_OF_PLACE, options->operands[1], NULL);
  return EXIT_OK;
}
