#include "cli/user/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calc/date.h"
#include "cli/user/say.h"
#include "formats/file/plain_text.h"

static const struct {
  const char *name;
  enum command command;
} commands[] = {
    {"quote", COMMAND_QUOTE}, {"report", COMMAND_REPORT},   {"assess", COMMAND_ASSESS},
    {"check", COMMAND_CHECK}, {"rules", COMMAND_RULES},     {"merge", COMMAND_MERGE},
    {"help", COMMAND_HELP},   {"version", COMMAND_VERSION},
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

/* Options by number; the case-list columns follow from OPTION_FIELD on. */
enum option_id {
  OPTION_OUTPUT = 'o',
  OPTION_FORCE = 'f',
  OPTION_QUIET = 'q',
  OPTION_HELP = 'h',
  OPTION_VERSION = 'V',
  OPTION_RULES = 256,
  OPTION_CALENDAR,
  OPTION_NO_BUILTIN,
  OPTION_ENCODING,
  OPTION_LANGUAGE,
  OPTION_LEDGER,
  OPTION_REJECTS,
  OPTION_FORMAT,
  OPTION_JSON,
  OPTION_MARK,
  OPTION_NO_COLOUR,
  OPTION_JOBS,
  OPTION_MAX_AGE,
  OPTION_SHEET_ROWS,
  OPTION_SPLIT,
  OPTION_ON,
  OPTION_SHARD,
  OPTION_MANIFEST,
  OPTION_FIELD = 512
};

static const struct option fixed_options[] = {
    {"output", required_argument, NULL, OPTION_OUTPUT},
    {"force", no_argument, NULL, OPTION_FORCE},
    {"quiet", no_argument, NULL, OPTION_QUIET},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {"rules", required_argument, NULL, OPTION_RULES},
    {"calendar", required_argument, NULL, OPTION_CALENDAR},
    {"no-builtin-rules", no_argument, NULL, OPTION_NO_BUILTIN},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"lang", required_argument, NULL, OPTION_LANGUAGE},
    {"ledger", required_argument, NULL, OPTION_LEDGER},
    {"rejects", required_argument, NULL, OPTION_REJECTS},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"json", no_argument, NULL, OPTION_JSON},
    {"bom", no_argument, NULL, OPTION_MARK},
    {"no-color", no_argument, NULL, OPTION_NO_COLOUR},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"max-age", required_argument, NULL, OPTION_MAX_AGE},
    {"sheet-rows", required_argument, NULL, OPTION_SHEET_ROWS},
    {"split", required_argument, NULL, OPTION_SPLIT},
    {"on", required_argument, NULL, OPTION_ON},
    {"shard", required_argument, NULL, OPTION_SHARD},
    {"manifest", required_argument, NULL, OPTION_MANIFEST},
};
enum { FIXED_COUNT = sizeof fixed_options / sizeof fixed_options[0], FIELD_NAME_MAX = 32 };

/* All long options: the fixed ones and one for each column of a case list, `_` written as `-`. */
struct option_table {
  struct option options[FIXED_COUNT + FIELD_COUNT + 1];
  char names[FIELD_COUNT][FIELD_NAME_MAX];
};

static void option_table_fill(struct option_table *table) {
  memset(table, 0, sizeof *table);
  memcpy(table->options, fixed_options, sizeof fixed_options);
  for (int field = 0; field < FIELD_COUNT; field++) {
    (void)snprintf(table->names[field], FIELD_NAME_MAX, "%s", field_keys[field]);
    for (char *at = table->names[field]; *at != '\0'; at++)
      if (*at == '_') *at = '-';
    table->options[FIXED_COUNT + field] =
        (struct option){table->names[field], required_argument, NULL, OPTION_FIELD + field};
  }
}

/* Chinese when the locale of messages is. */
static enum language locale_language(void) {
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL && *value != '\0') return strncmp(value, "zh", 2) == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
  }
  return LANGUAGE_EN;
}

