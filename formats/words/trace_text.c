#include "formats/words/trace_text.h"

#include "formats/words/figures_text.h"
#include "formats/words/value_text.h"

static const char *const names[TRACE_NAME_COUNT][LANGUAGE_COUNT] = {
#define TRACE_VALUE(ID, key, zh, en, ...) [TRACE_##ID] = {zh, en},
#include "calc/trace_values.def"
};

static const char *const laws[TRACE_NAME_COUNT][LANGUAGE_COUNT] = {
#define TRACE_VALUE(ID, key, zh, en, form, ...) [TRACE_##ID] = {__VA_ARGS__},
#include "calc/trace_values.def"
};

const char *trace_label(enum language language, enum trace_name name) { return names[name][language]; }

const char *trace_law(enum language language, enum trace_name name) { return laws[name][language]; }

/* Thousands are set apart; what has a fraction of a fen keeps its decimals, all else has two. */
static void add_yuan(struct buffer *out, const struct exact *yuan) {
  struct buffer plain = {0};
  exact_format(&plain, yuan);
  const char *point = memchr(plain.at, '.', plain.length);
  const size_t sign = plain.at[0] == '-' ? 1 : 0;
  const size_t end = point == NULL ? plain.length : (size_t)(point - plain.at);
  const size_t decimals = point == NULL ? 0 : plain.length - end - 1;
  for (size_t i = 0; i < plain.length; i++) {
    if (i > sign && i < end && (end - i) % 3 == 0) buffer_add_byte(out, ',');
    buffer_add_byte(out, plain.at[i]);
  }
  if (decimals == 0) buffer_add_byte(out, '.');
  for (size_t i = decimals; i < 2; i++) buffer_add_byte(out, '0');
  buffer_clear(&plain);
}

void trace_value_text(struct buffer *out, enum language language, const struct trace_value *value) {
  const struct trace_definition *definition = &trace_definitions[value->name];
  switch (definition->form) {
    case FORM_AMOUNT:
    case FORM_EXACT: add_yuan(out, &value->number); break;
    case FORM_PERCENT: value_text_percent(out, &value->number); break;
    case FORM_COUNT: figure_number(out, value->whole); break;
    case FORM_DAY: figure_date(out, (struct date){value->whole}); break;
    case FORM_MONTH: figure_month(out, (struct month){value->whole}); break;
    case FORM_WORD:
      buffer_add_text(out, text_from(label(language, word_label(definition->list, value->whole))));
      break;
  }
}
