#include "formats/list/case_columns.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/heading_doubts.h"
#include "formats/list/month_heading.h"
#include "formats/list/name_characters.h"
#include "formats/list/results_header.h"

/* A header on its way. */
struct finding {
  struct case_columns *columns;
  struct heading_meaning *meanings; /* owned: of each heading; FIELD_NONE: none */
  int ranks[FIELD_COUNT];           /* of the heading that is read */
  bool *is_decided;                 /* owned: by a choice */
  bool *is_chosen_month;            /* owned: by a choice, to hold the wage of its month */
  size_t twin_capacity;
};

enum { RANK_CHOSEN = -1 };

static void add_twins(struct finding *finding, enum case_field field, size_t second) {
  struct case_columns *columns = finding->columns;
  columns->twins =
      array_grow(columns->twins, &finding->twin_capacity, columns->twin_count + 1, sizeof *columns->twins);
  columns->twins[columns->twin_count++] = (struct column_twins){field, (size_t)columns->index[field], second};
}

static void drop_twins(struct case_columns *columns, enum case_field field) {
  size_t kept = 0;
  for (size_t i = 0; i < columns->twin_count; i++)
    if (columns->twins[i].field != field) columns->twins[kept++] = columns->twins[i];
  columns->twin_count = kept;
}

static void place(struct finding *finding, enum case_field field, int rank, size_t at) {
  struct case_columns *columns = finding->columns;
  bool is_free = columns->index[field] == COLUMN_ABSENT;
  if (!is_free && rank == finding->ranks[field]) add_twins(finding, field, at);
  if (!is_free && rank >= finding->ranks[field]) return;
  if (!is_free) drop_twins(columns, field);
  columns->index[field] = (int)at;
  finding->ranks[field] = rank;
}

static void place_both(struct finding *finding, int rank, size_t at) {
  place(finding, FIELD_GAP_FROM, rank, at);
  place(finding, FIELD_GAP_TO, rank, at);
}

static void take_choice(struct finding *finding, const struct column_choice *choice, size_t at) {
  finding->is_decided[at] = true;
  if (choice->name.length == 0) return;
  if (choice->meaning.field == FIELD_WAGE && month_heading_is_sure(finding->columns->names[at]))
    finding->is_chosen_month[at] = true;
  else if (choice->meaning.is_both)
    place_both(finding, RANK_CHOSEN, at);
  else
    place(finding, choice->meaning.field, RANK_CHOSEN, at);
}

/* The headings that come nearest to one that is not there. */
static void find_near_headings(const struct case_columns *columns, struct text heading,
                               struct columns_problem *problem) {
  const struct name_characters wanted = name_characters_from(heading);
  for (int distance = 1; distance <= 2 && problem->near_count == 0; distance++)
    for (size_t at = 0; at < columns->count && problem->near_count < COLUMNS_NEAR_MAX; at++) {
      const struct name_characters name = name_characters_from(text_trim(columns->names[at]));
      if (name_characters_distance(&name, &wanted) == distance)
        problem->near[problem->near_count++] = text_trim(columns->names[at]);
    }
}

static bool take_choices(struct finding *finding, struct column_choices choices,
                         struct columns_problem *problem) {
  const struct case_columns *columns = finding->columns;
  for (size_t i = 0; i < choices.count; i++) {
    bool is_found = false;
    for (size_t at = 0; at < columns->count; at++)
      if (column_choice_is_about(&choices.list[i], columns->names[at])) {
        take_choice(finding, &choices.list[i], at);
        is_found = true;
      }
    if (is_found) continue;
    *problem = (struct columns_problem){.code = COLUMNS_NO_HEADING, .choice = &choices.list[i]};
    find_near_headings(columns, choices.list[i].heading, problem);
    return false;
  }
  return true;
}

