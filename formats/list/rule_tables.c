#include "formats/list/rule_tables.h"

#include <string.h>

#include "formats/file/plain_text.h"
#include "formats/list/cell_values.h"
#include "formats/list/name_characters.h"
#include "formats/list/rule_csv.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"
#include "formats/words/value_form.h"

/* A column of a table, and the cell it becomes. */
struct table_column {
  const char *name;
  bool is_optional;
  size_t cell; /* offset in struct rule_cells */
};

enum { NOT_THERE = -1 };

static void report_column(enum rules_fault fault, struct text name, const struct table *table,
                          struct text file, rules_report *report, void *context) {
  report(context, file,
         &(struct rules_trouble){.fault = fault, .text = name, .line = table_header_line(table)});
}

/* Which of the table's columns has the name, or NOT_THERE. */
static int find_column(const struct text *header, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (text_equals_any_case(text_trim(header[i]), text_from(name))) return (int)i;
  return NOT_THERE;
}

/* Where the columns are in a header; false reports the first that is missing. */
static bool find_columns(int *at, const struct table_column *columns, int count, const struct table *table,
                         struct text file, rules_report *report, void *context) {
  size_t header_count;
  const struct text *header = table_header(table, &header_count);
  for (int i = 0; i < count; i++) {
    at[i] = find_column(header, header_count, columns[i].name);
    if (at[i] != NOT_THERE || columns[i].is_optional) continue;
    report_column(RULES_MISSING_COLUMN, text_from(columns[i].name), table, file, report, context);
    return false;
  }
  return true;
}

#define CELL(name) #name, false, offsetof(struct rule_cells, name)
#define CELL_OR_NONE(name) #name, true, offsetof(struct rule_cells, name)
static const struct table_column rule_columns[] = {
    {CELL(region)},
    {CELL(scheme)},
    {CELL(payer)},
    {CELL(parameter)},
    {CELL(above)},
    {CELL(from)},
    {CELL(to)},
    {CELL(value)},
    {CELL(source)},
    {CELL_OR_NONE(url)},
    {CELL_OR_NONE(confidence)},
    {CELL(valid_on)},
    {CELL_OR_NONE(note)},
};
enum { RULE_COLUMNS = sizeof rule_columns / sizeof rule_columns[0] };

/* Nothing of a table is passed over: every column that has a name must be one of the known, and stand once.
 */
static bool know_columns(const int *at, const struct table *table, struct text file, rules_report *report,
                         void *context) {
  size_t count;
  const struct text *header = table_header(table, &count);
  for (size_t i = 0; i < count; i++) {
    struct text name = text_trim(header[i]);
    bool is_known = text_is_empty(name), is_twice = false;
    for (int c = 0; c < RULE_COLUMNS; c++) {
      if (!text_equals_any_case(name, text_from(rule_columns[c].name))) continue;
      is_known = true;
      is_twice = at[c] != (int)i;
    }
    if (is_known && !is_twice) continue;
    report_column(is_twice ? RULES_COLUMN_TWICE : RULES_UNKNOWN_COLUMN, name, table, file, report, context);
    return false;
  }
  return true;
}

static struct rule_cells cells_of(const struct table_row *row, const int *at) {
  struct rule_cells cells = {0};
  for (int i = 0; i < RULE_COLUMNS; i++) {
    struct text *cell = (struct text *)(void *)((char *)&cells + rule_columns[i].cell);
    if (at[i] != NOT_THERE && (size_t)at[i] < row->count) *cell = text_trim(row->cells[at[i]]);
  }
  return cells;
}

/* A row of a template that is still to be filled in. RULES 2, "To be filled in" */
static bool is_unfilled(const struct rule_cells *cells) {
  return rule_csv_is_request(cells->note) && text_is_empty(cells->value) && text_is_empty(cells->source) &&
         text_is_empty(cells->url) && text_is_empty(cells->valid_on);
}

