#include "cli/run/run_manifest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/user/program.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/file/digest.h"
#include "formats/file/plain_text.h"
#include "formats/list/builtin.h"
#include "formats/list/column_text.h"
#include "formats/run/manifest_differ.h"
#include "formats/run/manifest_place.h"
#include "formats/words/figures_text.h"

static const char *output_path(const struct options *options, enum manifest_output output) {
  const char *const paths[] = {[MANIFEST_RESULTS] = options->output,
                               [MANIFEST_LEDGER] = options->ledger,
                               [MANIFEST_BECAUSE] = options->because,
                               [MANIFEST_REJECTS] = options->rejects};
  return paths[output];
}

static void digest_builtin(const struct builtin_table *table, struct digest *digest) {
  char head[128];
  int length = snprintf(head, sizeof head, "%s %zu\n", table->name, table->length);
  digest_add(digest, head, (size_t)length);
  digest_add(digest, table->bytes, table->length);
}

static void set_builtin(struct manifest *manifest, const char *name_path, const char *digest_path,
                        const struct builtin_table *table) {
  struct digest digest;
  char text[DIGEST_SIZE];
  digest_start(&digest);
  digest_builtin(table, &digest);
  digest_finish(&digest, text);
  manifest_set_text(manifest, name_path, TEXT(MANIFEST_BUILTIN));
  manifest_set_text(manifest, digest_path, text_from(text));
}

/* All built-in rule tables go by one digest. */
static void add_builtin_rules(struct manifest *manifest) {
  struct digest digest;
  char text[DIGEST_SIZE];
  digest_start(&digest);
  for (const struct builtin_table *table = builtin_rules; table->name != NULL; table++)
    digest_builtin(table, &digest);
  digest_finish(&digest, text);
  manifest_add_rules(manifest, TEXT(MANIFEST_BUILTIN), text);
}

/* A file's fingerprint, and its name appended. False: a message was printed. */
static bool describe_file(const struct run_manifest *run, const char *path, struct fingerprint *file,
                          struct buffer *name) {
  *file = (struct fingerprint){0};
  if (!run_manifest_can_name(path)) return say(run->options->language, LABEL_SAY_NO_FILE, path, NULL), false;
  int failure = digest_file(path, file);
  if (failure != 0) return say_table_unreadable(run->options->language, path, failure), false;
  if (manifest_place_name(name, run->path, path)) return true;
  say_no_folder(run->options->language, run->path); /* the file's own is there */
  return false;
}

/* The same of a file with people in it, which may be called after one. */
static bool describe_people(const struct run_manifest *run, const char *path, struct fingerprint *file,
                            struct buffer *name) {
  if (!describe_file(run, path, file, name)) return false;
  if (run->mask == NULL) return true;
  buffer_reset(name);
  mask_key_add_file(run->mask, name, path);
  return true;
}

static bool add_rule_file(struct run_manifest *run, const char *path) {
  struct fingerprint file;
  struct buffer name = {0};
  bool is_described = describe_file(run, path, &file, &name);
  if (is_described) manifest_add_rules(&run->manifest, buffer_text(&name), file.digest);
  buffer_clear(&name);
  return is_described;
}

static bool set_rules(struct run_manifest *run) {
  const struct options *options = run->options;
  if (!options->without_builtin_rules) add_builtin_rules(&run->manifest);
  for (int i = 0; i < options->rule_file_count; i++)
    if (!add_rule_file(run, options->rule_files[i])) return false;
  return true;
}

static bool set_calendar(struct run_manifest *run) {
  const char *path = run->options->calendar;
  struct fingerprint file = {.digest = "none"};
  struct buffer name = {0};
  if (path == NULL && !run->options->without_builtin_rules) {
    set_builtin(&run->manifest, "calendar.name", "calendar.sha256", &builtin_calendar);
    return true;
  }
  bool is_described = path == NULL || describe_file(run, path, &file, &name);
  manifest_set_text(&run->manifest, "calendar.name", buffer_text(&name));
  manifest_set_text(&run->manifest, "calendar.sha256", text_from(file.digest));
  buffer_clear(&name);
  return is_described;
}

/* Which sheets were asked for, a line each, whether rows were filled from above or left apart, and what is
 * asked of results; nothing where not. */
