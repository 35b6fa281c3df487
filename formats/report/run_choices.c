#include "formats/report/run_choices.h"

#include "formats/words/figures_text.h"

typedef void choice_value(struct buffer *out, enum sheet_language language,
                          const struct run_choices *choices);

static void add_label(struct buffer *out, enum sheet_language language, enum label id) {
  buffer_add_text(out, text_from(sheet_words_label(language, id)));
}

static void add_answer(struct buffer *out, enum sheet_language language, bool answer) {
  add_label(out, language, word_label(WORDS_ANSWER, answer ? ANSWER_YES : ANSWER_NO));
}

static void add_list(struct buffer *out, const char *const *items, int count) {
  for (int i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, '\n');
    buffer_add_text(out, text_from(items[i]));
  }
}

static void region(struct buffer *out, enum sheet_language words, const struct run_choices *choices) {
  const region_code code = choices->defaults->region;
  if (code == REGION_NONE) return;
  const struct region_name *name = choices->regions == NULL ? NULL : regions_name(choices->regions, code);
  region_format(out, code);
  if (name == NULL) return;
  for (EACH_SHEET_LANGUAGE(language, words)) {
    buffer_add_byte(out, ' ');
    buffer_add_text(out, language == LANGUAGE_EN ? name->english : name->name);
  }
}

static void schemes(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  for (int i = 0; i < choices->defaults->scheme_count; i++) {
    if (i > 0) buffer_add_byte(out, '+');
    add_label(out, language, word_label(WORDS_SCHEME, (int)choices->defaults->schemes[i]));
  }
}

static void payer(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  if (choices->defaults->has_payer)
    add_label(out, language, word_label(WORDS_PAYER, (int)choices->defaults->payer));
}

static void today(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  add_answer(out, language, !choices->defaults->has_pay_on);
}

static void sheets(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  (void)language;
  add_list(out, choices->sheets, choices->sheet_count);
}

static void columns(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  (void)language;
  add_list(out, choices->columns, choices->column_count);
}

static void encoding(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  if (choices->encoding == NULL)
    add_label(out, language, LABEL_RUN_BY_BYTES);
  else
    buffer_add_text(out, text_from(choices->encoding));
}

static void fill_down(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  add_answer(out, language, choices->fills_down);
}

static void no_join(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  add_answer(out, language, choices->leaves_apart);
}

static void partial(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  add_answer(out, language, choices->assess.is_partial);
}

static void estimate(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  add_answer(out, language, choices->assess.estimates);
}

static void grade(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  if (choices->assess.is_graded)
    add_label(out, language, word_label(WORDS_GRADE, (int)choices->assess.weakest));
}

static void max_age(struct buffer *out, enum sheet_language language, const struct run_choices *choices) {
  (void)language;
  figure_number(out, choices->assess.max_age);
}

static void assumed_wage(struct buffer *out, enum sheet_language language,
                         const struct run_choices *choices) {
  (void)language;
  if (choices->assumed_wage != NULL) buffer_add_text(out, text_from(choices->assumed_wage));
}

static const struct {
  enum label title;
  choice_value *value;
} table[] = {
    {LABEL_RUN_CHOICE_REGION, region},     {LABEL_RUN_CHOICE_SCHEME, schemes},
    {LABEL_RUN_CHOICE_PAYER, payer},       {LABEL_RUN_CHOICE_TODAY, today},
    {LABEL_RUN_CHOICE_SHEETS, sheets},     {LABEL_RUN_CHOICE_COLUMNS, columns},
    {LABEL_RUN_CHOICE_ENCODING, encoding}, {LABEL_RUN_CHOICE_FILL_DOWN, fill_down},
    {LABEL_RUN_CHOICE_NO_JOIN, no_join},   {LABEL_RUN_CHOICE_PARTIAL, partial},
    {LABEL_RUN_CHOICE_ESTIMATE, estimate}, {LABEL_RUN_CHOICE_GRADE, grade},
    {LABEL_RUN_CHOICE_MAX_AGE, max_age},   {LABEL_RUN_CHOICE_WAGE, assumed_wage},
};

_Static_assert(sizeof table / sizeof table[0] == RUN_CHOICES, "a line for each");

enum label run_choice_label(int i) { return table[i].title; }

void run_choice_value(struct buffer *out, enum sheet_language language, const struct run_choices *choices,
                      int i) {
  table[i].value(out, language, choices);
}
