#include "formats/list/table.h"

#include <errno.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/book_rows.h"
#include "formats/list/csv_rows.h"
#include "formats/list/kept_rows.h"
#include "formats/list/list_header.h"
#include "formats/list/table_book.h"
#include "formats/sheet_in/file_kind.h"

struct table {
  struct table_options options;
  bool is_book;
  int64_t file_size; /* -1 unknown */
  struct csv_rows csv;
  struct book_rows book;
  struct table_sheet *sheets; /* owned; those that are read */
  int sheet_count, sheet;     /* the one that is being read */

  size_t chosen;      /* tab + 1; 0: none */
  bool is_head_ready; /* the rows kept are its first, and a header is among them */
  struct kept_rows kept;
  struct list_header header;  /* of the first sheet: the table's */
  struct list_header further; /* of the sheet that is being read, if it is not the first */
  int64_t header_line;
  int64_t titles, first_title;

  struct text *cells; /* owned; of a row of a further sheet, in the order of the header */
  unsigned char *marks;
  int64_t record;
  bool repeats_header; /* the row handed out last */
  struct table_error failure;
};

static enum table_status fail(struct table *table, enum table_status status, int64_t line, int64_t offset) {
  table->failure.status = status;
  table->failure.system = table->csv.lines.error;
  table->failure.line = line;
  table->failure.offset = offset;
  table->failure.encoding = table->csv.lines.encoding;
  return status;
}

static enum table_status fail_at_sheet(struct table *table, enum table_status status, size_t tab) {
  size_t count;
  const struct sheet_info *tabs = sheet_source_sheets(table->book.source, &count);
  if (tab < count) table_error_name(table->failure.sheet, tabs[tab].name);
  return fail(table, status, 0, -1);
}

/* What opening or reading a workbook came to. */
static enum table_status fail_as(struct table *table, const struct sheet_error *error) {
  static const enum table_status statuses[SHEET_STATUS_COUNT] = {
      [SHEET_CANNOT_OPEN] = TABLE_CANNOT_OPEN,    [SHEET_IS_FOLDER] = TABLE_IS_FOLDER,
      [SHEET_READ_ERROR] = TABLE_READ_ERROR,      [SHEET_NOT_A_WORKBOOK] = TABLE_IS_OTHER_KIND,
      [SHEET_IS_ENCRYPTED] = TABLE_IS_OTHER_KIND, [SHEET_IS_TOO_OLD] = TABLE_IS_OTHER_KIND,
  };
  enum table_status status = statuses[error->status];
  bool is_broken = error->status == SHEET_ZIP_DAMAGED && error->kind == FILE_BROKEN_ZIP;
  if (status == TABLE_OK) status = is_broken ? TABLE_IS_OTHER_KIND : TABLE_BAD_WORKBOOK;
  (void)fail(table, status, error->row, -1);
  table->failure.system = error->system;
  table->failure.column = error->column;
  table->failure.sheet_status = error->status;
  table->failure.kind = error->status == SHEET_IS_ENCRYPTED ? FILE_ENCRYPTED
                        : error->status == SHEET_IS_TOO_OLD ? FILE_XLS_TOO_OLD
                                                            : error->kind;
  return status;
}

static enum table_status fail_in_sheet(struct table *table) {
  struct sheet_error error = sheet_source_failure(table->book.source);
  enum table_status status = fail_as(table, &error);
  size_t count;
  const struct sheet_info *tabs = sheet_source_sheets(table->book.source, &count);
  if (error.sheet < count) table_error_name(table->failure.sheet, tabs[error.sheet].name);
  return status;
}

/* The next row as the file has it. */
static enum table_status next_raw(struct table *table, struct table_row *row) {
  if (table->is_book) {
    enum sheet_status status = book_rows_next(&table->book, row);
    return status == SHEET_OK ? TABLE_OK : status == SHEET_END ? TABLE_END : fail_in_sheet(table);
  }
  if (csv_rows_next(&table->csv, row)) return TABLE_OK;
  if (table->csv.lines.error == 0) return TABLE_END;
  return fail(table, TABLE_READ_ERROR, table->csv.line + 1, table->csv.lines.offset);
}

