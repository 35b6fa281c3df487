#include "formats/list/cells.h"

#include <assert.h>
#include <csv.h>
#include <stdlib.h>

#include "calc/array.h"

void cells_open(struct cells *cells) {
  enum { CELL_STEP = 4096 };
  *cells = (struct cells){.parser = malloc(sizeof *cells->parser)};
  if (cells->parser == NULL) abort();
  csv_init(cells->parser, CSV_STRICT | CSV_APPEND_NULL);
  csv_set_blk_size(cells->parser, CELL_STEP);
  cells_set_delimiter(cells, ',');
}

void cells_set_delimiter(struct cells *cells, char delimiter) {
  cells->delimiter = delimiter;
  csv_set_delim(cells->parser, (unsigned char)delimiter);
}

void cells_begin(struct cells *cells) {
  buffer_reset(&cells->texts);
  cells->count = 0;
  cells->is_row_over = false;
  cells->is_quote_open = false;
}

static void add_cell(struct cells *cells, struct text cell) {
  cells->list = array_grow(cells->list, &cells->capacity, cells->count + 1, sizeof *cells->list);
  cells->list[cells->count++] = cell;
}

/* In a row without quotes the cells stand in the row itself. */
static void add_plain_row(struct cells *cells, struct text line) {
  const char *start = line.at, *const end = line.at + line.length;
  for (const char *stop; (stop = memchr(start, cells->delimiter, (size_t)(end - start))) != NULL;
       start = stop + 1)
    add_cell(cells, (struct text){start, (size_t)(stop - start)});
  add_cell(cells, (struct text){start, (size_t)(end - start)});
  cells->is_row_over = true;
}

/* In a row with quotes the cells are copied here; show_copies makes the views. */
static void copy_cell(void *bytes, size_t length, void *context) {
  struct cells *cells = context;
  buffer_add(&cells->texts, bytes, length);
  add_cell(cells, (struct text){.length = length});
}

/* ="110105..." keeps a spreadsheet from making a number of a text. */
static struct text without_formula(struct text cell) {
  if (cell.length < 3 || cell.at[0] != '=' || cell.at[1] != '"' || cell.at[cell.length - 1] != '"')
    return cell;
  struct text inner = {cell.at + 2, cell.length - 3};
  return memchr(inner.at, '"', inner.length) == NULL ? inner : cell;
}

static void show_copies(struct cells *cells) {
  size_t start = 0;
  for (size_t i = 0; i < cells->count; i++) {
    size_t length = cells->list[i].length;
    struct text cell = length == 0 ? TEXT("") : (struct text){cells->texts.at + start, length};
    start += length;
    cells->list[i] = without_formula(cell);
  }
}

static int never_blank(unsigned char byte) {
  (void)byte;
  return 0;
}

static void end_row(int terminator, void *context) {
  (void)terminator;
  struct cells *cells = context;
  cells->is_row_over = true;
}

/* Gives libcsv the bytes [start, end) of a line. */
static bool add_part(struct cells *cells, struct text line, size_t start, size_t end, size_t *stopped) {
  size_t taken = csv_parse(cells->parser, line.at + start, end - start, copy_cell, end_row, cells);
  if (taken == end - start) return true;
  if (csv_error(cells->parser) != CSV_EPARSE) abort(); /* out of memory */
  *stopped = start + taken;
  return false;
}

/* Adds a line without the = of its ="..." cells, which to libcsv would be an error. */
static bool add_formulas(struct cells *cells, struct text line, bool is_quoted, size_t *stopped) {
  bool is_cell_start = !is_quoted;
  size_t start = 0;
  for (size_t i = 0; i + 1 < line.length; i++) {
    if (is_cell_start && line.at[i] == '=' && line.at[i + 1] == '"') {
      if (!add_part(cells, line, start, i, stopped)) return false;
      start = i + 1;
    }
    if (line.at[i] == '"') is_quoted = !is_quoted;
    is_cell_start = !is_quoted && line.at[i] == cells->delimiter;
  }
  return add_part(cells, line, start, line.length, stopped);
}

static bool add_quoted_line(struct cells *cells, struct text line, bool is_quoted, size_t *stopped) {
  csv_set_space_func(cells->parser, never_blank);
  bool has_formula = line.length > 0 && memchr(line.at, '=', line.length) != NULL;
  return has_formula ? add_formulas(cells, line, is_quoted, stopped)
                     : add_part(cells, line, 0, line.length, stopped);
}

bool cells_add_line(struct cells *cells, struct text line, size_t end_length, size_t *stopped) {
  bool is_quoted = cells->is_quote_open;
  if (!is_quoted && memchr(line.at, '"', line.length) == NULL) {
    add_plain_row(cells, line);
    return true;
  }
  line.length += end_length;
  if (!add_quoted_line(cells, line, is_quoted, stopped)) return false;
  if (end_length == 0 && !add_part(cells, TEXT("\n"), 0, 1, stopped)) return false;
  cells->is_quote_open = !cells->is_row_over; /* nothing else leaves a row unfinished */
  if (cells->is_row_over) show_copies(cells);
  return true;
}

void cells_give_up(struct cells *cells) {
  csv_fini(cells->parser, NULL, NULL, NULL);
  cells_begin(cells);
}

void cells_close(struct cells *cells) {
  if (cells->parser != NULL) csv_free(cells->parser);
  free(cells->parser);
  free(cells->list);
  buffer_clear(&cells->texts);
  *cells = (struct cells){0};
}

#define DIGITS(number) #number
#define IN_DIGITS(number) DIGITS(number)

const char *cells_library(void) {
  return "libcsv " IN_DIGITS(CSV_MAJOR) "." IN_DIGITS(CSV_MINOR) "." IN_DIGITS(CSV_RELEASE);
}
