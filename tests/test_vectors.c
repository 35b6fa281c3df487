/* Worked examples, RULES 9: every folder of tests/vectors goes through the program itself. Only the columns
 * that results.csv and ledger.csv have are compared; an empty cell expects an empty one. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "formats/list/table.h"

enum { FOLDERS_LEAST = 62, COLUMNS_MAX = 64, PATH_MAX_BYTES = 512 };

extern char **environ;

static char work[] = "/tmp/test_vectors_XXXXXX";

static void make_work_folder(void) { cr_assert_not_null(mkdtemp(work)); }

static void remove_work_folder(void) {
  char command[sizeof work + 16];
  snprintf(command, sizeof command, "rm -rf '%s'", work);
  cr_assert_eq(system(command), 0);
}

TestSuite(vectors, .init = make_work_folder, .fini = remove_work_folder);

/* A path inside a folder. */
struct path {
  char text[PATH_MAX_BYTES];
};

static struct path path_in(const char *folder, const char *name) {
  struct path path;
  int length = snprintf(path.text, sizeof path.text, "%s/%s", folder, name);
  cr_assert(length > 0 && length < (int)sizeof path.text);
  return path;
}

static struct table *open_sheet(const char *path) {
  struct table_error error;
  struct table *table = table_open(path, (struct table_options){0}, &error);
  cr_assert_not_null(table, "%s cannot be read (%d)", path, (int)error.status);
  return table;
}

/* The column of this name, or -1. */
static int column_of(const struct table *table, struct text name) {
  size_t count;
  const struct text *header = table_header(table, &count);
  for (size_t i = 0; i < count; i++)
    if (text_equals(header[i], name)) return (int)i;
  return -1;
}

/* An expectation and the answer it is compared with, open side by side. */
struct comparison {
  const char *name; /* folder and file, for messages */
  struct table *expected, *answer;
  size_t columns;           /* of the expectation */
  int answers[COLUMNS_MAX]; /* where each of them stands in the answer */
  bool is_key[COLUMNS_MAX]; /* record, scheme, month: they find the row */
};

static void open_answer(struct comparison *pair, const char *path) {
  static const char *const keys[] = {"record", "scheme", "month"};
  const struct text *header = table_header(pair->expected, &pair->columns);
  cr_assert(pair->columns <= COLUMNS_MAX);
  pair->answer = open_sheet(path);
  for (size_t i = 0; i < pair->columns; i++) {
    pair->answers[i] = column_of(pair->answer, header[i]);
    pair->is_key[i] = false;
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
      pair->is_key[i] = pair->is_key[i] || text_is(header[i], keys[k]);
    cr_assert(pair->answers[i] >= 0, "%s: the answer has no column %.*s", pair->name, (int)header[i].length,
              header[i].at);
  }
}

static struct text answer_cell(const struct comparison *pair, const struct table_row *answer, size_t column) {
  size_t at = (size_t)pair->answers[column];
  cr_assert(at < answer->count, "%s: a short row in the answer", pair->name);
  return answer->cells[at];
}

static bool has_keys_of(const struct comparison *pair, const struct table_row *expected,
                        const struct table_row *answer) {
  for (size_t i = 0; i < pair->columns; i++)
    if (pair->is_key[i] && !text_equals(expected->cells[i], answer_cell(pair, answer, i))) return false;
  return true;
}

static void compare_row(const struct comparison *pair, const struct table_row *expected,
                        const struct table_row *answer) {
  size_t count;
  const struct text *header = table_header(pair->expected, &count);
  for (size_t i = 0; i < pair->columns; i++) {
    struct text wanted = expected->cells[i], found = answer_cell(pair, answer, i);
    cr_expect(text_equals(wanted, found), "%s:%lld %.*s is \"%.*s\", expected \"%.*s\"", pair->name,
              (long long)expected->line, (int)header[i].length, header[i].at, (int)found.length, found.at,
              (int)wanted.length, wanted.at);
  }
}

/* Looks for the row from the start of the answer: the lists are short. */
static void expect_row(struct comparison *pair, const char *answer_path, const struct table_row *expected) {
  struct table_row answer;
  bool is_found = false;
  open_answer(pair, answer_path);
  cr_assert(expected->fault == ROW_FINE && expected->count == pair->columns, "%s:%lld is no row", pair->name,
            (long long)expected->line);
  while (!is_found && table_next(pair->answer, &answer) == TABLE_OK)
    is_found = has_keys_of(pair, expected, &answer);
  if (is_found) compare_row(pair, expected, &answer);
  cr_expect(is_found, "%s:%lld has no row in the answer", pair->name, (long long)expected->line);
  table_close(pair->answer);
}

static void expect_sheet(const char *folder, const char *file, const char *answer_path) {
  struct path expected_path = path_in(folder, file);
  struct comparison pair = {.name = expected_path.text + strlen(TEST_FOLDER "/vectors/")};
  struct table_row expected;
  int rows = 0;
  pair.expected = open_sheet(expected_path.text);
  for (; table_next(pair.expected, &expected) == TABLE_OK; rows++) expect_row(&pair, answer_path, &expected);
  cr_expect(rows > 0, "%s expects nothing", pair.name);
  table_close(pair.expected);
}

static int run(char *const arguments[]) {
  pid_t child;
  int status;
  cr_assert_eq(posix_spawn(&child, arguments[0], NULL, NULL, arguments, environ), 0, "%s", arguments[0]);
  cr_assert_eq(waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void expect_vector(const char *name) {
  struct path folder = path_in(TEST_FOLDER "/vectors", name);
  struct path cases = path_in(folder.text, "cases.csv"), rules = path_in(folder.text, "rules.csv");
  struct path ledger = path_in(folder.text, "ledger.csv");
  struct path results_answer = path_in(work, "results.csv"), ledger_answer = path_in(work, "ledger.csv");
  int code =
      run((char *[]){TEST_PROGRAM, "assess", cases.text, "--no-builtin-rules", "--rules", rules.text, "-o",
                     results_answer.text, "--ledger", ledger_answer.text, "--force", "--quiet", NULL});
  cr_expect_eq(code, 0, "%s: the program left with %d", name, code);
  if (code != 0) return;
  expect_sheet(folder.text, "results.csv", results_answer.text);
  if (access(ledger.text, F_OK) == 0) expect_sheet(folder.text, "ledger.csv", ledger_answer.text);
}

Test(vectors, every_worked_example_comes_out_to_the_fen) {
  DIR *listing = opendir(TEST_FOLDER "/vectors");
  int folders = 0;
  cr_assert_not_null(listing);
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    expect_vector(entry->d_name);
    folders++;
  }
  closedir(listing);
  cr_assert(folders >= FOLDERS_LEAST, "only %d folders were found", folders);
}
