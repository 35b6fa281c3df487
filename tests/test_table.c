/* A table is shown as text: `LINE+LINES #RECORD fault [cell][cell]`, one row per line, and compared with
 * what a reader with a pencil would write. */
#include "formats/list/table.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "calc/buffer.h"
#include "formats/list/csv_text.h"

#define BYTES(literal) ((struct text){(literal), sizeof(literal) - 1})

static const struct table_options defaults;

static const char *const fault_names[] = {
    [ROW_FINE] = "",         [ROW_MALFORMED] = "malformed", [ROW_UNCLOSED] = "unclosed",
    [ROW_TOO_LONG] = "long", [ROW_HAS_NUL] = "nul",         [ROW_NOT_DECODABLE] = "undecodable"};
_Static_assert(sizeof fault_names / sizeof fault_names[0] == ROW_FAULT_COUNT, "every fault has a name");

static void add_string(struct buffer *out, const char *string) { buffer_add(out, string, strlen(string)); }

static void add_number(struct buffer *out, const char *before, int64_t number) {
  char digits[40];
  snprintf(digits, sizeof digits, "%s%lld", before, (long long)number);
  add_string(out, digits);
}

static void add_cells(struct buffer *out, const struct text *cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    buffer_add_byte(out, '[');
    buffer_add_text(out, cells[i]);
    buffer_add_byte(out, ']');
  }
}

static void add_row(struct buffer *out, const struct table_row *row) {
  add_number(out, "", row->line);
  if (row->line_count != 1) add_number(out, "+", row->line_count);
  add_number(out, " #", row->record);
  buffer_add_byte(out, ' ');
  add_string(out, fault_names[row->fault]);
  if (row->fault == ROW_MALFORMED) add_number(out, "@", (int64_t)row->fault_at);
  if (row->fault == ROW_HAS_NUL || row->fault == ROW_NOT_DECODABLE) add_number(out, "@", row->fault_offset);
  add_cells(out, row->cells, row->count);
  if (row->fault != ROW_FINE) {
    buffer_add_byte(out, '<');
    buffer_add_text(out, row->raw);
    buffer_add_byte(out, '>');
  }
  buffer_add_byte(out, '\n');
}

/* Shows the rows behind the header and closes the table. The caller clears. */
static struct buffer show(struct table *table) {
  struct buffer out = {0};
  struct table_row row;
  enum table_status status;
  while ((status = table_next(table, &row)) == TABLE_OK) {
    cr_expect_eq(utf8_valid_length(row.raw), row.raw.length);
    for (size_t i = 0; i < row.count; i++) cr_expect_eq(utf8_valid_length(row.cells[i]), row.cells[i].length);
    add_row(&out, &row);
  }
  if (status != TABLE_END) add_number(&out, "status ", status);
  table_close(table);
  return out;
}

static struct buffer show_memory(struct text bytes, struct table_options options) {
  struct table_error error = {.status = TABLE_OK};
  struct table *table = table_open_memory(bytes, options, &error);
  if (table != NULL) return show(table);
  struct buffer out = {0};
  add_number(&out, "refused ", error.status);
  return out;
}

static void expect_rows(struct text bytes, struct table_options options, const char *expected) {
  struct buffer rows = show_memory(bytes, options);
  cr_expect(text_is(buffer_text(&rows), expected), "for\n%.*s\nexpected\n%s\ngot\n%.*s", (int)bytes.length,
            bytes.at, expected, (int)rows.length, rows.at == NULL ? "" : rows.at);
  buffer_clear(&rows);
}

struct example {
  const char *bytes;
  size_t length;
  const char *rows;
};
#define EXAMPLE(bytes, rows) \
  { (bytes), sizeof(bytes) - 1, (rows) }

static void expect_examples(const struct example *examples, size_t count, struct table_options options) {
  for (size_t i = 0; i < count; i++) {
    expect_rows((struct text){examples[i].bytes, examples[i].length}, options, examples[i].rows);
  }
}
#define EXPECT_ALL(examples, options) \
  expect_examples((examples), sizeof(examples) / sizeof(examples)[0], (options))