static void set_choices(struct manifest *manifest, const struct options *options) {
  struct buffer sheets = {0};
  for (int i = 0; i < options->sheet_count; i++) {
    if (i > 0) buffer_add_byte(&sheets, '\n');
    buffer_add_text(&sheets, text_from(options->sheets[i]));
  }
  if (sheets.length > 0) manifest_set_text(manifest, "options.sheet", buffer_text(&sheets));
  if (options->source == NULL && options->with_mark && !options->keeps_formulas)
    manifest_set_flag(manifest, "options.neutralise", true);
  if (options->fills_down) manifest_set_flag(manifest, "options.fill_down", true);
  if (options->leaves_apart) manifest_set_flag(manifest, "options.no_join", true);
  if (options->choices.is_graded)
    manifest_set_text(manifest, "options.grade", text_from(grade_keys[options->choices.weakest]));
  if (options->choices.is_partial) manifest_set_flag(manifest, "options.partial", true);
  if (options->choices.estimates) manifest_set_flag(manifest, "options.estimate", true);
  if (options->assumed_wage != NULL)
    manifest_set_text(manifest, "options.assume_wage", text_from(options->assumed_wage));
  if (options->max_age >= 0) manifest_set_number(manifest, "options.max_age", options->max_age);
  buffer_clear(&sheets);
}

/* Everything but rules and list that decides what the outputs hold, as it was understood. */
static void set_options(struct run_manifest *run, const struct case_defaults *defaults) {
  const struct options *options = run->options;
  struct manifest *manifest = &run->manifest;
  struct buffer region = {0}, schemes = {0}, pay_on = {0};
  if (defaults->region != REGION_NONE) region_format(&region, defaults->region);
  for (int i = 0; i < defaults->scheme_count; i++) {
    if (i > 0) buffer_add_byte(&schemes, '+');
    buffer_add_text(&schemes, text_from(scheme_keys[defaults->schemes[i]]));
  }
  figure_date(&pay_on, defaults->pay_on);
  manifest_set_text(manifest, "options.region", buffer_text(&region));
  manifest_set_text(manifest, "options.scheme", buffer_text(&schemes));
  manifest_set_text(manifest, "options.payer",
                    text_from(defaults->has_payer ? payer_keys[defaults->payer] : ""));
  manifest_set_text(manifest, "options.pay_on", buffer_text(&pay_on));
  manifest_set_flag(manifest, "options.pay_on_is_today", !defaults->has_pay_on);
  manifest_set_text(manifest, "options.encoding", text_from(encoding_name(options->encoding)));
  manifest_set_text(manifest, "options.lang", text_from(options->language == LANGUAGE_ZH ? "zh" : "en"));
  manifest_set_text(manifest, "options.format", text_from(options->as_json ? "jsonl" : "csv"));
  manifest_set_flag(manifest, "options.bom", options->with_mark);
  manifest_set_text(manifest, "options.because",
                    options->is_because_inline ? TEXT("inline") : TEXT("number"));
  set_choices(manifest, options);
  for (int i = 0; i < options->column_count; i++)
    manifest_add_column_option(manifest, text_from(options->columns[i]));
  buffer_clear(&region);
  buffer_clear(&schemes);
  buffer_clear(&pay_on);
}

