/* Archives that are whole, and the same ones damaged byte by byte. */
#include "formats/sheet/zip_parts.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "folder_fixture.h"
#include "formats/sheet/deflate.h"

TestSuite(zip_parts, .init = enter_folder, .fini = leave_folder);

enum { CONTENT = 1000 };

/* Bytes that deflate cannot make much smaller. */
static struct text content(void) {
  static char bytes[CONTENT];
  uint32_t state = 1;
  for (size_t i = 0; i < CONTENT; i++) {
    state = state * 1664525 + 1013904223;
    bytes[i] = (char)(state >> 24);
  }
  return (struct text){bytes, CONTENT};
}

static struct buffer pack(struct zip_part *part) {
  struct deflater *deflater = deflater_new(DEFLATE_FULL);
  struct buffer packed = {0};
  deflater_add(deflater, content(), true, &packed);
  deflater_free(deflater);
  *part = (struct zip_part){.name = "part.xml",
                            .length = CONTENT,
                            .packed_length = packed.length,
                            .checksum = deflate_checksum(0, content())};
  return packed;
}

static bool write_archive(const char *path, struct row_failure *failure) {
  struct zip_part part;
  struct buffer packed = pack(&part);
  struct zip_target target = {0};
  bool is_written = zip_target_open(&target, path, failure) && zip_target_begin(&target, &part, failure) &&
                    zip_target_write(&target, buffer_text(&packed), failure) &&
                    zip_target_end(&target, &part, failure);
  is_written = zip_target_close(&target, failure) && is_written;
  buffer_clear(&packed);
  return is_written;
}

static struct buffer read_file(const char *path) {
  struct buffer bytes = {0};
  FILE *file = fopen(path, "rb");
  cr_assert_not_null(file);
  bytes.length = fread(buffer_room(&bytes, 65536), 1, 65536, file);
  fclose(file);
  return bytes;
}

static void write_file(const char *path, const struct buffer *bytes) {
  FILE *file = fopen(path, "wb");
  cr_assert_not_null(file);
  cr_assert_eq(fwrite(bytes->at, 1, bytes->length, file), bytes->length);
  cr_assert_eq(fclose(file), 0);
}

/* Reads the first part and copies it into another archive; what the first failure says, or "". */
static const char *read_and_copy(const char *path, struct row_failure *failure) {
  struct zip_source source;
  struct zip_target target = {0};
  struct zip_part part;
  struct buffer read = {0};
  bool is_end;
  *failure = (struct row_failure){0};
  bool is_fine =
      zip_source_open(&source, path, failure) && zip_source_next(&source, &part, &is_end, failure) &&
      !is_end && zip_source_read(&source, &part, &read, failure) &&
      zip_target_open(&target, "copy.zip", failure) && zip_target_copy(&target, &source, &part, failure) &&
      zip_source_next(&source, &part, &is_end, failure) && is_end;
  is_fine = zip_target_close(&target, failure) && is_fine;
  cr_expect(is_fine == (failure->kind == ROW_FAILURE_NONE));
  cr_expect(!is_fine || text_equals(buffer_text(&read), content()));
  zip_source_close(&source);
  buffer_clear(&read);
  return failure->text;
}

Test(zip_parts, come_out_of_an_archive_as_they_went_in_and_are_copied_as_they_are_packed) {
  struct row_failure failure = {0};
  cr_assert(write_archive("a.zip", &failure), "%s", failure.text);
  cr_expect_str_eq(read_and_copy("a.zip", &failure), "");
  struct buffer whole = read_file("a.zip"), copy = read_file("copy.zip");
  cr_expect(text_equals(buffer_text(&whole), buffer_text(&copy)));
  buffer_clear(&whole);
  buffer_clear(&copy);
}

/* Puts four bytes, least significant first, at `place` of a.zip and reads the outcome. */
static void expect_damage(size_t place, uint32_t bytes, const char *words) {
  struct row_failure failure = {0};
  struct buffer archive = read_file("a.zip");
  cr_assert(place + 4 <= archive.length);
  for (int i = 0; i < 4; i++) archive.at[place + (size_t)i] = (char)(bytes >> 8 * i);
  write_file("damaged.zip", &archive);
  const char *said = read_and_copy("damaged.zip", &failure);
  cr_expect(failure.kind == ROW_FAILURE_SKELETON_BROKEN && strstr(said, words) != NULL, "%zu: <%s>", place,
            said);
  buffer_clear(&archive);
}

