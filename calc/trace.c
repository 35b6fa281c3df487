#include "trace.h"

#include <stdlib.h>

#include "array.h"

#define AMOUNT FORM_AMOUNT, (enum word_list)0
#define EXACT FORM_EXACT, (enum word_list)0
#define PERCENT FORM_PERCENT, (enum word_list)0
#define COUNT FORM_COUNT, (enum word_list)0
#define DAY FORM_DAY, (enum word_list)0
#define MONTH FORM_MONTH, (enum word_list)0
#define WORD_FORM(list) FORM_WORD, WORDS_##list
const struct trace_definition trace_definitions[TRACE_NAME_COUNT] = {
#define WORD(list) WORD_FORM(list)
#define TRACE_VALUE(ID, key, zh, en, form) [TRACE_##ID] = {#key, form},
#include "trace_values.def"
#undef WORD
};

const char *const trace_operation_keys[TRACE_OPERATION_COUNT] = {
    [TRACE_SUM] = "sum",
    [TRACE_SUM_OR_ZERO] = "sum_or_zero",
    [TRACE_GREATEST] = "greatest",
    [TRACE_LEAST] = "least",
    [TRACE_RULED] = "ruled",
    [TRACE_DAY] = "day",
    [TRACE_SHIFT] = "shift",
    [TRACE_COUNT_DAYS] = "days",
    [TRACE_COUNT_MONTHS] = "months",
    [TRACE_MONTHS_AFTER] = "months_after",
    [TRACE_MONTH_START] = "month_start",
    [TRACE_WORKDAYS] = "workdays",
    [TRACE_IN_WINDOW] = "in_window",
    [TRACE_CHARGED] = "charged",
    [TRACE_STOPPED] = "stopped",
    [TRACE_STATED] = "stated",
};

const char *const trace_join_keys[] = {"plus", "minus", "times", "over"};

void trace_reset(struct trace *trace) {
  for (size_t i = 0; i < trace->value_count; i++) exact_clear(&trace->values[i].number);
  for (size_t i = 0; i < trace->step_count; i++) {
    exact_clear(&trace->steps[i].result.number);
    exact_clear(&trace->steps[i].unrounded);
  }
  trace->value_count = 0;
  trace->step_count = 0;
}

void trace_clear(struct trace *trace) {
  trace_reset(trace);
  free(trace->steps);
  free(trace->values);
  *trace = (struct trace){0};
}

static struct trace_step *latest(struct trace *trace) { return &trace->steps[trace->step_count - 1]; }

void trace_begin(struct trace *trace, enum trace_name name, enum trace_operation operation,
                 struct month month) {
  trace->steps = array_grow(trace->steps, &trace->step_capacity, trace->step_count + 1, sizeof *trace->steps);
  trace->steps[trace->step_count++] = (struct trace_step){.operation = operation,
                                                          .month = month,
                                                          .first = trace->value_count,
                                                          .result = {.name = name, .month = month}};
}

void trace_by(struct trace *trace, const struct rule *row) { latest(trace)->row = row; }

static struct trace_value *add_value(struct trace *trace, enum trace_join join, enum trace_name name,
                                     const struct rule *row) {
  trace->values =
      array_grow(trace->values, &trace->value_capacity, trace->value_count + 1, sizeof *trace->values);
  struct trace_value *value = &trace->values[trace->value_count++];
  *value = (struct trace_value){.name = name, .join = join, .month = MONTH_NONE, .row = row};
  latest(trace)->count++;
  return value;
}

void trace_exact(struct trace *trace, enum trace_join join, enum trace_name name, const struct exact *number,
                 const struct rule *row) {
  exact_set(&add_value(trace, join, name, row)->number, number);
}

void trace_money(struct trace *trace, enum trace_join join, enum trace_name name,
                 const struct money *amount) {
  money_to_exact(&add_value(trace, join, name, NULL)->number, amount);
}

void trace_whole(struct trace *trace, enum trace_join join, enum trace_name name, int whole,
                 const struct rule *row) {
  add_value(trace, join, name, row)->whole = whole;
}

void trace_is_stated(struct trace *trace) { trace->values[trace->value_count - 1].is_stated = true; }

/* The month's latest step of this name; NULL: it has none. Steps of a month stand together. */
static const struct trace_step *find_of_month(const struct trace *trace, size_t from, enum trace_name name) {
  const struct trace_step *found = NULL;
  const struct month month = trace->steps[from].month;
  for (size_t i = from; i < trace->step_count && trace->steps[i].month.index == month.index; i++)
    if (trace->steps[i].result.name == name) found = &trace->steps[i];
  return found;
}

static bool begins_month(const struct trace *trace, size_t step) {
  return month_is_set(trace->steps[step].month) &&
         (step == 0 || trace->steps[step - 1].month.index != trace->steps[step].month.index);
}

void trace_each(struct trace *trace, enum trace_name name, enum trace_name instead, bool unrounded) {
  for (size_t i = 0; i + 1 < trace->step_count; i++) {
    if (!begins_month(trace, i)) continue;
    const struct trace_step *step = find_of_month(trace, i, name);
    if (step == NULL) step = find_of_month(trace, i, instead);
    if (step == NULL) continue;
    const bool takes_unrounded = unrounded && step->is_rounded;
    struct trace_value *value = add_value(trace, TRACE_PLUS, step->result.name, NULL);
    value->month = step->month;
    exact_set(&value->number, takes_unrounded ? &step->unrounded : &step->result.number);
  }
}

void trace_end_exact(struct trace *trace, const struct exact *number) {
  exact_set(&latest(trace)->result.number, number);
}

void trace_end_money(struct trace *trace, const struct money *amount) {
  money_to_exact(&latest(trace)->result.number, amount);
}

void trace_end_rounded(struct trace *trace, const struct exact *unrounded, const struct rule *rounding,
                       const struct money *amount) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  struct trace_step *step = latest(trace);
  exact_set(&step->unrounded, unrounded);
  step->is_rounded = true;
  step->rounding = rounding == NULL ? half_up_fen : rounding->rounding;
  step->rounding_row = rounding;
  trace_end_money(trace, amount);
}

void trace_end_whole(struct trace *trace, int whole) { latest(trace)->result.whole = whole; }

void trace_quotient(struct trace *trace) { latest(trace)->is_quotient = true; }

size_t trace_step_rows(const struct trace_step *step) { return step->count + 2; }

const struct rule *trace_step_row(const struct trace *trace, const struct trace_step *step, size_t index) {
  if (index < step->count) return trace->values[step->first + index].row;
  return index == step->count ? step->row : step->rounding_row;
}
