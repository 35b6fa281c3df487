#include "formats/run/manifest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "formats/file/encoding.h"
#include "formats/run/json_must.h"
#include "formats/words/note_text.h"

#define SCHEMA "arrears.manifest/1"
enum { PATH_SIZE = 96 };
/* No count is larger, so that the sum over all shards (at most 10,000) stays far within 64 bits. */
#define COUNT_MOST INT64_C(100000000000000)

const struct manifest_output_kind manifest_outputs[MANIFEST_OUTPUT_COUNT] = {
    [MANIFEST_RESULTS] = {"results", "results.csv", CONTROL_RESULTS},
    [MANIFEST_LEDGER] = {"ledger", "ledger.csv", CONTROL_LEDGER},
    [MANIFEST_BECAUSE] = {"because", "ledger.because.csv", CONTROL_NONE},
    [MANIFEST_REJECTS] = {"rejects", "rejects.csv", CONTROL_NONE},
};
static const char *const control_table_keys[] = {[CONTROL_RESULTS] = "results", [CONTROL_LEDGER] = "ledger"};

/* Members that every manifest has; JSON_TRUE stands for false, too. */
static const struct {
  const char *path;
  json_type type;
} members[] = {
    {"version", JSON_STRING},
    {"input.name", JSON_STRING},
    {"input.size", JSON_INTEGER},
    {"input.sha256", JSON_STRING},
    {"rules", JSON_ARRAY},
    {"calendar.name", JSON_STRING},
    {"calendar.sha256", JSON_STRING},
    {"regions.sha256", JSON_STRING},
    {"options.region", JSON_STRING},
    {"options.scheme", JSON_STRING},
    {"options.payer", JSON_STRING},
    {"options.pay_on", JSON_STRING},
    {"options.encoding", JSON_STRING},
    {"options.lang", JSON_STRING},
    {"options.format", JSON_STRING},
    {"options.bom", JSON_TRUE},
    {"options.because", JSON_STRING},
    {"options.columns", JSON_ARRAY},
    {"columns", JSON_ARRAY},
    {"shard.index", JSON_INTEGER},
    {"shard.count", JSON_INTEGER},
    {"outputs.results", JSON_OBJECT},
    {"counts.listed", JSON_INTEGER},
    {"counts.read", JSON_INTEGER},
    {"counts.assessed", JSON_INTEGER},
    {"counts.rejected", JSON_INTEGER},
};
enum { MEMBER_COUNT = sizeof members / sizeof members[0] };

/* The next word of a path; false when there is none. */
static bool next_word(const char **path, char word[PATH_SIZE]) {
  size_t length = strcspn(*path, ".");
  if (length == 0 || length >= PATH_SIZE) return false;
  memcpy(word, *path, length);
  word[length] = '\0';
  *path += (*path)[length] == '.' ? length + 1 : length;
  return true;
}

/* A member of an object, or an element of an array. */
static json_t *child(const json_t *value, const char *word) {
  if (!json_is_array(value)) return json_object_get(value, word);
  return json_array_get(value, strtoul(word, NULL, 10) - 1);
}

static void set(struct manifest *manifest, const char *path, json_t *value) {
  char word[PATH_SIZE];
  json_t *object = manifest->root;
  while (next_word(&path, word) && *path != '\0') {
    if (child(object, word) == NULL) json_must_set(object, word, json_object());
    object = child(object, word);
  }
  json_must_set(object, word, value);
}

static const json_t *get(const struct manifest *manifest, const char *path) {
  char word[PATH_SIZE];
  const json_t *value = manifest->root;
  while (next_word(&path, word)) value = child(value, word);
  return value;
}

static void output_member(char path[PATH_SIZE], enum manifest_output output, const char *member) {
  (void)snprintf(path, PATH_SIZE, "outputs.%s.%s", manifest_outputs[output].key, member);
}

static void control_member(char path[PATH_SIZE], int control) {
  (void)snprintf(path, PATH_SIZE, "totals.%s.%s", control_table_keys[controls[control].table],
                 controls[control].column);
}

void manifest_begin(struct manifest *manifest, const char *version) {
  manifest_clear(manifest);
  manifest->root = json_must(json_object());
  manifest_set_text(manifest, "schema", TEXT(SCHEMA));
  manifest_set_text(manifest, "version", text_from(version));
  set(manifest, "rules", json_array());
  set(manifest, "columns", json_array());
  set(manifest, "options.columns", json_array());
}

void manifest_clear(struct manifest *manifest) {
  json_decref(manifest->root);
  manifest->root = NULL;
}

