#include "formats/run/json_row.h"

#include <jansson.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/cell_mark.h"
#include "formats/sheet_in/sheet_number.h"
#include "formats/words/figures_text.h"

static enum json_row_fault fault_of(const json_error_t *error) {
  switch (json_error_code(error)) {
    case json_error_invalid_utf8: return JSON_ROW_NOT_UTF_8;
    case json_error_duplicate_key: return JSON_ROW_NAME_TWICE;
    default: return JSON_ROW_MALFORMED;
  }
}

static json_t *load(struct text json, struct json_row_problem *problem) {
  json_error_t error;
  problem->fault = json.length > JSON_ROW_BYTES_MOST ? JSON_ROW_TOO_LONG : JSON_ROW_FINE;
  if (problem->fault != JSON_ROW_FINE) return NULL;
  json_t *value = json_loadb(json.at, json.length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
  if (value == NULL) {
    problem->fault = fault_of(&error);
    problem->at = error.position < 0 ? 0 : (size_t)error.position;
  } else if (!json_is_object(value)) {
    problem->fault = JSON_ROW_NO_OBJECT;
  } else if (json_object_size(value) > JSON_ROW_MEMBERS_MOST) {
    problem->fault = JSON_ROW_TOO_MANY;
  }
  if (problem->fault == JSON_ROW_FINE) return value;
  json_decref(value);
  return NULL;
}

/* A number stands in `numbers`, which may move: its view is set at the end. */
static struct text number_later(struct json_row *row, size_t start) {
  return (struct text){NULL, row->numbers.length - start};
}

static struct text real_cell(struct json_row *row, const json_t *value, unsigned char *mark) {
  const size_t start = row->numbers.length;
  char digits[SHEET_BINARY_LENGTH];
  struct sheet_number number;
  sheet_number_of_binary(digits, json_real_value(value));
  (void)!sheet_number_add(&row->numbers, text_from(digits), &number); /* JSON knows finite numbers only */
  if (number.is_wrecked) *mark = CELL_MARK_WRECKED;
  if (number.was_rounded) *mark = CELL_MARK_ROUNDED;
  return number_later(row, start);
}

/* False: it is no cell. */
static bool take_cell(struct json_row *row, struct text *cell, unsigned char *mark, const json_t *value) {
  const size_t start = row->numbers.length;
  *mark = 0;
  switch (json_typeof(value)) {
    case JSON_STRING: *cell = (struct text){json_string_value(value), json_string_length(value)}; break;
    case JSON_INTEGER:
      figure_number(&row->numbers, json_integer_value(value));
      *cell = number_later(row, start);
      break;
    case JSON_REAL: *cell = real_cell(row, value, mark); break;
    case JSON_TRUE: *cell = TEXT("true"); break;
    case JSON_FALSE: *cell = TEXT("false"); break;
    case JSON_NULL: *cell = TEXT(""); break;
    default: return false;
  }
  return true;
}

static bool take_members(struct json_row *row, json_t *object, struct json_row_problem *problem) {
  for (void *at = json_object_iter(object); at != NULL; at = json_object_iter_next(object, at)) {
    const struct text name = {json_object_iter_key(at), json_object_iter_key_len(at)};
    row->names[row->count] = name;
    if (!take_cell(row, &row->cells[row->count], &row->marks[row->count], json_object_iter_value(at))) {
      *problem = (struct json_row_problem){.fault = JSON_ROW_NESTED, .name = name};
      return false;
    }
    row->count++;
  }
  return true;
}

static void point_at_numbers(struct json_row *row) {
  size_t start = 0;
  for (size_t i = 0; i < row->count; i++) {
    if (row->cells[i].at != NULL) continue;
    row->cells[i].at = row->numbers.at + start;
    start += row->cells[i].length;
  }
}

static void make_room(struct json_row *row, size_t count) {
  size_t capacity = row->capacity, same = row->capacity;
  row->names = array_grow(row->names, &row->capacity, count, sizeof *row->names);
  row->cells = array_grow(row->cells, &capacity, count, sizeof *row->cells);
  row->marks = array_grow(row->marks, &same, count, sizeof *row->marks);
}

bool json_row_read(struct json_row *row, struct text json, struct json_row_problem *problem) {
  *problem = (struct json_row_problem){.fault = JSON_ROW_FINE};
  json_decref(row->object);
  row->count = 0;
  buffer_reset(&row->numbers);
  json_t *object = load(json, problem);
  row->object = object;
  if (object == NULL) return false;
  make_room(row, json_object_size(object));
  const bool is_read = take_members(row, object, problem);
  if (is_read)
    point_at_numbers(row);
  else
    row->count = 0;
  return is_read;
}

void json_row_clear(struct json_row *row) {
  json_decref(row->object);
  free(row->names);
  free(row->cells);
  free(row->marks);
  buffer_clear(&row->numbers);
  *row = (struct json_row){0};
}
