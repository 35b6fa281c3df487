#include "formats/file/path.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(path, is_taken_apart_at_its_last_slash) {
  static const struct {
    const char *path, *folder, *name;
    size_t offset;
  } cases[] = {{"a.csv", ".", "a.csv", 0},
               {"x/a.csv", "x", "a.csv", 2},
               {"/a.csv", "/", "a.csv", 1},
               {"../x/y/a.csv", "../x/y", "a.csv", 7},
               {"./a", ".", "a", 2},
               {"x/", "x", "", 2},
               {"", ".", "", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char *folder = path_folder(cases[i].path);
    cr_expect_str_eq(folder, cases[i].folder, "%s", cases[i].path);
    cr_expect_str_eq(path_name(cases[i].path), cases[i].name, "%s", cases[i].path);
    cr_expect_eq(path_name_offset(cases[i].path), cases[i].offset, "%s", cases[i].path);
    free(folder);
  }
}

Test(path, is_put_together_of_a_folder_and_a_name) {
  static const struct {
    const char *folder, *name, *path;
  } cases[] = {{"x", "a.csv", "x/a.csv"},
               {"x/", "a.csv", "x/a.csv"},
               {"/", "a", "/a"},
               {"", "x/a", "x/a"},
               {"..", "", "../"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer path = {0};
    path_join(&path, text_from(cases[i].folder), cases[i].name);
    cr_expect_str_eq(path.at, cases[i].path);
    cr_expect_eq(path.length, strlen(cases[i].path) + 1);
    buffer_clear(&path);
  }
}

Test(path, ends_so_in_any_case_of_letters_with_something_before) {
  static const struct {
    const char *path, *ending;
    bool does;
  } cases[] = {{"x.xlsx", ".xlsx", true}, {"x.XLSX", ".xlsx", true},  {"a/b.Csv", ".csv", true},
               {".xlsx", ".xlsx", false}, {"x.xls", ".xlsx", false},  {"xlsx", ".xlsx", false},
               {"", ".csv", false},       {"x.csv.gz", ".csv", false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect_eq(path_ends_with(cases[i].path, cases[i].ending), cases[i].does, "%s", cases[i].path);
}
