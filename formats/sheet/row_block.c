#include "formats/sheet/row_block.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet/row_text.h"
#include "formats/sheet/shared_strings.h"

enum {
  CHUNK = 256 * 1024,       /* XML packed at once: a long window, yet inside a core's second-level cache */
  CELL_ROOM = 256,          /* every fixed piece of a cell, a number and what is copied beyond their ends */
  WIDE_INTEGER_DIGITS = 15, /* what a spreadsheet program keeps of a number */
  DECIMAL_MOST = 40
};

static const int64_t wide_limit = INT64_C(1000000000000000); /* 10^15 */

static void open_segment(struct row_block *block) {
  block->segments = array_grow(block->segments, &block->segment_capacity, block->segment_count + 1,
                               sizeof *block->segments);
  block->segments[block->segment_count++] = (struct row_segment){0};
}

void row_block_start(struct row_block *block, const struct row_sheet *sheet, int64_t first_row,
                     struct deflater *deflater) {
  assert(first_row >= 0);
  block->sheet = sheet;
  block->deflater = deflater;
  block->first_row = first_row;
  block->rows = 0;
  block->rows_left = sheet->capacity - first_row % sheet->capacity;
  block->row_number = sheet->shape->rows_above + first_row % sheet->capacity;
  block->column = SIZE_MAX;
  block->formula = TEXT("");
  block->is_array = false;
  block->segment_count = 0;
  block->counts = (struct row_counts){0};
  buffer_reset(&block->xml);
  buffer_reset(&block->packed);
  open_segment(block);
}

static void pack(struct row_block *block) {
  struct row_segment *segment = &block->segments[block->segment_count - 1];
  struct text xml = buffer_text(&block->xml);
  if (xml.length == 0 || block->deflater == NULL) {
    buffer_reset(&block->xml);
    return;
  }
  size_t before = block->packed.length;
  deflater_add(block->deflater, xml, false, &block->packed);
  segment->packed_length += block->packed.length - before;
  segment->xml_checksum = deflate_checksum(segment->xml_checksum, xml);
  segment->xml_length += xml.length;
  buffer_reset(&block->xml);
}

static const char digit_pairs[201] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051"
    "525354"
    "555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static char *add_digits(char *out, uint64_t value) {
  char reversed[20];
  char *start = reversed + sizeof reversed;
  for (; value >= 100; value /= 100) memcpy(start -= 2, digit_pairs + value % 100 * 2, 2);
  if (value >= 10)
    memcpy(start -= 2, digit_pairs + value * 2, 2);
  else
    *--start = (char)('0' + value);
  size_t count = (size_t)(reversed + sizeof reversed - start);
  memcpy(out, start, count);
  return out + count;
}

static char *add_signed(char *out, int64_t value) {
  uint64_t magnitude = (uint64_t)value;
  if (value < 0) {
    *out++ = '-';
    magnitude = 0 - magnitude;
  }
  return add_digits(out, magnitude);
}

/* Copies beyond the end of short pieces: one fixed-size move costs less than asking for the length. */
static char *add_piece(char *out, const struct row_block *block, struct row_piece piece) {
  const char *from = block->sheet->pieces.at + piece.start;
  if (piece.length <= ROW_PIECE_OVERREAD)
    memcpy(out, from, ROW_PIECE_OVERREAD);
  else
    memcpy(out, from, piece.length);
  return out + piece.length;
}

static char *add_row_number(char *out, const struct row_block *block) {
  memcpy(out, block->row_digits, ROW_DIGITS_SIZE);
  return out + block->row_digit_count;
}

#define add_literal(out, literal) \
  ((char *)memcpy((out), (literal), sizeof(literal) - 1) + sizeof(literal) - 1)

static void next_continuation(struct row_block *block) {
  pack(block);
  open_segment(block);
  block->rows_left = block->sheet->capacity;
  block->row_number = block->sheet->shape->rows_above;
}

void row_block_begin_row(struct row_block *block) {
  assert(block->column == SIZE_MAX);
  if (block->rows_left == 0) next_continuation(block);
  block->row_number++;
  char digits[24] = {0};
  block->row_digit_count = (uint32_t)(add_digits(digits, (uint64_t)block->row_number) - digits);
  memcpy(block->row_digits, digits, ROW_DIGITS_SIZE);
  char *start = buffer_room(&block->xml, CELL_ROOM + block->sheet->row_open.length);
  char *out = add_row_number(add_literal(start, "<row r=\""), block);
  block->row_attributes = block->xml.length + (size_t)(out - start) + 1; /* behind the quotation mark */
  out = add_piece(out, block, block->sheet->row_open);
  block->xml.length += (size_t)(out - start);
  block->column = 0;
}

