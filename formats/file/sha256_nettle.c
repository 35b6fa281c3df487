#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <nettle/version.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/sha256.h"

struct sha256 {
  struct sha256_ctx context;
};

struct sha256 *sha256_new(void) {
  struct sha256 *state = array_new(1, sizeof *state);
  sha256_init(&state->context);
  return state;
}

void sha256_add(struct sha256 *state, const void *bytes, size_t count) {
  sha256_update(&state->context, count, bytes);
}

void sha256_finish(struct sha256 *state, unsigned char digest[SHA256_BYTES]) {
  sha256_digest(&state->context, SHA256_BYTES, digest);
  free(state);
}

void sha256_keyed(struct sha256_key key, const void *message, size_t count,
                  unsigned char digest[SHA256_BYTES]) {
  struct hmac_sha256_ctx context;
  hmac_sha256_set_key(&context, key.length, key.bytes);
  hmac_sha256_update(&context, count, message);
  hmac_sha256_digest(&context, SHA256_BYTES, digest);
}

void sha256_forget(void *secret, size_t count) {
  volatile unsigned char *at = secret;
  while (count-- > 0) *at++ = 0;
}

#define TEXT_OF(number) #number
#define VERSION_TEXT(major, minor) "nettle " TEXT_OF(major) "." TEXT_OF(minor)

const char *sha256_library(void) { return VERSION_TEXT(NETTLE_VERSION_MAJOR, NETTLE_VERSION_MINOR); }
