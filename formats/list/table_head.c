#include "formats/list/table_head.h"

#include "formats/file/plain_text.h"
#include "formats/list/table_book.h"
#include "formats/list/table_failure.h"

/* The next row as the file has it. */
enum table_status table_raw_row(struct table *table, struct table_row *row) {
  if (table->is_book) {
    enum sheet_status status = book_rows_next(&table->book, row);
    return status == SHEET_OK ? TABLE_OK : status == SHEET_END ? TABLE_END : table_fail_in_sheet(table);
  }
  if (csv_rows_next(&table->csv, row)) return TABLE_OK;
  if (table->csv.lines.error == 0) return TABLE_END;
  return table_fail(table, TABLE_READ_ERROR, table->csv.line + 1, table->csv.lines.offset);
}

/* No text at all, and perhaps without an end, such as a device: no header is looked for behind it. */
static bool is_binary(const struct kept_row *kept) {
  return kept->has_nul && kept->row.fault == ROW_TOO_LONG;
}

/* Keeps the rows among which the header is looked for. */
static enum table_status keep_head(struct table *table) {
  enum { ROWS_LOOKED_AT = 1000 };
  const int wanted = table->options.is_case_list ? LIST_HEADER_ROWS : 1;
  int filled = 0;
  kept_rows_reset(&table->kept);
  while (filled < wanted && table->kept.count < ROWS_LOOKED_AT) {
    struct table_row row;
    enum table_status status = table_raw_row(table, &row);
    if (status == TABLE_END) return TABLE_OK;
    if (status != TABLE_OK) return status;
    struct kept_row *kept = kept_rows_add(&table->kept, &row);
    kept->has_nul = table->csv.has_nul;
    if (table->csv.lines.is_doubtful && ascii_length(row.raw) < row.raw.length)
      kept->doubt_offset = table->csv.lines.doubt_offset;
    filled += !kept->is_blank;
    if (is_binary(kept)) return TABLE_OK;
  }
  return TABLE_OK;
}

/* Whether a row may be a header at all. */
static enum table_status check_header(struct table *table, const struct kept_row *kept) {
  const struct table_row *row = &kept->row;
  if (kept->has_nul || row->fault == ROW_HAS_NUL)
    return table_fail(table, TABLE_IS_BINARY, row->line, row->fault_offset);
  if (kept->doubt_offset >= 0) return table_fail(table, TABLE_NOT_DECODABLE, row->line, kept->doubt_offset);
  if (row->fault == ROW_NOT_DECODABLE)
    return table_fail(table, TABLE_NOT_DECODABLE, row->line, row->fault_offset);
  if (row->fault == ROW_TOO_LONG) return table_fail(table, TABLE_HEADER_TOO_LONG, row->line, -1);
  if (row->fault != ROW_FINE) return table_fail(table, TABLE_HEADER_MALFORMED, row->line, -1);
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
    try->known = (int)list_header_known(&kept->row, table->options.choices);
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
  return table->kept.count == 0 ? table_fail(table, TABLE_EMPTY, table->csv.line, -1)
                                : table_fail(table, TABLE_NO_HEADER, 0, -1);
}

/* The header among the rows kept. */
static enum table_status find_header(struct table *table, struct list_header *header) {
  if (!table->options.is_case_list && table->kept.count > 0) {
    list_header_take_first(header, &table->kept);
    return check_header(table, &table->kept.list[0]);
  }
  if (!list_header_find(header, &table->kept, table->options.choices)) return refuse_head(table);
  return check_header(table, &table->kept.list[header->first]);
}

static void count_titles(struct table *table, size_t above) {
  for (size_t i = 0; i < above; i++) {
    if (table->kept.list[i].is_blank) continue;
    if (table->titles++ == 0) table->first_title = table->kept.list[i].row.line;
  }
}

/* Moves past the header that was found among the rows kept. */
void table_pass_header(struct table *table, const struct list_header *header) {
  count_titles(table, header->first);
  table->kept.next = header->first + header->row_count;
  table->book.width = header->count;
  if (table->is_book) kept_rows_widen(&table->kept, header->count);
}

/* Reads the first rows of a sheet or of CSV text, and the header among them. */
enum table_status table_read_head(struct table *table, struct list_header *header) {
  enum table_status status = keep_head(table);
  if (status == TABLE_OK) status = find_header(table, header);
  table->is_head_ready = status == TABLE_OK;
  return status;
}

void table_begin(struct table *table) {
  const struct table_row *row = &table->kept.list[table->header.first].row;
  table->header_line = row->line;
  if (row->hidden != NULL) table->hidden = *row->hidden;
  table_pass_header(table, &table->header);
}

enum table_status table_read_first_head(struct table *table) {
  enum table_status status = table_read_head(table, &table->header);
  if (status == TABLE_OK) table_begin(table);
  return status;
}
