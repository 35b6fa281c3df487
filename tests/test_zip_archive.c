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

/* The digit 5 of the part a becomes a 6. */
static void spoil(struct opened *opened) {
  char *digits = opened->bytes.at;
  while (memcmp(digits, "0123456789", 10) != 0) digits++;
  digits[5] = '6';
}

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

Test(zip_archive, keeps_no_part_that_is_too_large_or_was_not_read_to_its_end) {
  struct opened opened;
  struct buffer out = {0};
  size_t count;
  open_archive(&opened);
  cr_expect_eq(read_part(&opened, "a", 9, &out), SHEET_OK);
  cr_expect_eq(zip_archive_open_part(&opened.archive, TEXT("a"), 100), SHEET_OK);
  zip_archive_keep(&opened.archive, 10);
  cr_expect_eq(zip_archive_read(&opened.archive, buffer_room(&out, 7), 7, &count), SHEET_OK);
  spoil(&opened);
  cr_expect_eq(read_part(&opened, "a", 10, &out), SHEET_ZIP_DAMAGED, "it was unpacked anew");
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
