#include "formats/run/shard_merge.h"

#include <errno.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/buffer.h"
#include "formats/run/shard_reader.h"
#include "formats/words/figures_text.h"

/* Columns that are looked at stand among the first; a carried column may have any name. */
enum { BLOCK = 256 * 1024, COLUMNS_MAX = 64, COLUMN_RECORD = -2, COLUMN_OTHER = -1 };

/* One file and the row it has come to. */
struct source {
  int index;
  struct shard_reader reader;
  int64_t record;
};

struct shard_merge {
  struct source *sources; /* owned; one for each file */
  struct source **heap;   /* owned: the source with the smallest record first; none that is at its end */
  int count, heap_count;
  enum control_table control_table;
  int columns[COLUMNS_MAX]; /* what each feeds: a control, COLUMN_RECORD or COLUMN_OTHER */
  int column_count;         /* up to the last that feeds anything */
  struct buffer header;     /* of the first file */
  struct output_file *output;
  struct buffer pending;
  struct digest digest;
  struct basis_merge *basis; /* NULL: rows stay as they are */
  struct merged_rows *merged;
  struct shard_merge_watcher watcher;
  struct shard_merge_failure *failure;
};

static bool flush(struct shard_merge *merge) {
  digest_add(&merge->digest, merge->pending.at, merge->pending.length);
  merge->merged->size += (int64_t)merge->pending.length;
  bool written = output_file_write(merge->output, merge->pending.at, merge->pending.length,
                                   &merge->failure->output_error);
  buffer_reset(&merge->pending);
  if (merge->watcher.each_block != NULL) merge->watcher.each_block(merge->watcher.context, merge->merged);
  return written;
}

static int column_use(const struct shard_merge *merge, struct text name) {
  if (text_is(name, "record")) return COLUMN_RECORD;
  for (int i = 0; i < CONTROL_COUNT; i++)
    if (controls[i].table == merge->control_table && text_is(name, controls[i].column)) return i;
  return COLUMN_OTHER;
}

static bool is_used(const struct shard_merge *merge, int use) {
  for (int i = 0; i < merge->column_count; i++)
    if (merge->columns[i] == use) return true;
  return false;
}

/* Of two columns with one name the first is ours. */
static void find_columns(struct shard_merge *merge, struct text header) {
  struct text name;
  static const struct text mark = {"\xEF\xBB\xBF", 3};
  if (text_starts_with(header, mark)) header = text_from_offset(header, mark.length);
  for (int i = 0; i < COLUMNS_MAX && row_take_cell(&header, &name); i++) {
    int use = column_use(merge, name);
    merge->columns[i] = is_used(merge, use) ? COLUMN_OTHER : use;
    if (merge->columns[i] != COLUMN_OTHER) merge->column_count = i + 1;
  }
}

static enum shard_merge_status cannot_read(struct shard_merge *merge, int system) {
  merge->failure->system = system;
  return SHARD_MERGE_CANNOT_READ;
}

/* Goes to the next row; *is_there tells whether there is one. */
static enum shard_merge_status next_row(struct shard_merge *merge, struct source *source, bool *is_there) {
  enum row_read read = shard_reader_next(&source->reader);
  merge->failure->source = source->index;
  merge->failure->line = source->reader.line;
  *is_there = read == ROW_READ;
  if (read == ROW_READ_FAILED) return cannot_read(merge, errno);
  return read == ROW_READ_BROKEN ? SHARD_MERGE_BAD_ROW : SHARD_MERGE_DONE;
}

/* The whole number that a cell is, or -1. */
static int64_t read_whole(struct text cell) {
  int64_t record = 0;
  if (cell.length == 0 || cell.length > 18) return -1;
  for (size_t i = 0; i < cell.length; i++) {
    if (cell.at[i] < '0' || cell.at[i] > '9') return -1;
    record = record * 10 + (cell.at[i] - '0');
  }
  return record;
}

/* Looks through the row that the source has come to and adds it to the sums. */
static bool read_cells(struct shard_merge *merge, struct source *source) {
  struct text row = shard_reader_row(&source->reader);
  struct text cell;
  int64_t record = -1;
  for (int i = 0; i < merge->column_count; i++) {
    if (!row_take_cell(&row, &cell)) return false;
    int use = merge->columns[i];
    if (use == COLUMN_RECORD)
      record = read_whole(cell);
    else if (use != COLUMN_OTHER && !control_totals_add_cell(&merge->merged->totals, use, cell))
      return false;
  }
  if (record < source->record) return false; /* -1 is below any */
  source->record = record;
  return true;
}

static enum shard_merge_status advance(struct shard_merge *merge, struct source *source, bool *is_there) {
  enum shard_merge_status status = next_row(merge, source, is_there);
  if (status != SHARD_MERGE_DONE || !*is_there) return status;
  return read_cells(merge, source) ? SHARD_MERGE_DONE : SHARD_MERGE_BAD_ROW;
}

