#include "cli/user/say_table.h"

#include "cli/user/say.h"

void say_table_error(enum language language, const char *path, const struct table_error *error) {
  const struct listener listener = say_listener(language);
  table_error_tell(&listener, path, error);
}

void say_table_unreadable(enum language language, const char *path, int system) {
  const struct table_error error = {.status = TABLE_CANNOT_OPEN, .system = system, .column = -1};
  say_table_error(language, path, &error);
}
