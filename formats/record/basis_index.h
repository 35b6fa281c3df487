/* Lists of rule rows, each kept once and known by its place: thousands of months rest on the same list. */
#ifndef ARREARS_FORMATS_RECORD_BASIS_INDEX_H
#define ARREARS_FORMATS_RECORD_BASIS_INDEX_H

#include "calc/assessment.h"
#include "calc/hash_index.h"

#define BASIS_NOT_FOUND SIZE_MAX

struct basis_list {
  size_t first, count; /* rows of basis_index.rows */
};

/* `{0}` is valid and empty. The rule rows themselves outlive it. */
struct basis_index {
  const struct rule **rows; /* owned: of all lists one after another */
  size_t row_count, row_capacity;
  struct basis_list *lists; /* owned */
  size_t count, capacity;
  struct hash_index index;
};

/* The place of the list, or BASIS_NOT_FOUND. */
size_t basis_index_find(const struct basis_index *index, const struct assessment *assessment,
                        struct basis basis);

/* Adds a list that is not there; its place is the count before. */
void basis_index_add(struct basis_index *index, const struct assessment *assessment, struct basis basis);

void basis_index_clear(struct basis_index *index);

#endif
