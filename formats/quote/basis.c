#include "formats/quote/basis.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/quote/words.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"
#include "formats/words/rule_text.h"
#include "formats/words/value_text.h"

enum { NUMBER_WIDTH = 6 }; /* `[12]  ` */

static int compare_rows(const void *left, const void *right) {
  size_t first = (*(const struct rule *const *)left)->index;
  size_t second = (*(const struct rule *const *)right)->index;
  return (first > second) - (first < second);
}

/* As many as there can be, each time they are named. */
static size_t rows_most(const struct assessment *assessment) {
  return assessment->basis_row_count + 2 * assessment->trace.step_count + assessment->trace.value_count;
}

/* A step may look at a row that no figure rests on. */
static void add_traced(struct quote_basis *basis, const struct trace *trace) {
  for (size_t i = 0; i < trace->step_count; i++) {
    const struct trace_step *step = &trace->steps[i];
    if (step->row != NULL) basis->rows[basis->count++] = step->row;
    if (step->rounding_row != NULL) basis->rows[basis->count++] = step->rounding_row;
  }
  for (size_t i = 0; i < trace->value_count; i++)
    if (trace->values[i].row != NULL) basis->rows[basis->count++] = trace->values[i].row;
}

void quote_basis_gather(struct quote_basis *basis, enum language language, const struct dossier *dossier) {
  size_t count = 0, kept = 0;
  for (int i = 0; i < dossier->assessment_count; i++) count += rows_most(&dossier->assessments[i]);
  *basis = (struct quote_basis){0};
  if (count == 0) return;
  basis->rows = array_new(count, sizeof *basis->rows);
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    for (size_t k = 0; k < assessment->basis_row_count; k++)
      if (rule_is_told(language, assessment->basis_rows[k]))
        basis->rows[basis->count++] = assessment->basis_rows[k];
    add_traced(basis, &assessment->trace);
  }
  qsort(basis->rows, basis->count, sizeof *basis->rows, compare_rows);
  for (size_t i = 0; i < basis->count; i++)
    if (i == 0 || basis->rows[i] != basis->rows[kept - 1]) basis->rows[kept++] = basis->rows[i];
  basis->count = kept;
}

void quote_basis_clear(struct quote_basis *basis) {
  free(basis->rows);
  *basis = (struct quote_basis){0};
}

int quote_basis_number(const struct quote_basis *basis, const struct rule *row) {
  const struct rule *const *found =
      row == NULL || basis->count == 0
          ? NULL
          : bsearch(&row, basis->rows, basis->count, sizeof *basis->rows, compare_rows);
  return found == NULL ? 0 : (int)(found - (const struct rule *const *)basis->rows) + 1;
}

static bool is_in_basis(const struct rule *row, const struct assessment *assessment, struct basis rows) {
  for (size_t i = 0; i < rows.count; i++)
    if (assessment->basis_rows[rows.first + i] == row) return true;
  return false;
}

void quote_basis_refer(struct buffer *out, const struct quote_basis *basis,
                       const struct assessment *assessment, struct basis rows) {
  bool is_first = true;
  for (size_t i = 0; i < basis->count; i++) {
    size_t first = i;
    while (i < basis->count && is_in_basis(basis->rows[i], assessment, rows)) i++;
    if (i == first) continue;
    if (!is_first) buffer_add_byte(out, ',');
    is_first = false;
    figure_number(out, (int64_t)first + 1);
    if (i - first > 1) {
      buffer_add_byte(out, i - first > 2 ? '-' : ',');
      figure_number(out, (int64_t)i);
    }
  }
}

/* Scheme, party and tier, where the row does not hold for all. */
static void add_key(struct buffer *out, const struct quote_options *options, const struct rule *row) {
  if (row->scheme != ANY_SCHEME) {
    buffer_add_literal(out, "  ");
    buffer_add_text(out, quote_word(options, WORDS_SCHEME, row->scheme));
  }
  if (row->party != ANY_PARTY) {
    buffer_add_literal(out, "  ");
    buffer_add_text(out, text_from(label(options->language, party_label(row->party))));
  }
  if (row->above == ABOVE_NOTHING) return;
  struct buffer digits = {0};
  figure_number(&digits, row->above);
  const struct text argument = buffer_text(&digits);
  buffer_add_literal(out, "  ");
  quote_label(out, options, LABEL_QUOTE_ABOVE, &argument, 1);
  buffer_clear(&digits);
}

static void add_checked(struct buffer *out, const struct quote_options *options, const struct rule *row) {
  if (!date_is_set(row->valid_on)) return;
  struct buffer days = {0};
  date_format(&days, row->valid_on);
  const struct text argument = buffer_text(&days);
  buffer_add_literal(out, "  ");
  quote_label(out, options, LABEL_QUOTE_CHECKED, &argument, 1);
  buffer_clear(&days);
}

static void add_line(struct buffer *out, const struct quote_options *options, struct buffer *line) {
  for (int i = 0; i < NUMBER_WIDTH; i++) buffer_add_byte(out, ' ');
  display_wrap(out, buffer_text(line), NUMBER_WIDTH, NUMBER_WIDTH, options->width);
  buffer_add_byte(out, '\n');
  buffer_reset(line);
}