Test(table, rows_come_with_their_cells_line_and_record) {
  static const struct example examples[] = {
      EXAMPLE("a,b\n1,2\n3,4\n", "2 #1 [1][2]\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\r\n1,2\r\n3,4\r\n", "2 #1 [1][2]\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\r1,2\r3,4\r", "2 #1 [1][2]\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\n1,2\r\n3,4\r5,6", "2 #1 [1][2]\n3 #2 [3][4]\n4 #3 [5][6]\n"),
      EXAMPLE("a,b", ""),
      EXAMPLE("a,b\n", ""),
      EXAMPLE("\n \n a\n\n1\n \t \n\r\n2\n", "5 #1 [1]\n8 #2 [2]\n"),
      EXAMPLE("a\n1\n\x1A", "2 #1 [1]\n"),
      EXAMPLE("a,b\n , x y ,\t\n", "2 #1 [ ][ x y ][\t]\n"),
      EXAMPLE("a,b\n,\n,,\n1\n", "2 #1 [][]\n3 #2 [][][]\n4 #3 [1]\n"),
      EXAMPLE("a,b\n中 ,文\n", "2 #1 [中 ][文]\n"),
  };
  EXPECT_ALL(examples, defaults);
}

Test(table, quoted_cells_may_hold_anything) {
  static const struct example examples[] = {
      EXAMPLE("a,b\n\"1,2\",\"say \"\"x\"\"\"\n", "2 #1 [1,2][say \"x\"]\n"),
      EXAMPLE("a,b\n\"\",\" x \"\n", "2 #1 [][ x ]\n"),
      EXAMPLE("a,b\n x ,\"y\", \n", "2 #1 [ x ][y][ ]\n"),
      EXAMPLE("a,b\n\"1\n2\",3\n4,5\n", "2+2 #1 [1\n2][3]\n4 #2 [4][5]\n"),
      EXAMPLE("a,b\r\n\"1\r\n\r\n2\",3\r\n4,5\r\n", "2+3 #1 [1\r\n\r\n2][3]\n5 #2 [4][5]\n"),
      EXAMPLE("a\n\"1\r2\"\r\"3\"", "2+2 #1 [1\r2]\n4 #2 [3]\n"),
      EXAMPLE("\"a\nb\",c\n1,2\n", "3 #1 [1][2]\n"),
      EXAMPLE("a\n\"\"\n", "2 #1 []\n"),
  };
  EXPECT_ALL(examples, defaults);
}

Test(table, the_delimiter_is_found_in_the_header) {
  static const struct example examples[] = {
      EXAMPLE("a;b\n1,5;2\n", "2 #1 [1,5][2]\n"),
      EXAMPLE("a\tb\n1,5\t \t\n\t\n", "2 #1 [1,5][ ][]\n3 #2 [][]\n"),
      EXAMPLE("a,b;c,d\n1,2\n", "2 #1 [1][2]\n"),
      EXAMPLE("\"a;b;c\",d\n1,2\n", "2 #1 [1][2]\n"),
      EXAMPLE("a\n1;2\n", "2 #1 [1;2]\n"),
      EXAMPLE("sep=;\na,b,c;d\n1;2\n", "3 #1 [1][2]\n"),
      EXAMPLE("\xEF\xBB\xBFSEP=|\r\na|b\r\n1|2\r\n", "3 #1 [1][2]\n"),
      EXAMPLE("sep=\t\na\tb\n1\t2\n", "3 #1 [1][2]\n"),
      EXAMPLE("sep=x\n1,2\n", "2 #1 [1][2]\n"), /* a column of that name */
  };
  EXPECT_ALL(examples, defaults);
  struct table_options semicolon = {.delimiter = ';'};
  expect_rows(BYTES("a,b,c\n1;2\n"), semicolon, "2 #1 [1][2]\n");
  expect_rows(BYTES("sep=,\na,b,c\n1;2\n"), semicolon, "3 #1 [1][2]\n");
}

