#include "formats/list/kept_rows.h"

#include <stdlib.h>

#include "calc/array.h"

static struct text keep(struct buffer *texts, struct text text) {
  size_t start = texts->length;
  buffer_add_text(texts, text);
  return (struct text){texts->at + start, text.length};
}

struct kept_row *kept_rows_add(struct kept_rows *kept, const struct table_row *row) {
  kept->list = array_grow(kept->list, &kept->capacity, kept->count + 1, sizeof *kept->list);
  struct kept_row *copy = &kept->list[kept->count++];
  *copy = (struct kept_row){.row = *row, .is_blank = table_row_is_blank(row), .doubt_offset = -1};
  size_t room = row->raw.length + 1;
  for (size_t i = 0; i < row->count; i++) room += row->cells[i].length;
  (void)buffer_room(&copy->texts, room); /* from here on the views stay where they are */
  copy->cells = array_new(row->count, sizeof *copy->cells);
  for (size_t i = 0; i < row->count; i++) copy->cells[i] = keep(&copy->texts, row->cells[i]);
  copy->row.raw = keep(&copy->texts, row->raw);
  copy->row.cells = copy->cells;
  if (row->marks == NULL) return copy;
  copy->marks = array_new(row->count, sizeof *copy->marks);
  if (row->count > 0) memcpy(copy->marks, row->marks, row->count);
  copy->row.marks = copy->marks;
  return copy;
}

static void widen(struct kept_row *kept, size_t width) {
  if (kept->raw.length == 0) buffer_add_text(&kept->raw, kept->row.raw);
  for (size_t i = kept->row.count; i < width; i++) buffer_add_byte(&kept->raw, ',');
  kept->row.raw = buffer_text(&kept->raw);
  struct text *cells = array_new(width, sizeof *cells);
  unsigned char *marks = array_new(width, sizeof *marks);
  for (size_t i = 0; i < width; i++) cells[i] = i < kept->row.count ? kept->cells[i] : TEXT("");
  if (kept->marks != NULL) memcpy(marks, kept->marks, kept->row.count);
  free(kept->cells);
  free(kept->marks);
  kept->row.cells = kept->cells = cells;
  kept->row.marks = kept->marks = marks;
  kept->row.count = width;
}

void kept_rows_widen(struct kept_rows *kept, size_t width) {
  for (size_t i = 0; i < kept->count; i++)
    if (kept->list[i].row.count < width) widen(&kept->list[i], width);
}

bool kept_rows_next(struct kept_rows *kept, struct table_row *row) {
  if (kept->next >= kept->count) return false;
  *row = kept->list[kept->next++].row;
  return true;
}

void kept_rows_reset(struct kept_rows *kept) {
  for (size_t i = 0; i < kept->count; i++) {
    buffer_clear(&kept->list[i].texts);
    buffer_clear(&kept->list[i].raw);
    free(kept->list[i].cells);
    free(kept->list[i].marks);
  }
  kept->count = kept->next = 0;
}

void kept_rows_clear(struct kept_rows *kept) {
  kept_rows_reset(kept);
  free(kept->list);
  *kept = (struct kept_rows){0};
}
