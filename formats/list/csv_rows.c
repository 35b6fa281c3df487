#include "formats/list/csv_rows.h"

#include "formats/list/csv_delimiter.h"

void csv_rows_init(struct csv_rows *rows, size_t row_limit) {
  *rows = (struct csv_rows){.lines = {.descriptor = -1}, .row_limit = row_limit};
  cells_open(&rows->cells);
}

static bool next_line(struct csv_rows *rows, struct line *line) {
  if (!lines_next(&rows->lines, rows->row_limit, line)) return false;
  rows->line += 1;
  return true;
}

/* The next line that is not blank. */
static bool next_full_line(struct csv_rows *rows, struct line *line) {
  do {
    if (!next_line(rows, line)) return false;
  } while (csv_line_is_blank(line, rows->cells.delimiter));
  return true;
}

static void skip_separator_line(struct csv_rows *rows) {
  struct line line;
  int64_t before = rows->line;
  lines_hold(&rows->lines);
  if (next_full_line(rows, &line) && csv_line_names_delimiter(line.text)) {
    lines_release(&rows->lines);
    return;
  }
  lines_rewind(&rows->lines);
  rows->line = before;
}

bool csv_rows_start(struct csv_rows *rows, const struct table_options *options) {
  if (!lines_start(&rows->lines, options->encoding)) return false;
  char delimiter = options->delimiter;
  if (delimiter == 0) delimiter = csv_delimiter_find(&rows->lines, options);
  skip_separator_line(rows);
  cells_set_delimiter(&rows->cells, delimiter);
  return true;
}

static void note_damage(struct table_row *row, const struct line *line) {
  if (row->fault != ROW_FINE) return;
  if (!line->has_nul && !line->is_undecodable) return;
  row->fault = line->is_undecodable ? ROW_NOT_DECODABLE : ROW_HAS_NUL;
  row->fault_offset = line->fault_offset;
}

/* Takes further lines until the row's open quote is closed. false: it never is. */
static bool take_further_lines(struct csv_rows *rows, struct table_row *row) {
  size_t end_length = 0;
  while (!rows->cells.is_row_over) {
    struct line line;
    size_t stopped;
    if (!next_line(rows, &line)) return false;
    if (line.is_cut || rows->raw.length + line.text.length > rows->row_limit) return false;
    if (!cells_add_line(&rows->cells, line.text, line.end_length, &stopped)) return false;
    note_damage(row, &line);
    buffer_add(&rows->raw, line.text.at, line.text.length + line.end_length);
    end_length = line.end_length;
    row->line_count += 1;
  }
  row->raw = (struct text){rows->raw.at, rows->raw.length - end_length};
  return true;
}

static void continue_row(struct csv_rows *rows, struct table_row *row, const struct line *first) {
  buffer_reset(&rows->raw);
  buffer_add(&rows->raw, first->text.at, first->text.length + first->end_length);
  size_t first_length = first->text.length;
  lines_hold(&rows->lines);
  if (take_further_lines(rows, row)) {
    lines_release(&rows->lines);
    return;
  }
  /* The quote may have swallowed good rows: read them again. */
  lines_rewind(&rows->lines);
  cells_give_up(&rows->cells);
  rows->line = row->line;
  row->line_count = 1;
  row->raw = (struct text){rows->raw.at, first_length};
  row->fault = ROW_UNCLOSED;
}

bool csv_rows_next(struct csv_rows *rows, struct table_row *row) {
  struct line first;
  struct cells *cells = &rows->cells;
  if (!next_full_line(rows, &first)) return false;
  *row = (struct table_row){.raw = first.text, .line = rows->line, .line_count = 1};
  rows->has_nul = first.has_nul;
  note_damage(row, &first);
  cells_begin(cells);
  if (first.is_cut) {
    row->fault = ROW_TOO_LONG;
  } else if (!cells_add_line(cells, first.text, first.end_length, &row->fault_at)) {
    row->fault = ROW_MALFORMED;
    cells_give_up(cells);
  } else if (!cells->is_row_over) {
    continue_row(rows, row, &first);
  }
  row->cells = cells->list;
  row->count = cells->count;
  return true;
}

static bool find_cell(struct text line, char delimiter, size_t column, struct text *cell) {
  const char *start = line.at, *const end = line.at + line.length, *stop = NULL;
  if (line.length == 0 || memchr(line.at, '"', line.length) != NULL) return false;
  for (size_t i = 0; i <= column; i++) {
    if (i > 0 && stop == NULL) return false;
    if (i > 0) start = stop + 1;
    stop = memchr(start, delimiter, (size_t)(end - start));
  }
  *cell = (struct text){start, (size_t)((stop == NULL ? end : stop) - start)};
  return true;
}

static bool is_whole(const struct line *line) {
  return !line->is_cut && !line->has_nul && !line->is_undecodable;
}

bool csv_rows_pass(struct csv_rows *rows, size_t column, struct text *cell) {
  struct line line;
  if (rows->lines.is_skipping) return false; /* the rest of a line that was cut */
  if (rows->lines.is_held) lines_release(&rows->lines);
  lines_hold(&rows->lines);
  if (lines_next(&rows->lines, rows->row_limit, &line) && is_whole(&line) &&
      find_cell(line.text, rows->cells.delimiter, column, cell)) {
    rows->line++;
    return true;
  }
  lines_rewind(&rows->lines);
  return false;
}

void csv_rows_turn_back(struct csv_rows *rows) {
  lines_rewind(&rows->lines);
  rows->line--;
}

void csv_rows_close(struct csv_rows *rows) {
  lines_close(&rows->lines);
  cells_close(&rows->cells);
  buffer_clear(&rows->raw);
}
