#include "cli/user/command_line.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/user/option_table.h"
#include "cli/user/say.h"
#include "formats/file/path.h"
#include "formats/file/plain_text.h"
#include "formats/report/printed_pages.h"

enum { NAME_SHOWN_MAX = 40, FIRST_LONG = 256 };

/* The rows of the option table as getopt wants them. */
struct grammar {
  struct option options[OPTION_COUNT + 1];
  char letters[2 * OPTION_FIXED_COUNT + 3];
};

/* Operands come in their places (-), and a missing value is told from an unknown option (:). */
static void grammar_fill(struct grammar *grammar) {
  const struct option_row *rows = option_table();
  char *letter = grammar->letters;
  *letter++ = '-';
  *letter++ = ':';
  for (int i = 0; i < OPTION_COUNT; i++) {
    const int takes = rows[i].argument == NULL ? no_argument : required_argument;
    grammar->options[i] = (struct option){rows[i].name, takes, NULL, FIRST_LONG + i};
    if (rows[i].letter == 0) continue;
    *letter++ = rows[i].letter;
    if (takes == required_argument) *letter++ = ':';
  }
  *letter = '\0';
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
    const char *value = "";
    if (strncmp(arguments[i], "--lang=", 7) == 0)
      value = arguments[i] + 7;
    else if (strcmp(arguments[i], "--lang") == 0 && i + 1 < count)
      value = arguments[i + 1];
    if (strcmp(value, "zh") == 0 || strcmp(value, "zh+en") == 0) language = LANGUAGE_ZH;
    if (strcmp(value, "en") == 0) language = LANGUAGE_EN;
  }
  return language;
}

static bool refuse_value(const struct options *options, const struct option_row *row, const char *value,
                         const char *possible) {
  char option[NAME_SHOWN_MAX];
  (void)snprintf(option, sizeof option, "--%s", row->name);
  say(options->language, LABEL_SAY_BAD_OPTION_VALUE, option, value, possible, NULL);
  return false;
}

static bool take_number(struct options *options, const struct option_row *row, const char *value) {
  assert(value != NULL); /* getopt hands one over */
  char *end, range[64];
  long number = strtol(value, &end, 10);
  if (end == value || *end != '\0' || number < row->least || number > row->most) {
    (void)snprintf(range, sizeof range, "%d..%d", row->least, row->most);
    return refuse_value(options, row, value, range);
  }
  *(int *)(void *)((char *)options + row->place) = (int)number;
  return true;
}

/* A further --scheme adds to those before. */
static bool add_scheme(struct options *options, const char *value) {
  const char *before = options->fields[FIELD_SCHEME];
  char joined[sizeof options->schemes];
  int length = snprintf(joined, sizeof joined, "%s+%s", before, value);
  if (length < 0 || (size_t)length >= sizeof joined) return false;
  memcpy(options->schemes, joined, (size_t)length + 1);
  options->fields[FIELD_SCHEME] = options->schemes;
  return true;
}

static bool refuse_twice(const struct options *options, const struct option_row *row) {
  char option[NAME_SHOWN_MAX];
  (void)snprintf(option, sizeof option, "--%s", row->name);
  say(options->language, LABEL_SAY_OPTION_TWICE, option, NULL);
  return false;
}

/* Of one that repeats without a list of values: nothing is no name, else there are too many of it. */
static bool refuse_further(const struct options *options, const struct option_row *row, const char *value) {
  char option[NAME_SHOWN_MAX], most[16];
  if (value != NULL && *value == '\0') return refuse_value(options, row, value, row->argument);
  (void)snprintf(option, sizeof option, "--%s", row->name);
  (void)snprintf(most, sizeof most, "%d", row->most);
  say(options->language, LABEL_SAY_OPTION_TOO_OFTEN, option, most, NULL);
  return false;
}

static bool take_option(struct options *options, const struct option_row *row, const char *value) {
  void *place = (char *)options + row->place;
  switch (row->kind) {
    case OPTION_FLAG: *(bool *)place = true; return true;
    case OPTION_TEXT: *(const char **)place = value; return true;
    case OPTION_NUMBER: return take_number(options, row, value);
    case OPTION_OTHER: break;
  }
  if (row->take(options, value)) return true;
  return row->possible == NULL ? refuse_further(options, row, value)
                               : refuse_value(options, row, value, row->possible);
}