Test(table, texts_that_a_spreadsheet_wrote_as_formulas_are_texts) {
  static const struct example examples[] = {
      EXAMPLE("a,b\n=\"110101\",=\"0,1\"\n", "2 #1 [110101][0,1]\n"),
      EXAMPLE("a,b\n1,=\"\"\n", "2 #1 [1][]\n"),
      EXAMPLE("a\n=\"x\"\"y\"\n", "2 #1 [x\"y]\n"),
      EXAMPLE("a\n\"=\"\"0110\"\"\"\n", "2 #1 [0110]\n"), /* the same, saved as CSV */
      EXAMPLE("a\n\"=\"\"1\"\"&\"\"2\"\"\"\n", "2 #1 [=\"1\"&\"2\"]\n"),
      EXAMPLE("a,b\n\"x=\"\"1\",=1+1\n", "2 #1 [x=\"1][=1+1]\n"),
      EXAMPLE("a\n=\"1\n2\"\n", "2+2 #1 [1\n2]\n"),
      EXAMPLE("a\n\"1\n=\"\"2\"\n", "2+2 #1 [1\n=\"2]\n"),
      EXAMPLE("a,b\n1,=\"2\"x\n3,4\n", "2 #1 malformed@6<1,=\"2\"x>\n3 #2 [3][4]\n"),
  };
  EXPECT_ALL(examples, defaults);
}

Test(table, a_malformed_row_is_handed_out_and_the_next_line_is_read) {
  static const struct example examples[] = {
      EXAMPLE("a,b\n1,x\"y\n3,4\n", "2 #1 malformed@3<1,x\"y>\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\n\"1\"x,2\n3,4\n", "2 #1 malformed@3<\"1\"x,2>\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\n1, \"2\"\n3,4", "2 #1 malformed@3<1, \"2\">\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\n\"1\" ,2\n", "2 #1 malformed@3<\"1\" ,2>\n"),
      EXAMPLE("a,b\nx\"\ny\"\n\"", "2 #1 malformed@1<x\">\n3 #2 malformed@1<y\">\n4 #3 unclosed<\">\n"),
  };
  EXPECT_ALL(examples, defaults);
}

Test(table, an_open_quote_does_not_swallow_the_rows_behind_it) {
  static const struct example examples[] = {
      EXAMPLE("a,b\n1,\"2\n3,4\n5,6\n", "2 #1 unclosed<1,\"2>\n3 #2 [3][4]\n4 #3 [5][6]\n"),
      EXAMPLE("a,b\n1,\"2\n3,\"4\"\n5,6\n", "2 #1 unclosed<1,\"2>\n3 #2 [3][4]\n4 #3 [5][6]\n"),
      EXAMPLE("a,b\r\n\r\n1,\"2\r\n\r\n3,4", "3 #1 unclosed<1,\"2>\n5 #2 [3][4]\n"),
      EXAMPLE("a\n\"", "2 #1 unclosed<\">\n"),
  };
  EXPECT_ALL(examples, defaults);
  struct table_options short_rows = {.row_limit = 8};
  expect_rows(BYTES("a,b\n1,\"2\n3,4\n5,6\n7\",8\n9,0\n"), short_rows,
              "2 #1 unclosed<1,\"2>\n3 #2 [3][4]\n4 #3 [5][6]\n5 #4 malformed@1<7\",8>\n6 #5 [9][0]\n");
}

Test(table, a_line_beyond_the_limit_is_given_up_and_its_rest_skipped) {
  struct table_options short_rows = {.row_limit = 8};
  expect_rows(BYTES("a,b\n12345678\n123456789,\"\n1,2\n"), short_rows,
              "2 #1 [12345678]\n3 #2 long<12345678>\n4 #3 [1][2]\n");
  expect_rows(BYTES("a,b\n\"23456789\"\r\n1,2\n"), short_rows, "2 #1 long<\"2345678>\n3 #2 [1][2]\n");
  expect_rows(BYTES("a,b\n\"2\n123456789\n1,2\n"), short_rows,
              "2 #1 unclosed<\"2>\n3 #2 long<12345678>\n4 #3 [1][2]\n");
  expect_rows(BYTES("a\n1234567中\n1"), short_rows,
              "2 #1 long<1234567>\n3 #2 [1]\n"); /* cut in a character */
}

Test(table, nul_bytes_reject_their_row_only) {
  static const struct example examples[] = {
      EXAMPLE("a,b\n1,x\0y\n3,4\n", "2 #1 nul@7[1][x�y]<1,x�y>\n3 #2 [3][4]\n"),
      EXAMPLE("a,b\n\"1\n\0\",2\n3,4\n", "2+2 #1 nul@7[1\n�][2]<\"1\n�\",2>\n4 #2 [3][4]\n"),
      EXAMPLE("a,b\n\0\"\n3,4\n", "2 #1 malformed@3<�\">\n3 #2 [3][4]\n"),
  };
  EXPECT_ALL(examples, defaults);
}

