#define _GNU_SOURCE
#include "formats/sheet/row_stream.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { LEDGER, CASES, COLUMNS = 8 };

static const enum row_kind ledger_kinds[COLUMNS] = {ROW_TEXT,    ROW_TEXT, ROW_INTEGER, ROW_MONEY,
                                                    ROW_DECIMAL, ROW_DATE, ROW_MONEY,   ROW_TEXT};
static const enum row_kind case_kinds[] = {ROW_TEXT, ROW_MONEY};

enum fault {
  NO_FAULT,
  REPORTS_AN_ERROR,
  TOTALS_TOO_HIGH,
  FILTER_TOO_SHORT,
  NO_TEMPLATE,
  CELL_MISSING,
  OTHER_STYLES,
  WRONG_WORKSHEET,
  MISSING_WORKSHEET,
  OTHER_HEIGHT,
  NO_ARCHIVE,
  DAMAGED_PART,
  DAMAGED_DIRECTORY,
  NO_WORDS,
  OTHER_WORDS,
  TEMPORARY_FOLDER_FULL
};

/* What the skeleton function of these tests is told. */
struct book {
  struct row_shape shapes[2];
  struct shared_strings words;
  enum fault fault; /* at the second call, or already at the first */
  bool is_faulty_at_once;
  bool writes_rows; /* the whole workbook through libxlsxwriter alone, for comparison */
  lxw_workbook *workbook;
  lxw_format *formats[COLUMNS + 1]; /* of the columns, and of headers */
};

/* Words of the last column of the ledger; one must be escaped, one is also a header. */
static const char *const reasons[] = {"110000/rate@2024-07-01 & <more>", "header",
                                      "\xE7\x90\x86\xE7\x94\xB1"};
enum { REASONS = 3 };

static struct book make_book(int64_t row_limit) {
  struct book book = {.shapes = {{"Ledger", ledger_kinds, COLUMNS, 1, 1, row_limit},
                                 {"Cases", case_kinds, 2, 2, 0, row_limit}}};
  for (uint32_t i = 0; i < REASONS; i++)
    cr_assert(shared_strings_add(&book.words, text_from(reasons[i])) == i);
  return book;
}

/* Row `i` of the ledger: the same values for both ways of writing. */
struct values {
  char id[24], name[64];
  int64_t days, fen, product;
  char rate[16];
  int32_t date;
};

static struct values make_values(int64_t i) {
  static const char *const names[] = {"\xE5\xBC\xA0\xE4\xB8\x89", "A & B <c> \"d\"", " \xE5\x89\x8D blank ",
                                      "\xF0\x9F\x98\x80",         "line_x",          "=1+1"};
  struct values values = {
      .days = i % 40, .fen = (i * 7919) % 5000000 - 1000000, .date = 45000 + (int32_t)(i % 800)};
  values.product = values.fen * values.days;
  snprintf(values.id, sizeof values.id, "11010119900101%04d", (int)(i % 10000));
  snprintf(values.name, sizeof values.name, "%s", names[i % 6]);
  snprintf(values.rate, sizeof values.rate, "0.0%d", (int)(i % 900) + 100);
  return values;
}

static void make_formats(struct book *book, bool is_shifted) {
  static const char *const number_formats[COLUMNS] = {"@",      "",           "0", "#,##0.00;[Red]-#,##0.00",
                                                      "0.0000", "yyyy-mm-dd", "",  "@"};
  for (size_t i = 0; i <= COLUMNS; i++) {
    lxw_format *format = book->formats[i] = workbook_add_format(book->workbook);
    format_set_font_size(format, 8 + (double)i);
    if (i < COLUMNS && number_formats[i][0] != '\0') format_set_num_format(format, number_formats[i]);
  }
  if (is_shifted) lxw_format_get_xf_index(book->formats[COLUMNS]);
  for (size_t i = 0; i <= COLUMNS; i++) lxw_format_get_xf_index(book->formats[i]);
}