/* Keeps the rows among which the header is looked for. */
static enum table_status keep_head(struct table *table) {
  enum { ROWS_LOOKED_AT = 1000 };
  const int wanted = table->options.is_case_list ? LIST_HEADER_ROWS : 1;
  int filled = 0;
  kept_rows_reset(&table->kept);
  while (filled < wanted && table->kept.count < ROWS_LOOKED_AT) {
    struct table_row row;
    enum table_status status = next_raw(table, &row);
    if (status == TABLE_END) return TABLE_OK;
    if (status != TABLE_OK) return status;
    struct kept_row *kept = kept_rows_add(&table->kept, &row);
    kept->has_nul = table->csv.has_nul;
    if (table->csv.lines.is_doubtful && ascii_length(row.raw) < row.raw.length)
      kept->doubt_offset = table->csv.lines.doubt_offset;
    filled += !kept->is_blank;
  }
  return TABLE_OK;
}

/* Whether a row may be a header at all. */
static enum table_status check_header(struct table *table, const struct kept_row *kept) {
  const struct table_row *row = &kept->row;
  if (kept->has_nul || row->fault == ROW_HAS_NUL)
    return fail(table, TABLE_IS_BINARY, row->line, row->fault_offset);
  if (kept->doubt_offset >= 0) return fail(table, TABLE_NOT_DECODABLE, row->line, kept->doubt_offset);
  if (row->fault == ROW_NOT_DECODABLE) return fail(table, TABLE_NOT_DECODABLE, row->line, row->fault_offset);
  if (row->fault != ROW_FINE) return fail(table, TABLE_HEADER_MALFORMED, row->line, -1);
  return TABLE_OK;
}

/* What the first filled rows read, and how near they came. */
static void describe_tries(struct table *table) {
  struct table_error *error = &table->failure;
  error->try_count = 0;
  for (size_t i = 0; i < table->kept.count && error->try_count < TABLE_TRIES; i++) {
    const struct kept_row *kept = &table->kept.list[i];
    if (kept->is_blank) continue;
    struct header_try *try = &error->tries[error->try_count++];
    try->line = kept->row.line;
    try->known = (int)list_header_known(&kept->row);
    table_error_name(try->text, text_clip(kept->row.raw, TABLE_TRY_SHOWN));
  }
}

/* No row is a header: a faulty one may have been meant to be. */
static enum table_status refuse_head(struct table *table) {
  for (size_t i = 0; i < table->kept.count; i++) {
    enum table_status status = check_header(table, &table->kept.list[i]);
    if (status != TABLE_OK) return status;
  }
  describe_tries(table);
  return table->kept.count == 0 ? fail(table, TABLE_EMPTY, table->csv.line, -1)
                                : fail(table, TABLE_NO_HEADER, 0, -1);
}

/* The header among the rows kept. */
static enum table_status find_header(struct table *table, struct list_header *header) {
  if (!table->options.is_case_list && table->kept.count > 0) {
    list_header_take_first(header, &table->kept);
    return check_header(table, &table->kept.list[0]);
  }
  if (!list_header_find(header, &table->kept)) return refuse_head(table);
  return check_header(table, &table->kept.list[header->first]);
}

static void count_titles(struct table *table, size_t above) {
  for (size_t i = 0; i < above; i++) {
    if (table->kept.list[i].is_blank) continue;
    if (table->titles++ == 0) table->first_title = table->kept.list[i].row.line;
  }
}

/* Moves past the header that was found among the rows kept. */
static void pass_header(struct table *table, const struct list_header *header) {
  count_titles(table, header->first);
  table->kept.next = header->first + header->row_count;
  table->book.width = header->count;
  if (table->is_book) kept_rows_widen(&table->kept, header->count);
}

/* Reads the first rows of a sheet or of CSV text, and the header among them. */
static enum table_status read_head(struct table *table, struct list_header *header) {
  enum table_status status = keep_head(table);
  if (status == TABLE_OK) status = find_header(table, header);
  table->is_head_ready = status == TABLE_OK;
  return status;
}

static void begin(struct table *table) {
  table->header_line = table->kept.list[table->header.first].row.line;
  pass_header(table, &table->header);
}

