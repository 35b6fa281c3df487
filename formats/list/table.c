#include "formats/list/table.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>

#include "calc/array.h"
#include "formats/list/cells.h"
#include "formats/list/lines.h"

struct table {
  struct line_source lines;
  struct cells cells;
  size_t row_limit;
  struct buffer raw; /* the row, where it takes several lines */

  struct buffer header_texts;
  struct text *header; /* views into header_texts */
  size_t header_count;
  int64_t header_line;

  int64_t line; /* physical lines taken so far */
  int64_t record;
  struct table_error failure;
};

/* Of a line that was cut nobody knows. */
static bool is_blank_line(const struct table *table, const struct line *line) {
  for (size_t i = 0; i < line->text.length; i++) {
    char byte = line->text.at[i];
    bool is_blank = byte == ' ' || byte == '\t' || byte == '\x1A'; /* old programs end files with 1A */
    if (!is_blank || byte == table->cells.delimiter) return false;
  }
  return !line->is_cut;
}

static bool next_line(struct table *table, struct line *line) {
  if (!lines_next(&table->lines, table->row_limit, line)) return false;
  table->line += 1;
  return true;
}

static void note_damage(struct table_row *row, const struct line *line) {
  if (row->fault != ROW_FINE) return;
  if (!line->has_nul && !line->is_undecodable) return;
  row->fault = line->is_undecodable ? ROW_NOT_DECODABLE : ROW_HAS_NUL;
  row->fault_offset = line->fault_offset;
}

/* Takes further lines until the row's open quote is closed. false: it never is. */
static bool take_further_lines(struct table *table, struct table_row *row) {
  size_t end_length = 0;
  while (!table->cells.is_row_over) {
    struct line line;
    size_t stopped;
    if (!next_line(table, &line)) return false;
    if (line.is_cut || table->raw.length + line.text.length > table->row_limit) return false;
    if (!cells_add_line(&table->cells, line.text, line.end_length, &stopped)) return false;
    note_damage(row, &line);
    buffer_add(&table->raw, line.text.at, line.text.length + line.end_length);
    end_length = line.end_length;
    row->line_count += 1;
  }
  row->raw = (struct text){table->raw.at, table->raw.length - end_length};
  return true;
}

static void continue_row(struct table *table, struct table_row *row, const struct line *first) {
  buffer_reset(&table->raw);
  buffer_add(&table->raw, first->text.at, first->text.length + first->end_length);
  size_t first_length = first->text.length;
  lines_hold(&table->lines);
  if (take_further_lines(table, row)) {
    lines_release(&table->lines);
    return;
  }
  /* The quote may have swallowed good rows: read them again. */
  lines_rewind(&table->lines);
  cells_give_up(&table->cells);
  table->line = row->line;
  row->line_count = 1;
  row->raw = (struct text){table->raw.at, first_length};
  row->fault = ROW_UNCLOSED;
}

/* Reads the row that begins with `first`. */
static void read_row(struct table *table, struct table_row *row, const struct line *first) {
  struct cells *cells = &table->cells;
  *row = (struct table_row){.raw = first->text, .line = table->line, .line_count = 1};
  note_damage(row, first);
  cells_begin(cells);
  if (first->is_cut) {
    row->fault = ROW_TOO_LONG;
  } else if (!cells_add_line(cells, first->text, first->end_length, &row->fault_at)) {
    row->fault = ROW_MALFORMED;
    cells_give_up(cells);
  } else if (!cells->is_row_over) {
    continue_row(table, row, first);
  }
  row->cells = cells->list;
  row->count = cells->count;
}

static enum table_status end_status(struct table *table) {
  if (table->lines.error == 0) return TABLE_END;
  table->failure = (struct table_error){.status = TABLE_READ_ERROR,
                                        .system = table->lines.error,
                                        .line = table->line + 1,
                                        .offset = table->lines.offset};
  return TABLE_READ_ERROR;
}

/* The next line that is not blank. */
static bool next_full_line(struct table *table, struct line *line) {
  do {
    if (!next_line(table, line)) return false;
  } while (is_blank_line(table, line));
  return true;
}

enum table_status table_next(struct table *table, struct table_row *row) {
  struct line line;
  if (!next_full_line(table, &line)) return end_status(table);
  read_row(table, row, &line);
  row->record = ++table->record;
  return TABLE_OK;
}

/* Excel's `sep=;` in front of the header. */
static bool is_separator_line(struct text line) {
  return line.length == 5 && strncasecmp(line.at, "sep=", 4) == 0 && line.at[4] != '"' &&
         (line.at[4] == '\t' || ispunct((unsigned char)line.at[4]));
}

/* What a header has of each delimiter outside quotes. */
struct delimiter_count {
  size_t counts[3];
  bool is_quoted; /* a quote is open */
};

static const char delimiters[3] = {',', ';', '\t'};

static void count_delimiters(struct delimiter_count *count, struct text line) {
  for (size_t i = 0; i < line.length; i++) {
    if (line.at[i] == '"') count->is_quoted = !count->is_quoted;
    for (size_t d = 0; d < 3 && !count->is_quoted; d++) count->counts[d] += line.at[i] == delimiters[d];
  }
}

/* Looks ahead, taking nothing: the delimiter that a `sep=` line names, else the one that the header has
 * most of, a comma rather than another. A header may take several lines, as titles in cells do. */
