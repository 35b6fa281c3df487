#include "formats/words/figures_text.h"

#include "calc/digits.h"
#include "formats/words/labels.h"

void figure_number(struct buffer *out, int64_t number) {
  enum { NUMBER_BYTES = 1 + DIGITS_POWERS };
  char *room = buffer_room(out, NUMBER_BYTES), *at = room;
  if (number < 0) *at++ = '-';
  at = digits_put_all(at, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
  out->length += (size_t)(at - room);
}

void figure_date(struct buffer *out, struct date date) {
  if (date_is_set(date)) date_format(out, date);
}

void figure_month(struct buffer *out, struct month month) {
  if (month_is_set(month)) month_format(out, month);
}

static bool same_rate(const struct rule *left, const struct rule *right) {
  static const struct exact none = {0};
  return left == right ||
         exact_compare(left == NULL ? &none : &left->number, right == NULL ? &none : &right->number) == 0;
}

void figure_fee_rates(struct buffer *out, struct fee_segments segments) {
  for (size_t i = 0; i < segments.count;) {
    size_t first = i;
    while (i < segments.count && same_rate(segments.at[i].rate, segments.at[first].rate)) i++;
    if (first > 0) buffer_add_byte(out, '+');
    if (segments.at[first].rate == NULL)
      buffer_add_byte(out, '0');
    else
      exact_format(out, &segments.at[first].rate->number);
    buffer_add_byte(out, 'x');
    figure_number(out, segments.at[i - 1].last.serial - segments.at[first].first.serial + 1);
  }
}

void figure_basis(struct buffer *out, const struct assessment *assessment, struct basis basis) {
  for (size_t i = 0; i < basis.count; i++) {
    if (i > 0) buffer_add_byte(out, ' ');
    buffer_add_text(out, assessment->basis_rows[basis.first + i]->label);
  }
}

static bool is_said_before(const struct rule *const *rows, size_t place) {
  for (size_t i = 0; i < place; i++)
    if (text_equals(rows[i]->source, rows[place]->source)) return true;
  return false;
}

void figure_basis_sources(struct buffer *out, const struct assessment *assessment, struct basis basis) {
  const struct rule *const *rows = assessment->basis_rows + basis.first;
  bool is_first = true;
  for (size_t i = 0; i < basis.count; i++) {
    if (rows[i]->source.length == 0 || is_said_before(rows, i)) continue;
    if (!is_first) buffer_add_literal(out, "; ");
    buffer_add_text(out, rows[i]->source);
    is_first = false;
  }
}

void figure_notes(struct buffer *out, note_set notes) {
  bool is_first = true;
  for (note_set rest = notes; rest != 0; rest &= rest - 1) {
    if (!is_first) buffer_add_byte(out, ';');
    buffer_add_text(out, text_from(diagnostics_table[NOTE_FIRST + __builtin_ctzll(rest)].code));
    is_first = false;
  }
}

void figure_parameters(struct buffer *out, parameter_set named) {
  bool is_first = true;
  for (parameter_set rest = named; rest != 0; rest &= rest - 1) {
    if (!is_first) buffer_add_byte(out, ';');
    const struct parameter_definition *parameter = &parameters[__builtin_ctzll(rest)];
    buffer_add(out, parameter->name, parameter->name_length);
    is_first = false;
  }
}

void figure_worse_why(struct buffer *out, unsigned worse_why) {
  bool is_first = true;
  for (unsigned rest = worse_why; rest != 0; rest &= rest - 1) {
    if (!is_first) buffer_add_byte(out, ';');
    buffer_add_text(out, word_text(WORD_OF(WORSENING, __builtin_ctz(rest))));
    is_first = false;
  }
}
