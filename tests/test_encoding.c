/* Expected values are worked by hand from the tables of the Unicode standard (well-formed UTF-8) and of
 * GB 18030: 中 is U+4E2D = E4 B8 AD = D6 D0, 文 is U+6587 = E6 96 87 = CE C4. */
#include "formats/file/encoding.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>

#define BYTES(literal) ((struct text){(literal), sizeof(literal) - 1})

Test(encoding, names_are_read_in_any_case_and_nothing_else_is) {
  static const struct {
    const char *word;
    int encoding; /* -1: refused */
  } cases[] = {{"auto", ENCODING_AUTO},
               {"AUTO", ENCODING_AUTO},
               {"utf-8", ENCODING_UTF_8},
               {"UTF8", ENCODING_UTF_8},
               {"gb18030", ENCODING_GB18030},
               {"GBK", ENCODING_GB18030},
               {"gb2312", ENCODING_GB18030},
               {"cp936", ENCODING_GB18030},
               {"", -1},
               {"utf", -1},
               {"utf-16", -1},
               {"utf-8 ", -1}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    enum file_encoding encoding = ENCODING_COUNT;
    bool is_known = encoding_parse(text_from(cases[i].word), &encoding);
    cr_expect_eq(is_known, cases[i].encoding >= 0, "%s", cases[i].word);
    int expected = is_known ? cases[i].encoding : ENCODING_COUNT;
    cr_expect_eq((int)encoding, expected, "%s", cases[i].word);
  }
  for (int i = 0; i < ENCODING_COUNT; i++) cr_expect(encoding_name((enum file_encoding)i)[0] != '\0');
}

Test(encoding, byte_order_marks_name_their_encoding) {
  enum file_encoding encoding = ENCODING_AUTO;
  cr_expect_eq(encoding_of_mark(BYTES("\xEF\xBB\xBF"
                                      "a"),
                                &encoding),
               3u);
  cr_expect_eq(encoding, ENCODING_UTF_8);
  cr_expect_eq(encoding_of_mark(BYTES("\xFF\xFE"
                                      "a"),
                                &encoding),
               2u);
  cr_expect_eq(encoding, ENCODING_UTF_16LE);
  cr_expect_eq(encoding_of_mark(BYTES("\x84\x31\x95\x33"), &encoding), 4u);
  cr_expect_eq(encoding, ENCODING_GB18030);
  encoding = ENCODING_AUTO;
  cr_expect_eq(encoding_of_mark(BYTES("\xEF\xBB"), &encoding), 0u);
  cr_expect_eq(encoding_of_mark(BYTES(""), &encoding), 0u);
  cr_expect_eq(encoding, ENCODING_AUTO);
}

Test(encoding, utf8_is_checked_strictly) {
  static const struct {
    const char *bytes;
    size_t length, valid;
  } cases[] = {
      {"", 0, 0},
      {"\x7F", 1, 1},
      {"\x80", 1, 0},             /* a continuation first */
      {"\xC0\x80", 2, 0},         /* overlong NUL */
      {"\xC1\xBF", 2, 0},         /* overlong 7F */
      {"\xC2\x80", 2, 2},         /* U+0080 */
      {"\xDF\xBF", 2, 2},         /* U+07FF */
      {"\xE0\x9F\xBF", 3, 0},     /* overlong U+07FF */
      {"\xE0\xA0\x80", 3, 3},     /* U+0800 */
      {"\xE4\xB8\xAD", 3, 3},     /* U+4E2D */
      {"\xED\x9F\xBF", 3, 3},     /* U+D7FF */
      {"\xED\xA0\x80", 3, 0},     /* U+D800, a surrogate */
      {"\xED\xBF\xBF", 3, 0},     /* U+DFFF, a surrogate */
      {"\xEE\x80\x80", 3, 3},     /* U+E000 */
      {"\xF0\x8F\xBF\xBF", 4, 0}, /* overlong U+FFFF */
      {"\xF0\x90\x80\x80", 4, 4}, /* U+10000 */
      {"\xF4\x8F\xBF\xBF", 4, 4}, /* U+10FFFF */
      {"\xF4\x90\x80\x80", 4, 0}, /* U+110000 */
      {"\xF5\x80\x80\x80", 4, 0},
      {"\xFF", 1, 0},
      {"\xE4", 1, 0},
      {"\xE4\xB8", 2, 0},
      {"\xE4\xB8"
       "a",
       3, 0},
      {"\xE4\xB8\xAD\xE6", 4, 3},
      {"\xF0\x90\x80", 3, 0},
      {"\xE4\xB8\xAD\xE6\x96\x87\xE4\x2C", 8, 6},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    for (size_t before = 0; before < 20; before++) { /* every place in the steps of eight */
      char text[64] = "01234567890123456789";
      memcpy(text + before, cases[i].bytes, cases[i].length);
      size_t valid = utf8_valid_length((struct text){text, before + cases[i].length});
      cr_expect_eq(valid, before + cases[i].valid, "case %zu after %zu: %zu", i, before, valid);
    }
  }
}

