#include "formats/run/manifest.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder_fixture.h"
#include "formats/file/digest.h"
#include "formats/run/manifest_differ.h"
#include "formats/run/manifest_place.h"

TestSuite(manifest, .init = enter_folder, .fini = leave_folder);
TestSuite(digest, .init = enter_folder, .fini = leave_folder);

/* The examples of FIPS 180-4 (NIST, "Examples with intermediate values", SHA-256). */
Test(digest, is_that_of_the_standard_in_one_piece_or_many) {
  static const struct {
    const char *text, *digest;
  } table[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    char found[DIGEST_SIZE];
    struct fingerprint file;
    struct digest digest;
    digest_start(&digest);
    for (const char *at = table[i].text; *at != '\0'; at++) digest_add(&digest, at, 1);
    digest_finish(&digest, found);
    cr_expect_str_eq(found, table[i].digest);
    put("file", table[i].text);
    cr_assert(digest_file("file", &file) == 0);
    cr_expect_str_eq(file.digest, table[i].digest);
    cr_expect(file.size == (int64_t)strlen(table[i].text));
  }
}

Test(digest, of_a_file_that_is_not_there_says_why_and_is_empty) {
  static const struct {
    const char *path;
    int failure;
  } table[] = {{"nothing", ENOENT}, {".", EISDIR}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct fingerprint file = {.size = 99, .digest = "none"};
    cr_expect(digest_file(table[i].path, &file) == table[i].failure, "%s", table[i].path);
    cr_expect(file.size == 0 && file.digest[0] == '\0', "%s: %s", table[i].path, file.digest);
  }
}

/* A manifest with every member that one must have. */
static void fill(struct manifest *manifest) {
  struct control_totals totals = {0};
  cr_assert(control_totals_add_cell(&totals, 0, TEXT("92233720368547758.08")));
  cr_assert(control_totals_add_cell(&totals, 0, TEXT("-0.09")));
  manifest_begin(manifest, "0.1");
  manifest_set_text(manifest, "input.name", TEXT("名单.csv"));
  manifest_set_number(manifest, "input.size",
                      INT64_C(9007199254740993)); /* 2^53 + 1, which no double holds */
  manifest_set_text(manifest, "input.sha256", TEXT("aa"));
  manifest_add_rules(manifest, TEXT("built-in"), "bb");
  manifest_add_rules(manifest, TEXT("mine.csv"), "cc");
  manifest_set_text(manifest, "calendar.name", TEXT(MANIFEST_BUILTIN));
  manifest_set_text(manifest, "calendar.sha256", TEXT("dd"));
  manifest_set_text(manifest, "regions.sha256", TEXT("ee"));
  manifest_set_text(manifest, "options.region", TEXT("110000"));
  manifest_set_text(manifest, "options.scheme", TEXT("medical+maternity"));
  manifest_set_text(manifest, "options.payer", TEXT(""));
  manifest_set_text(manifest, "options.pay_on", TEXT("2026-06-30"));
  manifest_set_text(manifest, "options.encoding", TEXT("auto"));
  manifest_set_text(manifest, "options.lang", TEXT("zh"));
  manifest_set_text(manifest, "options.because", TEXT("inline"));
  manifest_set_text(manifest, "options.format", TEXT("csv"));
  manifest_set_flag(manifest, "options.bom", true);
  manifest_set_number(manifest, "shard.index", 2);
  manifest_set_number(manifest, "shard.count", 3);
  manifest_set_output_text(manifest, MANIFEST_RESULTS, "name", TEXT("r.csv"));
  manifest_set_output_text(manifest, MANIFEST_RESULTS, "sha256", TEXT("ff"));
  manifest_set_output_number(manifest, MANIFEST_RESULTS, "size", 5);
  manifest_set_output_number(manifest, MANIFEST_RESULTS, "rows", 1);
  manifest_set_number(manifest, "counts.listed", 4);
  manifest_set_number(manifest, "counts.read", 2);
  manifest_set_number(manifest, "counts.assessed", 1);
  manifest_set_number(manifest, "counts.rejected", 1);
  manifest_set_totals(manifest, &totals);
  control_totals_clear(&totals);
}

static void write_manifest(const struct manifest *manifest, const char *path) {
  struct output_file file;
  struct output_error error;
  cr_assert(output_file_open(&file, path, true, &error));
  cr_assert(manifest_write(manifest, &file, &error) && output_file_commit(&file, &error));
}

