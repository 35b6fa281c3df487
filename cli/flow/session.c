#include "cli/flow/session.h"

#include <stdio.h>
#include <string.h>

#include "cli/user/option_table.h"
#include "cli/user/program.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/list/builtin_tables.h"
#include "formats/list/diagnostic_text.h"
#include "formats/list/law_tables.h"
#include "formats/words/figures_text.h"

/* What is wrong with one table is said row by row up to here, and counted beyond. */
enum { TROUBLES_SAID = 20 };

static void say_trouble(void *context, struct text file, const struct rules_trouble *trouble) {
  struct session *session = context;
  if (++session->troubles > TROUBLES_SAID) return;
  struct buffer line = {0};
  buffer_add_text(&line, file);
  buffer_add_byte(&line, ':');
  rules_trouble_text(&line, session->options->language, &session->rules, trouble);
  say_line(stderr, buffer_text(&line));
  buffer_clear(&line);
}

static void say_further_troubles(struct session *session, const char *path) {
  struct buffer count = {0};
  if (session->troubles > TROUBLES_SAID) {
    figure_number(&count, session->troubles - TROUBLES_SAID);
    const struct text arguments[] = {text_from(path), buffer_text(&count)};
    say_texts(session->options->language, LABEL_SAY_MORE_TROUBLES, arguments, 2);
  }
  session->troubles = 0;
  buffer_clear(&count);
}

/* Rows of a template that the table read last holds unfilled. */
static void say_unfilled(const struct session *session, const char *path) {
  const struct rules *rules = &session->rules;
  int unfilled = rules->file_count == 0 ? 0 : rules->files[rules->file_count - 1].unfilled;
  char count[24];
  (void)snprintf(count, sizeof count, "%d", unfilled);
  if (unfilled > 0) say(session->options->language, LABEL_SAY_RULES_UNFILLED, path, count, NULL);
}

/* A table has been read, or could not be. */
static void end_table(void *context, const char *path, const struct table_error *failure) {
  struct session *session = context;
  say_further_troubles(session, path);
  if (failure->status != TABLE_OK) say_table_error(session->options->language, path, failure);
}

static void end_rules(void *context, const char *path, const struct table_error *failure) {
  say_unfilled(context, path);
  end_table(context, path, failure);
}

static struct law_listener listener_of(struct session *session) {
  return (struct law_listener){say_trouble, end_rules, end_table, session};
}

static enum exit_code exit_of(enum law_outcome outcome) {
  static const enum exit_code codes[] = {
      [LAW_READ] = EXIT_OK, [LAW_REFUSED] = EXIT_RULES, [LAW_UNREADABLE] = EXIT_FILE};
  return codes[outcome];
}

enum exit_code session_add_rules(struct session *session, const char *path, int layer) {
  const struct law_listener listener = listener_of(session);
  return exit_of(law_add_rules(&session->rules, path, layer, &listener));
}

enum exit_code session_seal_rules(struct session *session) {
  const struct law_listener listener = listener_of(session);
  return exit_of(law_seal_rules(&session->rules, &listener));
}

static struct law_sources sources_of(const struct options *options) {
  return (struct law_sources){options->rule_files, options->rule_file_count, options->calendar,
                              options->without_builtin_rules};
}

static enum exit_code load_rules(struct session *session) {
  const struct law_listener listener = listener_of(session);
  const struct law_sources sources = sources_of(session->options);
  enum exit_code code = exit_of(law_read_rules(&session->rules, &sources, &listener));
  if (code == EXIT_RULES) say(session->options->language, LABEL_SAY_RULES_REFUSED, NULL);
  return code;
}

static enum exit_code load_calendar(struct session *session) {
  const struct law_listener listener = listener_of(session);
  const struct law_sources sources = sources_of(session->options);
  return exit_of(law_read_calendar(&session->calendar, &sources, &listener));
}

/* Names the option the way it was typed, or where it was written: --pay-on "soon": is not a date ... */
static void add_option_name(const struct options *options, struct buffer *name, int field) {
  const bool is_assumed = field == FIELD_WAGE;
  if (options->source != NULL) {
    buffer_add_text(name, text_from(options->source));
    buffer_add_literal(name, ": options.");
    buffer_add_text(name, text_from(is_assumed ? "assume_wage" : field_keys[field]));
  } else if (is_assumed) {
    buffer_add_literal(name, "--assume-wage");
  } else {
    option_add_field(name, (enum case_field)field);
  }
}

