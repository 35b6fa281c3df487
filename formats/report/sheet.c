#include "formats/report/sheet.h"

#include <stdlib.h>

#include "calc/array.h"

int report_widest_in_lines(const struct report_column *column) {
  enum { ON_PAPER = 120, ON_SCREEN = 200 };
  return (column->flags & COLUMN_SCREEN) != 0 ? ON_SCREEN : ON_PAPER;
}

/* Columns of the list that the sheet would carry through. */
static size_t carried_most(const struct report_layout *layout, const struct case_columns *columns) {
  if (layout->carried_cell == NULL || columns == NULL) return 0;
  return layout->carries_all ? columns->count : columns->carried_count;
}

static size_t carried_count(const struct report_sheet *sheet, const struct report_options *options) {
  return carried_most(sheet->layout, options->columns) -
         report_sheet_left_out(sheet->layout, options->columns, options->rules);
}

static void add_carried(struct report_sheet *sheet, const struct case_columns *columns) {
  const struct report_layout *layout = sheet->layout;
  for (size_t i = sheet->own_count; i < sheet->count; i++) {
    const size_t number = i - sheet->own_count,
                 cell = layout->carries_all ? number : columns->carried[number];
    sheet->columns[i] = (struct report_column){LABEL_COUNT,          ROW_TEXT, STYLE_TEXT, 8,   COLUMN_FITTED,
                                               layout->carried_cell, cell,     0,          NULL};
    sheet->titles[i] =
        layout->carries_all ? columns->names[number] : carried_names_text(&columns->carried_names, number);
  }
}

static bool has_sums(const struct report_sheet *sheet) {
  for (size_t i = 0; i < sheet->count; i++)
    if ((sheet->columns[i].flags & COLUMN_SUMMED) != 0) return true;
  return false;
}

/* Whether the list, and the rules, may have something for the column. */
static bool is_shown(const struct report_column *column, const struct case_columns *columns,
                     bool has_interest) {
  if ((column->flags & COLUMN_INTEREST) != 0 && !has_interest) return false;
  if (column->only_with == 0 || columns == NULL) return column->only_with == 0;
  for (int field = 0; field < FIELD_COUNT; field++)
    if ((column->only_with >> field & 1u) != 0 && columns->index[field] != COLUMN_ABSENT) return true;
  return false;
}

static const struct report_column *column_of(const struct report_column *own) {
  return own->same_as == NULL ? own : own->same_as;
}

static void add_column(struct report_sheet *sheet, enum sheet_language language,
                       const struct report_column *column, unsigned flags) {
  struct report_column *added = &sheet->columns[sheet->own_count];
  *added = *column;
  added->flags |= flags;
  if (column->kind == ROW_MONEY || column->style == STYLE_COUNT) added->flags |= COLUMN_TALLIED;
  if (sheet->layout->links_records && column->title == LABEL_RECORD) added->style = STYLE_LINK_ID;
  sheet->titles[sheet->own_count++] = text_from(sheet_words_label(language, column->title));
}

/* The sheet's own columns, those left out that the list or the reader has no use for. */
static void add_columns(struct report_sheet *sheet, const struct report_options *options) {
  const enum sheet_language language = options->language;
  const bool has_interest = report_has_interest(options->columns, options->rules);
  for (size_t i = 0; i < sheet->layout->count; i++) {
    const struct report_column *own = &sheet->layout->columns[i], *column = column_of(own);
    const bool is_told = (own->flags & COLUMN_KEYS) == 0 || sheet_words_have(language, LANGUAGE_EN);
    if (!is_told || !is_shown(column, options->columns, has_interest)) continue;
    add_column(sheet, language, column, own->flags);
    sheet->frozen += i < (size_t)sheet->layout->frozen;
  }
}

bool report_has_interest(const struct case_columns *columns, const struct rules *rules) {
  if (columns == NULL || columns->index[FIELD_DEFERRED_TO] == COLUMN_ABSENT) return false;
  for (size_t i = 0; i < rules->count; i++)
    if (rules->rows[i].parameter == PARAMETER_DEFERRAL_INTEREST) return true;
  return false;
}

static size_t printed_columns(const struct report_sheet *sheet) {
  size_t count = 0;
  while (count < sheet->count && (sheet->columns[count].flags & COLUMN_SCREEN) == 0) count++;
  return count;
}

void report_sheet_init(struct report_sheet *sheet, const struct report_layout *layout,
                       const struct report_options *options) {
  const struct case_columns *columns = options->columns;
  const size_t most = layout->count + carried_most(layout, columns);
  *sheet = (struct report_sheet){.layout = layout};
  sheet->columns = array_new(most, sizeof *sheet->columns);
  sheet->titles = array_new(most, sizeof *sheet->titles);
  add_columns(sheet, options);
  sheet->count = sheet->own_count + carried_count(sheet, options);
  sheet->kinds = array_new(sheet->count, sizeof *sheet->kinds);
  add_carried(sheet, columns);
  for (size_t i = 0; i < sheet->count; i++) sheet->kinds[i] = sheet->columns[i].kind;
  sheet->printed = printed_columns(sheet);
  sheet->shape = (struct row_shape){.name = sheet_words_label(options->language, layout->name),
                                    .kinds = sheet->kinds,
                                    .column_count = sheet->count,
                                    .rows_above = REPORT_HEADER_ROWS,
                                    .rows_below = has_sums(sheet) ? 1 : 0,
                                    .row_limit = options->sheet_row_limit};
}

void report_sheet_leave_out(struct report_sheet *sheet, const bool *is_left_out) {
  const struct report_sheet whole = *sheet;
  sheet->count = 0;
  for (size_t i = 0; i < whole.count; i++) {
    if (is_left_out[i]) {
      sheet->own_count -= i < whole.own_count;
      sheet->printed -= i < whole.printed;
      sheet->frozen -= i < (size_t)whole.frozen;
      continue;
    }
    sheet->columns[sheet->count] = whole.columns[i];
    sheet->titles[sheet->count] = whole.titles[i];
    sheet->kinds[sheet->count++] = whole.kinds[i];
  }
  sheet->shape.column_count = sheet->count;
  sheet->shape.rows_below = has_sums(sheet) ? 1 : 0;
}

size_t report_sheet_left_out(const struct report_layout *layout, const struct case_columns *columns,
                             const struct rules *rules) {
  const bool has_interest = report_has_interest(columns, rules);
  size_t own = 0;
  const size_t carried = carried_most(layout, columns);
  if (carried == 0) return 0;
  for (size_t i = 0; i < layout->count; i++)
    own += is_shown(column_of(&layout->columns[i]), columns, has_interest);
  const size_t room = ROW_COLUMNS_MOST - own;
  return carried < room ? 0 : carried - room;
}

void report_sheet_clear(struct report_sheet *sheet) {
  free(sheet->columns);
  free(sheet->titles);
  free(sheet->kinds);
  *sheet = (struct report_sheet){0};
}

int report_amount_width(const struct money *amount) {
  enum { DECIMALS = 3 };
  struct buffer digits = {0};
  money_format(&digits, amount);
  int length = (int)digits.length;
  buffer_clear(&digits);
  return length + (length - DECIMALS - 1) / 3;
}
