#include "cli/user/run_files.h"

#include "cli/user/say.h"

void run_files_add_options(struct file_roles *files, const struct options *options) {
  const char *const outputs[] = {options->output,  options->ledger, options->because,
                                 options->rejects, options->fix,    options->manifest};
  for (int i = 0; i < options->rule_file_count; i++) file_roles_add(files, options->rule_files[i], false);
  file_roles_add(files, options->calendar, false);
  for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) file_roles_add(files, outputs[i], true);
  if (options->command == COMMAND_ASSESS && options->output == NULL) file_roles_add(files, "-", true);
}

bool run_files_check(const struct file_roles *files, enum language language) {
  const struct file_role *other, *output = file_roles_clash(files, &other);
  if (output == NULL) return true;
  say(language, other->is_output ? LABEL_SAY_OUTPUTS_ARE_ONE : LABEL_SAY_OUTPUT_IS_INPUT, output->path,
      other->path, NULL);
  return false;
}