Test(table, bytes_of_no_character_reject_their_row_only) {
  static const struct example examples[] = {
      /* 中文 in the header decides for UTF-8 ... */
      EXAMPLE("中文中文中文中文中文\n1\xFF\n2\n", "2 #1 undecodable@32[1�]<1�>\n3 #2 [2]\n"),
      /* ... an ASCII header with a byte of nothing decides nothing, but the rows are not lost */
      EXAMPLE("a,b\n1,2\n\xFF,3\n4,5\n", "2 #1 [1][2]\n3 #2 undecodable@8[�][3]<�,3>\n4 #3 [4][5]\n"),
      /* GB18030: 中文 x 5, then a row with half of 中 */
      EXAMPLE("\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4\n\xD6,"
              "\xCE\xC4\n1\n",
              "2 #1 undecodable@21[�][文]<�,文>\n3 #2 [1]\n"),
  };
  EXPECT_ALL(examples, defaults);
  struct table_options utf8 = {.encoding = ENCODING_UTF_8};
  expect_rows(BYTES("a\n\xD6\xD0\n1\n"), utf8, "2 #1 undecodable@2[��]<��>\n3 #2 [1]\n");
}

Test(table, every_encoding_arrives_as_utf8) {
  static const struct {
    struct example example;
    enum file_encoding found;
  } cases[] = {
      {EXAMPLE("a\n1\n", "2 #1 [1]\n"), ENCODING_AUTO},
      {EXAMPLE("\xEF\xBB\xBF"
               "a\n1\n",
               "2 #1 [1]\n"),
       ENCODING_UTF_8},
      {EXAMPLE("\xEF\xBB\xBF\"a\"\n1\n", "2 #1 [1]\n"), ENCODING_UTF_8},
      {EXAMPLE("a\n中文\n", "2 #1 [中文]\n"), ENCODING_UTF_8},
      {EXAMPLE("a,b\n\xD6\xD0,\"\xCE\xC4\"\r\n1,2\n", "2 #1 [中][文]\n3 #2 [1][2]\n"), ENCODING_GB18030},
      {EXAMPLE("a\n\"\xD6\xD0\n\xCE\xC4\"", "2+2 #1 [中\n文]\n"), ENCODING_GB18030},
      /* U+8A98 is D5 54 in GBK: its second byte is a letter; U+10000 has digits in it */
      {EXAMPLE("a\n\xD5"
               "T\x90"
               "0\x81"
               "0,1\n",
               "2 #1 [誘𐀀][1]\n"),
       ENCODING_GB18030},
      {EXAMPLE("\xFF\xFE"
               "a\0\t\0b\0\r\0\n\0\x2D\x4E\t\0\0\xD8\0\xDC\r\0\n\0",
               "2 #1 [中][𐀀]\n"),
       ENCODING_UTF_16LE},
      /* U+010A and U+220A hold the byte of a line feed; a lone half: mark 2, "a\n" 4, 中 2 = offset 8 */
      {EXAMPLE("\xFF\xFE"
               "a\0\n\0\x2D\x4E\0\xD8\n\0\x0A\x01\x0A\x22\n\0",
               "2 #1 undecodable@8[中�]<中�>\n3 #2 [Ċ∊]\n"),
       ENCODING_UTF_16LE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct table_error error;
    struct text bytes = {cases[i].example.bytes, cases[i].example.length};
    expect_rows(bytes, defaults, cases[i].example.rows);
    struct table *table = table_open_memory(bytes, defaults, &error);
    struct table_row row;
    cr_assert_not_null(table, "case %zu", i);
    while (table_next(table, &row) == TABLE_OK) continue;
    cr_expect_eq(table_encoding(table), cases[i].found, "case %zu", i);
    cr_expect_eq(table_bytes_read(table), (int64_t)bytes.length, "case %zu", i);
    cr_expect_eq(table_bytes_total(table), (int64_t)bytes.length, "case %zu", i);
    table_close(table);
  }
}

Test(table, the_encoding_can_be_forced) {
  struct table_options gb = {.encoding = ENCODING_GB18030};
  /* E4B8 96E7 958C is 世界 in UTF-8 and 涓栫晫 to those who open it wrongly */
  expect_rows(BYTES("a\n\xE4\xB8\x96\xE7\x95\x8C\n"), gb, "2 #1 [涓栫晫]\n");
  expect_rows(BYTES("\xEF\xBB\xBF"
                    "a\n\xE4\xB8\xAD\n"),
              gb, "2 #1 [中]\n"); /* a mark wins */
}

Test(table, the_header_keeps_its_cells_and_line) {
  struct table_error error;
  struct table *table = table_open_memory(BYTES("\n\n\"a\nb\"; c ;;\n1\n"), defaults, &error);
  cr_assert_not_null(table);
  struct table_row row;
  while (table_next(table, &row) == TABLE_OK) continue;
  size_t count;
  const struct text *header = table_header(table, &count);
  struct buffer out = {0};
  add_cells(&out, header, count);
  cr_expect(text_is(buffer_text(&out), "[a\nb][ c ][][]"));
  cr_expect_eq(table_header_line(table), 3);
  cr_expect_eq(table_delimiter(table), ';');
  cr_expect_eq(table_failure(table).status, TABLE_OK);
  buffer_clear(&out);
  table_close(table);
  table_close(NULL);
}

Test(table, files_without_a_usable_header_are_refused_with_the_reason) {
  static const struct {
    const char *bytes;
    size_t length;
    enum table_status status;
    int64_t line, offset;
  } cases[] = {
      {"", 0, TABLE_EMPTY, 0, -1},
      {"\xEF\xBB\xBF", 3, TABLE_EMPTY, 0, -1},
      {" \r\n\n\t", 5, TABLE_EMPTY, 3, -1},
      {"sep=;\n", 6, TABLE_EMPTY, 1, -1},
      {"PK\x03\x04\x14\0", 6, TABLE_IS_OTHER_KIND, 0, -1},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, TABLE_IS_OTHER_KIND, 0, -1},
      {"\x7F"
       "ELF\x02\x01\x01\0\0\0\n",
       11, TABLE_IS_BINARY, 1, 7},
      {"a\0\n\0", 4, TABLE_IS_BINARY, 1, 1}, /* UTF-16 without a mark */
      {"a,\xFF\xFF\n", 5, TABLE_NOT_DECODABLE, 1, 2},
      {"a,\xD6\xD0\n\xFF\n", 7, TABLE_NOT_DECODABLE, 1, 5},
      {"a,b\"\n1,2\n", 9, TABLE_HEADER_MALFORMED, 1, -1},
      {"\na,\"b\n1,2\n", 10, TABLE_HEADER_MALFORMED, 2, -1},
      {"123456789\n", 10, TABLE_HEADER_TOO_LONG, 1, -1},
  };
  struct table_options short_rows = {.row_limit = 8};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct table_error error = {.status = TABLE_OK};
    struct text bytes = {cases[i].bytes, cases[i].length};
    cr_expect_null(table_open_memory(bytes, short_rows, &error), "case %zu", i);
    cr_expect_eq(error.status, cases[i].status, "case %zu: %d", i, error.status);
    cr_expect_eq(error.line, cases[i].line, "case %zu: line %lld", i, (long long)error.line);
    cr_expect_eq(error.offset, cases[i].offset, "case %zu: offset %lld", i, (long long)error.offset);
  }
}

