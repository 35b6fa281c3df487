#include "formats/quote/grade.h"

#include "calc/grading.h"
#include "formats/quote/words.h"
#include "formats/words/display_width.h"
#include "formats/words/parameter_text.h"

enum { INDENT = 2 };

struct grade_words {
  struct buffer *out;
  const struct quote_options *options;
  const struct dossier *dossier;
  const struct assessment *assessment;
};

static void paragraph(const struct grade_words *words, struct buffer *line, bool is_loud) {
  is_loud = is_loud && words->options->with_colour;
  buffer_add_literal(words->out, "  ");
  if (is_loud) buffer_add_literal(words->out, "\033[1;33m");
  display_wrap(words->out, buffer_text(line), INDENT, INDENT, words->options->width);
  if (is_loud) buffer_add_literal(words->out, "\033[0m");
  buffer_add_byte(words->out, '\n');
  buffer_reset(line);
}

/* The years that were asked about: those of the gap, or that of the payment. */
static void add_years(struct buffer *out, const struct grade_words *words) {
  bool has_gap = month_is_set(words->assessment->gap_to);
  struct month first =
      has_gap ? words->dossier->reported.gap_from : date_month(words->dossier->reported.pay_on);
  struct month last = has_gap ? words->assessment->gap_to : first;
  enum { YEAR_DIGITS = 4 };
  struct buffer text = {0};
  month_format(&text, first);
  buffer_add(out, text.at, YEAR_DIGITS);
  size_t begin = out->length - YEAR_DIGITS;
  buffer_reset(&text);
  month_format(&text, last);
  if (memcmp(out->at + begin, text.at, YEAR_DIGITS) != 0) {
    buffer_add_literal(out, "–");
    buffer_add(out, text.at, YEAR_DIGITS);
  }
  buffer_clear(&text);
}

/* Which rules are of one grade, where and when. */
static void print_named(const struct grade_words *words, parameter_set named, enum label id, bool is_loud) {
  if (named == 0) return;
  struct buffer line = {0}, names = {0}, place = {0}, years = {0};
  parameter_names(&names, words->options->language, named);
  quote_region(&place, words->options, words->dossier->reported.region);
  add_years(&years, words);
  const struct text arguments[] = {buffer_text(&names), buffer_text(&place), buffer_text(&years)};
  quote_label(&line, words->options, id, arguments, 3);
  paragraph(words, &line, is_loud);
  buffer_clear(&line);
  buffer_clear(&names);
  buffer_clear(&place);
  buffer_clear(&years);
}

/* What an officer can do about it. */
static void print_remedy(const struct grade_words *words, parameter_set named) {
  const parameter_set rates = PARAMETER_BIT(PARAMETER_EMPLOYER_RATE) |
                              PARAMETER_BIT(PARAMETER_EMPLOYEE_RATE) | PARAMETER_BIT(PARAMETER_TOPUP_RATE);
  struct buffer line = {0}, place = {0};
  quote_region(&place, words->options, words->dossier->reported.region);
  const struct text argument = buffer_text(&place);
  quote_label(&line, words->options,
              (named & rates) != 0 ? LABEL_QUOTE_GRADE_SETTLE_RATE : LABEL_QUOTE_GRADE_SETTLE, &argument, 1);
  paragraph(words, &line, false);
  buffer_clear(&line);
  buffer_clear(&place);
}

void quote_grade_print_amounts(struct buffer *out, const struct quote_options *options,
                               const struct dossier *dossier, const struct assessment *assessment) {
  const struct grade_words words = {out, options, dossier, assessment};
  enum kind kind = dossier->reported.kind;
  parameter_set concerned = grading_concerned(kind, CONCERN_ARREARS);
  if (assessment->fee_grade != GRADE_NONE) concerned |= grading_concerned(kind, CONCERN_FEE);
  parameter_set weak = assessment->graded[GRADE_DEFAULT] & concerned;
  print_named(&words, weak, LABEL_QUOTE_GRADE_DEFAULT, true);
  print_named(&words, assessment->graded[GRADE_SECONDARY] & concerned & ~weak, LABEL_QUOTE_GRADE_SECONDARY,
              false);
  if (weak != 0) print_remedy(&words, weak);
}

void quote_grade_print_cover(struct buffer *out, const struct quote_options *options,
                             const struct dossier *dossier, const struct assessment *assessment) {
  const struct grade_words words = {out, options, dossier, assessment};
  parameter_set concerned = grading_concerned(dossier->reported.kind, CONCERN_COVER);
  parameter_set weak = assessment->graded[GRADE_DEFAULT] & concerned;
  print_named(&words, weak, LABEL_QUOTE_GRADE_COVER, true);
  print_named(&words, assessment->graded[GRADE_SECONDARY] & concerned & ~weak, LABEL_QUOTE_GRADE_SECONDARY,
              false);
}
