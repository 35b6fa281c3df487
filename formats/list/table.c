#include "formats/list/table.h"

#include <errno.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/list/table_failure.h"
#include "formats/list/table_head.h"
#include "formats/list/table_parts.h"
#include "formats/list/table_tabs.h"
#include "formats/sheet_in/file_kind.h"

static enum table_status start_csv(struct table *table) {
  const struct table_options *options = &table->options;
  if (options->sheet_count > 0) return table_fail(table, TABLE_HAS_NO_SHEETS, 0, -1);
  if (!csv_rows_start(&table->csv, options)) return table_fail(table, TABLE_NO_CONVERTER, 0, -1);
  return table_read_first_head(table);
}

/* What the bytes are, as far as the first of them tell. */
static bool is_csv(const struct table *table) {
  struct byte_source bytes;
  byte_source_open_memory(&bytes, lines_head(&table->csv.lines));
  enum file_kind kind = file_kind_find(&bytes);
  return kind == FILE_TEXT || kind == FILE_EMPTY;
}

/* The table if it could be started, else NULL and why. */
static struct table *started(struct table *table, enum table_status status, struct table_error *error) {
  if (status == TABLE_OK) return table;
  *error = table->failure;
  table_close(table);
  return NULL;
}

static struct table *start(struct table *table, struct sheet_source *source,
                           const struct sheet_error *refused, struct table_error *error) {
  table->is_book = true;
  table->book.source = source;
  return started(table, source == NULL ? table_fail_as(table, refused) : table_start_book(table), error);
}

static struct table *new_table(struct table_options options) {
  struct table *table = array_new(1, sizeof *table);
  if (options.row_limit == 0) options.row_limit = TABLE_ROW_LIMIT;
  table->options = options;
  table->failure.column = -1;
  csv_rows_init(&table->csv, options.row_limit);
  return table;
}

struct table *table_open(const char *path, struct table_options options, struct table_error *error) {
  struct table *table = new_table(options);
  struct line_source *lines = &table->csv.lines;
  int failure = lines_open(lines, path);
  table->file_size = lines->total;
  if (failure != 0) {
    enum table_status status = failure == EISDIR   ? TABLE_IS_FOLDER
                               : lines->error != 0 ? TABLE_READ_ERROR
                                                   : TABLE_CANNOT_OPEN;
    lines->error = failure;
    return started(table, table_fail(table, status, 0, -1), error);
  }
  if (is_csv(table)) return started(table, start_csv(table), error);
  struct sheet_error refused;
  struct sheet_source *source = lines->total >= 0
                                    ? sheet_source_open(path, &refused)
                                    : sheet_source_open_pipe(lines_head(lines), lines->descriptor, &refused);
  return start(table, source, &refused, error);
}

struct table *table_open_memory(struct text bytes, struct table_options options, struct table_error *error) {
  struct table *table = new_table(options);
  lines_open_memory(&table->csv.lines, bytes);
  table->file_size = (int64_t)bytes.length;
  if (is_csv(table)) return started(table, start_csv(table), error);
  struct sheet_error refused;
  struct sheet_source *source = sheet_source_open_memory(bytes, &refused);
  return start(table, source, &refused, error);
}

const struct text *table_header(const struct table *table, size_t *count) {
  *count = table->header.count;
  return table->header.names;
}

const struct kept_rows *table_first_rows(const struct table *table, size_t *header) {
  *header = table->header.first;
  return &table->kept;
}

bool table_has_two_header_rows(const struct table *table) { return table->header.row_count == 2; }

int64_t table_header_line(const struct table *table) { return table->header_line; }

const struct table_sheet *table_sheets(const struct table *table, int *count) {
  *count = table->sheet_count;
  return table->sheets;
}

bool table_hides(const struct table *table, size_t column) {
  return hidden_columns_has(&table->hidden, column);
}

const struct sheet_info *table_tabs(const struct table *table, size_t *count) {
  *count = 0;
  return table->is_book ? sheet_source_sheets(table->book.source, count) : NULL;
}

/* What a row of a further sheet fills to the right of its header, which makes it too wide; or nothing. */
static struct text surplus(const struct table *table, const struct table_row *row) {
  for (size_t i = table->further.count; i < row->count; i++)
    if (row->cells[i].length > 0) return row->cells[i];
  return TEXT("");
}

