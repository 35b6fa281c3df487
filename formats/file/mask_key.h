/* The secret key by which names and identity numbers are replaced, alike in every output: HMAC-SHA-256 by
 * libcrypto. The bytes of the file are the key, a line end among them too. CONTRACT 1. */
#ifndef ARREARS_FORMATS_FILE_MASK_KEY_H
#define ARREARS_FORMATS_FILE_MASK_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

enum { MASK_KEY_LEAST = 16, MASK_KEY_MOST = 4096 };

/* 16 hexadecimal digits and the terminating zero: of a million persons two share 64 bits once in 37 million
 * lists. */
enum { MASK_DIGITS_SIZE = 17 };

/* `{0}` is no key. */
struct mask_key {
  unsigned char bytes[MASK_KEY_MOST];
  size_t length;
  bool is_open;                       /* others than its owner and group can read the file */
  char fingerprint[MASK_DIGITS_SIZE]; /* tells one key from another and nothing else */
};

enum mask_key_status { MASK_KEY_READ, MASK_KEY_UNREADABLE, MASK_KEY_BAD_LENGTH };

/* Reads the file. MASK_KEY_UNREADABLE: *failure is errno. Without a key unless it returns MASK_KEY_READ. */
MUST_USE enum mask_key_status mask_key_read(struct mask_key *key, const char *path, int *failure);

/* What the message comes to under the key. */
void mask_key_digits(const struct mask_key *key, struct text message, char digits[MASK_DIGITS_SIZE]);

/* Appends what stands in the place of a file's name, which may be a person's: F-3f9a1c… of its last name. The
 * name of no file (-) stays. */
void mask_key_add_file(const struct mask_key *key, struct buffer *out, const char *path);

/* Wipes the key. */
void mask_key_clear(struct mask_key *key);

#endif
