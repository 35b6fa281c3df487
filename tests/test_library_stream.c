/* Rows of libarrears that are held against each other. */
#include "library_fixture.h"

TestSuite(library_stream, .init = enter_folder, .fini = leave_folder);

#define ZHANG "\"id_number\":\"11010519491231002X\",\"wage\":1000,"
#define ROW(person, first, last) "{" person "\"gap_from\":\"" first "\",\"gap_to\":\"" last "\"}"

/* What a run has told of its rows. */
struct heard {
  arrears_handle stream;
  int statuses[8];
  char results[8][4096], diagnostics[8][512];
  int64_t rows[8];
  int count, stop_after; /* 0: never */
  int from_within;       /* status of a call with the stream, made from within */
};

static int hear(void *context, const struct arrears_answer *answer) {
  struct heard *heard = context;
  struct arrears_answer other = ARREARS_ANSWER;
  const int i = heard->count++;
  heard->statuses[i] = answer->status;
  heard->rows[i] = answer->row;
  snprintf(heard->results[i], sizeof heard->results[i], "%s", answer->results);
  snprintf(heard->diagnostics[i], sizeof heard->diagnostics[i], "%s", answer->diagnostics);
  heard->from_within = arrears_stream_add(heard->stream, "{}", 2, 0, &other);
  arrears_answer_clear(&other);
  return heard->count == heard->stop_after;
}

static arrears_handle stream_of(arrears_handle engine) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle stream;
  cr_assert_eq(arrears_stream_open(engine, &stream, &answer), ARREARS_OK);
  arrears_answer_clear(&answer);
  return stream;
}

static int add_at(arrears_handle stream, const char *row, int64_t line) {
  struct arrears_answer answer = ARREARS_ANSWER;
  int status = arrears_stream_add(stream, row, strlen(row), line, &answer);
  arrears_answer_clear(&answer);
  return status;
}

static int run(arrears_handle stream, struct heard *heard) {
  struct arrears_answer answer = ARREARS_ANSWER;
  heard->stream = stream;
  heard->count = 0;
  int status = arrears_stream_run(stream, hear, heard, &answer);
  arrears_answer_clear(&answer);
  return status;
}

Test(library_stream, notices_the_same_person_twice) {
  static struct heard heard;
  arrears_handle engine = open_with(ten_percent()), stream = stream_of(engine);
  cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-01", "2026-02"), 17), ARREARS_OK);
  cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-02", "2026-02"), 30), ARREARS_OK);
  cr_assert_eq(add_at(stream, ROW("\"name\":\"Li\",\"wage\":1000,", "2026-02", "2026-02"), 0), ARREARS_OK);
  cr_assert_eq(add_at(stream, ROW("\"wage\":1000,", "2026-02", "2026-02"), 0), ARREARS_OK);
  cr_expect_eq(run(stream, &heard), ARREARS_OK);
  cr_assert_eq(heard.count, 4);
  cr_expect_eq(heard.statuses[0], ARREARS_OK);
  cr_expect_eq(heard.statuses[1], ARREARS_REJECTED);
  cr_expect_eq(heard.statuses[2], ARREARS_OK);
  cr_expect_eq(heard.rows[2], 3);
  expect_in(heard.diagnostics[1], "{\"line\":30,\"record\":2,");
  expect_in(heard.diagnostics[1], "17");
  expect_in(heard.diagnostics[3], "\"code\":\"E146\""); /* nobody's, below a row that is somebody's */
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library_stream, joins_rows_that_are_one_gap_unless_told_not_to) {
  static struct heard heard;
  for (int apart = 0; apart < 2; apart++) {
    struct arrears_options options = ten_percent();
    options.flags |= apart ? ARREARS_APART : 0;
    arrears_handle engine = open_with(options), stream = stream_of(engine);
    cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-03", "2026-05"), 0), ARREARS_OK);
    cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-01", "2026-02"), 0), ARREARS_OK);
    cr_expect_eq(run(stream, &heard), ARREARS_OK);
    /* January to May, or each row's own months */
    expect_in(heard.results[0], apart ? "\"gap_months\":3" : "\"gap_months\":5");
    expect_in(heard.results[1], apart ? "\"gap_months\":2" : "\"gap_months\":5");
    cr_expect_eq(arrears_close(stream), ARREARS_OK);
    cr_expect_eq(arrears_close(engine), ARREARS_OK);
  }
}