static char find_delimiter(struct table *table) {
  struct delimiter_count count = {{0}, false};
  struct line line;
  size_t seen = 0;
  bool is_header = false;
  char named = 0;
  lines_hold(&table->lines);
  while (named == 0 && seen < table->row_limit && lines_next(&table->lines, table->row_limit, &line)) {
    if (!is_header && is_blank_line(table, &line)) continue;
    if (!is_header && is_separator_line(line.text)) named = line.text.at[4];
    is_header = true;
    count_delimiters(&count, line.text);
    seen += line.text.length + line.end_length;
    if (!count.is_quoted) break;
  }
  lines_rewind(&table->lines);
  size_t best = 0;
  for (size_t d = 1; d < 3; d++) best = count.counts[d] > count.counts[best] ? d : best;
  return named != 0 ? named : delimiters[best];
}

static enum table_status refuse(struct table *table, enum table_status status, int64_t offset) {
  table->failure = (struct table_error){.status = status,
                                        .system = table->lines.error,
                                        .line = table->line,
                                        .offset = offset,
                                        .encoding = table->lines.encoding};
  return status;
}

static void keep_header(struct table *table, const struct table_row *row) {
  struct text *header = array_new(row->count, sizeof *header);
  for (size_t i = 0; i < row->count; i++) buffer_add_text(&table->header_texts, row->cells[i]);
  const char *at = table->header_texts.at;
  for (size_t i = 0; i < row->count; i++) {
    header[i] = (struct text){at, row->cells[i].length};
    if (row->cells[i].length > 0) at += row->cells[i].length;
  }
  table->header = header;
  table->header_count = row->count;
  table->header_line = row->line;
}

static enum table_status check_header(struct table *table, const struct line *first,
                                      const struct table_row *row) {
  if (first->has_nul || row->fault == ROW_HAS_NUL) return refuse(table, TABLE_IS_BINARY, row->fault_offset);
  if (table->lines.is_doubtful) return refuse(table, TABLE_NOT_DECODABLE, table->lines.doubt_offset);
  if (row->fault == ROW_NOT_DECODABLE) return refuse(table, TABLE_NOT_DECODABLE, row->fault_offset);
  if (row->fault != ROW_FINE) return refuse(table, TABLE_HEADER_MALFORMED, -1);
  return TABLE_OK;
}

static enum table_status read_header(struct table *table, char delimiter) {
  if (delimiter == 0) delimiter = find_delimiter(table);
  struct line line;
  bool is_there = next_full_line(table, &line);
  if (is_there && is_separator_line(line.text)) is_there = next_full_line(table, &line);
  if (!is_there && table->lines.error != 0) return end_status(table);
  if (!is_there) return refuse(table, TABLE_EMPTY, -1);
  cells_set_delimiter(&table->cells, delimiter);
  struct table_row row;
  read_row(table, &row, &line);
  enum table_status status = check_header(table, &line, &row);
  if (status == TABLE_OK) keep_header(table, &row);
  return status;
}

/* Files that are often taken for a CSV file, known by their first bytes. */
static enum table_status check_signature(struct text head) {
  if (text_starts_with(head, TEXT("PK\x03\x04"))) return TABLE_IS_WORKBOOK;
  if (text_starts_with(head, TEXT("\xD0\xCF\x11\xE0"))) return TABLE_IS_OLD_WORKBOOK;
  return TABLE_OK;
}

static enum table_status start(struct table *table, struct table_options options) {
  enum table_status status = check_signature(lines_head(&table->lines));
  if (status != TABLE_OK) return refuse(table, status, 0);
  table->row_limit = options.row_limit == 0 ? TABLE_ROW_LIMIT : options.row_limit;
  if (!lines_start(&table->lines, options.encoding)) return refuse(table, TABLE_NO_CONVERTER, -1);
  return read_header(table, options.delimiter);
}

static struct table *new_table(void) {
  struct table *table = array_new(1, sizeof *table);
  cells_open(&table->cells);
  return table;
}

/* The table if it could be started, else NULL and why. */
static struct table *started(struct table *table, enum table_status status, struct table_error *error) {
  if (status == TABLE_OK) return table;
  *error = table->failure;
  table_close(table);
  return NULL;
}

struct table *table_open(const char *path, struct table_options options, struct table_error *error) {
  struct table *table = new_table();
  int failure = lines_open(&table->lines, path);
  if (failure == 0) return started(table, start(table, options), error);
  enum table_status status = failure == EISDIR         ? TABLE_IS_FOLDER
                             : table->lines.error != 0 ? TABLE_READ_ERROR
                                                       : TABLE_CANNOT_OPEN;
  table->lines.error = failure;
  return started(table, refuse(table, status, -1), error);
}

struct table *table_open_memory(struct text bytes, struct table_options options, struct table_error *error) {
  struct table *table = new_table();
  lines_open_memory(&table->lines, bytes);
  return started(table, start(table, options), error);
}

const struct text *table_header(const struct table *table, size_t *count) {
  *count = table->header_count;
  return table->header;
}

int64_t table_header_line(const struct table *table) { return table->header_line; }

struct table_error table_failure(const struct table *table) {
  return table->failure;
}

enum file_encoding table_encoding(const struct table *table) { return table->lines.encoding; }

char table_delimiter(const struct table *table) { return table->cells.delimiter; }

int64_t table_bytes_read(const struct table *table) { return table->lines.offset; }

int64_t table_bytes_total(const struct table *table) { return table->lines.total; }

void table_close(struct table *table) {
  if (table == NULL) return;
  lines_close(&table->lines);
  cells_close(&table->cells);
  buffer_clear(&table->raw);
  buffer_clear(&table->header_texts);
  free(table->header);
  free(table);
}
