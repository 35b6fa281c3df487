/* libarrears as a caller links it: what opens, what one row comes to, and what is refused. */
#include <pthread.h>

#include "library_fixture.h"

TestSuite(library, .init = enter_folder, .fini = leave_folder);

Test(library, works_out_a_row) {
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  /* three months x 10 % of 1000.50 = 3 x (80.04 + 20.01) */
  const char *row =
      "{\"case_id\":\"A1\",\"gap_from\":\"2026-01\",\"gap_to\":\"2026-03\",\"wage\":1000.50,\"name\":null}";
  cr_assert_eq(assess_text(engine, row, &answer), ARREARS_OK);
  cr_expect_eq(answer.status, ARREARS_OK);
  cr_expect_eq(answer.result_count, 1);
  cr_expect_eq(answer.diagnostic_count, 0);
  cr_expect_eq(strlen(answer.results), answer.results_length);
  cr_expect_eq(
      strncmp(answer.results, "{\"schema\":\"arrears.assessment/1\",\"record\":1,\"case_id\":\"A1\",", 59),
      0);
  expect_in(answer.results, "\"arrears\":\"300.15\"");
  expect_in(answer.results, "\"ledger\":[{\"month\":\"2026-01\",\"base\":\"1000.50\"");
  cr_expect_str_eq(answer.diagnostics, "");
  cr_expect_str_eq(answer.message, "");
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, leaves_the_ledger_out_where_nobody_wants_it) {
  struct arrears_options options = ten_percent();
  struct arrears_answer answer = ARREARS_ANSWER;
  options.flags |= ARREARS_WITHOUT_LEDGER;
  arrears_handle engine = open_with(options);
  cr_assert_eq(
      assess_text(engine, "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":1000}", &answer),
      ARREARS_OK);
  expect_in(answer.results, "\"arrears\":\"100.00\"");
  cr_expect_null(strstr(answer.results, "\"ledger\""));
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, hands_back_what_is_wrong_with_a_row_as_data) {
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  cr_expect_eq(assess_text(engine, "{\"gap_from\":\"2026-13\",\"gap_to\":\"\",\"wage\":\"ten\"}", &answer),
               ARREARS_REJECTED);
  cr_expect_eq(answer.result_count, 0);
  cr_expect_eq(answer.diagnostic_count, 2);
  expect_in(answer.diagnostics,
            "{\"line\":1,\"record\":1,\"column\":\"gap_from\",\"value\":\"2026-13\","
            "\"code\":\"E107\",\"message\":\"");
  expect_in(answer.diagnostics, "\"column\":\"wage\",\"value\":\"ten\",\"code\":\"E101\"");
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, reads_numbers_to_the_last_digit_that_counts) {
  static const struct {
    const char *wage, *base, *note;
  } cases[] = {
      {"1000", "\"base\":\"1000.00\"", NULL},
      {"1e3", "\"base\":\"1000.00\"", NULL},
      {"1000.1", "\"base\":\"1000.10\"", NULL},
      {"\"1000.10\"", "\"base\":\"1000.10\"", NULL},
      {"1000.3000000000000005", "\"base\":\"1000.30\"", NULL}, /* the binary fraction next to 1000.3 */
      {"1000.30000000000007", "\"base\":\"1000.30\"", "W221"}, /* 17 digits, as 1000.1 + 0.2 comes out */
  };
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char row[128];
    snprintf(row, sizeof row, "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":%s}", cases[i].wage);
    cr_expect_eq(assess_text(engine, row, &answer), ARREARS_OK, "%s: %s", cases[i].wage, answer.diagnostics);
    expect_in(answer.results, cases[i].base);
    cr_expect_eq(strstr(answer.results, "W221") != NULL, cases[i].note != NULL, "%s", cases[i].wage);
  }
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, refuses_what_is_no_row) {
  static const struct {
    const char *row, *message;
    size_t length; /* 0: of the text */
  } rows[] = {
      {"", "JSON: cannot be read from byte 0 on", 0},
      {"{\"gap_from\":\"2026-01\"", "JSON: cannot be read from byte 21 on", 0},
      {"{\"gap_from\":\"2026-01\"} {}", "JSON: cannot be read from byte", 0},
      {"[1]", "JSON: a row is an object", 0},
      {"{\"name\":\"\xE6\xB1\"}", "JSON: is not UTF-8 at byte", 0},
      {"{\"name\":\"\xFF\"}", "JSON: is not UTF-8 at byte", 0},
      {"{\"name\":\"a\\u0000b\"}", "JSON: cannot be read from byte", 0},
      {"{\"name\":\"a\0b\"}", "JSON: cannot be read from byte", 14},
      {"{\"name\":\"a\",\"name\":\"b\"}", "JSON: a name stands twice", 0},
      {"{\"name\":[\"a\"]}", "JSON: \"name\" is an object or an array", 0},
      {"{\"wage\":1e999}", "JSON: cannot be read from byte", 0},
      {"{\"wage\":NaN}", "JSON: cannot be read from byte", 0},
  };
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const size_t length = rows[i].length > 0 ? rows[i].length : strlen(rows[i].row);
    cr_expect_eq(arrears_assess(engine, rows[i].row, length, &answer), ARREARS_BAD_ROW, "%s", rows[i].row);
    expect_in(answer.message, rows[i].message);
    cr_expect_eq(answer.result_count + answer.diagnostic_count, 0);
  }
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, refuses_a_row_without_end) {
  enum { SIZE = 1024 * 1024 + 1 };
  static char row[SIZE];
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  memset(row, '[', SIZE);
  cr_expect_eq(arrears_assess(engine, row, SIZE, &answer), ARREARS_BAD_ROW);
  cr_expect_str_eq(answer.message, "JSON: a row is longer than 1048576 bytes");
  cr_expect_eq(arrears_assess(engine, row, SIZE - 1, &answer), ARREARS_BAD_ROW);
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, refuses_names_as_the_command_refuses_headings) {
  static const char *const rows[][2] = {
      {"{}", "JSON: not one column is known"},
      {"{\"colour\":\"red\"}", "JSON: not one column is known"},
      {"{\"gap_from\":\"2026-01\",\"wage\":1000,\"断缴结束2\":\"2026-02\"}", "\"断缴结束2\" may be gap_to"},
      {"{\"gap_from\":\"2026-01\",\"wage\":1000,\"状态\":\"灵活就业\"}", "灵活就业"},
      {"{\"gap_from\":\"2026-01\",\"wage\":1000,\"币种\":\"万元\"}", "万元"},
      {"{\"name\":\"a\",\"wage\":1000}", "gap_from"},
  };
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  for (int again = 0; again < 2; again++)
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
      cr_expect_eq(assess_text(engine, rows[i][0], &answer), ARREARS_BAD_COLUMNS, "%s", rows[i][0]);
      expect_in(answer.message, rows[i][1]);
    }
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, goes_on_with_another_set_of_columns) {
  static const char *const rows[] = {
      "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":1000}",
      "{\"工资\":1000,\"断缴开始\":\"2026-01\",\"断缴结束\":\"2026-01\",\"部门\":\"研发\"}",
      "{\"gap_to\":\"2026-01\",\"gap_from\":\"2026-01\",\"wage\":1000}",
      "{\"name\":\"a\",\"2026-01\":1000}",
  };
  arrears_handle engine = open_with(ten_percent());
  struct arrears_answer answer = ARREARS_ANSWER;
  for (size_t i = 0; i < 8; i++) {
    cr_expect_eq(assess_text(engine, rows[i % 4], &answer), ARREARS_OK, "%s: %s", rows[i % 4],
                 answer.message);
    expect_in(answer.results, "\"arrears\":\"100.00\"");
    cr_expect_eq(strstr(answer.results, ",\"部门\":\"研发\",") != NULL, i % 4 == 1);
  }
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, says_what_is_no_case) {
  struct arrears_options options = ten_percent();
  struct arrears_answer answer = ARREARS_ANSWER;
  options.language = "zh";
  arrears_handle engine = open_with(options);
  cr_expect_eq(assess_text(engine, "{\"name\":\"合计\",\"gap_from\":\"\",\"wage\":3000}", &answer),
               ARREARS_NO_CASE);
  cr_expect_str_eq(answer.message, "JSON: 不是案例:合计行");
  cr_expect_eq(assess_text(engine, "{\"name\":\"\",\"gap_from\":null}", &answer), ARREARS_NO_CASE);
  cr_expect_str_eq(answer.message, "JSON: 不是案例:空行");
  arrears_answer_clear(&answer);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

static void *assess_many(void *shared) {
  enum { TIMES = 200 };
  struct arrears_answer answer = ARREARS_ANSWER;
  intptr_t wrong = 0;
  for (int i = 0; i < TIMES; i++) {
    char row[128], arrears[64];
    snprintf(row, sizeof row, "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":%d}", 1000 + 10 * i);
    snprintf(arrears, sizeof arrears, "\"arrears\":\"%d.00\"", 100 + i);
    wrong += assess_text(*(arrears_handle *)shared, row, &answer) != ARREARS_OK ||
             strstr(answer.results, arrears) == NULL;
  }
  arrears_answer_clear(&answer);
  return (void *)wrong;
}

Test(library, is_used_by_several_threads_at_once) {
  enum { THREADS = 4 };
  pthread_t threads[THREADS];
  arrears_handle engine = open_with(ten_percent());
  for (int i = 0; i < THREADS; i++) cr_assert_eq(pthread_create(&threads[i], NULL, assess_many, &engine), 0);
  for (int i = 0; i < THREADS; i++) {
    void *wrong;
    pthread_join(threads[i], &wrong);
    cr_expect_null(wrong);
  }
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library, names_the_columns_of_its_answers) {
  size_t count = 0;
  cr_expect_str_eq(arrears_result_name(0), "record");
  while (arrears_ledger_name(count) != NULL) count++;
  cr_expect_str_eq(arrears_ledger_name(0), "month");
  cr_expect_str_eq(arrears_ledger_name(count - 1), "because");
  cr_expect_null(arrears_result_name(1000));
  cr_expect_eq(arrears_api_version(), ARREARS_API_VERSION);
  cr_expect(arrears_version()[0] >= '0' && arrears_version()[0] <= '9');
}
