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

/* A faulty row is nobody's. */
static bool is_apart(struct marked_hashes *persons, const struct table_row *row, size_t column) {
  uint64_t person;
  if (row->fault != ROW_FINE) return true;
  if (!read_person(&person, table_row_cell(row, column))) return false;
  const uint64_t hash = hash_number(person) & ~MARKED_HASH_MARKS;
  return marked_hashes_put(persons, hash | MARKED_HASH_FIRST) == 0;
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
  struct marked_hashes persons = {0};
  bool are_apart = true;
  assert(column != COLUMN_ABSENT);
  while (are_apart || reads_all) {
    struct table_row row;
    status = case_list_next(list, &row);
    if (status != TABLE_OK) break;
    are_apart = are_apart && is_apart(&persons, &row, (size_t)column);
  }
  marked_hashes_clear(&persons);
  return are_apart && status == TABLE_END;
}
