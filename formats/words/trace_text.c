#include "formats/words/trace_text.h"

#include "formats/words/figures_text.h"
#include "formats/words/value_text.h"

static const char *const names[TRACE_NAME_COUNT][LANGUAGE_COUNT] = {
#define TRACE_VALUE(ID, key, zh, en, form) [TRACE_##ID] = {zh, en},
#include "calc/trace_values.def"
};

/* What a case states and no rule row answers for: the article that knows it. RULES 5.6, 7 */
static const char *const laws[TRACE_NAME_COUNT][LANGUAGE_COUNT] = {
    [TRACE_AFTER_DEFERRAL] = {"人社部令第13号第二十一、二十二条",
                              "Order no. 13 of the Ministry of Human Resources art. 21, 22"},
    [TRACE_REPAIRED_YEARS] = {"国办发〔2024〕38号", "State Council Office document (2024) no. 38"},
};

const char *trace_label(enum language language, enum trace_name name) { return names[name][language]; }

static void add_law(struct buffer *out, size_t start, struct text law) {
  if (text_is_empty(law)) return;
  if (out->length > start) buffer_add_literal(out, "; ");
  buffer_add_text(out, law);
}

/* The source of a row that is law everywhere; empty: it is not. */
static struct text national_source(const struct trace *trace, const struct trace_step *step, size_t index) {
  const struct rule *row = trace_step_row(trace, step, index);
  const bool is_law = row != NULL && row->region == REGION_NATION && row->confidence == GRADE_OFFICIAL;
  return is_law ? row->source : TEXT("");
}

static bool was_named(const struct trace *trace, const struct trace_step *step, size_t index) {
  for (size_t i = 0; i < index; i++)
    if (text_equals(national_source(trace, step, i), national_source(trace, step, index))) return true;
  return false;
}

void trace_law_text(struct buffer *out, enum language language, const struct trace *trace,
                    const struct trace_step *step) {
  const size_t start = out->length;
  for (size_t i = 0; i < trace_step_rows(step); i++)
    if (!was_named(trace, step, i)) add_law(out, start, national_source(trace, step, i));
  for (size_t i = 0; i < step->count; i++) {
    const char *law = laws[trace->values[step->first + i].name][language];
    if (law != NULL) add_law(out, start, text_from(law));
  }
}

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
