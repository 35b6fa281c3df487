#include "formats/library/engine.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "calc/freshness.h"
#include "calc/grading.h"
#include "formats/list/builtin_tables.h"
#include "formats/list/diagnostic_text.h"
#include "formats/list/law_tables.h"
#include "formats/list/table_error_text.h"
#include "formats/words/json_text.h"

/* An engine on its way. */
struct opening {
  struct engine *engine;
  const struct arrears_options *options;
  struct arrears_answer *answer;
  struct listener listener;
};

static void tell_option(const struct opening *opening, const char *option, const char *value) {
  tell(&opening->listener, LABEL_LIBRARY_BAD_OPTION, option, value, NULL);
}

static bool read_language(struct opening *opening) {
  const char *language = opening->options->language;
  const bool is_chinese = language != NULL && text_is(TEXT("zh"), language);
  opening->engine->language = opening->listener.language = is_chinese ? LANGUAGE_ZH : LANGUAGE_EN;
  if (language == NULL || is_chinese || text_is(TEXT("en"), language)) return true;
  tell_option(opening, "language", language);
  return false;
}

/* A text that is read as the cell it stands in for. */
static void tell_default(const struct opening *opening, const struct diagnostics *diagnostics,
                         const struct diagnostic *diagnostic) {
  struct buffer line = {0};
  diagnostic_option_line(&line, opening->engine->language, text_from(field_keys[diagnostic->field]),
                         diagnostics, diagnostic);
  opening->listener.line(opening->listener.context, buffer_text(&line));
  buffer_clear(&line);
}

static bool read_defaults(struct opening *opening) {
  struct engine *engine = opening->engine;
  struct diagnostics diagnostics = {0};
  const char *const fields[FIELD_COUNT] = {[FIELD_REGION] = opening->options->region,
                                           [FIELD_SCHEME] = opening->options->scheme,
                                           [FIELD_PAYER] = opening->options->payer,
                                           [FIELD_PAY_ON] = opening->options->pay_on};
  case_defaults_init(&engine->defaults);
  const bool is_good = case_defaults_read(&engine->defaults, fields, &engine->regions, &diagnostics);
  for (size_t i = 0; i < diagnostics.count; i++) tell_default(opening, &diagnostics, &diagnostics.items[i]);
  diagnostics_clear(&diagnostics);
  return is_good;
}

static bool read_grade(struct opening *opening) {
  struct assess_choices *choices = &opening->engine->choices;
  const char *grade = opening->options->grade;
  choices->is_graded = grade != NULL;
  if (grade == NULL || grading_read_weakest(&choices->weakest, text_from(grade))) return true;
  tell_option(opening, "grade", grade);
  return false;
}

static bool read_max_age(struct opening *opening) {
  struct assess_choices *choices = &opening->engine->choices;
  const char *typed = opening->options->max_age;
  choices->minds_age = true;
  choices->max_age = MAX_AGE_USUAL;
  if (typed == NULL) return true;
  const struct text text = text_from(typed);
  enum { DIGITS_MOST = 5 };
  const bool is_number = text_is_digits(text) && text.length <= DIGITS_MOST;
  choices->max_age = is_number ? atoi(typed) : MAX_AGE_MOST + 1;
  if (choices->max_age <= MAX_AGE_MOST) return true;
  tell_option(opening, "max_age", typed);
  return false;
}

static void read_flags(struct opening *opening) {
  struct engine *engine = opening->engine;
  const uint32_t flags = opening->options->flags;
  engine->choices.estimates = (flags & ARREARS_ESTIMATE) != 0;
  engine->choices.is_partial = (flags & ARREARS_PARTIAL) != 0;
  engine->leaves_apart = (flags & ARREARS_APART) != 0;
  engine->fills_down = (flags & ARREARS_FILL_DOWN) != 0;
  engine->with_ledger = (flags & ARREARS_WITHOUT_LEDGER) == 0;
}

/* The texts of the options that the engine keeps; room has been made. */
static const char *keep(struct engine *engine, const char *typed) {
  const size_t start = engine->texts.length;
  buffer_add(&engine->texts, typed, strlen(typed) + 1);
  return engine->texts.at + start;
}