/* --lang decides the language of every message, so it is looked for before anything can go wrong. */
static enum language find_language(int count, char *arguments[]) {
  enum language language = locale_language();
  for (int i = 1; i < count; i++) {
    const char *value = NULL;
    if (strncmp(arguments[i], "--lang=", 7) == 0)
      value = arguments[i] + 7;
    else if (strcmp(arguments[i], "--lang") == 0 && i + 1 < count)
      value = arguments[i + 1];
    if (value != NULL && strcmp(value, "zh") == 0) language = LANGUAGE_ZH;
    if (value != NULL && strcmp(value, "en") == 0) language = LANGUAGE_EN;
  }
  return language;
}

static bool refuse_value(const struct options *options, const char *option, const char *value,
                         const char *possible) {
  say(options->language, LABEL_SAY_BAD_OPTION_VALUE, option, value, possible, NULL);
  return false;
}

static bool read_number(const struct options *options, const char *option, const char *value, int least,
                        int most, int *number) {
  char *end;
  long read = strtol(value, &end, 10);
  char range[64];
  (void)snprintf(range, sizeof range, "%d..%d", least, most);
  if (end == value || *end != '\0' || read < least || read > most)
    return refuse_value(options, option, value, range);
  *number = (int)read;
  return true;
}

static bool take_word(struct options *options, int id, const char *value) {
  if (id == OPTION_LANGUAGE)
    return strcmp(value, "zh") == 0 || strcmp(value, "en") == 0 ||
           refuse_value(options, "--lang", value, "zh, en");
  if (id == OPTION_ENCODING) options->has_encoding = true;
  if (id == OPTION_ENCODING)
    return encoding_parse(text_from(value), &options->encoding) ||
           refuse_value(options, "--encoding", value, "auto, utf-8, gb18030");
  if (id == OPTION_SPLIT)
    return report_split_parse(&options->split, text_from(value)) ||
           refuse_value(options, "--split", value, "region, employer, 1..1000000000");
  options->as_json = strcmp(value, "jsonl") == 0;
  options->as_csv = strcmp(value, "csv") == 0;
  return options->as_json || options->as_csv || refuse_value(options, "--format", value, "csv, jsonl");
}

static bool take_number(struct options *options, int id, const char *value) {
  int rows = 0;
  switch (id) {
    case OPTION_JOBS: return read_number(options, "--jobs", value, 1, 64, &options->jobs);
    case OPTION_MAX_AGE: return read_number(options, "--max-age", value, 0, 36500, &options->max_age);
    default:
      if (!read_number(options, "--sheet-rows", value, 100, 1048576, &rows)) return false;
      options->sheet_rows = rows;
      return true;
  }
}

static bool take_rule_file(struct options *options, const char *path) {
  if (options->rule_file_count == RULE_FILES_MAX) return refuse_value(options, "--rules", path, "<= 64");
  options->rule_files[options->rule_file_count++] = path;
  return true;
}

static bool take_option(struct options *options, int id, const char *value) {
  if (id >= OPTION_FIELD) {
    options->fields[id - OPTION_FIELD] = value;
    return true;
  }
  switch (id) {
    case OPTION_OUTPUT: options->output = value; return true;
    case OPTION_FORCE: options->force = true; return true;
    case OPTION_QUIET: options->is_quiet = true; return true;
    case OPTION_HELP: options->wants_help = true; return true;
    case OPTION_VERSION: options->command = COMMAND_VERSION; return true;
    case OPTION_RULES: return take_rule_file(options, value);
    case OPTION_CALENDAR: options->calendar = value; return true;
    case OPTION_NO_BUILTIN: options->without_builtin_rules = true; return true;
    case OPTION_LEDGER: options->ledger = value; return true;
    case OPTION_REJECTS: options->rejects = value; return true;
    case OPTION_JSON: options->as_json = true; return true;
    case OPTION_MARK: options->with_mark = true; return true;
    case OPTION_NO_COLOUR: options->with_colour = false; return true;
    case OPTION_ON: options->on = value; return true;
    case OPTION_SHARD: options->shard = value; return true;
    case OPTION_MANIFEST: options->manifest = value; return true;
    case OPTION_LANGUAGE:
    case OPTION_ENCODING:
    case OPTION_SPLIT:
    case OPTION_FORMAT: return take_word(options, id, value);
    default: return take_number(options, id, value);
  }
}