Test(library_stream, has_the_columns_of_all_its_rows) {
  static struct heard heard;
  arrears_handle engine = open_with(ten_percent()), stream = stream_of(engine);
  cr_assert_eq(
      add_at(stream, "{\"gap_from\":\"2026-01\",\"部门\":\"研发\",\"gap_to\":\"2026-01\",\"wage\":1000}", 0),
      ARREARS_OK);
  cr_assert_eq(
      add_at(stream, "{\"工号\":7,\"wage\":2000,\"gap_to\":\"2026-01\",\"gap_from\":\"2026-01\"}", 0),
      ARREARS_OK);
  cr_expect_eq(run(stream, &heard), ARREARS_OK);
  expect_in(heard.results[0], "\"部门\":\"研发\",");
  expect_in(heard.results[0], "\"arrears\":\"100.00\"");
  expect_in(heard.results[1], "\"case_id\":\"7\"");
  expect_in(heard.results[1], "\"部门\":\"\",");
  expect_in(heard.results[1], "\"arrears\":\"200.00\"");
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library_stream, tells_every_row_what_it_is) {
  static struct heard heard;
  arrears_handle engine = open_with(ten_percent()), stream = stream_of(engine);
  cr_assert_eq(
      add_at(stream, "{\"name\":\"a\",\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":1000}", 0),
      ARREARS_OK);
  cr_assert_eq(add_at(stream, "{\"name\":\"total\",\"wage\":1000}", 0), ARREARS_OK);
  cr_expect_eq(add_at(stream, "{\"name\":", 0), ARREARS_BAD_ROW);
  cr_assert_eq(add_at(stream, "{\"name\":\"b\",\"gap_from\":\"soon\",\"wage\":1000}", 0), ARREARS_OK);
  cr_expect_eq(run(stream, &heard), ARREARS_OK);
  cr_assert_eq(heard.count, 3);
  cr_expect_eq(heard.statuses[0], ARREARS_OK);
  cr_expect_eq(heard.statuses[1], ARREARS_NO_CASE);
  cr_expect_eq(heard.statuses[2], ARREARS_REJECTED);
  expect_in(heard.diagnostics[2], "{\"line\":3,\"record\":2,");
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library_stream, refuses_columns_before_the_first_row_is_told) {
  static struct heard heard;
  static const char *const rows[] = {
      "{\"gap_from\":\"2026-01\",\"wage\":1000,\"断缴结束2\":\"2026-02\"}",
      "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":1000,\"月工资\":1000,\"缴费基数\":3000}",
      "{\"gap_from\":\"2026-01\",\"wage\":1000,\"状态\":\"灵活就业\"}",
  };
  arrears_handle engine = open_with(ten_percent());
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    arrears_handle stream = stream_of(engine);
    cr_assert_eq(add_at(stream, "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":1000}", 0),
                 ARREARS_OK);
    cr_assert_eq(add_at(stream, rows[i], 0), ARREARS_OK);
    cr_expect_eq(run(stream, &heard), ARREARS_BAD_COLUMNS, "%s", rows[i]);
    cr_expect_eq(heard.count, 0);
    cr_expect_eq(arrears_close(stream), ARREARS_OK);
  }
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library_stream, stops_when_told_to_and_may_be_run_again) {
  static struct heard heard = {.stop_after = 1};
  arrears_handle engine = open_with(ten_percent()), stream = stream_of(engine);
  for (int i = 0; i < 3; i++) cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-01", "2026-01"), 0), ARREARS_OK);
  cr_expect_eq(run(stream, &heard), ARREARS_STOPPED);
  cr_expect_eq(heard.count, 1);
  cr_expect_eq(heard.from_within, ARREARS_BUSY);
  heard.stop_after = 0;
  cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-02", "2026-02"), 0), ARREARS_OK);
  cr_expect_eq(run(stream, &heard), ARREARS_OK);
  cr_expect_eq(heard.count, 4);
  cr_expect_eq(heard.statuses[0], ARREARS_OK);
  cr_expect_eq(heard.statuses[1], ARREARS_REJECTED);
  cr_expect_eq(heard.statuses[3], ARREARS_OK);
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library_stream, wants_lines_that_grow) {
  arrears_handle engine = open_with(ten_percent()), stream = stream_of(engine);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", 5), ARREARS_OK);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", 5), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", -1), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", INT64_C(4294967296)), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", INT64_C(4294967295)), ARREARS_OK);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", 0), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(add_at(stream, "{\"wage\":1}", INT64_MAX), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

static int close_all(void *context, const struct arrears_answer *answer) {
  const arrears_handle *handles = context;
  (void)answer;
  cr_expect_eq(arrears_close(handles[0]), answer->row == 1 ? ARREARS_OK : ARREARS_CLOSED);
  cr_expect_eq(arrears_close(handles[1]), answer->row == 1 ? ARREARS_OK : ARREARS_CLOSED);
  return 0;
}

Test(library_stream, outlives_being_closed_while_it_runs) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = open_with(ten_percent());
  arrears_handle handles[] = {engine, stream_of(engine)};
  for (int i = 0; i < 2; i++)
    cr_assert_eq(add_at(handles[1], ROW(ZHANG, "2026-01", "2026-01"), 0), ARREARS_OK);
  cr_expect_eq(arrears_stream_run(handles[1], close_all, handles, &answer), ARREARS_OK);
  cr_expect_eq(arrears_stream_run(handles[1], close_all, handles, &answer), ARREARS_CLOSED);
  cr_expect_eq(arrears_assess(engine, "{}", 2, &answer), ARREARS_CLOSED);
  arrears_answer_clear(&answer);
}

Test(library_stream, without_rows_says_nothing) {
  static struct heard heard;
  arrears_handle engine = open_with(ten_percent()), stream = stream_of(engine);
  cr_expect_eq(run(stream, &heard), ARREARS_OK);
  cr_expect_eq(heard.count, 0);
  cr_expect_eq(arrears_close(engine), ARREARS_OK); /* the stream keeps it */
  cr_assert_eq(add_at(stream, ROW(ZHANG, "2026-01", "2026-01"), 0), ARREARS_OK);
  cr_expect_eq(run(stream, &heard), ARREARS_OK);
  cr_expect_eq(heard.statuses[0], ARREARS_OK);
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
}