static bool can_read(const char *path) {
  struct manifest manifest = {0};
  struct buffer why = {0};
  int system;
  bool is_read = manifest_read(&manifest, path, &why, &system);
  cr_expect(is_read || why.length > 0 || system != 0, "%s: no word on why", path);
  buffer_clear(&why);
  manifest_clear(&manifest);
  return is_read;
}

/* 92233720368547758.08 - 0.09 = 92233720368547757.99, beyond 64 bits of fen and back. */
Test(manifest, comes_back_as_it_was_written_numbers_and_amounts_exact) {
  struct manifest written = {0}, read = {0};
  struct buffer why = {0}, amount = {0};
  struct control_totals totals;
  int system;
  fill(&written);
  write_manifest(&written, "m.json");
  cr_assert(manifest_read(&read, "m.json", &why, &system));
  cr_expect_str_eq(manifest_text(&read, "input.name"), "名单.csv");
  cr_expect(manifest_number(&read, "input.size") == INT64_C(9007199254740993));
  cr_expect(manifest_flag(&read, "options.bom"));
  cr_expect(manifest_has_output(&read, MANIFEST_RESULTS) && !manifest_has_output(&read, MANIFEST_LEDGER));
  manifest_totals(&read, &totals);
  money_format(&amount, &totals.amounts[0]);
  cr_expect(text_is(buffer_text(&amount), "92233720368547757.99"));
  cr_expect(!manifest_differ(&written, &read, &why));
  control_totals_clear(&totals);
  buffer_clear(&amount);
  buffer_clear(&why);
  manifest_clear(&written);
  manifest_clear(&read);
}

Test(manifest, differs_by_what_was_worked_out_and_names_the_member) {
  static const struct {
    const char *path, *value, *difference; /* NULL: none */
  } table[] = {
      {"input.name", "other.csv", NULL},
      {"shard.note", "x", NULL},
      {"version", "0.2", "version"},
      {"input.sha256", "ab", "input.sha256"},
      {"calendar.sha256", "x", "calendar.sha256"},
      {"options.pay_on", "2026-07-01", "options.pay_on"},
      {"options.later", "x", "options.later"},
      {"outputs.ledger.name", "l.csv", "outputs.ledger"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct manifest left = {0}, right = {0};
    struct buffer path = {0};
    fill(&left);
    fill(&right);
    manifest_set_text(&right, table[i].path, text_from(table[i].value));
    cr_expect(manifest_differ(&left, &right, &path) == (table[i].difference != NULL), "%s", table[i].path);
    if (table[i].difference != NULL)
      cr_expect(text_is(buffer_text(&path), table[i].difference), "%.*s", (int)path.length, path.at);
    buffer_clear(&path);
    manifest_clear(&left);
    manifest_clear(&right);
  }
}

Test(manifest, differs_by_a_rule_table_more_or_another_one) {
  struct manifest left = {0}, right = {0};
  struct buffer path = {0};
  fill(&left);
  fill(&right);
  manifest_add_rules(&right, TEXT("later.csv"), "dd");
  cr_expect(manifest_differ(&left, &right, &path));
  cr_expect(text_is(buffer_text(&path), "rules.3"));
  buffer_clear(&path);
  manifest_clear(&left);
  manifest_clear(&right);
}

Test(manifest, is_refused_when_it_is_cut_incomplete_or_of_another_kind) {
  struct manifest manifest = {0};
  static const char *const wrong[] = {
      "",
      "[]",
      "{}",
      "{\"schema\":\"arrears.manifest/1\"}",
      "{\"schema\":\"other\"}",
      "{\"a\":1,\"a\":2}",
      "{\"a\":\"\xFF\"}",
  };
  fill(&manifest);
  write_manifest(&manifest, "m.json");
  cr_expect(can_read("m.json"));
  cr_expect(!can_read("nothing.json"));
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    put("w.json", wrong[i]);
    cr_expect(!can_read("w.json"), "%s", wrong[i]);
  }
  cr_assert(truncate("m.json", 700) == 0);
  cr_expect(!can_read("m.json"));
  manifest_set_text(&manifest, "totals.results.total", TEXT("1e9"));
  write_manifest(&manifest, "m.json");
  cr_expect(!can_read("m.json"));
  fill(&manifest);
  manifest_set_number(&manifest, "outputs.results.rows", -1);
  write_manifest(&manifest, "m.json");
  cr_expect(!can_read("m.json"));
  manifest_clear(&manifest);
}

