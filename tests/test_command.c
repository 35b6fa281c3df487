/* Commands by their names, and the nearest one to a misspelt word. */
#include "cli/user/command.h"

#include <criterion/criterion.h>

Test(command, is_found_by_the_name_it_has) {
  for (int i = COMMAND_QUOTE; i < COMMAND_COUNT; i++)
    cr_expect_eq((int)command_find(command_name((enum command)i)), i);
  cr_expect_str_eq(command_name(COMMAND_MERGE), "merge");
  cr_expect_eq(command_find("Assess"), COMMAND_NONE);
  cr_expect_eq(command_find("asses"), COMMAND_NONE);
  cr_expect_eq(command_find(""), COMMAND_NONE);
}

/* Two letters may be wrong; of two commands equally near the first is taken. */
Test(command, is_guessed_where_the_word_is_near) {
  static const struct {
    const char *word;
    enum command guess;
  } table[] = {{"asses", COMMAND_ASSESS}, {"qoute", COMMAND_QUOTE}, {"rule", COMMAND_RULES},
               {"chek", COMMAND_CHECK},   {"mrg", COMMAND_MERGE},   {"cases.csv", COMMAND_NONE},
               {"", COMMAND_NONE},        {"x", COMMAND_NONE},      {"quotation", COMMAND_NONE}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect_eq(command_guess(table[i].word), table[i].guess, "%s", table[i].word);
}
