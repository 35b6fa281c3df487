#include "formats/list/row_spool.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/unnamed_file.h"
#include "formats/sheet_in/overflow_file.h"

/* Before each row: then come the lengths of its cells, their marks, the raw row, and the cells' texts. */
struct kept_head {
  int64_t line, record;
  uint32_t size; /* bytes of what follows */
  uint32_t count, raw_length;
  int32_t sheet;
  bool has_marks, is_hidden, is_marked;
  bool is_plain; /* the raw row is the cells with commas between them, and their texts are not kept beside it
                  */
};

static bool is_plain(const struct table_row *row) {
  size_t at = 0;
  for (size_t i = 0; i < row->count; i++) {
    const struct text cell = row->cells[i];
    if (i > 0 && (at >= row->raw.length || row->raw.at[at++] != ',')) return false;
    if (row->raw.length - at < cell.length) return false;
    const char *place = row->raw.at + at;
    if (cell.at != place && cell.length > 0 && memcmp(place, cell.at, cell.length) != 0) return false;
    at += cell.length;
  }
  return row->count > 0 && at == row->raw.length;
}

static struct kept_head head_of(const struct table_row *row, bool is_marked) {
  struct kept_head head;
  memset(&head, 0, sizeof head); /* its padding is written, too */
  head.line = row->line;
  head.record = row->record;
  head.count = (uint32_t)row->count;
  head.raw_length = (uint32_t)row->raw.length;
  head.sheet = row->sheet;
  head.has_marks = row->marks != NULL;
  head.is_hidden = row->is_hidden;
  head.is_marked = is_marked;
  head.is_plain = is_plain(row);
  size_t size = row->count * (sizeof(uint32_t) + head.has_marks) + row->raw.length;
  for (size_t i = 0; i < row->count && !head.is_plain; i++) size += row->cells[i].length;
  head.size = (uint32_t)size;
  return head;
}

static bool write_out(struct row_spool *spool) {
  if (spool->file == 0) spool->file = overflow_file_open() + 1;
  spool->has_failed =
      spool->file == 0 || !unnamed_file_write(spool->file - 1, spool->bytes.at, spool->bytes.length);
  buffer_reset(&spool->bytes);
  return !spool->has_failed;
}

static void add_lengths(struct buffer *bytes, const struct table_row *row) {
  char *room = buffer_room(bytes, row->count * sizeof(uint32_t));
  for (size_t i = 0; i < row->count; i++) {
    const uint32_t length = (uint32_t)row->cells[i].length;
    memcpy(room + i * sizeof length, &length, sizeof length);
  }
  bytes->length += row->count * sizeof(uint32_t);
}

bool row_spool_add(struct row_spool *spool, const struct table_row *row, bool is_marked) {
  assert(row->fault == ROW_FINE && row->line_count == 1);
  if (spool->has_failed) return false;
  const struct kept_head head = head_of(row, is_marked);
  struct buffer *bytes = &spool->bytes;
  (void)buffer_room(bytes, sizeof head + head.size);
  buffer_add(bytes, &head, sizeof head);
  add_lengths(bytes, row);
  if (head.has_marks) buffer_add(bytes, row->marks, row->count);
  buffer_add_text(bytes, row->raw);
  for (size_t i = 0; i < row->count && !head.is_plain; i++) buffer_add_text(bytes, row->cells[i]);
  spool->size += sizeof head + head.size;
  return bytes->length < ROW_SPOOL_MEMORY || write_out(spool);
}

bool row_spool_rewind(struct row_spool *spool) {
  if (spool->has_failed) return false;
  spool->at = 0;
  if (spool->file == 0) return true;
  if (spool->taken == 0 && !write_out(spool)) return false;
  spool->taken = 0;
  buffer_reset(&spool->bytes);
  return true;
}

/* Has at least so many bytes ready. False: there are not as many, or errno. */
static bool fill(struct row_spool *spool, size_t wanted) {
  struct buffer *bytes = &spool->bytes;
  const size_t left = bytes->length - spool->at;
  errno = 0;
  if (left >= wanted) return true;
  if (spool->file == 0 || spool->size - spool->taken < wanted - left) return false;
  if (left > 0) memmove(bytes->at, bytes->at + spool->at, left);
  bytes->length = left;
  spool->at = 0;
  size_t more = wanted - left > ROW_SPOOL_MEMORY ? wanted - left : ROW_SPOOL_MEMORY;
  if (spool->size - spool->taken < more) more = (size_t)(spool->size - spool->taken);
  if (!unnamed_file_read(spool->file - 1, spool->taken, buffer_room(bytes, more), more)) return false;
  bytes->length += more;
  spool->taken += more;
  return true;
}

/* Views of the cells; those of a plain row lie in the raw row. */
static void set_cells(struct row_spool *spool, const struct kept_head *head, const char *lengths,
                      const char *texts) {
  spool->cells = array_grow(spool->cells, &spool->capacity, head->count, sizeof *spool->cells);
  for (size_t i = 0; i < head->count; i++) {
    uint32_t length;
    memcpy(&length, lengths + i * sizeof length, sizeof length);
    spool->cells[i] = (struct text){texts, length};
    texts += length + head->is_plain;
  }
}

bool row_spool_next(struct row_spool *spool, struct table_row *row, bool *is_marked) {
  struct kept_head head;
  if (!fill(spool, sizeof head)) return false;
  memcpy(&head, spool->bytes.at + spool->at, sizeof head);
  if (!fill(spool, sizeof head + head.size)) return false;
  const char *lengths = spool->bytes.at + spool->at + sizeof head;
  const char *marks = lengths + head.count * sizeof(uint32_t);
  const char *raw = marks + (head.has_marks ? head.count : 0);
  set_cells(spool, &head, lengths, head.is_plain ? raw : raw + head.raw_length);
  spool->at += sizeof head + head.size;
  *row = (struct table_row){.cells = spool->cells,
                            .marks = head.has_marks ? (const unsigned char *)marks : NULL,
                            .count = head.count,
                            .raw = {raw, head.raw_length},
                            .line = head.line,
                            .line_count = 1,
                            .record = head.record,
                            .sheet = head.sheet,
                            .is_hidden = head.is_hidden};
  *is_marked = head.is_marked;
  return true;
}

void row_spool_clear(struct row_spool *spool) {
  if (spool->file != 0) close(spool->file - 1);
  buffer_clear(&spool->bytes);
  free(spool->cells);
  *spool = (struct row_spool){0};
}
