#include "formats/run/shard_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "formats/file/descriptor.h"

/* A rejected row may be quoted twice over, and its value stands beside it: a list's row limit several times.
 */
enum { BLOCK = 256 * 1024, ROW_LIMIT = 16 * 1024 * 1024 };

int shard_reader_open(struct shard_reader *reader, const char *path) {
  *reader = (struct shard_reader){.descriptor = open(path, O_RDONLY | O_CLOEXEC), .next_line = 1};
  return reader->descriptor < 0 ? errno : 0;
}

/* Reads on after the window, after dropping the rows that are done with. False: errno. */
static bool fill(struct shard_reader *reader) {
  struct buffer *window = &reader->window;
  size_t rest = window->length - reader->row;
  if (reader->row > 0) memmove(window->at, window->at + reader->row, rest);
  window->length = rest;
  reader->next -= reader->row;
  reader->row = 0;
  ssize_t count = descriptor_read(reader->descriptor, buffer_room(window, BLOCK), BLOCK);
  if (count > 0) window->length += (size_t)count;
  reader->is_at_end = count == 0;
  return count >= 0;
}

static bool changes_quotes(const char *at, const char *end) {
  bool changes = false;
  while ((at = memchr(at, '"', (size_t)(end - at))) != NULL) changes = !changes, at++;
  return changes;
}

/* Looks for the end of the row from byte `from` of the window on; false: it lies beyond the window. */
static bool find_end(struct shard_reader *reader, size_t *from, bool *is_quoted) {
  const char *start = reader->window.at;
  if (*from >= reader->window.length) return false; /* an empty window has no address */
  const char *end = start + reader->window.length;
  while (*from < reader->window.length) {
    const char *at = start + *from;
    const char *feed = memchr(at, '\n', (size_t)(end - at));
    if (feed == NULL) return false;
    *is_quoted ^= changes_quotes(at, feed);
    *from = (size_t)(feed - start) + 1;
    reader->next_line++;
    if (!*is_quoted) return true;
  }
  return false;
}

enum row_read shard_reader_next(struct shard_reader *reader) {
  bool is_quoted = false;
  size_t from = reader->next;
  reader->row = reader->next;
  reader->line = reader->next_line;
  while (!find_end(reader, &from, &is_quoted)) {
    size_t looked_at = from - reader->row;
    if (reader->is_at_end) return reader->row == reader->window.length ? ROW_READ_END : ROW_READ_BROKEN;
    if (reader->window.length - reader->row > ROW_LIMIT) return ROW_READ_BROKEN;
    if (!fill(reader)) return ROW_READ_FAILED;
    from = looked_at;
  }
  reader->next = from;
  return ROW_READ;
}

bool row_take_cell(struct text *row, struct text *cell) {
  size_t at = 0;
  bool is_quoted = row->length > 0 && row->at[0] == '"';
  if (row->length == 0) return false;
  for (bool is_open = false; at < row->length; at++) {
    char byte = row->at[at];
    if (is_quoted && byte == '"') is_open = !is_open;
    if (!is_open && (byte == ',' || byte == '\n')) break;
  }
  if (at == row->length) return false;
  *cell = (struct text){row->at, at};
  *row = text_from_offset(*row, at + 1);
  return true;
}

void shard_reader_close(struct shard_reader *reader) {
  if (reader->descriptor >= 0) close(reader->descriptor);
  buffer_clear(&reader->window);
  *reader = (struct shard_reader){.descriptor = -1};
}