static size_t utf8_of(uint32_t code, char *to) {
  if (code < 0x80) {
    to[0] = (char)code;
    return 1;
  }
  size_t more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  static const unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
  for (size_t i = more; i > 0; i--, code >>= 6) to[i] = (char)(0x80 | (code & 0x3F));
  to[0] = (char)(leads[more] | code);
  return more + 1;
}

Test(encoding, every_code_point_but_the_surrogates_is_valid_utf8) {
  size_t wrong = 0;
  for (uint32_t code = 0; code <= 0x10FFFF; code++) {
    char bytes[4];
    size_t length = utf8_of(code, bytes);
    bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    wrong += utf8_valid_length((struct text){bytes, length}) != (is_surrogate ? 0 : length);
    wrong += utf8_valid_length((struct text){bytes, length - 1}) != 0; /* cut off */
  }
  cr_expect_eq(wrong, 0u);
}

Test(encoding, ascii_ends_at_the_first_byte_beyond) {
  char text[40];
  memset(text, 'a', sizeof text);
  for (size_t at = 0; at < sizeof text; at++) {
    text[at] = '\x80';
    cr_expect_eq(ascii_length((struct text){text, sizeof text}), at);
    text[at] = 'a';
  }
  cr_expect_eq(ascii_length((struct text){text, sizeof text}), sizeof text);
  cr_expect_eq(ascii_length((struct text){NULL, 0}), 0u);
}

/* Ten characters: 中文中文中文中文中文. */
#define TEN_UTF_8                                                                                            \
  "\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8" \
  "\xAD\xE6\x96\x87"
#define TEN_GB "\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4"

Test(encoding, the_encoding_is_decided_from_a_window) {
  static const struct {
    const char *bytes;
    size_t length;
    bool is_last;
    enum file_encoding encoding;
    bool is_certain;
    size_t bad_at;
  } cases[] = {
      {"abc", 3, true, ENCODING_AUTO, true, 3},
      {"", 0, true, ENCODING_AUTO, true, 0},
      {"\xE4\xB8\xAD\xE6\x96\x87", 6, true, ENCODING_UTF_8, true, 6}, /* also valid GB18030 */
      {"\xD6\xD0\xCE\xC4", 4, true, ENCODING_GB18030, true, 4},
      {"\xC1\xAA\xCD\xA8", 4, true, ENCODING_GB18030, true, 4}, /* 联通, UTF-8 to careless programs */
      {"\xE4\xB8\xAD\xE6\x96", 5, false, ENCODING_UTF_8, true, 5},
      /* Cut at the end of a file it is no UTF-8; but E4B8 ADE6 96-. is no GB18030 either, one byte short */
      {"\xE4\xB8\xAD\xE6\x96", 5, true, ENCODING_GB18030, false, 4},
      {"\xD6\xD0\xCE", 3, false, ENCODING_GB18030, true, 3},
      {"\xFF\xFF", 2, true, ENCODING_UTF_8, false, 0},
      {TEN_UTF_8 "\xFF,", 32, true, ENCODING_UTF_8, true, 30},
      {TEN_GB "\xC8,a", 23, true, ENCODING_GB18030, true, 20},  /* half a character */
      {"\xD6\xD0\xC8,a", 5, true, ENCODING_GB18030, false, 2},  /* too little to be sure */
      {"Jos\xE9, Zo\xEB,", 11, true, ENCODING_UTF_8, false, 3}, /* Latin-1 */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct text window = {cases[i].bytes, cases[i].length};
    struct encoding_verdict verdict = encoding_decide(window, cases[i].is_last);
    cr_expect_eq(verdict.encoding, cases[i].encoding, "case %zu: %s", i, encoding_name(verdict.encoding));
    cr_expect_eq(verdict.is_certain, cases[i].is_certain, "case %zu", i);
    cr_expect_eq(verdict.bad_at, cases[i].bad_at, "case %zu: %zu", i, verdict.bad_at);
  }
}

