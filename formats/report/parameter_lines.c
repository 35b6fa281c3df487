#include "formats/report/parameter_lines.h"

#include <stdlib.h>

#include "calc/array.h"

static void add_line(struct parameter_lines *lines, const struct rule *rule) {
  lines->rules = array_grow(lines->rules, &lines->capacity, lines->count + 1, sizeof *lines->rules);
  lines->rules[lines->count++] = (uint32_t)rule->index;
  lines->lines[rule->index] = (uint32_t)lines->count;
}

uint32_t parameter_lines_of(struct parameter_lines *lines, const struct rule *rule, size_t rule_count) {
  if (lines->lines == NULL) lines->lines = array_new(rule_count + 1, sizeof *lines->lines);
  if (lines->lines[rule->index] == 0) add_line(lines, rule);
  return lines->lines[rule->index] - 1;
}

void parameter_lines_clear(struct parameter_lines *lines) {
  free(lines->lines);
  free(lines->rules);
  *lines = (struct parameter_lines){0};
}
