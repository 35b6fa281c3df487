/* Any bytes as rows of libarrears, a line each: one by one and as a stream, also of rows that know one
 * another. Whatever comes, an answer fits its status, its lines are JSON objects, and a row that is a stream
 * by itself has the answer that it has alone. libFuzzer: sh tests/run.sh fuzz 1 library */
#include <arrears.h>
#include <jansson.h>
#include <stdlib.h>

#include "tests/fuzz/fuzz.h"

enum { ROWS_MOST = 64 };

static arrears_handle open_engine(uint32_t flags) {
  struct arrears_options options = ARREARS_OPTIONS;
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine;
  options.pay_on = "2026-06-20";
  options.flags = flags;
  must_be(arrears_open(&options, &engine, &answer) == ARREARS_OK);
  arrears_answer_clear(&answer);
  return engine;
}

static void check_lines(const char *lines, size_t length, int64_t count) {
  must_be(lines != NULL && strlen(lines) == length);
  for (const char *end = lines + length; lines < end; count--) {
    const char *line_end = memchr(lines, '\n', (size_t)(end - lines));
    must_be(line_end != NULL);
    json_t *object = json_loadb(lines, (size_t)(line_end - lines), JSON_REJECT_DUPLICATES, NULL);
    must_be(json_is_object(object));
    json_decref(object);
    lines = line_end + 1;
  }
  must_be(count == 0);
}

static void check_answer(const struct arrears_answer *answer, int status) {
  const bool is_row_wrong = status == ARREARS_REJECTED, is_fine = status == ARREARS_OK;
  must_be(answer->status == status && status >= 0 && status < ARREARS_STATUS_COUNT);
  check_lines(answer->results, answer->results_length, answer->result_count);
  check_lines(answer->diagnostics, answer->diagnostics_length, answer->diagnostic_count);
  must_be(answer->message != NULL && strlen(answer->message) == answer->message_length);
  must_be((answer->diagnostic_count > 0) == is_row_wrong);
  must_be(is_row_wrong || (answer->result_count > 0) == is_fine);
  must_be(is_fine || is_row_wrong || answer->message_length > 0);
}

static int same_as(void *context, const struct arrears_answer *answer) {
  const struct arrears_answer *alone = context;
  check_answer(answer, answer->status);
  must_be(answer->status == alone->status && answer->row == 1);
  must_be(strcmp(answer->results, alone->results) == 0 && strcmp(answer->message, alone->message) == 0);
  must_be(strcmp(answer->diagnostics, alone->diagnostics) == 0);
  return 0;
}

static int count_row(void *context, const struct arrears_answer *answer) {
  int64_t *rows = context;
  check_answer(answer, answer->status);
  must_be(answer->row == ++*rows);
  return 0;
}

/* Of some heap of its own, so that a byte read behind its end is noticed. */
static void check_row(arrears_handle engine, struct text row, struct arrears_answer *answer) {
  struct arrears_answer other = ARREARS_ANSWER;
  arrears_handle stream;
  char *own = malloc(row.length == 0 ? 1 : row.length);
  must_be(own != NULL);
  memcpy(own, row.at, row.length);
  const int status = arrears_assess(engine, own, row.length, answer);
  check_answer(answer, status);
  must_be(arrears_stream_open(engine, &stream, &other) == ARREARS_OK);
  const int added = arrears_stream_add(stream, own, row.length, 0, &other);
  must_be((added == ARREARS_BAD_ROW) == (status == ARREARS_BAD_ROW));
  free(own);
  const int run = arrears_stream_run(stream, same_as, answer, &other);
  must_be((run == ARREARS_BAD_COLUMNS) == (status == ARREARS_BAD_COLUMNS));
  must_be(arrears_close(stream) == ARREARS_OK);
  arrears_answer_clear(&other);
}

static void check_stream(arrears_handle engine, struct text rest) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle stream;
  int64_t added = 0, told = 0;
  must_be(arrears_stream_open(engine, &stream, &answer) == ARREARS_OK);
  for (int i = 0; i < ROWS_MOST && rest.length > 0; i++) {
    const struct text row = fuzz_section(&rest, "\n");
    added += arrears_stream_add(stream, row.at, row.length, 0, &answer) == ARREARS_OK;
  }
  const int status = arrears_stream_run(stream, count_row, &told, &answer);
  must_be(told == (status == ARREARS_OK ? added : 0));
  must_be(arrears_close(stream) == ARREARS_OK && arrears_close(stream) == ARREARS_CLOSED);
  arrears_answer_clear(&answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static arrears_handle strict, lenient;
  struct arrears_answer answer = ARREARS_ANSWER;
  struct text rest = {(const char *)data, size};
  if (strict == 0) strict = open_engine(0);
  if (lenient == 0) lenient = open_engine(ARREARS_ESTIMATE | ARREARS_PARTIAL | ARREARS_FILL_DOWN);
  check_stream(strict, rest);
  check_stream(lenient, rest);
  for (int i = 0; i < ROWS_MOST && rest.length > 0; i++) {
    const struct text row = fuzz_section(&rest, "\n");
    check_row(i % 2 == 0 ? strict : lenient, row, &answer);
  }
  arrears_answer_clear(&answer);
  return 0;
}
