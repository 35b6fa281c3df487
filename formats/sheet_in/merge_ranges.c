#include "formats/sheet_in/merge_ranges.h"

#include <stdlib.h>

#include "calc/array.h"

enum sheet_status merge_ranges_add(struct merge_ranges *merges, struct cell_range range) {
  if (range.first.row == range.last.row && range.first.column == range.last.column) return SHEET_OK;
  if (merges->count == SHEET_MERGE_LIMIT) return SHEET_TOO_MANY_MERGES;
  merges->ranges = array_grow(merges->ranges, &merges->capacity, merges->count + 1, sizeof *merges->ranges);
  merges->ranges[merges->count++] = range;
  return SHEET_OK;
}

static int compare_places(const void *left, const void *right) {
  const struct cell_range *a = left, *b = right;
  if (a->first.row != b->first.row) return a->first.row < b->first.row ? -1 : 1;
  return (a->first.column > b->first.column) - (a->first.column < b->first.column);
}

void merge_ranges_seal(struct merge_ranges *merges) {
  if (merges->count > 0) qsort(merges->ranges, merges->count, sizeof *merges->ranges, compare_places);
}

/* Keeps the storage of what ended behind what goes on. */
static void drop_ended(struct merge_ranges *merges) {
  enum { KEPT_CAPACITY = 4096 };
  size_t kept = 0;
  for (size_t i = 0; i < merges->active_count; i++) {
    struct active_merge *active = &merges->active[i];
    if (active->cover.last_row >= merges->row) {
      struct active_merge moved = *active;
      *active = merges->active[kept];
      merges->active[kept++] = moved;
      continue;
    }
    merges->text_bytes -= active->text.length;
    if (active->text.capacity > KEPT_CAPACITY) buffer_clear(&active->text);
  }
  merges->active_count = kept;
}

static struct sheet_cover cover_of(struct cell_range range) {
  return (struct sheet_cover){.first_column = (size_t)range.first.column,
                              .last_column = (size_t)range.last.column,
                              .first_row = range.first.row,
                              .last_row = range.last.row,
                              .value = {.column = (size_t)range.first.column}};
}

static void grow_active(struct merge_ranges *merges) {
  size_t before = merges->active_capacity;
  merges->active =
      array_grow(merges->active, &merges->active_capacity, merges->active_count + 1, sizeof *merges->active);
  for (size_t i = before; i < merges->active_capacity; i++) merges->active[i] = (struct active_merge){0};
}

/* Puts a range that begins in its place among the columns. */
static enum sheet_status begin(struct merge_ranges *merges, struct cell_range range) {
  if (merges->active_count == SHEET_ROW_MERGE_LIMIT) return SHEET_TOO_MANY_MERGES;
  grow_active(merges);
  struct active_merge *active = merges->active;
  struct active_merge begun = {cover_of(range), active[merges->active_count].text};
  size_t at = merges->active_count++;
  buffer_reset(&begun.text);
  for (; at > 0 && active[at - 1].cover.first_column > begun.cover.first_column; at--)
    active[at] = active[at - 1];
  active[at] = begun;
  bool meets_left = at > 0 && active[at - 1].cover.last_column >= begun.cover.first_column;
  bool meets_right =
      at + 1 < merges->active_count && active[at + 1].cover.first_column <= begun.cover.last_column;
  return meets_left || meets_right ? SHEET_BAD_MERGE : SHEET_OK;
}

static enum sheet_status begin_all(struct merge_ranges *merges) {
  enum sheet_status status = SHEET_OK;
  while (status == SHEET_OK && merges->met < merges->count &&
         merges->ranges[merges->met].first.row <= merges->row) {
    struct cell_range range = merges->ranges[merges->met++];
    if (range.last.row >= merges->row) status = begin(merges, range);
  }
  return status;
}

static void find_quiet(struct merge_ranges *merges) {
  merges->last_quiet = merges->met < merges->count ? merges->ranges[merges->met].first.row - 1 : INT64_MAX;
  for (size_t i = 0; i < merges->active_count; i++)
    if (merges->active[i].cover.last_row < merges->last_quiet)
      merges->last_quiet = merges->active[i].cover.last_row;
}

static void show_covers(struct merge_ranges *merges) {
  merges->covers =
      array_grow(merges->covers, &merges->cover_capacity, merges->active_count, sizeof *merges->covers);
  for (size_t i = 0; i < merges->active_count; i++) {
    struct active_merge *active = &merges->active[i];
    if (active->text.length > 0) active->cover.value.text = buffer_text(&active->text);
    merges->covers[i] = active->cover;
  }
}

enum sheet_status merge_ranges_enter(struct merge_ranges *merges, int64_t row) {
  merges->row = row;
  if (merges->count == 0 || row <= merges->last_quiet) return SHEET_OK;
  drop_ended(merges);
  enum sheet_status status = begin_all(merges);
  find_quiet(merges);
  if (status == SHEET_OK) show_covers(merges);
  return status;
}

/* The cover over a column, from cover *next on, which goes forward with the columns. */
static struct active_merge *cover_over(struct merge_ranges *merges, size_t column, size_t *next) {
  while (*next < merges->active_count && merges->active[*next].cover.last_column < column) *next += 1;
  bool is_covered = *next < merges->active_count && merges->active[*next].cover.first_column <= column;
  return is_covered ? &merges->active[*next] : NULL;
}

static void keep_value(struct merge_ranges *merges, struct active_merge *active, struct sheet_cell cell) {
  active->cover.value = cell;
  active->cover.value.text = TEXT("");
  buffer_add_text(&active->text, cell.text);
  merges->text_bytes += cell.text.length;
}

/* Takes out what is covered, and keeps what anchors hold; true if one does. */
static bool sift(struct merge_ranges *merges, struct sheet_cell *cells, size_t *count) {
  bool has_anchor = false;
  size_t kept = 0, next = 0;
  for (size_t i = 0; i < *count; i++) {
    struct active_merge *active = cover_over(merges, cells[i].column, &next);
    bool is_anchor = active != NULL && active->cover.first_row == merges->row &&
                     active->cover.first_column == cells[i].column;
    if (active == NULL || is_anchor) cells[kept++] = cells[i];
    if (is_anchor) keep_value(merges, active, cells[i]);
    has_anchor |= is_anchor;
  }
  *count = kept;
  return has_anchor;
}

enum sheet_status merge_ranges_apply(struct merge_ranges *merges, struct sheet_cell *cells, size_t *count,
                                     struct sheet_row *row) {
  row->covers = NULL;
  row->cover_count = 0;
  if (merges->active_count == 0) return SHEET_OK;
  bool has_anchor = sift(merges, cells, count);
  if (merges->text_bytes > SHEET_ROW_LIMIT) return SHEET_ROW_TOO_LONG;
  if (has_anchor) show_covers(merges);
  row->covers = merges->covers;
  row->cover_count = merges->active_count;
  return SHEET_OK;
}

void merge_ranges_reset(struct merge_ranges *merges) {
  merges->count = merges->met = merges->active_count = merges->text_bytes = 0;
  merges->row = merges->last_quiet = 0;
}

void merge_ranges_clear(struct merge_ranges *merges) {
  for (size_t i = 0; i < merges->active_capacity; i++) buffer_clear(&merges->active[i].text);
  free(merges->ranges);
  free(merges->active);
  free(merges->covers);
  *merges = (struct merge_ranges){0};
}
