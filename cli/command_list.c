#include "cli/commands.h"
#include "cli/flow/session.h"
#include "cli/list_json.h"
#include "cli/list_run.h"
#include "cli/list_source.h"
#include "cli/run/run_manifest.h"

/* Can what went in be looked at again? A pipe is empty by then. */
static bool has_origin(const struct list_source *source) {
  const struct options *options = source->options;
  bool are_files = run_manifest_can_name(source->path) &&
                   (options->calendar == NULL || run_manifest_can_name(options->calendar));
  for (int i = 0; i < options->rule_file_count; i++)
    are_files = are_files && run_manifest_can_name(options->rule_files[i]);
  return are_files;
}

/* A manifest that is to be written. True: the run was made before, or cannot be made. */
static bool is_settled(struct run_manifest *manifest, const struct list_source *source,
                       const struct session *session, enum exit_code *code) {
  const struct run_input input = list_source_input(source);
  *code = run_manifest_begin(manifest, source->options, session, &input);
  const bool may_be_done = source->options->fix == NULL; /* no manifest tells whether that file is there */
  if (*code != EXIT_OK || (may_be_done && run_manifest_is_done(manifest, code))) return true;
  if (!run_manifest_open(manifest)) *code = EXIT_FILE;
  return *code != EXIT_OK;
}

/* Describes the run where somebody needs it: a proof, a report that can name what went in and notice a list
 * that changes meanwhile, a manifest. True when the run is over before it began; *code is how. */
static bool is_over(struct run_manifest *manifest, struct list_source *source, const struct session *session,
                    enum exit_code *code) {
  const struct options *options = source->options;
  const struct run_input input = list_source_input(source);
  *code = EXIT_OK;
  if (list_source_is_run(source))
    *code = proof_check(&source->proof, session, manifest);
  else if (options->command == COMMAND_REPORT && has_origin(source))
    *code = run_manifest_describe(manifest, options->output, options, session, &input);
  else if (options->manifest != NULL)
    return is_settled(manifest, source, session, code);
  return *code != EXIT_OK;
}

/* A list that is refused tells how it was read, so that it can be said how it should be. */
static void print_refused(const struct list_source *source) {
  struct list_json json = {0};
  if (!source->options->as_summary || source->table == NULL) return;
  list_json_begin(&json, source);
  list_json_print(&json, source, NULL, NULL);
  list_json_clear(&json);
}

enum exit_code command_list(const struct options *options) {
  struct list_source source = {0};
  struct session session = {0};
  struct run_manifest manifest = {0};
  enum exit_code code = list_source_find(&source, options);
  if (code == EXIT_OK) code = session_open(&session, source.options);
  if (code == EXIT_OK && !is_over(&manifest, &source, &session, &code)) {
    code = list_source_open(&source, &session.defaults, &session.regions);
    if (code == EXIT_OK && run_manifest_is_described(&manifest))
      run_manifest_set_columns(&manifest, &source.columns);
    if (code == EXIT_OK)
      code = list_run(&source, &session, &manifest);
    else
      print_refused(&source);
  }
  run_manifest_clear(&manifest);
  session_clear(&session);
  list_source_clear(&source);
  return code;
}
