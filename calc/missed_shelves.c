#include "missed_shelves.h"

#include <stdlib.h>

#include "array.h"
#include "hash.h"

/* Its first bits choose the shelf, the next ones the box. */
static uint64_t hash_of(const struct missed_months *row) { return hash_number(missed_months_person(row)); }

void missed_shelves_put(struct missed_shelves *shelves, struct missed_months row) {
  struct missed_shelf *shelf = &shelves->at[hash_of(&row) >> (64 - MISSED_SHELF_BITS)];
  shelf->rows = array_grow(shelf->rows, &shelf->capacity, shelf->count + 1, sizeof *shelf->rows);
  shelf->rows[shelf->count++] = row;
}

/* Rows of a few persons: what is sorted at once stays small. */
struct box {
  struct missed_months *rows; /* of the shelf's */
  size_t count;
};

enum { BOX_BITS = 8, BOX_COUNT = 1 << BOX_BITS };

static size_t box_of(const struct missed_months *row) {
  return hash_of(row) >> (64 - MISSED_SHELF_BITS - BOX_BITS) & (BOX_COUNT - 1);
}

/* Puts the rows of a shelf box by box, each as they came. */
static void fill_boxes(struct box boxes[BOX_COUNT], struct missed_shelf *shelf) {
  struct missed_months *rows = array_new(shelf->count, sizeof *rows), *next = rows;
  for (size_t i = 0; i < shelf->count; i++) boxes[box_of(&shelf->rows[i])].count++;
  for (size_t i = 0; i < BOX_COUNT; i++) {
    boxes[i].rows = next;
    next += boxes[i].count;
    boxes[i].count = 0;
  }
  for (size_t i = 0; i < shelf->count; i++) {
    struct box *box = &boxes[box_of(&shelf->rows[i])];
    box->rows[box->count++] = shelf->rows[i];
  }
  free(shelf->rows);
  shelf->rows = rows;
}

/* Drops rows whose person has no other: nothing joins them. By bits of a hash, so that a few stay. */
static void drop_lone(struct box *box) {
  enum { BITS = 1 << 12, WORD = 64 };
  uint64_t once[BITS / WORD] = {0}, twice[BITS / WORD] = {0};
  size_t kept = 0;
  for (size_t i = 0; i < box->count; i++) {
    const uint64_t at = hash_of(&box->rows[i]) % BITS, bit = UINT64_C(1) << at % WORD;
    twice[at / WORD] |= once[at / WORD] & bit;
    once[at / WORD] |= bit;
  }
  for (size_t i = 0; i < box->count; i++) {
    const uint64_t at = hash_of(&box->rows[i]) % BITS;
    if ((twice[at / WORD] >> at % WORD & 1u) != 0) box->rows[kept++] = box->rows[i];
  }
  box->count = kept;
}

static void empty_box(struct box *box, missed_shelves_take *take, void *taker) {
  drop_lone(box);
  if (box->count > 1) qsort(box->rows, box->count, sizeof *box->rows, missed_months_by_person);
  for (size_t first = 0, end; first < box->count; first = end) {
    const uint64_t person = missed_months_person(&box->rows[first]);
    for (end = first + 1; end < box->count && missed_months_person(&box->rows[end]) == person;) end++;
    take(taker, box->rows + first, end - first);
  }
}

static void empty_shelf(struct missed_shelf *shelf, missed_shelves_take *take, void *taker) {
  struct box boxes[BOX_COUNT] = {{0}};
  fill_boxes(boxes, shelf);
  for (size_t i = 0; i < BOX_COUNT; i++) empty_box(&boxes[i], take, taker);
  free(shelf->rows);
  *shelf = (struct missed_shelf){0};
}

void missed_shelves_empty(struct missed_shelves *shelves, missed_shelves_take *take, void *taker) {
  for (size_t i = 0; i < MISSED_SHELF_COUNT; i++)
    if (shelves->at[i].count > 0) empty_shelf(&shelves->at[i], take, taker);
}

void missed_shelves_clear(struct missed_shelves *shelves) {
  for (size_t i = 0; i < MISSED_SHELF_COUNT; i++) free(shelves->at[i].rows);
  *shelves = (struct missed_shelves){0};
}