/* Puts the cells of a further sheet in the order of the header. */
static void put_in_order(struct table *table, struct table_row *row) {
  const struct table_sheet *sheet = &table->sheets[table->sheet];
  const size_t count = table->header.count;
  for (size_t i = 0; i < count; i++) {
    size_t place = sheet->places[i];
    bool is_there = place < row->count;
    table->cells[i] = is_there ? row->cells[place] : TEXT("");
    table->marks[i] = is_there && row->marks != NULL ? row->marks[place] : 0;
  }
  table->cells[count] = surplus(table, row);
  table->marks[count] = 0;
  row->count = count + (table->cells[count].length > 0);
  row->cells = table->cells;
  row->marks = table->marks;
}

static enum table_status begin_sheet(struct table *table) {
  enum table_status status = table_choose(table, table->sheets[table->sheet].tab);
  if (status == TABLE_OK) status = table_read_head(table, &table->further);
  if (status == TABLE_OK) table_pass_header(table, &table->further);
  return status;
}

/* The next row of the sheets, one after another. */
static enum table_status next_row(struct table *table, struct table_row *row) {
  for (;;) {
    if (kept_rows_next(&table->kept, row)) return TABLE_OK;
    enum table_status status = table_raw_row(table, row);
    if (status != TABLE_END || table->sheet + 1 >= table->sheet_count) return status;
    table->sheet += 1;
    status = begin_sheet(table);
    if (status != TABLE_OK) return status;
  }
}

/* The next row out of the temporary file. */
static enum table_status next_kept(struct table *table, struct table_row *row) {
  if (row_spool_next(&table->spool, row, &table->repeats_header)) return TABLE_OK;
  if (errno == 0) return TABLE_END;
  table->failure.system = errno;
  table->failure.sheet_status = SHEET_SPILL_ERROR;
  return table->failure.status = TABLE_BAD_WORKBOOK;
}

enum table_status table_next(struct table *table, struct table_row *row) {
  if (table->failure.status != TABLE_OK) return table->failure.status;
  if (table->is_rewound) return next_kept(table, row);
  enum table_status status = next_row(table, row);
  table->has_ended = status == TABLE_END;
  if (status != TABLE_OK) return status;
  row->record = ++table->record;
  row->sheet = table->sheet;
  const struct list_header *header = table->sheet == 0 ? &table->header : &table->further;
  table->repeats_header = table->options.is_case_list && list_header_is_again(header, &table->kept, row);
  if (table->sheet > 0) put_in_order(table, row);
  if (table->keeps_rows) (void)!row_spool_add(&table->spool, row, table->repeats_header);
  return TABLE_OK;
}

bool table_pass(struct table *table, size_t column, struct text *cell) {
  return !table->is_book && table->failure.status == TABLE_OK && table->kept.next == table->kept.count &&
         csv_rows_pass(&table->csv, column, cell);
}

void table_turn_back(struct table *table) { csv_rows_turn_back(&table->csv); }

void table_keep_rows(struct table *table) { table->keeps_rows = table->is_book; }

bool table_rewind(struct table *table) {
  if (!table->keeps_rows || !table->has_ended) return false;
  table->is_rewound = row_spool_rewind(&table->spool);
  return table->is_rewound;
}

bool table_is_header_again(const struct table *table) { return table->repeats_header; }

int64_t table_titles(const struct table *table, int64_t *first_line) {
  *first_line = table->first_title;
  return table->titles;
}

struct table_error table_failure(const struct table *table) {
  return table->failure;
}

enum file_encoding table_encoding(const struct table *table) {
  return table->is_book ? ENCODING_UTF_8 : table->csv.lines.encoding;
}

char table_delimiter(const struct table *table) { return table->csv.cells.delimiter; }

int64_t table_bytes_read(const struct table *table) {
  if (table->is_rewound) return (int64_t)row_spool_offset(&table->spool);
  return table->is_book ? sheet_source_bytes_read(table->book.source) : table->csv.lines.offset;
}

int64_t table_bytes_total(const struct table *table) {
  if (table->is_rewound) return (int64_t)table->spool.size;
  return table->is_book ? sheet_source_bytes_total(table->book.source) : table->csv.lines.total;
}

int64_t table_file_size(const struct table *table) { return table->file_size; }

void table_close(struct table *table) {
  if (table == NULL) return;
  for (int i = 0; i < table->sheet_count; i++) free(table->sheets[i].places);
  free(table->sheets);
  csv_rows_close(&table->csv);
  book_rows_close(&table->book);
  kept_rows_clear(&table->kept);
  row_spool_clear(&table->spool);
  list_header_clear(&table->header);
  list_header_clear(&table->further);
  free(table->cells);
  free(table->marks);
  free(table);
}