/* The long option nearest to what was typed, a value behind `=` set aside; NULL when none has much of it. */
static const char *guess_option(const struct option_table *table, const char *typed) {
  const char *best = NULL;
  while (*typed == '-') typed++;
  struct text name = {typed, strcspn(typed, "=")};
  int distance = name.length < 4 ? (int)name.length : 4;
  for (const struct option *option = table->options; option->name != NULL; option++) {
    int found = text_distance(name, text_from(option->name), distance);
    if (found >= distance) continue;
    distance = found;
    best = option->name;
  }
  return best;
}

static bool refuse_option(const struct options *options, const struct option_table *table, const char *typed,
                          bool lacks_value) {
  char guess[FIELD_NAME_MAX + 2];
  say(options->language, lacks_value ? LABEL_SAY_OPTION_NEEDS_VALUE : LABEL_SAY_UNKNOWN_OPTION, typed, NULL);
  const char *name = lacks_value ? NULL : guess_option(table, typed);
  (void)snprintf(guess, sizeof guess, "--%s", name == NULL ? "" : name);
  if (name != NULL) say(options->language, LABEL_SAY_MEANT, guess, NULL);
  return false;
}

enum command command_find(const char *word) {
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (strcmp(word, commands[i].name) == 0) return commands[i].command;
  return COMMAND_NONE;
}

static bool take_command(struct options *options, const char *word) {
  const char *guess = NULL;
  int distance = 3;
  options->command = command_find(word);
  if (options->command != COMMAND_NONE) return true;
  for (int i = 0; i < COMMAND_COUNT; i++) {
    int found = text_distance(text_from(word), text_from(commands[i].name), distance);
    if (found < distance) distance = found, guess = commands[i].name;
  }
  say(options->language, LABEL_SAY_UNKNOWN_COMMAND, word, NULL);
  if (guess != NULL) say(options->language, LABEL_SAY_MEANT, guess, NULL);
  return false;
}

static bool take_operand(struct options *options, const char *word) {
  if (options->command == COMMAND_NONE) return take_command(options, word);
  if (options->operand_count == OPERANDS_MAX) {
    say(options->language, LABEL_SAY_SURPLUS, word, NULL);
    return false;
  }
  options->operands[options->operand_count++] = word;
  return true;
}

void options_add_field(struct buffer *out, enum case_field field) {
  buffer_add_literal(out, "--");
  for (const char *at = field_keys[field]; *at != '\0'; at++) buffer_add_byte(out, *at == '_' ? '-' : *at);
}

bool options_read(struct options *options, int count, char *arguments[]) {
  static struct option_table table;
  option_table_fill(&table);
  *options = (struct options){.language = find_language(count, arguments), .max_age = -1};
  const char *no_colour = getenv("NO_COLOR");
  options->with_colour = isatty(STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0');
  opterr = 0;
  for (;;) {
    int at = optind;
    int id = getopt_long(count, arguments, "-:o:fqhV", table.options, NULL);
    if (id == -1) break;
    if (id == '?' || id == ':') return refuse_option(options, &table, arguments[at], id == ':');
    if (id == 1 ? !take_operand(options, optarg) : !take_option(options, id, optarg)) return false;
  }
  for (; optind < count; optind++)
    if (!take_operand(options, arguments[optind])) return false;
  return true;
}
