/* Where the header of a list is found, and what its headings are: lists as text, the answer as
 * `LINE titles: [heading][heading]`, or why there is none. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "calc/buffer.h"
#include "formats/list/table.h"

static void add_number(struct buffer *out, int64_t number) {
  char digits[24];
  snprintf(digits, sizeof digits, "%lld", (long long)number);
  buffer_add_text(out, text_from(digits));
}

static void add_header(struct buffer *out, const struct table *table) {
  size_t count;
  int64_t first;
  const struct text *names = table_header(table, &count);
  add_number(out, table_header_line(table));
  buffer_add_byte(out, ' ');
  add_number(out, table_titles(table, &first));
  buffer_add_literal(out, ": ");
  for (size_t i = 0; i < count; i++) {
    buffer_add_byte(out, '[');
    buffer_add_text(out, names[i]);
    buffer_add_byte(out, ']');
  }
}

static void expect_header(const char *list, const char *expected) {
  struct table_options options = {.is_case_list = true};
  struct table_error error = {.status = TABLE_OK};
  struct buffer found = {0};
  struct table *table = table_open_memory(text_from(list), options, &error);
  if (table != NULL)
    add_header(&found, table);
  else
    buffer_add_text(&found, error.status == TABLE_NO_HEADER ? TEXT("none") : TEXT("refused"));
  cr_expect(text_is(buffer_text(&found), expected), "for\n%s\nexpected %s\ngot %.*s", list, expected,
            (int)found.length, found.at);
  buffer_clear(&found);
  table_close(table);
}

struct example {
  const char *list, *header;
};

static void expect_all(const struct example *examples, size_t count) {
  for (size_t i = 0; i < count; i++) expect_header(examples[i].list, examples[i].header);
}
#define EXPECT_ALL(examples) expect_all(examples, sizeof(examples) / sizeof(examples)[0])

Test(list_header, is_the_row_with_the_most_known_headings_and_the_first_of_equals) {
  static const struct example examples[] = {
      {"姓名,断缴开始\n张三,2026-03\n", "1 0: [姓名][断缴开始]"},
      {"补缴名单,,\n单位,甲公司,\n姓名,断缴开始,备注\n", "3 2: [姓名][断缴开始][备注]"},
      /* a title with two words that are headings loses against a row with three */
      {"单位,甲公司,地区,北京\n姓名,身份证号,断缴开始,\n", "2 1: [姓名][身份证号][断缴开始][]"},
      {"姓名,断缴开始\n张三,2026-03\n姓名,断缴开始\n", "1 0: [姓名][断缴开始]"},
      /* the same heading again and again is one */
      {"工资,工资,工资\n甲,乙,丙\n姓名,断缴开始,x\n", "3 2: [姓名][断缴开始][x]"},
      {",,\n-,,\n姓名,断缴开始,\n", "3 0: [姓名][断缴开始][]"},
      {"name,gap_from\nZhang,2026-03\n", "1 0: [name][gap_from]"},
  };
  EXPECT_ALL(examples);
}

Test(list_header, needs_two_headings_or_all_that_the_row_has) {
  static const struct example examples[] = {
      {"gap_from\n2026-03\n", "1 0: [gap_from]"},
      {"姓名,甲\n张三,2026-03\n", "none"},
      {"张三,北京\n李四,上海\n", "none"},
      {"", "refused"},
  };
  EXPECT_ALL(examples);
}

Test(list_header, is_looked_for_in_the_first_thirty_filled_rows) {
  struct buffer list = {0};
  for (int i = 0; i < 29; i++) buffer_add_literal(&list, "标题,\n,\n");
  buffer_add_literal(&list, "姓名,断缴开始\n");
  buffer_add_byte(&list, '\0');
  expect_header(list.at, "59 29: [姓名][断缴开始]");
  list.length = 0;
  for (int i = 0; i < 30; i++) buffer_add_literal(&list, "标题,\n");
  buffer_add_literal(&list, "姓名,断缴开始\n");
  buffer_add_byte(&list, '\0');
  expect_header(list.at, "none");
  buffer_clear(&list);
}

Test(list_header, in_two_rows_joins_parent_and_child_else_takes_the_child) {
  static const struct example examples[] = {
      {"姓名,断缴,,工资\n,开始,结束,\n张三,2026-03,2026-05,9000\n", "1 0: [姓名][断缴开始][断缴结束][工资]"},
      {"姓名,断缴期间,,工资\n,断缴开始,断缴结束,\n", "1 0: [姓名][断缴开始][断缴结束][工资]"},
      /* what is unknown either way keeps both words, so that it is not taken for the one above */
      {"姓名,断缴,,月工资,\n,开始,结束,甲,乙\n", "1 0: [姓名][断缴开始][断缴结束][月工资甲][月工资乙]"},
      /* a child alone below its parent: the parent */
      {"姓名,断缴,,月工资\n,开始,结束,元\n", "1 0: [姓名][断缴开始][断缴结束][月工资]"},
      /* cells merged from above and written out again */
      {"姓名,断缴,断缴,工资\n姓名,开始,结束,工资\n", "1 0: [姓名][断缴开始][断缴结束][工资]"},
  };
  EXPECT_ALL(examples);
}

Test(list_header, does_not_take_a_case_for_its_second_row) {
  static const struct example examples[] = {
      {"姓名,断缴开始,备注\n工资,2026-03,x\n", "1 0: [姓名][断缴开始][备注]"},
      {"姓名,断缴开始,备注\n张三,2026-03,工资\n", "1 0: [姓名][断缴开始][备注]"},
  };
  EXPECT_ALL(examples);
}

Test(list_header, finds_the_delimiter_below_titles) {
  static const struct example examples[] = {
      {"甲,乙,丙,丁\n姓名;断缴开始\n", "2 1: [姓名][断缴开始]"},
      {"甲;乙;丙;丁\n姓名\t断缴开始\n", "2 1: [姓名][断缴开始]"},
      {"甲;乙;丙\n\"姓名\",\"断缴开始\"\n", "2 1: [姓名][断缴开始]"},
      {"sep=;\n姓名;断缴开始\n", "2 0: [姓名][断缴开始]"},
  };
  EXPECT_ALL(examples);
}

Test(list_header, says_what_the_first_rows_read_where_there_is_none) {
  struct table_error error;
  struct table_options options = {.is_case_list = true};
  cr_assert_null(table_open_memory(TEXT("标题\n\n,\n姓名,甲,乙\n张三,1,2\n"), options, &error));
  cr_expect_eq(error.status, TABLE_NO_HEADER);
  cr_assert_eq(error.try_count, 3);
  cr_expect_str_eq(error.tries[1].text, "姓名,甲,乙");
  cr_expect_eq(error.tries[1].line, 4);
  cr_expect_eq(error.tries[1].known, 1);
  cr_expect_eq(error.tries[2].known, 0);
}
