#define _GNU_SOURCE /* strchrnul */
#include "formats/list/carried_names.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* The names of headings, separated by |, behind a first column that is read. */
static void expect_names(const char *headings, const char *expected) {
  struct text texts[20] = {TEXT("gap_from")};
  size_t indexes[20], count = 0;
  struct carried_names names = {0};
  struct buffer found = {0};
  for (const char *at = headings;; at++) {
    const char *end = strchrnul(at, '|');
    indexes[count] = count + 1;
    texts[++count] = (struct text){at, (size_t)(end - at)};
    if (*(at = end) == '\0') break;
  }
  carried_names_find(&names, texts, indexes, count);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(&found, '|');
    buffer_add_text(&found, carried_names_text(&names, i));
  }
  cr_expect(text_is(buffer_text(&found), expected), "%.*s, expected %s", (int)found.length, found.at,
            expected);
  buffer_clear(&found);
  carried_names_clear(&names);
}

Test(carried_names, are_the_headings_where_nothing_speaks_against_it) {
  expect_names("部门|备注 |x", "部门|备注 |x");
}

Test(carried_names, are_unlike_those_of_our_columns) {
  expect_names("total|ledger|schema|Total", "carried_total|carried_ledger|carried_schema|Total");
}

Test(carried_names, are_unlike_each_other_however_they_came_about) {
  expect_names("total|carried_total|total", "carried_total|carried_total_2|carried_total_3");
  expect_names("a|a|a_2|a|a_2", "a|a_2|a_2_2|a_3|a_2_3");
  expect_names("a_2|a|a", "a_2|a|a_3");
}

Test(carried_names, are_never_empty) {
  /* the first column is gap_from */
  expect_names("|x| |\xE3\x80\x80|column_2", "column_2|x|column_4|column_5|column_2_2");
}

/* 200,000 columns of one name: twenty thousand million steps if every number were tried for each. */
Test(carried_names, of_many_columns_of_one_name_are_found_in_no_time, .timeout = 10) {
  enum { COUNT = 200000 };
  static struct text texts[COUNT];
  static size_t indexes[COUNT];
  struct carried_names names = {0};
  for (size_t i = 0; i < COUNT; i++) {
    texts[i] = TEXT("x");
    indexes[i] = i;
  }
  carried_names_find(&names, texts, indexes, COUNT);
  cr_expect(text_is(carried_names_text(&names, COUNT - 1), "x_200000"));
  carried_names_clear(&names);
}
