#include <isa-l.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/inflater.h"

struct inflater {
  struct inflate_state state; /* holds no pointer but those of a run */
};

struct inflater *inflater_new(void) {
  struct inflater *inflater = array_new(1, sizeof *inflater);
  isal_inflate_init(&inflater->state);
  return inflater;
}

struct inflater *inflater_copy(const struct inflater *inflater) {
  struct inflater *copy = array_new(1, sizeof *copy);
  *copy = *inflater;
  return copy;
}

enum inflater_status inflater_run(struct inflater *inflater, struct inflater_room *room) {
  struct inflate_state *state = &inflater->state;
  const size_t packed = room->packed_left, wanted = room->out_left;
  state->next_in = (uint8_t *)(uintptr_t)room->packed; /* it is only read */
  state->avail_in = (uint32_t)packed;
  state->next_out = room->out;
  state->avail_out = (uint32_t)wanted;
  const int status = isal_inflate(state);
  *room = (struct inflater_room){state->next_in, state->avail_in, state->next_out, state->avail_out};
  if (status != ISAL_DECOMP_OK) return INFLATER_STUCK;
  if (state->block_state == ISAL_BLOCK_FINISH) return INFLATER_ENDED;
  return packed > state->avail_in || wanted > state->avail_out ? INFLATER_GOES_ON : INFLATER_STUCK;
}

void inflater_free(struct inflater *inflater) { free(inflater); }

uint32_t inflater_sum(uint32_t sum, const void *bytes, size_t length) {
  return crc32_gzip_refl(sum, bytes, length);
}
