#include "cli/run/proof.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/run/manifest_check.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/file/path.h"
#include "formats/record/text_writer.h"
#include "formats/run/manifest_differ.h"
#include "formats/run/manifest_place.h"
#include "formats/words/figures_text.h"

#define MANIFEST_NAME "manifest.json"

static bool is_named_json(const char *path) {
  size_t length = strlen(path);
  return length > 5 && strcmp(path + length - 5, ".json") == 0;
}

static bool is_same_file(const char *left, const char *right) {
  struct stat one, other;
  return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

/* Many files are called manifest.json: those that others have made, or that describe other results, are
 * skipped. */
static bool speaks_of(const char *path, const char *results) {
  struct manifest manifest = {0};
  struct buffer why = {0}, place = {0};
  struct stat status;
  int system;
  bool speaks =
      stat(path, &status) == 0 && S_ISREG(status.st_mode) && manifest_read(&manifest, path, &why, &system);
  if (speaks) {
    manifest_place_path(&place, path, manifest_output_text(&manifest, MANIFEST_RESULTS, "name"));
    speaks = is_same_file(place.at, results);
  }
  buffer_clear(&why);
  buffer_clear(&place);
  manifest_clear(&manifest);
  return speaks;
}

static bool find_manifest(struct buffer *path, const char *operand) {
  struct stat status;
  bool is_folder = stat(operand, &status) == 0 && S_ISDIR(status.st_mode);
  if (is_folder)
    path_join(path, text_from(operand), MANIFEST_NAME);
  else if (is_named_json(operand))
    path_join(path, TEXT(""), operand);
  else
    path_join(path, (struct text){operand, path_name_offset(operand)}, MANIFEST_NAME);
  return is_folder || is_named_json(operand) || speaks_of(path->at, operand);
}

bool proof_find(struct proof *proof, const struct options *options) {
  const char *operand = options->operands[0];
  if (options->command != COMMAND_REPORT || options->operand_count == 0 || strcmp(operand, "-") == 0)
    return false;
  bool is_found = find_manifest(&proof->path, operand);
  if (!is_found) buffer_clear(&proof->path);
  return is_found;
}

/* A file whose place the manifest tells may have moved since. */
static bool is_there(const struct proof *proof, const char *path) {
  enum language language = proof->options.language;
  struct stat status;
  if (!run_manifest_can_name(path)) return say(language, LABEL_SAY_NO_FILE, path, NULL), false;
  if (stat(path, &status) == 0) return true;
  say_table_unreadable(language, path, errno);
  say(language, LABEL_SAY_PROOF_PLACES, proof->path.at, NULL);
  return false;
}

static bool take_input(struct proof *proof) {
  if (proof->options.operand_count > 1)
    path_join(&proof->input, TEXT(""), proof->options.operands[1]);
  else
    manifest_place_path(&proof->input, proof->path.at, manifest_text(&proof->stated, "input.name"));
  return is_there(proof, proof->input.at);
}

/* Those on the command line stand for all that the manifest names. */
static bool take_fixes(struct proof *proof) {
  const struct options *options = &proof->options;
  bool are_there = true;
  for (int i = 2; i < options->operand_count; i++) proof->fixes[proof->fix_count++] = options->operands[i];
  const size_t stated = proof->fix_count > 0 ? 0 : manifest_count(&proof->stated, "fixes");
  for (size_t i = 0; i < stated; i++) {
    manifest_place_path(&proof->fix_paths[i], proof->path.at, manifest_fix_name(&proof->stated, i + 1));
    proof->fixes[proof->fix_count++] = proof->fix_paths[i].at;
  }
  for (int i = 0; i < proof->fix_count; i++) are_there = is_there(proof, proof->fixes[i]) && are_there;
  return are_there;
}

static bool take_rule_file(struct proof *proof, const char *name) {
  struct options *options = &proof->options;
  struct buffer *path = &proof->rules[options->rule_file_count];
  manifest_place_path(path, proof->path.at, name);
  options->rule_files[options->rule_file_count++] = path->at;
  return is_there(proof, path->at);
}

/* Tables given on the command line stand for all that the manifest names. */
static bool take_rules(struct proof *proof) {
  const bool are_given = proof->options.rule_file_count > 0;
  bool has_builtin = false, are_there = true;
  for (size_t i = 1; i <= manifest_count(&proof->stated, "rules"); i++) {
    const char *name = manifest_rules_name(&proof->stated, i);
    if (strcmp(name, MANIFEST_BUILTIN) == 0)
      has_builtin = true;
    else if (!are_given && proof->options.rule_file_count < RULE_FILES_MAX)
      are_there = take_rule_file(proof, name) && are_there;
  }
  if (!has_builtin) proof->options.without_builtin_rules = true;
  return are_there;
}

static bool take_calendar(struct proof *proof) {
  const char *name = manifest_text(&proof->stated, "calendar.name");
  if (proof->options.calendar != NULL || !manifest_place_is_file(name)) return true;
  manifest_place_path(&proof->calendar, proof->path.at, name);
  proof->options.calendar = proof->calendar.at;
  return is_there(proof, proof->calendar.at);
}

/* An empty member is not a default; but the day of payment never is empty, or it would be today. */
static void take_defaults(struct proof *proof) {
  static const struct {
    enum case_field field;
    const char *member;
  } table[] = {{FIELD_REGION, "options.region"},
               {FIELD_SCHEME, "options.scheme"},
               {FIELD_PAYER, "options.payer"},
               {FIELD_PAY_ON, "options.pay_on"}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    const char *value = manifest_text(&proof->stated, table[i].member);
    if (*value != '\0' || table[i].field == FIELD_PAY_ON) proof->options.fields[table[i].field] = value;
  }
  proof->options.pay_on_is_today = manifest_flag(&proof->stated, "options.pay_on_is_today");
}

/* How the list was read: its sheets, a line each, and whether rows were filled from above. */
static void take_reading(struct proof *proof) {
  struct options *options = &proof->options;
  const char *names = manifest_text(&proof->stated, "options.sheet");
  options->sheet_count = 0;
  options->fills_down = manifest_flag(&proof->stated, "options.fill_down");
  options->leaves_apart = manifest_flag(&proof->stated, "options.no_join");
  options->choices.is_partial = manifest_flag(&proof->stated, "options.partial");
  options->choices.estimates = manifest_flag(&proof->stated, "options.estimate");
  options->assumed_wage = manifest_text(&proof->stated, "options.assume_wage");
  if (names == NULL) return;
  buffer_add(&proof->sheets, names, strlen(names) + 1);
  for (char *at = proof->sheets.at; at != NULL && options->sheet_count < SHEETS_MAX;) {
    options->sheets[options->sheet_count++] = at;
    at = strchr(at, '\n');
    if (at != NULL) *at++ = '\0';
  }
}

static void take_columns(struct proof *proof) {
  for (int i = 0; i < COLUMNS_MAX; i++) {
    char member[32];
    (void)snprintf(member, sizeof member, "options.columns.%d", i + 1);
    const char *column = manifest_text(&proof->stated, member);
    if (column == NULL) break;
    proof->options.columns[proof->options.column_count++] = column;
  }
}

/* The grade that was asked for, if one was. False: not understood. */
static bool take_grade(struct proof *proof) {
  const char *name = manifest_text(&proof->stated, "options.grade");
  int grade = name == NULL ? 0 : key_find(grade_keys, GRADE_COUNT, text_from(name));
  proof->options.choices.is_graded = name != NULL;
  proof->options.choices.weakest = (enum grade)grade;
  return grade >= 0;
}

/* How old a check may be, where that was said. False: not understood. */
static bool take_age(struct proof *proof) {
  const int64_t days = manifest_number(&proof->stated, "options.max_age");
  proof->options.max_age = days < 0 || days > MAX_AGE_MOST ? -1 : (int)days;
  return days <= MAX_AGE_MOST;
}

/* The member that nobody here understands, or NULL. */
static const char *take_words(struct proof *proof) {
  const struct manifest *stated = &proof->stated;
  const char *language = manifest_text(stated, "options.lang"),
             *format = manifest_text(stated, "options.format");
  if (strcmp(language, "zh") != 0 && strcmp(language, "en") != 0) return "options.lang";
  if (strcmp(format, "csv") != 0 && strcmp(format, "jsonl") != 0) return "options.format";
  if (!encoding_parse(text_from(manifest_text(stated, "options.encoding")), &proof->options.encoding))
    return "options.encoding";
  if (!take_grade(proof)) return "options.grade";
  if (!take_age(proof)) return "options.max_age";
  if (!shard_from(&proof->shard, manifest_number(stated, "shard.index"),
                  manifest_number(stated, "shard.count")))
    return "shard";
  if (manifest_count(stated, "options.columns") > COLUMNS_MAX) return "options.columns";
  if (manifest_count(stated, "fixes") > FIXES_MAX) return "fixes";
  if (manifest_count(stated, "rules") > 1 + RULE_FILES_MAX) return "rules";
  proof->language = language[0] == 'z' ? LANGUAGE_ZH : LANGUAGE_EN;
  return NULL;
}

static bool say_not_understood(const struct proof *proof, const char *member) {
  struct buffer why = {0};
  buffer_add_literal(&why, "no valid ");
  buffer_add_text(&why, text_from(member));
  buffer_add_byte(&why, '\0');
  say(proof->options.language, LABEL_SAY_BAD_MANIFEST, proof->path.at, why.at, NULL);
  buffer_clear(&why);
  return false;
}

/* Without the key the outputs cannot be made again. False: said. */
static bool has_mask(const struct proof *proof) {
  const bool is_masked = manifest_text(&proof->stated, "options.mask") != NULL;
  const bool has_key = proof->options.mask != NULL;
  if (is_masked != has_key)
    say(proof->options.language, is_masked ? LABEL_SAY_PROOF_MASKED : LABEL_SAY_PROOF_NOT_MASKED,
        proof->path.at, NULL);
  return is_masked == has_key;
}

/* A masked run does not say where list and corrected rows are. False: said. */
static bool has_people(const struct proof *proof) {
  const int operands = manifest_count(&proof->stated, "fixes") > 0 ? 3 : 2;
  const bool has = proof->options.mask == NULL || proof->options.operand_count >= operands;
  if (!has)
    say(proof->options.language, operands == 2 ? LABEL_SAY_PROOF_LIST : LABEL_SAY_PROOF_FIXES, proof->path.at,
        NULL);
  return has;
}

enum exit_code proof_open(struct proof *proof, const struct options *options) {
  proof->options = *options;
  proof->options.source = proof->path.at;
  enum exit_code code = manifest_check_read(&proof->stated, proof->path.at, options->language);
  if (code != EXIT_OK) return code;
  if (!has_mask(proof) || !has_people(proof)) return EXIT_USAGE;
  const char *wrong = take_words(proof);
  bool is_good = wrong == NULL || say_not_understood(proof, wrong);
  if (is_good) take_defaults(proof);
  if (is_good) take_reading(proof);
  if (is_good) take_columns(proof);
  return is_good && take_input(proof) && take_fixes(proof) && take_rules(proof) && take_calendar(proof)
             ? EXIT_OK
             : EXIT_FILE;
}

void proof_add_files(const struct proof *proof, struct file_roles *files) {
  file_roles_add(files, proof->path.at, false);
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    struct buffer path = {0};
    const enum manifest_output output = (enum manifest_output)i;
    if (!manifest_has_output(&proof->stated, output)) continue;
    manifest_place_path(&path, proof->path.at, manifest_output_text(&proof->stated, output, "name"));
    file_roles_add(files, path.at, false);
    buffer_clear(&path);
  }
}