static enum table_status read_first_head(struct table *table) {
  enum table_status status = read_head(table, &table->header);
  if (status == TABLE_OK) begin(table);
  return status;
}

static enum table_status choose(struct table *table, size_t tab) {
  table->book.width = 0;
  table->chosen = tab + 1;
  table->is_head_ready = false;
  if (sheet_source_choose(table->book.source, tab) == SHEET_OK) return TABLE_OK;
  return fail_in_sheet(table);
}

static void add_sheet(struct table *table, const struct sheet_info *tabs, size_t tab) {
  table->sheets[table->sheet_count++] = (struct table_sheet){.name = tabs[tab].name, .tab = tab};
}

static bool wants_all(const struct table_options *options) {
  for (int i = 0; i < options->sheet_count; i++)
    if (strcmp(options->sheets[i], "all") == 0) return true;
  return false;
}

static void tell_names(struct table *table, const struct sheet_info *tabs, size_t count) {
  struct buffer names = {0};
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_literal(&names, ", ");
    buffer_add_text(&names, tabs[i].name);
  }
  table_error_name(table->failure.other, buffer_text(&names));
  buffer_clear(&names);
}

/* The sheets that were asked for by name or number. */
static enum table_status take_named(struct table *table, const struct sheet_info *tabs, size_t count) {
  for (int i = 0; i < table->options.sheet_count; i++) {
    struct text wanted = text_from(table->options.sheets[i]);
    size_t tab;
    if (table_book_find_tab(tabs, count, wanted, &tab)) {
      add_sheet(table, tabs, tab);
      continue;
    }
    table_error_name(table->failure.sheet, wanted);
    tell_names(table, tabs, count);
    return fail(table, TABLE_NO_SUCH_SHEET, 0, -1);
  }
  return TABLE_OK;
}

/* Looks into a visible sheet; one without a header is passed by, and what was seen there is remembered. */
static enum table_status look_into(struct table *table, size_t tab, struct table_error *refused) {
  enum table_status status = choose(table, tab);
  if (status == TABLE_OK) status = read_head(table, &table->header);
  if (status != TABLE_NO_HEADER && status != TABLE_EMPTY) return status;
  (void)fail_at_sheet(table, status, tab);
  if (status == TABLE_NO_HEADER || refused->status == TABLE_OK) *refused = table->failure;
  table->failure = (struct table_error){.column = -1};
  return status;
}

/* All visible sheets with a header, looked into from the last to the first, whose rows then lie ready; of a
 * table that is no case list the first with a row. */
static enum table_status find_sheets(struct table *table, const struct sheet_info *tabs, size_t count) {
  struct table_error refused = {.status = TABLE_OK, .column = -1};
  const bool takes_one = !table->options.is_case_list;
  for (size_t i = 0; i < count && !(takes_one && table->sheet_count > 0); i++) {
    size_t tab = takes_one ? i : count - 1 - i;
    if (tabs[tab].visibility != SHEET_VISIBLE || !tabs[tab].has_cells) continue;
    enum table_status status = look_into(table, tab, &refused);
    if (status == TABLE_OK)
      add_sheet(table, tabs, tab);
    else if (status != TABLE_NO_HEADER && status != TABLE_EMPTY)
      return status;
  }
  for (int i = 0; i < table->sheet_count / 2; i++) {
    struct table_sheet swapped = table->sheets[i];
    table->sheets[i] = table->sheets[table->sheet_count - 1 - i];
    table->sheets[table->sheet_count - 1 - i] = swapped;
  }
  if (table->sheet_count > 0) return TABLE_OK;
  table->failure = refused;
  return refused.status == TABLE_OK ? fail(table, TABLE_EMPTY, 0, -1) : refused.status;
}

/* The columns of every further sheet, found once beforehand: they are asked for while rows are read. */
static enum table_status map_sheet(struct table *table, struct table_sheet *sheet) {
  struct text other;
  enum table_status status = choose(table, sheet->tab);
  if (status == TABLE_OK) status = read_head(table, &table->further);
  if (status != TABLE_OK) return fail_at_sheet(table, status, sheet->tab);
  if (table_book_map(sheet, &table->header, &table->further, &other)) return TABLE_OK;
  table_error_name(table->failure.other, other);
  return fail_at_sheet(table, TABLE_OTHER_COLUMNS, sheet->tab);
}