static json_t *text_value(struct text text) {
  struct buffer repaired = {0};
  struct decoder decoder = {0};
  if (!decoder_open(&decoder, ENCODING_UTF_8)) abort();
  (void)decoder_add(&decoder, text, true, TEXT("\xEF\xBF\xBD"), &repaired);
  decoder_close(&decoder);
  json_t *value = json_must(json_stringn(repaired.length == 0 ? "" : repaired.at, repaired.length));
  buffer_clear(&repaired);
  return value;
}

void manifest_set_text(struct manifest *manifest, const char *path, struct text text) {
  set(manifest, path, text_value(text));
}

void manifest_set_number(struct manifest *manifest, const char *path, int64_t number) {
  set(manifest, path, json_integer(number));
}

void manifest_set_flag(struct manifest *manifest, const char *path, bool flag) {
  set(manifest, path, json_boolean(flag));
}

static void assumption_path(char path[PATH_SIZE], int code) {
  (void)snprintf(path, PATH_SIZE, "assumptions.%s", diagnostics_table[code].code);
}

void manifest_set_assumptions(struct manifest *manifest, const int64_t noted[NOTE_COUNT]) {
  char path[PATH_SIZE];
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    if (!note_is_assumption(code)) continue;
    assumption_path(path, code);
    manifest_set_number(manifest, path, noted[code - NOTE_FIRST]);
  }
}

void manifest_add_assumptions(const struct manifest *manifest, int64_t noted[NOTE_COUNT]) {
  char path[PATH_SIZE];
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    assumption_path(path, code);
    int64_t rows = manifest_number(manifest, path);
    if (rows > 0) noted[code - NOTE_FIRST] += rows;
  }
}

static void add_file(struct manifest *manifest, const char *array, struct text name, const char *digest) {
  json_t *file = json_must(json_object());
  json_must_set(file, "name", text_value(name));
  json_must_set(file, "sha256", text_value(text_from(digest)));
  if (json_object_get(manifest->root, array) == NULL) set(manifest, array, json_array());
  json_must_append(json_object_get(manifest->root, array), file);
}

void manifest_add_rules(struct manifest *manifest, struct text name, const char *digest) {
  add_file(manifest, "rules", name, digest);
}

void manifest_add_fix(struct manifest *manifest, struct text name, const char *digest) {
  add_file(manifest, "fixes", name, digest);
}

void manifest_add_column_option(struct manifest *manifest, struct text option) {
  json_must_append(json_object_get(json_object_get(manifest->root, "options"), "columns"),
                   text_value(option));
}

void manifest_add_column(struct manifest *manifest, struct text heading, struct text column) {
  json_t *read = json_must(json_object());
  json_must_set(read, "heading", text_value(heading));
  json_must_set(read, "column", text_value(column));
  json_must_append(json_object_get(manifest->root, "columns"), read);
}

void manifest_set_skipped(struct manifest *manifest, const char *kind, int64_t count) {
  char path[PATH_SIZE];
  (void)snprintf(path, PATH_SIZE, "skipped.%s", kind);
  manifest_set_number(manifest, path, count);
}

void manifest_copy_skipped(struct manifest *manifest, const struct manifest *other) {
  json_t *skipped = json_object_get(other->root, "skipped");
  if (skipped != NULL) json_must_set(manifest->root, "skipped", json_deep_copy(skipped));
}

static void grade_path(char path[PATH_SIZE], int grade, const char *member) {
  (void)snprintf(path, PATH_SIZE, "grades.%s.%s", grade_keys[grade], member);
}

void manifest_set_grades(struct manifest *manifest, const int64_t results[GRADE_COUNT],
                         const struct money totals[GRADE_COUNT]) {
  char path[PATH_SIZE];
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    struct buffer text = {0};
    grade_path(path, grade, "results");
    manifest_set_number(manifest, path, results[grade]);
    grade_path(path, grade, "total");
    money_format(&text, &totals[grade]);
    manifest_set_text(manifest, path, buffer_text(&text));
    buffer_clear(&text);
  }
}

void manifest_add_grades(const struct manifest *manifest, int64_t results[GRADE_COUNT],
                         struct money totals[GRADE_COUNT]) {
  char path[PATH_SIZE];
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    grade_path(path, grade, "results");
    int64_t count = manifest_number(manifest, path);
    if (count > 0) results[grade] += count;
    grade_path(path, grade, "total");
    const char *total = manifest_text(manifest, path);
    if (total != NULL && !control_add_cell(&totals[grade], text_from(total))) return;
  }
}

void manifest_set_totals(struct manifest *manifest, const struct control_totals *totals) {
  for (int i = 0; i < CONTROL_COUNT; i++) {
    char path[PATH_SIZE];
    struct buffer text = {0};
    control_member(path, i);
    money_format(&text, &totals->amounts[i]);
    manifest_set_text(manifest, path, buffer_text(&text));
    buffer_clear(&text);
  }
}

