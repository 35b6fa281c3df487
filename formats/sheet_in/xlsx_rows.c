#include "formats/sheet_in/xlsx_rows.h"

#include "formats/sheet_in/cell_reference.h"
#include "formats/sheet_in/xlsx_number.h"
#include "formats/sheet_in/xlsx_text.h"

static void fail(struct xlsx_rows *rows, enum sheet_status status) {
  if (status != SHEET_OK) xlsx_xml_fail(&rows->xml, status);
}

/* The elements that matter within sheetData. */
enum element {
  ELEMENT_OTHER,
  ELEMENT_CELL,
  ELEMENT_VALUE,
  ELEMENT_ROW,
  ELEMENT_FORMULA,
  ELEMENT_INLINE,
  ELEMENT_TEXT,
  ELEMENT_PHONETIC,
  ELEMENT_SHEET_DATA,
  ELEMENT_COUNT
};

static enum element element_of(struct text name) {
  static const struct text names[ELEMENT_COUNT] = {
      [ELEMENT_OTHER] = {"", 0},  [ELEMENT_CELL] = {"c", 1},       [ELEMENT_VALUE] = {"v", 1},
      [ELEMENT_ROW] = {"row", 3}, [ELEMENT_FORMULA] = {"f", 1},    [ELEMENT_INLINE] = {"is", 2},
      [ELEMENT_TEXT] = {"t", 1},  [ELEMENT_PHONETIC] = {"rPh", 3}, [ELEMENT_SHEET_DATA] = {"sheetData", 9}};
  if (name.length == 1) { /* nearly all of them */
    char letter = name.at[0];
    return letter == 'c'   ? ELEMENT_CELL
           : letter == 'v' ? ELEMENT_VALUE
           : letter == 'f' ? ELEMENT_FORMULA
           : letter == 't' ? ELEMENT_TEXT
                           : ELEMENT_OTHER;
  }
  for (size_t i = 1; i < ELEMENT_COUNT; i++)
    if (names[i].length == name.length && names[i].at[0] == name.at[0] && text_equals(names[i], name))
      return (enum element)i;
  return ELEMENT_OTHER;
}

static bool is_true(const struct text *word) {
  return word != NULL && (text_is(*word, "1") || text_is(*word, "true"));
}

/* Widths and what is hidden, by columns counted from 1, stand before the rows. */
static void take_columns(struct xlsx_rows *rows, const struct xlsx_attribute *attributes, size_t count) {
  const struct text *first = xlsx_attribute(attributes, count, TEXT("min"));
  const struct text *last = xlsx_attribute(attributes, count, TEXT("max"));
  uint32_t from, to;
  if (!is_true(xlsx_attribute(attributes, count, TEXT("hidden"))) || first == NULL || last == NULL) return;
  if (!xlsx_number_parse(&from, *first) || !xlsx_number_parse(&to, *last) || from == 0 || to == 0) return;
  hidden_columns_add(&rows->hidden, from - 1, to - 1);
}

static void write_row_digits(struct xlsx_rows *rows) {
  char digits[sizeof rows->row_digits];
  size_t at = sizeof digits;
  for (int64_t left = rows->row.number; left > 0; left /= 10) digits[--at] = (char)('0' + left % 10);
  rows->row_digit_count = sizeof digits - at;
  memcpy(rows->row_digits, digits + at, rows->row_digit_count);
}

static void begin_row(struct xlsx_rows *rows, const struct xlsx_attribute *attributes, size_t count) {
  const struct text *reference = xlsx_attribute(attributes, count, TEXT("r"));
  const struct text *hidden = xlsx_attribute(attributes, count, TEXT("hidden"));
  uint32_t number = (uint32_t)rows->row.number + 1;
  bool is_number = reference == NULL || xlsx_number_parse(&number, *reference);
  bool is_further = number > rows->row.number;
  bool is_row = is_number && number >= 1 && number <= SHEET_LAST_ROW;
  if (is_row && is_further) rows->row.number = number;
  rows->row.is_hidden = is_true(hidden);
  rows->row.hidden = &rows->hidden;
  rows->next_column = 0;
  write_row_digits(rows);
  row_cells_begin(&rows->cells);
  if (!is_row)
    fail(rows, SHEET_BAD_REFERENCE);
  else if (!is_further)
    fail(rows, SHEET_OUT_OF_ORDER);
}

/* Whether it is one letter and this row's number, as nearly all are. */
static bool is_letter_of_row(const struct xlsx_rows *rows, struct text reference) {
  return reference.length == rows->row_digit_count + 1 && reference.at[0] >= 'A' && reference.at[0] <= 'Z' &&
         memcmp(reference.at + 1, rows->row_digits, rows->row_digit_count) == 0;
}

/* The column that a cell's own reference says; it must be in this row. */
static void take_reference(struct xlsx_rows *rows, struct text reference) {
  if (rows->row_digit_count > 0 && is_letter_of_row(rows, reference)) {
    rows->next_column = reference.at[0] - 'A';
    return;
  }
  struct cell_place place;
  if (cell_reference_parse(&place, reference) && place.row == rows->row.number)
    rows->next_column = place.column;
  else
    fail(rows, SHEET_BAD_REFERENCE);
}