static void sift_down(struct shard_merge *merge, int at) {
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

/* The end of the row is its list's number, which becomes the merged ledger's own. */
static bool copy_renumbered(struct shard_merge *merge, const struct source *source, struct text row) {
  size_t start = row.length - 1; /* of the last cell; behind it LF */
  while (start > 0 && row.at[start - 1] != ',') start--;
  const struct text cell = {row.at + start, row.length - 1 - start};
  buffer_add(&merge->pending, row.at, start);
  if (cell.length > 0) {
    const int64_t number = read_whole(cell);
    const size_t merged = number < 0 ? 0 : basis_merge_number(merge->basis, source->index, (size_t)number);
    if (merged == 0) return false;
    figure_number(&merge->pending, (int64_t)merged);
  }
  buffer_add_byte(&merge->pending, '\n');
  return true;
}

static bool copy_row(struct shard_merge *merge, const struct source *source) {
  const struct text row = shard_reader_row(&source->reader);
  if (merge->basis != NULL) return copy_renumbered(merge, source, row);
  buffer_add_text(&merge->pending, row);
  return true;
}

static enum shard_merge_status bad_row(struct shard_merge *merge, const struct source *source) {
  merge->failure->source = source->index;
  merge->failure->line = source->reader.line;
  return SHARD_MERGE_BAD_ROW;
}

/* Copies the rows of one record, which stand together, and goes on to the source's next one. */
static enum shard_merge_status copy_record(struct shard_merge *merge, struct source *source, int64_t record) {
  bool is_there = true;
  while (is_there && source->record == record) {
    if (!copy_row(merge, source)) return bad_row(merge, source);
    merge->merged->rows++;
    if (merge->pending.length >= BLOCK && !flush(merge)) return SHARD_MERGE_CANNOT_WRITE;
    enum shard_merge_status status = advance(merge, source, &is_there);
    if (status != SHARD_MERGE_DONE) return status;
  }
  if (!is_there) merge->heap[0] = merge->heap[--merge->heap_count];
  if (merge->heap_count > 0) sift_down(merge, 0);
  return SHARD_MERGE_DONE;
}

static enum shard_merge_status copy_records(struct shard_merge *merge) {
  while (merge->heap_count > 0) {
    int64_t record = merge->heap[0]->record;
    merge->merged->records++;
    enum shard_merge_status status = copy_record(merge, merge->heap[0], record);
    if (status != SHARD_MERGE_DONE) return status;
    if (merge->heap_count == 0 || merge->heap[0]->record > record) continue;
    merge->failure->source = merge->heap[0]->index;
    merge->failure->record = record;
    return SHARD_MERGE_TWICE;
  }
  return SHARD_MERGE_DONE;
}

static enum shard_merge_status take_header(struct shard_merge *merge, const struct source *source) {
  struct text header = shard_reader_row(&source->reader);
  if (source->index > 0)
    return text_equals(header, buffer_text(&merge->header)) ? SHARD_MERGE_DONE : SHARD_MERGE_HEADERS_DIFFER;
  find_columns(merge, header);
  buffer_add_text(&merge->header, header);
  buffer_add_text(&merge->pending, header);
  return SHARD_MERGE_DONE;
}

static enum shard_merge_status open_source(struct shard_merge *merge, struct source *source,
                                           const char *path) {
  bool is_there;
  int system = shard_reader_open(&source->reader, path);
  merge->failure->source = source->index;
  if (system != 0) return cannot_read(merge, system);
  enum shard_merge_status status = next_row(merge, source, &is_there);
  if (status == SHARD_MERGE_DONE) status = is_there ? take_header(merge, source) : SHARD_MERGE_BAD_ROW;
  if (status == SHARD_MERGE_DONE) status = advance(merge, source, &is_there);
  if (status == SHARD_MERGE_DONE && is_there) merge->heap[merge->heap_count++] = source;
  return status;
}

static enum shard_merge_status run(struct shard_merge *merge, const char *const *paths) {
  for (int i = 0; i < merge->count; i++) {
    enum shard_merge_status status = open_source(merge, &merge->sources[i], paths[i]);
    if (status != SHARD_MERGE_DONE) return status;
  }
  for (int i = merge->heap_count / 2 - 1; i >= 0; i--) sift_down(merge, i);
  enum shard_merge_status status = copy_records(merge);
  return status == SHARD_MERGE_DONE && !flush(merge) ? SHARD_MERGE_CANNOT_WRITE : status;
}

static struct source *new_sources(int count) {
  struct source *sources = array_new((size_t)count, sizeof *sources);
  for (int i = 0; i < count; i++) sources[i] = (struct source){.index = i, .reader = {.descriptor = -1}};
  return sources;
}

enum shard_merge_status shard_merge(struct merged_rows *merged, struct output_file *output,
                                    const char *const *paths, int count, enum control_table table,
                                    struct basis_merge *basis, struct shard_merge_watcher watcher,
                                    struct shard_merge_failure *failure) {
  struct shard_merge merge = {.sources = new_sources(count),
                              .heap = array_new((size_t)count, sizeof(struct source *)),
                              .count = count,
                              .control_table = table,
                              .output = output,
                              .basis = basis,
                              .merged = merged,
                              .watcher = watcher,
                              .failure = failure};
  *merged = (struct merged_rows){0};
  *failure = (struct shard_merge_failure){0};
  digest_start(&merge.digest);
  enum shard_merge_status status = run(&merge, paths);
  digest_finish(&merge.digest, merged->digest);
  for (int i = 0; i < count; i++) shard_reader_close(&merge.sources[i].reader);
  buffer_clear(&merge.header);
  buffer_clear(&merge.pending);
  free(merge.heap);
  free(merge.sources);
  return status;
}
