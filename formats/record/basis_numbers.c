#include "formats/record/basis_numbers.h"

#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "formats/list/csv_text.h"
#include "formats/words/figures_text.h"

enum { NO_NUMBER = 0 };

struct text basis_numbers_text(const struct basis_numbers *numbers, size_t number) {
  size_t start = number == 1 ? 0 : numbers->ends[number - 2];
  return (struct text){numbers->texts.at + start, numbers->ends[number - 1] - start};
}

static void add_text(struct buffer *out, const struct assessment *assessment, struct basis basis) {
  figure_basis(out, assessment, basis);
  buffer_add_byte(out, ',');
  size_t start = out->length;
  figure_basis_sources(out, assessment, basis);
  csv_quote_from(out, start);
  buffer_add_byte(out, '\n');
}

/* Rows that differ only in what the text does not show, as tiers do, read alike. */
static size_t find_alike(const struct basis_numbers *numbers, struct text text, uint64_t hash) {
  size_t item, step = 0;
  while ((item = hash_index_next(&numbers->by_text, hash, &step)) != HASH_INDEX_NONE)
    if (text_equals(basis_numbers_text(numbers, item + 1), text)) return item + 1;
  return NO_NUMBER;
}

static size_t number_text(struct basis_numbers *numbers, const struct assessment *assessment,
                          struct basis basis) {
  const size_t start = numbers->texts.length;
  add_text(&numbers->texts, assessment, basis);
  const struct text text = text_from_offset(buffer_text(&numbers->texts), start);
  const uint64_t hash = hash_text(text);
  const size_t alike = find_alike(numbers, text, hash);
  if (alike != NO_NUMBER) {
    numbers->texts.length = start;
    return alike;
  }
  numbers->ends =
      array_grow(numbers->ends, &numbers->end_capacity, numbers->count + 1, sizeof *numbers->ends);
  numbers->ends[numbers->count] = numbers->texts.length;
  hash_index_add(&numbers->by_text, hash, numbers->count);
  return ++numbers->count;
}

static size_t number_of(struct basis_numbers *numbers, const struct assessment *assessment,
                        struct basis basis) {
  const size_t known = basis_index_find(&numbers->index, assessment, basis), count = numbers->index.count;
  if (known != BASIS_NOT_FOUND) return numbers->numbers[known];
  numbers->numbers = array_grow(numbers->numbers, &numbers->capacity, count + 1, sizeof *numbers->numbers);
  numbers->numbers[count] = number_text(numbers, assessment, basis);
  basis_index_add(&numbers->index, assessment, basis);
  return numbers->numbers[count];
}

/* Neighbouring months mostly share their rows. */
static bool is_repeated(const struct assessment *assessment, size_t line) {
  const struct ledger_line *lines = assessment->lines;
  return line > 0 && lines[line].basis.count == lines[line - 1].basis.count &&
         lines[line].basis.first == lines[line - 1].basis.first;
}

static struct basis_mark mark_of(struct basis_numbers *numbers, const struct assessment *assessment,
                                 struct basis basis) {
  if (basis.count == 0) return (struct basis_mark){NO_NUMBER, false};
  const size_t before = numbers->count, number = number_of(numbers, assessment, basis);
  return (struct basis_mark){number, numbers->count > before};
}

static void mark_lines(struct basis_numbers *numbers, struct basis_marks *marks,
                       const struct assessment *assessment) {
  const size_t count = assessment->line_count;
  marks->marks = array_grow(marks->marks, &marks->capacity, marks->count + count, sizeof *marks->marks);
  struct basis_mark *mark = marks->marks + marks->count;
  marks->count += count;
  for (size_t i = 0; i < count; i++)
    mark[i] = is_repeated(assessment, i) ? (struct basis_mark){mark[i - 1].number, false}
                                         : mark_of(numbers, assessment, assessment->lines[i].basis);
}

void basis_numbers_mark(struct basis_numbers *numbers, struct basis_marks *marks,
                        const struct dossier *dossiers, size_t count) {
  marks->count = marks->next = 0;
  for (size_t i = 0; i < count; i++)
    for (int a = 0; a < dossiers[i].assessment_count; a++)
      mark_lines(numbers, marks, &dossiers[i].assessments[a]);
}

void basis_numbers_clear(struct basis_numbers *numbers) {
  basis_index_clear(&numbers->index);
  hash_index_clear(&numbers->by_text);
  buffer_clear(&numbers->texts);
  free(numbers->numbers);
  free(numbers->ends);
  *numbers = (struct basis_numbers){0};
}

void basis_marks_clear(struct basis_marks *marks) {
  free(marks->marks);
  *marks = (struct basis_marks){0};
}