static void take_type(struct xlsx_rows *rows, struct text word) {
  if (word.length == 1 && word.at[0] == 's') { /* nearly all that are stated */
    rows->type = XLSX_SHARED;
    return;
  }
  static const struct text types[XLSX_CELL_TYPE_COUNT] = {
      [XLSX_NUMBER] = {"n", 1},         [XLSX_SHARED] = {"s", 1},  [XLSX_FORMULA_TEXT] = {"str", 3},
      [XLSX_INLINE] = {"inlineStr", 9}, [XLSX_BOOLEAN] = {"b", 1}, [XLSX_ERROR] = {"e", 1},
      [XLSX_ISO_DATE] = {"d", 1}};
  for (size_t i = 0; i < XLSX_CELL_TYPE_COUNT && word.length > 0; i++) {
    if (types[i].at[0] != word.at[0] || !text_equals(types[i], word)) continue;
    rows->type = (enum xlsx_cell_type)i;
    return;
  }
  fail(rows, SHEET_BAD_CELL);
}

static void begin_cell(struct xlsx_rows *rows, const struct xlsx_attribute *attributes, size_t count) {
  rows->type = XLSX_NUMBER;
  rows->format = 0;
  rows->has_value = rows->is_in_inline = rows->is_phonetic = false;
  rows->cell = (struct sheet_cell){.kind = CELL_EMPTY};
  buffer_reset(&rows->value);
  for (size_t i = 0; i < count; i++) {
    struct text value = attributes[i].value;
    if (attributes[i].name.length != 1) continue;
    char name = attributes[i].name.at[0];
    if (name == 'r') take_reference(rows, value);
    if (name == 't') take_type(rows, value);
    if (name == 's' && !xlsx_number_parse(&rows->format, value)) fail(rows, SHEET_BAD_FORMAT_INDEX);
  }
  rows->cell.column = (size_t)rows->next_column++;
  if (rows->cell.column >= SHEET_COLUMNS) fail(rows, SHEET_BAD_REFERENCE);
}

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  struct xlsx_rows *rows = context;
  enum element element = element_of(name);
  if (element == ELEMENT_SHEET_DATA) rows->is_in_rows = true;
  if (!rows->is_in_rows && text_is(name, "col")) take_columns(rows, attributes, count);
  if (!rows->is_in_rows) return;
  switch (element) {
    case ELEMENT_CELL: begin_cell(rows, attributes, count); break;
    case ELEMENT_ROW: begin_row(rows, attributes, count); break;
    case ELEMENT_VALUE: rows->is_in_value = rows->type != XLSX_INLINE; break;
    case ELEMENT_FORMULA: rows->cell.is_formula = true; break;
    case ELEMENT_INLINE: rows->is_in_inline = rows->type == XLSX_INLINE; break;
    case ELEMENT_TEXT: rows->is_in_text = rows->is_in_inline; break;
    case ELEMENT_PHONETIC: rows->is_phonetic = true; break;
    default: break;
  }
}

static void see_text(void *context, struct text text) {
  struct xlsx_rows *rows = context;
  if (!rows->is_in_value && (!rows->is_in_text || rows->is_phonetic)) return;
  buffer_add_text(&rows->value, text);
  if (rows->value.length > SHEET_TEXT_LIMIT) fail(rows, SHEET_TEXT_TOO_LONG);
}

static enum sheet_status add_text(struct xlsx_rows *rows, struct text value) {
  rows->cell.kind = CELL_TEXT;
  xlsx_text_add(&rows->cells.texts, value);
  return row_cells_add(&rows->cells, rows->cell);
}

static enum sheet_status add_number(struct xlsx_rows *rows, struct text value) {
  const struct cell_formats *formats = rows->values.formats;
  if (formats->count > 0 && rows->format >= formats->count) return SHEET_BAD_FORMAT_INDEX;
  enum number_look look = formats->count > 0 ? cell_formats_look(formats, rows->format) : NUMBER_PLAIN;
  return row_cells_add_number(&rows->cells, rows->cell, value, look, rows->values.dates);
}

static enum sheet_status add_shared(struct xlsx_rows *rows, struct text value) {
  uint32_t number;
  if (!xlsx_number_parse(&number, value) || number >= rows->values.strings->count)
    return SHEET_BAD_STRING_INDEX;
  rows->cell.kind = CELL_TEXT;
  enum sheet_status status = text_store_get(rows->values.strings, number, &rows->cells.texts);
  return status == SHEET_OK ? row_cells_add(&rows->cells, rows->cell) : status;
}

