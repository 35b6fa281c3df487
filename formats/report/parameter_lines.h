/* The lines of the sheet Parameters: rule rows in the order in which the list first rests on them. They are
 * numbered in the order of the list, so that formulas may name them before the sheet is written. */
#ifndef ARREARS_FORMATS_REPORT_PARAMETER_LINES_H
#define ARREARS_FORMATS_REPORT_PARAMETER_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "calc/rules.h"

/* `{0}` is valid and empty. */
struct parameter_lines {
  uint32_t *lines; /* owned: by the rule's place in its table, its line from 1; 0: none yet */
  uint32_t *rules; /* owned: the rule of each line, by its place in its table */
  size_t count, capacity;
};

/* The line of a rule, from 0; a new one where it has none. The table has `rule_count` rules. */
uint32_t parameter_lines_of(struct parameter_lines *lines, const struct rule *rule, size_t rule_count);

void parameter_lines_clear(struct parameter_lines *lines);

#endif
