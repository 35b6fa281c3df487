#include "cli/run/shard_set.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "cli/run/manifest_check.h"
#include "cli/run/shard.h"
#include "cli/user/say.h"
#include "formats/run/manifest_differ.h"
#include "formats/run/manifest_place.h"
#include "formats/words/figures_text.h"

static enum exit_code read_shards(struct shard_set *set) {
  enum exit_code code = EXIT_OK;
  for (int i = 0; i < set->count && code == EXIT_OK; i++)
    code = manifest_check_read(&set->manifests[i], set->paths[i], set->options->language);
  return code;
}

/* Of a file that differs both names are told, a dash where one run has none. */
static void say_unequal(const struct shard_set *set, int shard, struct text member, const char *member_text) {
  const enum language language = set->options->language;
  const char *other = manifest_name_beside(&set->manifests[shard], member);
  const char *first = manifest_name_beside(&set->manifests[0], member);
  const bool is_file = first != NULL || other != NULL;
  say(language, LABEL_SAY_MERGE_UNEQUAL, set->paths[shard], set->paths[0],
      manifest_check_words(member, language), member_text, is_file && other == NULL ? "-" : other,
      is_file && first == NULL ? "-" : first, NULL);
}

static enum exit_code check_basis(const struct shard_set *set) {
  enum exit_code code = EXIT_OK;
  for (int i = 1; i < set->count; i++) {
    struct buffer member = {0};
    if (manifest_differ(&set->manifests[0], &set->manifests[i], &member)) {
      const struct text path = buffer_text(&member);
      buffer_add_byte(&member, '\0');
      say_unequal(set, i, (struct text){member.at, path.length}, member.at);
      code = EXIT_DIFFERENCE;
    }
    buffer_clear(&member);
  }
  return code;
}

static bool is_complete(const struct shard_set *set, const int *order, int count) {
  struct buffer missing = {0};
  for (int i = 0; i < count; i++) {
    if (order[i] >= 0) continue;
    if (missing.length > 0) buffer_add_literal(&missing, ", ");
    figure_number(&missing, i + 1);
  }
  bool is_whole = missing.length == 0;
  buffer_add_byte(&missing, '\0');
  if (!is_whole)
    shard_set_say(set->options->language, LABEL_SAY_MERGE_MISSING, missing.at, "", (int64_t[]){count, 0, 0});
  buffer_clear(&missing);
  return is_whole;
}

/* Gives a manifest its place; false: it has none, or another has it. */
static bool take_place(const struct shard_set *set, int *order, int count, int manifest) {
  int64_t index = manifest_number(&set->manifests[manifest], "shard.index");
  int64_t of = manifest_number(&set->manifests[manifest], "shard.count");
  bool fits = of == count && index >= 1 && index <= count;
  const char *path = set->paths[manifest];
  if (fits && order[index - 1] < 0) {
    order[index - 1] = manifest;
    return true;
  }
  if (fits)
    shard_set_say(set->options->language, LABEL_SAY_MERGE_DOUBLED, set->paths[order[index - 1]], path,
                  (int64_t[]){index, of, 0});
  else
    shard_set_say(set->options->language, LABEL_SAY_MERGE_OTHER_COUNT, path, set->paths[0],
                  (int64_t[]){index, of, count});
  return false;
}

static void rearrange(struct shard_set *set, const int *order) {
  struct manifest *manifests = array_new((size_t)set->count, sizeof *manifests);
  const char **paths = array_new((size_t)set->count, sizeof *paths);
  for (int i = 0; i < set->count; i++) {
    manifests[i] = set->manifests[order[i]];
    paths[i] = set->paths[order[i]];
  }
  free(set->manifests);
  free(set->paths);
  set->manifests = manifests;
  set->paths = paths;
}

