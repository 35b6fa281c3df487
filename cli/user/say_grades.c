#include "cli/user/say_grades.h"

#include "cli/user/say.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

static void add_grade(struct buffer *line, enum language language, int grade, int64_t results,
                      const struct money *total) {
  struct buffer count = {0}, amount = {0};
  figure_number(&count, results);
  money_format(&amount, total);
  const struct text arguments[] = {text_from(label(language, word_label(WORDS_GRADE, grade))),
                                   buffer_text(&count), buffer_text(&amount)};
  if (line->length > 0) buffer_add_text(line, text_from(label(language, LABEL_DELAY_SEMICOLON)));
  template_add(line, language, label(language, LABEL_SAY_GRADE), arguments, 3);
  buffer_clear(&count);
  buffer_clear(&amount);
}

void say_grades(enum language language, const int64_t results[GRADE_COUNT],
                const struct money totals[GRADE_COUNT]) {
  struct buffer line = {0};
  for (int grade = 0; grade < GRADE_COUNT; grade++)
    if (results[grade] > 0) add_grade(&line, language, grade, results[grade], &totals[grade]);
  buffer_add_byte(&line, '\0');
  if (line.length > 1) say(language, LABEL_SAY_GRADES, line.at, NULL);
  buffer_clear(&line);
}