void manifest_set_output_text(struct manifest *manifest, enum manifest_output output, const char *member,
                              struct text text) {
  char path[PATH_SIZE];
  output_member(path, output, member);
  manifest_set_text(manifest, path, text);
}

void manifest_set_output_number(struct manifest *manifest, enum manifest_output output, const char *member,
                                int64_t number) {
  char path[PATH_SIZE];
  output_member(path, output, member);
  manifest_set_number(manifest, path, number);
}

const char *manifest_text(const struct manifest *manifest, const char *path) {
  return json_string_value(get(manifest, path));
}

int64_t manifest_number(const struct manifest *manifest, const char *path) {
  const json_t *value = get(manifest, path);
  return json_is_integer(value) ? json_integer_value(value) : -1;
}

bool manifest_flag(const struct manifest *manifest, const char *path) {
  return json_is_true(get(manifest, path));
}

size_t manifest_count(const struct manifest *manifest, const char *path) {
  return json_array_size(get(manifest, path));
}

static const char *file_text(const struct manifest *manifest, const char *array, size_t index,
                             const char *member) {
  char path[PATH_SIZE];
  (void)snprintf(path, PATH_SIZE, "%s.%zu.%s", array, index, member);
  return manifest_text(manifest, path);
}

const char *manifest_rules_name(const struct manifest *manifest, size_t index) {
  return file_text(manifest, "rules", index, "name");
}

const char *manifest_rules_digest(const struct manifest *manifest, size_t index) {
  return file_text(manifest, "rules", index, "sha256");
}

const char *manifest_fix_name(const struct manifest *manifest, size_t index) {
  return file_text(manifest, "fixes", index, "name");
}

static const char *name_in(const struct manifest *manifest, struct text member) {
  struct buffer path = {0};
  buffer_add_text(&path, member);
  buffer_add(&path, ".name", sizeof ".name");
  const char *name = manifest_text(manifest, path.at);
  buffer_clear(&path);
  return name;
}

const char *manifest_name_beside(const struct manifest *manifest, struct text member) {
  const char *name = name_in(manifest, member);
  size_t step = member.length;
  while (step > 0 && member.at[step - 1] != '.') step--;
  return name != NULL || step == 0 ? name : name_in(manifest, (struct text){member.at, step - 1});
}

bool manifest_has_output(const struct manifest *manifest, enum manifest_output output) {
  return manifest_output_text(manifest, output, "name") != NULL;
}

const char *manifest_output_text(const struct manifest *manifest, enum manifest_output output,
                                 const char *member) {
  char path[PATH_SIZE];
  output_member(path, output, member);
  return manifest_text(manifest, path);
}

int64_t manifest_output_number(const struct manifest *manifest, enum manifest_output output,
                               const char *member) {
  char path[PATH_SIZE];
  output_member(path, output, member);
  return manifest_number(manifest, path);
}

void manifest_totals(const struct manifest *manifest, struct control_totals *totals) {
  *totals = (struct control_totals){0};
  for (int i = 0; i < CONTROL_COUNT; i++) {
    char path[PATH_SIZE];
    control_member(path, i);
    const char *text = manifest_text(manifest, path);
    if (!control_totals_add_cell(totals, i, text_from(text == NULL ? "" : text)))
      abort(); /* manifest_read looked */
  }
}

static bool refuse(struct buffer *why, const char *what, const char *path) {
  buffer_add_text(why, text_from(what));
  buffer_add_text(why, text_from(path));
  return false;
}

static bool check_files(const struct manifest *manifest, const char *array, struct buffer *why) {
  for (size_t i = 1; i <= manifest_count(manifest, array); i++) {
    char path[PATH_SIZE];
    (void)snprintf(path, PATH_SIZE, "%s.%zu", array, i);
    const json_t *table = get(manifest, path);
    if (!json_is_string(json_object_get(table, "name")) || !json_is_string(json_object_get(table, "sha256")))
      return refuse(why, "incomplete: ", path);
  }
  return true;
}

/* An output of a kind that nobody here knows could not be checked. */
static bool check_output_kinds(const struct manifest *manifest, struct buffer *why) {
  const char *key;
  json_t *value;
  json_object_foreach(json_object_get(manifest->root, "outputs"), key, value) {
    int i = 0;
    while (i < MANIFEST_OUTPUT_COUNT && strcmp(key, manifest_outputs[i].key) != 0) i++;
    if (i == MANIFEST_OUTPUT_COUNT) return refuse(why, "unknown: outputs.", key);
  }
  return true;
}

