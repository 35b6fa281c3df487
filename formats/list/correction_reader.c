#include "formats/list/correction_reader.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/column_text.h"
#include "formats/list/csv_text.h"

void correction_reader_tell(struct correction_reader *reader, enum correction_problem problem,
                            const struct table_row *row, struct text value) {
  const struct correction_trouble trouble = {.problem = problem,
                                             .file = reader->file_index,
                                             .line = row == NULL ? 0 : row->line,
                                             .sheet = row == NULL ? 0 : row->sheet,
                                             .value = value};
  reader->has_trouble = true;
  reader->listener.tell(reader->listener.context, &trouble);
}

static struct text heading_of(struct buffer *room, struct text name) {
  buffer_reset(room);
  column_text_heading(room, name);
  return buffer_text(room);
}

/* The first column of this heading that is no other's place yet, or SHEET_COLUMN_NONE. */
static size_t find_place(const struct correction_reader *reader, const struct text *names,
                         struct text heading) {
  struct buffer room = {0};
  size_t at = 0;
  while (at < reader->count &&
         (reader->is_placed[at] || !text_equals(heading_of(&room, csv_without_mark(names[at])), heading)))
    at++;
  buffer_clear(&room);
  return at < reader->count ? at : SHEET_COLUMN_NONE;
}

/* Whether one is the other with a heading of the row above in front, or one of the row below behind. */
static bool is_shorter(struct text left, struct text right) {
  struct text longer = left.length > right.length ? left : right;
  struct text shorter = left.length > right.length ? right : left;
  return shorter.length > 0 && (text_ends_with(longer, shorter) || text_starts_with(longer, shorter));
}

/* The only column left whose heading may be the same below two header rows: which of them make a heading
 * depends on what was chosen for it (--column). */
static size_t find_shorter(const struct correction_reader *reader, const struct text *names,
                           struct text heading) {
  struct buffer room = {0};
  size_t found = SHEET_COLUMN_NONE, count = 0;
  for (size_t at = 0; at < reader->count; at++) {
    if (reader->is_placed[at] || fix_mark_is_own(&reader->own, at) ||
        !is_shorter(heading_of(&room, csv_without_mark(names[at])), heading))
      continue;
    found = at;
    count++;
  }
  buffer_clear(&room);
  return count == 1 ? found : SHEET_COLUMN_NONE;
}

typedef size_t place_finder(const struct correction_reader *reader, const struct text *names,
                            struct text heading);

static void place_by(struct correction_reader *reader, place_finder *find, const struct text *names,
                     const struct case_columns *columns) {
  struct buffer heading = {0};
  for (size_t i = 0; i < columns->count; i++) {
    size_t *place = &reader->file->places[i];
    if (*place != SHEET_COLUMN_NONE) continue;
    *place = find(reader, names, heading_of(&heading, columns->names[i]));
    if (*place != SHEET_COLUMN_NONE) reader->is_placed[*place] = true;
  }
  buffer_clear(&heading);
}

static void tell_columns(struct correction_reader *reader, const struct text *names,
                         const struct case_columns *columns) {
  struct buffer heading = {0};
  for (size_t i = 0; i < columns->count; i++)
    if (reader->file->places[i] == SHEET_COLUMN_NONE && heading_of(&heading, columns->names[i]).length > 0)
      correction_reader_tell(reader, CORRECTION_NO_COLUMN, NULL, buffer_text(&heading));
  for (size_t i = 0; i < reader->count; i++) {
    bool is_surplus = !reader->is_placed[i] && !fix_mark_is_own(&reader->own, i);
    if (is_surplus && heading_of(&heading, names[i]).length > 0)
      correction_reader_tell(reader, CORRECTION_SURPLUS_COLUMN, NULL, buffer_text(&heading));
  }
  buffer_clear(&heading);
}

static void place_columns(struct correction_reader *reader, const struct table *list,
                          const struct text *names, const struct case_columns *columns) {
  for (size_t i = 0; i < columns->count; i++) reader->file->places[i] = SHEET_COLUMN_NONE;
  place_by(reader, find_place, names, columns);
  if (table_has_two_header_rows(list)) place_by(reader, find_shorter, names, columns);
  tell_columns(reader, names, columns);
}

bool correction_reader_open(struct correction_reader *reader, const struct table *list,
                            const struct case_columns *columns) {
  const struct text *names = table_header(reader->file->table, &reader->count);
  reader->list_sheets = table_sheets(list, &reader->list_sheet_count);
  reader->list_columns = columns->count;
  if (!fix_mark_find(&reader->own, names, reader->count)) {
    correction_reader_tell(reader, CORRECTION_NO_FIX, NULL, TEXT(""));
    return false;
  }
  reader->is_placed = array_new(reader->count, sizeof *reader->is_placed);
  reader->file->places = array_new(columns->count, sizeof *reader->file->places);
  place_columns(reader, list, names, columns);
  return !reader->has_trouble;
}

