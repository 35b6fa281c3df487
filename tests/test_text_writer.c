/* Real files in a temporary folder; a row is `RECORD,LANGUAGE`. */
#include "formats/record/text_writer.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder_fixture.h"
#include "formats/file/digest.h"
#include "formats/words/figures_text.h"

TestSuite(text_writer, .init = enter_folder, .fini = leave_folder);

static void add_head(struct buffer *out, const struct text_context *context) {
  (void)context;
  buffer_add_literal(out, "head\n");
}

static void add_rows(struct text_block *block, const struct text_context *context,
                     const struct dossier *dossier) {
  figure_number(&block->out, dossier->record);
  buffer_add_text(&block->out, context->language == LANGUAGE_ZH ? TEXT(",zh\n") : TEXT(",en\n"));
}

static void add_many(struct text_block *block, const struct text_context *context,
                     const struct dossier *dossier) {
  for (int i = 0; i < 100000; i++) add_rows(block, context, dossier);
}

static const struct text_format with_head = {add_head, NULL, add_rows}, without_head = {NULL, NULL, add_rows},
                                long_rows = {add_head, NULL, add_many};

static struct writer_failure failure;

static struct writer *open_writer(const struct text_format *format, bool with_mark, bool force) {
  const struct text_context context = {.language = LANGUAGE_ZH, .with_mark = with_mark};
  struct writer *writer = text_writer_open(format, &context, "a.csv", force, &failure);
  cr_assert_not_null(writer);
  return writer;
}

/* Formats `count` dossiers from `first` on into the block and appends it. */
static bool append(struct writer *writer, void *block, int64_t first, size_t count) {
  static struct dossier dossiers[3];
  for (size_t i = 0; i < count; i++) dossiers[i].record = first + (int64_t)i;
  writer->operations->reserve(writer, block, dossiers, count);
  writer->operations->format(writer, block, dossiers, count);
  return writer->operations->append(writer, block);
}

static void write_and_finish(const struct text_format *format, bool with_mark, size_t rows) {
  struct writer *writer = open_writer(format, with_mark, false);
  void *block = writer->operations->block_new(writer);
  if (rows > 0) cr_expect(append(writer, block, 1, rows));
  writer->operations->block_free(block);
  cr_expect(writer->operations->finish(writer));
  writer->operations->free(writer);
}

Test(text_writer, writes_a_mark_a_header_and_rows_each_where_it_is_wanted) {
  static const struct {
    const struct text_format *format;
    bool with_mark;
    size_t rows;
    const char *expected;
  } files[] = {{&with_head, false, 2, "head\n1,zh\n2,zh\n"},
               {&with_head, true, 1, "\xEF\xBB\xBFhead\n1,zh\n"},
               {&without_head, false, 1, "1,zh\n"},
               {&without_head, true, 1,
                "\xEF\xBB\xBF"
                "1,zh\n"},
               {&with_head, false, 0, "head\n"},
               {&with_head, true, 0, "\xEF\xBB\xBFhead\n"},
               {&without_head, false, 0, ""}};
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    write_and_finish(files[i].format, files[i].with_mark, files[i].rows);
    expect_content("a.csv", files[i].expected);
    cr_expect_eq(names_in("."), 1);
    cr_assert_eq(unlink("a.csv"), 0);
  }
}

/* Three batches, the first empty, into a file and into a fingerprint. */
static void write_three(struct writer *writer) {
  void *block = writer->operations->block_new(writer);
  cr_expect(append(writer, block, 1, 0) && append(writer, block, 1, 3) && append(writer, block, 4, 1));
  writer->operations->block_free(block);
  cr_expect(writer->operations->finish(writer));
}