static size_t find(const char *signature) {
  struct buffer archive = read_file("a.zip");
  size_t place = 0;
  while (place + 4 <= archive.length && memcmp(archive.at + place, signature, 4) != 0) place++;
  cr_assert(place + 4 <= archive.length);
  buffer_clear(&archive);
  return place;
}

/* Where things stand: APPNOTE 4.3.7 (local header) and 4.3.12 (directory). */
Test(zip_parts, of_a_damaged_archive_are_told_from_whole_ones) {
  struct row_failure failure = {0};
  cr_assert(write_archive("a.zip", &failure));
  const size_t local = find("PK\3\4"), directory = find("PK\1\2");
  enum { LOCAL_SIZE = 30 + sizeof "part.xml" - 1, LENGTH_IN_DIRECTORY = 24, METHOD_IN_DIRECTORY = 10 };
  expect_damage(local, 0, "skeleton, part.xml: cannot be opened");
  expect_damage(directory, 0, "cannot be read");
  expect_damage(local + LOCAL_SIZE + 500, 0, "skeleton, part.xml: is damaged");
  expect_damage(directory + LENGTH_IN_DIRECTORY, UINT32_C(0x80000000), "is too large");
  expect_damage(directory + LENGTH_IN_DIRECTORY, CONTENT - 1, "cannot be opened");
  expect_damage(directory + METHOD_IN_DIRECTORY, 99, "cannot be opened");
}

Test(zip_parts, of_what_is_no_archive_are_refused) {
  struct row_failure failure;
  put("text", "no archive");
  cr_expect_str_eq(read_and_copy("text", &failure), "the skeleton is not a ZIP file");
  cr_expect_str_eq(read_and_copy("nowhere", &failure), "the skeleton is not a ZIP file");
}

/* Python stores what is not to be deflated, and takes any name. */
static void make_with_python(const char *name, const char *method) {
  char command[700];
  snprintf(command, sizeof command,
           "/usr/bin/python3 -c 'import zipfile; z = zipfile.ZipFile(\"p.zip\", \"w\", zipfile.%s); "
           "z.writestr(%s, \"some words\"); z.close()'",
           method, name);
  cr_assert_eq(system(command), 0);
}

static bool copy_first(const char *path, struct row_failure *failure) {
  struct zip_source source;
  struct zip_target target = {0};
  struct zip_part part;
  bool is_end;
  *failure = (struct row_failure){0};
  bool is_copied =
      zip_source_open(&source, path, failure) && zip_source_next(&source, &part, &is_end, failure) &&
      zip_target_open(&target, "copy.zip", failure) && zip_target_copy(&target, &source, &part, failure);
  is_copied = zip_target_close(&target, failure) && is_copied;
  zip_source_close(&source);
  return is_copied;
}

Test(zip_parts, are_copied_if_they_are_deflated_and_their_names_no_longer_than_255_bytes) {
  struct row_failure failure;
  make_with_python("\"x\" * 255", "ZIP_DEFLATED");
  cr_expect(copy_first("p.zip", &failure), "%s", failure.text);
  make_with_python("\"x\" * 256", "ZIP_DEFLATED");
  cr_expect(!copy_first("p.zip", &failure) && failure.kind == ROW_FAILURE_SKELETON_BROKEN);
  make_with_python("\"x\"", "ZIP_STORED");
  cr_expect(!copy_first("p.zip", &failure) && strcmp(failure.text, "skeleton, x: cannot be copied") == 0,
            "%s", failure.text);
}

