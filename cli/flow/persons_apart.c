#include "cli/flow/persons_apart.h"

#include <assert.h>

#include "calc/hash.h"
#include "calc/id_number.h"
#include "calc/marked_hashes.h"

/* False: the cell is no number by its looks. */
static bool read_person(uint64_t *person, struct text cell) {
  if (!id_number_person(person, cell)) return false;
  const char last = cell.at[cell.length - 1];
  return is_digit(last) || lower_case(last) == 'x';
}

/* The persons so far. Those of the last rows are not looked up yet. */
struct persons {
  struct marked_hashes known;
  uint64_t coming[HASH_AHEAD];
  size_t count;
  bool are_apart;
};

static void look_up(struct persons *persons, size_t number) {
  if (marked_hashes_put(&persons->known, persons->coming[number % HASH_AHEAD]) != 0)
    persons->are_apart = false;
}

static void add(struct persons *persons, uint64_t person) {
  const uint64_t hash = (hash_number(person) & ~MARKED_HASH_MARKS) | MARKED_HASH_FIRST;
  marked_hashes_foresee(&persons->known, hash);
  if (persons->count >= HASH_AHEAD) look_up(persons, persons->count);
  persons->coming[persons->count++ % HASH_AHEAD] = hash;
}

static void end(struct persons *persons) {
  const size_t first = persons->count > HASH_AHEAD ? persons->count - HASH_AHEAD : 0;
  for (size_t i = first; i < persons->count; i++) look_up(persons, i);
  marked_hashes_clear(&persons->known);
}

/* Passes the rows that have a number at first sight, which most lists have throughout. */
static void pass_plain_rows(struct persons *persons, struct table *table, size_t column) {
  struct text cell;
  uint64_t person;
  while (persons->are_apart && table_pass(table, column, &cell)) {
    if (!read_person(&person, cell)) {
      table_turn_back(table);
      return;
    }
    add(persons, person);
  }
}

/* A faulty row is nobody's. */
static void add_row(struct persons *persons, const struct table_row *row, size_t column) {
  uint64_t person;
  if (row->fault != ROW_FINE) return;
  if (read_person(&person, table_row_cell(row, column)))
    add(persons, person);
  else
    persons->are_apart = false;
}

static bool is_book(const struct table *table) {
  int sheets;
  (void)table_sheets(table, &sheets);
  return sheets > 0;
}

bool persons_are_apart(struct case_list *list) {
  const int column = list->columns->index[FIELD_ID_NUMBER];
  const bool reads_all = is_book(list->table);
  enum table_status status = TABLE_OK;
  struct persons persons = {.are_apart = true};
  assert(column != COLUMN_ABSENT);
  while (persons.are_apart || reads_all) {
    struct table_row row;
    status = case_list_next(list, &row);
    if (status != TABLE_OK) break;
    if (persons.are_apart) add_row(&persons, &row, (size_t)column);
    if (list->corrections == NULL && !list->is_below_header)
      pass_plain_rows(&persons, list->table, (size_t)column);
  }
  end(&persons);
  return persons.are_apart && status == TABLE_END;
}
