#include "formats/row_merge.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "calc/buffer.h"

/* A rejected row may be quoted twice over: once in the list, once in the output, and its value beside it. */
enum { BLOCK = 256 * 1024, ROW_LIMIT = 16 * TABLE_ROW_LIMIT, COLUMN_NONE = -1 };

/* One file and the row it has come to. */
struct source {
  int index;
  struct table *table;
  struct table_row row;
  int64_t record;
};

/* A heap: the source with the smallest record stands first, a source at its end in none. */
struct row_merge {
  struct source *sources; /* owned; one for each file */
  struct source **heap;   /* owned */
  int count, heap_count;
  enum control_table control_table;
  int record_column, columns[CONTROL_COUNT]; /* COLUMN_NONE: the files have no such column */
  struct output_file *output;
  struct buffer pending;
  struct digest digest;
  struct merged_rows *merged;
  struct row_merge_failure *failure;
};

static bool flush(struct row_merge *merge) {
  digest_add(&merge->digest, merge->pending.at, merge->pending.length);
  merge->merged->size += (int64_t)merge->pending.length;
  bool written =
      output_file_write(merge->output, merge->pending.at, merge->pending.length, &merge->failure->output_error);
  buffer_reset(&merge->pending);
  return written;
}

static int find_column(const struct table *table, const char *name) {
  size_t count;
  const struct text *header = table_header(table, &count);
  for (size_t i = 0; i < count; i++)
    if (text_is(header[i], name)) return (int)i;
  return COLUMN_NONE;
}

static void find_columns(struct row_merge *merge, const struct table *table) {
  merge->record_column = find_column(table, "record");
  for (int i = 0; i < CONTROL_COUNT; i++)
    merge->columns[i] =
        controls[i].table == merge->control_table ? find_column(table, controls[i].column) : COLUMN_NONE;
}

/* The bytes up to the first row, byte order mark included. */
static bool read_header(struct buffer *header, const char *path, const struct table *table) {
  size_t count = (size_t)table_bytes_read(table);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return false;
  header->length = fread(buffer_room(header, count), 1, count, file);
  (void)fclose(file);
  return header->length == count;
}

static enum row_merge_status take_header(struct row_merge *merge, const struct source *source, const char *path) {
  struct buffer header = {0};
  enum row_merge_status status = ROW_MERGE_DONE;
  if (!read_header(&header, path, source->table)) {
    merge->failure->table_error = (struct table_error){.status = TABLE_READ_ERROR, .system = EIO};
    status = ROW_MERGE_CANNOT_READ;
  } else if (source->index == 0) {
    find_columns(merge, source->table);
    buffer_add_text(&merge->pending, buffer_text(&header));
  } else if (!text_equals(buffer_text(&header), buffer_text(&merge->pending))) {
    status = ROW_MERGE_HEADERS_DIFFER;
  }
  buffer_clear(&header);
  return status;
}

/* The record that a cell names, or -1. */
static int64_t read_record(struct text cell) {
  int64_t record = 0;
  if (cell.length == 0 || cell.length > 18) return -1;
  for (size_t i = 0; i < cell.length; i++) {
    if (cell.at[i] < '0' || cell.at[i] > '9') return -1;
    record = record * 10 + (cell.at[i] - '0');
  }
  return record;
}

/* Goes to the next row. False with ROW_MERGE_DONE: there is none. */
static bool advance(struct row_merge *merge, struct source *source, enum row_merge_status *status) {
  enum table_status read = table_next(source->table, &source->row);
  merge->failure->source = source->index;
  *status = ROW_MERGE_DONE;
  if (read == TABLE_END) return false;
  if (read != TABLE_OK) {
    merge->failure->table_error = table_failure(source->table);
    *status = ROW_MERGE_CANNOT_READ;
    return false;
  }
  const struct table_row *row = &source->row;
  int64_t record = row->fault == ROW_FINE && merge->record_column != COLUMN_NONE &&
                           (size_t)merge->record_column < row->count
                       ? read_record(row->cells[merge->record_column])
                       : -1;
  merge->failure->line = row->line;
  if (record < source->record) *status = ROW_MERGE_BAD_ROW; /* -1 is below any */
  source->record = record;
  return *status == ROW_MERGE_DONE;
}

