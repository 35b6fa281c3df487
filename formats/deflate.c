#include "deflate.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#ifdef ARREARS_WITH_ISAL
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#endif

/* Room for one call of the compressor. Fixed by the input alone: how the output is cut may show in its bytes.
 */
static size_t output_room(struct text input) { return input.length / 4 + 1024; }

#ifdef ARREARS_WITH_ISAL

enum { LEVEL = 1, WORK_SIZE = ISAL_DEF_LVL1_DEFAULT, ALIGNMENT = 64 };

struct deflater {
  _Alignas(ALIGNMENT) struct isal_zstream stream;
  _Alignas(ALIGNMENT) uint8_t work[WORK_SIZE];
};

struct deflater *deflater_new(void) {
  struct deflater *deflater = aligned_alloc(ALIGNMENT, sizeof *deflater);
  if (deflater == NULL) abort();
  return deflater;
}

void deflater_free(struct deflater *deflater) { free(deflater); }

void deflater_add(struct deflater *deflater, struct text input, bool is_last, struct buffer *packed) {
  assert(input.length <= INT_MAX);
  struct isal_zstream *stream = &deflater->stream;
  memset(deflater, 0, sizeof *deflater); /* what an earlier piece left there may show in the bytes */
  isal_deflate_init(stream);
  stream->level = LEVEL;
  stream->level_buf = deflater->work;
  stream->level_buf_size = WORK_SIZE;
  stream->flush = FULL_FLUSH;
  stream->end_of_stream = is_last;
  stream->next_in = (uint8_t *)(uintptr_t)input.at; /* read only, the library lacks the const */
  stream->avail_in = (uint32_t)input.length;
  size_t room = output_room(input);
  do {
    stream->next_out = (uint8_t *)buffer_room(packed, room);
    stream->avail_out = (uint32_t)room;
    int outcome = isal_deflate(stream);
    assert(outcome == COMP_OK);
    packed->length += room - stream->avail_out;
  } while (stream->avail_out == 0);
}

uint32_t deflate_checksum(uint32_t checksum, struct text bytes) {
  return crc32_gzip_refl(checksum, (const unsigned char *)bytes.at, bytes.length);
}

const char *deflate_library(void) { return "ISA-L igzip, level 1"; }

#else

enum { LEVEL = 1, RAW_WINDOW = -MAX_WBITS, MEMORY = 8 };

struct deflater {
  z_stream stream;
};

struct deflater *deflater_new(void) {
  struct deflater *deflater = calloc(1, sizeof *deflater);
  if (deflater == NULL) abort();
  z_stream *stream = &deflater->stream;
  if (deflateInit2(stream, LEVEL, Z_DEFLATED, RAW_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) abort();
  return deflater;
}

void deflater_free(struct deflater *deflater) {
  if (deflater == NULL) return;
  deflateEnd(&deflater->stream);
  free(deflater);
}

void deflater_add(struct deflater *deflater, struct text input, bool is_last, struct buffer *packed) {
  assert(input.length <= INT_MAX);
  z_stream *stream = &deflater->stream;
  deflateReset(stream);
  stream->next_in = (Bytef *)(uintptr_t)input.at; /* read only, the library lacks the const */
  stream->avail_in = (uInt)input.length;
  size_t room = output_room(input);
  do {
    stream->next_out = (Bytef *)buffer_room(packed, room);
    stream->avail_out = (uInt)room;
    int outcome = deflate(stream, is_last ? Z_FINISH : Z_FULL_FLUSH);
    assert(outcome == Z_OK || outcome == Z_STREAM_END || outcome == Z_BUF_ERROR);
    packed->length += room - stream->avail_out;
  } while (stream->avail_out == 0);
}

uint32_t deflate_checksum(uint32_t checksum, struct text bytes) {
  return (uint32_t)crc32_z(checksum, (const Bytef *)bytes.at, bytes.length);
}

const char *deflate_library(void) { return "zlib " ZLIB_VERSION ", level 1"; }

#endif

uint32_t deflate_checksum_join(uint32_t first, uint32_t second, uint64_t second_length) {
  return (uint32_t)crc32_combine(first, second, (z_off_t)second_length);
}