Test(table, a_header_that_is_not_what_the_options_say_is_refused) {
  struct table_options utf8 = {.encoding = ENCODING_UTF_8};
  struct table_error error;
  cr_expect_null(table_open_memory(BYTES("a,\xD6\xD0\n"), utf8, &error));
  cr_expect_eq(error.status, TABLE_NOT_DECODABLE);
  cr_expect_eq(error.encoding, ENCODING_UTF_8);
  cr_expect_eq(error.offset, 2);
}

static char folder[] = "/tmp/test_table_XXXXXX";
static char path[64];

static void make_folder(void) {
  cr_assert_not_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/t.csv", folder);
}

static void remove_folder(void) {
  unlink(path);
  rmdir(folder);
}

static void write_file(struct text bytes) {
  FILE *file = fopen(path, "wb");
  cr_assert_not_null(file);
  cr_assert_eq(fwrite(bytes.at, 1, bytes.length, file), bytes.length);
  cr_assert_eq(fclose(file), 0);
}

static enum table_status status_of_opening(const char *name, int *system) {
  struct table_error error = {.status = TABLE_OK};
  struct table *table = table_open(name, defaults, &error);
  table_close(table);
  *system = error.system;
  return error.status;
}

Test(table_file, what_cannot_be_opened_or_read_says_why, .init = make_folder, .fini = remove_folder) {
  int system;
  cr_expect_eq(status_of_opening(path, &system), TABLE_CANNOT_OPEN);
  cr_expect_eq(system, ENOENT);
  cr_expect_eq(status_of_opening(folder, &system), TABLE_IS_FOLDER);
  cr_expect_eq(system, EISDIR);
  cr_expect_eq(status_of_opening("/proc/self/mem", &system), TABLE_READ_ERROR);
  cr_expect_eq(system, EIO);
  write_file(BYTES("a\n1\n"));
  cr_expect_eq(status_of_opening(path, &system), TABLE_OK);
}