static bool check_outputs(const struct manifest *manifest, struct buffer *why) {
  static const char *const texts[] = {"name", "sha256"};
  static const char *const numbers[] = {"size", "rows"};
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    char path[PATH_SIZE];
    enum manifest_output output = (enum manifest_output)i;
    (void)snprintf(path, sizeof path, "outputs.%s", manifest_outputs[i].key);
    for (int m = 0; m < 2 && get(manifest, path) != NULL; m++)
      if (manifest_output_text(manifest, output, texts[m]) == NULL ||
          manifest_output_number(manifest, output, numbers[m]) < 0)
        return refuse(why, "incomplete: ", path);
  }
  return true;
}

/* A ledger that names its lists of rule rows by number has a file of them beside it. */
static bool check_because(const struct manifest *manifest, struct buffer *why) {
  const char *form = manifest_text(manifest, "options.because");
  const bool is_numbered = strcmp(form, "number") == 0;
  if (!is_numbered && strcmp(form, "inline") != 0) return refuse(why, "no valid ", "options.because");
  return manifest_has_output(manifest, MANIFEST_BECAUSE) ==
             (is_numbered && manifest_has_output(manifest, MANIFEST_LEDGER)) ||
         refuse(why, "no valid ", "outputs.because");
}

static bool check_totals(const struct manifest *manifest, struct buffer *why) {
  struct control_totals totals = {0};
  bool is_good = true;
  for (int i = 0; i < CONTROL_COUNT && is_good; i++) {
    char path[PATH_SIZE];
    control_member(path, i);
    const char *text = manifest_text(manifest, path);
    is_good = text != NULL && *text != '\0' && control_totals_add_cell(&totals, i, text_from(text));
    if (!is_good) (void)refuse(why, "no amount: ", path);
  }
  control_totals_clear(&totals);
  return is_good;
}

static json_type type_of(const json_t *value) {
  return json_is_boolean(value) ? JSON_TRUE : json_typeof(value);
}

/* Whole numbers at any depth of objects; no array holds counts. */
static bool are_countable(const json_t *value) {
  const char *key;
  json_t *inner;
  if (json_is_integer(value)) return json_integer_value(value) <= COUNT_MOST;
  json_object_foreach((json_t *)value, key, inner) {
    if (!are_countable(inner)) return false;
  }
  return true;
}

static bool check_counts(const struct manifest *manifest, struct buffer *why) {
  static const char *const summed[] = {"counts", "outputs", "assumptions", "grades", "skipped"};
  for (size_t i = 0; i < sizeof summed / sizeof summed[0]; i++)
    if (!are_countable(get(manifest, summed[i]))) return refuse(why, "too large a number: ", summed[i]);
  return true;
}

static bool check_members(const struct manifest *manifest, struct buffer *why) {
  const char *schema = manifest_text(manifest, "schema");
  if (schema == NULL || strcmp(schema, SCHEMA) != 0) return refuse(why, "not of the schema ", SCHEMA);
  for (int i = 0; i < MEMBER_COUNT; i++) {
    const json_t *value = get(manifest, members[i].path);
    if (value == NULL || type_of(value) != members[i].type) return refuse(why, "no valid ", members[i].path);
    if (json_is_integer(value) && json_integer_value(value) < 0)
      return refuse(why, "negative: ", members[i].path);
  }
  return check_files(manifest, "rules", why) && check_files(manifest, "fixes", why) &&
         check_output_kinds(manifest, why) && check_outputs(manifest, why) && check_because(manifest, why) &&
         check_counts(manifest, why) && check_totals(manifest, why);
}

bool manifest_read(struct manifest *manifest, const char *path, struct buffer *why, int *system) {
  json_error_t error;
  FILE *file = fopen(path, "rb");
  manifest_clear(manifest);
  *system = file == NULL ? errno : 0;
  if (file == NULL) return false;
  manifest->root = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
  (void)fclose(file);
  if (manifest->root == NULL) return refuse(why, "", error.text);
  return check_members(manifest, why);
}

void manifest_choices(struct buffer *out, const struct manifest *manifest) {
  static const char *const forms[] = {"lang", "format", "bom", "neutralise", "because"};
  json_t *choices = json_must(json_copy(json_object_get(manifest->root, "options")));
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) (void)json_object_del(choices, forms[i]);
  char *text = json_dumps(choices, JSON_COMPACT | JSON_SORT_KEYS);
  if (text == NULL) abort();
  buffer_add_text(out, text_from(text));
  free(text);
  json_decref(choices);
}

bool manifest_write(const struct manifest *manifest, struct output_file *file, struct output_error *error) {
  char *text = json_dumps(manifest->root, JSON_INDENT(2));
  if (text == NULL) abort();
  bool written =
      output_file_write(file, text, strlen(text), error) && output_file_write(file, "\n", 1, error);
  free(text);
  return written;
}

const char *manifest_library(void) { return "jansson " JANSSON_VERSION; }