bool run_manifest_can_name(const char *path) {
  struct stat status;
  if (path == NULL || strcmp(path, "-") == 0 || strncmp(path, "/dev/", 5) == 0 ||
      strncmp(path, "/proc/", 6) == 0)
    return false;
  return stat(path, &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

static enum exit_code set_input(struct run_manifest *run) {
  enum language language = run->options->language;
  struct fingerprint file;
  struct buffer name = {0};
  if (!run_manifest_can_name(run->input)) return say(language, LABEL_SAY_MANIFEST_INPUT, NULL), EXIT_USAGE;
  if (stat(run->input, &run->input_before) != 0)
    return say_table_unreadable(language, run->input, errno), EXIT_FILE;
  bool is_described = describe_people(run, run->input, &file, &name);
  manifest_set_text(&run->manifest, "input.name", buffer_text(&name));
  manifest_set_number(&run->manifest, "input.size", file.size);
  manifest_set_text(&run->manifest, "input.sha256", text_from(file.digest));
  buffer_clear(&name);
  return is_described ? EXIT_OK : EXIT_FILE;
}

/* Files of corrected rows; nothing where there are none. */
static bool set_fixes(struct run_manifest *run, const struct run_input *input) {
  for (int i = 0; i < input->fix_count; i++) {
    struct fingerprint file;
    struct buffer name = {0};
    bool is_described = describe_people(run, input->fixes[i], &file, &name);
    if (is_described) manifest_add_fix(&run->manifest, buffer_text(&name), file.digest);
    buffer_clear(&name);
    if (!is_described) return false;
  }
  return true;
}

static enum exit_code set_output_names(struct run_manifest *run) {
  const struct options *options = run->options;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    enum manifest_output output = (enum manifest_output)i;
    const char *path = output_path(options, output);
    struct buffer name = {0};
    if (path == NULL && output != MANIFEST_RESULTS) continue;
    bool is_file = run_manifest_can_name(path);
    bool found = is_file && manifest_place_name(&name, run->path, path);
    if (found) manifest_set_output_text(&run->manifest, output, "name", buffer_text(&name));
    buffer_clear(&name);
    if (!is_file) return say(options->language, LABEL_SAY_MANIFEST_OUTPUT, NULL), EXIT_USAGE;
    if (!found) return say_no_folder(options->language, path), EXIT_FILE;
  }
  return EXIT_OK;
}

enum exit_code run_manifest_describe(struct run_manifest *run, const char *path,
                                     const struct options *options, const struct session *session,
                                     const struct run_input *input) {
  *run = (struct run_manifest){
      .options = options, .mask = session_mask(session), .path = path, .input = input->list};
  manifest_begin(&run->manifest, program_version);
  enum exit_code code = set_input(run);
  if (code == EXIT_OK && (!set_fixes(run, input) || !set_rules(run) || !set_calendar(run))) code = EXIT_FILE;
  if (code != EXIT_OK) return code;
  set_builtin(&run->manifest, "regions.name", "regions.sha256", &builtin_regions);
  set_options(run, &session->defaults);
  if (run->mask != NULL) manifest_set_text(&run->manifest, "options.mask", text_from(run->mask->fingerprint));
  manifest_set_number(&run->manifest, "shard.index", input->shard.index);
  manifest_set_number(&run->manifest, "shard.count", input->shard.count);
  return code;
}

enum exit_code run_manifest_begin(struct run_manifest *run, const struct options *options,
                                  const struct session *session, const struct run_input *input) {
  enum exit_code code = run_manifest_describe(run, options->manifest, options, session, input);
  return code == EXIT_OK ? set_output_names(run) : code;
}

struct columns_told {
  struct manifest *manifest;
  const struct case_columns *columns;
};

static void add_column(void *context, size_t column, enum case_field field) {
  const struct columns_told *told = context;
  manifest_add_column(told->manifest, text_trim(told->columns->names[column]),
                      text_from(field == FIELD_NONE ? "" : field_keys[field]));
}

void run_manifest_set_columns(struct run_manifest *run, const struct case_columns *columns) {
  struct columns_told told = {&run->manifest, columns};
  column_text_each(columns, add_column, &told);
}

static bool is_same_shard(const struct manifest *left, const struct manifest *right) {
  return manifest_number(left, "shard.index") == manifest_number(right, "shard.index") &&
         manifest_number(left, "shard.count") == manifest_number(right, "shard.count");
}

static bool outputs_stand(const struct run_manifest *run, const struct manifest *earlier) {
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    enum manifest_output output = (enum manifest_output)i;
    struct fingerprint file;
    if (!manifest_has_output(&run->manifest, output)) continue;
    if (strcmp(manifest_output_text(&run->manifest, output, "name"),
               manifest_output_text(earlier, output, "name")) != 0 ||
        digest_file(output_path(run->options, output), &file) != 0 ||
        strcmp(file.digest, manifest_output_text(earlier, output, "sha256")) != 0)
      return false;
  }
  return true;
}

static bool is_same_run(const struct run_manifest *run, const struct manifest *earlier) {
  struct buffer path = {0};
  bool is_same = !manifest_differ(&run->manifest, earlier, &path) && is_same_shard(&run->manifest, earlier);
  buffer_clear(&path);
  return is_same && outputs_stand(run, earlier);
}

