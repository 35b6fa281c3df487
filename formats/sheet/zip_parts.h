/* The parts of one ZIP file on their way into another, through minizip. Every call that can fail notes why in
 * a row_failure and returns false. */
#ifndef ARREARS_FORMATS_SHEET_ZIP_PARTS_H
#define ARREARS_FORMATS_SHEET_ZIP_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet/row_failure.h"

enum { ZIP_NAME_SIZE = 256 };

struct zip_part {
  char name[ZIP_NAME_SIZE]; /* terminated */
  uint64_t length;          /* bytes unpacked */
  uint64_t packed_length;
  uint32_t checksum; /* CRC-32 of the unpacked bytes */
};

/* A ZIP file being read, part by part; failures are of kind SKELETON_BROKEN. */
struct zip_source {
  void *file;    /* minizip's unzFile; NULL when closed */
  bool is_begun; /* a part has been looked at */
};

MUST_USE bool zip_source_open(struct zip_source *source, const char *path, struct row_failure *failure);

/* Goes to the next part. `*is_end` is true, and `part` untouched, after the last. */
MUST_USE bool zip_source_next(struct zip_source *source, struct zip_part *part, bool *is_end,
                              struct row_failure *failure);

/* Adds the unpacked bytes of the current part to `content`; their length and checksum have been verified. */
MUST_USE bool zip_source_read(struct zip_source *source, const struct zip_part *part, struct buffer *content,
                              struct row_failure *failure);

void zip_source_close(struct zip_source *source);

/* A ZIP file being written; failures are of kind OUTPUT, with errno. All times are 1980-01-01 00:00. */
struct zip_target {
  void *file; /* minizip's zipFile; NULL when closed */
};

MUST_USE bool zip_target_open(struct zip_target *target, const char *path, struct row_failure *failure);

/* Begins a part of which length, packed_length, checksum and name are known; its packed bytes, raw deflate,
 * follow. */
MUST_USE bool zip_target_begin(struct zip_target *target, const struct zip_part *part,
                               struct row_failure *failure);
MUST_USE bool zip_target_write(struct zip_target *target, struct text packed, struct row_failure *failure);
MUST_USE bool zip_target_end(struct zip_target *target, const struct zip_part *part,
                             struct row_failure *failure);

/* Copies the source's current part as it is packed. */
MUST_USE bool zip_target_copy(struct zip_target *target, struct zip_source *source,
                              const struct zip_part *part, struct row_failure *failure);

/* Writes the directory and closes the file; closes it too when a failure has happened before. */
MUST_USE bool zip_target_close(struct zip_target *target, struct row_failure *failure);

#endif
