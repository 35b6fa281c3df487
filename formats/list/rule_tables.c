#include "formats/list/rule_tables.h"

#include <string.h>

#include "formats/file/plain_text.h"
#include "formats/list/builtin.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

/* Where the named columns are in a header; false reports the first that is missing. */
static bool find_columns(size_t *indexes, const char *const *names, int count, const struct table *table,
                         struct text file, rules_report *report, void *context) {
  size_t column_count;
  const struct text *header = table_header(table, &column_count);
  for (int i = 0; i < count; i++) {
    size_t at = 0;
    while (at < column_count && !text_equals_any_case(text_trim(header[at]), text_from(names[i]))) at++;
    if (at == column_count) {
      report(context, file,
             &(struct rules_trouble){.fault = RULES_MISSING_COLUMN, .text = text_from(names[i]), .line = 1});
      return false;
    }
    indexes[i] = at;
  }
  return true;
}

enum { RULE_COLUMNS = 10, DAY_COLUMNS = 2 };
static const char *const rule_columns[RULE_COLUMNS] = {"region", "scheme", "payer", "parameter", "above",
                                                       "from",   "to",     "value", "source",    "valid_on"};

static struct rule_cells cells_of(const struct table_row *row, const size_t *at) {
  struct text cells[RULE_COLUMNS];
  for (int i = 0; i < RULE_COLUMNS; i++)
    cells[i] = at[i] < row->count ? text_trim(row->cells[at[i]]) : TEXT("");
  return (struct rule_cells){cells[0], cells[1], cells[2], cells[3], cells[4],
                             cells[5], cells[6], cells[7], cells[8], cells[9]};
}

bool rule_table_read(struct rules *rules, struct table *table, struct text name, int layer,
                     rules_report *report, void *context) {
  size_t at[RULE_COLUMNS];
  struct table_row row;
  if (!find_columns(at, rule_columns, RULE_COLUMNS, table, name, report, context)) return false;
  int file = rules_add_file(rules, name, layer);
  bool is_good = true;
  while (table_next(table, &row) == TABLE_OK) {
    struct rules_trouble trouble = {.fault = RULES_MALFORMED_ROW, .line = row.line};
    size_t columns;
    (void)table_header(table, &columns);
    if (row.fault == ROW_FINE && row.count == columns) {
      struct rule_cells cells = cells_of(&row, at);
      trouble.fault = RULES_BAD_ROW;
      if (rules_add(rules, file, (int)row.line, &cells, &trouble.problem)) continue;
    }
    report(context, name, &trouble);
    is_good = false;
  }
  return is_good && table_failure(table).status == TABLE_OK;
}

bool builtin_rules_read(struct rules *rules, rules_report *report, void *context) {
  bool is_good = true;
  for (const struct builtin_table *builtin = builtin_rules; builtin->name != NULL; builtin++) {
    struct table_error error;
    struct table *table = table_open_memory(builtin_text(builtin), (struct table_options){0}, &error);
    is_good = is_good && table != NULL &&
              rule_table_read(rules, table, text_from(builtin->name), 0, report, context);
    table_close(table);
  }
  return is_good;
}

bool calendar_read(struct workdays *calendar, struct table *table, struct text name, rules_report *report,
                   void *context) {
  static const char *const names[DAY_COLUMNS] = {"date", "kind"};
  size_t at[DAY_COLUMNS];
  struct table_row row;
  if (!find_columns(at, names, DAY_COLUMNS, table, name, report, context)) return false;
  bool is_good = true;
  while (table_next(table, &row) == TABLE_OK) {
    struct calendar_day day;
    bool has_cells = row.fault == ROW_FINE && at[0] < row.count && at[1] < row.count;
    struct text kind = has_cells ? text_trim(row.cells[at[1]]) : TEXT("");
    bool is_known = text_is(kind, "holiday") || text_is(kind, "workday");
    if (has_cells && is_known && date_parse(&day.date, text_trim(row.cells[at[0]]))) {
      day.kind = text_is(kind, "holiday") ? DAY_HOLIDAY : DAY_WORKDAY;
      workdays_add(calendar, day);
      continue;
    }
    report(context, name,
           &(struct rules_trouble){.fault = RULES_BAD_DAY_KIND, .text = row.raw, .line = row.line});
    is_good = false;
  }
  workdays_seal(calendar);
  return is_good && table_failure(table).status == TABLE_OK;
}

/* Cuts `rest` at the next `mark`. */
static struct text cut(struct text *rest, char mark) {
  const char *end = rest->length == 0 ? NULL : memchr(rest->at, mark, rest->length);
  struct text piece = {rest->at, end == NULL ? rest->length : (size_t)(end - rest->at)};
  *rest = text_from_offset(*rest, piece.length + (end == NULL ? 0 : 1));
  return piece;
}

void regions_read(struct regions *regions, struct text bytes) {
  (void)cut(&bytes, '\n');
  while (bytes.length > 0) {
    struct text line = cut(&bytes, '\n');
    struct region_name name = {.code = REGION_NONE};
    struct text code = cut(&line, ',');
    name.name = cut(&line, ',');
    name.short_name = cut(&line, ',');
    name.english = cut(&line, ',');
    if (region_parse_code(&name.code, code)) regions_add(regions, name);
  }
}

void counties_read(struct regions *regions, struct text bytes) {
  enum { CHARACTER = 3, LEAST_WITH_SHORT_NAME = 3 * CHARACTER };
  (void)cut(&bytes, '\n');
  while (bytes.length > 0) {
    struct text line = cut(&bytes, '\n');
    struct county_name county = {.code = REGION_NONE};
    struct text code = cut(&line, ',');
    county.name = cut(&line, ',');
    county.short_name = cut(&line, ',');
    if (county.short_name.length == 0 && county.name.length >= LEAST_WITH_SHORT_NAME)
      county.short_name = (struct text){county.name.at, county.name.length - CHARACTER};
    if (region_parse_code(&county.code, code)) regions_add_county(regions, county);
  }
}

void builtin_regions_read(struct regions *regions) {
  regions_read(regions, builtin_text(&builtin_regions));
  counties_read(regions, builtin_text(&builtin_counties));
}

static enum label label_of(const struct rules_trouble *trouble) {
  static const enum label tables[] = {
      [RULES_MALFORMED_ROW] = LABEL_RULES_MALFORMED_ROW,
      [RULES_MISSING_COLUMN] = LABEL_RULES_MISSING_COLUMN,
      [RULES_BAD_DAY_KIND] = LABEL_RULES_BAD_DAY_KIND,
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
      [RULE_OVERLAP] = LABEL_RULE_OVERLAP,
  };
  return trouble->fault == RULES_BAD_ROW ? rows[trouble->problem.code] : tables[trouble->fault];
}

void rules_trouble_text(struct buffer *out, enum language language, const struct rules *rules,
                        const struct rules_trouble *trouble) {
  bool is_row = trouble->fault == RULES_BAD_ROW;
  struct buffer other = {0};
  struct text arguments[3] = {is_row ? trouble->problem.text : trouble->text};
  figure_number(out, is_row ? trouble->problem.line : trouble->line);
  buffer_add_literal(out, ": ");
  if (is_row && trouble->problem.code == RULE_OVERLAP) {
    figure_number(&other, trouble->problem.other_line);
    arguments[1] = rules->files[trouble->problem.other_file].name;
    arguments[2] = buffer_text(&other);
  }
  template_add(out, language, label(language, label_of(trouble)), arguments, 3);
  buffer_clear(&other);
}
