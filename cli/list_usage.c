#include "cli/list_usage.h"

#include <string.h>
#include <unistd.h>

#include "cli/user/option_table.h"
#include "cli/user/say.h"
#include "formats/list/corrections.h"

static bool is_same_output(const char *left, const char *right) {
  return left != NULL && right != NULL && strcmp(left, right) == 0;
}

enum { OUTPUTS_MAX = 9 };

static void find_outputs(const struct options *options, const char *outputs[OUTPUTS_MAX]) {
  outputs[0] = options->output == NULL && options->command == COMMAND_ASSESS ? "-" : options->output;
  outputs[1] = options->ledger;
  outputs[2] = options->rejects;
  outputs[3] = options->manifest;
  outputs[4] = options->fix;
  outputs[5] = options->because;
  outputs[6] = options->as_summary ? "-" : NULL;
  outputs[7] = options->quotations;
  outputs[8] = options->pdf;
}

/* The output that is named twice, or NULL. */
static const char *find_repeated(const struct options *options) {
  const char *outputs[OUTPUTS_MAX];
  find_outputs(options, outputs);
  for (int i = 0; i < OUTPUTS_MAX; i++)
    for (int k = 0; k < i; k++)
      if (is_same_output(outputs[i], outputs[k])) return outputs[i];
  return NULL;
}

/* The manifest says how the list was read; options that say it again are refused. False: a message was
 * printed. */
static bool leaves_to_manifest(const struct options *options, const char *manifest) {
  const struct {
    bool is_given;
    const char *name;
  } others[] = {{options->has_encoding, "--encoding"},
                {options->column_count > 0, "--column"},
                {options->shard != NULL, "--shard"},
                {options->sheet_count > 0, "--sheet"},
                {options->fills_down, "--fill-down"},
                {options->leaves_apart, "--no-join"},
                {options->assumed_wage != NULL, "--assume-wage"}};
  struct buffer name = {0};
  for (int field = 0; field < FIELD_COUNT && name.length == 0; field++)
    if (options->fields[field] != NULL) option_add_field(&name, (enum case_field)field);
  for (size_t i = 0; i < sizeof others / sizeof others[0] && name.length == 0; i++)
    if (others[i].is_given) buffer_add_text(&name, text_from(others[i].name));
  bool is_good = name.length == 0;
  buffer_add_byte(&name, '\0');
  if (!is_good) say(options->language, LABEL_SAY_PROOF_OPTION, name.at, manifest, NULL);
  buffer_clear(&name);
  return is_good;
}

bool list_usage_check(const struct options *options, const char *manifest) {
  enum language language = options->language;
  const int first_fix = manifest == NULL ? 1 : 2, operands = first_fix + FIXES_MAX;
  const char *output = options->output, *twice = find_repeated(options);
  if (options->operand_count > operands)
    say(language, LABEL_SAY_SURPLUS, options->operands[operands], NULL);
  else if (options->command == COMMAND_REPORT && output == NULL)
    say(language, LABEL_SAY_NEEDS_OUTPUT, NULL);
  else if (options->command == COMMAND_REPORT && strcmp(output, "-") == 0)
    say(language, LABEL_SAY_WORKBOOK_STDOUT, NULL);
  else if (options->ledger == NULL &&
           (options->because != NULL || (options->is_because_inline && !options->as_json)))
    say(language, LABEL_SAY_BECAUSE_NEEDS_LEDGER, NULL);
  else if (options->mask != NULL && options->fix != NULL)
    say(language, LABEL_SAY_MASK_FIX, NULL);
  else if (twice != NULL)
    say(language, LABEL_SAY_SAME_OUTPUT, twice, NULL);
  else if (options->operand_count == 0 && isatty(STDIN_FILENO))
    say(language, LABEL_SAY_NEEDS_INPUT, NULL);
  else
    return manifest == NULL || leaves_to_manifest(options, manifest);
  return false;
}