/* How the outputs are worded is proven by their bytes. */
static void restate_outputs(const struct proof *proof, struct manifest *fresh) {
  const struct manifest *stated = &proof->stated;
  manifest_set_text(fresh, "options.lang", text_from(manifest_text(stated, "options.lang")));
  manifest_set_text(fresh, "options.format", text_from(manifest_text(stated, "options.format")));
  manifest_set_flag(fresh, "options.bom", manifest_flag(stated, "options.bom"));
  if (manifest_flag(stated, "options.neutralise")) manifest_set_flag(fresh, "options.neutralise", true);
  manifest_set_text(fresh, "options.because", text_from(manifest_text(stated, "options.because")));
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    enum manifest_output output = (enum manifest_output)i;
    if (manifest_has_output(stated, output))
      manifest_set_output_text(fresh, output, "name",
                               text_from(manifest_output_text(stated, output, "name")));
  }
}

static enum exit_code check_basis(const struct proof *proof, const struct manifest *fresh) {
  enum language language = proof->options.language;
  struct buffer member = {0};
  bool is_other = manifest_differ(&proof->stated, fresh, &member);
  const char *what = is_other ? manifest_check_words(buffer_text(&member), language) : "";
  buffer_add_byte(&member, '\0');
  if (is_other) say(language, LABEL_SAY_PROOF_UNEQUAL, proof->path.at, what, member.at, NULL);
  buffer_clear(&member);
  return is_other ? EXIT_DIFFERENCE : EXIT_OK;
}

