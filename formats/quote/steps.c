#include "formats/quote/steps.h"

#include "formats/quote/words.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"
#include "formats/words/trace_text.h"
#include "formats/words/value_text.h"

enum { INDENT = 2, STEP_INDENT = 6, SUMMANDS_SHOWN = 4 };

/* Steps on their way to the terminal. */
struct steps {
  struct buffer *out;
  const struct quote_options *options;
  const struct quote_basis *basis;
  const struct trace *trace;
  int number; /* of the step printed last */
};

static void add_words(struct buffer *line, const struct steps *steps, enum label id) {
  buffer_add_text(line, text_from(label(steps->options->language, id)));
}

static void add_name(struct buffer *line, const struct steps *steps, enum trace_name name) {
  buffer_add_text(line, text_from(trace_label(steps->options->language, name)));
}

/* `name value`; of a count whose name is a unit, `value name`. */
static void add_value(struct buffer *line, const struct steps *steps, const struct trace_value *value) {
  const bool is_unit = value->name == TRACE_RATE_DAYS || value->name == TRACE_DAY_SHIFT;
  if (month_is_set(value->month))
    month_format(line, value->month);
  else if (!is_unit)
    add_name(line, steps, value->name);
  if (!is_unit) buffer_add_byte(line, ' ');
  trace_value_text(line, steps->options->language, value);
  if (is_unit) buffer_add_byte(line, ' ');
  if (is_unit) add_name(line, steps, value->name);
}

/* Many months of one name, added up. */
static bool is_sum_of_months(const struct steps *steps, const struct trace_step *step) {
  return step->count > SUMMANDS_SHOWN && month_is_set(steps->trace->values[step->first].month);
}

static void add_sum_of_months(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  struct buffer count = {0};
  figure_number(&count, (int64_t)step->count);
  const struct text arguments[] = {
      text_from(trace_label(steps->options->language, steps->trace->values[step->first].name)),
      buffer_text(&count)};
  quote_label(line, steps->options, LABEL_STEP_SUM_OF_MONTHS, arguments, 2);
  buffer_clear(&count);
}

static void add_sum(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  static const char *const joins[] = {" + ", " - ", " x ", " / "};
  if (is_sum_of_months(steps, step)) {
    add_sum_of_months(line, steps, step);
    return;
  }
  for (size_t i = 0; i < step->count; i++) {
    const struct trace_value *value = &steps->trace->values[step->first + i];
    if (i > 0) buffer_add_text(line, text_from(joins[value->join]));
    add_value(line, steps, value);
  }
}

static void add_list(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  for (size_t i = 0; i < step->count; i++) {
    if (i > 0) add_words(line, steps, LABEL_STEP_COMMA);
    add_value(line, steps, &steps->trace->values[step->first + i]);
  }
}

/* What is done with the values, in words. */
static enum label manner_of(const struct trace_step *step) {
  static const enum label manners[TRACE_OPERATION_COUNT] = {
      [TRACE_GREATEST] = LABEL_STEP_GREATEST,       [TRACE_LEAST] = LABEL_STEP_LEAST,
      [TRACE_SUM_OR_ZERO] = LABEL_STEP_OR_ZERO,     [TRACE_COUNT_DAYS] = LABEL_STEP_COUNT_DAYS,
      [TRACE_COUNT_MONTHS] = LABEL_STEP_COUNT_DAYS, [TRACE_MONTH_START] = LABEL_STEP_MONTH_START,
      [TRACE_WORKDAYS] = LABEL_STEP_WORKDAYS,       [TRACE_STOPPED] = LABEL_STEP_STOPPED,
      [TRACE_IN_WINDOW] = LABEL_STEP_WINDOW,
  };
  const bool is_day = trace_definitions[step->result.name].form == FORM_DAY;
  if (is_day && step->operation == TRACE_GREATEST) return LABEL_STEP_LATEST;
  if (is_day && step->operation == TRACE_LEAST) return LABEL_STEP_EARLIEST;
  return manners[step->operation];
}

