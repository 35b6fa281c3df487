#include "cli/run/command_merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "calc/array.h"
#include "cli/run/shard_set.h"
#include "cli/user/output_names.h"
#include "cli/user/program.h"
#include "cli/user/progress.h"
#include "cli/user/run_files.h"
#include "cli/user/say.h"
#include "cli/user/say_grades.h"
#include "cli/user/say_notes.h"
#include "cli/user/say_table.h"
#include "formats/file/digest.h"
#include "formats/file/path.h"
#include "formats/run/basis_merge.h"
#include "formats/run/manifest_differ.h"
#include "formats/run/manifest_place.h"
#include "formats/run/shard_merge.h"

/* The outputs of a run's shards on their way into one folder. */
struct merge_run {
  struct shard_set set;
  struct output_file files[MANIFEST_OUTPUT_COUNT];
  struct merged_rows merged[MANIFEST_OUTPUT_COUNT];
  struct basis_merge basis; /* the lists that the ledgers name by number */
  struct output_file manifest_file;
  struct progress progress;
  int64_t rows, bytes; /* of the outputs that are merged already */
  int64_t bytes_total; /* of all outputs of all shards */
};

static enum exit_code say_output_error(const struct merge_run *run, const char *path,
                                       struct output_error error) {
  const struct writer_failure failure = {.path = path, .error = error};
  say_writer_failure(run->set.options->language, &failure);
  return EXIT_FILE;
}

static enum exit_code open_in_folder(const struct merge_run *run, const char *name,
                                     struct output_file *file) {
  struct buffer path = {0};
  struct output_error error;
  path_join(&path, text_from(run->set.options->output), name);
  bool opened = output_file_open(file, path.at, run->set.options->force, &error);
  enum exit_code code = opened ? EXIT_OK : say_output_error(run, path.at, error);
  buffer_clear(&path);
  return code;
}

/* All of them at once, so that a name that is taken is noticed before the work. */
static enum exit_code open_outputs(struct merge_run *run) {
  if (mkdir(run->set.options->output, 0777) != 0 && errno != EEXIST)
    return say_output_error(run, run->set.options->output, output_error_of(errno));
  enum exit_code code = open_in_folder(run, "manifest.json", &run->manifest_file);
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT && code == EXIT_OK; i++)
    if (manifest_has_output(&run->set.manifests[0], (enum manifest_output)i))
      code = open_in_folder(run, manifest_outputs[i].file_name, &run->files[i]);
  return code;
}

static enum exit_code say_merge_failure(const struct merge_run *run, enum shard_merge_status status,
                                        char *const *paths, const struct shard_merge_failure *failure) {
  enum language language = run->set.options->language;
  const char *path = paths[failure->source];
  const int64_t numbers[] = {status == SHARD_MERGE_TWICE ? failure->record : failure->line, 0, 0};
  switch (status) {
    case SHARD_MERGE_CANNOT_READ: say_table_unreadable(language, path, failure->system); return EXIT_FILE;
    case SHARD_MERGE_CANNOT_WRITE:
      return say_output_error(run, run->set.options->output, failure->output_error);
    case SHARD_MERGE_HEADERS_DIFFER: say(language, LABEL_SAY_MERGE_HEADER, path, paths[0], NULL); break;
    case SHARD_MERGE_BAD_ROW: shard_set_say(language, LABEL_SAY_MERGE_BAD_ROW, path, "", numbers); break;
    case SHARD_MERGE_TWICE: shard_set_say(language, LABEL_SAY_MERGE_TWICE, path, "", numbers); break;
    case SHARD_MERGE_DONE: break;
  }
  return EXIT_DIFFERENCE;
}

static void each_block(void *context, const struct merged_rows *merged) {
  struct merge_run *run = context;
  progress_step(&run->progress, LABEL_SAY_PROGRESS_MERGING,
                (struct progress_point){.rows = run->rows + merged->rows,
                                        .bytes_done = run->bytes + merged->size,
                                        .bytes_total = run->bytes_total});
}

static void start_progress(struct merge_run *run) {
  for (int i = 0; i < run->set.count; i++)
    for (int output = 0; output < MANIFEST_OUTPUT_COUNT; output++)
      if (manifest_has_output(&run->set.manifests[i], (enum manifest_output)output))
        run->bytes_total +=
            manifest_output_number(&run->set.manifests[i], (enum manifest_output)output, "size");
  progress_start(&run->progress, run->set.options->language, run->set.options->is_quiet);
}

/* Where the shards have the output; freed by free_paths. */
static char **output_paths(const struct merge_run *run, enum manifest_output output) {
  char **paths = array_new((size_t)run->set.count, sizeof *paths);
  for (int i = 0; i < run->set.count; i++) {
    struct buffer path = {0};
    shard_set_output_path(&run->set, i, output, &path);
    paths[i] = path.at;
  }
  return paths;
}

