/* SHA-256, plain and with a key (HMAC), by a library: libcrypto, on which libxlsxwriter depends anyway and
 * which uses the processor's own instructions (sha256_openssl.c), or in the page, where small counts, nettle
 * (sha256_nettle.c). One of the two is built. Nothing here fails but by the end of memory. */
#ifndef ARREARS_FORMATS_FILE_SHA256_H
#define ARREARS_FORMATS_FILE_SHA256_H

#include <stddef.h>

enum { SHA256_BYTES = 32 };

struct sha256;

/* The caller owns it until sha256_finish. */
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *state, const void *bytes, size_t count);
/* Frees the state. */
void sha256_finish(struct sha256 *state, unsigned char digest[SHA256_BYTES]);

struct sha256_key {
  const unsigned char *bytes;
  size_t length;
};

/* RFC 2104. */
void sha256_keyed(struct sha256_key key, const void *message, size_t count,
                  unsigned char digest[SHA256_BYTES]);

/* Overwrites what is secret; no compiler takes it for useless. */
void sha256_forget(void *secret, size_t count);

/* The library this was built with, and its version; static. */
const char *sha256_library(void);

#endif
