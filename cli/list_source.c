#include "cli/list_source.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/flow/joined_rows.h"
#include "cli/flow/persons_apart.h"
#include "cli/flow/workers.h"
#include "cli/list_usage.h"
#include "cli/user/output_names.h"
#include "cli/user/run_files.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/file/plain_text.h"
#include "formats/list/column_refusal.h"
#include "formats/list/column_text.h"
#include "formats/list/title_statements.h"
#include "formats/list/unread_cells.h"

static bool read_shard(struct list_source *source) {
  const struct options *options = source->options;
  const char *wrong;
  source->shard = (struct shard){1, 1};
  if (options->shard == NULL || shard_read(&source->shard, options->shard, &wrong)) return true;
  say(options->language, LABEL_SAY_BAD_SHARD, options->shard, wrong, NULL);
  return false;
}

/* False: said. */
static bool read_choices(struct list_source *source) {
  const struct options *options = source->options;
  source->choice_count = (size_t)options->column_count;
  for (int i = 0; i < options->column_count; i++) {
    struct column_choice *choice = &source->choices[i];
    if (column_choice_read(choice, text_from(options->columns[i]))) continue;
    enum case_field guess = heading_nearest(choice->name);
    say(options->language, LABEL_SAY_COLUMN_OPTION, options->columns[i],
        guess == FIELD_NONE ? NULL : field_keys[guess], NULL);
    return false;
  }
  return true;
}

static enum exit_code find_list(struct list_source *source) {
  const struct options *options = source->options;
  if (!list_usage_check(options, NULL)) return EXIT_USAGE;
  source->path = options->operand_count == 0 ? "-" : options->operands[0];
  source->fixes = options->operands + 1;
  source->fix_count = options->operand_count > 1 ? options->operand_count - 1 : 0;
  return read_shard(source) && read_choices(source) ? EXIT_OK : EXIT_USAGE;
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
  source->fixes = source->proof.fixes;
  source->fix_count = source->proof.fix_count;
  source->shard = source->proof.shard;
  return code == EXIT_OK && !read_choices(source) ? EXIT_FILE : code;
}

/* No output may be another file of the run. */
static enum exit_code check_files(struct list_source *source) {
  struct file_roles *files = &source->files;
  file_roles_add(files, source->path, false);
  for (int i = 0; i < source->fix_count; i++) file_roles_add(files, source->fixes[i], false);
  if (list_source_is_run(source)) proof_add_files(&source->proof, files);
  run_files_add_options(files, source->options);
  if (!run_files_check(files, source->options->language) || !output_names_fit(source->options))
    return EXIT_USAGE;
  const enum exit_code code = run_files_check_pdf(source->options);
  if (code != EXIT_OK) return code;
  run_files_sweep(files, source->options->language);
  return EXIT_OK;
}

enum exit_code list_source_find(struct list_source *source, const struct options *options) {
  source->options = options;
  enum exit_code code = proof_find(&source->proof, options) ? find_run(source) : find_list(source);
  return code == EXIT_OK ? check_files(source) : code;
}

static const char *list_name(const struct list_source *source) {
  return table_file_name(source->options->language, source->path);
}

/* What there is to say of the columns, and to whom. */
static struct column_refusal refusal_of(const struct list_source *source, const struct listener *listener) {
  struct column_refusal refusal = {.listener = listener, .list = list_name(source)};
  size_t header;
  refusal.names = table_header(source->table, &refusal.count);
  refusal.rows = table_first_rows(source->table, &header);
  return refusal;
}

static enum exit_code refuse_columns(const struct list_source *source,
                                     const struct columns_problem *problem) {
  const struct listener listener = say_listener(source->options->language);
  const struct column_refusal refusal = refusal_of(source, &listener);
  column_refusal_tell(&refusal, problem);
  return problem->code == COLUMNS_NO_HEADING && source->options->source == NULL ? EXIT_USAGE : EXIT_FILE;
}

/* Its headings are found as the list's are; encoding and sheets are its own. */
static bool read_corrections(struct list_source *source) {
  const struct corrected_list list = list_source_corrected(source);
  const struct table_options how = {.is_case_list = true, .choices = {source->choices, source->choice_count}};
  return list_corrections_open(&source->corrections, &list, source->fixes, source->fix_count, how);
}

static void say_title(const struct list_source *source, const struct title_statement *title) {
  const struct listener listener = say_listener(source->options->language);
  struct buffer place = {0};
  int sheet_count;
  const struct table_sheet *sheets = table_sheets(source->table, &sheet_count);
  table_place_add(&place, text_from(list_name(source)), sheet_count == 0 ? NULL : &sheets[0], title->column,
                  title->line);
  buffer_add_byte(&place, '\0');
  title_statement_tell(&listener, place.at, title);
  buffer_clear(&place);
}