static void free_paths(const struct merge_run *run, char **paths) {
  for (int i = 0; i < run->set.count; i++) free(paths[i]);
  free(paths);
}

static bool is_numbered(const struct merge_run *run) {
  return manifest_has_output(&run->set.manifests[0], MANIFEST_BECAUSE);
}

static enum exit_code read_basis(struct merge_run *run) {
  struct basis_merge_failure failure = {0};
  char **paths = output_paths(run, MANIFEST_BECAUSE);
  enum basis_merge_status status =
      basis_merge_read(&run->basis, (const char *const *)paths, run->set.count, &failure);
  enum exit_code code = EXIT_OK;
  if (status != BASIS_MERGE_DONE) {
    const struct shard_merge_failure said = {
        .source = failure.source, .line = failure.line, .system = failure.system};
    (void)progress_finish(&run->progress);
    code = say_merge_failure(
        run, status == BASIS_MERGE_BAD_ROW ? SHARD_MERGE_BAD_ROW : SHARD_MERGE_CANNOT_READ, paths, &said);
  }
  free_paths(run, paths);
  return code;
}

/* The lists that the merged ledger has named, in the order in which it did. */
static enum exit_code write_basis(struct merge_run *run) {
  struct merged_rows *merged = &run->merged[MANIFEST_BECAUSE];
  const struct buffer *out = &run->basis.out;
  struct output_error error;
  struct digest digest;
  digest_start(&digest);
  digest_add(&digest, out->at, out->length);
  digest_finish(&digest, merged->digest);
  merged->size = (int64_t)out->length;
  merged->rows = (int64_t)run->basis.numbered;
  run->bytes += merged->size;
  return output_file_write(&run->files[MANIFEST_BECAUSE], out->at, out->length, &error)
             ? EXIT_OK
             : say_output_error(run, run->set.options->output, error);
}

static enum exit_code merge_output(struct merge_run *run, enum manifest_output output) {
  struct shard_merge_failure failure;
  struct basis_merge *basis = output == MANIFEST_LEDGER && is_numbered(run) ? &run->basis : NULL;
  char **paths = output_paths(run, output);
  enum shard_merge_status status = shard_merge(
      &run->merged[output], &run->files[output], (const char *const *)paths, run->set.count,
      manifest_outputs[output].table, basis, (struct shard_merge_watcher){each_block, run}, &failure);
  run->rows += run->merged[output].rows;
  run->bytes += run->merged[output].size;
  (void)progress_finish(&run->progress);
  enum exit_code code =
      status == SHARD_MERGE_DONE ? EXIT_OK : say_merge_failure(run, status, paths, &failure);
  free_paths(run, paths);
  return code;
}

static bool prove_total(const struct merge_run *run, int control, const struct money *found) {
  const struct money *stated = &run->set.stated.amounts[control];
  struct buffer left = {0}, right = {0};
  if (money_compare(stated, found) == 0) return true;
  money_format(&left, stated);
  buffer_add_byte(&left, '\0');
  money_format(&right, found);
  buffer_add_byte(&right, '\0');
  say(run->set.options->language, LABEL_SAY_MERGE_TOTAL, controls[control].column, left.at, right.at, NULL);
  buffer_clear(&left);
  buffer_clear(&right);
  return false;
}

static bool prove_count(const struct merge_run *run, const char *what, int64_t stated, int64_t found) {
  if (stated == found) return true;
  shard_set_say(run->set.options->language, LABEL_SAY_MERGE_COUNT, what, "", (int64_t[]){stated, found, 0});
  return false;
}

/* The merged rows, summed up again, against what the shards recorded. */
static bool prove_output(const struct merge_run *run, enum manifest_output output) {
  const struct merged_rows *merged = &run->merged[output];
  int64_t rows = 0;
  for (int i = 0; i < run->set.count; i++)
    rows += manifest_output_number(&run->set.manifests[i], output, "rows");
  bool is_proven = prove_count(run, manifest_outputs[output].file_name, rows, merged->rows);
  if (output == MANIFEST_RESULTS)
    is_proven = prove_count(run, "assessed", run->set.assessed, merged->records) && is_proven;
  if (output == MANIFEST_REJECTS)
    is_proven =
        prove_count(run, "rejected", run->set.rejected + run->set.partial, merged->records) && is_proven;
  for (int i = 0; i < CONTROL_COUNT; i++)
    if (controls[i].table == manifest_outputs[output].table)
      is_proven = prove_total(run, i, &merged->totals.amounts[i]) && is_proven;
  return is_proven;
}