/* The long option nearest to what was typed, ignoring a value after `=`; NULL when none has much of it. */
static const char *guess_option(const char *typed) {
  const struct option_row *rows = option_table();
  const char *best = NULL;
  while (*typed == '-') typed++;
  struct text name = {typed, strcspn(typed, "=")};
  int distance = name.length < 4 ? (int)name.length : 4;
  for (int i = 0; i < OPTION_COUNT; i++) {
    int found = text_distance(name, text_from(rows[i].name), distance);
    if (found >= distance) continue;
    distance = found;
    best = rows[i].name;
  }
  return best;
}

static bool refuse_option(const struct options *options, const char *typed, bool lacks_value) {
  char guess[NAME_SHOWN_MAX];
  say(options->language, lacks_value ? LABEL_SAY_OPTION_NEEDS_VALUE : LABEL_SAY_UNKNOWN_OPTION, typed, NULL);
  const char *name = lacks_value ? NULL : guess_option(typed);
  (void)snprintf(guess, sizeof guess, "--%s", name == NULL ? "" : name);
  if (name != NULL) say(options->language, LABEL_SAY_MEANT, guess, NULL);
  return false;
}

static bool take_command(struct options *options, const char *word) {
  options->command = command_find(word);
  if (options->command == COMMAND_EXPLAIN)
    options->is_quiet = true; /* its answer is all that is waited for */
  if (options->command != COMMAND_NONE) return true;
  enum command guess = command_guess(word);
  say(options->language, LABEL_SAY_UNKNOWN_COMMAND, word, NULL);
  if (guess != COMMAND_NONE) say(options->language, LABEL_SAY_MEANT, command_name(guess), NULL);
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

static const struct option_row *row_of(int id) {
  return id >= FIRST_LONG ? &option_table()[id - FIRST_LONG] : option_find_letter((char)id);
}

/* What getopt has found at arguments[at]; 1 is an operand. `given` marks the rows of the option table. */
static bool take_found(struct options *options, bool given[OPTION_COUNT], int id, const char *typed) {
  if (id == '?' || id == ':') return refuse_option(options, typed, id == ':');
  if (id == 1) return take_operand(options, optarg);
  const struct option_row *row = row_of(id);
  bool *is_given = &given[row - option_table()];
  bool is_scheme = row == option_of_field(FIELD_SCHEME);
  if (*is_given && is_scheme) return add_scheme(options, optarg) || refuse_value(options, row, optarg, "...");
  if (*is_given && optarg != NULL && !row->repeats) return refuse_twice(options, row);
  *is_given = true;
  return take_option(options, row, optarg);
}

static void add_user(struct buffer *users, const char *command, const char *action) {
  if (users->length > 0) buffer_add_literal(users, ", ");
  buffer_add_text(users, text_from(command));
  if (*action != '\0') buffer_add_byte(users, ' ');
  buffer_add_text(users, text_from(action));
}

/* assess, check, rules template */
static void add_users(struct buffer *users, const struct option_row *row) {
  for (int command = 0; command < COMMAND_COUNT; command++) {
    const char *name = command_name((enum command)command);
    if (command == COMMAND_RULES && row->actions != 0) continue;
    if (option_is_used(row, (enum command)command)) add_user(users, name, "");
  }
  for (int action = 0; action < RULES_ACTION_COUNT; action++)
    if ((row->actions >> action & 1u) != 0)
      add_user(users, command_name(COMMAND_RULES), rules_action_name((enum rules_action)action));
}

static bool refuse_unused(const struct options *options, const struct option_row *row, const char *action) {
  char option[NAME_SHOWN_MAX];
  struct buffer users = {0}, command = {0};
  (void)snprintf(option, sizeof option, "--%s", row->name);
  add_users(&users, row);
  add_user(&command, command_name(options->command), action);
  const struct text arguments[] = {text_from(option), buffer_text(&command), buffer_text(&users)};
  say_texts(options->language, LABEL_SAY_OPTION_NOT_USED, arguments, 3);
  buffer_clear(&users);
  buffer_clear(&command);
  return false;
}

/* What `rules` is to do; RULES_ACTION_COUNT: it has said nothing that is known. */
static enum rules_action action_of(const struct options *options) {
  const bool is_rules = options->command == COMMAND_RULES && options->operand_count > 0;
  return is_rules ? rules_action_find(options->operands[0]) : RULES_ACTION_COUNT;
}

/* An option without effect may be a figure that somebody believes to be counted. */
static bool are_used(const struct options *options, const bool given[OPTION_COUNT]) {
  const enum rules_action action = action_of(options);
  const bool asks_version = given[option_find(TEXT("version")) - option_table()];
  if (options->wants_help || asks_version || options->command == COMMAND_NONE) return true;
  for (int i = 0; i < OPTION_COUNT; i++) {
    const struct option_row *row = &option_table()[i];
    if (!given[i]) continue;
    if (!option_is_used(row, options->command)) return refuse_unused(options, row, "");
    if (action != RULES_ACTION_COUNT && !option_is_used_by_rules(row, action))
      return refuse_unused(options, row, rules_action_name(action));
  }
  return true;
}

/* In two languages there are sheets alone: those of report and of quote's quotation. */
static bool has_sheets(const struct options *options) {
  const bool is_quotation = options->command == COMMAND_QUOTE && options->output != NULL;
  const bool makes_sheets = options->command == COMMAND_REPORT || is_quotation;
  const bool only_speaks = options->wants_help || options->command == COMMAND_NONE ||
                           options->command == COMMAND_HELP || options->command == COMMAND_VERSION;
  const bool is_good = !options->is_bilingual || makes_sheets || only_speaks;
  if (!is_good) say(options->language, LABEL_SAY_BILINGUAL_SHEETS, NULL);
  return is_good;
}

/* Beside standard output, a pipe or a device there is no place for a second file. */
static bool is_stream(const char *path) {
  struct stat status;
  return strcmp(path, "-") == 0 || (stat(path, &status) == 0 && !S_ISREG(status.st_mode));
}

/* A ledger that is a file has its lists of rule rows beside it: `a/ledger.csv`, `a/ledger.because.csv`. */
static void name_because(struct options *options) {
  static const char ending[] = ".csv";
  const char *ledger = options->ledger;
  if (ledger == NULL || options->is_because_inline || options->because != NULL) return;
  const size_t length = strlen(ledger), stem = length - (sizeof ending - 1);
  const bool has_ending = length >= sizeof ending && strcmp(ledger + stem, ending) == 0;
  const int kept = (int)(has_ending ? stem : length);
  options->is_because_inline =
      is_stream(ledger) || length + sizeof ".because.csv" > sizeof options->because_beside;
  if (options->is_because_inline) return;
  (void)snprintf(options->because_beside, sizeof options->because_beside, "%.*s.because.csv", kept, ledger);
  options->because = options->because_beside;
}

/* Some C libraries stop at `-`, standard input, as though it ended the options; it is an operand like any
 * other. */
static int take_lone_mark(char *argument) {
  optarg = argument;
  optind++;
  return 1;
}

/* One workbook has its pages beside it: `a/quote.xlsx`, `a/quote.pdf`. */
static void name_pdf(struct options *options) {
  const bool is_quote = options->command == COMMAND_QUOTE;
  const char *workbook = is_quote ? options->output : options->quotations;
  struct buffer path = {0};
  if (!options->as_pdf || workbook == NULL || (!is_quote && !path_ends_with(workbook, ".xlsx"))) return;
  printed_pages_name(&path, workbook);
  if (path.length <= sizeof options->pdf_beside) {
    memcpy(options->pdf_beside, path.at, path.length);
    options->pdf = options->pdf_beside;
  }
  buffer_clear(&path);
}

bool command_line_read(struct options *options, int count, char *arguments[]) {
  struct grammar grammar = {0};
  bool given[OPTION_COUNT] = {false};
  grammar_fill(&grammar);
  *options = (struct options){.language = find_language(count, arguments), .max_age = -1, .mode = -1};
  const char *no_colour = getenv("NO_COLOR");
  options->with_colour = isatty(STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0');
  opterr = 0;
  for (;;) {
    int at = optind;
    int id = getopt_long(count, arguments, grammar.letters, grammar.options, NULL);
    if (id == -1 && optind == at && at < count) id = take_lone_mark(arguments[at]);
    if (id == -1) break;
    if (!take_found(options, given, id, arguments[at])) return false;
  }
  for (; optind < count; optind++)
    if (!take_operand(options, arguments[optind])) return false;
  name_because(options);
  name_pdf(options);
  return are_used(options, given) && has_sheets(options);
}
