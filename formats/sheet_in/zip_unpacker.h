/* One part of an archive while it is being unpacked: packed bytes from the archive's source, inflated,
 * never more than the directory states, and summed. Where it stands can be marked, so that unpacking goes on
 * from there later. */
#ifndef ARREARS_FORMATS_SHEET_IN_ZIP_UNPACKER_H
#define ARREARS_FORMATS_SHEET_IN_ZIP_UNPACKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/sheet_in/byte_source.h"
#include "formats/sheet_in/inflater.h"

/* What the archive's directory says of a part. */
struct zip_entry {
  uint64_t at; /* of the first packed byte in the archive */
  uint64_t packed_size, size;
  uint32_t sum; /* CRC-32 of what it unpacks to */
  bool is_stored;
};

/* `{0}` is valid and closed. */
struct zip_unpacker {
  struct byte_source *bytes;
  struct zip_entry entry;
  uint64_t at, packed_left; /* of the packed bytes that come next */
  uint64_t taken;           /* unpacked bytes */
  uint32_t sum;
  bool is_summed;              /* from its beginning on */
  struct inflater *inflater;   /* owned; NULL: stored */
  unsigned char *input;        /* owned; packed bytes, of which are yet to be unpacked ... */
  const unsigned char *packed; /* ... those from here on */
  size_t packed_count;
};

/* Begins a part at its beginning, whatever was open. `bytes` outlives it. */
void zip_unpacker_open(struct zip_unpacker *unpacker, struct byte_source *bytes,
                       const struct zip_entry *entry);

/* Unpacks up to `room` bytes, at least 1 while any are left; *count 0: none are. False: the packed bytes are
 * damaged, cannot be read, or unpack to less than stated. */
MUST_USE bool zip_unpacker_read(struct zip_unpacker *unpacker, void *bytes, size_t room, size_t *count);

/* Whether all of it came, and as it was packed; of one that was resumed only the first. */
bool zip_unpacker_is_sound(const struct zip_unpacker *unpacker);

/* Makes `mark` what the unpacker is now: read on from there, each goes its own way, but for the sum. */
void zip_unpacker_mark(struct zip_unpacker *mark, const struct zip_unpacker *unpacker);

void zip_unpacker_close(struct zip_unpacker *unpacker);

#endif