static void add_meaning(struct buffer *out, const struct quote_options *options, const struct rule *row,
                        size_t number) {
  size_t start = out->length;
  buffer_add_byte(out, '[');
  figure_number(out, (int64_t)number);
  buffer_add_byte(out, ']');
  while (out->length - start < NUMBER_WIDTH) buffer_add_byte(out, ' ');
  struct buffer line = {0};
  buffer_add_text(&line, text_from(label(options->language, parameter_label(row->parameter))));
  buffer_add_text(&line, text_from(label(options->language, LABEL_STEP_COLON)));
  const size_t name_length = line.length;
  value_text_words(&line, options->language, row);
  if (line.length == name_length) buffer_add_text(&line, row->value_text);
  display_wrap(out, buffer_text(&line), NUMBER_WIDTH, NUMBER_WIDTH, options->width);
  buffer_add_byte(out, '\n');
  buffer_clear(&line);
}

static void print_row(struct buffer *out, const struct quote_options *options, const struct rule *row,
                      size_t number) {
  struct buffer line = {0};
  add_meaning(out, options, row, number);
  if (options->with_colour) buffer_add_literal(out, "\033[2m");
  quote_region(&line, options, row->region);
  add_key(&line, options, row);
  buffer_add_literal(&line, "  ");
  rule_text_days(&line, options->language, row);
  add_checked(&line, options, row);
  buffer_add_literal(&line, "  ");
  buffer_add_text(&line, options->rules->files[row->file].name);
  buffer_add_byte(&line, ':');
  figure_number(&line, row->line);
  add_line(out, options, &line);
  struct text source[] = {row->source, quote_word(options, WORDS_GRADE, (int)row->confidence)};
  quote_label(&line, options, LABEL_QUOTE_SOURCE, source, 2);
  add_line(out, options, &line);
  if (options->with_colour) buffer_add_literal(out, "\033[0m");
  buffer_clear(&line);
}

static void add_figure(struct buffer *out, enum case_field field, const struct exact *number) {
  struct money yuan = {0};
  if (field == FIELD_RATE)
    quote_rate(out, number);
  else if (money_round(&yuan, number, (struct rounding){ROUNDING_EXACT, 1}))
    quote_amount(out, &yuan);
  else
    exact_format(out, number);
  money_clear(&yuan);
}

/* A figure and the month from which on it holds. */
static void add_from(struct buffer *out, const struct quote_options *options, enum case_field field,
                     struct month from, const struct exact *number) {
  struct buffer month = {0}, figure = {0};
  month_format(&month, from);
  add_figure(&figure, field, number);
  const struct text arguments[] = {buffer_text(&month), buffer_text(&figure)};
  quote_label(out, options, LABEL_QUOTE_FROM_MONTH, arguments, 2);
  buffer_clear(&month);
  buffer_clear(&figure);
}

static void add_stated(struct buffer *out, const struct quote_options *options, enum case_field field,
                       const struct stated_number *stated) {
  if (!stated_is_over_time(stated)) {
    add_figure(out, field, &stated->number);
    return;
  }
  add_from(out, options, field, stated->from, &stated->number);
  for (size_t i = 0; i < stated->step_count; i++) {
    buffer_add_text(out, text_from(label(options->language, LABEL_DELAY_SEMICOLON)));
    add_from(out, options, field, stated->steps[i].from, &stated->steps[i].number);
  }
}

static void print_stated(struct buffer *out, const struct quote_options *options, enum case_field field,
                         const struct stated_number *stated) {
  struct buffer line = {0}, figure = {0};
  add_stated(&figure, options, field, stated);
  const struct text arguments[] = {text_from(label(options->language, field_label((int)field))),
                                   buffer_text(&figure)};
  quote_label(&line, options, LABEL_QUOTE_STATED, arguments, 2);
  add_line(out, options, &line);
  buffer_clear(&figure);
  buffer_clear(&line);
}

/* A stated rate or average wage counts where it was asked for; a stated wage is what the case is about. */
static void print_all_stated(struct buffer *out, const struct quote_options *options,
                             const struct dossier *dossier) {
  const parameter_set rates = PARAMETER_BIT(PARAMETER_EMPLOYER_RATE) |
                              PARAMETER_BIT(PARAMETER_EMPLOYEE_RATE) | PARAMETER_BIT(PARAMETER_TOPUP_RATE);
  const struct reported_case *reported = &dossier->reported;
  parameter_set taken = 0;
  for (int i = 0; i < dossier->assessment_count; i++) taken |= dossier->assessments[i].graded[GRADE_STATED];
  if (reported->wage.is_stated) print_stated(out, options, FIELD_WAGE, &reported->wage);
  if ((taken & PARAMETER_BIT(PARAMETER_AVERAGE_WAGE)) != 0)
    print_stated(out, options, FIELD_AVERAGE_WAGE, &reported->average_wage);
  if ((taken & rates) != 0) print_stated(out, options, FIELD_RATE, &reported->rate);
}

void quote_basis_print(struct buffer *out, const struct quote_options *options,
                       const struct quote_basis *basis, const struct dossier *dossier) {
  if (basis->count == 0) return;
  quote_title(out, options, LABEL_QUOTE_WHY);
  print_all_stated(out, options, dossier);
  for (size_t i = 0; i < basis->count; i++) print_row(out, options, basis->rows[i], i + 1);
}
