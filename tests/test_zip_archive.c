/* Parts that stay unpacked. To see which reading unpacks, the archive's bytes are spoilt in between: what is
 * unpacked anew is damaged then. */
#include "formats/sheet_in/zip_archive.h"

#include <criterion/criterion.h>

#include "tests/zip_fixture.h"

static const struct zip_part parts[] = {{"a", {"0123456789", 10}, false}, {"b", {"bbbb", 4}, false}};

struct opened {
  struct buffer bytes;
  struct byte_source source;
  struct zip_archive archive;
};

static void open_archive(struct opened *opened) {
  *opened = (struct opened){.bytes = zip_of(parts, 2)};
  byte_source_open_memory(&opened->source, buffer_text(&opened->bytes));
  cr_assert_eq(zip_archive_open(&opened->archive, &opened->source), SHEET_OK);
}

static void close_archive(struct opened *opened) {
  zip_archive_close(&opened->archive);
  buffer_clear(&opened->bytes);
}

/* Seven bytes at a time, up to the end or the failure. */
static enum sheet_status read_part(struct opened *opened, const char *name, uint64_t keeps,
                                   struct buffer *out) {
  size_t count = 1;
  enum sheet_status status = zip_archive_open_part(&opened->archive, text_from(name), 100);
  buffer_reset(out);
  if (status == SHEET_OK) zip_archive_keep(&opened->archive, keeps);
  while (status == SHEET_OK && count > 0) {
    status = zip_archive_read(&opened->archive, buffer_room(out, 7), 7, &count);
    out->length += count;
  }
  return status;
}

/* The part a as it lies in the archive. */
static char *digits_of(struct opened *opened) {
  char *digits = opened->bytes.at;
  while (memcmp(digits, "01234", 5) != 0) digits++;
  return digits;
}

static void spoil(struct opened *opened) { digits_of(opened)[5] = '6'; }

Test(zip_archive, keeps_a_part_that_was_read_to_its_end) {
  struct opened opened;
  struct buffer out = {0};
  open_archive(&opened);
  for (int i = 0; i < 3; i++) {
    cr_expect_eq(read_part(&opened, "a", 10, &out), SHEET_OK);
    cr_expect(text_is(buffer_text(&out), "0123456789"), "reading %d: %.*s", i, (int)out.length, out.at);
    cr_expect_eq(opened.archive.part_taken, 10);
    if (i == 0) spoil(&opened);
  }
  buffer_clear(&out);
  close_archive(&opened);
}

Test(zip_archive, keeps_no_part_that_was_not_read_to_its_end) {
  struct opened opened;
  struct buffer out = {0};
  size_t count;
  open_archive(&opened);
  cr_expect_eq(zip_archive_open_part(&opened.archive, TEXT("a"), 100), SHEET_OK);
  zip_archive_keep(&opened.archive, 10);
  cr_expect_eq(zip_archive_read(&opened.archive, buffer_room(&out, 7), 7, &count), SHEET_OK);
  spoil(&opened);
  cr_expect_eq(read_part(&opened, "a", 10, &out), SHEET_ZIP_DAMAGED, "it was unpacked anew");
  buffer_clear(&out);
  close_archive(&opened);
}

/* Of ten bytes that come seven at a time the first seven fit into nine, so the 5 is kept as it was, and the 8
 * behind them is read anew, not summed any more. */
Test(zip_archive, keeps_the_first_bytes_of_a_part_that_is_too_large) {
  struct opened opened;
  struct buffer out = {0};
  open_archive(&opened);
  cr_expect_eq(read_part(&opened, "a", 9, &out), SHEET_OK);
  spoil(&opened);
  digits_of(&opened)[8] = 'x';
  for (int i = 0; i < 2; i++) {
    cr_expect_eq(read_part(&opened, "a", 9, &out), SHEET_OK);
    cr_expect(text_is(buffer_text(&out), "01234567x9"), "%.*s", (int)out.length, out.at);
  }
  buffer_clear(&out);
  close_archive(&opened);
}

/* A part of 300,000 bytes that packs to about half: each byte is a letter, by a generator of our own. */
Test(zip_archive, unpacks_the_rest_of_a_part_from_where_it_stopped_keeping) {
  enum { SIZE = 300000 };
  struct buffer letters = {0}, out = {0};
  uint32_t state = 1;
  for (int i = 0; i < SIZE; i++) {
    state = state * 1664525u + 1013904223u;
    buffer_add_byte(&letters, (char)('a' + (state >> 28)));
  }
  const struct zip_part part = {"c", buffer_text(&letters), true};
  struct opened opened = {.bytes = zip_of(&part, 1)};
  byte_source_open_memory(&opened.source, buffer_text(&opened.bytes));
  cr_assert_eq(zip_archive_open(&opened.archive, &opened.source), SHEET_OK);
  for (int i = 0; i < 3; i++) {
    size_t count = 1;
    buffer_reset(&out);
    cr_assert_eq(zip_archive_open_part(&opened.archive, TEXT("c"), SIZE), SHEET_OK);
    zip_archive_keep(&opened.archive, 100000);
    while (count > 0) {
      cr_assert_eq(zip_archive_read(&opened.archive, buffer_room(&out, 4099), 4099, &count), SHEET_OK);
      out.length += count;
    }
    cr_expect(text_equals(buffer_text(&out), buffer_text(&letters)), "reading %d", i);
    cr_expect_leq(opened.archive.kept.length, 100000);
    cr_expect_geq(opened.archive.kept.length, 100000 - 4099);
  }
  buffer_clear(&letters);
  buffer_clear(&out);
  close_archive(&opened);
}

Test(zip_archive, forgets_what_it_kept_once_another_part_is_opened) {
  struct opened opened;
  struct buffer out = {0};
  open_archive(&opened);
  cr_expect_eq(read_part(&opened, "a", 10, &out), SHEET_OK);
  cr_expect_eq(read_part(&opened, "b", 0, &out), SHEET_OK);
  cr_expect(text_is(buffer_text(&out), "bbbb"));
  spoil(&opened);
  cr_expect_eq(read_part(&opened, "a", 10, &out), SHEET_ZIP_DAMAGED, "it was unpacked anew");
  buffer_clear(&out);
  close_archive(&opened);
}
