#include "formats/file/descriptor.h"

#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

ssize_t descriptor_read(int descriptor, void *bytes, size_t count) {
  ssize_t got;
  do got = read(descriptor, bytes, count);
  while (got < 0 && errno == EINTR);
  return got;
}

ssize_t descriptor_read_at(int descriptor, void *bytes, size_t count, uint64_t offset) {
  ssize_t got;
  do got = pread(descriptor, bytes, count, (off_t)offset);
  while (got < 0 && errno == EINTR);
  return got;
}

bool descriptor_write(int descriptor, const void *bytes, size_t count) {
  const char *at = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = EIO; /* or it would go on for ever */
    if (written <= 0) return false;
    at += written;
    count -= (size_t)written;
  }
  return true;
}

/* An iovec knows no bytes that are only read. */
static struct iovec part_of(struct text text) {
  return (struct iovec){.iov_base = (void *)(uintptr_t)text.at, .iov_len = text.length};
}

bool descriptor_write_both(int descriptor, struct text first, struct text second) {
  while (first.length > 0 && second.length > 0) {
    const struct iovec parts[] = {part_of(first), part_of(second)};
    const ssize_t written = writev(descriptor, parts, 2);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = EIO;
    if (written <= 0) return false;
    const size_t of_first = (size_t)written < first.length ? (size_t)written : first.length;
    first = text_from_offset(first, of_first);
    second = text_from_offset(second, (size_t)written - of_first);
  }
  return descriptor_write(descriptor, first.at, first.length) &&
         descriptor_write(descriptor, second.at, second.length);
}
