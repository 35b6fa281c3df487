/* What a caller of libarrears gets wrong: a code and words for it, and nothing worse. */
#include "library_fixture.h"

TestSuite(library_refusals, .init = enter_folder, .fini = leave_folder);

static const char row[] = "{\"gap_from\":\"2026-01\",\"gap_to\":\"2026-01\",\"wage\":1000}";

static void expect_refused(struct arrears_options options, int status, const char *message) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = 7;
  cr_expect_eq(arrears_open(&options, &engine, &answer), status, "%s", answer.message);
  cr_expect_eq(answer.status, status);
  cr_expect_eq(engine, 0);
  expect_in(answer.message, message);
  arrears_answer_clear(&answer);
}

Test(library_refusals, a_header_that_does_not_fit_is_told_at_open) {
  struct arrears_options options = ten_percent();
  options.api_version = ARREARS_API_VERSION + 1;
  options.struct_size = 4096;
  expect_refused(options, ARREARS_BAD_VERSION, "api_version");
  options.api_version = ARREARS_API_VERSION;
  expect_refused(options, ARREARS_BAD_STRUCT, "struct_size");
  options.struct_size = 0;
  expect_refused(options, ARREARS_BAD_STRUCT, "struct_size");
  options.api_version = 0;
  expect_refused(options, ARREARS_BAD_VERSION, "api_version");
}

Test(library_refusals, options_that_mean_nothing_are_named) {
  static const char *const nothing[] = {NULL}, *const column[] = {"wage"};
  struct arrears_options options = ten_percent();
  options.flags = 64;
  expect_refused(options, ARREARS_BAD_ARGUMENT, "refused");
  options = ten_percent();
  options.reserved = 1;
  expect_refused(options, ARREARS_BAD_ARGUMENT, "refused");
  options = ten_percent();
  options.rule_files = NULL;
  expect_refused(options, ARREARS_BAD_ARGUMENT, "refused");
  options.rule_files = nothing;
  expect_refused(options, ARREARS_BAD_ARGUMENT, "refused");
  options.rule_files = rule_paths;
  options.rule_file_count = SIZE_MAX;
  expect_refused(options, ARREARS_BAD_ARGUMENT, "refused");
  options = ten_percent();
  options.columns = column;
  options.column_count = 1;
  expect_refused(options, ARREARS_BAD_OPTION, "--column wage");
}

Test(library_refusals, texts_of_options_are_named) {
  static const struct {
    size_t offset;
    const char *value, *message;
  } texts[] = {
      {offsetof(struct arrears_options, language), "fr", "language: cannot be \"fr\""},
      {offsetof(struct arrears_options, pay_on), "soon", "pay_on \"soon\": "},
      {offsetof(struct arrears_options, region), "Atlantis", "region \"Atlantis\": "},
      {offsetof(struct arrears_options, region), "\xFF\xFE", "region \""},
      {offsetof(struct arrears_options, region), "\x1B[31m\n", "region \"\\x1b[31m\\n\": "},
      {offsetof(struct arrears_options, language), "\x1B[31m\n", "language: cannot be \"\\x1b[31m\\n\""},
      {offsetof(struct arrears_options, pay_on), "", "pay_on: is not a date"},
      {offsetof(struct arrears_options, scheme), "love", "scheme \"love\": "},
      {offsetof(struct arrears_options, payer), "nobody", "payer \"nobody\": "},
      {offsetof(struct arrears_options, grade), "best", "grade: cannot be \"best\""},
      {offsetof(struct arrears_options, max_age), "-1", "max_age: cannot be \"-1\""},
      {offsetof(struct arrears_options, max_age), "36501", "max_age: cannot be \"36501\""},
      {offsetof(struct arrears_options, max_age), "99999999999", "max_age: cannot be"},
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct arrears_options options = ten_percent();
    memcpy((char *)&options + texts[i].offset, &texts[i].value, sizeof texts[i].value);
    expect_refused(options, ARREARS_BAD_OPTION, texts[i].message);
  }
}

Test(library_refusals, rules_that_are_refused_come_as_data) {
  struct arrears_options options = ten_percent();
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine;
  put("rules.csv",
      "region,scheme,payer,parameter,above,from,to,value,source,valid_on\n000000,*,*,fee_rate,,,,much,me,"
      "2026-01-01\n"
      "999,*,*,fee_rate,,,,0.1,me,2026-01-01\n");
  cr_expect_eq(arrears_open(&options, &engine, &answer), ARREARS_BAD_RULES);
  cr_expect_eq(answer.diagnostic_count, 2);
  expect_in(answer.diagnostics, "{\"file\":\"rules.csv\",\"message\":\"2: R308 ");
  expect_in(answer.diagnostics, "{\"file\":\"rules.csv\",\"message\":\"3: R301 ");
  expect_in(answer.message, "rules.csv:2: R308 ");
  arrears_answer_clear(&answer);
}

