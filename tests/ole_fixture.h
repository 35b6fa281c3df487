/* OLE files with one stream, in memory, and records for an XLS workbook in it. */
#ifndef ARREARS_TESTS_OLE_FIXTURE_H
#define ARREARS_TESTS_OLE_FIXTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text.h"
#include "zip_fixture.h"

enum { OLE_SECTOR = 512, OLE_SMALL = 64 };

static inline void fill_up(struct buffer *out, size_t multiple, char byte) {
  while (out->length % multiple != 0) buffer_add_byte(out, byte);
}

static inline size_t sectors_of(size_t length) { return (length + OLE_SECTOR - 1) / OLE_SECTOR; }

/* A chain of `count` numbers from `first` on. */
static inline void put_chain(struct buffer *out, uint32_t first, size_t count) {
  for (uint32_t i = 1; i <= count; i++) put_little(out, i == count ? 0xFFFFFFFE : first + i, 4);
}

static inline void put_ole_entry(struct buffer *out, const char *name, int type, uint32_t first,
                                 size_t size) {
  size_t start = out->length, length = strlen(name);
  for (size_t i = 0; i < length; i++) put_little(out, (unsigned char)name[i], 2);
  put_little(out, 0, 2);
  while (out->length < start + 64) buffer_add_byte(out, 0);
  put_little(out, 2 * (length + 1), 2);
  put_little(out, (uint64_t)type, 1);
  while (out->length < start + 116) buffer_add_byte(out, 0);
  put_little(out, first, 4);
  put_little(out, size, 8);
}

/* Sector 0 is the table of sectors (up to 128 of them), 1 the directory, 2 the table of small pieces; the
 * stream follows. is_small: in pieces of 64 bytes. The caller clears. */
static inline struct buffer ole_of(const char *name, struct text stream, bool is_small) {
  enum { STREAM = 2, ROOT = 5, FIRST = 3 };
  struct buffer out = {0};
  size_t sectors = sectors_of(stream.length), size = is_small ? stream.length : sectors * OLE_SECTOR;
  buffer_add_literal(&out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  for (int i = 0; i < 16; i++) buffer_add_byte(&out, 0);
  put_little(&out, 0x0003003E, 4);
  put_little(&out, 0xFFFE, 2);
  put_little(&out, 9, 2);
  put_little(&out, 6, 2 + 6 + 4);
  put_little(&out, 1, 4); /* sectors of the table */
  put_little(&out, 1, 4); /* the directory */
  put_little(&out, 0, 4);
  put_little(&out, is_small ? 4096 : 0, 4);
  put_little(&out, 2, 4); /* table of small pieces */
  put_little(&out, 1, 4);
  put_little(&out, 0xFFFFFFFE, 4);
  put_little(&out, 0, 4);
  put_little(&out, 0, 4);
  while (out.length < OLE_SECTOR) buffer_add_byte(&out, '\xFF');
  put_little(&out, 0xFFFFFFFD, 4);
  put_chain(&out, 1, 1);
  put_chain(&out, 2, 1);
  put_chain(&out, FIRST, sectors);
  fill_up(&out, OLE_SECTOR, '\xFF');
  put_ole_entry(&out, "Root Entry", ROOT, is_small ? FIRST : 0xFFFFFFFE, is_small ? sectors * OLE_SECTOR : 0);
  put_ole_entry(&out, name, STREAM, is_small ? 0 : FIRST, size);
  fill_up(&out, OLE_SECTOR, 0);
  if (is_small) put_chain(&out, 0, (stream.length + OLE_SMALL - 1) / OLE_SMALL);
  while (out.length < (FIRST + 1) * OLE_SECTOR) buffer_add_byte(&out, '\xFF');
  buffer_add_text(&out, stream);
  fill_up(&out, OLE_SECTOR, 0);
  return out;
}

#endif