enum exit_code proof_check(const struct proof *proof, const struct session *session,
                           struct run_manifest *fresh) {
  const char *path = proof->path.at;
  const struct run_input input = {proof->input.at, proof->fixes, proof->fix_count, proof->shard};
  enum exit_code code = run_manifest_describe(fresh, path, &proof->options, session, &input);
  if (code != EXIT_OK) return code;
  restate_outputs(proof, &fresh->manifest);
  code = check_basis(proof, &fresh->manifest);
  if (code != EXIT_OK) return code;
  return manifest_check_outputs(&proof->stated, path, proof->options.language);
}

static bool is_numbered(const struct proof *proof) {
  return strcmp(manifest_text(&proof->stated, "options.because"), "number") == 0;
}

int proof_open_writers(struct proof *proof, const struct case_columns *columns, struct writer **writers) {
  const bool are_lines = strcmp(manifest_text(&proof->stated, "options.format"), "jsonl") == 0;
  const struct text_format *const formats[MANIFEST_OUTPUT_COUNT] = {
      [MANIFEST_RESULTS] = are_lines ? &results_jsonl : &results_csv,
      [MANIFEST_LEDGER] = &ledger_csv,
      [MANIFEST_BECAUSE] = &because_csv,
      [MANIFEST_REJECTS] = &rejects_csv};
  const struct text_context context = {.language = proof->language,
                                       .columns = columns,
                                       .with_mark = manifest_flag(&proof->stated, "options.bom"),
                                       .neutralises = manifest_flag(&proof->stated, "options.neutralise"),
                                       .with_ledger = true,
                                       .numbers = is_numbered(proof) ? &proof->numbers : NULL};
  int count = 0;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    if (!manifest_has_output(&proof->stated, (enum manifest_output)i)) continue;
    proof->writers[i] = text_writer_fingerprint(formats[i], &context, &proof->outputs[i]);
    writers[count++] = proof->writers[i];
  }
  return count;
}

