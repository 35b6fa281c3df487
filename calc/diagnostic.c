#include "diagnostic.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "integer.h"

const struct diagnostic_definition diagnostics_table[DIAGNOSTIC_COUNT] = {
#define DIAGNOSTIC(id, code, severity, zh, en) [DIAGNOSTIC_##id] = {code, SEVERITY_##severity, zh, en},
#include "diagnostics.def"
#undef DIAGNOSTIC
};

static struct text_slice keep(struct diagnostics *diagnostics, struct text text) {
  struct text_slice slice = {diagnostics->texts.length, text.length};
  buffer_add_text(&diagnostics->texts, text);
  return slice;
}

void diagnostics_add(struct diagnostics *diagnostics, enum diagnostic_code code, int field,
                     struct text value) {
  assert(code < DIAGNOSTIC_COUNT);
  diagnostics->items = array_grow(diagnostics->items, &diagnostics->capacity, diagnostics->count + 1,
                                  sizeof *diagnostics->items);
  diagnostics->items[diagnostics->count++] =
      (struct diagnostic){.code = code, .field = field, .value = keep(diagnostics, value)};
}

void diagnostics_argument(struct diagnostics *diagnostics, struct text argument) {
  assert(diagnostics->count > 0);
  struct diagnostic *last = &diagnostics->items[diagnostics->count - 1];
  assert(last->argument_count < DIAGNOSTIC_ARGUMENTS_MAX);
  last->arguments[last->argument_count++] = keep(diagnostics, argument);
}

void diagnostics_argument_number(struct diagnostics *diagnostics, int64_t argument) {
  struct buffer digits = {0};
  struct integer number = integer_from(argument);
  if (argument < 0) buffer_add_byte(&digits, '-');
  integer_format_digits(&digits, &number, 1);
  diagnostics_argument(diagnostics, buffer_text(&digits));
  buffer_clear(&digits);
}

void diagnostics_argument_month(struct diagnostics *diagnostics, struct month argument) {
  struct buffer text = {0};
  month_format(&text, argument);
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
}

static bool reads_alike(const struct diagnostics *diagnostics, const struct diagnostic *one,
                        const struct diagnostic *other) {
  if (one->code != other->code || one->field != other->field || one->argument_count != other->argument_count)
    return false;
  for (int i = 0; i < one->argument_count; i++)
    if (!text_equals(diagnostics_text(diagnostics, one->arguments[i]),
                     diagnostics_text(diagnostics, other->arguments[i])))
      return false;
  return text_equals(diagnostics_text(diagnostics, one->value), diagnostics_text(diagnostics, other->value));
}

void diagnostics_drop_repeated(struct diagnostics *diagnostics) {
  size_t kept = 0;
  for (size_t i = 0; i < diagnostics->count; i++) {
    size_t first = 0;
    while (first < kept && !reads_alike(diagnostics, &diagnostics->items[first], &diagnostics->items[i]))
      first++;
    if (first == kept) diagnostics->items[kept++] = diagnostics->items[i];
  }
  diagnostics->count = kept;
}

struct text diagnostics_text(const struct diagnostics *diagnostics, struct text_slice slice) {
  if (slice.length == 0) return (struct text){0};
  return (struct text){diagnostics->texts.at + slice.start, slice.length};
}

void diagnostics_reset(struct diagnostics *diagnostics) {
  diagnostics->count = 0;
  buffer_reset(&diagnostics->texts);
}

void diagnostics_clear(struct diagnostics *diagnostics) {
  free(diagnostics->items);
  buffer_clear(&diagnostics->texts);
  *diagnostics = (struct diagnostics){0};
}