static void write_values(struct book *book, lxw_worksheet *sheet, lxw_row_t row, int64_t i) {
  struct values values = make_values(i);
  worksheet_write_string(sheet, row, 0, values.id, book->formats[0]);
  worksheet_write_string(sheet, row, 1, values.name, book->formats[1]);
  worksheet_write_number(sheet, row, 2, (double)values.days, book->formats[2]);
  worksheet_write_number(sheet, row, 3, (double)values.fen / 100, book->formats[3]);
  worksheet_write_number(sheet, row, 4, strtod(values.rate, NULL), book->formats[4]);
  if (i % 5 == 0)
    worksheet_write_blank(sheet, row, 5, book->formats[5]);
  else
    worksheet_write_number(sheet, row, 5, values.date, book->formats[5]);
  worksheet_write_number(sheet, row, 6, (double)values.product / 100, book->formats[6]);
  worksheet_write_string(sheet, row, 7, reasons[i % REASONS], book->formats[7]);
}

static void write_template(struct book *book, lxw_worksheet *sheet, lxw_row_t row, size_t columns,
                           enum fault fault) {
  if (fault == NO_TEMPLATE) return;
  for (size_t i = 0; i < columns; i++)
    if (fault != CELL_MISSING || i != 3) worksheet_write_blank(sheet, row, (lxw_col_t)i, book->formats[i]);
}

/* What follows is written over them; only their numbers stay. */
static void write_words(const struct shared_strings *words, lxw_worksheet *sheet) {
  for (size_t i = 0; i < words->count; i++)
    worksheet_write_string(sheet, 0, 0, shared_strings_text(words, i).at, NULL);
}

static void write_ledger(struct book *book, struct planned_sheet *planned, int64_t first_row,
                         enum fault fault, const struct shared_strings *words) {
  char name[32];
  snprintf(name, sizeof name, planned->continuation == 0 ? "Ledger" : "Ledger (%zu)",
           planned->continuation + 1);
  lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
  planned->worksheet = sheet->index + 1;
  if (words != NULL) write_words(words, sheet);
  lxw_row_t last = (lxw_row_t)planned->span;
  for (size_t i = 0; i < COLUMNS; i++)
    worksheet_write_string(sheet, 0, (lxw_col_t)i, "header", book->formats[COLUMNS]);
  worksheet_autofilter(sheet, 0, 0, fault == FILTER_TOO_SHORT ? last - 1 : last, COLUMNS - 1);
  worksheet_freeze_panes(sheet, 1, 0);
  if (!book->writes_rows || planned->rows == 0) write_template(book, sheet, 1, COLUMNS, fault);
  for (int64_t i = 0; book->writes_rows && i < planned->rows; i++)
    write_values(book, sheet, (lxw_row_t)(i + 1), first_row + i);
  worksheet_write_string(sheet, fault == TOTALS_TOO_HIGH ? last : last + 1, 0, "total",
                         book->formats[COLUMNS]);
}

/* Long sheet without totals; its rows are as high as the template says. */
static void write_cases(struct book *book, struct planned_sheet *planned, enum fault fault) {
  char name[32];
  snprintf(name, sizeof name, planned->continuation == 0 ? "Cases" : "Cases (%zu)",
           planned->continuation + 1);
  lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
  planned->worksheet = sheet->index + 1;
  worksheet_write_string(sheet, 0, 0, "title", book->formats[COLUMNS]);
  worksheet_write_string(sheet, 1, 0, "header", book->formats[COLUMNS]);
  lxw_row_t rows = book->writes_rows ? (lxw_row_t)planned->span : 1;
  for (lxw_row_t i = 0; i < rows; i++) {
    worksheet_set_row(sheet, i + 2, fault == OTHER_HEIGHT ? 30 : 24, NULL);
    write_template(book, sheet, i + 2, 2, NO_FAULT);
  }
}