static bool prove_output(const struct proof *proof, enum manifest_output output) {
  const struct fingerprint *found = &proof->outputs[output];
  const char *digest = manifest_output_text(&proof->stated, output, "sha256");
  int64_t size = manifest_output_number(&proof->stated, output, "size");
  struct buffer place = {0}, sizes[2] = {0};
  if (found->size == size && strcmp(found->digest, digest) == 0) return true;
  manifest_place_path(&place, proof->path.at, manifest_output_text(&proof->stated, output, "name"));
  figure_number(&sizes[0], found->size);
  figure_number(&sizes[1], size);
  for (int i = 0; i < 2; i++) buffer_add_byte(&sizes[i], '\0');
  say(proof->options.language, LABEL_SAY_PROOF_OUTPUT, place.at, found->digest, digest, sizes[0].at,
      sizes[1].at, NULL);
  buffer_clear(&place);
  for (int i = 0; i < 2; i++) buffer_clear(&sizes[i]);
  return false;
}

static bool prove_outcome(const struct proof *proof, const struct manifest *fresh) {
  struct buffer member = {0};
  bool is_other = manifest_outcomes_differ(&proof->stated, fresh, &member);
  buffer_add_byte(&member, '\0');
  if (is_other) say(proof->options.language, LABEL_SAY_PROOF_OUTCOME, proof->path.at, member.at, NULL);
  buffer_clear(&member);
  return !is_other;
}

enum exit_code proof_finish(struct proof *proof, struct run_manifest *fresh,
                            const struct pipeline_counts *counts) {
  bool is_proven = true;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    struct writer *writer = proof->writers[i];
    if (writer == NULL) continue;
    (void)writer->operations->finish(writer);
    is_proven = prove_output(proof, (enum manifest_output)i) && is_proven;
  }
  struct pipeline_counts found = *counts;
  found.basis_lists = (int64_t)proof->numbers.count;
  run_manifest_complete(fresh, &found, proof->outputs);
  return is_proven && prove_outcome(proof, &fresh->manifest) ? EXIT_OK : EXIT_DIFFERENCE;
}

void proof_say(const struct proof *proof) {
  static const enum label labels[MANIFEST_OUTPUT_COUNT] = {[MANIFEST_RESULTS] = LABEL_OUTPUT_RESULTS,
                                                           [MANIFEST_LEDGER] = LABEL_OUTPUT_LEDGER,
                                                           [MANIFEST_BECAUSE] = LABEL_OUTPUT_BECAUSE,
                                                           [MANIFEST_REJECTS] = LABEL_OUTPUT_REJECTS};
  const enum language language = proof->options.language;
  struct buffer names = {0};
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    if (proof->writers[i] == NULL) continue;
    if (names.length > 0) buffer_add_text(&names, text_from(label(language, LABEL_LIST_COMMA)));
    buffer_add_text(&names, text_from(label(language, labels[i])));
  }
  buffer_add_byte(&names, '\0');
  say(language, LABEL_SAY_PROVEN, proof->path.at, names.at, NULL);
  buffer_clear(&names);
}

void proof_clear(struct proof *proof) {
  manifest_clear(&proof->stated);
  basis_numbers_clear(&proof->numbers);
  buffer_clear(&proof->path);
  buffer_clear(&proof->input);
  buffer_clear(&proof->calendar);
  buffer_clear(&proof->sheets);
  for (int i = 0; i < FIXES_MAX; i++) buffer_clear(&proof->fix_paths[i]);
  for (int i = 0; i < RULE_FILES_MAX; i++) buffer_clear(&proof->rules[i]);
}
