#include <stdlib.h>
#include <unzip.h>

#include "calc/array.h"
#include "formats/sheet_in/inflater.h"

struct inflater {
  z_stream stream;
};

/* inflate has nothing to say against a new or a copied stream but that memory has ended. */
static void must(int status) {
  if (status != Z_OK) abort();
}

struct inflater *inflater_new(void) {
  struct inflater *inflater = array_new(1, sizeof *inflater);
  must(inflateInit2(&inflater->stream, -MAX_WBITS));
  return inflater;
}

struct inflater *inflater_copy(const struct inflater *inflater) {
  struct inflater *copy = array_new(1, sizeof *copy);
  z_stream from = inflater->stream; /* inflateCopy writes nothing there, and does not say so */
  must(inflateCopy(&copy->stream, &from));
  return copy;
}

enum inflater_status inflater_run(struct inflater *inflater, struct inflater_room *room) {
  z_stream *stream = &inflater->stream;
  stream->next_in = (Bytef *)(uintptr_t)room->packed; /* it is only read */
  stream->avail_in = (uInt)room->packed_left;
  stream->next_out = room->out;
  stream->avail_out = (uInt)room->out_left;
  const int status = inflate(stream, Z_NO_FLUSH); /* Z_BUF_ERROR: no packed bytes are left */
  *room = (struct inflater_room){stream->next_in, stream->avail_in, stream->next_out, stream->avail_out};
  return status == Z_OK ? INFLATER_GOES_ON : status == Z_STREAM_END ? INFLATER_ENDED : INFLATER_STUCK;
}

void inflater_free(struct inflater *inflater) {
  if (inflater != NULL) (void)inflateEnd(&inflater->stream);
  free(inflater);
}

uint32_t inflater_sum(uint32_t sum, const void *bytes, size_t length) {
  return (uint32_t)crc32(sum, bytes, (uInt)length);
}