/* A socket whose other end went away with unread data gives its data, then ECONNRESET. */
Test(table_file, a_read_error_in_the_middle_ends_the_table_behind_the_whole_rows) {
  int ends[2];
  cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  struct text bytes = BYTES("a,b\n1,2\n3,4\n5,");
  cr_assert_eq(write(ends[1], bytes.at, bytes.length), (ssize_t)bytes.length);
  cr_assert_eq(write(ends[0], "x", 1), 1);
  close(ends[1]);
  cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
  struct table_error error;
  struct table *table = table_open("-", defaults, &error);
  cr_assert_not_null(table);
  cr_expect_eq(table_bytes_total(table), -1);
  struct table_row row;
  cr_expect_eq(table_next(table, &row), TABLE_OK);
  cr_expect_eq(table_next(table, &row), TABLE_OK);
  cr_expect_eq(table_next(table, &row), TABLE_READ_ERROR);
  cr_expect_eq(table_failure(table).system, ECONNRESET);
  cr_expect_eq(table_failure(table).line, 4);
  table_close(table);
  close(ends[0]);
}

Test(table_file, standard_input_is_read_as_it_comes) {
  int ends[2];
  cr_assert_eq(pipe(ends), 0);
  cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
  close(ends[0]);
  struct text bytes = BYTES(
      "\xEF\xBB\xBF"
      "a,b\r\n\"1\r\n2\",中\r\n3,4");
  pid_t child = fork();
  cr_assert_geq(child, 0);
  if (child == 0) { /* byte by byte, so that every read ends in the middle of something */
    for (size_t i = 0; i < bytes.length; i++) {
      if (write(ends[1], bytes.at + i, 1) != 1) _exit(1);
      nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
    }
    _exit(0);
  }
  close(ends[1]);
  struct table_error error;
  struct table *table = table_open("-", defaults, &error);
  cr_assert_not_null(table);
  struct buffer rows = show(table);
  cr_expect(text_is(buffer_text(&rows), "2+2 #1 [1\r\n2][中]\n4 #2 [3][4]\n"));
  buffer_clear(&rows);
}