/* Each of these is the manifest of `fill` with one member that is not as it should be. */
/* Four shards of 2^62 rows each would make a sum of 0; 10,000 of 10^14 make 10^18, far below 2^63. */
Test(manifest, is_refused_when_a_count_is_so_large_that_a_sum_of_shards_could_wrap) {
  static const char *const members[] = {"counts.listed",    "counts.read",           "counts.assessed",
                                        "counts.rejected",  "outputs.results.rows",  "outputs.results.size",
                                        "assumptions.W211", "grades.default.results"};
  static const struct {
    int64_t number;
    bool is_read;
  } table[] = {{INT64_C(100000000000000), true}, {INT64_C(100000000000001), false}, {INT64_MAX, false}};
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
    for (size_t n = 0; n < sizeof table / sizeof table[0]; n++) {
      struct manifest manifest = {0};
      fill(&manifest);
      manifest_set_number(&manifest, members[i], table[n].number);
      write_manifest(&manifest, "m.json");
      cr_expect(can_read("m.json") == table[n].is_read, "%s = %lld", members[i], (long long)table[n].number);
      manifest_clear(&manifest);
    }
}

Test(manifest, is_refused_when_a_member_is_missing_unknown_or_of_another_type) {
  static const struct {
    const char *member;
    enum { TO_TEXT, TO_NUMBER } to;
  } table[] = {{"options.bom", TO_TEXT},         {"options.region", TO_NUMBER},
               {"options.encoding", TO_NUMBER},  {"calendar.name", TO_NUMBER},
               {"rules.2.name", TO_NUMBER},      {"rules.1.sha256", TO_NUMBER},
               {"shard.index", TO_TEXT},         {"outputs.summary", TO_TEXT},
               {"outputs.ledger.name", TO_TEXT}, {"outputs.results.name", TO_NUMBER}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct manifest manifest = {0};
    fill(&manifest);
    if (table[i].to == TO_TEXT)
      manifest_set_text(&manifest, table[i].member, TEXT("1"));
    else
      manifest_set_number(&manifest, table[i].member, 1);
    write_manifest(&manifest, "m.json");
    cr_expect(!can_read("m.json"), "%s", table[i].member);
    manifest_clear(&manifest);
  }
}

Test(manifest, counts_the_elements_of_an_array_from_one) {
  struct manifest manifest = {0};
  fill(&manifest);
  cr_expect(manifest_count(&manifest, "rules") == 2 && manifest_count(&manifest, "input") == 0);
  cr_expect_str_eq(manifest_text(&manifest, "rules.2.name"), "mine.csv");
  cr_expect_null(manifest_text(&manifest, "rules.0.name"));
  cr_expect_null(manifest_text(&manifest, "rules.3.name"));
  manifest_set_text(&manifest, "rules.2.name", TEXT("yours.csv"));
  cr_expect_str_eq(manifest_text(&manifest, "rules.2.name"), "yours.csv");
  cr_expect(manifest_count(&manifest, "rules") == 2);
  manifest_clear(&manifest);
}

/* Which member names the difference between the manifest of `fill` and one with another value, NULL: none. */
Test(manifest, differs_by_what_a_run_came_to) {
  static const struct {
    const char *path;
    int64_t value;
    const char *difference;
  } table[] = {{"counts.read", 2, NULL},
               {"counts.read", 3, "counts.read"},
               {"outputs.results.size", 6, "outputs.results.size"},
               {"outputs.results.rows", 2, "outputs.results.rows"},
               {"outputs.rejects.rows", 0, "outputs.rejects"},
               {"totals.ledger.arrears", 0, "totals.ledger.arrears"},
               {"input.size", 1, NULL}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct manifest left = {0}, right = {0};
    struct buffer path = {0};
    fill(&left);
    fill(&right);
    manifest_set_number(&right, table[i].path, table[i].value);
    cr_expect(manifest_outcomes_differ(&left, &right, &path) == (table[i].difference != NULL), "%s",
              table[i].path);
    if (table[i].difference != NULL)
      cr_expect(text_is(buffer_text(&path), table[i].difference), "%.*s", (int)path.length, path.at);
    buffer_clear(&path);
    manifest_clear(&left);
    manifest_clear(&right);
  }
}