/* Every shard from 1 to N must be there once; every problem is reported. */
static enum exit_code put_in_order(struct shard_set *set) {
  int64_t stated = manifest_number(&set->manifests[0], "shard.count");
  int count = stated < 1 || stated > SHARDS_MAX ? 0 : (int)stated;
  int *order = array_new((size_t)count + 1, sizeof *order);
  bool is_good = true;
  for (int i = 0; i < count; i++) order[i] = -1;
  for (int i = 0; i < set->count; i++) is_good = take_place(set, order, count, i) && is_good;
  is_good = is_complete(set, order, count) && is_good;
  if (is_good) rearrange(set, order);
  free(order);
  return is_good ? EXIT_OK : EXIT_DIFFERENCE;
}

static enum exit_code check_counts(struct shard_set *set) {
  set->listed = manifest_number(&set->manifests[0], "counts.listed");
  bool is_equal = true;
  for (int i = 0; i < set->count; i++) {
    struct control_totals totals;
    const struct manifest *shard = &set->manifests[i];
    is_equal = is_equal && manifest_number(shard, "counts.listed") == set->listed;
    set->read += manifest_number(shard, "counts.read");
    set->assessed += manifest_number(shard, "counts.assessed");
    set->rejected += manifest_number(shard, "counts.rejected");
    const int64_t partial = manifest_number(shard, "counts.partial");
    if (partial > 0) set->partial += partial;
    manifest_add_assumptions(shard, set->noted);
    manifest_add_grades(shard, set->grades, set->graded);
    manifest_totals(shard, &totals);
    control_totals_join(&set->stated, &totals);
    control_totals_clear(&totals);
  }
  if (is_equal && set->read == set->listed && set->assessed + set->rejected == set->read) return EXIT_OK;
  shard_set_say(set->options->language, LABEL_SAY_MERGE_ROWS, "", "", (int64_t[]){set->read, set->listed, 0});
  return EXIT_DIFFERENCE;
}

static enum exit_code check_outputs(const struct shard_set *set) {
  enum exit_code worst = EXIT_OK;
  for (int i = 0; i < set->count; i++) {
    enum exit_code code = manifest_check_outputs(&set->manifests[i], set->paths[i], set->options->language);
    if (code != EXIT_OK) worst = code;
  }
  return worst;
}

enum exit_code shard_set_open(struct shard_set *set, const struct options *options) {
  *set = (struct shard_set){.options = options, .count = options->operand_count};
  set->manifests = array_new((size_t)set->count + 1, sizeof *set->manifests);
  set->paths = array_new((size_t)set->count + 1, sizeof *set->paths);
  for (int i = 0; i < set->count; i++) set->paths[i] = options->operands[i];
  enum exit_code code = read_shards(set);
  if (code == EXIT_OK && strcmp(manifest_text(&set->manifests[0], "options.format"), "csv") != 0) {
    say(options->language, LABEL_SAY_MERGE_FORMAT, set->paths[0], NULL);
    return EXIT_USAGE;
  }
  if (code == EXIT_OK) code = check_basis(set);
  if (code == EXIT_OK) code = put_in_order(set);
  if (code == EXIT_OK) code = check_counts(set);
  return code == EXIT_OK ? check_outputs(set) : code;
}

void shard_set_output_path(const struct shard_set *set, int index, enum manifest_output output,
                           struct buffer *path) {
  manifest_place_path(path, set->paths[index], manifest_output_text(&set->manifests[index], output, "name"));
}

void shard_set_clear(struct shard_set *set) {
  for (int i = 0; i < set->count; i++) manifest_clear(&set->manifests[i]);
  control_totals_clear(&set->stated);
  for (int grade = 0; grade < GRADE_COUNT; grade++) money_clear(&set->graded[grade]);
  free(set->manifests);
  free(set->paths);
  *set = (struct shard_set){0};
}

void shard_set_say(enum language language, enum label id, const char *first, const char *second,
                   const int64_t numbers[3]) {
  struct buffer texts[3] = {0};
  for (int i = 0; i < 3; i++) {
    figure_number(&texts[i], numbers[i]);
    buffer_add_byte(&texts[i], '\0');
  }
  say(language, id, first, second, texts[0].at, texts[1].at, texts[2].at, NULL);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}