/* The text slides over the end of the reader's first block of 256 KiB. */
Test(table_file, nothing_breaks_at_the_end_of_a_block, .init = make_folder, .fini = remove_folder) {
  static const struct example tails[] = {
      EXAMPLE("\r\n1,\"x\r\n\"\"中\"\r\n\r\n2,文\r3,\"4\n",
              "2+2 #1 [1][x\r\n\"中]\n5 #2 [2][文]\n6 #3 unclosed<3,\"4>\n"),
      EXAMPLE("\r\n1,\"x\r\n\"\"\xD6\xD0\"\r\n\r\n2,\xCE\xC4\r3,\"4\n",
              "2+2 #1 [1][x\r\n\"中]\n5 #2 [2][文]\n6 #3 unclosed<3,\"4>\n"),
  };
  enum { BLOCK = 256 * 1024 };
  for (size_t t = 0; t < 2; t++) {
    struct text tail = {tails[t].bytes, tails[t].length};
    struct buffer bytes = {0};
    for (size_t before = 0; before <= tail.length; before++) {
      buffer_reset(&bytes);
      memset(buffer_room(&bytes, BLOCK), 'h', BLOCK);
      bytes.length = BLOCK - before;
      buffer_add_text(&bytes, tail);
      write_file(buffer_text(&bytes));
      struct table_error error;
      struct table *table = table_open(path, defaults, &error);
      cr_assert_not_null(table);
      struct buffer rows = show(table);
      /* line 1 is the header: the tail's rows begin on line 2 */
      cr_expect(text_is(buffer_text(&rows), tails[t].rows), "%zu before the end: %.*s", before,
                (int)rows.length, rows.at);
      buffer_clear(&rows);
    }
    buffer_clear(&bytes);
  }
}

Test(table_file, a_long_file_in_memory_or_on_disk_is_read_in_bounded_memory, .init = make_folder,
     .fini = remove_folder) {
  enum { ROWS = 100000 };
  static const char *const ends[] = {"\n", "\r\n", "\r"};
  for (size_t e = 0; e < 3; e++) {
    struct buffer bytes = {0};
    add_string(&bytes, "编号,姓名");
    add_string(&bytes, ends[e]);
    for (int i = 1; i <= ROWS; i++) {
      add_number(&bytes, "", i);
      add_string(&bytes, ",张三李四");
      add_string(&bytes, ends[e]);
    }
    write_file(buffer_text(&bytes));
    struct table_error error;
    struct table *table = table_open(path, defaults, &error);
    struct table_row row;
    int64_t wrong = 0, count = 0;
    while (table_next(table, &row) == TABLE_OK) {
      count++;
      wrong += row.fault != ROW_FINE || row.record != count || row.line != count + 1 || row.count != 2 ||
               !text_is(row.cells[1], "张三李四");
    }
    cr_expect_eq(count, ROWS);
    cr_expect_eq(wrong, 0);
    cr_expect_eq(table_bytes_read(table), (int64_t)bytes.length);
    table_close(table);
    buffer_clear(&bytes);
  }
}

/* An independent count: where each physical line begins and whether it is blank. */
struct plain_lines {
  int64_t count;
  bool is_blank[512];
};

static struct plain_lines split(struct text bytes) {
  struct plain_lines lines = {.count = 0};
  for (size_t i = 0; i < bytes.length;) {
    bool is_blank = true;
    for (; i < bytes.length && bytes.at[i] != '\n' && bytes.at[i] != '\r'; i++) {
      is_blank = is_blank && (bytes.at[i] == ' ' || bytes.at[i] == '\t');
    }
    lines.is_blank[lines.count++] = is_blank;
    if (i + 1 < bytes.length && bytes.at[i] == '\r' && bytes.at[i + 1] == '\n') i++;
    i++;
  }
  return lines;
}

