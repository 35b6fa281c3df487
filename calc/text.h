/* A view of bytes that somebody else owns: UTF-8, not terminated, may be empty.
 * Valid as long as the storage behind it; never freed through the view. */
#ifndef ARREARS_CALC_TEXT_H
#define ARREARS_CALC_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct text {
  const char *at; /* may be NULL only when length is 0 */
  size_t length;  /* bytes */
};

/* A string literal as a view. */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

static inline struct text text_from(const char *terminated) {
  return (struct text){terminated, strlen(terminated)};
}

static inline bool text_is_empty(struct text text) { return text.length == 0; }

static inline bool text_equals(struct text left, struct text right) {
  return left.length == right.length && (left.length == 0 || memcmp(left.at, right.at, left.length) == 0);
}

static inline bool text_is(struct text text, const char *terminated) {
  return text_equals(text, text_from(terminated));
}

/* The bytes from `start` on; `start` is at most the length. */
static inline struct text text_from_offset(struct text text, size_t start) {
  if (start == 0) return text; /* nothing may be added to a NULL */
  return (struct text){text.at + start, text.length - start};
}

static inline bool text_starts_with(struct text text, struct text prefix) {
  return text.length >= prefix.length && text_equals((struct text){text.at, prefix.length}, prefix);
}

static inline bool text_ends_with(struct text text, struct text ending) {
  return text.length >= ending.length &&
         text_equals(text_from_offset(text, text.length - ending.length), ending);
}

static inline bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* One or more ASCII digits and nothing else. */
static inline bool text_is_digits(struct text text) {
  for (size_t i = 0; i < text.length; i++)
    if (!is_digit(text.at[i])) return false;
  return text.length > 0;
}

static inline char lower_case(char byte) {
  return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Equal ignoring the case of ASCII letters. */
static inline bool text_equals_any_case(struct text left, struct text right) {
  if (left.length != right.length) return false;
  if (text_equals(left, right)) return true;
  for (size_t i = 0; i < left.length; i++)
    if (lower_case(left.at[i]) != lower_case(right.at[i])) return false;
  return true;
}

/* Byte order, a prefix before the longer text: <0, 0, >0 as memcmp. */
static inline int text_compare(struct text left, struct text right) {
  size_t shorter = left.length < right.length ? left.length : right.length;
  int order = shorter == 0 ? 0 : memcmp(left.at, right.at, shorter);
  if (order != 0) return order;
  return (left.length > right.length) - (left.length < right.length);
}

#endif
