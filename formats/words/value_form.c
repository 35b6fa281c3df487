#include "formats/words/value_form.h"

#include "formats/words/figures_text.h"
#include "formats/words/template.h"

enum { WORDS_MOST = 8 };

/* What a form names: the range of a count, the anchor of a day, the words of a list. Returns how many. */
static int add_arguments(struct text *arguments, struct buffer *texts,
                         const struct parameter_definition *parameter) {
  int count = 0;
  if (parameter->type == VALUE_DAY_EXPRESSION) arguments[count++] = (struct text){&parameter->anchor, 1};
  if (parameter->type == VALUE_COUNT) {
    figure_number(&texts[0], parameter->least);
    figure_number(&texts[1], parameter->most);
    arguments[count++] = buffer_text(&texts[0]);
    arguments[count++] = buffer_text(&texts[1]);
  }
  for (int i = 0; parameter->type == VALUE_WORD && i < WORDS_MOST && parameter->words[i] != NULL; i++)
    arguments[count++] = text_from(parameter->words[i]);
  return count;
}

void value_form_add(struct buffer *out, enum language language, enum parameter parameter) {
  static const enum label forms[] = {
      [VALUE_AMOUNT] = LABEL_FORM_AMOUNT,
      [VALUE_RATE] = LABEL_FORM_RATE,
      [VALUE_RATIO] = LABEL_FORM_RATIO,
      [VALUE_COUNT] = LABEL_FORM_COUNT,
      [VALUE_WORD] = LABEL_FORM_WORD,
      [VALUE_ROUNDING] = LABEL_FORM_ROUNDING,
      [VALUE_DAY_EXPRESSION] = LABEL_FORM_DAY_EXPRESSION,
      [VALUE_DATE] = LABEL_FORM_DATE,
      [VALUE_TEXT] = LABEL_FORM_TEXT,
  };
  struct text arguments[WORDS_MOST] = {{0}};
  struct buffer texts[2] = {{0}, {0}};
  int count = add_arguments(arguments, texts, &parameters[parameter]);
  template_add(out, language, label(language, forms[parameters[parameter].type]), arguments, count);
  buffer_clear(&texts[0]);
  buffer_clear(&texts[1]);
}