static void say_diagnostics(const struct session *session, const struct diagnostics *diagnostics,
                            bool are_options) {
  for (size_t i = 0; i < diagnostics->count; i++) {
    struct buffer line = {0}, name = {0};
    const struct diagnostic *diagnostic = &diagnostics->items[i];
    if (are_options) add_option_name(session->options, &name, diagnostic->field);
    diagnostic_option_line(&line, session->options->language, buffer_text(&name), diagnostics, diagnostic);
    say_line(stderr, buffer_text(&line));
    buffer_clear(&line);
    buffer_clear(&name);
  }
}

static bool read_defaults(struct session *session) {
  const struct options *options = session->options;
  struct diagnostics diagnostics = {0};
  const char *fields[FIELD_COUNT];
  case_defaults_init(&session->defaults);
  if (options->command == COMMAND_QUOTE) return true; /* its options are the case itself */
  memcpy(fields, options->fields, sizeof fields);
  fields[FIELD_WAGE] = options->assumed_wage;
  bool is_good = case_defaults_read(&session->defaults, fields, &session->regions, &diagnostics);
  if (options->pay_on_is_today) session->defaults.has_pay_on = false;
  say_diagnostics(session, &diagnostics, true);
  diagnostics_clear(&diagnostics);
  return is_good;
}

/* The list may be called after a person, and so may whatever is made of it; law is not. */
static void mask_command_line(const struct session *session) {
  const struct options *options = session->options;
  const char *const others[] = {options->output, options->ledger,   options->because,    options->rejects,
                                options->fix,    options->manifest, options->quotations, options->mask};
  enum { OTHERS = sizeof others / sizeof others[0] };
  const char *files[OPERANDS_MAX + OTHERS];
  const size_t operands = (size_t)options->operand_count;
  memcpy(files, options->operands, operands * sizeof files[0]);
  memcpy(files + operands, others, sizeof others);
  program_mask_files(&session->mask, files, operands + OTHERS);
}

/* False: said. */
static bool read_mask(struct session *session) {
  const struct options *options = session->options;
  int failure;
  if (options->mask == NULL) return true;
  switch (mask_key_read(&session->mask, options->mask, &failure)) {
    case MASK_KEY_UNREADABLE: say_table_unreadable(options->language, options->mask, failure); return false;
    case MASK_KEY_BAD_LENGTH:
      say(options->language, LABEL_SAY_MASK_LENGTH, options->mask, NULL);
      return false;
    case MASK_KEY_READ: break;
  }
  mask_command_line(session);
  if (!options->is_quiet) say(options->language, LABEL_SAY_MASKED, session->mask.fingerprint, NULL);
  if (session->mask.is_open) say(options->language, LABEL_SAY_MASK_OPEN, options->mask, NULL);
  return true;
}

enum exit_code session_open(struct session *session, const struct options *options) {
  *session = (struct session){.options = options};
  builtin_regions_read(&session->regions);
  if (!read_defaults(session)) return options->source == NULL ? EXIT_USAGE : EXIT_FILE;
  if (!read_mask(session)) return EXIT_FILE;
  enum exit_code code = load_rules(session);
  return code == EXIT_OK ? load_calendar(session) : code;
}

void session_clear(struct session *session) {
  rules_clear(&session->rules);
  workdays_clear(&session->calendar);
  regions_clear(&session->regions);
  mask_key_clear(&session->mask);
}

const struct mask_key *session_mask(const struct session *session) {
  return session->mask.length == 0 ? NULL : &session->mask;
}

struct casework session_casework(const struct session *session, const struct case_columns *columns) {
  const int max_age = session->options->max_age;
  struct assess_choices choices = session->options->choices;
  choices.minds_age = true;
  choices.max_age = max_age < 0 ? MAX_AGE_USUAL : max_age;
  choices.traces = session->options->explains || session->options->command == COMMAND_EXPLAIN;
  if (session->options->of_case != NULL) choices.traced_case = text_from(session->options->of_case);
  return (struct casework){.columns = columns,
                           .defaults = &session->defaults,
                           .regions = &session->regions,
                           .rules = &session->rules,
                           .calendar = &session->calendar,
                           .choices = choices};
}

bool session_read_region(const struct session *session, const char *text, region_code *region) {
  struct diagnostics diagnostics = {0};
  note_set notes = 0;
  struct cell_context context = {.diagnostics = &diagnostics, .notes = &notes, .regions = &session->regions};
  bool is_good = cell_region(region, &context, FIELD_REGION, text_from(text));
  say_diagnostics(session, &diagnostics, false);
  diagnostics_clear(&diagnostics);
  buffer_clear(&context.scratch);
  return is_good;
}
