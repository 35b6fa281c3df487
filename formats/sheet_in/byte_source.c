#include "formats/sheet_in/byte_source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "formats/file/descriptor.h"
#include "formats/file/unnamed_file.h"
#include "formats/sheet_in/overflow_file.h"

enum { WINDOW_SIZE = 64 * 1024 };

/* Copies what a pipe still holds behind the `*size` bytes of `file`. */
static int copy_all(int pipe, int file, uint64_t *size) {
  char block[16 * 1024];
  for (;;) {
    ssize_t got = descriptor_read(pipe, block, sizeof block);
    if (got < 0) return errno;
    if (got == 0) return 0;
    if (!unnamed_file_write(file, block, (size_t)got)) return errno;
    *size += (uint64_t)got;
  }
}

/* Puts a file without a name in a pipe's place. */
static int keep_pipe(struct byte_source *source) {
  int file = overflow_file_open();
  if (file < 0) return errno;
  int error = copy_all(source->descriptor, file, &source->size);
  close(source->descriptor);
  source->descriptor = file;
  return error;
}

static int examine(struct byte_source *source) {
  struct stat found;
  if (fstat(source->descriptor, &found) != 0) return errno;
  if (S_ISDIR(found.st_mode)) return EISDIR;
  if (!S_ISREG(found.st_mode)) return keep_pipe(source);
  source->size = (uint64_t)found.st_size;
  return 0;
}

int byte_source_open(struct byte_source *source, const char *path, bool *is_opened) {
  *source = (struct byte_source){.descriptor = -1};
  bool is_input = strcmp(path, "-") == 0;
  source->descriptor = is_input ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  *is_opened = source->descriptor >= 0;
  int error = *is_opened ? examine(source) : errno;
  if (error != 0) byte_source_close(source);
  return error;
}

int byte_source_open_pipe(struct byte_source *source, struct text head, int pipe) {
  *source = (struct byte_source){.descriptor = overflow_file_open(), .size = head.length};
  if (source->descriptor < 0) return errno;
  int error = unnamed_file_write(source->descriptor, head.at, head.length)
                  ? copy_all(pipe, source->descriptor, &source->size)
                  : errno;
  if (error != 0) byte_source_close(source);
  return error;
}

void byte_source_open_memory(struct byte_source *source, struct text bytes) {
  *source = (struct byte_source){.descriptor = -1, .memory = bytes, .size = bytes.length};
}

/* One read from the file; 0 at its end or on failure. */
static size_t read_file(struct byte_source *source, uint64_t offset, void *bytes, size_t count) {
  ssize_t got = descriptor_read_at(source->descriptor, bytes, count, offset);
  if (got >= 0) return (size_t)got;
  if (source->error == 0) source->error = errno;
  return 0;
}

/* What the window holds from `offset` on, moved there if it holds nothing. */
static struct text window_at(struct byte_source *source, uint64_t offset) {
  struct buffer *window = &source->window;
  if (offset < source->window_start || offset - source->window_start >= window->length) {
    buffer_reset(window);
    source->window_start = offset;
    window->length = read_file(source, offset, buffer_room(window, WINDOW_SIZE), WINDOW_SIZE);
  }
  return text_from_offset(buffer_text(window), (size_t)(offset - source->window_start));
}

static struct text bytes_at(struct byte_source *source, uint64_t offset) {
  if (offset >= source->size) return (struct text){NULL, 0};
  if (source->descriptor >= 0) return window_at(source, offset);
  return text_from_offset(source->memory, (size_t)offset);
}

size_t byte_source_read(struct byte_source *source, uint64_t offset, void *bytes, size_t count) {
  size_t taken = 0;
  while (taken < count) {
    struct text there = bytes_at(source, offset + taken);
    size_t part = there.length < count - taken ? there.length : count - taken;
    if (part == 0) break;
    memcpy((char *)bytes + taken, there.at, part);
    taken += part;
  }
  return taken;
}

void byte_source_close(struct byte_source *source) {
  if (source->descriptor >= 0) close(source->descriptor);
  buffer_clear(&source->window);
  *source = (struct byte_source){.descriptor = -1};
}