static bool is_added_up(const struct trace_step *step) {
  return step->operation == TRACE_SUM || step->operation == TRACE_SUM_OR_ZERO ||
         step->operation == TRACE_SHIFT;
}

/* The rule in words, where it says how or is the answer itself. */
static void add_manner(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  const enum label manner = manner_of(step);
  if (step->operation == TRACE_DAY) {
    if (step->count > 0) add_words(line, steps, LABEL_STEP_COMMA);
    value_text_day(line, steps->options->language, step->row->day_expression);
  } else if (manner != 0) {
    if (step->count > 0) add_words(line, steps, LABEL_STEP_COMMA);
    add_words(line, steps, manner);
  }
}

/* ` = 640.0032, rounded half up to the fen`, where rounding does something. */
static void add_rounding(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  struct buffer rounding = {0}, unrounded = {0};
  const struct trace_value exact = {.name = TRACE_FEE_UNROUNDED, .number = step->unrounded};
  const bool is_changed = step->is_quotient || exact_compare(&step->unrounded, &step->result.number) != 0;
  if (step->is_rounded && is_changed) {
    value_text_rounding(&rounding, steps->options->language, step->rounding);
    if (!step->is_quotient) trace_value_text(&unrounded, steps->options->language, &exact);
    if (!step->is_quotient && step->count > 1) buffer_add_literal(line, " = ");
    if (!step->is_quotient && step->count > 1) buffer_add_text(line, buffer_text(&unrounded));
    add_words(line, steps, LABEL_STEP_COMMA);
    buffer_add_text(line, buffer_text(&rounding));
  }
  buffer_clear(&rounding);
  buffer_clear(&unrounded);
}

static bool was_referred(const struct steps *steps, const struct trace_step *step, size_t index) {
  const struct rule *row = trace_step_row(steps->trace, step, index);
  for (size_t i = 0; i < index; i++)
    if (trace_step_row(steps->trace, step, i) == row) return true;
  return false;
}

/* The numbers of all rows of the step, each once. */
static void add_references(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  bool is_first = true;
  for (size_t i = 0; i < trace_step_rows(step); i++) {
    const int number = quote_basis_number(steps->basis, trace_step_row(steps->trace, step, i));
    if (number == 0 || was_referred(steps, step, i)) continue;
    buffer_add_text(line, is_first ? TEXT("  [") : TEXT(","));
    figure_number(line, number);
    is_first = false;
  }
  if (!is_first) buffer_add_byte(line, ']');
}

static void add_law(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  struct buffer law = {0};
  trace_law_text(&law, steps->options->language, steps->trace, step);
  if (law.length > 0) buffer_add_literal(line, "  ");
  buffer_add_text(line, buffer_text(&law));
  buffer_clear(&law);
}

/* What was added up and not rounded is what it comes to; all else leads to it. */
static bool is_equal(const struct trace_step *step) {
  const bool is_changed = step->is_quotient || exact_compare(&step->unrounded, &step->result.number) != 0;
  return step->operation == TRACE_SUM && !(step->is_rounded && is_changed);
}

/* What the result is counted in; of other counts the name says it. */
static void add_unit(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  const enum trace_form form = trace_definitions[step->result.name].form;
  const bool is_one = step->result.whole == 1;
  if (form == FORM_AMOUNT || form == FORM_EXACT)
    add_words(line, steps, LABEL_STEP_YUAN);
  else if (form == FORM_COUNT && step->operation == TRACE_COUNT_DAYS)
    add_words(line, steps, is_one ? LABEL_STEP_ONE_DAY : LABEL_STEP_DAYS);
  else if (form == FORM_COUNT &&
           (step->operation == TRACE_COUNT_MONTHS || step->operation == TRACE_MONTHS_AFTER))
    add_words(line, steps, is_one ? LABEL_STEP_ONE_MONTH : LABEL_STEP_COUNTED_MONTHS);
}