static void take_headings(struct finding *finding) {
  const struct case_columns *columns = finding->columns;
  for (size_t at = 0; at < columns->count; at++) {
    struct heading_meaning *meaning = &finding->meanings[at];
    if (finding->is_decided[at] || !heading_find(meaning, columns->names[at]))
      meaning->field = FIELD_NONE;
    else if (!meaning->is_both)
      place(finding, meaning->field, meaning->rank, at);
  }
}

/* A month alone is first and last; beside a heading for either it is neither. */
static void take_months(struct finding *finding) {
  const struct case_columns *columns = finding->columns;
  if (columns->index[FIELD_GAP_FROM] != COLUMN_ABSENT || columns->index[FIELD_GAP_TO] != COLUMN_ABSENT)
    return;
  for (size_t at = 0; at < columns->count; at++) {
    const struct heading_meaning *meaning = &finding->meanings[at];
    if (meaning->field != FIELD_NONE && meaning->is_both) place_both(finding, meaning->rank, at);
  }
}

static void add_month_doubt(const struct case_columns *columns, const struct month_doubted *doubted,
                            struct columns_problem *problem) {
  struct text heading = text_trim(columns->names[doubted->column]);
  bool has_other = doubted->other != doubted->column;
  if (problem->doubt_count == COLUMNS_DOUBTS_MAX) return;
  problem->doubts[problem->doubt_count++] =
      (struct column_doubt){.heading = heading,
                            .field = FIELD_WAGE,
                            .month_doubt = doubted->doubt,
                            .other = has_other ? text_trim(columns->names[doubted->other]) : TEXT("")};
}

/* Which headings may be months: those that say nothing else, and those that were chosen to be. */
static enum month_standing standing_of(const struct finding *finding, size_t at) {
  if (finding->is_chosen_month[at]) return MONTH_CHOSEN;
  bool is_other = finding->is_decided[at] || finding->meanings[at].field != FIELD_NONE;
  return is_other ? MONTH_BARRED : MONTH_FREE;
}

static void take_month_wages(struct finding *finding, struct columns_problem *problem) {
  struct case_columns *columns = finding->columns;
  const int *index = columns->index;
  const size_t room = 2 * columns->count + 1;
  enum month_standing *standings = array_new(room, sizeof *standings);
  struct months_found found = {.months = array_new(room, sizeof *found.months),
                               .doubts = array_new(room, sizeof *found.doubts)};
  for (size_t at = 0; at < columns->count; at++) standings[at] = standing_of(finding, at);
  const struct month_search search = {.names = columns->names,
                                      .count = columns->count,
                                      .standings = standings,
                                      .has_person = index[FIELD_NAME] != COLUMN_ABSENT ||
                                                    index[FIELD_ID_NUMBER] != COLUMN_ABSENT ||
                                                    index[FIELD_CASE_ID] != COLUMN_ABSENT,
                                      .wage = index[FIELD_WAGE]};
  month_columns_find(&found, &search);
  for (size_t i = 0; i < found.doubt_count; i++) add_month_doubt(columns, &found.doubts[i], problem);
  columns->months = found.months;
  columns->month_count = found.month_count;
  free(found.doubts);
  free(standings);
}

static void list_carried(struct finding *finding) {
  struct case_columns *columns = finding->columns;
  bool *is_read = array_new(columns->count + 1, sizeof *is_read);
  for (int field = 0; field < FIELD_COUNT; field++)
    if (columns->index[field] != COLUMN_ABSENT) is_read[columns->index[field]] = true;
  for (size_t i = 0; i < columns->month_count; i++) is_read[columns->months[i].column] = true;
  columns->carried = array_new(columns->count + 1, sizeof *columns->carried);
  for (size_t at = 0; at < columns->count; at++)
    if (!is_read[at]) columns->carried[columns->carried_count++] = at;
  carried_names_find(&columns->carried_names, columns->names, columns->carried, columns->carried_count);
  free(is_read);
}

#define OF(field) (UINT64_C(1) << FIELD_##field)