/* Whether what nobody reads decides money: titles, and cells below headings that say nothing. */
static enum exit_code check_unread(const struct list_source *source, struct column_choices choices,
                                   const struct case_defaults *defaults, const struct regions *regions) {
  struct columns_problem problem;
  struct title_statement title;
  size_t header;
  const struct kept_rows *rows = table_first_rows(source->table, &header);
  bool is_titled = title_statements_find(&title, &source->columns, rows, header, defaults, regions);
  bool is_doubtful = unread_cells_find(&problem, &source->columns, choices, rows, defaults, regions);
  if (is_titled) say_title(source, &title);
  if (is_doubtful) (void)refuse_columns(source, &problem);
  return is_titled || is_doubtful ? EXIT_FILE : EXIT_OK;
}

struct column_choices list_source_settle(const struct list_source *source,
                                         const struct columns_problem *problem,
                                         struct column_choice settled[SETTLED_MAX]) {
  const size_t chosen = source->choice_count;
  memcpy(settled, source->choices, chosen * sizeof *settled);
  for (int i = 0; i < problem->doubt_count; i++)
    settled[chosen + (size_t)i] =
        (struct column_choice){.heading = problem->doubts[i].heading, .meaning.field = FIELD_NONE};
  return (struct column_choices){settled, chosen + (size_t)problem->doubt_count};
}

static bool is_of_another(const struct columns_problem *first, enum case_field field) {
  for (int i = 0; i < first->doubt_count; i++)
    if (first->doubts[i].field == field) return false;
  return true;
}

/* Once headings are in doubt: what the cells of the others would bring up next, as if those were settled. */
static void say_further_doubts(const struct list_source *source, const struct columns_problem *first,
                               const struct case_defaults *defaults, const struct regions *regions) {
  struct column_choice settled[SETTLED_MAX];
  struct columns_problem problem;
  struct case_columns columns;
  const struct listener listener = say_listener(source->options->language);
  const struct column_refusal refusal = refusal_of(source, &listener);
  const struct column_choices choices = list_source_settle(source, first, settled);
  size_t count, header;
  const struct text *names = table_header(source->table, &count);
  const struct kept_rows *rows = table_first_rows(source->table, &header);
  if (!case_columns_find(&columns, names, count, choices, &problem)) return;
  if (unread_cells_find(&problem, &columns, choices, rows, defaults, regions))
    for (int i = 0; i < problem.doubt_count; i++)
      if (is_of_another(first, problem.doubts[i].field)) column_doubt_tell(&refusal, &problem.doubts[i]);
  case_columns_clear(&columns);
}

static bool open_table(struct list_source *source) {
  struct table_error error;
  const struct table_options how = {.encoding = source->options->encoding,
                                    .is_case_list = true,
                                    .sheets = source->options->sheets,
                                    .sheet_count = source->options->sheet_count,
                                    .choices = {source->choices, source->choice_count}};
  source->table = table_open(source->spool.is_kept ? source->spool.path : source->path, how, &error);
  if (source->table == NULL) say_table_error(source->options->language, source->path, &error);
  return source->table != NULL;
}

/* The column of --group-by. */
static bool find_group(struct list_source *source) {
  const char *heading = source->options->group_by;
  const struct case_columns *columns = &source->columns;
  struct buffer names = {0};
  if (heading == NULL) return true;
  for (source->group_by = 1; source->group_by <= columns->count; source->group_by++)
    if (text_is(text_trim(columns->names[source->group_by - 1]), heading)) return true;
  column_text_headings(&names, columns->names, columns->count);
  buffer_add_byte(&names, '\0');
  say(source->options->language, LABEL_SAY_NO_GROUP, heading, names.at, NULL);
  buffer_clear(&names);
  return false;
}

static void start_list(struct list_source *source) {
  case_list_init(&source->list, source->table, &source->columns, source->options->fills_down);
  if (source->fix_count > 0) source->list.corrections = &source->corrections;
}

/* For rows that belong together, and for the columns of a report. */
static bool is_read_twice(const struct list_source *source) {
  return !source->options->leaves_apart || source->options->command == COMMAND_REPORT;
}

static enum exit_code open_list(struct list_source *source, const struct case_defaults *defaults,
                                const struct regions *regions) {
  struct columns_problem problem;
  const struct column_choices choices = {source->choices, source->choice_count};
  if (!open_table(source)) return EXIT_FILE;
  size_t count;
  const struct text *names = table_header(source->table, &count);
  if (!case_columns_find(&source->columns, names, count, choices, &problem)) {
    const enum exit_code code = refuse_columns(source, &problem);
    if (problem.code == COLUMNS_DOUBTFUL) say_further_doubts(source, &problem, defaults, regions);
    return code;
  }
  if (check_unread(source, choices, defaults, regions) != EXIT_OK || !find_group(source)) return EXIT_FILE;
  if (!read_corrections(source)) return EXIT_FILE;
  if (is_read_twice(source)) table_keep_rows(source->table);
  start_list(source);
  shard_filter_init(&source->filter, source->shard, &source->columns);
  return EXIT_OK;
}

