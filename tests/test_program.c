/* What the program says of itself: the command line as the workbook shows it. */
#include "cli/user/program.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "calc/buffer.h"

/* How many threads were asked for is left out, wherever it stands; the program's own path is no part of it.
 */
Test(program, keeps_the_command_line_but_for_the_number_of_threads) {
  static const struct {
    const char *words[6], *kept;
  } table[] = {
      {{"/usr/bin/arrears"}, "arrears"},
      {{"./arrears", "check", "a.csv"}, "arrears check a.csv"},
      {{"arrears", "--jobs", "2", "check", "a.csv"}, "arrears check a.csv"},
      {{"arrears", "check", "--jobs=2", "a.csv"}, "arrears check a.csv"},
      {{"arrears", "check", "a.csv", "--jobs", "16"}, "arrears check a.csv"},
      {{"arrears", "--jobs=1", "--jobs", "2", "check", "-"}, "arrears check -"},
      {{"arrears", "check", "--jobs"}, "arrears check --jobs"}, /* its number is missing */
      {{"arrears", "check", "--jobsworth=2"}, "arrears check --jobsworth=2"},
  };
  cr_expect_str_eq(program_command_line(), "");
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    char *arguments[6];
    int count = 0;
    while (count < 6 && table[i].words[count] != NULL) {
      arguments[count] = (char *)table[i].words[count];
      count++;
    }
    program_keep_command_line(count, arguments);
    cr_expect_str_eq(program_command_line(), table[i].kept, "row %zu", i);
  }
  program_forget_command_line();
  cr_expect_str_eq(program_command_line(), "");
}

/* What a name becomes is HMAC-SHA-256, which tests/mask.sh has worked out by another library. */
Test(program, shows_no_name_of_a_file_that_is_masked) {
  static char words[][16] = {"arrears", "report", "a/b.csv", "--output=c.csv", "--rules", "b.csv", "-"};
  char *arguments[] = {words[0], words[1], words[2], words[3], words[4], words[5], words[6]};
  const char *const files[] = {NULL, arguments[2], arguments[3] + strlen("--output="), arguments[6]};
  const struct mask_key key = {.bytes = "0123456789abcdef", .length = 16};
  char name[MASK_DIGITS_SIZE], output[MASK_DIGITS_SIZE], shown[128];
  mask_key_digits(&key, TEXT("file:b.csv"), name);
  mask_key_digits(&key, TEXT("file:c.csv"), output);
  (void)snprintf(shown, sizeof shown, "arrears report F-%s --output=F-%s --rules b.csv -", name, output);
  program_keep_command_line(7, arguments);
  program_mask_files(&key, files, 4);
  cr_expect_str_eq(program_command_line(), shown);
  program_forget_command_line();
}

Test(program, names_the_libraries_it_stands_on) {
  const char *text = program_libraries();
  static const char *const names[] = {"GMP ", "libxlsxwriter ", "libcsv ", "zlib ", "jansson ", "OpenSSL "};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    cr_expect(strstr(text, names[i]) != NULL, "%s: %s", names[i], text);
  cr_expect_eq(program_libraries(), text, "the same text again");
}
