#include "formats/report/run_id.h"

#include <assert.h>
#include <string.h>

#include "formats/file/digest.h"
#include "formats/record/text_writer.h"

static void add_line(struct digest *digest, struct text line) {
  digest_add(digest, line.at, line.length);
  digest_add(digest, "\n", 1);
}

static void add_fixes(struct digest *digest, const struct corrections *corrections) {
  for (int i = 0; corrections != NULL && i < corrections->file_count; i++)
    add_line(digest, text_from(corrections->files[i].digest));
}

static void finish(char id[RUN_ID_SIZE], struct digest *digest) {
  char digits[DIGEST_SIZE];
  digest_finish(digest, digits);
  memcpy(id, digits, RUN_ID_SIZE - 1);
  id[RUN_ID_SIZE - 1] = '\0';
}

void run_id_of_list(char id[RUN_ID_SIZE], const struct report_options *options) {
  struct buffer day = {0};
  struct digest digest;
  date_format(&day, options->report_date);
  digest_start(&digest);
  add_line(&digest, options->program_version);
  add_line(&digest, options->input_hash);
  add_line(&digest, options->rules_hash);
  add_line(&digest, options->calendar_hash);
  add_line(&digest, options->input_hash.length > 0 ? options->choices : options->command_line);
  add_line(&digest, buffer_text(&day));
  add_fixes(&digest, options->corrections);
  finish(id, &digest);
  buffer_clear(&day);
}

void run_id_of_case(char id[RUN_ID_SIZE], struct text program_version, const struct case_columns *columns,
                    const struct dossier *dossier) {
  const struct text_context context = {.language = LANGUAGE_EN, .columns = columns, .with_ledger = true};
  struct text_block block = {0};
  struct digest digest;
  results_jsonl.rows(&block, &context, dossier);
  digest_start(&digest);
  add_line(&digest, program_version);
  add_line(&digest, buffer_text(&block.out));
  finish(id, &digest);
  text_block_clear(&block);
}

void run_id_mark(char mark[RUN_MARK_SIZE], enum sheet_language language, const char *id) {
  const struct text run_id = text_from(id);
  struct buffer words = {0};
  sheet_words_add(&words, language, ' ', LABEL_RUN_MARK, &run_id, 1);
  assert(words.length < RUN_MARK_SIZE);
  memcpy(mark, words.at, words.length);
  mark[words.length] = '\0';
  buffer_clear(&words);
}
