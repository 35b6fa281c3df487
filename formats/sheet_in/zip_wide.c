#include "formats/sheet_in/zip_wide.h"

#include "formats/sheet_in/little_endian.h"

#define ELSEWHERE UINT32_MAX

enum { ENTRY_SIZE = 46, HEADER_SIZE = 30, RECORD_HEAD = 4, WIDE_FIELDS = 3, WIDE_ID = 1 };

static bool read_all(struct byte_source *bytes, uint64_t at, unsigned char *to, size_t count) {
  return byte_source_read(bytes, at, to, count) == count;
}

/* Takes the numbers that stand elsewhere out of the record of 64-bit ones: they are there in this order, each
 * only where it is missing. */
static bool take_record(uint64_t *const fields[WIDE_FIELDS], struct byte_source *bytes, uint64_t at,
                        size_t length) {
  unsigned char record[8 * WIDE_FIELDS];
  size_t taken = 0;
  if (length > sizeof record) length = sizeof record;
  if (!read_all(bytes, at, record, length)) return false;
  for (int i = 0; i < WIDE_FIELDS; i++) {
    if (*fields[i] != ELSEWHERE) continue;
    if (length - taken < 8) return false;
    *fields[i] = little_64(record + taken);
    taken += 8;
  }
  return true;
}

/* Looks for that record in the extra field. */
static bool find_record(uint64_t *const fields[WIDE_FIELDS], struct byte_source *bytes, uint64_t at,
                        size_t left) {
  unsigned char head[RECORD_HEAD];
  while (left >= RECORD_HEAD && read_all(bytes, at, head, RECORD_HEAD)) {
    const size_t length = little_16(head + 2);
    if (length > left - RECORD_HEAD) return false;
    if (little_16(head) == WIDE_ID) return take_record(fields, bytes, at + RECORD_HEAD, length);
    at += RECORD_HEAD + length;
    left -= RECORD_HEAD + length;
  }
  return false;
}

bool zip_wide_read(struct zip_wide *wide, struct byte_source *bytes, uint64_t at) {
  unsigned char entry[ENTRY_SIZE];
  uint64_t *const fields[WIDE_FIELDS] = {&wide->size, &wide->packed_size, &wide->header};
  if (!read_all(bytes, at, entry, ENTRY_SIZE) || little_32(entry) != 0x02014B50u) return false;
  *wide = (struct zip_wide){
      .packed_size = little_32(entry + 20), .size = little_32(entry + 24), .header = little_32(entry + 42)};
  wide->is_wide = wide->size == ELSEWHERE || wide->packed_size == ELSEWHERE || wide->header == ELSEWHERE;
  return !wide->is_wide ||
         find_record(fields, bytes, at + ENTRY_SIZE + little_16(entry + 28), little_16(entry + 30));
}

uint64_t zip_wide_start(const struct zip_wide *wide, struct byte_source *bytes, int method) {
  unsigned char header[HEADER_SIZE];
  if (wide->header > bytes->size || !read_all(bytes, wide->header, header, HEADER_SIZE)) return 0;
  if (little_32(header) != 0x04034B50u || little_16(header + 8) != method) return 0;
  return wide->header + HEADER_SIZE + little_16(header + 26) + little_16(header + 28);
}
