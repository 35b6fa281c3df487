#include "formats/sheet_in/xls_rows.h"

#include <stdio.h>

#include "formats/sheet_in/little_endian.h"
#include "formats/sheet_in/sheet_number.h"

enum { COLUMN_AT = 2, FORMAT_AT = 4, VALUE_AT = 6 };

/* Goes to the next record of the sheet itself; SHEET_END after its last. Charts in it have records of their
 * own. */
static enum sheet_status next_record(struct xls_rows *rows) {
  struct biff_reader *reader = &rows->reader;
  do {
    enum sheet_status status = biff_next(reader);
    if (status != SHEET_OK) return SHEET_RECORD_DAMAGED;
    if (reader->type == BIFF_BOF) rows->depth += 1;
    if (reader->type == BIFF_EOF) rows->depth -= 1;
    if (rows->depth == 0) return SHEET_END;
  } while (rows->depth > 1);
  return SHEET_OK;
}

static enum sheet_status begin(struct xls_rows *rows, struct ole_stream *stream, uint64_t place) {
  biff_begin(&rows->reader, stream, place);
  rows->depth = 1;
  bool is_there = biff_next(&rows->reader) == SHEET_OK && rows->reader.type == BIFF_BOF;
  return is_there ? SHEET_OK : SHEET_RECORD_DAMAGED;
}

static enum sheet_status add_merges(struct xls_rows *rows) {
  struct biff_reader *reader = &rows->reader;
  uint16_t count;
  enum sheet_status status = biff_take_16(reader, &count) ? SHEET_OK : SHEET_RECORD_DAMAGED;
  for (uint16_t i = 0; i < count && status == SHEET_OK; i++) {
    unsigned char bytes[8];
    if (!biff_take(reader, bytes, sizeof bytes)) return SHEET_RECORD_DAMAGED;
    struct cell_range range = {{little_16(bytes) + 1, little_16(bytes + 4)},
                               {little_16(bytes + 2) + 1, little_16(bytes + 6)}};
    if (range.last.row < range.first.row || range.last.column < range.first.column) return SHEET_BAD_MERGE;
    status = merge_ranges_add(&rows->merges, range);
  }
  return status;
}

static enum sheet_status note_hidden(struct xls_rows *rows) {
  enum { FLAGS_AT = 12, IS_HIDDEN = 0x20, LEAST = 16 };
  const unsigned char *bytes = rows->reader.bytes;
  if (rows->reader.length < LEAST) return SHEET_RECORD_DAMAGED;
  uint16_t row = little_16(bytes);
  if ((bytes[FLAGS_AT] & IS_HIDDEN) != 0) rows->is_hidden[row / 8] |= (unsigned char)(1u << row % 8);
  return SHEET_OK;
}

static void note_columns(struct xls_rows *rows) {
  enum { LENGTH = 10, LAST_AT = 2, FLAGS_AT = 8, FLAG_HIDDEN = 1 };
  const struct biff_reader *reader = &rows->reader;
  if (reader->length >= LENGTH && (reader->bytes[FLAGS_AT] & FLAG_HIDDEN) != 0)
    hidden_columns_add(&rows->hidden, little_16(reader->bytes), little_16(reader->bytes + LAST_AT));
}

static enum sheet_status survey(struct xls_rows *rows) {
  enum sheet_status status = SHEET_OK;
  while (status == SHEET_OK) {
    status = next_record(rows);
    if (status == SHEET_OK && rows->reader.type == BIFF_MERGEDCELLS) status = add_merges(rows);
    if (status == SHEET_OK && rows->reader.type == BIFF_ROW) status = note_hidden(rows);
    if (status == SHEET_OK && rows->reader.type == BIFF_COLINFO) note_columns(rows);
  }
  merge_ranges_seal(&rows->merges);
  return status == SHEET_END ? SHEET_OK : status;
}

enum sheet_status xls_rows_open(struct xls_rows *rows, struct xls_workbook *workbook,
                                struct ole_stream *stream, uint64_t place) {
  rows->workbook = workbook;
  rows->row = (struct sheet_row){.hidden = &rows->hidden};
  rows->hidden = (struct hidden_columns){0};
  rows->awaits_text = rows->is_held = rows->is_over = false;
  memset(rows->is_hidden, 0, sizeof rows->is_hidden);
  merge_ranges_reset(&rows->merges);
  row_cells_begin(&rows->cells);
  enum sheet_status status = begin(rows, stream, place);
  if (status == SHEET_OK) status = survey(rows);
  return status == SHEET_OK ? begin(rows, stream, place) : status;
}

static enum sheet_status add(struct xls_rows *rows, enum cell_kind kind) {
  rows->cell.kind = kind;
  return row_cells_add(&rows->cells, rows->cell);
}

