#include "formats/list/builtin_tables.h"

#include <string.h>

#include "formats/list/builtin.h"

/* Cuts `rest` at the next `mark`. */
static struct text cut(struct text *rest, char mark) {
  const char *end = rest->length == 0 ? NULL : memchr(rest->at, mark, rest->length);
  struct text piece = {rest->at, end == NULL ? rest->length : (size_t)(end - rest->at)};
  *rest = text_from_offset(*rest, piece.length + (end == NULL ? 0 : 1));
  return piece;
}

/* The columns in their order; RULES 2. */
static const char rule_header[] =
    "region,scheme,payer,parameter,above,from,to,value,source,url,confidence,valid_on,note";

/* Whether the line holds as many cells as the header. */
static bool cut_cells(struct rule_cells *cells, struct text line) {
  struct text *const places[] = {&cells->region, &cells->scheme, &cells->payer,      &cells->parameter,
                                 &cells->above,  &cells->from,   &cells->to,         &cells->value,
                                 &cells->source, &cells->url,    &cells->confidence, &cells->valid_on,
                                 &cells->note};
  enum { CELLS = sizeof places / sizeof places[0] };
  int commas = 0;
  for (size_t i = 0; i < line.length; i++) commas += line.at[i] == ',';
  for (int i = 0; i < CELLS; i++) *places[i] = cut(&line, ',');
  return commas == CELLS - 1;
}

static bool read_table(struct rules *rules, const struct builtin_table *builtin, rules_report *report,
                       void *context) {
  struct text bytes = builtin_text(builtin), name = text_from(builtin->name);
  struct rules_trouble trouble = {.line = 1, .fault = RULES_MISSING_COLUMN, .text = text_from(rule_header)};
  bool is_good = text_is(cut(&bytes, '\n'), rule_header);
  int file = rules_add_file(rules, name, 0);
  if (!is_good) report(context, name, &trouble);
  while (is_good && bytes.length > 0) {
    struct rule_cells cells;
    trouble.line++;
    trouble.fault = cut_cells(&cells, cut(&bytes, '\n')) ? RULES_BAD_ROW : RULES_MALFORMED_ROW;
    if (trouble.fault == RULES_BAD_ROW && rules_add(rules, file, (int)trouble.line, &cells, &trouble.problem))
      continue;
    report(context, name, &trouble);
    is_good = false;
  }
  return is_good;
}

bool builtin_rules_read(struct rules *rules, rules_report *report, void *context) {
  bool is_good = true;
  for (const struct builtin_table *builtin = builtin_rules; builtin->name != NULL; builtin++)
    is_good = read_table(rules, builtin, report, context) && is_good;
  return is_good;
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