bool run_manifest_is_done(const struct run_manifest *run, enum exit_code *code) {
  struct manifest earlier = {0};
  struct buffer why = {0};
  int system;
  bool is_done = manifest_read(&earlier, run->options->manifest, &why, &system) && is_same_run(run, &earlier);
  if (is_done) {
    const bool is_wrong =
        manifest_number(&earlier, "counts.rejected") > 0 || manifest_number(&earlier, "counts.partial") > 0;
    *code = is_wrong ? EXIT_SOME_REJECTED : EXIT_OK;
    say(run->options->language, LABEL_SAY_ALREADY_DONE, run->options->manifest, NULL);
  }
  buffer_clear(&why);
  manifest_clear(&earlier);
  return is_done;
}

static bool say_failure(const struct run_manifest *run, const struct output_error *error) {
  const struct writer_failure failure = {.path = run->options->manifest, .error = *error};
  say_writer_failure(run->options->language, &failure);
  return false;
}

bool run_manifest_open(struct run_manifest *run) {
  struct output_error error;
  if (!run_manifest_can_name(run->options->manifest))
    return say(run->options->language, LABEL_SAY_MANIFEST_OUTPUT, NULL), false;
  return output_file_open(&run->file, run->options->manifest, run->options->force, &error) ||
         say_failure(run, &error);
}

bool run_manifest_input_stayed(const struct run_manifest *run) {
  struct stat now;
  const struct stat *before = &run->input_before;
  if (stat(run->input, &now) == 0 && now.st_size == before->st_size && now.st_ino == before->st_ino &&
      now.st_mtim.tv_sec == before->st_mtim.tv_sec && now.st_mtim.tv_nsec == before->st_mtim.tv_nsec)
    return true;
  say(run->options->language, LABEL_SAY_INPUT_CHANGED, run->input, NULL);
  return false;
}

void run_manifest_complete(struct run_manifest *run, const struct pipeline_counts *counts,
                           const struct fingerprint outputs[MANIFEST_OUTPUT_COUNT]) {
  struct manifest *manifest = &run->manifest;
  const int64_t rows[MANIFEST_OUTPUT_COUNT] = {[MANIFEST_RESULTS] = counts->results,
                                               [MANIFEST_LEDGER] = counts->ledger_lines,
                                               [MANIFEST_BECAUSE] = counts->basis_lists,
                                               [MANIFEST_REJECTS] = counts->messages};
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    enum manifest_output output = (enum manifest_output)i;
    if (!manifest_has_output(manifest, output)) continue;
    manifest_set_output_number(manifest, output, "size", outputs[i].size);
    manifest_set_output_text(manifest, output, "sha256", text_from(outputs[i].digest));
    manifest_set_output_number(manifest, output, "rows", rows[i]);
  }
  manifest_set_number(manifest, "counts.listed", counts->listed);
  manifest_set_number(manifest, "counts.read", counts->read);
  manifest_set_number(manifest, "counts.assessed", counts->assessed);
  manifest_set_number(manifest, "counts.rejected", counts->rejected);
  if (counts->partial > 0) manifest_set_number(manifest, "counts.partial", counts->partial);
  for (int kind = 0; kind < SKIPPED_KIND_COUNT; kind++)
    manifest_set_skipped(manifest, skipped_keys[kind], counts->skipped.counts[kind]);
  manifest_set_assumptions(manifest, counts->noted);
  manifest_set_grades(manifest, counts->grades.results, counts->grades.totals);
  manifest_set_totals(manifest, &run->totals);
}

/* The digests are those of the files as they now stand, not of what was meant to be written. */
static bool read_back(const struct run_manifest *run, struct fingerprint outputs[MANIFEST_OUTPUT_COUNT]) {
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    const char *path = output_path(run->options, (enum manifest_output)i);
    int failure = path == NULL ? 0 : digest_file(path, &outputs[i]);
    if (failure != 0) return say_table_unreadable(run->options->language, path, failure), false;
  }
  return true;
}

bool run_manifest_finish(struct run_manifest *run, const struct pipeline_counts *counts) {
  struct fingerprint outputs[MANIFEST_OUTPUT_COUNT] = {0};
  struct output_error error;
  if (!read_back(run, outputs)) return false;
  run_manifest_complete(run, counts, outputs);
  return (manifest_write(&run->manifest, &run->file, &error) && output_file_commit(&run->file, &error)) ||
         say_failure(run, &error);
}

void run_manifest_clear(struct run_manifest *run) {
  manifest_clear(&run->manifest);
  output_file_abandon(&run->file);
  control_totals_clear(&run->totals);
}
