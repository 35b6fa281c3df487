#include "formats/run/basis_merge.h"

#include <errno.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "formats/words/figures_text.h"

static struct text text_at(const struct basis_merge *merge, size_t list) {
  size_t start = list == 0 ? 0 : merge->ends[list - 1];
  return (struct text){merge->texts.at + start, merge->ends[list] - start};
}

static size_t add_list(struct basis_merge *merge, struct text text, uint64_t hash) {
  const size_t list = merge->count++;
  merge->ends = array_grow(merge->ends, &merge->capacity, merge->count, sizeof *merge->ends);
  merge->numbers = array_grow(merge->numbers, &merge->number_capacity, merge->count, sizeof *merge->numbers);
  buffer_add_text(&merge->texts, text);
  merge->ends[list] = merge->texts.length;
  merge->numbers[list] = 0;
  hash_index_add(&merge->by_text, hash, list);
  return list;
}

/* The place of a list that may be another shard's too. */
static size_t place_of(struct basis_merge *merge, struct text text) {
  const uint64_t hash = hash_text(text);
  size_t list, step = 0;
  while ((list = hash_index_next(&merge->by_text, hash, &step)) != HASH_INDEX_NONE)
    if (text_equals(text_at(merge, list), text)) return list;
  return add_list(merge, text, hash);
}

static bool is_number(struct text cell, size_t number) {
  struct buffer expected = {0};
  figure_number(&expected, (int64_t)number);
  bool is_it = text_equals(buffer_text(&expected), cell);
  buffer_clear(&expected);
  return is_it;
}

/* Rule rows and sources, and nothing behind them. */
static bool are_cells(struct text row) {
  struct text rule_rows, sources;
  return row_take_cell(&row, &rule_rows) && row_take_cell(&row, &sources) && row.length == 0;
}

/* A shard numbers its lists from 1 without a hole. */
static bool take_row(struct basis_merge *merge, struct basis_names *names, struct text row) {
  struct text number;
  if (!row_take_cell(&row, &number) || !is_number(number, names->count + 1) || !are_cells(row)) return false;
  const size_t list = place_of(merge, row);
  names->lists = array_grow(names->lists, &names->capacity, names->count + 1, sizeof *names->lists);
  names->lists[names->count++] = list;
  return true;
}

static bool take_header(struct basis_merge *merge, struct text header) {
  if (merge->header.length > 0) return text_equals(header, buffer_text(&merge->header));
  buffer_add_text(&merge->header, header);
  buffer_add_text(&merge->out, header);
  return true;
}

static enum basis_merge_status read_rows(struct basis_merge *merge, struct basis_names *names,
                                         struct shard_reader *reader) {
  enum row_read read;
  bool is_header = true;
  while ((read = shard_reader_next(reader)) == ROW_READ) {
    const struct text row = shard_reader_row(reader);
    if (is_header ? !take_header(merge, row) : !take_row(merge, names, row)) return BASIS_MERGE_BAD_ROW;
    is_header = false;
  }
  if (read == ROW_READ_FAILED) return BASIS_MERGE_CANNOT_READ;
  return read == ROW_READ_BROKEN || is_header ? BASIS_MERGE_BAD_ROW : BASIS_MERGE_DONE;
}

static enum basis_merge_status read_file(struct basis_merge *merge, struct basis_names *names,
                                         const char *path, struct basis_merge_failure *failure) {
  struct shard_reader reader;
  failure->system = shard_reader_open(&reader, path);
  if (failure->system != 0) return BASIS_MERGE_CANNOT_READ;
  enum basis_merge_status status = read_rows(merge, names, &reader);
  if (status == BASIS_MERGE_CANNOT_READ) failure->system = errno;
  failure->line = reader.line;
  shard_reader_close(&reader);
  return status;
}

enum basis_merge_status basis_merge_read(struct basis_merge *merge, const char *const *paths, int count,
                                         struct basis_merge_failure *failure) {
  enum basis_merge_status status = BASIS_MERGE_DONE;
  merge->names = array_new((size_t)count, sizeof *merge->names);
  merge->name_count = count;
  for (int i = 0; i < count && status == BASIS_MERGE_DONE; i++) {
    failure->source = i;
    status = read_file(merge, &merge->names[i], paths[i], failure);
  }
  return status;
}

size_t basis_merge_number(struct basis_merge *merge, int source, size_t number) {
  const struct basis_names *names = &merge->names[source];
  if (number == 0 || number > names->count) return 0;
  const size_t list = names->lists[number - 1];
  if (merge->numbers[list] == 0) {
    merge->numbers[list] = ++merge->numbered;
    figure_number(&merge->out, (int64_t)merge->numbered);
    buffer_add_byte(&merge->out, ',');
    buffer_add_text(&merge->out, text_at(merge, list));
  }
  return merge->numbers[list];
}

void basis_merge_clear(struct basis_merge *merge) {
  for (int i = 0; i < merge->name_count; i++) free(merge->names[i].lists);
  free(merge->names);
  free(merge->ends);
  free(merge->numbers);
  hash_index_clear(&merge->by_text);
  buffer_clear(&merge->texts);
  buffer_clear(&merge->header);
  buffer_clear(&merge->out);
  *merge = (struct basis_merge){0};
}