/* The form of the next cell, whose start is then written by open_cell. */
static const struct row_cell_form *next_form(struct row_block *block) {
  assert(block->column < block->sheet->shape->column_count);
  return &block->sheet->forms[block->column++];
}

static char *open_cell(char *out, const struct row_block *block, struct row_piece open) {
  return add_row_number(add_piece(out, block, open), block);
}

/* Behind the start of a cell: the formula is one over arrays, whose result is this cell alone. */
static char *add_array_mark(char *out) {
  const char *cell = out;
  while (cell[-1] != '"') cell--;
  const size_t length = (size_t)(out - cell);
  out = add_literal(out, "\"><f t=\"array\" ref=\"");
  memcpy(out, cell, length);
  return add_literal(out + length, "\">");
}

static char *add_formula(char *out, struct row_block *block) {
  out = block->is_array ? add_array_mark(out) : add_literal(out, "\"><f>");
  memcpy(out, block->formula.at, block->formula.length);
  out += block->formula.length;
  block->formula = TEXT("");
  block->is_array = false;
  return add_literal(out, "</f><v>");
}

/* Where the value of a numeric cell goes. */
static char *open_number(struct row_block *block, const struct row_cell_form *form) {
  char *room = buffer_room(&block->xml, CELL_ROOM + block->formula.length);
  char *out = open_cell(room, block, form->open_number);
  return block->formula.length > 0 ? add_formula(out, block) : add_literal(out, "\"><v>");
}

static void close_number(struct row_block *block, char *out) {
  out = add_literal(out, "</v></c>");
  block->xml.length = (size_t)(out - block->xml.at);
}

static void end_at(struct row_block *block, const char *out) {
  block->xml.length = (size_t)(out - block->xml.at);
}

/* Adds escaped text and `closing`, and counts what happened to it. */
static void add_text(struct row_block *block, struct text text, struct text closing) {
  struct row_text_outcome outcome = row_text_add(&block->xml, text, CELL_ROOM);
  block->counts.cut_texts += outcome.was_cut;
  block->counts.repaired_texts += outcome.was_repaired;
  buffer_add_text(&block->xml, closing);
}

static void add_inline_text(struct row_block *block, const struct row_cell_form *form, struct text text) {
  block->formula = TEXT("");
  char *out = open_cell(buffer_room(&block->xml, CELL_ROOM), block, form->open_text);
  end_at(block, row_text_needs_space(text) ? add_literal(out, "\"><is><t xml:space=\"preserve\">")
                                           : add_literal(out, "\"><is><t>"));
  add_text(block, text, TEXT("</t></is></c>"));
}

static void add_blank(struct row_block *block, const struct row_cell_form *form) {
  block->formula = TEXT("");
  if (form->style == 0) return;
  char *out = open_cell(buffer_room(&block->xml, CELL_ROOM), block, form->open_number);
  end_at(block, add_literal(out, "\"/>"));
}

/* The text is what the formula comes to. */
static void add_result_text(struct row_block *block, const struct row_cell_form *form, struct text text) {
  char *room = buffer_room(&block->xml, CELL_ROOM + block->formula.length);
  end_at(block, add_formula(open_cell(room, block, form->open_result), block));
  add_text(block, text, TEXT("</v></c>"));
}

void row_block_text(struct row_block *block, struct text text) {
  const struct row_cell_form *form = next_form(block);
  assert(form->kind == ROW_TEXT);
  if (text.length == 0)
    add_blank(block, form);
  else if (block->formula.length > 0)
    add_result_text(block, form, text);
  else
    add_inline_text(block, form, text);
}

void row_block_word(struct row_block *block, uint32_t word) {
  const struct row_cell_form *form = next_form(block);
  assert(form->kind == ROW_TEXT && word != SHARED_STRING_NONE);
  char *out = open_cell(buffer_room(&block->xml, CELL_ROOM), block, form->open_word);
  block->formula = TEXT("");
  close_number(block, add_digits(add_literal(out, "\"><v>"), word));
}

static void add_wide_number(struct row_block *block, const struct row_cell_form *form, struct text text) {
  block->counts.wide_numbers++;
  add_inline_text(block, form, text);
}

void row_block_integer(struct row_block *block, int64_t value) {
  const struct row_cell_form *form = next_form(block);
  assert(form->kind == ROW_INTEGER);
  if (value <= -wide_limit || value >= wide_limit) {
    char digits[24];
    add_wide_number(block, form, (struct text){digits, (size_t)(add_signed(digits, value) - digits)});
    return;
  }
  close_number(block, add_signed(open_number(block, form), value));
}