static void sift_down(struct row_merge *merge, int at) {
  struct source **heap = merge->heap;
  for (;;) {
    int least = at;
    for (int child = 2 * at + 1; child <= 2 * at + 2 && child < merge->heap_count; child++)
      if (heap[child]->record < heap[least]->record) least = child;
    if (least == at) return;
    struct source *moved = heap[at];
    heap[at] = heap[least];
    heap[least] = moved;
    at = least;
  }
}

static bool sum_up(struct row_merge *merge, const struct table_row *row) {
  for (int i = 0; i < CONTROL_COUNT; i++) {
    if (merge->columns[i] == COLUMN_NONE) continue;
    if ((size_t)merge->columns[i] >= row->count) return false;
    if (!control_totals_add_cell(&merge->merged->totals, i, row->cells[merge->columns[i]])) return false;
  }
  return true;
}

/* Copies the rows of one record; they stand together in one source. */
static enum row_merge_status copy_record(struct row_merge *merge, struct source *source) {
  enum row_merge_status status = ROW_MERGE_DONE;
  int64_t record = source->record;
  merge->merged->records++;
  do {
    merge->failure->source = source->index;
    merge->failure->line = source->row.line;
    if (!sum_up(merge, &source->row)) return ROW_MERGE_BAD_ROW;
    buffer_add_text(&merge->pending, source->row.raw);
    buffer_add_byte(&merge->pending, '\n');
    merge->merged->rows++;
    if (merge->pending.length >= BLOCK && !flush(merge)) return ROW_MERGE_CANNOT_WRITE;
    if (!advance(merge, source, &status)) {
      if (status == ROW_MERGE_DONE) merge->heap[0] = merge->heap[--merge->heap_count];
      break;
    }
  } while (source->record == record);
  if (status != ROW_MERGE_DONE) return status;
  if (merge->heap_count > 0) sift_down(merge, 0);
  if (merge->heap_count == 0 || merge->heap[0]->record > record) return ROW_MERGE_DONE;
  merge->failure->source = merge->heap[0]->index;
  merge->failure->record = record;
  return ROW_MERGE_TWICE;
}

static enum row_merge_status open_source(struct row_merge *merge, struct source *source, const char *path) {
  static const struct table_options options = {
      .encoding = ENCODING_UTF_8, .delimiter = ',', .row_limit = ROW_LIMIT};
  enum row_merge_status status;
  merge->failure->source = source->index;
  source->table = table_open(path, options, &merge->failure->table_error);
  if (source->table == NULL) return ROW_MERGE_CANNOT_READ;
  status = take_header(merge, source, path);
  if (status == ROW_MERGE_DONE && advance(merge, source, &status)) merge->heap[merge->heap_count++] = source;
  return status;
}

static enum row_merge_status run(struct row_merge *merge, const char *const *paths) {
  enum row_merge_status status = ROW_MERGE_DONE;
  for (int i = 0; i < merge->count && status == ROW_MERGE_DONE; i++) {
    merge->sources[i].index = i;
    status = open_source(merge, &merge->sources[i], paths[i]);
  }
  for (int i = merge->heap_count / 2 - 1; i >= 0; i--) sift_down(merge, i);
  while (status == ROW_MERGE_DONE && merge->heap_count > 0) status = copy_record(merge, merge->heap[0]);
  return status == ROW_MERGE_DONE && !flush(merge) ? ROW_MERGE_CANNOT_WRITE : status;
}

enum row_merge_status row_merge(struct merged_rows *merged, struct output_file *output, const char *const *paths,
                                int count, enum control_table table, struct row_merge_failure *failure) {
  struct row_merge merge = {.sources = calloc((size_t)count, sizeof *merge.sources),
                            .heap = calloc((size_t)count, sizeof(struct source *)),
                            .count = count,
                            .control_table = table,
                            .output = output,
                            .merged = merged,
                            .failure = failure};
  if (merge.sources == NULL || merge.heap == NULL) abort();
  *merged = (struct merged_rows){0};
  *failure = (struct row_merge_failure){0};
  digest_start(&merge.digest);
  enum row_merge_status status = run(&merge, paths);
  digest_finish(&merge.digest, merged->digest);
  for (int i = 0; i < count; i++) table_close(merge.sources[i].table);
  buffer_clear(&merge.pending);
  free(merge.heap);
  free(merge.sources);
  return status;
}
