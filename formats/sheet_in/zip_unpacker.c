#include "formats/sheet_in/zip_unpacker.h"

#include <stdlib.h>
#include <unzip.h>

#include "calc/array.h"

enum { INPUT_SIZE = 16 * 1024 };

/* inflate has nothing to say against a new or a copied stream but that memory has ended. */
static void must(int status) {
  if (status != Z_OK) abort();
}

static void give_storage(struct zip_unpacker *unpacker) {
  unpacker->stream = array_new(1, sizeof *unpacker->stream);
  unpacker->input = array_new(INPUT_SIZE, 1);
}

void zip_unpacker_open(struct zip_unpacker *unpacker, struct byte_source *bytes,
                       const struct zip_entry *entry) {
  zip_unpacker_close(unpacker);
  *unpacker = (struct zip_unpacker){
      .bytes = bytes, .entry = *entry, .at = entry->at, .packed_left = entry->packed_size, .is_summed = true};
  if (entry->is_stored) return;
  give_storage(unpacker);
  must(inflateInit2(unpacker->stream, -MAX_WBITS));
}

/* Packed bytes as they stand. */
static size_t take_packed(struct zip_unpacker *unpacker, void *bytes, size_t room) {
  size_t wanted = room < unpacker->packed_left ? room : (size_t)unpacker->packed_left;
  size_t taken = byte_source_read(unpacker->bytes, unpacker->at, bytes, wanted);
  unpacker->at += taken;
  unpacker->packed_left -= taken;
  return taken;
}

/* Fills the bytes as far as the packed ones go. False: damaged. */
static bool unpack(struct zip_unpacker *unpacker, void *bytes, size_t *room) {
  z_stream *stream = unpacker->stream;
  int status = Z_OK;
  stream->next_out = bytes;
  stream->avail_out = (uInt)*room;
  while (stream->avail_out > 0 && status == Z_OK) {
    if (stream->avail_in == 0) {
      stream->next_in = unpacker->input;
      stream->avail_in = (uInt)take_packed(unpacker, unpacker->input, INPUT_SIZE);
    }
    status = inflate(stream, Z_NO_FLUSH); /* Z_BUF_ERROR: no packed bytes are left */
  }
  *room -= stream->avail_out;
  return status == Z_OK || status == Z_STREAM_END;
}

bool zip_unpacker_read(struct zip_unpacker *unpacker, void *bytes, size_t room, size_t *count) {
  const uint64_t left = unpacker->entry.size - unpacker->taken;
  *count = room < left ? room : (size_t)left;
  if (*count == 0) return true;
  bool is_good = true;
  if (unpacker->entry.is_stored)
    *count = take_packed(unpacker, bytes, *count);
  else
    is_good = unpack(unpacker, bytes, count);
  if (!is_good || *count == 0) return *count = 0, false;
  unpacker->taken += *count;
  if (unpacker->is_summed) unpacker->sum = (uint32_t)crc32(unpacker->sum, bytes, (uInt)*count);
  return true;
}

bool zip_unpacker_is_sound(const struct zip_unpacker *unpacker) {
  return unpacker->taken == unpacker->entry.size &&
         (!unpacker->is_summed || unpacker->sum == unpacker->entry.sum);
}

void zip_unpacker_mark(struct zip_unpacker *mark, const struct zip_unpacker *unpacker) {
  zip_unpacker_close(mark);
  *mark = *unpacker;
  mark->is_summed = false;
  if (unpacker->stream == NULL) return;
  give_storage(mark);
  must(inflateCopy(mark->stream, unpacker->stream));
  mark->at -= mark->stream->avail_in; /* what was taken in and not unpacked is taken in again */
  mark->packed_left += mark->stream->avail_in;
  mark->stream->avail_in = 0;
}

void zip_unpacker_close(struct zip_unpacker *unpacker) {
  if (unpacker->stream != NULL) (void)inflateEnd(unpacker->stream);
  free(unpacker->stream);
  free(unpacker->input);
  *unpacker = (struct zip_unpacker){0};
}
