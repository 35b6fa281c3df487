#include "cli/user/command.h"

#include <string.h>

#include "formats/file/plain_text.h"

static const char *const names[COMMAND_COUNT] = {
    [COMMAND_NONE] = "",         [COMMAND_QUOTE] = "quote",     [COMMAND_REPORT] = "report",
    [COMMAND_ASSESS] = "assess", [COMMAND_CHECK] = "check",     [COMMAND_EXPLAIN] = "explain",
    [COMMAND_RULES] = "rules",   [COMMAND_MERGE] = "merge",     [COMMAND_TEMPLATE] = "template",
    [COMMAND_HELP] = "help",     [COMMAND_VERSION] = "version",
};

const char *command_name(enum command command) { return names[command]; }

enum command command_find(const char *word) {
  for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++)
    if (strcmp(word, names[i]) == 0) return (enum command)i;
  return COMMAND_NONE;
}

enum command command_guess(const char *word) {
  enum command guess = COMMAND_NONE;
  int distance = 3;
  for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
    int found = text_distance(text_from(word), text_from(names[i]), distance);
    if (found >= distance) continue;
    distance = found;
    guess = (enum command)i;
  }
  return guess;
}

const char *rules_action_name(enum rules_action action) {
  static const char *const actions[RULES_ACTION_COUNT] = {[RULES_LIST] = "list",
                                                          [RULES_SHOW] = "show",
                                                          [RULES_COVERAGE] = "coverage",
                                                          [RULES_TEMPLATE] = "template",
                                                          [RULES_LINT] = "lint"};
  return actions[action];
}

enum rules_action rules_action_find(const char *word) {
  int action = 0;
  while (action < RULES_ACTION_COUNT && strcmp(word, rules_action_name((enum rules_action)action)) != 0)
    action++;
  return (enum rules_action)action;
}