static enum sheet_status add_boolean(struct xlsx_rows *rows, struct text value) {
  bool is_true = text_is(value, "1") || text_is(value, "true");
  if (!is_true && !text_is(value, "0") && !text_is(value, "false")) return SHEET_BAD_CELL;
  rows->cell.kind = CELL_BOOLEAN;
  buffer_add_text(&rows->cells.texts, is_true ? TEXT("TRUE") : TEXT("FALSE"));
  return row_cells_add(&rows->cells, rows->cell);
}

static enum sheet_status add_error(struct xlsx_rows *rows, struct text value) {
  rows->cell.kind = CELL_ERROR;
  xlsx_text_add(&rows->cells.texts, value);
  return row_cells_add(&rows->cells, rows->cell);
}

static enum sheet_status add_iso_date(struct xlsx_rows *rows, struct text value) {
  if (!sheet_date_add_iso(&rows->cells.texts, value)) return add_text(rows, value);
  rows->cell.kind = CELL_DATE;
  return row_cells_add(&rows->cells, rows->cell);
}

/* How each type is read, and whether "" is a value of it. */
static const struct value_reader {
  enum sheet_status (*add)(struct xlsx_rows *rows, struct text value);
  bool may_be_empty;
} readers[XLSX_CELL_TYPE_COUNT] = {
    [XLSX_NUMBER] = {add_number, false},    [XLSX_SHARED] = {add_shared, false},
    [XLSX_FORMULA_TEXT] = {add_text, true}, [XLSX_INLINE] = {add_text, true},
    [XLSX_BOOLEAN] = {add_boolean, false},  [XLSX_ERROR] = {add_error, false},
    [XLSX_ISO_DATE] = {add_iso_date, false}};

static void end_cell(struct xlsx_rows *rows, bool has_value, struct text value) {
  const struct value_reader *reader = &readers[rows->type];
  if (has_value && (reader->may_be_empty || value.length > 0)) {
    fail(rows, reader->add(rows, value));
  } else if (rows->cell.is_formula) {
    rows->cell.kind = CELL_NO_RESULT;
    fail(rows, row_cells_add(&rows->cells, rows->cell));
  }
}

static void end_row(struct xlsx_rows *rows) {
  if (rows->cells.count == 0) return;
  enum sheet_status status = merge_ranges_enter(rows->merges, rows->row.number);
  if (status == SHEET_OK) status = row_cells_show(&rows->cells, rows->merges, &rows->row);
  fail(rows, status);
  rows->has_row = status == SHEET_OK && rows->row.count > 0;
  if (rows->has_row) xlsx_xml_pause(&rows->xml);
}

static void see_end(void *context, struct text name) {
  struct xlsx_rows *rows = context;
  if (!rows->is_in_rows) return;
  switch (element_of(name)) {
    case ELEMENT_CELL: end_cell(rows, rows->has_value, buffer_text(&rows->value)); break;
    case ELEMENT_ROW: end_row(rows); break;
    case ELEMENT_VALUE:
      rows->has_value |= rows->is_in_value;
      rows->is_in_value = false;
      break;
    case ELEMENT_INLINE:
      rows->has_value |= rows->is_in_inline;
      rows->is_in_inline = false;
      break;
    case ELEMENT_TEXT: rows->is_in_text = false; break;
    case ELEMENT_PHONETIC: rows->is_phonetic = false; break;
    case ELEMENT_SHEET_DATA: rows->is_in_rows = false; break;
    default: break;
  }
}

/* What start, text and end of a cell and of its value come to; an inline text has no v, and no other cell has
 * an is that is read. */
static bool see_cell(void *context, const struct xlsx_attribute *attributes, size_t count, struct text value,
                     bool is_inline) {
  struct xlsx_rows *rows = context;
  const bool is_within = rows->is_in_value || rows->is_in_text;
  if (!rows->is_in_rows || is_within || value.length > SHEET_TEXT_LIMIT) return false;
  begin_cell(rows, attributes, count);
  if (rows->xml.status == SHEET_OK) end_cell(rows, (rows->type == XLSX_INLINE) == is_inline, value);
  return true;
}

enum sheet_status xlsx_rows_open(struct xlsx_rows *rows, struct zip_archive *archive, struct text part,
                                 bool is_plain, struct xlsx_book_values values, struct merge_ranges *merges) {
  *rows = (struct xlsx_rows){.values = values, .merges = merges};
  return xlsx_xml_open(&rows->xml, archive, part, XLSX_SHEET_PART_LIMIT, is_plain);
}

enum sheet_status xlsx_rows_next(struct xlsx_rows *rows, struct sheet_row *row) {
  static const struct xml_handler handler = {
      .start = see_start, .end = see_end, .text = see_text, .cell = see_cell};
  rows->has_row = false;
  enum sheet_status status = xlsx_xml_next(&rows->xml, &handler, rows);
  if (rows->has_row) *row = rows->row;
  return status;
}

void xlsx_rows_close(struct xlsx_rows *rows) {
  xlsx_xml_close(&rows->xml);
  row_cells_clear(&rows->cells);
  buffer_clear(&rows->value);
  *rows = (struct xlsx_rows){0};
}
