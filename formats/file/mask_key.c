#include "formats/file/mask_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/file/descriptor.h"
#include "formats/file/path.h"
#include "formats/file/sha256.h"

/* One byte more than a key may have tells that the file has too many. */
static ssize_t read_bytes(int descriptor, unsigned char bytes[MASK_KEY_MOST + 1]) {
  ssize_t length = 0, count = 1;
  while (count > 0 && length <= MASK_KEY_MOST) {
    count = descriptor_read(descriptor, bytes + length, (size_t)(MASK_KEY_MOST + 1 - length));
    length += count > 0 ? count : 0;
  }
  return count < 0 ? -1 : length;
}

static enum mask_key_status take(struct mask_key *key, int descriptor, int *failure) {
  unsigned char bytes[MASK_KEY_MOST + 1];
  struct stat status;
  const ssize_t length = read_bytes(descriptor, bytes);
  *failure = length < 0 ? errno : 0;
  const bool is_good = length >= MASK_KEY_LEAST && length <= MASK_KEY_MOST;
  if (is_good) {
    memcpy(key->bytes, bytes, (size_t)length);
    key->length = (size_t)length;
    key->is_open = fstat(descriptor, &status) == 0 && (status.st_mode & S_IROTH) != 0;
    mask_key_digits(key, TEXT("key"), key->fingerprint);
  }
  sha256_forget(bytes, sizeof bytes);
  return is_good ? MASK_KEY_READ : length < 0 ? MASK_KEY_UNREADABLE : MASK_KEY_BAD_LENGTH;
}

enum mask_key_status mask_key_read(struct mask_key *key, const char *path, int *failure) {
  mask_key_clear(key);
  const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  *failure = descriptor < 0 ? errno : 0;
  if (descriptor < 0) return MASK_KEY_UNREADABLE;
  const enum mask_key_status status = take(key, descriptor, failure);
  close(descriptor);
  return status;
}

void mask_key_digits(const struct mask_key *key, struct text message, char digits[MASK_DIGITS_SIZE]) {
  unsigned char bytes[SHA256_BYTES];
  sha256_keyed((struct sha256_key){key->bytes, key->length}, message.at, message.length, bytes);
  for (int i = 0; i < MASK_DIGITS_SIZE - 1; i++)
    digits[i] = "0123456789abcdef"[i % 2 == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 15];
  digits[MASK_DIGITS_SIZE - 1] = '\0';
}

void mask_key_add_file(const struct mask_key *key, struct buffer *out, const char *path) {
  char digits[MASK_DIGITS_SIZE];
  struct buffer message = {0};
  const bool is_file = strcmp(path, "-") != 0;
  buffer_add_literal(&message, "file:");
  buffer_add_text(&message, text_from(path_name(path)));
  mask_key_digits(key, buffer_text(&message), digits);
  buffer_add_text(out, is_file ? TEXT("F-") : text_from(path));
  if (is_file) buffer_add_text(out, text_from(digits));
  buffer_clear(&message);
}

void mask_key_clear(struct mask_key *key) { sha256_forget(key, sizeof *key); }
