#include "formats/list/law_tables.h"

#include "formats/list/builtin.h"
#include "formats/list/builtin_tables.h"

/* A rule table that cannot be read as one is refused; a file that cannot be read is the world's fault. */
static enum law_outcome outcome_of_failure(const struct table_error *error) {
  const bool is_world = error->status == TABLE_CANNOT_OPEN || error->status == TABLE_IS_FOLDER ||
                        error->status == TABLE_READ_ERROR;
  return is_world ? LAW_UNREADABLE : LAW_REFUSED;
}

/* What came of a table that has been read; its end has been told. */
static enum law_outcome outcome_of(const struct table_error *failure, bool is_good) {
  if (failure->status != TABLE_OK) return LAW_UNREADABLE;
  return is_good ? LAW_READ : LAW_REFUSED;
}

enum law_outcome law_add_rules(struct rules *rules, const char *path, int layer,
                               const struct law_listener *listener) {
  struct table_error error;
  struct table *table = table_open(path, (struct table_options){0}, &error);
  if (table == NULL) {
    listener->table_ended(listener->context, path, &error);
    return outcome_of_failure(&error);
  }
  bool is_good = rule_table_read(rules, table, text_from(path), layer, listener->trouble, listener->context);
  error = table_failure(table);
  listener->rules_ended(listener->context, path, &error);
  table_close(table);
  return outcome_of(&error, is_good);
}

enum law_outcome law_seal_rules(struct rules *rules, const struct law_listener *listener) {
  struct rules_trouble trouble = {.fault = RULES_BAD_ROW};
  if (rules_seal(rules, &trouble.problem)) return LAW_READ;
  listener->trouble(listener->context, rules->files[trouble.problem.file].name, &trouble);
  return LAW_REFUSED;
}

enum law_outcome law_read_rules(struct rules *rules, const struct law_sources *sources,
                                const struct law_listener *listener) {
  enum law_outcome worst = LAW_READ;
  if (!sources->without_builtin && !builtin_rules_read(rules, listener->trouble, listener->context))
    worst = LAW_REFUSED;
  for (int i = 0; i < sources->rule_file_count; i++) {
    enum law_outcome outcome = law_add_rules(rules, sources->rule_files[i], i + 1, listener);
    if (outcome != LAW_READ && worst != LAW_UNREADABLE) worst = outcome;
  }
  return worst == LAW_READ ? law_seal_rules(rules, listener) : worst;
}

enum law_outcome law_read_calendar(struct workdays *calendar, const struct law_sources *sources,
                                   const struct law_listener *listener) {
  const bool is_builtin = sources->calendar == NULL;
  const char *path = is_builtin ? builtin_calendar.name : sources->calendar;
  struct table_error error;
  if (is_builtin && sources->without_builtin) return LAW_READ;
  struct table *table =
      is_builtin ? table_open_memory(builtin_text(&builtin_calendar), (struct table_options){0}, &error)
                 : table_open(path, (struct table_options){0}, &error);
  if (table == NULL) {
    listener->table_ended(listener->context, path, &error);
    return LAW_UNREADABLE;
  }
  bool is_good = calendar_read(calendar, table, text_from(path), listener->trouble, listener->context);
  error = table_failure(table);
  listener->table_ended(listener->context, path, &error);
  table_close(table);
  return outcome_of(&error, is_good);
}
