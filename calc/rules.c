#include "rules.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"

int rules_add_file(struct rules *rules, struct text name, int layer) {
  rules->files =
      array_grow(rules->files, &rules->file_capacity, (size_t)rules->file_count + 1, sizeof *rules->files);
  rules->files[rules->file_count] = (struct rule_file){name, layer, 0};
  return rules->file_count++;
}

static bool parse_scheme(struct rule *rule, struct text text) {
  rule->scheme = text_is(text, "*") ? ANY_SCHEME : key_find(scheme_keys, SCHEME_COUNT, text);
  return rule->scheme >= 0 || text_is(text, "*");
}

static bool parse_party(struct rule *rule, struct text text) {
  rule->party = text_is(text, "*") ? ANY_PARTY : party_find(text);
  return rule->party >= 0 || text_is(text, "*");
}

static bool parse_above(struct rule *rule, struct text text) {
  rule->above = ABOVE_NOTHING;
  if (text_is_empty(text)) return true;
  struct integer number = {0};
  int64_t value = 0;
  bool is_count =
      integer_parse_digits(&number, text) && integer_fits(&number, &value) && value <= PARAMETER_COUNT_MOST;
  integer_clear(&number);
  if (is_count) rule->above = (int32_t)value;
  return is_count && parameters[rule->parameter].is_tiered;
}

static bool parse_open_day(struct date *date, struct text text, struct date open) {
  *date = open;
  return text_is_empty(text) || date_parse(date, text);
}

static bool parse_number(struct rule *rule, const struct parameter_definition *parameter, struct text text) {
  static const struct exact one = {.digits = {.small = 1}};
  size_t wrong;
  int64_t count;
  if (!exact_parse(&rule->number, text, &wrong) || exact_sign(&rule->number) < 0) return false;
  if (parameter->type == VALUE_RATE) return exact_compare(&rule->number, &one) <= 0;
  if (parameter->type != VALUE_COUNT) return true;
  if (rule->number.scale != 0 || !integer_fits(&rule->number.digits, &count) || count < parameter->least ||
      count > parameter->most)
    return false;
  rule->count = (int)count;
  return true;
}

static bool parse_word(struct rule *rule, const char *const *words, struct text text) {
  for (rule->word = 0; words[rule->word] != NULL; rule->word++)
    if (text_is(text, words[rule->word])) return true;
  return false;
}

static bool parse_value(struct rule *rule, struct text text) {
  const struct parameter_definition *parameter = &parameters[rule->parameter];
  rule->is_none = parameter->may_be_none && text_is(text, "none");
  if (rule->is_none) return true;
  switch (parameter->type) {
    case VALUE_AMOUNT:
    case VALUE_RATE:
    case VALUE_RATIO:
    case VALUE_COUNT: return parse_number(rule, parameter, text);
    case VALUE_WORD: return parse_word(rule, parameter->words, text);
    case VALUE_ROUNDING: return rounding_parse(&rule->rounding, text);
    case VALUE_DAY_EXPRESSION:
      return day_expression_parse(&rule->day_expression, text) &&
             rule->day_expression.anchor == parameter->anchor;
    case VALUE_DATE: return date_parse(&rule->date, text);
    case VALUE_TEXT: return text.length > 0;
  }
  return false;
}

/* An empty cell, and the cells of a column that is missing, are the user's own. */
static bool parse_confidence(struct rule *rule, struct text text) {
  int grade = text_is_empty(text) ? (int)GRADE_OWN : key_find(grade_keys, GRADE_COUNT, text);
  rule->confidence = (enum grade)grade;
  return grade >= 0 && grade != GRADE_STATED;
}

static bool stands_in_url(char byte) {
  return (unsigned char)byte > ' ' && byte != '"' && byte != '<' && byte != '>' && byte != '\\';
}

/* Empty, or an address of the web: http:// or https://, a host, no blanks. */
static bool is_url(struct text text) {
  static const struct text starts[] = {{"http://", 7}, {"https://", 8}};
  size_t host = 0;
  for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
    if (text_starts_with(text, starts[i])) host = starts[i].length;
  for (size_t i = 0; i < text.length; i++)
    if (!stands_in_url(text.at[i])) return false;
  bool has_host = host > 0 && host < text.length && strchr("/?#.:", text.at[host]) == NULL;
  return text_is_empty(text) || has_host;
}

/* Reads every cell; returns the first problem and the cell it lies in. */
static enum rule_problem_code rule_parse(struct rule *rule, const struct rule_cells *cells,
                                         struct text *where) {
  int parameter = parameter_find(cells->parameter);
  *where = cells->parameter;
  if (parameter < 0) return RULE_UNKNOWN_PARAMETER;
  rule->parameter = (enum parameter)parameter;
  *where = cells->region;
  if (!region_parse_code(&rule->region, cells->region)) return RULE_BAD_REGION;
  *where = cells->scheme;
  if (!parse_scheme(rule, cells->scheme)) return RULE_BAD_SCHEME;
  *where = cells->payer;
  if (!parse_party(rule, cells->payer)) return RULE_BAD_PAYER;
  *where = cells->above;
  if (!parse_above(rule, cells->above)) return RULE_BAD_ABOVE;
  *where = cells->from;
  if (!parse_open_day(&rule->from, cells->from, DATE_FIRST)) return RULE_BAD_DAY;
  *where = cells->to;
  if (!parse_open_day(&rule->to, cells->to, DATE_LAST)) return RULE_BAD_DAY;
  if (date_is_before(rule->to, rule->from)) return RULE_DAYS_REVERSED;
  *where = cells->value;
  if (!parse_value(rule, cells->value)) return RULE_BAD_VALUE;
  *where = cells->valid_on;
  if (!parse_open_day(&rule->valid_on, cells->valid_on, DATE_NONE)) return RULE_BAD_DAY;
  *where = cells->url;
  if (!is_url(cells->url)) return RULE_BAD_URL;
  *where = cells->confidence;
  if (!parse_confidence(rule, cells->confidence)) return RULE_BAD_CONFIDENCE;
  *where = cells->source;
  return text_is_empty(cells->source) ? RULE_NO_SOURCE : RULE_OK;
}

