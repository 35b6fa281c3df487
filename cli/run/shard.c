#include "cli/run/shard.h"

#include <stdlib.h>
#include <string.h>

#include "calc/folded_text.h"
#include "calc/hash.h"
#include "calc/id_number.h"
#include "formats/file/plain_text.h"

/* How array-job engines tell a task its index. */
struct engine {
  const char *index, *count;       /* count NULL: the engine does not tell */
  const char *first, *last, *step; /* where tasks are numbered as the user likes; NULL: from 0 by 1 */
  int base;                        /* the first task's index where N is given on the command line */
};
static const struct engine engines[] = {
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX",
     "SLURM_ARRAY_TASK_STEP", 1},
    {"AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", NULL, NULL, NULL, 0},
    {"JOB_COMPLETION_INDEX", NULL, NULL, NULL, NULL, 0},
};
enum { ENGINE_COUNT = sizeof engines / sizeof engines[0], INDEX_MAX = 100000000 };

/* Digits up to `end`, no sign, no blank. */
static bool read_count(const char *text, const char *end, int *number) {
  int64_t value = 0;
  if (text == end) return false;
  for (; text < end; text++) {
    if (*text < '0' || *text > '9' || value > INDEX_MAX) return false;
    value = value * 10 + (*text - '0');
  }
  *number = (int)value;
  return value <= INDEX_MAX;
}

static bool read_variable(const char *name, int *number, const char **wrong) {
  const char *value = getenv(name);
  if (value != NULL && read_count(value, value + strlen(value), number)) return true;
  *wrong = name;
  return false;
}

bool shard_from(struct shard *shard, int64_t index, int64_t count) {
  if (index < 1 || index > count || count > SHARDS_MAX) return false;
  *shard = (struct shard){(int)index, (int)count};
  return true;
}

static bool is_valid(struct shard shard) { return shard_from(&shard, shard.index, shard.count); }

/* The place among the tasks of the whole array. Tasks with holes between them are refused: their number does
 * not tell how many there are. */
static bool place_in_array(struct shard *shard, const struct engine *engine, const char **wrong) {
  int index = 0, first = 0, last = 0, step = 1;
  *wrong = engine->index;
  if (engine->count == NULL) return false;
  if (!read_variable(engine->index, &index, wrong) || !read_variable(engine->count, &shard->count, wrong))
    return false;
  if (engine->first != NULL) {
    if (!read_variable(engine->first, &first, wrong) || !read_variable(engine->last, &last, wrong))
      return false;
    if (getenv(engine->step) != NULL && !read_variable(engine->step, &step, wrong)) return false;
    *wrong = engine->count;
    if (step < 1 || (int64_t)last - first != (int64_t)step * (shard->count - 1)) return false;
  }
  *wrong = engine->index;
  shard->index = (index - first) / step + 1;
  return (index - first) % step == 0 && is_valid(*shard);
}

static bool place_among(struct shard *shard, const struct engine *engine, const char **wrong) {
  int index = 0;
  if (!read_variable(engine->index, &index, wrong)) return false;
  *wrong = engine->index;
  shard->index = index - engine->base + 1;
  return is_valid(*shard);
}

static const struct engine *find_engine(void) {
  for (int i = 0; i < ENGINE_COUNT; i++)
    if (getenv(engines[i].index) != NULL) return &engines[i];
  return NULL;
}

bool shard_read(struct shard *shard, const char *text, const char **wrong) {
  const char *slash = strchr(text, '/');
  const char *end = slash == NULL ? text + strlen(text) : slash;
  bool is_automatic = (size_t)(end - text) == strlen("auto") && strncmp(text, "auto", 4) == 0;
  const struct engine *engine = is_automatic ? find_engine() : NULL;
  *shard = (struct shard){0};
  *wrong = text;
  if (slash != NULL && !read_count(slash + 1, slash + strlen(slash), &shard->count)) return false;
  if (!is_automatic) return slash != NULL && read_count(text, end, &shard->index) && is_valid(*shard);
  if (engine == NULL) return false;
  return slash == NULL ? place_in_array(shard, engine, wrong) : place_among(shard, engine, wrong);
}

void shard_filter_init(struct shard_filter *filter, struct shard shard, const struct case_columns *columns) {
  *filter = (struct shard_filter){.shard = shard, .columns = columns};
  filter->context.diagnostics = &filter->diagnostics;
  filter->context.notes = &filter->notes;
}

void shard_filter_clear(struct shard_filter *filter) {
  buffer_clear(&filter->context.scratch);
  diagnostics_clear(&filter->diagnostics);
}

static struct text cell_of(const struct shard_filter *filter, const struct table_row *row,
                           enum case_field field) {
  int index = filter->columns->index[field];
  bool is_there = index != COLUMN_ABSENT && (size_t)index < row->count;
  return is_there ? text_trim(row->cells[index]) : (struct text){"", 0};
}

/* The identity number made plain, as the reader makes it. */
static bool find_number(struct shard_filter *filter, const struct table_row *row, struct text *number) {
  struct text cell = cell_of(filter, row, FIELD_ID_NUMBER);
  diagnostics_reset(&filter->diagnostics);
  return row->fault == ROW_FINE && cell.length > 0 &&
         cell_id_number(number, &filter->context, FIELD_ID_NUMBER, cell, cell_of(filter, row, FIELD_ID_TYPE));
}

/* Of a row without a number: by case id and name, which may claim a month twice, or by its bytes. */
static uint64_t hash_without_number(const struct shard_filter *filter, const struct table_row *row) {
  uint64_t person = 0;
  if (row->fault == ROW_FINE && !case_columns_number_rows(filter->columns))
    person = folded_text_person(cell_of(filter, row, FIELD_CASE_ID), cell_of(filter, row, FIELD_NAME));
  return person == 0 ? hash_text(row->raw) : hash_number(person);
}

bool shard_takes(struct shard_filter *filter, const struct table_row *row) {
  struct text number;
  uint64_t person, hash;
  if (!find_number(filter, row, &number))
    hash = hash_without_number(filter, row);
  else if (id_number_person(&person, number))
    hash = hash_number(person);
  else
    hash = hash_text(number);
  return (int)((hash >> 32) * (uint64_t)filter->shard.count >> 32) == filter->shard.index - 1;
}