/* Every list of a shard is named by its ledger, and so by the merged one. */
static bool prove_basis(const struct merge_run *run) {
  return prove_count(run, manifest_outputs[MANIFEST_BECAUSE].file_name, (int64_t)run->basis.count,
                     (int64_t)run->basis.numbered);
}

static enum exit_code merge_outputs(struct merge_run *run) {
  enum exit_code code = is_numbered(run) ? read_basis(run) : EXIT_OK;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT && code == EXIT_OK; i++) {
    enum manifest_output output = (enum manifest_output)i;
    if (output == MANIFEST_BECAUSE || !manifest_has_output(&run->set.manifests[0], output)) continue;
    code = merge_output(run, output);
    if (code == EXIT_OK && !prove_output(run, output)) code = EXIT_DIFFERENCE;
  }
  if (code == EXIT_OK && is_numbered(run)) code = prove_basis(run) ? write_basis(run) : EXIT_DIFFERENCE;
  return code;
}

/* The manifest that one machine would have written into this folder. */
static void describe(const struct merge_run *run, struct manifest *manifest) {
  struct buffer path = {0};
  path_join(&path, text_from(run->set.options->output), "manifest.json");
  manifest_begin(manifest, program_version);
  manifest_copy_basis(manifest, &run->set.manifests[0]);
  manifest_place_move(manifest, run->set.paths[0], path.at);
  buffer_clear(&path);
  manifest_set_number(manifest, "shard.index", 1);
  manifest_set_number(manifest, "shard.count", 1);
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    enum manifest_output output = (enum manifest_output)i;
    if (!manifest_has_output(&run->set.manifests[0], output)) continue;
    manifest_set_output_text(manifest, output, "name", text_from(manifest_outputs[i].file_name));
    manifest_set_output_number(manifest, output, "size", run->merged[i].size);
    manifest_set_output_text(manifest, output, "sha256", text_from(run->merged[i].digest));
    manifest_set_output_number(manifest, output, "rows", run->merged[i].rows);
  }
  manifest_set_number(manifest, "counts.listed", run->set.listed);
  manifest_set_number(manifest, "counts.read", run->set.read);
  manifest_set_number(manifest, "counts.assessed", run->set.assessed);
  manifest_set_number(manifest, "counts.rejected", run->set.rejected);
  if (run->set.partial > 0) manifest_set_number(manifest, "counts.partial", run->set.partial);
  manifest_copy_skipped(manifest, &run->set.manifests[0]);
  manifest_set_assumptions(manifest, run->set.noted);
  manifest_set_grades(manifest, run->set.grades, run->set.graded);
  manifest_set_totals(manifest, &run->set.stated);
}

static bool write_manifest(struct merge_run *run, struct output_error *error) {
  struct manifest manifest = {0};
  describe(run, &manifest);
  bool is_written = manifest_write(&manifest, &run->manifest_file, error);
  manifest_clear(&manifest);
  return is_written;
}

/* All outputs by one function; the manifest last. */
static enum exit_code each_file(struct merge_run *run,
                                bool (*done)(struct output_file *, struct output_error *)) {
  struct output_error error;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++)
    if (run->files[i].is_open && !done(&run->files[i], &error))
      return say_output_error(run, manifest_outputs[i].file_name, error);
  return done(&run->manifest_file, &error) ? EXIT_OK : say_output_error(run, "manifest.json", error);
}

/* What stood before stands again. */
static void take_back(struct merge_run *run) {
  enum language language = run->set.options->language;
  bool are_back = output_file_take_back(&run->manifest_file);
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    if (output_file_take_back(&run->files[i])) continue;
    say(language, LABEL_SAY_NOT_TAKEN_BACK, manifest_outputs[i].file_name, NULL);
    are_back = false;
  }
  if (are_back) say(language, LABEL_SAY_NO_FILE_WRITTEN, NULL);
}

/* None gets its name before all are on the disk, and all get it or none. */
static enum exit_code commit_outputs(struct merge_run *run) {
  struct output_error error;
  if (!write_manifest(run, &error)) return say_output_error(run, "manifest.json", error);
  enum exit_code code = each_file(run, output_file_settle);
  output_file_shield_begin();
  if (code == EXIT_OK) code = each_file(run, output_file_name);
  if (code == EXIT_OK)
    code = each_file(run, output_file_commit);
  else
    take_back(run);
  output_file_shield_end();
  return code;
}

/* The sum of a column of the results; NULL: it has no control total. */
static const struct money *control_of(const struct merge_run *run, const char *column) {
  for (int c = 0; c < CONTROL_COUNT; c++)
    if (controls[c].table == CONTROL_RESULTS && strcmp(controls[c].column, column) == 0)
      return &run->set.stated.amounts[c];
  return NULL;
}

