#define _GNU_SOURCE /* memmem */
#include "formats/file/pdf_stamp.h"

#include <string.h>

#include "formats/file/digest.h"

enum { MARK_DIGITS = 32 };

/* `count` bytes behind the word, and behind another one that follows them; NULL: not so. */
static char *find(struct buffer *pdf, size_t from, const char *word, size_t count) {
  const size_t length = strlen(word);
  if (from > pdf->length) return NULL;
  char *at = memmem(pdf->at + from, pdf->length - from, word, length);
  const bool is_whole = at != NULL && (size_t)(pdf->at + pdf->length - at) >= length + count;
  return is_whole ? at + length : NULL;
}

static void set_day(struct buffer *pdf, const char *word, struct date day) {
  struct buffer text = {0};
  char *at = find(pdf, 0, word, sizeof "20260620000000" - 1);
  date_format(&text, day);
  for (size_t i = 0; i < text.length && at != NULL; i++)
    if (text.at[i] != '-') *at++ = text.at[i];
  if (at != NULL) memset(at, '0', sizeof "000000" - 1);
  buffer_clear(&text);
}

/* The marks stand at the end, behind the list of objects. */
static void set_marks(struct buffer *pdf, const char digits[MARK_DIGITS]) {
  const char *const words[] = {"/ID [ <", ">\n<", "/DocChecksum /"};
  char *trailer = find(pdf, 0, "\ntrailer\n", 0);
  for (size_t i = 0; i < sizeof words / sizeof words[0] && trailer != NULL; i++) {
    char *at = find(pdf, (size_t)(trailer - pdf->at), words[i], MARK_DIGITS);
    if (at != NULL) memcpy(at, digits, MARK_DIGITS);
  }
}

void pdf_stamp(struct buffer *pdf, struct date day) {
  struct digest digest = {0};
  char hexadecimal[DIGEST_SIZE], zeros[MARK_DIGITS];
  memset(zeros, '0', sizeof zeros);
  set_day(pdf, "/CreationDate(D:", day);
  set_day(pdf, "/ModDate(D:", day);
  set_marks(pdf, zeros);
  digest_start(&digest);
  digest_add(&digest, pdf->at, pdf->length);
  digest_finish(&digest, hexadecimal);
  for (size_t i = 0; i < MARK_DIGITS; i++)
    if (hexadecimal[i] >= 'a') hexadecimal[i] = (char)(hexadecimal[i] - 'a' + 'A');
  set_marks(pdf, hexadecimal);
}
