#include "formats/sheet/deflate.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "calc/array.h"

/* Room for one call of the compressor. Fixed by the input alone: how the output is cut may show in its bytes.
 */
static size_t output_room(struct text input) { return input.length / 4 + 1024; }

enum { LEVEL = 1, RAW_WINDOW = -MAX_WBITS, MEMORY = 8 };

/* How hard matches are looked for, tuned to worksheet XML: see the header. */
enum { GOOD_LENGTH = 4, INSERTED_LENGTH = 16, NICE_LENGTH = 64 };

static const int chain_lengths[] = {[DEFLATE_FULL] = 6, [DEFLATE_LIGHT] = 4};

struct deflater {
  z_stream stream;
  int chain_length;
};

struct deflater *deflater_new(enum deflate_effort effort) {
  struct deflater *deflater = array_new(1, sizeof *deflater);
  deflater->chain_length = chain_lengths[effort];
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
  deflateTune(stream, GOOD_LENGTH, INSERTED_LENGTH, NICE_LENGTH,
              deflater->chain_length);            /* a reset forgets it */
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

const char *deflate_library(void) { return "zlib " ZLIB_VERSION ", L1"; }

uint32_t deflate_checksum_join(uint32_t first, uint32_t second, uint64_t second_length) {
  return (uint32_t)crc32_combine(first, second, (z_off_t)second_length);
}
