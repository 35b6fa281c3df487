#include "formats/sheet_in/zip_unpacker.h"

#include <stdlib.h>

#include "calc/array.h"

enum { INPUT_SIZE = 16 * 1024 };

void zip_unpacker_open(struct zip_unpacker *unpacker, struct byte_source *bytes,
                       const struct zip_entry *entry) {
  zip_unpacker_close(unpacker);
  *unpacker = (struct zip_unpacker){
      .bytes = bytes, .entry = *entry, .at = entry->at, .packed_left = entry->packed_size, .is_summed = true};
  if (entry->is_stored) return;
  unpacker->inflater = inflater_new();
  unpacker->input = array_new(INPUT_SIZE, 1);
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
  struct inflater_room work = {unpacker->packed, unpacker->packed_count, bytes, *room};
  enum inflater_status status = INFLATER_GOES_ON;
  while (work.out_left > 0 && status == INFLATER_GOES_ON) {
    if (work.packed_left == 0) {
      work.packed = unpacker->input;
      work.packed_left = take_packed(unpacker, unpacker->input, INPUT_SIZE);
    }
    status = inflater_run(unpacker->inflater, &work);
  }
  unpacker->packed = work.packed;
  unpacker->packed_count = work.packed_left;
  *room -= work.out_left;
  return status != INFLATER_STUCK;
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
  if (unpacker->is_summed) unpacker->sum = inflater_sum(unpacker->sum, bytes, *count);
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
  if (unpacker->inflater == NULL) return;
  mark->inflater = inflater_copy(unpacker->inflater);
  mark->input = array_new(INPUT_SIZE, 1);
  mark->at -= mark->packed_count; /* what was taken in and not unpacked is taken in again */
  mark->packed_left += mark->packed_count;
  mark->packed_count = 0;
  mark->packed = NULL;
}

void zip_unpacker_close(struct zip_unpacker *unpacker) {
  inflater_free(unpacker->inflater);
  free(unpacker->input);
  *unpacker = (struct zip_unpacker){0};
}