/* 职工医保, 单位, 男: the keys that are meant; what is none of them stays as it is. */
static void name_holders(struct rule_cells *cells) {
  static const enum word_list parties[] = {WORDS_PAYER, WORDS_SEX, WORDS_GROUP};
  struct text key = cell_word_key(WORDS_SCHEME, cells->scheme);
  if (!text_is_empty(key)) cells->scheme = key;
  for (size_t i = 0; i < sizeof parties / sizeof parties[0]; i++) {
    key = cell_word_key(parties[i], cells->payer);
    if (text_is_empty(key)) continue;
    cells->payer = key;
    return;
  }
}

static bool add_row(struct rules *rules, int file, const struct table_row *row, const int *at,
                    struct rule_problem *problem) {
  struct rule_cells cells = cells_of(row, at);
  if (is_unfilled(&cells)) {
    rules->files[file].unfilled++;
    return true;
  }
  if (rule_csv_is_request(cells.note)) cells.note = TEXT("");
  name_holders(&cells);
  return rules_add(rules, file, (int)row->line, &cells, problem);
}

bool rule_table_read(struct rules *rules, struct table *table, struct text name, int layer,
                     rules_report *report, void *context) {
  int at[RULE_COLUMNS];
  struct table_row row;
  if (!find_columns(at, rule_columns, RULE_COLUMNS, table, name, report, context) ||
      !know_columns(at, table, name, report, context))
    return false;
  int file = rules_add_file(rules, name, layer);
  bool is_good = true;
  while (table_next(table, &row) == TABLE_OK) {
    struct rules_trouble trouble = {.fault = RULES_MALFORMED_ROW, .line = row.line};
    size_t columns;
    (void)table_header(table, &columns);
    if (row.fault == ROW_FINE && row.count == columns) {
      trouble.fault = RULES_BAD_ROW;
      if (add_row(rules, file, &row, at, &trouble.problem)) continue;
    }
    report(context, name, &trouble);
    is_good = false;
  }
  return is_good && table_failure(table).status == TABLE_OK;
}

static bool seal_calendar(struct workdays *calendar, struct text name, rules_report *report, void *context) {
  struct calendar_contradiction problem;
  struct buffer date = {0};
  if (workdays_seal(calendar, &problem)) return true;
  date_format(&date, problem.second.date);
  report(context, name,
         &(struct rules_trouble){.fault = RULES_CONTRADICTED_DAY,
                                 .text = buffer_text(&date),
                                 .line = problem.second.line,
                                 .other_line = problem.first.line});
  buffer_clear(&date);
  return false;
}

bool calendar_read(struct workdays *calendar, struct table *table, struct text name, rules_report *report,
                   void *context) {
  static const struct table_column columns[] = {{"date", false, 0}, {"kind", false, 0}};
  enum { DAY_COLUMNS = sizeof columns / sizeof columns[0] };
  int at[DAY_COLUMNS];
  struct table_row row;
  if (!find_columns(at, columns, DAY_COLUMNS, table, name, report, context)) return false;
  bool is_good = true;
  while (table_next(table, &row) == TABLE_OK) {
    struct calendar_day day;
    bool has_cells = row.fault == ROW_FINE && (size_t)at[0] < row.count && (size_t)at[1] < row.count;
    struct text kind = has_cells ? text_trim(row.cells[at[1]]) : TEXT("");
    bool is_known = text_is(kind, "holiday") || text_is(kind, "workday");
    if (has_cells && is_known && date_parse(&day.date, text_trim(row.cells[at[0]]))) {
      day.line = row.line;
      day.kind = text_is(kind, "holiday") ? DAY_HOLIDAY : DAY_WORKDAY;
      workdays_add(calendar, day);
      continue;
    }
    report(context, name,
           &(struct rules_trouble){.fault = RULES_BAD_DAY_KIND, .text = row.raw, .line = row.line});
    is_good = false;
  }
  if (!seal_calendar(calendar, name, report, context)) is_good = false;
  return is_good && table_failure(table).status == TABLE_OK;
}