Test(encoding, a_window_of_a_mebibyte_is_decided_wherever_it_is_cut) {
  enum { LENGTH = ENCODING_WINDOW };
  char *window = malloc(LENGTH + 8);
  for (size_t shift = 0; shift < 3; shift++) {
    memset(window, 'x', 2);
    for (size_t i = shift; i + 3 <= LENGTH + 8; i += 3) memcpy(window + i, "\xE4\xB8\xAD", 3);
    struct encoding_verdict verdict = encoding_decide((struct text){window, LENGTH}, false);
    cr_expect(verdict.is_certain && verdict.encoding == ENCODING_UTF_8, "UTF-8 shifted by %zu", shift);
    for (size_t i = shift; i + 2 <= LENGTH + 8; i += 2) memcpy(window + i, "\xD6\xD0", 2);
    verdict = encoding_decide((struct text){window, LENGTH}, false);
    cr_expect(verdict.is_certain && verdict.encoding == ENCODING_GB18030, "GB shifted by %zu", shift);
  }
  free(window);
}

Test(encoding, decoders_give_utf8_and_mark_what_does_not_fit) {
  static const struct {
    enum file_encoding encoding;
    const char *bytes;
    size_t length;
    const char *utf8;
    size_t replaced, first_bad;
  } cases[] = {
      {ENCODING_UTF_8, "a\xE4\xB8\xAD", 4, "a\xE4\xB8\xAD", 0, 0},
      {ENCODING_UTF_8,
       "a\xFF"
       "b\xC0",
       4, "a?b?", 2, 1},
      {ENCODING_GB18030, "a\xD6\xD0\xCE\xC4", 5, "a\xE4\xB8\xAD\xE6\x96\x87", 0, 0},
      {ENCODING_GB18030, "\xA2\xE3", 2, "\xE2\x82\xAC", 0, 0},             /* U+20AC */
      {ENCODING_GB18030, "\x90\x30\x81\x30", 4, "\xF0\x90\x80\x80", 0, 0}, /* U+10000 */
      {ENCODING_GB18030,
       "a\x80"
       "b\xD6,\xD6",
       6, "a?b?,?", 3, 1},
      {ENCODING_UTF_16LE, "a\0\x2D\x4E", 4, "a\xE4\xB8\xAD", 0, 0},
      {ENCODING_UTF_16LE, "\x00\xD8\x00\xDC", 4, "\xF0\x90\x80\x80", 0, 0}, /* U+10000 */
      {ENCODING_UTF_16LE,
       "a\0\x00\xD8"
       "b\0\x00\xDC"
       "c",
       9, "a?b??", 3, 2}, /* lone halves, odd byte */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct decoder decoder;
    struct buffer out = {0};
    cr_assert(decoder_open(&decoder, cases[i].encoding));
    struct text bytes = {cases[i].bytes, cases[i].length};
    struct decoded decoded = decoder_add(&decoder, bytes, true, BYTES("?"), &out);
    cr_expect(text_is(buffer_text(&out), cases[i].utf8), "case %zu: %.*s", i, (int)out.length, out.at);
    cr_expect_eq(decoded.consumed, cases[i].length, "case %zu", i);
    cr_expect_eq(decoded.replaced, cases[i].replaced, "case %zu: %zu", i, decoded.replaced);
    cr_expect_eq(decoded.first_bad, cases[i].first_bad, "case %zu", i);
    decoder_close(&decoder);
    buffer_clear(&out);
  }
}

Test(encoding, characters_may_come_byte_by_byte) {
  static const struct {
    enum file_encoding encoding;
    const char *bytes;
    size_t length;
  } cases[] = {
      {ENCODING_UTF_8, "a\xE4\xB8\xAD\xF0\x90\x80\x80z", 9},
      {ENCODING_GB18030, "a\xD6\xD0\x90\x30\x81\x30z", 8},
      {ENCODING_UTF_16LE, "a\0\x2D\x4E\x00\xD8\x00\xDCz\0", 10},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct decoder decoder;
    struct buffer out = {0}, waiting = {0};
    cr_assert(decoder_open(&decoder, cases[i].encoding));
    for (size_t at = 0; at < cases[i].length; at++) {
      buffer_add_byte(&waiting, cases[i].bytes[at]);
      struct decoded decoded = decoder_add(&decoder, buffer_text(&waiting), false, BYTES("?"), &out);
      if (decoded.consumed > 0) buffer_reset(&waiting);
      cr_expect_eq(decoded.replaced, 0u, "case %zu", i);
    }
    cr_expect_eq(waiting.length, 0u);
    cr_expect(text_is(buffer_text(&out), "a\xE4\xB8\xAD\xF0\x90\x80\x80z"), "case %zu: %.*s", i,
              (int)out.length, out.at);
    decoder_close(&decoder);
    buffer_clear(&out);
    buffer_clear(&waiting);
  }
}
