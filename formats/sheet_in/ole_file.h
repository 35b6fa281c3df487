/* The streams of an OLE compound file, [MS-CFB]: a small file system in sectors, used by XLS and by encrypted
 * workbooks. Every chain of sectors is bounded by the size of the file. */
#ifndef ARREARS_FORMATS_SHEET_IN_OLE_FILE_H
#define ARREARS_FORMATS_SHEET_IN_OLE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/byte_source.h"
#include "formats/sheet_in/sheet_status.h"

/* `{0}` is valid and empty. */
struct ole_stream {
  struct byte_source *bytes;
  uint64_t *places; /* owned; where in the file each piece begins */
  size_t count, capacity;
  uint32_t piece; /* bytes of one */
  uint64_t size;
};

/* `{0}` is valid and closed. */
struct ole_file {
  struct byte_source *bytes;
  uint32_t sector_size;
  uint32_t small_limit; /* streams below this many bytes lie in the small stream */
  uint32_t *next;       /* owned; the sector that follows each sector */
  size_t sector_count;
  struct ole_stream directory;
  struct ole_stream small;       /* 64 bytes a piece */
  struct ole_stream small_table; /* the piece that follows each piece */
};

/* `bytes` must outlive the file. SHEET_OK, OLE_DAMAGED, READ_ERROR. */
MUST_USE enum sheet_status ole_file_open(struct ole_file *ole, struct byte_source *bytes);

bool ole_file_has(struct ole_file *ole, struct text name);

/* Opens the stream of an ASCII name, ignoring letter case. SHEET_OK, PART_MISSING, OLE_DAMAGED, READ_ERROR.
 */
MUST_USE enum sheet_status ole_file_find(struct ole_file *ole, struct text name, struct ole_stream *stream);

/* Copies up to `count` bytes from `offset`; fewer at the stream's or the file's end. */
MUST_USE size_t ole_stream_read(struct ole_stream *stream, uint64_t offset, void *bytes, size_t count);

void ole_stream_close(struct ole_stream *stream);
void ole_file_close(struct ole_file *ole);

#endif
