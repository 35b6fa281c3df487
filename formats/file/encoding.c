#include "formats/file/encoding.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <strings.h>

static const char *const names[] = {[ENCODING_AUTO] = "auto",
                                    [ENCODING_UTF_8] = "UTF-8",
                                    [ENCODING_GB18030] = "GB18030",
                                    [ENCODING_UTF_16LE] = "UTF-16LE"};
_Static_assert(sizeof names / sizeof names[0] == ENCODING_COUNT, "every encoding has a name");

const char *encoding_name(enum file_encoding encoding) {
  assert((unsigned)encoding < ENCODING_COUNT);
  return names[encoding];
}

bool encoding_parse(struct text word, enum file_encoding *encoding) {
  static const struct {
    const char *word;
    enum file_encoding encoding;
  } words[] = {{"auto", ENCODING_AUTO},    {"utf-8", ENCODING_UTF_8},     {"utf8", ENCODING_UTF_8},
               {"gbk", ENCODING_GB18030},  {"gb18030", ENCODING_GB18030}, {"gb2312", ENCODING_GB18030},
               {"cp936", ENCODING_GB18030}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (word.length != strlen(words[i].word) || strncasecmp(word.at, words[i].word, word.length) != 0)
      continue;
    *encoding = words[i].encoding;
    return true;
  }
  return false;
}

size_t encoding_of_mark(struct text head, enum file_encoding *encoding) {
  static const struct {
    const char *mark;
    enum file_encoding encoding;
  } marks[] = {{"\xEF\xBB\xBF", ENCODING_UTF_8},
               {"\xFF\xFE", ENCODING_UTF_16LE},
               {"\x84\x31\x95\x33", ENCODING_GB18030}};
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    struct text mark = text_from(marks[i].mark);
    if (!text_starts_with(head, mark)) continue;
    *encoding = marks[i].encoding;
    return mark.length;
  }
  return 0;
}

size_t ascii_length(struct text text) {
  size_t i = 0;
  for (uint64_t eight; i + sizeof eight <= text.length; i += sizeof eight) {
    memcpy(&eight, text.at + i, sizeof eight);
    if ((eight & UINT64_C(0x8080808080808080)) != 0) break;
  }
  while (i < text.length && (unsigned char)text.at[i] < 0x80) i++;
  return i;
}

/* The ranges of the second byte keep out overlong forms, surrogates and what lies above U+10FFFF. */
size_t utf8_character_length(struct text text) {
  const unsigned char *at = (const unsigned char *)text.at;
  size_t available = text.length;
  unsigned char lead = at[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || available < 2) return 0;
  unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at[1] < low || at[1] > high) return 0;
  if (lead < 0xE0) return 2;
  if (available < 3 || (at[2] & 0xC0) != 0x80) return 0;
  if (lead < 0xF0) return 3;
  return available >= 4 && (at[3] & 0xC0) == 0x80 ? 4 : 0;
}

static bool is_plain_three_bytes(const unsigned char *at) {
  return at[0] > 0xE0 && at[0] < 0xF0 && at[0] != 0xED && ((at[1] ^ 0x80u) | (at[2] ^ 0x80u)) < 0x40;
}

/* Whether eight bytes begin with two of them. */
static bool are_two_plain(const unsigned char *at) {
  static const unsigned char forms[] = {0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0};  /* the bits that tell, */
  static const unsigned char wanted[] = {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0}; /* and what they are */
  uint64_t eight, form, want;
  memcpy(&eight, at, sizeof eight);
  memcpy(&form, forms, sizeof form);
  memcpy(&want, wanted, sizeof want);
  return (eight & form) == want && at[0] != 0xE0 && at[0] != 0xED && at[3] != 0xE0 && at[3] != 0xED;
}

/* A run of three-byte characters without the two leads that limit their second byte: nearly all Chinese
 * text. It and ascii_length are only there for speed; utf8_character_length alone would do. */
static size_t plain_three_byte_length(const unsigned char *at, size_t available) {
  size_t i = 0;
  while (available - i >= sizeof(uint64_t) && are_two_plain(at + i)) i += 6;
  while (available - i >= 3 && is_plain_three_bytes(at + i)) i += 3;
  return i;
}

size_t utf8_valid_length(struct text text) {
  const unsigned char *at = (const unsigned char *)text.at;
  size_t i = 0;
  while (i < text.length) {
    size_t length = at[i] < 0x80 ? ascii_length(text_from_offset(text, i))
                                 : plain_three_byte_length(at + i, text.length - i);
    if (length == 0) length = utf8_character_length(text_from_offset(text, i));
    if (length == 0) break;
    i += length;
  }
  return i;
}

/* Is this the beginning of a character whose rest may still come? */
static bool is_unfinished_utf8(struct text text) {
  unsigned char lead = (unsigned char)text.at[0];
  size_t whole = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.length >= whole) return false;
  for (size_t i = 1; i < text.length; i++) {
    if (((unsigned char)text.at[i] & 0xC0) != 0x80) return false;
  }
  return true;
}

bool decoder_open(struct decoder *decoder, enum file_encoding encoding) {
  assert(encoding != ENCODING_AUTO);
  *decoder = (struct decoder){.encoding = encoding};
  if (encoding == ENCODING_UTF_8) return true;
  iconv_t converter = iconv_open("UTF-8", encoding_name(encoding));
  if (converter == (iconv_t)-1) return false;
  decoder->converter = converter;
  return true;
}

