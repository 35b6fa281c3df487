#include "cli/list_source.h"

#include <errno.h>
#include <unistd.h>

#include "cli/list_usage.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"

static bool read_shard(struct list_source *source) {
  const struct options *options = source->options;
  const char *wrong;
  source->shard = (struct shard){1, 1};
  if (options->shard == NULL || shard_read(&source->shard, options->shard, &wrong)) return true;
  say(options->language, LABEL_SAY_BAD_SHARD, options->shard, wrong, NULL);
  return false;
}

static enum exit_code find_list(struct list_source *source) {
  const struct options *options = source->options;
  if (!list_usage_check(options, NULL)) return EXIT_USAGE;
  source->path = options->operand_count == 0 ? "-" : options->operands[0];
  return read_shard(source) ? EXIT_OK : EXIT_USAGE;
}

static enum exit_code find_run(struct list_source *source) {
  const struct options *options = source->options;
  const char *manifest = source->proof.path.at;
  if (access(manifest, R_OK) != 0) {
    say_table_unreadable(options->language, manifest, errno);
    return EXIT_FILE;
  }
  if (!list_usage_check(options, manifest)) return EXIT_USAGE;
  enum exit_code code = proof_open(&source->proof, options);
  source->options = &source->proof.options;
  source->path = source->proof.input.at;
  source->shard = source->proof.shard;
  return code;
}

enum exit_code list_source_find(struct list_source *source, const struct options *options) {
  source->options = options;
  return proof_find(&source->proof, options) ? find_run(source) : find_list(source);
}

static void say_columns_problem(const struct list_source *source, const struct columns_problem *problem) {
  static const enum label labels[] = {[COLUMNS_TWICE] = LABEL_SAY_COLUMNS_TWICE,
                                      [COLUMNS_NONE_KNOWN] = LABEL_SAY_COLUMNS_NONE_KNOWN,
                                      [COLUMNS_NO_GAP_FROM] = LABEL_SAY_COLUMNS_NO_GAP_FROM,
                                      [COLUMNS_ARE_RESULTS] = LABEL_SAY_COLUMNS_ARE_RESULTS};
  struct buffer first = {0}, second = {0};
  buffer_add_text(&first, problem->first);
  buffer_add_byte(&first, '\0');
  buffer_add_text(&second, problem->second);
  buffer_add_byte(&second, '\0');
  say(source->options->language, labels[problem->code], source->path, first.at, second.at,
      field_keys[problem->field], NULL);
  buffer_clear(&first);
  buffer_clear(&second);
}

enum exit_code list_source_open(struct list_source *source) {
  struct table_error error;
  struct columns_problem problem;
  const struct table_options how = {.encoding = source->options->encoding,
                                    .is_case_list = true,
                                    .sheets = source->options->sheets,
                                    .sheet_count = source->options->sheet_count};
  source->table = table_open(source->path, how, &error);
  if (source->table == NULL) {
    say_table_error(source->options->language, source->path, &error);
    return EXIT_FILE;
  }
  size_t count;
  const struct text *names = table_header(source->table, &count);
  if (!case_columns_find(&source->columns, names, count, &problem)) {
    say_columns_problem(source, &problem);
    return EXIT_FILE;
  }
  case_list_init(&source->list, source->table, &source->columns, source->options->fills_down);
  shard_filter_init(&source->filter, source->shard, &source->columns);
  return EXIT_OK;
}

bool list_source_takes(void *source, const struct table_row *row) {
  return shard_takes(&((struct list_source *)source)->filter, row);
}

void list_source_clear(struct list_source *source) {
  proof_clear(&source->proof);
  shard_filter_clear(&source->filter);
  case_list_clear(&source->list);
  case_columns_clear(&source->columns);
  table_close(source->table);
}
