/* Which bytes stand for which characters in a file, and the way from them to UTF-8.
 * Decided once per file: byte order mark, else strictly valid UTF-8, else strictly valid GB18030.
 * Never the other way round: most Chinese UTF-8 text is also valid GB18030. */
#ifndef ARREARS_FORMATS_FILE_ENCODING_H
#define ARREARS_FORMATS_FILE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

enum file_encoding {
  ENCODING_AUTO, /* not decided: nothing but ASCII so far */
  ENCODING_UTF_8,
  ENCODING_GB18030,  /* includes GBK and GB 2312 */
  ENCODING_UTF_16LE, /* recognised by its byte order mark only ("Unicode text" of Excel) */
  ENCODING_COUNT
};

/* How much text after the first byte that is not ASCII is looked at to decide. */
enum { ENCODING_WINDOW = 1024 * 1024 };

/* "auto", "UTF-8", "GB18030", "UTF-16LE". */
const char *encoding_name(enum file_encoding encoding);

/* Reads `auto`, `utf-8`, `utf8`, `gb18030`, `gbk`, `gb2312`, `cp936` in any case.
 * false: another word; *encoding is unchanged. */
MUST_USE bool encoding_parse(struct text word, enum file_encoding *encoding);

/* The bytes that a byte order mark takes at the head of a file (0: none; *encoding is unchanged). */
size_t encoding_of_mark(struct text head, enum file_encoding *encoding);

/* The bytes from the start that are strict UTF-8: no overlong form, no surrogate, nothing above
 * U+10FFFF. Equal to text.length when all of it is; a character cut off at the end is not counted. */
size_t utf8_valid_length(struct text text);

/* The bytes of the UTF-8 character a text begins with, which is not empty; 0 when it begins with none. */
size_t utf8_character_length(struct text text);

/* The bytes from the start that are ASCII. */
size_t ascii_length(struct text text);

struct encoding_verdict {
  enum file_encoding encoding; /* AUTO only for a window of ASCII */
  bool is_certain;             /* false: neither encoding fits; `encoding` is the one that fits longer */
  size_t bad_at;               /* first byte of the window that does not fit; window length when all fit */
};

/* Decides from a window of a file. is_last: the window ends where the file ends; otherwise a character
 * cut by the window's end is fine. A text that is broken in a few places is still certain: at most one
 * character in ten of those beyond ASCII does not fit. */
struct encoding_verdict encoding_decide(struct text window, bool is_last);

/* A way from one decided encoding to UTF-8. `{0}` is valid and empty. */
struct decoder {
  enum file_encoding encoding;
  void *converter; /* owned, an iconv_t; NULL for UTF-8 */
};

/* What one call of decoder_add did. */
struct decoded {
  size_t consumed;  /* bytes of the input */
  size_t replaced;  /* places where bytes did not fit */
  size_t first_bad; /* index in the input of the first of them; meaningless without one */
};

/* encoding: not AUTO. false: this system's iconv does not know the encoding. */
MUST_USE bool decoder_open(struct decoder *decoder, enum file_encoding encoding);

/* Appends the UTF-8 of `bytes`, `replacement` standing for every byte (UTF-16: unit) that does not
 * fit. An unfinished character at the end is left unconsumed, or replaced if is_last. */
struct decoded decoder_add(struct decoder *decoder, struct text bytes, bool is_last, struct text replacement,
                           struct buffer *out);

void decoder_close(struct decoder *decoder);

#endif