static const char *close_book(struct book *book, enum fault fault) {
  struct rlimit old, small = {.rlim_cur = 16 * 1024, .rlim_max = RLIM_INFINITY};
  getrlimit(RLIMIT_FSIZE, &old);
  small.rlim_max = old.rlim_max;
  if (fault == TEMPORARY_FOLDER_FULL) setrlimit(RLIMIT_FSIZE, &small);
  lxw_error error = workbook_close(book->workbook);
  setrlimit(RLIMIT_FSIZE, &old);
  if (error != LXW_NO_ERROR) return lxw_strerror(error);
  return fault == REPORTS_AN_ERROR ? "no more ink" : NULL;
}

/* What libxlsxwriter puts into parts of other kinds than sheets: a picture of one pixel, and a comment. */
static void write_more_parts(lxw_worksheet *sheet) {
  static const unsigned char picture[] = {
      0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 'I',  'H',  'D',  'R',  0x00,
      0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00,
      0x00, 0x00, 0x0A, 'I',  'D',  'A',  'T',  0x78, 0x9C, 0x63, 0x00, 0x01, 0x00, 0x00, 0x05, 0x00, 0x01,
      0x0D, 0x0A, 0x2D, 0xB4, 0x00, 0x00, 0x00, 0x00, 'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
  worksheet_insert_image_buffer(sheet, 5, 5, picture, sizeof picture);
  worksheet_write_comment(sheet, 6, 0, "a comment");
}

static void write_text_file(const char *path) {
  FILE *file = fopen(path, "w");
  cr_assert(file != NULL && fputs("no archive", file) >= 0 && fclose(file) == 0);
}

/* Overwrites the last of the signatures in an archive: of a part's header ("PK\3\4") or of its entry in the
 * directory ("PK\1\2"). */
static void wreck(const char *path, const char *signature) {
  static char bytes[100 * 1024];
  FILE *file = fopen(path, "r+");
  cr_assert(file != NULL);
  size_t length = fread(bytes, 1, sizeof bytes, file), last = 0;
  for (size_t i = 0; i + 4 <= length; i++)
    if (memcmp(bytes + i, signature, 4) == 0) last = i;
  cr_assert(length > 0 && last > 0 && fseek(file, (long)last, SEEK_SET) == 0);
  cr_assert(fwrite("    ", 1, 4, file) == 4 && fclose(file) == 0);
}

static const char *write_skeleton(void *context, const char *path, struct row_plan *plan) {
  struct book *book = context;
  enum fault fault = plan->is_probe && !book->is_faulty_at_once ? NO_FAULT : book->fault;
  lxw_workbook_options options = {.constant_memory = fault == NO_WORDS};
  lxw_doc_properties properties = {.title = "test", .created = 1700000000};
  book->workbook = workbook_new_opt(path, &options);
  workbook_set_properties(book->workbook, &properties);
  make_formats(book, fault == OTHER_STYLES);
  lxw_worksheet *summary = workbook_add_worksheet(book->workbook, "Summary");
  if (fault == OTHER_WORDS) worksheet_write_string(summary, 0, 0, "before", NULL);
  write_words(&book->words, summary);
  int lines = fault == TEMPORARY_FOLDER_FULL ? 2000 : 3;
  for (int i = 0; i < lines; i++)
    worksheet_write_string(summary, (lxw_row_t)i, 0, "summary", book->formats[COLUMNS]);
  write_more_parts(summary);
  int64_t ledger_rows = 0;
  for (size_t i = 0; i < plan->sheet_count; i++) {
    if (plan->sheets[i].shape == CASES) {
      write_cases(book, &plan->sheets[i], fault);
      continue;
    }
    write_ledger(book, &plan->sheets[i], ledger_rows, fault, NULL);
    ledger_rows += plan->sheets[i].rows;
    if (fault == WRONG_WORKSHEET) plan->sheets[i].worksheet = 1;
    if (fault == MISSING_WORKSHEET) plan->sheets[i].worksheet = 99;
  }
  const char *reason = close_book(book, fault);
  if (fault == NO_ARCHIVE) write_text_file(path);
  if (fault == DAMAGED_PART) wreck(path, "PK\3\4");
  if (fault == DAMAGED_DIRECTORY) wreck(path, "PK\1\2");
  return reason;
}

static void add_values(struct row_block *block, int64_t i) {
  struct values values = make_values(i);
  row_block_begin_row(block);
  row_block_text(block, text_from(values.id));
  row_block_text(block, text_from(values.name));
  row_block_integer(block, values.days);
  row_block_money(block, values.fen);
  row_block_decimal(block, text_from(values.rate));
  if (i % 5 == 0)
    row_block_blank(block);
  else
    row_block_date(block, values.date);
  row_block_money(block, values.product);
  row_block_word(block, (uint32_t)(i % REASONS));
  row_block_end_row(block);
}

enum { BLOCK_ROWS = 700, BLOCKS_MOST = 64 };

/* One thread's share: every `step`-th block. */
struct share {
  const struct row_sheet *sheet;
  struct row_block *blocks;
  int64_t rows, first, step;
};

static void *fill_share(void *argument) {
  struct share *share = argument;
  struct deflater *deflater = deflater_new(DEFLATE_FULL);
  for (int64_t block = share->first; block * BLOCK_ROWS < share->rows; block += share->step) {
    row_block_start(&share->blocks[block], share->sheet, block * BLOCK_ROWS, deflater);
    for (int64_t i = block * BLOCK_ROWS; i < (block + 1) * BLOCK_ROWS && i < share->rows; i++)
      add_values(&share->blocks[block], i);
    row_block_finish(&share->blocks[block]);
  }
  deflater_free(deflater);
  return NULL;
}

static bool append_ledger(struct row_stream *stream, int64_t rows, int threads) {
  static struct row_block blocks[BLOCKS_MOST];
  struct share shares[4];
  pthread_t handles[4];
  for (int i = 0; i < threads; i++) {
    shares[i] = (struct share){row_stream_sheet(stream, LEDGER), blocks, rows, i, threads};
    cr_assert(pthread_create(&handles[i], NULL, fill_share, &shares[i]) == 0);
  }
  for (int i = 0; i < threads; i++) pthread_join(handles[i], NULL);
  bool is_appended = true;
  for (int64_t i = 0; i * BLOCK_ROWS < rows; i++) {
    is_appended = is_appended && row_stream_append(stream, LEDGER, &blocks[i]);
    row_block_clear(&blocks[i]);
  }
  return is_appended;
}

/* Rows of nothing but blanks. */
static bool append_cases(struct row_stream *stream, int64_t rows) {
  struct row_block block = {0};
  struct deflater *deflater = deflater_new(DEFLATE_FULL);
  row_block_start(&block, row_stream_sheet(stream, CASES), 0, deflater);
  for (int64_t i = 0; i < rows; i++) {
    row_block_begin_row(&block);
    row_block_end_row(&block);
  }
  row_block_finish(&block);
  bool is_appended = row_stream_append(stream, CASES, &block);
  row_block_clear(&block);
  deflater_free(deflater);
  return is_appended;
}

/* A folder of its own for a test; removed by remove_folder. */
static char folder[] = "/tmp/row-stream-XXXXXX";

static void make_folder(void) { cr_assert(mkdtemp(folder) != NULL); }

static void remove_folder(void) {
  char command[64];
  snprintf(command, sizeof command, "rm -rf %s", folder);
  cr_expect(system(command) == 0);
}

static const char *in_folder(const char *name) {
  static char paths[4][128];
  static size_t next = 0;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  return path;
}

static bool write_book(struct book *book, struct row_failure *failure, int64_t ledger_rows, int64_t case_rows,
                       int threads, const char *path) {
  struct row_stream stream;
  bool is_written = row_stream_open(&stream, folder, book->shapes, 2, &book->words, write_skeleton, book) &&
                    append_ledger(&stream, ledger_rows, threads) && append_cases(&stream, case_rows) &&
                    row_stream_finish(&stream, path);
  row_stream_close(&stream);
  shared_strings_clear(&book->words);
  *failure = stream.failure;
  cr_expect(is_written == (failure->kind == ROW_FAILURE_NONE));
  return is_written;
}

static void write_good_book(int64_t row_limit, int64_t ledger_rows, int64_t case_rows, int threads,
                            const char *path) {
  struct book book = make_book(row_limit);
  struct row_failure failure;
  cr_assert(write_book(&book, &failure, ledger_rows, case_rows, threads, path), "%s", failure.text);
}

/* Runs tests/row_stream_readers.py; -1 when it could not be run. */
static int judge(const char *verb, const char *first, const char *second) {
  char command[1024];
  snprintf(command, sizeof command, "/usr/bin/python3 '%s/row_stream_readers.py' %s %s %s 1>&2", TEST_FOLDER,
           verb, first, second);
  int status = system(command);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The workbook that libxlsxwriter alone writes of the same rows. */
static void write_reference(int64_t row_limit, int64_t ledger_rows, int64_t case_rows, const char *path) {
  struct book book = make_book(row_limit);
  book.writes_rows = true;
  struct planned_sheet sheets[BLOCKS_MOST];
  struct row_plan plan = {.sheets = sheets};
  for (size_t sheet = 0; sheet < 2; sheet++) {
    int64_t capacity = row_shape_capacity(&book.shapes[sheet]),
            left = sheet == LEDGER ? ledger_rows : case_rows;
    for (size_t i = 0; i == 0 || left > 0; i++) {
      int64_t rows = left < capacity ? left : capacity;
      sheets[plan.sheet_count++] = (struct planned_sheet){sheet, i, rows, rows == 0 ? 1 : rows, 0};
      left -= rows;
    }
  }
  cr_assert(write_skeleton(&book, path, &plan) == NULL);
  shared_strings_clear(&book.words);
}

static void expect_same_as_library(int64_t row_limit, int64_t ledger_rows, int64_t case_rows) {
  write_good_book(row_limit, ledger_rows, case_rows, 2, in_folder("ours.xlsx"));
  write_reference(row_limit, ledger_rows, case_rows, in_folder("theirs.xlsx"));
  cr_expect(judge("same", in_folder("ours.xlsx"), in_folder("theirs.xlsx")) == 0);
}

TestSuite(row_stream, .init = make_folder, .fini = remove_folder, .timeout = 300);

Test(row_stream, equals_cell_by_cell_what_libxlsxwriter_alone_writes) {
  expect_same_as_library(0, 5000, 300);
}

Test(row_stream, continues_on_further_sheets_at_the_row_limit) {
  expect_same_as_library(12, 10, 10);  /* both sheets exactly full: 12 - 1 - 1, 12 - 2 */
  expect_same_as_library(12, 11, 11);  /* one row over */
  expect_same_as_library(302, 900, 5); /* blocks of 700 rows straddle two limits */
}

Test(row_stream, keeps_an_empty_styled_row_when_there_are_no_rows) { expect_same_as_library(0, 0, 0); }

static bool same_bytes(const char *first, const char *second) {
  char command[300];
  snprintf(command, sizeof command, "cmp %s %s 1>&2", first, second);
  return system(command) == 0;
}

Test(row_stream, gives_the_same_bytes_for_any_number_of_threads_and_in_every_run) {
  write_good_book(9000, 20000, 10, 1, in_folder("one.xlsx"));
  write_good_book(9000, 20000, 10, 2, in_folder("two.xlsx"));
  write_good_book(9000, 20000, 10, 4, in_folder("four.xlsx"));
  cr_expect(same_bytes(in_folder("one.xlsx"), in_folder("two.xlsx")));
  cr_expect(same_bytes(in_folder("one.xlsx"), in_folder("four.xlsx")));
  sleep(2); /* ZIP times count in steps of two seconds */
  write_good_book(9000, 20000, 10, 1, in_folder("two.xlsx"));
  cr_expect(same_bytes(in_folder("one.xlsx"), in_folder("two.xlsx")));
}

/* A workbook whose first sheet takes rows: readers look at that one. */
static const char *write_plain_skeleton(void *context, const char *path, struct row_plan *plan) {
  struct book *book = context;
  book->workbook = workbook_new(path);
  make_formats(book, false);
  write_ledger(book, &plan->sheets[0], 0, NO_FAULT, &book->words);
  return close_book(book, NO_FAULT);
}

static void write_expected(const char *path, int64_t rows) {
  FILE *file = fopen(path, "w");
  cr_assert(file != NULL);
  fprintf(file, "header\theader\theader\theader\theader\theader\theader\theader\n");
  for (int64_t i = 0; i < rows; i++) {
    struct values values = make_values(i);
    fprintf(file, "%s\t%s\t%d\t%.2f\t%s\t", values.id, values.name, (int)values.days,
            (double)values.fen / 100, values.rate);
    if (i % 5 != 0) fprintf(file, "%d", values.date);
    fprintf(file, "\t%.2f\t%s\n", (double)values.product / 100, reasons[i % REASONS]);
  }
  fprintf(file, "total\t\t\t\t\t\t\t\n");
  cr_assert(fclose(file) == 0);
}

static void expect_read_by(const char *reader) {
  struct book book = make_book(0);
  struct row_stream stream;
  cr_assert(row_stream_open(&stream, folder, book.shapes, 1, &book.words, write_plain_skeleton, &book), "%s",
            stream.failure.text);
  cr_assert(append_ledger(&stream, 1500, 2) && row_stream_finish(&stream, in_folder("book.xlsx")), "%s",
            stream.failure.text);
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
  write_expected(in_folder("expected.txt"), 1500);
  int outcome = judge(reader, in_folder("book.xlsx"), in_folder("expected.txt"));
  if (outcome == 77)
    cr_skip("%s is not installed", reader);
  else
    cr_expect(outcome == 0, "%s reads something else", reader);
}

Test(row_stream, is_read_by_openpyxl) { expect_read_by("openpyxl"); }
Test(row_stream, is_read_by_xlsx2csv) { expect_read_by("xlsx2csv"); }
Test(row_stream, is_read_by_gnumeric) { expect_read_by("gnumeric"); }
Test(row_stream, is_read_by_libreoffice) { expect_read_by("libreoffice"); }
Test(row_stream, is_read_by_exceljs) { expect_read_by("exceljs"); }

Test(row_stream, refuses_a_skeleton_that_is_broken_or_not_as_agreed) {
  static const struct {
    enum fault fault;
    enum row_failure_kind kind;
  } cases[] = {{REPORTS_AN_ERROR, ROW_FAILURE_SKELETON},
               {TOTALS_TOO_HIGH, ROW_FAILURE_SKELETON_DISAGREES},
               {FILTER_TOO_SHORT, ROW_FAILURE_SKELETON_DISAGREES},
               {NO_TEMPLATE, ROW_FAILURE_SKELETON_DISAGREES},
               {CELL_MISSING, ROW_FAILURE_SKELETON_DISAGREES},
               {OTHER_STYLES, ROW_FAILURE_SKELETON_DISAGREES},
               {WRONG_WORKSHEET, ROW_FAILURE_SKELETON_DISAGREES},
               {MISSING_WORKSHEET, ROW_FAILURE_SKELETON_DISAGREES},
               {OTHER_HEIGHT, ROW_FAILURE_SKELETON_DISAGREES},
               {NO_ARCHIVE, ROW_FAILURE_SKELETON_BROKEN},
               {DAMAGED_PART, ROW_FAILURE_SKELETON_BROKEN},
               {DAMAGED_DIRECTORY, ROW_FAILURE_SKELETON_BROKEN},
               {NO_WORDS, ROW_FAILURE_SKELETON_DISAGREES},
               {OTHER_WORDS, ROW_FAILURE_SKELETON_DISAGREES},
               {TEMPORARY_FOLDER_FULL, ROW_FAILURE_SKELETON_BROKEN}};
  signal(SIGXFSZ, SIG_IGN);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct book book = make_book(0);
    book.fault = cases[i].fault;
    struct row_failure failure;
    cr_expect(!write_book(&book, &failure, 5, 5, 1, in_folder("book.xlsx")), "fault %d", (int)cases[i].fault);
    cr_expect(failure.kind == cases[i].kind, "fault %d: %d %s", (int)cases[i].fault, (int)failure.kind,
              failure.text);
    cr_expect(failure.text[0] != '\0');
  }
}

/* Writes a book with files limited to `limit` bytes. */
static struct row_failure write_with_limit(rlim_t limit, int64_t rows) {
  signal(SIGXFSZ, SIG_IGN);
  struct rlimit old;
  cr_assert(getrlimit(RLIMIT_FSIZE, &old) == 0);
  struct rlimit limited = {.rlim_cur = limit, .rlim_max = old.rlim_max};
  cr_assert(setrlimit(RLIMIT_FSIZE, &limited) == 0);
  struct book book = make_book(0);
  struct row_failure failure;
  (void)write_book(&book, &failure, rows, 5, 1, in_folder("book.xlsx"));
  setrlimit(RLIMIT_FSIZE, &old);
  return failure;
}

Test(row_stream, reports_a_full_disk_wherever_it_strikes) {
  write_good_book(0, 20000, 5, 1, in_folder("whole.xlsx"));
  struct stat whole;
  cr_assert(stat(in_folder("whole.xlsx"), &whole) == 0);
  struct row_failure failure = write_with_limit(100 * 1024, 20000);
  cr_expect(failure.kind == ROW_FAILURE_SPOOL && failure.error_number == EFBIG, "%s", failure.text);
  for (off_t missing = 1; missing < 3000; missing += 500) {
    failure = write_with_limit((rlim_t)(whole.st_size - missing), 20000);
    cr_expect(failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == EFBIG, "%d: %s", (int)missing,
              failure.text);
  }
  failure = write_with_limit((rlim_t)whole.st_size, 20000);
  cr_expect(failure.kind == ROW_FAILURE_NONE, "%s", failure.text);
}

Test(row_stream, reports_folders_that_do_not_exist) {
  struct book book = make_book(0);
  struct row_failure failure;
  cr_expect(!write_book(&book, &failure, 5, 5, 1, in_folder("none/book.xlsx")));
  cr_expect(failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == ENOENT, "%s", failure.text);
  struct row_stream stream;
  cr_expect(!row_stream_open(&stream, in_folder("none"), book.shapes, 2, NULL, write_skeleton, &book));
  cr_expect(stream.failure.kind == ROW_FAILURE_SPOOL && stream.failure.error_number == ENOENT);
  row_stream_close(&stream);
}

Test(row_stream, refuses_at_once_a_skeleton_without_a_template_row) {
  struct book book = make_book(0);
  struct row_stream stream;
  book.fault = NO_TEMPLATE;
  book.is_faulty_at_once = true;
  cr_expect(!row_stream_open(&stream, folder, book.shapes, 2, &book.words, write_skeleton, &book));
  cr_expect(stream.failure.kind == ROW_FAILURE_SKELETON_DISAGREES, "%s", stream.failure.text);
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
}

/* Lets the system open no further file; returns the limit to be set again. */
static struct rlimit forbid_files(void) {
  struct rlimit old, none;
  int next = open("/dev/null", O_RDONLY);
  cr_assert(next >= 0 && close(next) == 0 && getrlimit(RLIMIT_NOFILE, &old) == 0);
  none = (struct rlimit){(rlim_t)next, old.rlim_max};
  cr_assert(setrlimit(RLIMIT_NOFILE, &none) == 0);
  return old;
}

Test(row_stream, says_when_there_is_no_file_for_the_skeleton) {
  struct book book = make_book(0);
  struct row_stream stream;
  struct rlimit old = forbid_files();
  cr_expect(!row_stream_open(&stream, folder, book.shapes, 2, &book.words, write_skeleton, &book));
  cr_assert(setrlimit(RLIMIT_NOFILE, &old) == 0);
  cr_expect(stream.failure.kind == ROW_FAILURE_SPOOL && stream.failure.error_number == EMFILE, "%s",
            stream.failure.text);
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
}

/* Opens a stream and appends rows to it. */
static void fill_stream(struct row_stream *stream, struct book *book, int64_t rows) {
  cr_assert(row_stream_open(stream, folder, book->shapes, 2, &book->words, write_skeleton, book));
  cr_assert(append_ledger(stream, rows, 1));
}

Test(row_stream, says_when_rows_cannot_be_read_back) {
  struct book book = make_book(0);
  struct row_stream stream;
  fill_stream(&stream, &book, 1000);
  cr_assert(ftruncate(stream.tracks[LEDGER].unnamed_file, 10) == 0);
  cr_expect(!row_stream_finish(&stream, in_folder("book.xlsx")));
  cr_expect(stream.failure.kind == ROW_FAILURE_SPOOL && stream.failure.error_number == EIO, "%s",
            stream.failure.text);
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
}

/* How much the library has buffered when the device refuses it depends on what came before. */
Test(row_stream, says_when_the_device_is_full_whatever_is_being_written) {
  for (int64_t rows = 0; rows < 2000; rows += 43) {
    struct book book = make_book(0);
    struct row_stream stream;
    fill_stream(&stream, &book, rows);
    cr_expect(!row_stream_finish(&stream, "/dev/full"));
    cr_expect(stream.failure.kind == ROW_FAILURE_OUTPUT && stream.failure.error_number == ENOSPC, "%d: %s",
              (int)rows, stream.failure.text);
    row_stream_close(&stream);
    shared_strings_clear(&book.words);
  }
}

Test(row_stream, stays_failed) {
  struct book book = make_book(0);
  struct row_stream stream;
  const struct rlimit small = {1024, RLIM_INFINITY};
  signal(SIGXFSZ, SIG_IGN);
  cr_assert(row_stream_open(&stream, folder, book.shapes, 2, &book.words, write_skeleton, &book));
  cr_assert(setrlimit(RLIMIT_FSIZE, &small) == 0);
  cr_expect(!append_ledger(&stream, 5000, 1) && !append_cases(&stream, 5));
  cr_assert(setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}) == 0);
  cr_expect(!row_stream_finish(&stream, in_folder("book.xlsx")));
  cr_expect(stream.failure.kind == ROW_FAILURE_SPOOL && stream.failure.error_number == EFBIG);
  cr_expect(access(in_folder("book.xlsx"), F_OK) != 0);
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
}