static enum table_status read_first_sheet(struct table *table) {
  size_t tab = table->sheets[0].tab;
  if (table->chosen == tab + 1 && table->is_head_ready) {
    begin(table);
    return TABLE_OK;
  }
  enum table_status status = choose(table, tab);
  if (status == TABLE_OK) status = read_first_head(table);
  return status == TABLE_NO_HEADER || status == TABLE_EMPTY ? fail_at_sheet(table, status, tab) : status;
}

static enum table_status map_sheets(struct table *table) {
  enum table_status status = read_first_sheet(table);
  for (int i = 1; i < table->sheet_count && status == TABLE_OK; i++)
    status = map_sheet(table, &table->sheets[i]);
  if (status != TABLE_OK || table->sheet_count == 1) return status;
  table->titles = 0;
  table->cells = array_new(table->header.count + 1, sizeof *table->cells);
  table->marks = array_new(table->header.count + 1, sizeof *table->marks);
  return read_first_sheet(table);
}

static enum table_status start_book(struct table *table) {
  size_t count;
  const struct sheet_info *tabs = sheet_source_sheets(table->book.source, &count);
  const bool are_named = table->options.sheet_count > 0 && !wants_all(&table->options);
  size_t room = (size_t)table->options.sheet_count > count ? (size_t)table->options.sheet_count : count;
  table->sheets = array_new(room, sizeof *table->sheets);
  enum table_status status = are_named ? take_named(table, tabs, count) : find_sheets(table, tabs, count);
  if (status != TABLE_OK) return status;
  if (table->options.sheet_count == 0 && table->sheet_count > 1) {
    table_error_name(table->failure.other, table->sheets[1].name);
    return fail_at_sheet(table, TABLE_TWO_LISTS, table->sheets[0].tab);
  }
  return map_sheets(table);
}

static enum table_status start_csv(struct table *table) {
  const struct table_options *options = &table->options;
  if (options->sheet_count > 0) return fail(table, TABLE_HAS_NO_SHEETS, 0, -1);
  if (!csv_rows_start(&table->csv, options->encoding, options->delimiter, options->is_case_list))
    return fail(table, TABLE_NO_CONVERTER, 0, -1);
  return read_first_head(table);
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
  return started(table, source == NULL ? fail_as(table, refused) : start_book(table), error);
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
    return started(table, fail(table, status, 0, -1), error);
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

int64_t table_header_line(const struct table *table) { return table->header_line; }

const struct table_sheet *table_sheets(const struct table *table, int *count) {
  *count = table->sheet_count;
  return table->sheets;
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
  enum table_status status = choose(table, table->sheets[table->sheet].tab);
  if (status == TABLE_OK) status = read_head(table, &table->further);
  if (status == TABLE_OK) pass_header(table, &table->further);
  return status;
}

/* The next row of the sheets, one after another. */
static enum table_status next_row(struct table *table, struct table_row *row) {
  for (;;) {
    if (kept_rows_next(&table->kept, row)) return TABLE_OK;
    enum table_status status = next_raw(table, row);
    if (status != TABLE_END || table->sheet + 1 >= table->sheet_count) return status;
    table->sheet += 1;
    status = begin_sheet(table);
    if (status != TABLE_OK) return status;
  }
}

enum table_status table_next(struct table *table, struct table_row *row) {
  if (table->failure.status != TABLE_OK) return table->failure.status;
  enum table_status status = next_row(table, row);
  if (status != TABLE_OK) return status;
  row->record = ++table->record;
  row->sheet = table->sheet;
  const struct list_header *header = table->sheet == 0 ? &table->header : &table->further;
  table->repeats_header = table->options.is_case_list && list_header_is_again(header, &table->kept, row);
  if (table->sheet > 0) put_in_order(table, row);
  return TABLE_OK;
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
  return table->is_book ? sheet_source_bytes_read(table->book.source) : table->csv.lines.offset;
}

int64_t table_bytes_total(const struct table *table) {
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
  list_header_clear(&table->header);
  list_header_clear(&table->further);
  free(table->cells);
  free(table->marks);
  free(table);
}
