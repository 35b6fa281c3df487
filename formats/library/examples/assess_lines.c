/* assess_lines [NAME=VALUE]... <rows.jsonl >results.jsonl
 *
 * Assesses rows, a JSON object a line, as one list. Results go to standard output, what is wrong to standard
 * error. NAME is an option: rules, calendar, region, scheme, payer, pay_on, language.
 *
 *   cc assess_lines.c $(pkg-config --cflags --libs arrears) -o assess_lines */
#define _XOPEN_SOURCE 700
#include <arrears.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* False: there is no such option. */
static int set(struct arrears_options *options, const char *name, const char **value) {
  const struct {
    const char *name;
    const char **place;
  } texts[] = {{"calendar", &options->calendar}, {"region", &options->region},
               {"scheme", &options->scheme},     {"payer", &options->payer},
               {"pay_on", &options->pay_on},     {"language", &options->language}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (strcmp(name, texts[i].name) == 0) return *texts[i].place = *value, 1;
  if (strcmp(name, "rules") != 0 || options->rule_file_count > 0) return 0;
  options->rule_files = value;
  options->rule_file_count = 1;
  return 1;
}

static int read_options(struct arrears_options *options, int count, char **words, const char **values) {
  for (int i = 1; i < count; i++) {
    char *sign = strchr(words[i], '=');
    values[i] = sign == NULL ? "" : sign + 1;
    if (sign != NULL) *sign = '\0';
    if (set(options, words[i], &values[i])) continue;
    (void)fprintf(stderr, "%s: no such option\n", words[i]);
    return 0;
  }
  return 1;
}

/* Adds every line of standard input; empty ones are passed over. */
static int add_rows(arrears_handle stream, struct arrears_answer *answer) {
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  int status = ARREARS_OK;
  for (int64_t number = 1; status == ARREARS_OK && (length = getline(&line, &capacity, stdin)) > 0; number++)
    if (line[0] != '\n') status = arrears_stream_add(stream, line, (size_t)length, number, answer);
  free(line);
  return status;
}

static int print(void *context, const struct arrears_answer *answer) {
  *(int64_t *)context += answer->status == ARREARS_REJECTED;
  (void)fputs(answer->results, stdout);
  (void)fputs(answer->diagnostics, stderr);
  return 0;
}

static int run(const struct arrears_options *options, struct arrears_answer *answer, int64_t *rejected) {
  arrears_handle engine, stream = 0;
  int status = arrears_open(options, &engine, answer);
  if (status == ARREARS_OK) status = arrears_stream_open(engine, &stream, answer);
  if (status == ARREARS_OK) status = add_rows(stream, answer);
  if (status == ARREARS_OK) status = arrears_stream_run(stream, print, rejected, answer);
  if (status != ARREARS_OK) (void)fprintf(stderr, "%s\n", answer->message);
  (void)arrears_close(stream);
  (void)arrears_close(engine);
  return status;
}

int main(int count, char **words) {
  struct arrears_options options = ARREARS_OPTIONS;
  struct arrears_answer answer = ARREARS_ANSWER;
  const char **values = calloc((size_t)count, sizeof *values);
  int64_t rejected = 0;
  if (values == NULL || !read_options(&options, count, words, values)) return free(values), 2;
  const int status = run(&options, &answer, &rejected);
  arrears_answer_clear(&answer);
  free(values);
  return status != ARREARS_OK ? 4 : rejected > 0 ? 3 : 0;
}