/* One figure that is taken as it stands: saying twice what it is would tell nothing. */
static bool is_taken_over(const struct steps *steps, const struct trace_step *step) {
  return step->count == 1 && is_equal(step) &&
         exact_compare(&steps->trace->values[step->first].number, &step->result.number) == 0 &&
         trace_definitions[step->result.name].form != FORM_COUNT;
}

/* The arithmetic and what it comes to. */
static void add_arithmetic(struct buffer *line, const struct steps *steps, const struct trace_step *step) {
  if (is_added_up(step))
    add_sum(line, steps, step);
  else
    add_list(line, steps, step);
  add_manner(line, steps, step);
  add_rounding(line, steps, step);
  if (!is_taken_over(steps, step)) {
    if (step->count > 0) buffer_add_text(line, is_equal(step) ? TEXT(" = ") : TEXT(" → "));
    trace_value_text(line, steps->options->language, &step->result);
  }
  add_unit(line, steps, step);
}

static void print_step(struct steps *steps, const struct trace_step *step) {
  struct buffer line = {0}, number = {0};
  figure_number(&number, ++steps->number);
  for (size_t i = number.length; i + 2 < STEP_INDENT; i++) buffer_add_byte(steps->out, ' ');
  buffer_add_text(steps->out, buffer_text(&number));
  buffer_add_literal(steps->out, ". ");
  add_name(&line, steps, step->result.name);
  add_words(&line, steps, LABEL_STEP_COLON);
  add_arithmetic(&line, steps, step);
  add_references(&line, steps, step);
  add_law(&line, steps, step);
  display_wrap(steps->out, buffer_text(&line), STEP_INDENT, STEP_INDENT, steps->options->width);
  buffer_add_byte(steps->out, '\n');
  buffer_clear(&line);
  buffer_clear(&number);
}

/* The end of the steps that begin at `first` and are of its month. */
static size_t month_end(const struct trace *trace, size_t first) {
  size_t end = first;
  while (end < trace->step_count && trace->steps[end].month.index == trace->steps[first].month.index) end++;
  return end;
}

/* Days, and what is counted and paid by them, differ from month to month. */
static const bool goes_by_days[TRACE_NAME_COUNT] = {
    [TRACE_ACCOUNT_MONTH] = true, [TRACE_MONTHS_BACK] = true,    [TRACE_FEE_FIRST] = true,
    [TRACE_FEE_LAST] = true,      [TRACE_DAYS] = true,           [TRACE_PART_LAST] = true,
    [TRACE_PART_DAYS] = true,     [TRACE_RATE_DAYS] = true,      [TRACE_FEE_UNROUNDED] = true,
    [TRACE_FEE_CAPPED] = true,    [TRACE_FEE_BEFORE_CAP] = true, [TRACE_FEE_UNCAPPED] = true,
    [TRACE_FEE_EMPLOYER] = true,  [TRACE_FEE_EMPLOYEE] = true,   [TRACE_FEE] = true,
};

static bool is_same_value(const struct trace_value *left, const struct trace_value *right) {
  if (left->name != right->name || left->join != right->join || left->row != right->row) return false;
  return goes_by_days[left->name] ||
         (left->whole == right->whole && exact_compare(&left->number, &right->number) == 0);
}

static bool is_same_step(const struct trace *trace, const struct trace_step *left,
                         const struct trace_step *right) {
  bool is_same = left->operation == right->operation && left->count == right->count &&
                 left->row == right->row && left->rounding_row == right->rounding_row &&
                 is_same_value(&left->result, &right->result);
  for (size_t i = 0; is_same && i < left->count; i++)
    is_same = is_same_value(&trace->values[left->first + i], &trace->values[right->first + i]);
  return is_same;
}

static bool is_same_month(const struct trace *trace, size_t left, size_t right) {
  const size_t count = month_end(trace, left) - left;
  if (month_end(trace, right) - right != count) return false;
  for (size_t i = 0; i < count; i++)
    if (!is_same_step(trace, &trace->steps[left + i], &trace->steps[right + i])) return false;
  return true;
}