Test(library_refusals, files_that_cannot_be_read_are_named) {
  struct arrears_options options = ten_percent();
  static const char *const missing[] = {"missing.csv"};
  options.rule_files = missing;
  expect_refused(options, ARREARS_CANNOT_READ, "missing.csv");
  options = ten_percent();
  options.calendar = ".";
  expect_refused(options, ARREARS_CANNOT_READ, ".");
  options.calendar = "no\nsuch\x1B";
  expect_refused(options, ARREARS_CANNOT_READ, "no\\nsuch\\x1b: ");
}

Test(library_refusals, null_is_refused_wherever_it_is_given) {
  struct arrears_options options = ten_percent();
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = open_with(options), stream;
  cr_assert_eq(arrears_stream_open(engine, &stream, &answer), ARREARS_OK);
  cr_expect_eq(arrears_open(NULL, &engine, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_open(&options, NULL, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_open(&options, &engine, NULL), ARREARS_BAD_ARGUMENT);
  engine = open_with(options);
  cr_expect_eq(arrears_assess(engine, NULL, 5, &answer), ARREARS_BAD_ARGUMENT);
  expect_in(answer.message, "NULL");
  cr_expect_eq(arrears_assess(engine, row, sizeof row - 1, NULL), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_stream_open(engine, NULL, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_stream_open(engine, &stream, NULL), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_stream_add(stream, NULL, 0, 0, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_stream_run(stream, NULL, NULL, &answer), ARREARS_BAD_ARGUMENT);
  arrears_answer_clear(NULL);
  arrears_answer_clear(&answer);
}

Test(library_refusals, an_answer_of_another_size_is_not_touched) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = open_with(ten_percent());
  for (uint32_t size = 0; size < 2 * sizeof answer; size += 8) {
    if (size == sizeof answer) continue;
    memset(&answer, 0x5A, sizeof answer);
    answer.struct_size = size;
    cr_expect_eq(assess_text(engine, row, &answer), ARREARS_BAD_STRUCT, "%u", size);
    cr_expect_eq(answer.status, 0x5A5A5A5A);
    arrears_answer_clear(&answer);
    cr_expect_eq(answer.status, 0x5A5A5A5A);
  }
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
}

Test(library_refusals, a_handle_that_was_closed_is_told_from_the_next_one) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle first = open_with(ten_percent());
  cr_expect_eq(assess_text(first, row, &answer), ARREARS_OK);
  cr_expect_eq(arrears_close(first), ARREARS_OK);
  expect_in(answer.results, "\"arrears\":\"100.00\""); /* the answer is the caller's */
  arrears_handle second = open_with(ten_percent());
  cr_expect_neq(first, second);
  cr_expect_eq(assess_text(first, row, &answer), ARREARS_CLOSED);
  cr_expect_str_eq(answer.message, "the handle is not open");
  cr_expect_str_eq(answer.results, "");
  cr_expect_eq(arrears_close(first), ARREARS_CLOSED);
  cr_expect_eq(arrears_close(0), ARREARS_CLOSED);
  cr_expect_eq(arrears_close(UINT64_MAX), ARREARS_CLOSED);
  cr_expect_eq(assess_text(second, row, &answer), ARREARS_OK);
  cr_expect_eq(arrears_close(second), ARREARS_OK);
  arrears_answer_clear(&answer);
}

Test(library_refusals, a_stream_is_no_engine) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = open_with(ten_percent()), stream, none;
  cr_assert_eq(arrears_stream_open(engine, &stream, &answer), ARREARS_OK);
  cr_expect_eq(assess_text(stream, row, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_stream_open(stream, &none, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(none, 0);
  cr_expect_eq(arrears_stream_add(engine, row, sizeof row - 1, 0, &answer), ARREARS_BAD_ARGUMENT);
  cr_expect_eq(arrears_close(stream), ARREARS_OK);
  cr_expect_eq(arrears_close(engine), ARREARS_OK);
  arrears_answer_clear(&answer);
}

Test(library_refusals, there_is_an_end_to_what_can_be_open) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = open_with(ten_percent()), stream = 0, last = 0;
  int status, open = 0;
  while ((status = arrears_stream_open(engine, &stream, &answer)) == ARREARS_OK) {
    last = stream;
    open++;
  }
  cr_expect_eq(status, ARREARS_TOO_MANY);
  cr_expect_eq(open, 1023);
  cr_expect_eq(arrears_close(last), ARREARS_OK);
  cr_expect_eq(arrears_stream_open(engine, &stream, &answer), ARREARS_OK);
  arrears_answer_clear(&answer);
}

Test(library_refusals, every_status_has_words_in_both_languages) {
  for (int status = 0; status < ARREARS_STATUS_COUNT; status++) {
    const char *english = arrears_status_text(status, "en"), *chinese = arrears_status_text(status, "zh");
    cr_expect_gt(strlen(english), 0, "%d", status);
    cr_expect_str_neq(english, chinese, "%d", status);
    cr_expect_str_eq(arrears_status_text(status, NULL), english);
  }
  cr_expect_str_eq(arrears_status_text(-1, "en"), arrears_status_text(ARREARS_BAD_ARGUMENT, "en"));
  cr_expect_str_eq(arrears_status_text(99, "fr"), arrears_status_text(ARREARS_BAD_ARGUMENT, "en"));
}
