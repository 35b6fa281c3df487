#include "formats/sheet_in/ole_file.h"

#include <criterion/criterion.h>

#include "ole_fixture.h"

/* Sectors have 512 bytes, the header comes before the first. Where the fixture puts what the tests change: */
enum {
  SHIFT = 30, /* the header's fields */
  TABLE_COUNT = 44,
  FIRST_DIRECTORY = 48,
  FIRST_SMALL_TABLE = 60,
  FIRST_LIST = 68,
  FIRST_TABLE = 76,
  TABLE = 512, /* sector 0 */
  ROOT = 1024, /* sector 1: entries of 128 bytes */
  ENTRY = ROOT + 128,
  ENTRY_FIRST = 116, /* in an entry */
  ENTRY_SIZE = 120,
  SMALL_TABLE = 1536 /* sector 2 */
};

#define END_OF_CHAIN UINT32_C(0xFFFFFFFE)
#define NOWHERE UINT32_C(1000) /* a sector that no file here has */

/* Four bytes of a file, and what it says afterwards. */
struct change {
  size_t at;
  uint32_t value;
};

static void apply(struct buffer *file, struct change change) {
  for (size_t i = 0; i < 4; i++) file->at[change.at + i] = (char)(change.value >> 8 * i & 0xFF);
}

/* Opens the file and its stream `Workbook`; what the stream begins with goes to `bytes`. */
static enum sheet_status read_stream(struct buffer *file, char bytes[4]) {
  struct byte_source source;
  struct ole_file ole;
  struct ole_stream stream = {0};
  byte_source_open_memory(&source, buffer_text(file));
  enum sheet_status status = ole_file_open(&ole, &source);
  if (status == SHEET_OK) status = ole_file_find(&ole, TEXT("workbook"), &stream);
  if (status == SHEET_OK && ole_stream_read(&stream, 0, bytes, 4) != 4) status = SHEET_END;
  ole_stream_close(&stream);
  ole_file_close(&ole);
  byte_source_close(&source);
  return status;
}

static void expect_damaged(bool is_small, const struct change *changes, size_t count) {
  char bytes[4];
  for (size_t i = 0; i < count; i++) {
    struct buffer file = ole_of("Workbook", TEXT("1234567890"), is_small);
    cr_expect_eq(read_stream(&file, bytes), SHEET_OK);
    cr_expect_eq(memcmp(bytes, "1234", 4), 0);
    apply(&file, changes[i]);
    cr_expect_eq(read_stream(&file, bytes), SHEET_OLE_DAMAGED, "%zu is %u", changes[i].at, changes[i].value);
    buffer_clear(&file);
  }
}
#define EXPECT_DAMAGED(is_small, changes) \
  expect_damaged((is_small), (changes), sizeof(changes) / sizeof(changes)[0])

/* The file has five sectors with its header, so four behind it: number 4 would begin at its end. */
Test(ole_file, refuses_sectors_that_the_file_does_not_have) {
  static const struct change changes[] = {
      {SHIFT, 10},
      {TABLE_COUNT, 2}, /* the header names one */
      {FIRST_TABLE, NOWHERE},
      {FIRST_DIRECTORY, NOWHERE},
      {FIRST_DIRECTORY, END_OF_CHAIN},
      {FIRST_SMALL_TABLE, NOWHERE},
      {ROOT + ENTRY_FIRST, NOWHERE},
      {ENTRY + ENTRY_FIRST, NOWHERE},
      {ENTRY + ENTRY_FIRST, 4},
      {ENTRY + ENTRY_SIZE, 513}, /* its chain has one sector */
  };
  EXPECT_DAMAGED(false, changes);
}

Test(ole_file, refuses_small_pieces_that_the_file_does_not_have) {
  static const struct change changes[] = {
      {FIRST_SMALL_TABLE, END_OF_CHAIN},
      {ENTRY + ENTRY_FIRST, 8}, /* a sector has eight: 0 to 7 */
      {ENTRY + ENTRY_SIZE, 65}, /* its chain has one piece */
      {SMALL_TABLE, 0},         /* the first piece follows itself */
  };
  EXPECT_DAMAGED(true, changes);
}

/* A sector behind all others that lists the sectors of the table, `first` and no more, and the next list. */
static struct buffer listed_file(uint32_t first, uint32_t next) {
  struct buffer file = ole_of("Workbook", TEXT("1234567890"), false);
  uint32_t list = (uint32_t)(file.length / OLE_SECTOR) - 1;
  apply(&file, (struct change){TABLE_COUNT, 0});
  apply(&file, (struct change){FIRST_LIST, list});
  put_little(&file, first, 4);
  while (file.length % OLE_SECTOR != OLE_SECTOR - 4) buffer_add_byte(&file, '\xFF');
  put_little(&file, next, 4);
  return file;
}

Test(ole_file, finds_its_table_by_a_list) {
  static const struct {
    uint32_t first, next;
    enum sheet_status status;
  } lists[] = {{0, END_OF_CHAIN, SHEET_OK},
               {NOWHERE, END_OF_CHAIN, SHEET_OLE_DAMAGED},
               {UINT32_MAX, NOWHERE, SHEET_OLE_DAMAGED},
               {UINT32_MAX, 4, SHEET_OLE_DAMAGED}}; /* the list itself again and again */
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    char bytes[4];
    struct buffer file = listed_file(lists[i].first, lists[i].next);
    cr_expect_eq(read_stream(&file, bytes), lists[i].status, "list %zu", i);
    buffer_clear(&file);
  }
}

Test(ole_file, says_what_it_does_not_have) {
  char bytes[4];
  static const char *const others[] = {"Werkbook", "Workbooks", "EncryptedPackage"};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    struct buffer file = ole_of(others[i], TEXT("1234567890"), true);
    cr_expect_eq(read_stream(&file, bytes), SHEET_PART_MISSING);
    buffer_clear(&file);
  }
  struct buffer file = ole_of("Workbook", TEXT("1234567890"), true);
  file.at[ENTRY + 1] = 0x4E; /* U+4E57 in place of W, U+0057 */
  cr_expect_eq(read_stream(&file, bytes), SHEET_PART_MISSING);
  buffer_clear(&file);
}

/* Wherever the file ends, something of it is missing; only what fills its last sector up is not missed. */
Test(ole_file, refuses_a_file_that_was_cut_anywhere) {
  struct buffer file = ole_of("Workbook", TEXT("1234567890"), true);
  size_t whole = file.length;
  for (size_t length = 0; length < whole - OLE_SECTOR + 4; length++) {
    char bytes[4];
    file.length = length;
    cr_expect_neq(read_stream(&file, bytes), SHEET_OK, "%zu bytes", length);
  }
  buffer_clear(&file);
}