static void print_title(struct steps *steps, enum label id, const struct text arguments[], int count) {
  const bool with_colour = steps->options->with_colour;
  buffer_add_text(steps->out, with_colour ? TEXT("\n  \033[1m") : TEXT("\n  "));
  quote_label(steps->out, steps->options, id, arguments, count);
  buffer_add_text(steps->out, with_colour ? TEXT("\033[0m\n") : TEXT("\n"));
}

/* `2024-01 至 2024-06 各月相同`, and what the first of them stands for. */
static void print_months(struct steps *steps, struct month first, struct month last, bool has_days) {
  struct buffer from = {0}, to = {0};
  const bool is_one = first.index == last.index;
  month_format(&from, first);
  month_format(&to, last);
  const struct text arguments[] = {buffer_text(&from), buffer_text(&to)};
  const enum label several = has_days ? LABEL_STEP_MONTHS_BUT_DAYS : LABEL_STEP_MONTHS;
  print_title(steps, is_one ? LABEL_STEP_MONTH : several, arguments, 2);
  buffer_clear(&from);
  buffer_clear(&to);
}

/* What is the month's own in a further month of a group: days, the fee before and after rounding. */
static void print_own(struct steps *steps, size_t first) {
  const size_t end = month_end(steps->trace, first);
  struct buffer line = {0};
  month_format(&line, steps->trace->steps[first].month);
  for (size_t i = first; i < end; i++) {
    const struct trace_step *step = &steps->trace->steps[i];
    if (!goes_by_days[step->result.name]) continue;
    buffer_add_literal(&line, "  ");
    add_name(&line, steps, step->result.name);
    buffer_add_byte(&line, ' ');
    trace_value_text(&line, steps->options->language, &step->result);
  }
  buffer_add_literal(steps->out, "      ");
  display_wrap(steps->out, buffer_text(&line), STEP_INDENT, STEP_INDENT + INDENT, steps->options->width);
  buffer_add_byte(steps->out, '\n');
  buffer_clear(&line);
}

static bool has_own(const struct trace *trace, size_t first) {
  const size_t end = month_end(trace, first);
  for (size_t i = first; i < end; i++)
    if (goes_by_days[trace->steps[i].result.name]) return true;
  return false;
}

/* Months that are alike but for their days; returns where the next begins. */
static size_t print_group(struct steps *steps, size_t first) {
  const struct trace *trace = steps->trace;
  const size_t end = month_end(trace, first);
  size_t next = end, last = first;
  while (next < trace->step_count && month_is_set(trace->steps[next].month) &&
         is_same_month(trace, first, next)) {
    last = next;
    next = month_end(trace, next);
  }
  const bool is_own = has_own(trace, first);
  print_months(steps, trace->steps[first].month, trace->steps[last].month, is_own);
  for (size_t i = first; i < end; i++) print_step(steps, &trace->steps[i]);
  for (size_t at = end; is_own && at < next; at = month_end(trace, at)) print_own(steps, at);
  return next;
}

/* The steps of no month, wherever they stand. */
static void print_case(struct steps *steps) {
  bool has_title = false;
  for (size_t i = 0; i < steps->trace->step_count; i++) {
    if (month_is_set(steps->trace->steps[i].month)) continue;
    if (!has_title) print_title(steps, LABEL_STEP_CASE, NULL, 0);
    has_title = true;
    print_step(steps, &steps->trace->steps[i]);
  }
}

void quote_steps_print(struct buffer *out, const struct quote_options *options,
                       const struct quote_basis *basis, const struct assessment *assessment) {
  struct steps steps = {.out = out, .options = options, .basis = basis, .trace = &assessment->trace};
  if (steps.trace->step_count == 0) return;
  quote_title(out, options, LABEL_QUOTE_STEPS);
  for (size_t i = 0; i < steps.trace->step_count;)
    i = month_is_set(steps.trace->steps[i].month) ? print_group(&steps, i) : i + 1;
  print_case(&steps);
}