static enum sheet_status add_raw_number(struct xls_rows *rows, uint16_t format, const char *raw) {
  const struct cell_formats *formats = &rows->workbook->formats;
  if (format >= formats->count) return SHEET_BAD_FORMAT_INDEX;
  return row_cells_add_number(&rows->cells, rows->cell, text_from(raw), cell_formats_look(formats, format),
                              rows->workbook->dates);
}

static enum sheet_status add_binary(struct xls_rows *rows, uint16_t format, double value) {
  char digits[SHEET_BINARY_LENGTH];
  sheet_number_of_binary(digits, value);
  return add_raw_number(rows, format, digits);
}

static double double_of(uint64_t bits) {
  double value;
  _Static_assert(sizeof value == sizeof bits, "a double has 64 bits");
  memcpy(&value, &bits, sizeof value);
  return value;
}

static enum sheet_status read_number(struct xls_rows *rows) {
  const unsigned char *bytes = rows->reader.bytes;
  return add_binary(rows, little_16(bytes + FORMAT_AT), double_of(little_64(bytes + VALUE_AT)));
}

/* Thirty bits: a whole number or the head of a binary fraction, perhaps to be divided by 100. */
static enum sheet_status add_rk(struct xls_rows *rows, uint16_t format, uint32_t rk) {
  enum { IS_HUNDREDTH = 1, IS_WHOLE = 2 };
  char digits[24];
  if ((rk & IS_WHOLE) == 0) {
    double value = double_of((uint64_t)(rk & ~UINT32_C(3)) << 32);
    return add_binary(rows, format, (rk & IS_HUNDREDTH) != 0 ? value / 100 : value);
  }
  int32_t whole = (int32_t)(rk >> 2) - ((rk & UINT32_C(0x80000000)) != 0 ? INT32_C(0x40000000) : 0);
  snprintf(digits, sizeof digits, "%ld%s", (long)whole, (rk & IS_HUNDREDTH) != 0 ? "E-2" : "");
  return add_raw_number(rows, format, digits);
}

static enum sheet_status read_rk(struct xls_rows *rows) {
  const unsigned char *bytes = rows->reader.bytes;
  return add_rk(rows, little_16(bytes + FORMAT_AT), little_32(bytes + VALUE_AT));
}

/* Row, first column, a format and thirty bits for each cell, last column. */
static enum sheet_status read_several_rk(struct xls_rows *rows) {
  enum { ITEM = 6, TAIL = 2 };
  const struct biff_reader *reader = &rows->reader;
  enum sheet_status status = SHEET_OK;
  for (size_t at = FORMAT_AT; at + ITEM + TAIL <= reader->length && status == SHEET_OK; at += ITEM) {
    status = add_rk(rows, little_16(reader->bytes + at), little_32(reader->bytes + at + 2));
    if (status == SHEET_OK) rows->cell.column += 1;
  }
  return status;
}

static enum sheet_status read_shared_text(struct xls_rows *rows) {
  uint32_t number = little_32(rows->reader.bytes + VALUE_AT);
  struct text_store *strings = &rows->workbook->strings;
  if (number >= strings->count) return SHEET_BAD_STRING_INDEX;
  enum sheet_status status = text_store_get(strings, number, &rows->cells.texts);
  return status == SHEET_OK ? add(rows, CELL_TEXT) : status;
}

static enum sheet_status read_text(struct xls_rows *rows) {
  rows->reader.taken = VALUE_AT;
  if (!biff_take_text(&rows->reader, false, &rows->cells.texts)) return SHEET_RECORD_DAMAGED;
  return add(rows, CELL_TEXT);
}

static enum sheet_status add_boolean(struct xls_rows *rows, unsigned char value) {
  buffer_add_text(&rows->cells.texts, value != 0 ? TEXT("TRUE") : TEXT("FALSE"));
  return add(rows, CELL_BOOLEAN);
}

static enum sheet_status add_error(struct xls_rows *rows, unsigned char code) {
  static const struct {
    unsigned char code;
    const char *word;
  } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
  for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
    if (errors[i].code != code) continue;
    buffer_add_text(&rows->cells.texts, text_from(errors[i].word));
    return add(rows, CELL_ERROR);
  }
  return SHEET_BAD_CELL;
}

static enum sheet_status read_boolean_or_error(struct xls_rows *rows) {
  const unsigned char *value = rows->reader.bytes + VALUE_AT;
  return value[1] != 0 ? add_error(rows, value[0]) : add_boolean(rows, value[0]);
}