/* Appends the text to a buffer that has room for it. */
static struct text keep_text(struct buffer *texts, struct text text) {
  struct text kept = {texts->at + texts->length, text.length};
  buffer_add_text(texts, text);
  return kept;
}

/* Gives the row its own copy of its texts, all in one block that starts with the label. */
static void rule_own_texts(struct rule *rule, const struct rule_cells *cells) {
  enum { CODE_AND_MARKS = 8 };
  struct buffer texts = {0};
  struct text parameter = text_from(parameters[rule->parameter].name);
  (void)buffer_room(&texts, CODE_AND_MARKS + parameter.length + cells->from.length + cells->value.length +
                                cells->source.length + cells->url.length + cells->note.length);
  region_format(&texts, rule->region);
  buffer_add_byte(&texts, '/');
  buffer_add_text(&texts, parameter);
  buffer_add_byte(&texts, '@');
  buffer_add_text(&texts, cells->from);
  rule->label = buffer_text(&texts);
  rule->value_text = keep_text(&texts, cells->value);
  rule->source = keep_text(&texts, cells->source);
  rule->url = keep_text(&texts, cells->url);
  rule->note = keep_text(&texts, cells->note);
}

bool rules_add(struct rules *rules, int file, int line, const struct rule_cells *cells,
               struct rule_problem *problem) {
  struct rule rule = {.file = file, .line = line};
  struct text where;
  enum rule_problem_code code = rule_parse(&rule, cells, &where);
  if (code != RULE_OK) {
    exact_clear(&rule.number);
    *problem = (struct rule_problem){
        .code = code, .text = where, .parameter = rule.parameter, .file = file, .line = line};
    return false;
  }
  rules->rows = array_grow(rules->rows, &rules->capacity, rules->count + 1, sizeof *rules->rows);
  rule_own_texts(&rule, cells);
  rules->rows[rules->count++] = rule;
  return true;
}

#define ORDER(left, right) (((left) > (right)) - ((left) < (right)))

static int compare_range(const struct rule *left, enum parameter parameter, region_code region) {
  if (left->parameter != parameter) return ORDER(left->parameter, parameter);
  return ORDER(left->region, region);
}

static int compare_key(const struct rule *left, const struct rule *right) {
  int order = compare_range(left, right->parameter, right->region);
  if (order == 0) order = ORDER(left->scheme, right->scheme);
  if (order == 0) order = ORDER(left->party, right->party);
  if (order == 0) order = ORDER(left->above, right->above);
  return order;
}

static int compare_rules(const void *left_row, const void *right_row) {
  const struct rule *left = left_row;
  const struct rule *right = right_row;
  int order = compare_key(left, right);
  if (order == 0) order = ORDER(left->from.serial, right->from.serial);
  if (order == 0) order = ORDER(left->file, right->file);
  if (order == 0) order = ORDER(left->line, right->line);
  return order;
}

bool rules_same_key(const struct rule *left, const struct rule *right) {
  return compare_key(left, right) == 0;
}

/* The rows of one key are sorted by their first day, and no two before this one overlap in their layer: so it
 * need only be held against the last of its key and layer. */
static const struct rule *find_overlap(const struct rules *rules, const struct rule *row) {
  for (const struct rule *other = row; other-- > rules->rows && rules_same_key(other, row);)
    if (rules->files[other->file].layer == rules->files[row->file].layer)
      return row->from.serial <= other->to.serial ? other : NULL;
  return NULL;
}

bool rules_seal(struct rules *rules, struct rule_problem *problem) {
  if (rules->count > 0) qsort(rules->rows, rules->count, sizeof *rules->rows, compare_rules);
  for (size_t i = 0; i < rules->count; i++) {
    struct rule *row = &rules->rows[i];
    row->index = i;
    const struct rule *other = find_overlap(rules, row);
    if (other == NULL) continue;
    *problem = (struct rule_problem){.code = RULE_OVERLAP,
                                     .text = row->label,
                                     .file = row->file,
                                     .line = row->line,
                                     .other_file = other->file,
                                     .other_line = other->line};
    return false;
  }
  return true;
}

void rules_clear(struct rules *rules) {
  for (size_t i = 0; i < rules->count; i++) {
    exact_clear(&rules->rows[i].number);
    free((void *)(uintptr_t)rules->rows[i].label.at);
  }
  free(rules->rows);
  free(rules->files);
  *rules = (struct rules){0};
}

/* The first row that is not before (parameter, region). */
static size_t lower_bound(const struct rules *rules, enum parameter parameter, region_code region) {
  size_t low = 0, high = rules->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare_range(&rules->rows[middle], parameter, region) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

struct rule_range rules_of(const struct rules *rules, enum parameter parameter, region_code region) {
  if (rules->count == 0) return (struct rule_range){0};
  size_t first = lower_bound(rules, parameter, region);
  size_t end = lower_bound(rules, parameter, region + 1);
  return (struct rule_range){rules->rows + first, end - first};
}

bool rules_know_region(const struct rules *rules, region_code region) {
  for (int p = 0; p < PARAMETER_COUNT; p++)
    if (rules_of(rules, (enum parameter)p, region).count > 0) return true;
  return false;
}