static uint32_t next_random(uint32_t *state) { /* xorshift, so that a failure can be repeated */
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static void add_random(struct buffer *bytes, uint32_t *state) {
  static const char *const pieces[] = {"a",      "1",  ",",    ",", "\"",  "\"",  "\"\"",         "\n",
                                       "\n",     "\r", "\r\n", " ", "=\"", "=",   "\xE4\xB8\xAD", "\xD6\xD0",
                                       "\xFF",   "",   "\t",   ";", "\",", ",\"", "\"\n",         "\n\n",
                                       "ab,cd\n"};
  size_t count = next_random(state) % 60;
  for (size_t i = 0; i < count; i++) {
    const char *piece = pieces[next_random(state) % (sizeof pieces / sizeof pieces[0])];
    if (piece[0] == '\0') buffer_add_byte(bytes, '\0');
    add_string(bytes, piece);
  }
}

static void check_no_line_is_lost(struct text bytes, struct table *table) {
  struct plain_lines lines = split(bytes);
  struct table_row row;
  int64_t done = table_header_line(table), records = 0;
  while (table_next(table, &row) == TABLE_OK) {
    for (int64_t line = done + 1; line < row.line; line++)
      cr_expect(lines.is_blank[line - 1], "line %d of %.*s", (int)line, (int)bytes.length, bytes.at);
    cr_expect_gt(row.line, done);
    cr_expect_not(lines.is_blank[row.line - 1]);
    cr_expect_eq(row.record, ++records);
    bool may_span = row.fault == ROW_FINE || row.fault == ROW_HAS_NUL || row.fault == ROW_NOT_DECODABLE;
    cr_expect(may_span || (row.line_count == 1 && row.count == 0));
    done = row.line + row.line_count - 1;
  }
  for (int64_t line = done + 1; line <= lines.count; line++) cr_expect(lines.is_blank[line - 1]);
  cr_expect_leq(done, lines.count);
  cr_expect_eq(table_bytes_read(table), (int64_t)bytes.length);
}

Test(table, random_bytes_never_lose_a_line) {
  struct buffer bytes = {0};
  for (uint32_t seed = 1; seed <= 20000; seed++) {
    uint32_t state = seed * 2654435761u;
    buffer_reset(&bytes);
    add_string(&bytes, "h,i\n");
    add_random(&bytes, &state);
    struct table_options options = {.row_limit = 4 + next_random(&state) % 40,
                                    .encoding = (enum file_encoding)(next_random(&state) % 3)};
    struct table_error error;
    struct table *table = table_open_memory(buffer_text(&bytes), options, &error);
    cr_assert_not_null(table, "seed %u", seed);
    check_no_line_is_lost(buffer_text(&bytes), table);
    table_close(table);
  }
  buffer_clear(&bytes);
}

Test(table, random_heads_never_crash) {
  struct buffer bytes = {0};
  for (uint32_t seed = 1; seed <= 20000; seed++) {
    uint32_t state = seed * 2246822519u;
    buffer_reset(&bytes);
    if (seed % 3 == 0) add_string(&bytes, seed % 2 == 0 ? "\xFF\xFE" : "\xEF\xBB\xBF");
    add_random(&bytes, &state);
    struct buffer rows = show_memory(buffer_text(&bytes), (struct table_options){.row_limit = 16});
    buffer_clear(&rows);
  }
  buffer_clear(&bytes);
}

Test(csv_text, cells_are_quoted_only_where_needed) {
  static const struct {
    const char *cell, *csv;
  } cases[] = {{"", ""},           {"abc", "abc"},       {"中 文", "中 文"},     {"a,b", "\"a,b\""},
               {"\"", "\"\"\"\""}, {"a\nb", "\"a\nb\""}, {"a\rb", "\"a\rb\""},   {" a", "\" a\""},
               {"a ", "\"a \""},   {"\t", "\"\t\""},     {"x\"y", "\"x\"\"y\""}, {"a;b", "a;b"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer out = {0};
    csv_add_cell(&out, text_from(cases[i].cell));
    cr_expect(text_is(buffer_text(&out), cases[i].csv), "%s: %.*s", cases[i].cell, (int)out.length, out.at);
    buffer_clear(&out);
  }
}

static void add_csv_row(struct buffer *out, const struct text *cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    csv_add_cell(out, cells[i]);
  }
  buffer_add_byte(out, '\n');
}

Test(csv_text, what_is_written_is_what_is_read) {
  static const struct text rows[][3] = {
      {{"a", 1}, {"b", 1}, {"c", 1}},       {{"", 0}, {"", 0}, {"", 0}},
      {{" x", 2}, {"y ", 2}, {"\"", 1}},    {{"1\n2", 3}, {"3\r\n4", 4}, {",", 1}},
      {{"\"\"", 2}, {"a\"", 2}, {"=1", 2}},
  };
  struct buffer out = {0}, read = {0}, expected = {0};
  for (size_t i = 0; i < 5; i++) add_csv_row(&out, rows[i], 3);
  for (size_t i = 1; i < 5; i++) add_cells(&expected, rows[i], 3);
  struct table_error error;
  struct table *table = table_open_memory(buffer_text(&out), defaults, &error);
  struct table_row row;
  while (table_next(table, &row) == TABLE_OK) add_cells(&read, row.cells, row.count);
  cr_expect(text_equals(buffer_text(&read), buffer_text(&expected)));
  table_close(table);
  buffer_clear(&out);
  buffer_clear(&read);
  buffer_clear(&expected);
}
