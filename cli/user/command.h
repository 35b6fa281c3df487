/* The commands by their names. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_COMMAND_H
#define ARREARS_CLI_USER_COMMAND_H

enum command {
  COMMAND_NONE,
  COMMAND_QUOTE,
  COMMAND_REPORT,
  COMMAND_ASSESS,
  COMMAND_CHECK,
  COMMAND_EXPLAIN,
  COMMAND_RULES,
  COMMAND_MERGE,
  COMMAND_TEMPLATE,
  COMMAND_HELP,
  COMMAND_VERSION,
  COMMAND_COUNT
};

/* As it is typed; static. COMMAND_NONE has the empty name. */
const char *command_name(enum command command);

/* The command of this name, or COMMAND_NONE. */
enum command command_find(const char *word);

/* The command whose name is nearest to a misspelt word; COMMAND_NONE: none has much of it. */
enum command command_guess(const char *word);

/* What `rules` does, by its first operand. */
enum rules_action { RULES_LIST, RULES_SHOW, RULES_COVERAGE, RULES_TEMPLATE, RULES_LINT, RULES_ACTION_COUNT };

/* As it is typed; static. */
const char *rules_action_name(enum rules_action action);

/* The action of this name, or RULES_ACTION_COUNT. */
enum rules_action rules_action_find(const char *word);

#endif
