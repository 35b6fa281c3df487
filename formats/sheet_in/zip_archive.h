/* The parts of a ZIP archive, one open at a time, with limits against archives made to exhaust a reader.
 * Minizip reads the directory. What a part may unpack to is settled before the first byte is unpacked, and
 * there comes no byte more. */
#ifndef ARREARS_FORMATS_SHEET_IN_ZIP_ARCHIVE_H
#define ARREARS_FORMATS_SHEET_IN_ZIP_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/byte_source.h"
#include "formats/sheet_in/sheet_status.h"
#include "formats/sheet_in/zip_unpacker.h"

enum {
  ZIP_PART_COUNT_LIMIT = 16384,
  ZIP_RATIO_LIMIT = 200,            /* bytes unpacked for one packed ... */
  ZIP_RATIO_FREE = 16 * 1024 * 1024 /* ... beyond this many unpacked */
};

/* `{0}` is valid and closed. */
struct zip_archive {
  struct byte_source *bytes;
  void *unzip; /* owned, minizip's unzFile */
  uint64_t position;
  bool is_part_open;
  uint64_t part_size; /* of the part that was opened, unpacked */
  uint64_t part_taken;
  struct zip_unpacker unpacker; /* what is being unpacked */
  struct buffer kept;           /* the first bytes that a part unpacked to ... */
  struct zip_unpacker rest;     /* ... and where the others begin, if there are any */
  uint64_t kept_offset;         /* of that part's entry in the archive's directory */
  uint64_t most_kept;           /* bytes, of the part that is being kept */
  bool is_keeping, is_kept, is_read_from_kept;
};

/* `bytes` must outlive the archive. SHEET_OK, ZIP_DAMAGED, TOO_MANY_PARTS, READ_ERROR. */
MUST_USE enum sheet_status zip_archive_open(struct zip_archive *archive, struct byte_source *bytes);

/* Opens a part by its name with `/`; the case of letters and a `\` in the archive do not matter.
 * SHEET_OK, PART_MISSING, PART_TOO_LARGE (beyond `limit` bytes), ZIP_BOMB, ZIP_DAMAGED, READ_ERROR. */
MUST_USE enum sheet_status zip_archive_open_part(struct zip_archive *archive, struct text name,
                                                 uint64_t limit);

/* Keeps the first bytes, `most` at most, that the part which was just opened unpacks to: once it has been
 * read to its end and as long as no other part is opened, they are not unpacked anew. */
void zip_archive_keep(struct zip_archive *archive, uint64_t most);

bool zip_archive_has_part(struct zip_archive *archive, struct text name);

/* Unpacks up to `room` bytes. *count 0: the part has ended, and its check sum was right.
 * SHEET_OK, ZIP_DAMAGED, READ_ERROR. */
MUST_USE enum sheet_status zip_archive_read(struct zip_archive *archive, void *bytes, size_t room,
                                            size_t *count);

/* Calls back for every part's name until `see` returns false; names beyond 512 bytes are cut. */
void zip_archive_list(struct zip_archive *archive, bool (*see)(void *context, struct text name),
                      void *context);

void zip_archive_close(struct zip_archive *archive);

#endif