static enum label label_of(const struct rules_trouble *trouble) {
  static const enum label tables[] = {
      [RULES_MALFORMED_ROW] = LABEL_RULES_MALFORMED_ROW,
      [RULES_MISSING_COLUMN] = LABEL_RULES_MISSING_COLUMN,
      [RULES_UNKNOWN_COLUMN] = LABEL_RULES_UNKNOWN_COLUMN,
      [RULES_COLUMN_TWICE] = LABEL_RULES_COLUMN_TWICE,
      [RULES_BAD_DAY_KIND] = LABEL_RULES_BAD_DAY_KIND,
      [RULES_CONTRADICTED_DAY] = LABEL_RULES_CONTRADICTED_DAY,
  };
  static const enum label rows[] = {
      [RULE_BAD_REGION] = LABEL_RULE_BAD_REGION,
      [RULE_BAD_SCHEME] = LABEL_RULE_BAD_SCHEME,
      [RULE_BAD_PAYER] = LABEL_RULE_BAD_PAYER,
      [RULE_UNKNOWN_PARAMETER] = LABEL_RULE_UNKNOWN_PARAMETER,
      [RULE_BAD_ABOVE] = LABEL_RULE_BAD_ABOVE,
      [RULE_BAD_DAY] = LABEL_RULE_BAD_DAY,
      [RULE_DAYS_REVERSED] = LABEL_RULE_DAYS_REVERSED,
      [RULE_BAD_VALUE] = LABEL_RULE_BAD_VALUE,
      [RULE_NO_SOURCE] = LABEL_RULE_NO_SOURCE,
      [RULE_BAD_URL] = LABEL_RULE_BAD_URL,
      [RULE_BAD_CONFIDENCE] = LABEL_RULE_BAD_CONFIDENCE,
      [RULE_OVERLAP] = LABEL_RULE_OVERLAP,
  };
  return trouble->fault == RULES_BAD_ROW ? rows[trouble->problem.code] : tables[trouble->fault];
}

/* The parameter that a misspelt name is nearest to; empty: it has too little of any. */
static struct text nearest_parameter(struct text name) {
  const struct name_characters typed = name_characters_from(name);
  struct text best = {0};
  int distance = 4;
  for (int p = 0; p < PARAMETER_COUNT; p++) {
    struct text known = text_from(parameters[p].name);
    const struct name_characters characters = name_characters_from(known);
    int found = name_characters_distance(&typed, &characters);
    if (found >= distance || found * 2 >= typed.length) continue;
    distance = found;
    best = known;
  }
  return best;
}

/* What a row's problem names, the wrong cell first. Returns how many. */
static int row_arguments(struct text *arguments, struct buffer *text, enum language language,
                         const struct rules *rules, const struct rule_problem *problem) {
  arguments[0] = problem->text;
  switch (problem->code) {
    case RULE_OVERLAP:
      figure_number(text, problem->other_line);
      arguments[1] = rules->files[problem->other_file].name;
      arguments[2] = buffer_text(text);
      return 3;
    case RULE_BAD_VALUE:
      value_form_add(text, language, problem->parameter);
      arguments[1] = text_from(parameters[problem->parameter].name);
      arguments[2] = buffer_text(text);
      return 3;
    case RULE_UNKNOWN_PARAMETER:
      arguments[1] = nearest_parameter(problem->text);
      if (text_is_empty(arguments[1])) return 1;
      arguments[2] =
          text_from(label(language, parameter_label((enum parameter)parameter_find(arguments[1]))));
      return 3;
    default: return 1;
  }
}

void rules_trouble_text(struct buffer *out, enum language language, const struct rules *rules,
                        const struct rules_trouble *trouble) {
  bool is_row = trouble->fault == RULES_BAD_ROW;
  struct buffer other = {0};
  struct text arguments[3] = {trouble->text};
  int count = is_row ? row_arguments(arguments, &other, language, rules, &trouble->problem) : 1;
  if (trouble->fault == RULES_CONTRADICTED_DAY) {
    figure_number(&other, trouble->other_line);
    arguments[count++] = buffer_text(&other);
  }
  figure_number(out, is_row ? trouble->problem.line : trouble->line);
  buffer_add_literal(out, ": ");
  template_add(out, language, label(language, label_of(trouble)), arguments, count);
  buffer_clear(&other);
}