/* Of a list made of several sheets the name must say which. */
static bool find_sheet(const struct correction_reader *reader, struct text name, bool is_named, int *sheet) {
  *sheet = 0;
  if (!is_named) return reader->list_sheet_count <= 1;
  while (*sheet < reader->list_sheet_count && !text_equals(reader->list_sheets[*sheet].name, name))
    *sheet += 1;
  return *sheet < reader->list_sheet_count;
}

/* 128, or staff!128. */
static bool read_line(const struct correction_reader *reader, struct text cell,
                      struct correction *correction) {
  enum { DIGITS_MOST = 15 };
  size_t mark = cell.length;
  while (mark > 0 && cell.at[mark - 1] != '!') mark--;
  const struct text digits = text_from_offset(cell, mark);
  const struct text name = {cell.at, mark == 0 ? 0 : mark - 1};
  if (!text_is_digits(digits) || digits.length > DIGITS_MOST) return false;
  for (size_t i = 0; i < digits.length; i++)
    correction->list_line = correction->list_line * 10 + (digits.at[i] - '0');
  if (!find_sheet(reader, name, mark > 0, &correction->list_sheet)) return false;
  if (reader->list_sheet_count > 1)
    correction->list_sheet_name = reader->list_sheets[correction->list_sheet].name;
  return true;
}

static bool is_empty(const struct correction_reader *reader, const struct table_row *row) {
  for (size_t i = 0; i < row->count; i++)
    if (!fix_mark_is_own(&reader->own, i) && text_trim(row->cells[i]).length > 0) return false;
  return true;
}

/* What a row fills where the file has no column of the list. */
static struct text surplus(const struct correction_reader *reader, const struct table_row *row) {
  for (size_t i = 0; i < row->count; i++) {
    bool is_known = i < reader->count && (reader->is_placed[i] || fix_mark_is_own(&reader->own, i));
    if (!is_known && text_trim(row->cells[i]).length > 0) return row->cells[i];
  }
  return TEXT("");
}

static struct text keep(struct buffer *texts, struct text text) {
  size_t start = texts->length;
  buffer_add_text(texts, text);
  return (struct text){texts->at + start, text.length};
}

static void keep_row(const struct correction_reader *reader, const struct table_row *row,
                     struct correction *correction) {
  const size_t *places = reader->file->places;
  const struct text beside = surplus(reader, row);
  size_t room = row->raw.length + beside.length + 1;
  for (size_t i = 0; i < row->count; i++) room += row->cells[i].length;
  (void)buffer_room(&correction->texts, room); /* from here on the views stay where they are */
  correction->cells = array_new(reader->list_columns + 1, sizeof *correction->cells);
  correction->marks = array_new(reader->list_columns + 1, sizeof *correction->marks);
  for (size_t i = 0; i < reader->list_columns; i++) {
    if (places[i] >= row->count) continue;
    correction->cells[i] = keep(&correction->texts, csv_without_mark(row->cells[places[i]]));
    correction->marks[i] = row->marks == NULL ? 0 : row->marks[places[i]];
  }
  correction->count = reader->list_columns + (beside.length > 0);
  correction->cells[reader->list_columns] = keep(&correction->texts, beside);
  correction->check = keep(&correction->texts, table_row_cell(row, reader->own.at[FIX_CHECK]));
  correction->raw = keep(&correction->texts, row->raw);
}

bool correction_reader_row(struct correction_reader *reader, const struct table_row *row,
                           struct correction *correction) {
  const struct text line = csv_without_mark(table_row_cell(row, reader->own.at[FIX_LINE]));
  *correction = (struct correction){.file = reader->file_index, .line = row->line, .sheet = row->sheet};
  if (table_row_is_blank(row)) return false;
  if (row->fault != ROW_FINE)
    correction_reader_tell(reader, CORRECTION_UNREADABLE_ROW, row, TEXT(""));
  else if (!read_line(reader, line, correction))
    correction_reader_tell(reader, CORRECTION_NO_LINE, row, line);
  else if (table_row_cell(row, reader->own.at[FIX_CHECK]).length == 0)
    correction_reader_tell(reader, CORRECTION_NO_CHECK, row, TEXT(""));
  else if (is_empty(reader, row))
    correction_reader_tell(reader, CORRECTION_EMPTY, row, line);
  else
    return keep_row(reader, row, correction), true;
  return false;
}

void correction_reader_clear(struct correction_reader *reader) { free(reader->is_placed); }