static struct fields_read fields_read(const struct finding *finding) {
  struct fields_read read = {0};
  for (int field = 0; field < FIELD_COUNT; field++) {
    if (finding->columns->index[field] == COLUMN_ABSENT) continue;
    read.found |= UINT64_C(1) << field;
    if (finding->ranks[field] > 0) read.weak |= UINT64_C(1) << field;
  }
  if (finding->columns->month_count > 0) read.found |= OF(WAGE) | OF(GAP_FROM) | OF(GAP_TO);
  return read;
}

/* The column that an unread heading may mean, or FIELD_NONE. */
static enum case_field doubt_of(const struct finding *finding, size_t at, struct fields_read read) {
  const struct heading_meaning *meaning = &finding->meanings[at];
  if (finding->is_decided[at]) return FIELD_NONE;
  if (meaning->field == FIELD_NONE) return heading_doubt(finding->columns->names[at], read);
  if (!meaning->is_both) return FIELD_NONE;
  if ((read.found >> FIELD_GAP_TO & 1) == 0) return FIELD_GAP_TO;
  return (read.found >> FIELD_GAP_FROM & 1) == 0 ? FIELD_GAP_FROM : FIELD_NONE;
}

/* One more of a column that is read, and that decides money. */
static bool is_again(const struct finding *finding, size_t at, struct fields_read read,
                     enum case_field *field) {
  static const uint64_t deciding = OF(GAP_FROM) | OF(GAP_TO) | OF(WAGE) | OF(AVERAGE_WAGE) | OF(RATE) |
                                   OF(REGION) | OF(SCHEME) | OF(PAYER) | OF(PAY_ON) | OF(FEE_FROM) |
                                   OF(FEE_TO);
  struct heading_meaning meaning;
  if (finding->is_decided[at] || finding->meanings[at].field != FIELD_NONE) return false;
  if (!heading_find_numbered(&meaning, finding->columns->names[at])) return false;
  *field = meaning.field;
  return (deciding & read.found) >> meaning.field & 1;
}

static void find_doubts(const struct finding *finding, struct columns_problem *problem) {
  const struct case_columns *columns = finding->columns;
  const struct fields_read read = fields_read(finding);
  for (size_t i = 0; i < columns->carried_count && problem->doubt_count < COLUMNS_DOUBTS_MAX; i++) {
    size_t at = columns->carried[i];
    enum case_field field;
    bool is_further = is_again(finding, at, read, &field);
    if (!is_further) field = doubt_of(finding, at, read);
    if (field == FIELD_NONE) continue;
    problem->doubts[problem->doubt_count++] = (struct column_doubt){
        .heading = text_trim(columns->names[at]), .field = field, .is_again = is_further};
  }
}

static bool is_enough(const struct finding *finding, struct columns_problem *problem) {
  const struct case_columns *columns = finding->columns;
  bool has_gap = columns->index[FIELD_GAP_FROM] != COLUMN_ABSENT || columns->month_count > 0;
  if (columns->carried_count == columns->count) {
    problem->code = COLUMNS_NONE_KNOWN;
    return false;
  }
  if (problem->doubt_count == 0) find_doubts(finding, problem);
  if (problem->doubt_count > 0)
    problem->code = COLUMNS_DOUBTFUL;
  else if (!has_gap && columns->index[FIELD_KIND] == COLUMN_ABSENT)
    problem->code = COLUMNS_NO_GAP_FROM;
  return problem->code == COLUMNS_OK;
}

/* What was chosen to be carried unread states nothing. */
static void find_stated(struct finding *finding) {
  struct case_columns *columns = finding->columns;
  columns->stated = array_new(columns->carried_count + 1, sizeof *columns->stated);
  for (size_t i = 0; i < columns->carried_count; i++) {
    const size_t at = columns->carried[i];
    struct stated_column *stated = &columns->stated[columns->stated_count];
    if (finding->is_decided[at] || !stated_column_is(stated, columns->names[at], columns->index)) continue;
    stated->column = at;
    columns->stated_count += 1;
  }
}

