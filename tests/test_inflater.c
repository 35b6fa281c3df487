#include "formats/sheet_in/inflater.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

enum { MOST = 64 * 1024 };

/* Rows as sheets have them, and what they are deflated to. */
struct packed {
  unsigned char plain[MOST], bytes[MOST];
  size_t length, plain_length;
};

static void pack(struct packed *packed) {
  z_stream stream = {0};
  packed->plain_length = packed->length = 0;
  for (unsigned i = 0; packed->plain_length < MOST - 64; i++)
    packed->plain_length += (size_t)snprintf((char *)packed->plain + packed->plain_length, 64,
                                             "<c r=\"A%u\"><v>%u</v></c>", i, i * 7919u % 1000u);
  cr_assert_eq(deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
  stream.next_in = packed->plain;
  stream.avail_in = (uInt)packed->plain_length;
  stream.next_out = packed->bytes;
  stream.avail_out = MOST;
  cr_assert_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed->length = stream.total_out;
  deflateEnd(&stream);
}

static struct packed packed;
static unsigned char out[2 * MOST];

/* Unpacks in pieces, from and up to a place; another inflater takes over at each piece if `copies`. */
static enum inflater_status unpack(size_t in_piece, size_t out_piece, bool copies, size_t *length) {
  struct inflater *inflater = inflater_new();
  enum inflater_status status = INFLATER_GOES_ON;
  size_t taken = 0;
  for (*length = 0; status == INFLATER_GOES_ON && *length < MOST;) {
    const size_t left = packed.length - taken, given = left < in_piece ? left : in_piece;
    struct inflater_room room = {packed.bytes + taken, given, out + *length, out_piece};
    status = inflater_run(inflater, &room);
    taken += given - room.packed_left;
    *length += out_piece - room.out_left;
    if (!copies) continue;
    struct inflater *copy = inflater_copy(inflater);
    inflater_free(inflater);
    inflater = copy;
  }
  inflater_free(inflater);
  return status;
}

Test(inflater, the_same_comes_out_whatever_the_pieces) {
  static const size_t pieces[][2] = {{1, 1}, {1, 5000}, {977, 3}, {16384, 65536}, {65536, 64}};
  pack(&packed);
  for (size_t i = 0; i < 2 * sizeof pieces / sizeof pieces[0]; i++) {
    size_t length;
    memset(out, 0, sizeof out);
    cr_expect_eq(unpack(pieces[i / 2][0], pieces[i / 2][1], i % 2 == 1, &length), INFLATER_ENDED, "%zu", i);
    cr_assert_eq(length, packed.plain_length, "%zu", i);
    cr_expect_eq(memcmp(out, packed.plain, length), 0, "%zu", i);
  }
}

Test(inflater, bytes_cut_short_get_stuck) {
  size_t length;
  pack(&packed);
  packed.length -= 10;
  cr_expect_eq(unpack(4096, 4096, false, &length), INFLATER_STUCK);
  cr_expect_lt(length, packed.plain_length);
}

Test(inflater, damaged_bytes_get_stuck) {
  size_t length;
  pack(&packed);
  packed.bytes[0] = 0x07; /* a last block of type 3, which there is not */
  cr_expect_eq(unpack(4096, 4096, false, &length), INFLATER_STUCK);
}

/* "123456789" is what CRCs are told apart by: CRC-32 has CBF43926. */
Test(inflater, the_sum_goes_on_from_piece_to_piece) {
  cr_expect_eq(inflater_sum(0, "123456789", 9), 0xCBF43926u);
  cr_expect_eq(inflater_sum(inflater_sum(0, "1234", 4), "56789", 5), 0xCBF43926u);
}
