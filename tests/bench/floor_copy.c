/* The floor under every writer: the bytes of its output, copied. floor_copy FROM TO [FROM TO]... */

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define BUFFER_SIZE (1024 * 1024)

static char buffer[BUFFER_SIZE];

static int write_all(int target, const char *bytes, size_t size) {
  while (size > 0) {
    const ssize_t written = write(target, bytes, size);
    if (written < 0) {
      return -1;
    }
    bytes += written;
    size -= (size_t)written;
  }
  return 0;
}

static int copy(const char *from, const char *to) {
  const int source = open(from, O_RDONLY);
  if (source < 0) {
    perror(from);
    return -1;
  }
  const int target = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (target < 0) {
    perror(to);
    close(source);
    return -1;
  }
  ssize_t size = 0;
  int outcome = 0;
  while (outcome == 0 && (size = read(source, buffer, sizeof buffer)) > 0) {
    outcome = write_all(target, buffer, (size_t)size);
  }
  if (size < 0 || outcome != 0) {
    perror(size < 0 ? from : to);
    outcome = -1;
  }
  close(source);
  if (close(target) != 0 && outcome == 0) {
    perror(to);
    outcome = -1;
  }
  return outcome;
}

int main(int argc, char **argv) {
  if (argc < 3 || argc % 2 == 0) {
    fputs("usage: floor_copy FROM TO [FROM TO]...\n", stderr);
    return 2;
  }
  for (int i = 1; i < argc; i += 2) {
    if (copy(argv[i], argv[i + 1]) != 0) {
      return 4;
    }
  }
  return 0;
}