static void note_bad(struct decoded *decoded, size_t at) {
  if (decoded->replaced++ == 0) decoded->first_bad = at;
}

static struct decoded add_utf8(struct text bytes, bool is_last, struct text replacement, struct buffer *out) {
  struct decoded decoded = {0};
  while (decoded.consumed < bytes.length) {
    struct text rest = text_from_offset(bytes, decoded.consumed);
    size_t valid = utf8_valid_length(rest);
    buffer_add(out, rest.at, valid);
    decoded.consumed += valid;
    if (valid == rest.length) break;
    if (!is_last && is_unfinished_utf8(text_from_offset(rest, valid))) break;
    note_bad(&decoded, decoded.consumed);
    buffer_add_text(out, replacement);
    decoded.consumed += 1;
  }
  return decoded;
}

/* One call of iconv; returns its errno, 0 when all of `left` was converted. */
static int convert(iconv_t converter, char **in, size_t *left, struct buffer *out) {
  /* Two bytes become at most three; what does not fit comes back as E2BIG and goes round again. */
  size_t room = *left + *left / 2 + 16;
  char *to = buffer_room(out, room);
  size_t unused = room;
  size_t result = iconv(converter, in, left, &to, &unused);
  int failure = result == (size_t)-1 ? errno : 0;
  out->length += room - unused;
  return failure;
}

static struct decoded add_converted(struct decoder *decoder, struct text bytes, bool is_last,
                                    struct text replacement, struct buffer *out) {
  struct decoded decoded = {0};
  size_t unit = decoder->encoding == ENCODING_UTF_16LE ? 2 : 1;
  char *in = (char *)bytes.at; /* iconv only reads it */
  size_t left = bytes.length;
  while (left > 0) {
    int failure = convert(decoder->converter, &in, &left, out);
    if (failure == EINVAL && !is_last) break;
    if (failure != EINVAL && failure != EILSEQ) continue;
    note_bad(&decoded, bytes.length - left);
    buffer_add_text(out, replacement);
    size_t step = left < unit ? left : unit;
    in += step;
    left -= step;
  }
  decoded.consumed = bytes.length - left;
  return decoded;
}

struct decoded decoder_add(struct decoder *decoder, struct text bytes, bool is_last, struct text replacement,
                           struct buffer *out) {
  if (decoder->encoding == ENCODING_UTF_8) return add_utf8(bytes, is_last, replacement, out);
  return add_converted(decoder, bytes, is_last, replacement, out);
}

void decoder_close(struct decoder *decoder) {
  if (decoder->converter != NULL) iconv_close(decoder->converter);
  *decoder = (struct decoder){0};
}

/* How well an encoding explains a text. */
struct fit {
  size_t characters; /* beyond ASCII, that fit */
  size_t misfits;    /* places that do not */
  size_t first_bad;  /* text length without misfits */
};

static void count_characters(struct buffer *utf8, struct fit *fit) {
  for (size_t i = 0; i < utf8->length; i++) fit->characters += (unsigned char)utf8->at[i] >= 0xC0;
  buffer_reset(utf8);
}

static struct fit fit_of(enum file_encoding encoding, struct text window, bool is_last) {
  enum { STEP = 64 * 1024 };
  struct fit fit = {.first_bad = window.length};
  struct decoder decoder;
  if (!decoder_open(&decoder, encoding)) return (struct fit){.misfits = 1};
  struct buffer out = {0};
  size_t at = 0;
  for (bool is_end = false; !is_end;) {
    struct text chunk = text_from_offset(window, at);
    is_end = chunk.length <= STEP;
    if (!is_end) chunk.length = STEP;
    struct decoded decoded = decoder_add(&decoder, chunk, is_end && is_last, TEXT("?"), &out);
    count_characters(&out, &fit);
    if (decoded.replaced > 0 && fit.misfits == 0) fit.first_bad = at + decoded.first_bad;
    fit.misfits += decoded.replaced;
    at += decoded.consumed;
  }
  buffer_clear(&out);
  decoder_close(&decoder);
  return fit;
}

struct encoding_verdict encoding_decide(struct text window, bool is_last) {
  if (ascii_length(window) == window.length) {
    return (struct encoding_verdict){ENCODING_AUTO, true, window.length};
  }
  const size_t valid =
      utf8_valid_length(window); /* all of it, but for a character that is cut, of most lists */
  if (fit_of(ENCODING_UTF_8, text_from_offset(window, valid), is_last).misfits == 0)
    return (struct encoding_verdict){ENCODING_UTF_8, true, window.length};
  static const enum file_encoding candidates[] = {ENCODING_UTF_8, ENCODING_GB18030};
  struct fit fits[2];
  for (size_t i = 0; i < 2; i++) {
    fits[i] = fit_of(candidates[i], window, is_last);
    if (fits[i].misfits == 0) return (struct encoding_verdict){candidates[i], true, window.length};
  }
  for (size_t i = 0; i < 2; i++) {
    if (fits[i].misfits > fits[i].characters / 10) continue;
    return (struct encoding_verdict){candidates[i], true, fits[i].first_bad};
  }
  size_t better = fits[1].first_bad > fits[0].first_bad;
  return (struct encoding_verdict){candidates[better], false, fits[better].first_bad};
}
