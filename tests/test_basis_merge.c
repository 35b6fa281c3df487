#include "formats/run/basis_merge.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "folder_fixture.h"

TestSuite(basis_merge, .init = enter_folder, .fini = leave_folder);

#define HEADER "because,rule_rows,sources\n"
static const char *const paths[] = {"a.csv", "b.csv"};

Test(basis_merge, numbers_the_lists_of_all_shards_anew_in_the_order_in_which_they_are_asked_for) {
  struct basis_merge merge = {0};
  struct basis_merge_failure failure;
  put("a.csv", HEADER "1,x@,\"p, q\"\n2,y@,\n");
  put("b.csv", HEADER "1,y@,\n2,z@,r\n3,x@,\"p, q\"\n");
  cr_assert_eq(basis_merge_read(&merge, paths, 2, &failure), BASIS_MERGE_DONE);
  cr_expect_eq(merge.count, 3);
  cr_expect_eq(basis_merge_number(&merge, 1, 2), 1);
  cr_expect_eq(basis_merge_number(&merge, 0, 1), 2);
  cr_expect_eq(basis_merge_number(&merge, 1, 3), 2, "the same list under another number");
  cr_expect_eq(basis_merge_number(&merge, 1, 0), 0);
  cr_expect_eq(basis_merge_number(&merge, 0, 3), 0, "a list that only the other shard has");
  cr_expect(text_is(buffer_text(&merge.out), HEADER "1,z@,r\n2,x@,\"p, q\"\n"));
  cr_expect_eq(merge.numbered, 2);
  basis_merge_clear(&merge);
}

Test(basis_merge, refuses_files_that_are_no_lists_with_the_line) {
  static const struct {
    const char *bytes;
    int64_t line;
  } table[] = {{"", 1},
               {HEADER "2,x@,\n", 2},
               {HEADER "1,x@,\n1,y@,\n", 3},
               {HEADER "1,x@\n", 2},
               {HEADER "1,x@,p,q\n", 2},
               {HEADER "01,x@,\n", 2},
               {HEADER ",x@,\n", 2},
               {"because,rules,sources\n", 1},
               {HEADER "1,x@,\"p\n", 2}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct basis_merge merge = {0};
    struct basis_merge_failure failure;
    put("a.csv", HEADER);
    put("b.csv", table[i].bytes);
    cr_expect_eq(basis_merge_read(&merge, paths, 2, &failure), BASIS_MERGE_BAD_ROW, "%s", table[i].bytes);
    cr_expect(failure.source == 1 && failure.line == table[i].line, "%s: line %lld", table[i].bytes,
              (long long)failure.line);
    basis_merge_clear(&merge);
  }
}

Test(basis_merge, says_which_file_cannot_be_read) {
  struct basis_merge merge = {0};
  struct basis_merge_failure failure;
  put("a.csv", HEADER);
  cr_expect_eq(basis_merge_read(&merge, paths, 2, &failure), BASIS_MERGE_CANNOT_READ);
  cr_expect(failure.source == 1 && failure.system == ENOENT);
  basis_merge_clear(&merge);
}
