#include "formats/sheet_in/biff_records.h"

#include "formats/sheet_in/little_endian.h"
#include "formats/sheet_in/xml_entity.h"

enum { HEADER_SIZE = 4 };

void biff_begin(struct biff_reader *reader, struct ole_stream *stream, uint64_t place) {
  reader->stream = stream;
  reader->next = place;
  reader->length = reader->taken = 0;
  reader->type = 0;
}

enum sheet_status biff_next(struct biff_reader *reader) {
  unsigned char header[HEADER_SIZE];
  size_t got = ole_stream_read(reader->stream, reader->next, header, HEADER_SIZE);
  if (got == 0) return SHEET_END;
  if (got < HEADER_SIZE) return SHEET_RECORD_DAMAGED;
  reader->type = little_16(header);
  reader->length = little_16(header + 2);
  reader->taken = 0;
  if (reader->length > BIFF_RECORD_SIZE) return SHEET_RECORD_DAMAGED;
  got = ole_stream_read(reader->stream, reader->next + HEADER_SIZE, reader->bytes, reader->length);
  if (got < reader->length) return SHEET_RECORD_DAMAGED;
  reader->next += HEADER_SIZE + reader->length;
  return SHEET_OK;
}

/* Goes on in the CONTINUE record that must follow; the record keeps its type. */
static bool go_on(struct biff_reader *reader) {
  unsigned char header[HEADER_SIZE];
  uint16_t type = reader->type;
  if (ole_stream_read(reader->stream, reader->next, header, HEADER_SIZE) != HEADER_SIZE) return false;
  if (little_16(header) != BIFF_CONTINUE || biff_next(reader) != SHEET_OK) return false;
  reader->type = type;
  return true;
}

/* Bytes that can be taken at once, at least one; 0: there are no more. */
static size_t available(struct biff_reader *reader) {
  while (reader->taken == reader->length)
    if (!go_on(reader)) return 0;
  return reader->length - reader->taken;
}

/* Passes over bytes, or takes them. */
static bool pass(struct biff_reader *reader, unsigned char *bytes, size_t count) {
  while (count > 0) {
    size_t part = available(reader);
    if (part == 0) return false;
    if (part > count) part = count;
    if (bytes != NULL) memcpy(bytes, reader->bytes + reader->taken, part);
    if (bytes != NULL) bytes += part;
    reader->taken += part;
    count -= part;
  }
  return true;
}

bool biff_take(struct biff_reader *reader, void *bytes, size_t count) { return pass(reader, bytes, count); }

bool biff_take_16(struct biff_reader *reader, uint16_t *value) {
  unsigned char bytes[2];
  if (!pass(reader, bytes, sizeof bytes)) return false;
  *value = little_16(bytes);
  return true;
}

bool biff_take_32(struct biff_reader *reader, uint32_t *value) {
  unsigned char bytes[4];
  if (!pass(reader, bytes, sizeof bytes)) return false;
  *value = little_32(bytes);
  return true;
}

/* Characters on their way to UTF-8. */
struct characters {
  struct buffer *out;
  uint32_t high; /* first half of a surrogate pair, or 0 */
};

static void add_lone(struct characters *characters) {
  if (characters->high != 0) buffer_add_literal(characters->out, "\xEF\xBF\xBD");
  characters->high = 0;
}

static void add_unit(struct characters *characters, uint32_t unit) {
  bool is_low = unit >= 0xDC00 && unit < 0xE000;
  if (is_low && characters->high != 0) {
    unit = 0x10000 + (characters->high - 0xD800) * 0x400 + (unit - 0xDC00);
    characters->high = 0;
  }
  add_lone(characters);
  if (unit >= 0xD800 && unit < 0xDC00)
    characters->high = unit;
  else if (unit == 0 || !utf8_add(characters->out, unit))
    buffer_add_literal(characters->out, "\xEF\xBF\xBD");
}

/* Where characters go on in another record, a byte says anew how wide they are. */
static bool take_characters(struct biff_reader *reader, size_t count, bool is_wide, struct buffer *out) {
  struct characters characters = {out, 0};
  while (count > 0) {
    if (reader->taken == reader->length) {
      unsigned char flags;
      if (!pass(reader, &flags, 1)) return false;
      is_wide = (flags & 1) != 0;
    }
    size_t width = is_wide ? 2 : 1;
    const unsigned char *at = reader->bytes + reader->taken;
    if (reader->length - reader->taken < width) return false;
    add_unit(&characters, is_wide ? little_16(at) : at[0]);
    reader->taken += width;
    count -= 1;
  }
  add_lone(&characters);
  return true;
}

/* What stands before the characters, and so what stands behind them. */
struct text_head {
  uint16_t count;
  unsigned char flags;
  uint16_t runs;
  uint32_t further;
};

static bool take_head(struct biff_reader *reader, bool is_short, struct text_head *head) {
  enum { HAS_FURTHER = 4, HAS_RUNS = 8 };
  unsigned char count = 0;
  *head = (struct text_head){0};
  if (is_short ? !pass(reader, &count, 1) : !biff_take_16(reader, &head->count)) return false;
  if (is_short) head->count = count;
  if (!pass(reader, &head->flags, 1)) return false;
  if ((head->flags & HAS_RUNS) != 0 && !biff_take_16(reader, &head->runs)) return false;
  return (head->flags & HAS_FURTHER) == 0 || biff_take_32(reader, &head->further);
}

bool biff_take_text(struct biff_reader *reader, bool is_short, struct buffer *out) {
  enum { RUN_SIZE = 4 };
  struct text_head head;
  return take_head(reader, is_short, &head) &&
         take_characters(reader, head.count, (head.flags & 1) != 0, out) &&
         pass(reader, NULL, (size_t)head.runs * RUN_SIZE) && pass(reader, NULL, head.further);
}