Test(text_writer, tells_the_fingerprint_of_the_file_it_would_have_written) {
  for (int with_mark = 0; with_mark < 2; with_mark++) {
    const struct text_context context = {.language = LANGUAGE_ZH, .with_mark = with_mark};
    struct fingerprint found = {.size = 99}, written;
    struct writer *file = open_writer(&with_head, with_mark, false);
    struct writer *seal = text_writer_fingerprint(&with_head, &context, &found);
    write_three(file);
    write_three(seal);
    cr_expect(seal->operations->finish(seal), "a second time");
    file->operations->free(file);
    seal->operations->free(seal);
    cr_expect_eq(names_in("."), 1, "the fingerprint is no file");
    cr_assert_eq(digest_file("a.csv", &written), 0);
    cr_expect_eq(found.size, 5 + 4 * 5 + 3 * with_mark); /* head, rows, the mark */
    cr_expect_eq(found.size, written.size);
    cr_expect_str_eq(found.digest, written.digest);
    cr_assert_eq(unlink("a.csv"), 0);
  }
}

/* "abc" is an example of FIPS 180-4. */
static void add_abc(struct buffer *out, const struct text_context *context) {
  (void)context;
  buffer_add_literal(out, "abc");
}

Test(text_writer, tells_a_fingerprint_that_is_the_standards_and_forgets_one_that_is_abandoned) {
  static const struct text_format abc = {add_abc, NULL, add_rows};
  const struct text_context context = {.language = LANGUAGE_EN};
  struct fingerprint found;
  struct writer *writer = text_writer_fingerprint(&abc, &context, &found);
  cr_expect(writer->operations->finish(writer));
  writer->operations->free(writer);
  cr_expect_str_eq(found.digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  writer = text_writer_fingerprint(&abc, &context, &found);
  writer->operations->abandon(writer);
  writer->operations->free(writer);
}

Test(text_writer, lets_the_file_appear_only_when_it_is_finished) {
  struct writer *writer = open_writer(&with_head, false, false);
  void *block = writer->operations->block_new(writer);
  cr_expect(append(writer, block, 1, 1));
  cr_expect_neq(access("a.csv", F_OK), 0);
  writer->operations->block_free(block);
  cr_expect(writer->operations->finish(writer));
  expect_content("a.csv", "head\n1,zh\n");
  writer->operations->abandon(writer);
  writer->operations->free(writer);
  expect_content("a.csv", "head\n1,zh\n");
  cr_expect_eq(names_in("."), 1);
}

Test(text_writer, puts_batches_in_the_order_they_are_appended_whoever_formatted_them_first) {
  struct dossier dossiers[3] = {{.record = 1}, {.record = 2}, {.record = 3}};
  struct writer *writer = open_writer(&with_head, false, false);
  const struct writer_operations *operations = writer->operations;
  void *first = operations->block_new(writer), *second = operations->block_new(writer);
  operations->reserve(writer, first, dossiers, 1);
  operations->reserve(writer, second, &dossiers[1], 2);
  operations->format(writer, second, &dossiers[1], 2);
  operations->format(writer, first, dossiers, 1);
  cr_expect(operations->append(writer, first));
  cr_expect(operations->append(writer, second));
  operations->reserve(writer, first, dossiers, 0);
  operations->format(writer, first, dossiers, 0); /* an empty batch; nothing is left of the one before */
  cr_expect(operations->append(writer, first));
  cr_expect(append(writer, first, 4, 1));
  operations->block_free(first);
  operations->block_free(second);
  cr_expect(operations->finish(writer));
  operations->free(writer);
  expect_content("a.csv", "head\n1,zh\n2,zh\n3,zh\n4,zh\n");
}

Test(text_writer, keeps_a_copy_of_its_context) {
  struct text_context context = {.language = LANGUAGE_EN};
  struct writer *writer = text_writer_open(&with_head, &context, "a.csv", false, &failure);
  cr_assert_not_null(writer);
  context = (struct text_context){.language = LANGUAGE_ZH};
  void *block = writer->operations->block_new(writer);
  cr_expect(append(writer, block, 1, 1));
  writer->operations->block_free(block);
  cr_expect(writer->operations->finish(writer));
  writer->operations->free(writer);
  expect_content("a.csv", "head\n1,en\n");
}

Test(text_writer, leaves_nothing_when_it_is_abandoned_or_freed_unfinished) {
  for (int is_abandoned = 0; is_abandoned < 2; is_abandoned++) {
    struct writer *writer = open_writer(&with_head, true, false);
    void *block = writer->operations->block_new(writer);
    cr_expect(append(writer, block, 1, 3));
    writer->operations->block_free(block);
    if (is_abandoned) writer->operations->abandon(writer);
    writer->operations->free(writer);
    cr_expect_eq(names_in("."), 0);
  }
}

Test(text_writer, does_not_touch_an_existing_file_without_force_and_replaces_it_only_at_the_end_with_it) {
  const struct text_context context = {.language = LANGUAGE_ZH};
  put("a.csv", "old");
  cr_expect_null(text_writer_open(&with_head, &context, "a.csv", false, &failure));
  cr_expect_eq(failure.error.status, OUTPUT_EXISTS);
  cr_expect_str_eq(failure.path, "a.csv");
  struct writer *writer = open_writer(&with_head, false, true);
  expect_content("a.csv", "old");
  writer->operations->free(writer);
  expect_content("a.csv", "old");
  writer = open_writer(&with_head, false, true);
  cr_expect(writer->operations->finish(writer));
  writer->operations->free(writer);
  expect_content("a.csv", "head\n");
  cr_expect_eq(names_in("."), 1);
}

Test(text_writer, says_why_it_cannot_be_opened) {
  const struct text_context context = {.language = LANGUAGE_ZH};
  cr_assert_eq(mkdir("inner", 0777), 0);
  static const struct {
    const char *path;
    enum output_status status;
    int system;
  } paths[] = {{"nowhere/a.csv", OUTPUT_NO_FOLDER, ENOENT}, {"inner", OUTPUT_IS_FOLDER, EISDIR}};
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    cr_expect_null(text_writer_open(&with_head, &context, paths[i].path, true, &failure));
    cr_expect_eq(failure.error.status, paths[i].status, "%s: %d", paths[i].path, (int)failure.error.status);
    cr_expect_eq(failure.error.system, paths[i].system);
    cr_expect_str_eq(failure.path, paths[i].path);
  }
  cr_expect_eq(names_in("."), 1);
}

