/* Rules for tests, written as short lines: `region,scheme,payer,parameter,above,from,to,value`, one row a
 * line; the value may hold blanks, and ` !GRADE` behind it is its confidence. EVER writes a row of the nation
 * that holds for everybody and always. */
#ifndef ARREARS_TESTS_RULES_FIXTURE_H
#define ARREARS_TESTS_RULES_FIXTURE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "calc/rules.h"

#define EVER(parameter, value) "000000,*,*," parameter ",,,," value "\n"
#define TIER(parameter, above, value) "000000,*,*," parameter "," above ",,," value "\n"

/* Cuts the next piece, up to `separator` or the end, off *rest. */
static inline struct text next_piece(struct text *rest, char separator) {
  size_t length = 0;
  while (length < rest->length && rest->at[length] != separator) length++;
  struct text piece = {rest->at, length};
  *rest = text_from_offset(*rest, length < rest->length ? length + 1 : length);
  return piece;
}

static inline struct rule_cells cells_of(const char *row) {
  struct text rest = text_from(row);
  struct rule_cells cells = {.source = TEXT("a worked example"), .valid_on = TEXT("2026-01-01")};
  struct text *const places[] = {&cells.region, &cells.scheme, &cells.payer, &cells.parameter,
                                 &cells.above,  &cells.from,   &cells.to};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) *places[i] = next_piece(&rest, ',');
  cells.value = rest;
  for (size_t i = 0; i + 1 < rest.length; i++) {
    if (rest.at[i] != ' ' || rest.at[i + 1] != '!') continue;
    cells.value.length = i;
    cells.confidence = text_from_offset(rest, i + 2);
  }
  return cells;
}

/* Adds the lines as one table; line numbers count from 2, below a header. Returns the table's index. */
static inline int rows_add(struct rules *rules, const char *lines, const char *name, int layer) {
  int file = rules_add_file(rules, text_from(name), layer);
  struct text rest = text_from(lines);
  for (int line = 2; rest.length > 0; line++) {
    char row[400];
    struct text piece = next_piece(&rest, '\n');
    cr_assert(piece.length < sizeof row);
    memcpy(row, piece.at, piece.length);
    row[piece.length] = '\0';
    struct rule_cells cells = cells_of(row);
    struct rule_problem problem;
    cr_assert(rules_add(rules, file, line, &cells, &problem), "row refused: %s (%d)", row, (int)problem.code);
  }
  return file;
}

static inline void rows_seal(struct rules *rules) {
  struct rule_problem problem;
  cr_assert(rules_seal(rules, &problem), "the rows overlap: lines %d and %d", problem.line,
            problem.other_line);
}

/* A sealed table of one layer. */
static inline struct rules rules_from(const char *lines) {
  struct rules rules = {0};
  rows_add(&rules, lines, "rows.csv", 0);
  rows_seal(&rules);
  return rules;
}

static inline struct date day(const char *iso) {
  struct date date = DATE_NONE;
  cr_assert(date_parse(&date, text_from(iso)), "no day: %s", iso);
  return date;
}

static inline struct month month_of(const char *iso) {
  struct month month = MONTH_NONE;
  cr_assert(month_parse(&month, text_from(iso)), "no month: %s", iso);
  return month;
}

static inline struct exact exact_of(const char *text) {
  struct exact number = {0};
  size_t wrong;
  cr_assert(exact_parse(&number, text_from(text), &wrong), "no number: %s", text);
  return number;
}

#endif