static void make_room(struct opening *opening) {
  const struct arrears_options *options = opening->options;
  size_t room = 1;
  for (size_t i = 0; i < options->column_count; i++) room += strlen(options->columns[i]) + 1;
  for (size_t i = 0; i < options->rule_file_count; i++) room += strlen(options->rule_files[i]) + 1;
  (void)buffer_room(&opening->engine->texts, room); /* from here on the copies stay where they are */
}

static bool read_columns(struct opening *opening) {
  struct engine *engine = opening->engine;
  const struct arrears_options *options = opening->options;
  engine->column_choices = array_new(options->column_count, sizeof *engine->column_choices);
  for (size_t i = 0; i < options->column_count; i++) {
    struct column_choice *choice = &engine->column_choices[engine->column_choice_count++];
    if (column_choice_read(choice, text_from(keep(engine, options->columns[i])))) continue;
    const enum case_field guess = heading_nearest(choice->name);
    tell(&opening->listener, LABEL_SAY_COLUMN_OPTION, options->columns[i],
         guess == FIELD_NONE ? NULL : field_keys[guess], NULL);
    return false;
  }
  return true;
}

/* What is wrong with a table: for a person, and as data. */
static void hear_trouble(void *context, struct text file, const struct rules_trouble *trouble) {
  struct opening *opening = context;
  struct answer_texts *texts = opening->answer->storage;
  struct buffer *out = &texts->diagnostics.out, line = {0};
  buffer_add_text(&line, file);
  buffer_add_byte(&line, ':');
  const size_t start = line.length;
  rules_trouble_text(&line, opening->engine->language, &opening->engine->rules, trouble);
  json_text_member(out, '{', "file", file);
  json_text_member(out, ',', "message", text_from_offset(buffer_text(&line), start));
  buffer_add_literal(out, "}\n");
  opening->answer->diagnostic_count++;
  opening->listener.line(opening->listener.context, buffer_text(&line));
  buffer_clear(&line);
}

static void hear_end(void *context, const char *path, const struct table_error *failure) {
  const struct opening *opening = context;
  if (failure->status != TABLE_OK) table_error_tell(&opening->listener, path, failure);
}

static int status_of(enum law_outcome outcome) {
  static const int statuses[] = {
      [LAW_READ] = ARREARS_OK, [LAW_REFUSED] = ARREARS_BAD_RULES, [LAW_UNREADABLE] = ARREARS_CANNOT_READ};
  return statuses[outcome];
}

static int read_law(struct opening *opening) {
  struct engine *engine = opening->engine;
  const struct arrears_options *options = opening->options;
  const struct law_listener listener = {hear_trouble, hear_end, hear_end, opening};
  const char **paths = array_new(options->rule_file_count, sizeof *paths);
  for (size_t i = 0; i < options->rule_file_count; i++) paths[i] = keep(engine, options->rule_files[i]);
  const struct law_sources sources = {paths, (int)options->rule_file_count, options->calendar,
                                      (options->flags & ARREARS_WITHOUT_BUILTIN_RULES) != 0};
  enum law_outcome outcome = law_read_rules(&engine->rules, &sources, &listener);
  if (outcome == LAW_READ) outcome = law_read_calendar(&engine->calendar, &sources, &listener);
  free(paths);
  return status_of(outcome);
}

int engine_open(struct engine *engine, const struct arrears_options *options, struct arrears_answer *answer) {
  struct opening opening = {engine, options, answer, answer_listener(answer->storage, LANGUAGE_EN)};
  *engine = (struct engine){0};
  builtin_regions_read(&engine->regions);
  read_flags(&opening);
  make_room(&opening);
  const bool is_good = read_language(&opening) && read_defaults(&opening) && read_grade(&opening) &&
                       read_max_age(&opening) && read_columns(&opening);
  return is_good ? read_law(&opening) : ARREARS_BAD_OPTION;
}

void engine_clear(struct engine *engine) {
  rules_clear(&engine->rules);
  workdays_clear(&engine->calendar);
  regions_clear(&engine->regions);
  buffer_clear(&engine->texts);
  free(engine->column_choices);
}
