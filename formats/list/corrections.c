#include "formats/list/corrections.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/correction_reader.h"
#include "formats/list/fix_mark.h"

static void correction_clear(struct correction *correction) {
  buffer_clear(&correction->texts);
  free(correction->cells);
  free(correction->marks);
}

static void tell_failure(struct correction_reader *reader, const struct table_error *error) {
  const struct correction_trouble trouble = {
      .problem = CORRECTION_UNREADABLE_FILE, .file = reader->file_index, .error = *error};
  reader->has_trouble = true;
  reader->listener.tell(reader->listener.context, &trouble);
}

static void read_rows(struct corrections *corrections, struct correction_reader *reader) {
  struct table_row row;
  enum table_status status;
  while ((status = table_next(reader->file->table, &row)) == TABLE_OK) {
    struct correction correction;
    if (!correction_reader_row(reader, &row, &correction)) continue;
    corrections->rows = array_grow(corrections->rows, &corrections->capacity, corrections->count + 1,
                                   sizeof *corrections->rows);
    corrections->rows[corrections->count++] = correction;
    reader->file->rows++;
  }
  const struct table_error error = table_failure(reader->file->table);
  if (status != TABLE_END) tell_failure(reader, &error);
}

bool corrections_add_file(struct corrections *corrections, const char *path, const struct table *list,
                          const struct case_columns *columns, struct table_options how,
                          struct correction_listener listener) {
  struct correction_file *file = &corrections->files[corrections->file_count];
  struct correction_reader reader = {
      .file = file, .file_index = corrections->file_count++, .listener = listener};
  struct table_error error;
  struct fingerprint print;
  const int failure = digest_file(path, &print);
  file->path = path;
  memcpy(file->digest, print.digest, sizeof file->digest);
  file->table = table_open(path, how, &error);
  if (file->table == NULL) {
    tell_failure(&reader, &error);
  } else if (failure != 0) {
    tell_failure(&reader, &(struct table_error){.status = TABLE_READ_ERROR, .system = failure, .column = -1});
  } else if (correction_reader_open(&reader, list, columns)) {
    read_rows(corrections, &reader);
  }
  correction_reader_clear(&reader);
  return !reader.has_trouble;
}

static int compare_numbers(int64_t left, int64_t right) { return (left > right) - (left < right); }

/* By the place in the list, then by that in the files. */
static int compare(const void *left, const void *right) {
  const struct correction *one = left, *other = right;
  int order = compare_numbers(one->list_sheet, other->list_sheet);
  if (order == 0) order = compare_numbers(one->list_line, other->list_line);
  if (order == 0) order = compare_numbers(one->file, other->file);
  if (order == 0) order = compare_numbers(one->sheet, other->sheet);
  return order == 0 ? compare_numbers(one->line, other->line) : order;
}

void corrections_seal(struct corrections *corrections) {
  if (corrections->count > 0)
    qsort(corrections->rows, corrections->count, sizeof *corrections->rows, compare);
}

void corrections_rewind(struct corrections *corrections) {
  corrections->next = 0;
  for (int i = 0; i < corrections->file_count; i++) corrections->files[i].unchanged = 0;
  for (size_t i = 0; i < corrections->count; i++) {
    corrections->rows[i].is_used = corrections->rows[i].is_met = false;
    corrections->rows[i].twin = 0;
  }
}

/* <0: its line has passed; 0: it is this one. */
static int compare_place(const struct correction *correction, const struct table_row *row) {
  int order = compare_numbers(correction->list_sheet, row->sheet);
  return order == 0 ? compare_numbers(correction->list_line, row->line) : order;
}

/* The one correction from `first` to `end` that comes in place of a row that reads so, or NULL. */
static struct correction *find(struct corrections *corrections, size_t first, size_t end, struct text raw) {
  struct buffer check = {0};
  struct correction *rows = corrections->rows, *found = NULL;
  fix_mark_add_check(&check, raw);
  for (size_t i = first; i < end; i++) {
    if (rows[i].is_used || !text_equals(rows[i].check, buffer_text(&check))) continue;
    if (found != NULL) {
      found->twin = i + 1;
      rows[i].twin = (size_t)(found - rows) + 1;
    }
    if (found == NULL) found = &rows[i];
  }
  buffer_clear(&check);
  return found == NULL || found->twin != 0 ? NULL : found;
}

static bool reads_alike(const struct table_row *row, const struct correction *correction) {
  size_t count = row->count > correction->count ? row->count : correction->count;
  if (row->fault != ROW_FINE) return false;
  for (size_t i = 0; i < count; i++) {
    struct text new_cell = i < correction->count ? text_trim(correction->cells[i]) : TEXT("");
    if (!text_equals(table_row_cell(row, i), new_cell)) return false;
  }
  return true;
}

static void replace(struct table_row *row, struct corrections *corrections, struct correction *correction) {
  correction->is_used = true;
  corrections->files[correction->file].unchanged += reads_alike(row, correction);
  row->cells = correction->cells;
  row->marks = correction->marks;
  row->count = correction->count;
  row->raw = correction->raw;
  row->fault = ROW_FINE;
  row->correction = (size_t)(correction - corrections->rows) + 1;
}

void corrections_apply(struct corrections *corrections, struct table_row *row) {
  size_t first = corrections->next, end;
  while (first < corrections->count && compare_place(&corrections->rows[first], row) < 0) first++;
  for (end = first; end < corrections->count && compare_place(&corrections->rows[end], row) == 0; end++)
    corrections->rows[end].is_met = true;
  corrections->next = end;
  struct correction *correction = NULL;
  while (end > first && (correction = find(corrections, first, end, row->raw)) != NULL)
    replace(row, corrections, correction);
}

/* Of rows that want the same line the later ones are told of, with the first. */
static bool is_told_by_another(const struct corrections *corrections, const struct correction *row) {
  return row->twin != 0 && &corrections->rows[row->twin - 1] > row;
}

bool corrections_each_left(const struct corrections *corrections, struct correction_listener listener) {
  bool is_any_left = false;
  for (size_t i = 0; i < corrections->count; i++) {
    const struct correction *row = &corrections->rows[i];
    if (row->is_used) continue;
    const struct correction_trouble trouble = {
        .problem = !row->is_met     ? CORRECTION_NO_CASE
                   : row->twin != 0 ? CORRECTION_DOUBLED
                                    : CORRECTION_OTHER_ROW,
        .file = row->file,
        .line = row->line,
        .sheet = row->sheet,
        .row = row,
        .twin = row->twin == 0 ? NULL : &corrections->rows[row->twin - 1]};
    is_any_left = true;
    if (!is_told_by_another(corrections, row)) listener.tell(listener.context, &trouble);
  }
  return !is_any_left;
}

const struct table_sheet *corrections_sheet(const struct corrections *corrections, int file, int sheet,
                                            struct table_sheet *room) {
  const struct correction_file *from = &corrections->files[file];
  int count = 0;
  const struct table_sheet *sheets = from->table == NULL ? NULL : table_sheets(from->table, &count);
  if (count == 0) return NULL;
  *room = (struct table_sheet){.name = sheets[sheet].name, .tab = sheets[sheet].tab, .places = from->places};
  return room;
}

void corrections_clear(struct corrections *corrections) {
  for (size_t i = 0; i < corrections->count; i++) correction_clear(&corrections->rows[i]);
  for (int i = 0; i < corrections->file_count; i++) {
    table_close(corrections->files[i].table);
    free(corrections->files[i].places);
  }
  free(corrections->rows);
  *corrections = (struct corrections){0};
}
