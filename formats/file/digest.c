#include "formats/file/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/descriptor.h"

enum { BLOCK = 256 * 1024 };

void digest_start(struct digest *digest) { digest->state = sha256_new(); }

void digest_add(struct digest *digest, const void *bytes, size_t count) {
  sha256_add(digest->state, bytes, count);
}

void digest_finish(struct digest *digest, char hexadecimal[DIGEST_SIZE]) {
  unsigned char bytes[SHA256_BYTES];
  sha256_finish(digest->state, bytes);
  for (int i = 0; i < SHA256_BYTES; i++) {
    hexadecimal[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    hexadecimal[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  hexadecimal[DIGEST_SIZE - 1] = '\0';
  digest->state = NULL;
}
_Static_assert(DIGEST_SIZE == 2 * SHA256_BYTES + 1, "two digits a byte");

static int add_descriptor(struct digest *digest, int descriptor, int64_t *size) {
  char *block = array_new(BLOCK, 1);
  ssize_t count;
  while ((count = descriptor_read(descriptor, block, BLOCK)) > 0) {
    digest_add(digest, block, (size_t)count);
    *size += count;
  }
  int failure = count < 0 ? errno : 0;
  free(block);
  return failure;
}

int digest_file(const char *path, struct fingerprint *fingerprint) {
  struct digest digest;
  *fingerprint = (struct fingerprint){0};
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  digest_start(&digest);
  int failure = add_descriptor(&digest, descriptor, &fingerprint->size);
  digest_finish(&digest, fingerprint->digest);
  if (failure != 0) *fingerprint = (struct fingerprint){0};
  close(descriptor);
  return failure;
}