/* a/m.json moves to b/m.json; "/..." stands for the folder of the test. */
Test(manifest, that_moves_to_another_folder_still_names_the_same_files) {
  static const struct {
    const char *name, *moved;
  } table[] = {{"list.csv", "/a/list.csv"},         {"in/list.csv", "/a/in/list.csv"},
               {"/b/list.csv", "list.csv"},         {"/b/in/list.csv", "in/list.csv"},
               {"/list.csv", "/list.csv"},          {"gone/list.csv", "/a/gone/list.csv"},
               {"/gone/list.csv", "/gone/list.csv"}};
  for (const char *const *at = (const char *const[]){"a", "b", "a/in", "b/in", NULL}; *at != NULL; at++)
    cr_assert(mkdir(*at, 0777) == 0);
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct manifest manifest = {0};
    char name[64], moved[64];
    snprintf(name, sizeof name, "%s%s", table[i].name[0] == '/' ? folder : "", table[i].name);
    snprintf(moved, sizeof moved, "%s%s", table[i].moved[0] == '/' ? folder : "", table[i].moved);
    fill(&manifest);
    manifest_set_text(&manifest, "input.name", text_from(name));
    manifest_set_text(&manifest, "rules.2.name", text_from(name));
    manifest_place_move(&manifest, "a/m.json", "b/m.json");
    cr_expect_str_eq(manifest_text(&manifest, "input.name"), moved);
    cr_expect_str_eq(manifest_text(&manifest, "rules.2.name"), moved);
    cr_expect_str_eq(manifest_text(&manifest, "rules.1.name"), "built-in");
    cr_expect_str_eq(manifest_text(&manifest, "calendar.name"), "built-in");
    manifest_set_text(&manifest, "calendar.name", TEXT(""));
    manifest_place_move(&manifest, "b/m.json", "a/m.json");
    cr_expect_str_eq(manifest_text(&manifest, "calendar.name"), "", "no calendar stays none");
    manifest_clear(&manifest);
  }
}

Test(manifest, never_takes_a_file_for_what_is_built_in) {
  struct buffer name = {0}, path = {0};
  cr_assert(manifest_place_name(&name, "m.json", "built-in"));
  buffer_add_byte(&name, '\0');
  cr_expect(manifest_place_is_file(name.at));
  put("built-in", "x");
  manifest_place_path(&path, "m.json", name.at);
  cr_expect(access(path.at, R_OK) == 0, "%s", path.at);
  cr_expect(!manifest_place_is_file("built-in") && !manifest_place_is_file("") &&
            !manifest_place_is_file(NULL));
  buffer_clear(&name);
  buffer_clear(&path);
}

Test(manifest, names_outputs_from_its_own_folder_where_it_can) {
  static const struct {
    const char *manifest, *output, *name; /* "/..." stands for the folder of the test */
  } table[] = {
      {"m.json", "r.csv", "r.csv"},          {"a/m.json", "a/r.csv", "r.csv"},
      {"m.json", "a/r.csv", "a/r.csv"},      {"a/m.json", "./a/b/r.csv", "b/r.csv"},
      {"a/m.json", "a/b/../r.csv", "r.csv"}, {"a/m.json", "ab/r.csv", "/ab/r.csv"},
      {"a/m.json", "r.csv", "/r.csv"},
  };
  cr_assert(mkdir("a", 0777) == 0 && mkdir("a/b", 0777) == 0 && mkdir("ab", 0777) == 0);
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer name = {0}, wanted = {0}, path = {0};
    if (table[i].name[0] == '/') buffer_add_text(&wanted, text_from(folder));
    buffer_add_text(&wanted, text_from(table[i].name));
    cr_assert(manifest_place_name(&name, table[i].manifest, table[i].output));
    cr_expect(text_equals(buffer_text(&name), buffer_text(&wanted)), "%s: %.*s", table[i].output,
              (int)name.length, name.at);
    buffer_add_byte(&name, '\0');
    put(table[i].output, "x");
    manifest_place_path(&path, table[i].manifest, name.at);
    cr_expect(access(path.at, R_OK) == 0, "%s", path.at);
    buffer_clear(&name);
    buffer_clear(&wanted);
    buffer_clear(&path);
  }
  struct buffer name = {0};
  cr_expect(!manifest_place_name(&name, "m.json", "no/such/r.csv"));
  buffer_clear(&name);
}
