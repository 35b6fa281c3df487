#include "formats/list/case_columns.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/words/labels.h"

/* What people call the columns, beside the English names of field_keys. */
static const char *const aliases[FIELD_COUNT] = {
#define FIELD(ID, key, zh, en, reader, member, range, used, needed, names) [FIELD_##ID] = names,
#include "calc/case_fields.def"
};

/* "Gap From (month)" and "月工资（元）" name a unit after the name. */
static struct text drop_unit(struct text name) {
  for (size_t i = 1; i < name.length; i++)
    if (name.at[i] == '(' || text_starts_with(text_from_offset(name, i), TEXT("（")))
      return text_trim((struct text){name.at, i});
  return name;
}

static bool equals_key(struct text name, const char *key) {
  struct text wanted = text_from(key);
  if (name.length != wanted.length) return false;
  for (size_t i = 0; i < name.length; i++) {
    struct text one = {name.at[i] == ' ' || name.at[i] == '-' ? "_" : name.at + i, 1};
    if (!text_equals_any_case(one, (struct text){key + i, 1})) return false;
  }
  return true;
}

static bool is_alias(struct text name, enum case_field field) {
  const char *rest = aliases[field];
  for (struct text alias; text_next_word(&rest, &alias);)
    if (text_equals(name, alias)) return true;
  return false;
}

enum case_field case_field_find(struct text name) {
  name = drop_unit(text_trim(name));
  for (int field = 0; field < FIELD_COUNT; field++)
    if (equals_key(name, field_keys[field])) return (enum case_field)field;
  for (int field = 0; field < FIELD_COUNT; field++)
    if (is_alias(name, (enum case_field)field)) return (enum case_field)field;
  return FIELD_NONE;
}

size_t case_columns_score(const struct text *names, size_t count) {
  bool is_found[FIELD_COUNT] = {false};
  size_t score = 0;
  for (size_t i = 0; i < count; i++) {
    if (names[i].length == 0 || is_digit(names[i].at[0])) continue;
    enum case_field field = case_field_find(names[i]);
    if (field == FIELD_NONE || is_found[field]) continue;
    is_found[field] = true;
    score++;
  }
  return score;
}

enum case_field case_field_guess(struct text name) {
  enum case_field best = FIELD_NONE;
  int distance = name.length > 4 ? 3 : 2;
  for (int field = 0; field < FIELD_COUNT; field++) {
    int found = text_distance(name, text_from(field_keys[field]), distance);
    if (found >= distance) continue;
    distance = found;
    best = (enum case_field)field;
  }
  return best;
}

static bool place_column(struct case_columns *columns, size_t at, struct columns_problem *problem) {
  enum case_field field = case_field_find(columns->names[at]);
  if (field == FIELD_NONE) {
    columns->carried[columns->carried_count++] = at;
    return true;
  }
  if (columns->index[field] != COLUMN_ABSENT) {
    *problem = (struct columns_problem){COLUMNS_TWICE, columns->names[columns->index[field]],
                                        columns->names[at], field};
    return false;
  }
  columns->index[field] = (int)at;
  return true;
}

static bool is_enough(const struct case_columns *columns, struct columns_problem *problem) {
  *problem = (struct columns_problem){.code = COLUMNS_OK, .field = FIELD_GAP_FROM};
  if (columns->carried_count == columns->count)
    problem->code = COLUMNS_NONE_KNOWN;
  else if (columns->index[FIELD_GAP_FROM] == COLUMN_ABSENT && columns->index[FIELD_KIND] == COLUMN_ABSENT)
    problem->code = COLUMNS_NO_GAP_FROM;
  return problem->code == COLUMNS_OK;
}

static bool has_name(const struct text *names, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (text_is(text_trim(names[i]), name)) return true;
  return false;
}

/* Results have gap_from, too, and would be assessed with wages that nobody stated. */
static bool are_results(const struct text *names, size_t count) {
  static const char *const ours[] = {"record",          "employer_arrears", "late_fee_uncapped",
                                     "late_fee_bearer", "late_fee_per_day", "worse_why"};
  for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
    if (!has_name(names, count, ours[i])) return false;
  return true;
}

bool case_columns_find(struct case_columns *columns, const struct text *names, size_t count,
                       struct columns_problem *problem) {
  *columns = (struct case_columns){0};
  if (are_results(names, count)) {
    *problem = (struct columns_problem){.code = COLUMNS_ARE_RESULTS, .field = FIELD_GAP_FROM};
    return false;
  }
  *columns = (struct case_columns){.names = names, .count = count};
  columns->carried = array_new(count + 1, sizeof *columns->carried);
  for (int field = 0; field < FIELD_COUNT; field++) columns->index[field] = COLUMN_ABSENT;
  bool is_good = true;
  for (size_t at = 0; at < count && is_good; at++) is_good = place_column(columns, at, problem);
  is_good = is_good && is_enough(columns, problem);
  if (!is_good) case_columns_clear(columns);
  return is_good;
}

void case_columns_clear(struct case_columns *columns) {
  free(columns->carried);
  *columns = (struct case_columns){0};
}

struct text case_columns_name(const struct case_columns *columns, int field) {
  if (field == FIELD_NONE) return TEXT("");
  if (columns->names == NULL || columns->index[field] == COLUMN_ABSENT) return text_from(field_keys[field]);
  return text_trim(columns->names[columns->index[field]]);
}
