/* Deflated bytes made whole, RFC 1951, and the check sum of archives: by ISA-L where it is installed, in half
 * of zlib's time, else by zlib, which minizip brings along. Where it stands can be copied, so that unpacking
 * goes on from there later; minizip's own reading cannot. */
#ifndef ARREARS_FORMATS_SHEET_IN_INFLATER_H
#define ARREARS_FORMATS_SHEET_IN_INFLATER_H

#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"

struct inflater; /* opaque */

/* What is there to be unpacked, and where to; both move on. At most UINT32_MAX bytes each. */
struct inflater_room {
  const unsigned char *packed;
  size_t packed_left;
  unsigned char *out;
  size_t out_left;
};

enum inflater_status {
  INFLATER_GOES_ON, /* took something in, or gave something out */
  INFLATER_ENDED,   /* the last block is out */
  INFLATER_STUCK    /* damaged bytes; or, with none left to unpack, more are wanted */
};

/* The caller frees what these return, by inflater_free. */
MUST_USE struct inflater *inflater_new(void);
MUST_USE struct inflater *inflater_copy(const struct inflater *inflater);

/* Unpacks some of it; what was given out on the way is right whatever comes back. */
MUST_USE enum inflater_status inflater_run(struct inflater *inflater, struct inflater_room *room);

void inflater_free(struct inflater *inflater); /* NULL is allowed */

/* The CRC-32 of what had the sum `sum`, 0 at first, and of these bytes after it. */
uint32_t inflater_sum(uint32_t sum, const void *bytes, size_t length);

#endif