/* A limit on the size of files stands for the disk's. */
static void limit_files(rlim_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, RLIM_INFINITY}), 0);
}

Test(text_writer, leaves_no_file_when_the_disk_fills_up_and_refuses_what_follows) {
  put("a.csv", "old");
  struct writer *writer = open_writer(&long_rows, false, true);
  void *block = writer->operations->block_new(writer);
  limit_files(1000);
  cr_expect_not(append(writer, block, 1, 1)); /* 500000 bytes */
  cr_expect_eq(writer->failure.error.status, OUTPUT_TOO_LARGE);
  limit_files(RLIM_INFINITY);
  cr_expect_not(append(writer, block, 2, 1)); /* room again, but bytes are missing */
  writer->operations->block_free(block);
  cr_expect_not(writer->operations->finish(writer));
  cr_expect_eq(writer->failure.error.status, OUTPUT_TOO_LARGE);
  cr_expect_eq(writer->failure.error.system, EFBIG);
  cr_expect_str_eq(writer->failure.path, "a.csv");
  writer->operations->free(writer);
  expect_content("a.csv", "old");
  cr_expect_eq(names_in("."), 1);
}

Test(text_writer, sees_at_the_end_what_only_the_disk_knows) {
  struct writer *writer = open_writer(&with_head, false, false);
  limit_files(2);
  cr_expect_not(writer->operations->finish(writer));
  limit_files(RLIM_INFINITY);
  cr_expect_eq(writer->failure.error.status, OUTPUT_TOO_LARGE);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 0);
}
