/* A command line made of any bytes, a word to a line: understood, and then every number lies in its range and
 * every operand is one of the words; or refused. What is said goes nowhere. libFuzzer: sh tests/run.sh fuzz 1
 * options */
#include <getopt.h>

#include "calc/buffer.h"
#include "cli/user/command_line.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_WORDS = 64 };

static void forget_last_line(void) {
  char *nothing[] = {(char[]){"arrears"}, NULL};
  optind = 0;
  must_be(getopt(1, nothing, "-") == -1);
}

static bool is_word(const char *text, char *words[], int count) {
  for (int i = 1; i < count; i++)
    if (text >= words[i] && text <= words[i] + strlen(words[i])) return true;
  return false;
}

static void check(const struct options *options, char *words[], int count) {
  must_be(options->jobs >= 0 && options->jobs <= 64);
  must_be(options->max_age >= -1 && options->max_age <= MAX_AGE_MOST);
  must_be(options->mode >= -1 && options->mode <= 0777);
  must_be(options->operand_count >= 0 && options->operand_count <= OPERANDS_MAX);
  must_be(options->rule_file_count >= 0 && options->rule_file_count <= RULE_FILES_MAX);
  must_be(options->sheet_count >= 0 && options->sheet_count <= SHEETS_MAX);
  must_be(options->column_count >= 0 && options->column_count <= COLUMNS_MAX);
  for (int i = 0; i < options->operand_count; i++) must_be(is_word(options->operands[i], words, count));
  for (int i = 0; i < options->rule_file_count; i++) must_be(is_word(options->rule_files[i], words, count));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct options options;
  char *words[MOST_WORDS + 2] = {(char[]){"arrears"}};
  int count = 1;
  struct buffer line = {0};
  buffer_add(&line, (const char *)data, size);
  buffer_add_byte(&line, '\0');
  for (char *at = line.at; count <= MOST_WORDS && *at != '\0'; count++) {
    words[count] = at;
    at += strcspn(at, "\n");
    if (*at == '\n') *at++ = '\0';
  }
  forget_last_line();
  char *kept[MOST_WORDS + 2]; /* getopt may put them into another order */
  memcpy(kept, words, sizeof kept);
  if (command_line_read(&options, count, words)) check(&options, kept, count);
  buffer_clear(&line);
  return 0;
}
