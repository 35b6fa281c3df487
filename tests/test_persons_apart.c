/* Which lists need no look at how their rows belong together. */
#include "cli/flow/persons_apart.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define HEAD "姓名,身份证号,参保地,断缴开始,断缴结束\n"
#define WANG "王敏,11010519491231002X,北京,2025-01,2025-02\n"
#define LI "李强,440524188001010014,北京,2025-01,2025-02\n"

static bool are_apart(const char *text, bool fills_down) {
  struct table_error error;
  struct columns_problem problem;
  struct case_columns columns;
  struct case_list list;
  size_t count;
  struct table *table =
      table_open_memory(text_from(text), (struct table_options){.is_case_list = true}, &error);
  cr_assert_not_null(table, "%s", text);
  const struct text *names = table_header(table, &count);
  cr_assert(case_columns_find(&columns, names, count, (struct column_choices){0}, &problem));
  case_list_init(&list, table, &columns, fills_down);
  const bool answer = persons_are_apart(&list);
  case_list_clear(&list);
  case_columns_clear(&columns);
  table_close(table);
  return answer;
}

Test(persons_apart, a_number_of_its_own_in_each_row) {
  cr_assert(are_apart(HEAD WANG LI, false));
  cr_assert(are_apart(HEAD WANG "李强, 440524188001010014 ,北京,2025-01,2025-02\n", false), "blanks around");
}

Test(persons_apart, one_person_in_two_rows) {
  cr_assert_not(are_apart(HEAD WANG LI WANG, false));
  cr_assert_not(are_apart(HEAD WANG "王敏,11010519491231002x,北京,2025-03,2025-04\n", false), "x is X");
  cr_assert_not(are_apart(HEAD WANG "王敏,110105491231002,北京,2025-03,2025-04\n", false), "the old number");
}

/* Who has none may be any of the others (W261), and what is no plain number may become one. */
Test(persons_apart, a_row_without_a_plain_number) {
  cr_assert_not(are_apart(HEAD WANG "李强,,北京,2025-01,2025-02\n", false));
  cr_assert_not(are_apart(HEAD WANG "李强,护照E1234567,北京,2025-01,2025-02\n", false));
  cr_assert_not(are_apart(HEAD WANG "李强,440524 18800101 0014,北京,2025-01,2025-02\n", false));
  cr_assert_not(are_apart(HEAD WANG "李强,44052418800101001A,北京,2025-01,2025-02\n", false));
  cr_assert_not(are_apart(HEAD WANG ",,,2025-03,2025-04\n", false), "says more of the row above");
  cr_assert_not(are_apart(HEAD WANG ",,,2025-03,2025-04\n", true), "and is filled from it");
}

Test(persons_apart, what_is_no_case_or_a_faulty_row_is_nobody) {
  cr_assert(are_apart(HEAD WANG LI "合计,,,,\n", false));
  cr_assert(are_apart(HEAD WANG "\"李\"强,440524188001010014,北京,2025-01,2025-02\n", false), "malformed");
}

static void add_persons(struct buffer *list, int first, int count) {
  for (int i = first; i < first + count; i++) {
    char row[64];
    const int length = snprintf(row, sizeof row, "p,%017d0,北京,2025-01,2025-02\n", i * 7919);
    buffer_add(list, row, (size_t)length);
  }
}

/* Behind the rows that are kept while the header is looked for, those that a line alone tells are read in
 * another way than the others. */
static bool are_apart_far_down(const char *rows) {
  enum { KEPT = 100 };
  struct buffer list = {0};
  buffer_add_literal(&list, HEAD);
  add_persons(&list, 0, KEPT);
  buffer_add_text(&list, text_from(rows));
  buffer_add_byte(&list, '\0');
  const bool answer = are_apart(list.at, false);
  buffer_clear(&list);
  return answer;
}

Test(persons_apart, plain_rows_and_others_by_turns) {
  static const struct {
    const char *row;
    bool is_person;
  } others[] = {{"\"王,敏\",110105199003070011,北京,2025-01,2025-02\n", true},
                {"\"王\n敏\",110105199003070011,北京,2025-01,2025-02\n", true},
                {"王敏, 110105199003070011,北京,2025-01,2025-02\n", true},
                {"\n", false},
                {"合计,,,,\n", false},
                {HEAD, false},
                {"\"李\"强,440524188001010014,北京,2025-01,2025-02\n", false}};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    const char *const other = others[i].row;
    char rows[1024];
    (void)snprintf(rows, sizeof rows, "%s%s%s", WANG, other, LI);
    cr_assert(are_apart_far_down(rows), "%s", rows);
    (void)snprintf(rows, sizeof rows, "%s%s%s%s", WANG, other, LI, WANG);
    cr_assert_not(are_apart_far_down(rows), "%s", rows);
    (void)snprintf(rows, sizeof rows, "%s%s%s%s", WANG, other, LI, other);
    cr_assert_eq(are_apart_far_down(rows), !others[i].is_person, "%s", rows);
  }
  cr_assert_not(are_apart_far_down(WANG "李强\n"), "no such cell");
  cr_assert_not(are_apart_far_down(WANG "李强,\n"), "an empty one");
}

/* Its rest is no row of its own. */
Test(persons_apart, a_line_that_is_too_long) {
  enum { TOO_LONG = 2 * 1024 * 1024 };
  struct buffer rows = {0};
  buffer_add_literal(&rows, WANG);
  for (int i = 0; i < TOO_LONG; i++) buffer_add_byte(&rows, 'x');
  buffer_add_literal(&rows, WANG "合计,,,,\n" LI);
  buffer_add_byte(&rows, '\0');
  cr_assert(are_apart_far_down(rows.at));
  buffer_clear(&rows);
}

/* More persons than one table has room for before it grows. */
Test(persons_apart, a_person_among_many) {
  struct buffer list = {0};
  buffer_add_literal(&list, HEAD);
  add_persons(&list, 0, 100000);
  buffer_add_byte(&list, '\0');
  cr_assert(are_apart(list.at, false));
  list.length--;
  add_persons(&list, 70, 1);
  buffer_add_byte(&list, '\0');
  cr_assert_not(are_apart(list.at, false));
  buffer_clear(&list);
}