/* A skeleton without long sheets, words and texts. */
static const char *write_bare_skeleton(void *context, const char *path, struct row_plan *plan) {
  struct book *book = context;
  cr_expect(plan->sheet_count == 0);
  book->workbook = workbook_new(path);
  worksheet_write_number(workbook_add_worksheet(book->workbook, NULL), 0, 0, 1, NULL);
  return close_book(book, NO_FAULT);
}

Test(row_stream, copies_a_workbook_without_long_sheets_and_texts) {
  struct book book = make_book(0);
  struct shared_strings no_words = {0};
  for (int i = 0; i < 2; i++) {
    struct row_stream stream;
    cr_expect(
        row_stream_open(&stream, folder, NULL, 0, i == 0 ? NULL : &no_words, write_bare_skeleton, &book) &&
            row_stream_finish(&stream, in_folder("book.xlsx")),
        "%s", stream.failure.text);
    row_stream_close(&stream);
  }
  shared_strings_clear(&book.words);
}

Test(row_stream, leaves_nothing_in_the_folder_when_it_is_given_up) {
  struct book book = make_book(0);
  struct row_stream stream;
  cr_assert(row_stream_open(&stream, folder, book.shapes, 2, &book.words, write_skeleton, &book));
  cr_assert(append_ledger(&stream, 2000, 2));
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
  cr_expect(rmdir(folder) == 0, "%s", strerror(errno));
  cr_assert(mkdir(folder, 0700) == 0);
}
