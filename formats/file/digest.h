/* SHA-256 of what goes in and out. */
#ifndef ARREARS_FORMATS_FILE_DIGEST_H
#define ARREARS_FORMATS_FILE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/file/sha256.h"

/* 64 lower-case hexadecimal digits and the terminating zero. */
enum { DIGEST_SIZE = 65 };

/* What tells one file from another. */
struct fingerprint {
  int64_t size; /* bytes */
  char digest[DIGEST_SIZE];
};

struct digest {
  struct sha256 *state; /* owned */
};

void digest_start(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t count);
/* Ends the digest and frees its storage. */
void digest_finish(struct digest *digest, char hexadecimal[DIGEST_SIZE]);

/* The fingerprint of a whole file. 0, or errno and the empty fingerprint: size 0, no digit. */
MUST_USE int digest_file(const char *path, struct fingerprint *fingerprint);

#endif