static char *add_yuan(char *out, int64_t fen) {
  uint64_t magnitude = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;
  if (fen < 0) *out++ = '-';
  out = add_digits(out, magnitude / 100);
  *out++ = '.';
  memcpy(out, digit_pairs + magnitude % 100 * 2, 2);
  return out + 2;
}

void row_block_money(struct row_block *block, int64_t fen) {
  const struct row_cell_form *form = next_form(block);
  assert(form->kind == ROW_MONEY);
  if (fen <= -wide_limit || fen >= wide_limit) {
    char digits[32];
    add_wide_number(block, form, (struct text){digits, (size_t)(add_yuan(digits, fen) - digits)});
    return;
  }
  char *out = add_yuan(open_number(block, form), fen);
  if (out[-1] == '0') out -= out[-2] == '0' ? 3 : 1; /* 12.00 -> 12, 12.30 -> 12.3 */
  close_number(block, out);
}

static size_t count_digits(struct text text) {
  size_t count = 0;
  while (count < text.length && text.at[count] >= '0' && text.at[count] <= '9') count++;
  return count;
}

/* Digits between the first and the last that is not 0; the number is digits, a sign and a point. */
static size_t significant_digits(struct text number) {
  size_t count = 0, zeros = 0;
  for (size_t i = 0; i < number.length; i++) {
    char byte = number.at[i];
    if (byte < '0' || (byte == '0' && count == 0)) continue;
    zeros = byte == '0' ? zeros + 1 : 0;
    count++;
  }
  return count - zeros;
}

/* A number that a spreadsheet program reads and keeps to the last digit; the text is not empty. */
static bool is_kept_number(struct text text) {
  if (text.length > DECIMAL_MOST) return false;
  struct text rest = text_from_offset(text, text.at[0] == '-' ? 1 : 0);
  size_t whole = count_digits(rest);
  if (whole == 0) return false;
  rest = text_from_offset(rest, whole);
  if (rest.length > 0) {
    if (rest.at[0] != '.') return false;
    rest = text_from_offset(rest, 1);
    if (rest.length == 0 || count_digits(rest) < rest.length) return false;
  }
  return significant_digits(text) <= WIDE_INTEGER_DIGITS;
}

void row_block_decimal(struct row_block *block, struct text decimal) {
  const struct row_cell_form *form = next_form(block);
  assert(form->kind == ROW_DECIMAL || form->kind == ROW_MONEY || form->kind == ROW_INTEGER);
  if (decimal.length == 0) {
    add_blank(block, form);
  } else if (is_kept_number(decimal)) {
    char *out = open_number(block, form);
    memcpy(out, decimal.at, decimal.length);
    close_number(block, out + decimal.length);
  } else {
    add_wide_number(block, form, decimal);
  }
}

void row_block_date(struct row_block *block, int32_t serial) {
  const struct row_cell_form *form = next_form(block);
  assert(form->kind == ROW_DATE && serial >= 1 && serial <= 2958465);
  close_number(block, add_digits(open_number(block, form), (uint64_t)serial));
}

void row_block_blank(struct row_block *block) { add_blank(block, next_form(block)); }

void row_block_set_height(struct row_block *block, int points) {
  char room[64];
  char *end = add_digits(add_literal(room, " ht=\""), (uint64_t)points);
  end = add_literal(end, "\" customHeight=\"1\"");
  const size_t length = (size_t)(end - room);
  (void)buffer_room(&block->xml, length);
  char *at = block->xml.at + block->row_attributes;
  assert(block->column != SIZE_MAX && points > 0);
  memmove(at + length, at, block->xml.length - block->row_attributes);
  memcpy(at, room, length);
  block->xml.length += length;
}

void row_block_end_row(struct row_block *block) {
  while (block->column < block->sheet->shape->column_count) row_block_blank(block);
  buffer_add_literal(&block->xml, "</row>");
  block->column = SIZE_MAX;
  block->rows++;
  block->rows_left--;
  block->segments[block->segment_count - 1].rows++;
  if (block->xml.length >= CHUNK) pack(block);
}

void row_block_finish(struct row_block *block) {
  assert(block->column == SIZE_MAX);
  pack(block);
}

void row_block_clear(struct row_block *block) {
  buffer_clear(&block->xml);
  buffer_clear(&block->packed);
  free(block->segments);
  *block = (struct row_block){0};
}
