#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/opensslv.h>
#include <stdbool.h>
#include <stdlib.h>

#include "formats/file/sha256.h"

static void must(bool has_succeeded) {
  if (!has_succeeded) abort(); /* only when memory runs out or the library is broken */
}

/* `struct sha256` is never complete here: it is the library's own state under our name. */
static EVP_MD_CTX *context_of(struct sha256 *state) { return (EVP_MD_CTX *)state; }

struct sha256 *sha256_new(void) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  must(context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1);
  return (struct sha256 *)context;
}

void sha256_add(struct sha256 *state, const void *bytes, size_t count) {
  must(EVP_DigestUpdate(context_of(state), bytes, count) == 1);
}

void sha256_finish(struct sha256 *state, unsigned char digest[SHA256_BYTES]) {
  must(EVP_DigestFinal_ex(context_of(state), digest, NULL) == 1);
  EVP_MD_CTX_free(context_of(state));
}

void sha256_keyed(struct sha256_key key, const void *message, size_t count,
                  unsigned char digest[SHA256_BYTES]) {
  must(HMAC(EVP_sha256(), key.bytes, (int)key.length, message, count, digest, NULL) != NULL);
}

void sha256_forget(void *secret, size_t count) { OPENSSL_cleanse(secret, count); }

const char *sha256_library(void) { return "OpenSSL " OPENSSL_VERSION_STR; }
