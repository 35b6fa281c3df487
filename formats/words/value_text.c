#include "formats/words/value_text.h"

#include "formats/words/figures_text.h"
#include "formats/words/template.h"
#include "formats/words/visible_text.h"

void value_text_percent(struct buffer *out, const struct exact *share) {
  struct exact percent = {0};
  exact_multiply_whole(&percent, share, 100);
  exact_format(out, &percent);
  buffer_add_byte(out, '%');
  exact_clear(&percent);
}

/* The month or the day that a day expression starts from. */
static struct text anchor_of(enum language language, struct day_expression expression) {
  enum label id = expression.anchor == 'M'   ? LABEL_DAY_ACCOUNT_MONTH
                  : expression.anchor == 'G' ? LABEL_DAY_GAP_MONTH
                  : expression.counts_days   ? LABEL_DAY_PAYMENT
                                             : LABEL_DAY_PAYMENT_MONTH;
  return text_from(label(language, id));
}

static enum label form_of(struct day_expression expression) {
  if (expression.counts_days && expression.anchor == 'P') return LABEL_DAY_DAYS_AFTER;
  if (expression.counts_days) return LABEL_DAY_DAYS_AFTER_FIRST;
  if (expression.offset == 0) return LABEL_DAY_SAME_MONTH;
  return expression.offset == 1 ? LABEL_DAY_NEXT_MONTH : LABEL_DAY_LATER_MONTH;
}

void value_text_day(struct buffer *out, enum language language, struct day_expression expression) {
  struct buffer day = {0}, offset = {0}, digits = {0};
  figure_number(&digits, expression.day);
  figure_number(&offset, expression.offset);
  const struct text number = buffer_text(&digits);
  template_add(&day, language,
               label(language, expression.day == 0 ? LABEL_DAY_LAST_OF_MONTH : LABEL_DAY_OF_MONTH), &number,
               1);
  const struct text arguments[] = {anchor_of(language, expression), buffer_text(&day), buffer_text(&offset)};
  template_add(out, language, label(language, form_of(expression)), arguments, 3);
  buffer_clear(&day);
  buffer_clear(&offset);
  buffer_clear(&digits);
}

void value_text_rounding(struct buffer *out, enum language language, struct rounding rounding) {
  static const enum label modes[ROUNDING_MODE_COUNT] = {
      [ROUNDING_HALF_UP] = LABEL_ROUNDING_HALF_UP, [ROUNDING_HALF_EVEN] = LABEL_ROUNDING_HALF_EVEN,
      [ROUNDING_UP] = LABEL_ROUNDING_UP,           [ROUNDING_DOWN] = LABEL_ROUNDING_DOWN,
      [ROUNDING_EXACT] = LABEL_ROUNDING_EXACT,
  };
  enum { JIAO = 10 };
  enum label unit = rounding.unit < JIAO    ? LABEL_ROUNDING_FEN
                    : rounding.unit == JIAO ? LABEL_ROUNDING_JIAO
                                            : LABEL_ROUNDING_YUAN;
  const struct text argument = text_from(label(language, unit));
  template_add(out, language, label(language, modes[rounding.mode]), &argument, 1);
}

/* The label of a word of the parameter's list. */
static enum label label_of(const struct rule *row) {
  int list = 0;
  while (word_keys[list] != parameters[row->parameter].words) list++;
  return word_label((enum word_list)list, row->word);
}

/* The words, if the value has any; a sum, a count or a date says it all by itself. */
static void add_words(struct buffer *out, enum language language, const struct rule *row) {
  if (row->is_none) {
    buffer_add_text(out, text_from(label(language, LABEL_VALUE_NONE)));
    return;
  }
  switch (parameters[row->parameter].type) {
    case VALUE_RATE:
    case VALUE_RATIO: value_text_percent(out, &row->number); break;
    case VALUE_WORD: buffer_add_text(out, text_from(label(language, label_of(row)))); break;
    case VALUE_ROUNDING: value_text_rounding(out, language, row->rounding); break;
    case VALUE_DAY_EXPRESSION: value_text_day(out, language, row->day_expression); break;
    default: break;
  }
}

void value_text(struct buffer *out, enum language language, const struct rule *row) {
  const enum value_type type = parameters[row->parameter].type;
  const bool is_share = type == VALUE_RATE || type == VALUE_RATIO;
  const size_t start = out->length;
  add_words(out, language, row);
  if (out->length == start) {
    visible_text_add(out, row->value_text);
    return;
  }
  const struct text words = {out->at + start, out->length - start};
  if ((is_share && !row->is_none) || text_equals(words, row->value_text)) return;
  buffer_add_literal(out, " (");
  visible_text_add(out, row->value_text);
  buffer_add_byte(out, ')');
}