static bool say_changed(const struct list_source *source) {
  say(source->options->language, LABEL_SAY_INPUT_CHANGED, list_name(source), NULL);
  return false;
}

bool list_source_rewind(struct list_source *source) {
  const struct column_choices choices = {source->choices, source->choice_count};
  struct columns_problem problem;
  size_t count;
  case_list_clear(&source->list);
  corrections_rewind(&source->corrections);
  if (table_rewind(source->table)) {
    start_list(source);
    return true;
  }
  case_columns_clear(&source->columns);
  table_close(source->table);
  if (!open_table(source)) return false;
  const struct text *names = table_header(source->table, &count);
  if (!case_columns_find(&source->columns, names, count, choices, &problem)) return say_changed(source);
  start_list(source);
  return true;
}

/* A list that ends early ends so again, and is told of then. */
static enum exit_code join_rows(struct list_source *source, const struct case_defaults *defaults,
                                const struct regions *regions) {
  const struct joined_rows rows = {&source->list, defaults, regions, workers_asked(source->options->jobs)};
  if (!case_columns_can_join(&source->columns)) return EXIT_OK;
  if (source->columns.index[FIELD_ID_NUMBER] != COLUMN_ABSENT) {
    source->is_joined = persons_are_apart(&source->list);
    if (!list_source_rewind(source)) return EXIT_FILE;
  }
  if (source->is_joined) return EXIT_OK; /* and none is */
  source->is_joined = joined_rows_read(&rows, &source->joined);
  return list_source_rewind(source) ? EXIT_OK : EXIT_FILE;
}

/* What a list that is read twice needs before. False: said. */
static bool prepare(struct list_source *source) {
  struct table_error error;
  if (!list_spool_is_needed(source->path)) return true;
  if (list_spool_keep(&source->spool, source->path, &error)) return true;
  say_table_error(source->options->language, source->path, &error);
  return false;
}

enum exit_code list_source_open(struct list_source *source, const struct case_defaults *defaults,
                                const struct regions *regions) {
  source->is_watched = strcmp(source->path, "-") != 0 && stat(source->path, &source->before) == 0 &&
                       S_ISREG(source->before.st_mode);
  const bool are_joined = !source->options->leaves_apart;
  if (are_joined && !prepare(source)) return EXIT_FILE;
  enum exit_code code = open_list(source, defaults, regions);
  return code == EXIT_OK && are_joined ? join_rows(source, defaults, regions) : code;
}

enum pipeline_row list_source_takes(void *context, const struct table_row *row) {
  struct list_source *source = context;
  source->twins = case_columns_disagree(&source->columns, row);
  if (source->twins != NULL) {
    source->twins_line = row->line;
    source->twins_sheet = row->sheet;
    return PIPELINE_ROW_ENDS;
  }
  if (source->shard.count == 1) return PIPELINE_ROW_TAKEN;
  return shard_takes(&source->filter, row) ? PIPELINE_ROW_TAKEN : PIPELINE_ROW_PASSED;
}

void list_source_say_twins(const struct list_source *source) {
  const struct listener listener = say_listener(source->options->language);
  const struct column_twins *twins = source->twins;
  struct buffer place = {0};
  int sheet_count;
  const struct table_sheet *sheets = table_sheets(source->table, &sheet_count);
  table_place_add(&place, text_from(list_name(source)),
                  sheet_count == 0 ? NULL : &sheets[source->twins_sheet], twins->second, source->twins_line);
  buffer_add_byte(&place, '\0');
  column_twins_tell(&listener, place.at, &source->columns, twins);
  buffer_clear(&place);
}

bool list_source_stayed(const struct list_source *source) {
  struct stat now;
  const struct stat *before = &source->before;
  if (!source->is_watched) return true;
  if (stat(source->path, &now) == 0 && now.st_size == before->st_size && now.st_ino == before->st_ino &&
      now.st_dev == before->st_dev && now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == before->st_mtim.tv_nsec)
    return true;
  return say_changed(source);
}

void list_source_clear(struct list_source *source) {
  proof_clear(&source->proof);
  file_roles_clear(&source->files);
  shard_filter_clear(&source->filter);
  case_list_clear(&source->list);
  corrections_clear(&source->corrections);
  case_columns_clear(&source->columns);
  table_close(source->table);
  joined_gaps_clear(&source->joined);
  list_spool_clear(&source->spool);
}
