/* Entries of a ZIP directory whose sizes or place take 64 bits, as Java's streaming writers make every one of
 * them; Debian's minizip reads 0xFFFFFFFF there. */
#ifndef ARREARS_FORMATS_SHEET_IN_ZIP_WIDE_H
#define ARREARS_FORMATS_SHEET_IN_ZIP_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/sheet_in/byte_source.h"

struct zip_wide {
  bool is_wide; /* one of these stands in the entry's extra field; else nothing below is set */
  uint64_t size, packed_size;
  uint64_t header; /* of the part's own header in the archive */
};

/* Reads the directory's entry at `at`. False: damaged, or no entry begins there. */
MUST_USE bool zip_wide_read(struct zip_wide *wide, struct byte_source *bytes, uint64_t at);

/* Where the first packed byte of such a part is, packed by this method; 0: damaged. */
uint64_t zip_wide_start(const struct zip_wide *wide, struct byte_source *bytes, int method);

#endif