/* The archive ends before the bytes that both headers promise. */
Test(zip_parts, that_are_cut_off_are_not_copied) {
  enum { LENGTH_IN_LOCAL = 18, LENGTH_IN_DIRECTORY = 20, PROMISED = 100000 };
  struct row_failure failure = {0};
  cr_assert(write_archive("a.zip", &failure));
  struct buffer archive = read_file("a.zip");
  const size_t places[] = {find("PK\3\4") + LENGTH_IN_LOCAL, find("PK\1\2") + LENGTH_IN_DIRECTORY};
  for (int i = 0; i < 8; i++) archive.at[places[i / 4] + (size_t)i % 4] = (char)(PROMISED >> 8 * (i % 4));
  write_file("cut.zip", &archive);
  cr_expect(!copy_first("cut.zip", &failure) && strstr(failure.text, "is damaged") != NULL, "%s",
            failure.text);
  buffer_clear(&archive);
}

Test(zip_parts, are_not_copied_to_a_full_disk) {
  struct row_failure failure = {0};
  struct zip_source source;
  struct zip_target target = {0};
  struct zip_part part;
  bool is_end, is_fine = true;
  cr_assert(write_archive("a.zip", &failure) && zip_source_open(&source, "a.zip", &failure) &&
            zip_source_next(&source, &part, &is_end, &failure) &&
            zip_target_open(&target, "/dev/full", &failure));
  for (int i = 0; i < 10 && is_fine; i++) is_fine = zip_target_copy(&target, &source, &part, &failure);
  cr_expect(!is_fine && failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == ENOSPC, "%s",
            failure.text);
  cr_expect(!zip_target_close(&target, &failure));
  zip_source_close(&source);
}

Test(zip_parts, are_not_written_where_they_cannot_be) {
  struct row_failure failure = {0};
  cr_expect(!write_archive("nowhere/a.zip", &failure));
  cr_expect(failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == ENOENT, "%s", failure.text);
}

/* A device that is full takes what fits into the buffers before it, and no more; the first thing that goes
 * wrong is told, whichever it is. */
Test(zip_parts, of_any_size_tell_of_a_full_disk) {
  struct deflater *deflater = deflater_new(DEFLATE_FULL);
  for (size_t parts = 1; parts < 40; parts++) {
    struct row_failure failure = {0};
    struct zip_target target = {0};
    struct zip_part part;
    struct buffer packed = pack(&part);
    cr_assert(zip_target_open(&target, "/dev/full", &failure));
    bool is_fine = true;
    for (size_t i = 0; i < parts && is_fine; i++)
      is_fine = zip_target_begin(&target, &part, &failure) &&
                zip_target_write(&target, (struct text){packed.at, packed.length - 10 * parts}, &failure) &&
                zip_target_end(&target, &part, &failure);
    is_fine = zip_target_close(&target, &failure) && is_fine;
    cr_expect(!is_fine && failure.kind == ROW_FAILURE_OUTPUT, "%zu", parts);
    cr_expect(strncmp(failure.text, "the workbook cannot be written", 30) == 0, "%s", failure.text);
    buffer_clear(&packed);
  }
  deflater_free(deflater);
}

/* The length alone decides: the header then has room for 64 bits. */
Test(zip_parts, of_four_gigabytes_have_headers_of_64_bits) {
  static const uint64_t lengths[][2] = {{UINT32_MAX, 100}, {100, UINT32_MAX}};
  size_t small_size = 0;
  for (size_t i = 0; i < 3; i++) {
    struct row_failure failure = {0};
    struct zip_target target = {0};
    struct zip_part part;
    struct buffer packed = pack(&part);
    if (i > 0) part.length = lengths[i - 1][0], part.packed_length = lengths[i - 1][1];
    cr_assert(zip_target_open(&target, "large.zip", &failure) && zip_target_begin(&target, &part, &failure) &&
              zip_target_write(&target, buffer_text(&packed), &failure));
    part.length = CONTENT;
    cr_assert(zip_target_end(&target, &part, &failure) && zip_target_close(&target, &failure), "%s",
              failure.text);
    struct buffer archive = read_file("large.zip");
    if (i == 0)
      small_size = archive.length;
    else
      cr_expect_eq(archive.length, small_size + 20, "%zu", archive.length - small_size); /* 4 + 2 x 8 bytes */
    buffer_clear(&archive);
    buffer_clear(&packed);
  }
}
