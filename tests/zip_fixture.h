/* ZIP archives of parts written by hand, in memory. */
#ifndef ARREARS_TESTS_ZIP_FIXTURE_H
#define ARREARS_TESTS_ZIP_FIXTURE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

#include "calc/buffer.h"
#include "calc/text.h"

struct zip_part {
  const char *name;
  struct text content;
  bool is_packed;
};

static inline void put_little(struct buffer *out, uint64_t value, int bytes) {
  for (; bytes > 0; bytes--, value >>= 8) buffer_add_byte(out, (char)(value & 0xFF));
}

/* Raw deflate, as ZIP has it. The caller clears. */
static inline struct buffer packed(struct text content) {
  struct buffer out = {0};
  z_stream stream = {.next_in = (Bytef *)(uintptr_t)content.at, .avail_in = (uInt)content.length};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) abort();
  uLong bound = deflateBound(&stream, (uLong)content.length);
  stream.next_out = (Bytef *)buffer_room(&out, bound);
  stream.avail_out = (uInt)bound;
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) abort();
  out.length = stream.total_out;
  deflateEnd(&stream);
  return out;
}

/* The fields that an entry has in both of its places. */
static inline void put_entry(struct buffer *out, const struct zip_part *part, size_t packed_size) {
  put_little(out, 0, 2);                       /* flags */
  put_little(out, part->is_packed ? 8 : 0, 2); /* method */
  put_little(out, 0, 4);                       /* time and day */
  put_little(out, crc32(0, (const Bytef *)part->content.at, (uInt)part->content.length), 4);
  put_little(out, packed_size, 4);
  put_little(out, part->content.length, 4);
  put_little(out, strlen(part->name), 2);
  put_little(out, 0, 2); /* further fields */
}

static inline size_t put_part(struct buffer *out, const struct zip_part *part) {
  struct buffer deflated = {0};
  if (part->is_packed) deflated = packed(part->content);
  struct text bytes = part->is_packed ? buffer_text(&deflated) : part->content;
  buffer_add_literal(out, "PK\x03\x04\x14\0");
  put_entry(out, part, bytes.length);
  buffer_add_text(out, text_from(part->name));
  buffer_add_text(out, bytes);
  buffer_clear(&deflated);
  return bytes.length;
}

static inline void put_directory_entry(struct buffer *out, const struct zip_part *part, size_t size,
                                       size_t place) {
  buffer_add_literal(out, "PK\x01\x02\x14\0\x14\0");
  put_entry(out, part, size);
  put_little(out, 0, 2 + 2 + 2 + 4); /* comment, disk, attributes */
  put_little(out, place, 4);
  buffer_add_text(out, text_from(part->name));
}

/* The caller clears. */
static inline struct buffer zip_of(const struct zip_part *parts, size_t count) {
  struct buffer out = {0}, directory = {0};
  for (size_t i = 0; i < count; i++) {
    size_t place = out.length;
    size_t size = put_part(&out, &parts[i]);
    put_directory_entry(&directory, &parts[i], size, place);
  }
  size_t start = out.length;
  buffer_add_text(&out, buffer_text(&directory));
  buffer_add_literal(&out, "PK\x05\x06\0\0\0\0");
  put_little(&out, count, 2);
  put_little(&out, count, 2);
  put_little(&out, directory.length, 4);
  put_little(&out, start, 4);
  put_little(&out, 0, 2);
  buffer_clear(&directory);
  return out;
}

#endif