/* The result is a binary fraction, or where its last two bytes say so something else. */
static enum sheet_status read_formula(struct xls_rows *rows) {
  enum { RESULT_TEXT, RESULT_BOOLEAN, RESULT_ERROR, RESULT_NO_TEXT, RESULT_VALUE = 2, RESULT_MARK = 6 };
  const unsigned char *bytes = rows->reader.bytes, *result = bytes + VALUE_AT;
  rows->cell.is_formula = true;
  if (little_16(result + RESULT_MARK) != 0xFFFF)
    return add_binary(rows, little_16(bytes + FORMAT_AT), double_of(little_64(result)));
  switch (result[0]) {
    case RESULT_TEXT: rows->awaits_text = true; return SHEET_OK;
    case RESULT_BOOLEAN: return add_boolean(rows, result[RESULT_VALUE]);
    case RESULT_ERROR: return add_error(rows, result[RESULT_VALUE]);
    case RESULT_NO_TEXT: return add(rows, CELL_TEXT);
    default: return SHEET_BAD_CELL;
  }
}

/* The records that hold cells, and the bytes that each has at least. */
static const struct cell_record {
  uint16_t type, least;
  enum sheet_status (*read)(struct xls_rows *rows);
} cell_records[] = {{BIFF_LABELSST, 10, read_shared_text}, {BIFF_RK, 10, read_rk},
                    {BIFF_NUMBER, 14, read_number},        {BIFF_MULRK, 12, read_several_rk},
                    {BIFF_FORMULA, 14, read_formula},      {BIFF_LABEL, 9, read_text},
                    {BIFF_RSTRING, 9, read_text},          {BIFF_BOOLERR, 8, read_boolean_or_error}};

static const struct cell_record *find_cell_record(uint16_t type) {
  for (size_t i = 0; i < sizeof cell_records / sizeof cell_records[0]; i++)
    if (cell_records[i].type == type) return &cell_records[i];
  return NULL;
}

/* A formula whose text did not come. */
static enum sheet_status give_up_text(struct xls_rows *rows) {
  if (!rows->awaits_text) return SHEET_OK;
  rows->awaits_text = false;
  return add(rows, CELL_NO_RESULT);
}

static enum sheet_status take_result_text(struct xls_rows *rows) {
  rows->awaits_text = false;
  if (!biff_take_text(&rows->reader, false, &rows->cells.texts)) return SHEET_RECORD_DAMAGED;
  return add(rows, CELL_TEXT);
}

/* Reads a cell, unless it belongs to a row below, for which the record is held. */
static enum sheet_status take_cell(struct xls_rows *rows, const struct cell_record *record) {
  const struct biff_reader *reader = &rows->reader;
  if (reader->length < record->least) return SHEET_RECORD_DAMAGED;
  enum sheet_status status = give_up_text(rows);
  int64_t number = little_16(reader->bytes) + 1;
  rows->is_held = number > rows->row.number && rows->cells.count > 0;
  if (rows->is_held || status != SHEET_OK) return status;
  if (number < rows->row.number) return SHEET_OUT_OF_ORDER;
  rows->row.number = number;
  rows->cell = (struct sheet_cell){.column = little_16(reader->bytes + COLUMN_AT)};
  return rows->cell.column < SHEET_COLUMNS ? record->read(rows) : SHEET_BAD_REFERENCE;
}

/* Takes records until the row is complete. SHEET_END: it is the last one, or empty. */
static enum sheet_status take_row(struct xls_rows *rows) {
  enum sheet_status status = SHEET_OK;
  while (status == SHEET_OK && !rows->is_held) {
    status = next_record(rows);
    if (status != SHEET_OK) break;
    const struct cell_record *record = find_cell_record(rows->reader.type);
    if (record != NULL) status = take_cell(rows, record);
    if (rows->reader.type == BIFF_STRING && rows->awaits_text) status = take_result_text(rows);
  }
  if (status != SHEET_END) return status;
  status = give_up_text(rows);
  return status == SHEET_OK ? SHEET_END : status;
}

static enum sheet_status begin_held(struct xls_rows *rows) {
  row_cells_begin(&rows->cells);
  if (!rows->is_held) return SHEET_OK;
  rows->is_held = false;
  return take_cell(rows, find_cell_record(rows->reader.type));
}

static enum sheet_status show(struct xls_rows *rows) {
  int64_t index = rows->row.number - 1;
  rows->row.is_hidden = (rows->is_hidden[index / 8] >> index % 8 & 1) != 0;
  enum sheet_status status = merge_ranges_enter(&rows->merges, rows->row.number);
  return status == SHEET_OK ? row_cells_show(&rows->cells, &rows->merges, &rows->row) : status;
}

enum sheet_status xls_rows_next(struct xls_rows *rows, struct sheet_row *row) {
  while (!rows->is_over) {
    enum sheet_status status = begin_held(rows);
    if (status == SHEET_OK) status = take_row(rows);
    if (status != SHEET_OK && status != SHEET_END) return status;
    rows->is_over = status == SHEET_END;
    if (rows->cells.count == 0) continue;
    status = show(rows);
    *row = rows->row;
    if (status != SHEET_OK || row->count > 0) return status;
  }
  return SHEET_END;
}

void xls_rows_close(struct xls_rows *rows) {
  merge_ranges_clear(&rows->merges);
  row_cells_clear(&rows->cells);
}