static bool find(struct finding *finding, struct column_choices choices, struct columns_problem *problem) {
  if (!take_choices(finding, choices, problem)) return false;
  take_headings(finding);
  take_months(finding);
  take_month_wages(finding, problem);
  list_carried(finding);
  find_stated(finding);
  return is_enough(finding, problem);
}

bool case_columns_find(struct case_columns *columns, const struct text *names, size_t count,
                       struct column_choices choices, struct columns_problem *problem) {
  *columns = (struct case_columns){0};
  *problem = (struct columns_problem){.code = COLUMNS_OK};
  if (results_header_is(names, count, &problem->telling)) {
    problem->code = COLUMNS_ARE_RESULTS;
    return false;
  }
  *columns = (struct case_columns){.names = names, .count = count};
  for (int field = 0; field < FIELD_COUNT; field++) columns->index[field] = COLUMN_ABSENT;
  struct finding finding = {.columns = columns,
                            .meanings = array_new(count + 1, sizeof *finding.meanings),
                            .is_decided = array_new(count + 1, sizeof *finding.is_decided),
                            .is_chosen_month = array_new(count + 1, sizeof *finding.is_chosen_month)};
  bool is_good = find(&finding, choices, problem);
  free(finding.meanings);
  free(finding.is_decided);
  free(finding.is_chosen_month);
  if (!is_good) case_columns_clear(columns);
  return is_good;
}

void case_columns_clear(struct case_columns *columns) {
  carried_names_clear(&columns->carried_names);
  free(columns->months);
  free(columns->carried);
  free(columns->stated);
  free(columns->twins);
  *columns = (struct case_columns){0};
}

const struct column_twins *case_columns_disagree(const struct case_columns *columns,
                                                 const struct table_row *row) {
  for (size_t i = 0; i < columns->twin_count && row->fault == ROW_FINE; i++) {
    const struct column_twins *twins = &columns->twins[i];
    if (!text_equals(table_row_cell(row, twins->first), table_row_cell(row, twins->second))) return twins;
  }
  return NULL;
}

enum case_field case_field_find(struct text name) {
  struct heading_meaning meaning;
  return heading_find(&meaning, name) ? meaning.field : FIELD_NONE;
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

bool case_columns_number_rows(const struct case_columns *columns) {
  return text_is(case_columns_name(columns, FIELD_CASE_ID), "序号");
}

int case_columns_at(const struct case_columns *columns, int field) {
  if (field == FIELD_NONE) return COLUMN_ABSENT;
  return field >= FIELD_COUNT ? field - FIELD_COUNT : columns->index[field];
}

struct text case_columns_name(const struct case_columns *columns, int field) {
  int column = columns->names == NULL ? COLUMN_ABSENT : case_columns_at(columns, field);
  if (field == FIELD_NONE) return TEXT("");
  return column == COLUMN_ABSENT ? text_from(field_keys[field]) : text_trim(columns->names[column]);
}

struct text case_columns_told(const struct case_columns *columns, int field, enum language language) {
  const bool is_lacked =
      columns->names != NULL && field != FIELD_NONE && case_columns_at(columns, field) == COLUMN_ABSENT;
  return is_lacked && language == LANGUAGE_ZH ? text_from(label(language, field_label(field)))
                                              : case_columns_name(columns, field);
}

bool case_columns_can_join(const struct case_columns *columns) {
  bool has_case_id = columns->index[FIELD_CASE_ID] != COLUMN_ABSENT && !case_columns_number_rows(columns);
  return (columns->index[FIELD_GAP_FROM] != COLUMN_ABSENT || columns->month_count > 0) &&
         (columns->index[FIELD_ID_NUMBER] != COLUMN_ABSENT || has_case_id);
}