/* Interest has no control total of its own: it is what the total is above arrears and late fee. */
static void say_amounts(const struct merge_run *run) {
  enum { ARREARS, LATE_FEE, TOTAL, INTEREST, AMOUNTS };
  static const char *const columns[] = {"arrears", "late_fee", "total"};
  struct money amounts[AMOUNTS] = {0};
  struct buffer texts[AMOUNTS] = {0};
  for (int i = 0; i < INTEREST; i++) money_set(&amounts[i], control_of(run, columns[i]));
  money_subtract(&amounts[INTEREST], &amounts[TOTAL], &amounts[ARREARS]);
  money_subtract(&amounts[INTEREST], &amounts[INTEREST], &amounts[LATE_FEE]);
  for (int i = 0; i < AMOUNTS; i++) {
    money_format(&texts[i], &amounts[i]);
    buffer_add_byte(&texts[i], '\0');
  }
  say(run->set.options->language,
      money_is_zero(&amounts[INTEREST]) ? LABEL_SAY_TOTALS : LABEL_SAY_TOTALS_INTEREST, texts[ARREARS].at,
      texts[LATE_FEE].at, texts[TOTAL].at, texts[INTEREST].at, NULL);
  for (int i = 0; i < AMOUNTS; i++) {
    buffer_clear(&texts[i]);
    money_clear(&amounts[i]);
  }
}

static void say_merged(const struct merge_run *run, double seconds) {
  if (run->set.options->is_quiet) return;
  shard_set_say(run->set.options->language, LABEL_SAY_MERGED, run->set.options->output, "",
                (int64_t[]){run->set.count, run->set.assessed, run->set.rejected});
  const struct note_reader reader =
      note_reader_of_list(manifest_text(&run->set.manifests[0], "options.assume_wage"), 0);
  say_notes(run->set.options->language, run->set.noted, &reader, false);
  say_amounts(run);
  say_grades(run->set.options->language, run->set.grades, run->set.graded);
  say_seconds(run->set.options->language, seconds);
}

/* A file of each shard is open at a time. */
static void allow_many_files(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

static void clear(struct merge_run *run) {
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    output_file_abandon(&run->files[i]);
    control_totals_clear(&run->merged[i].totals);
  }
  output_file_abandon(&run->manifest_file);
  basis_merge_clear(&run->basis);
  shard_set_clear(&run->set);
}

static void add_outputs(const struct merge_run *run, struct file_roles *files, const char *name) {
  struct buffer path = {0};
  path_join(&path, text_from(run->set.options->output), name);
  file_roles_add(files, path.at, true);
  buffer_clear(&path);
}

/* The shards are not written over. */
static enum exit_code check_files(const struct merge_run *run) {
  struct file_roles files = {0};
  add_outputs(run, &files, "manifest.json");
  for (int i = 0; i < run->set.count; i++) file_roles_add(&files, run->set.paths[i], false);
  for (int output = 0; output < MANIFEST_OUTPUT_COUNT; output++) {
    if (!manifest_has_output(&run->set.manifests[0], (enum manifest_output)output)) continue;
    add_outputs(run, &files, manifest_outputs[output].file_name);
    for (int i = 0; i < run->set.count; i++) {
      struct buffer path = {0};
      shard_set_output_path(&run->set, i, (enum manifest_output)output, &path);
      file_roles_add(&files, path.at, false);
      buffer_clear(&path);
    }
  }
  file_roles_add(&files, progress_file(), true);
  const bool are_apart = run_files_check(&files, run->set.options->language);
  if (are_apart) run_files_sweep(&files, run->set.options->language);
  file_roles_clear(&files);
  return are_apart ? EXIT_OK : EXIT_USAGE;
}

enum exit_code command_merge(const struct options *options) {
  struct merge_run run = {0};
  if (options->operand_count == 0 || options->output == NULL) {
    say(options->language, LABEL_SAY_MERGE_NEEDS, NULL);
    return EXIT_USAGE;
  }
  if (!output_names_fit(options)) return EXIT_USAGE;
  allow_many_files();
  enum exit_code code = shard_set_open(&run.set, options);
  if (code == EXIT_OK) code = check_files(&run);
  if (code == EXIT_OK) code = open_outputs(&run);
  if (code == EXIT_OK) start_progress(&run);
  if (code == EXIT_OK) code = merge_outputs(&run);
  if (code == EXIT_OK) code = commit_outputs(&run);
  if (code == EXIT_OK) say_merged(&run, progress_finish(&run.progress));
  if (code == EXIT_OK && run.set.rejected + run.set.partial > 0) code = EXIT_SOME_REJECTED;
  clear(&run);
  return code;
}
