#include "formats/report/row_writer.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet/xlsx_book.h"
#include "formats/words/display_width.h"

void row_writer_init(struct row_writer *writer, const struct report_context *context,
                     const struct report_sheet *sheet, const uint32_t *rule_lines) {
  *writer = (struct row_writer){.context = context, .sheet = sheet};
  writer->formula.places = &context->places;
  writer->formula.rule_rows = rule_lines;
  writer->capacity = (size_t)row_shape_capacity(&sheet->shape);
  report_tally_init(&writer->tally, sheet->count);
}

/* The column that names amounts without a formula; SIZE_MAX: none is to be named. */
static size_t values_column(const struct row_writer *writer) {
  const struct report_sheet *sheet = writer->sheet;
  size_t column = 0;
  while (column < sheet->count && sheet->columns[column].title != LABEL_FORMULA_VALUES) column++;
  return writer->context->places.is_live && column < sheet->count ? column : SIZE_MAX;
}

void row_writer_only_survey(struct row_writer *writer) {
  writer->told = array_new(writer->sheet->count, sizeof *writer->told);
  writer->values_column = values_column(writer);
}

void row_writer_clear(struct row_writer *writer) {
  row_block_clear(&writer->rows);
  report_tally_clear(&writer->tally);
  free(writer->told);
  buffer_clear(&writer->text);
  formula_clear(&writer->formula);
  for (int i = 0; i < REGION_WORDS; i++) buffer_clear(&writer->regions[i].text);
  *writer = (struct row_writer){0};
}

void row_writer_start(struct row_writer *writer, const struct row_sheet *row_sheet, int64_t first_row,
                      struct deflater *deflater) {
  row_block_start(&writer->rows, row_sheet, first_row, deflater);
  report_tally_reset(&writer->tally, (size_t)first_row / writer->capacity);
}

/* Not every program makes rows as high as their texts need. */
static void set_height(struct row_writer *writer) {
  enum { LINE_HEIGHT = 14, LINES_MOST = 29 /* rows are 409 points high at most */ };
  if (writer->lines > 1)
    row_block_set_height(&writer->rows,
                         (writer->lines < LINES_MOST ? writer->lines : LINES_MOST) * LINE_HEIGHT + 2);
}

static void write_cell(struct row_writer *writer, const struct report_subject *subject) {
  const struct report_column *column = &writer->sheet->columns[writer->column];
  column->cell(writer, subject, column);
}

/* What has had a value need not be looked at again, unless its formula decides whether another column has. */
static bool is_settled(const struct row_writer *writer) {
  const size_t column = writer->column, values = writer->values_column;
  const enum row_kind kind = writer->sheet->columns[column].kind;
  if (!writer->told[column]) return false;
  return values == SIZE_MAX || writer->told[values] || kind == ROW_TEXT || kind == ROW_DATE;
}

static void survey_cell(struct row_writer *writer, const struct report_subject *subject) {
  const int64_t *blanks = &writer->tally.blanks[writer->column], before = *blanks;
  if (is_settled(writer)) {
    row_block_blank(&writer->rows);
    return;
  }
  write_cell(writer, subject);
  if (*blanks == before) writer->told[writer->column] = true;
}

void row_writer_row(struct row_writer *writer, const struct report_subject *subject) {
  const struct report_sheet *sheet = writer->sheet;
  size_t row = (size_t)(writer->rows.first_row + writer->rows.rows);
  row_block_begin_row(&writer->rows);
  writer->sums = report_tally_sums(&writer->tally, row / writer->capacity);
  writer->values = 0;
  writer->lines = 1;
  if (sheet->layout->rows == ROWS_OF_MONTHS && writer->context->places.is_live)
    line_view_set(&writer->line, &subject->dossier->reported, subject->assessment, subject->line);
  for (writer->column = 0; writer->column < sheet->count; writer->column++) {
    if (writer->told == NULL)
      write_cell(writer, subject);
    else
      survey_cell(writer, subject);
  }
  set_height(writer);
  row_block_end_row(&writer->rows);
}

void row_writer_finish(struct row_writer *writer) { row_block_finish(&writer->rows); }

void row_writer_blank(struct row_writer *writer) {
  report_tally_blank(&writer->tally, writer->column);
  row_block_blank(&writer->rows);
}

static bool has_flag(const struct row_writer *writer, enum report_column_flag flag) {
  return (writer->sheet->columns[writer->column].flags & flag) != 0;
}

/* Goes on a line where it is full: Chinese anywhere, other words as a whole. */
static void add_word(int *lines, int *used, struct text word, int width) {
  enum { LETTERS = 16 }; /* letters are up to a sixteenth wider than the figures that widths are counted in */
  const int columns = display_width(word);
  const bool is_chinese = word.length > (size_t)columns;
  const int room = is_chinese ? columns : columns + columns / LETTERS;
  if (*used > 0 && *used + room > width && !is_chinese) {
    ++*lines;
    *used = 0;
  }
  *used += room;
  if (*used > width) *lines += (*used - 1) / width;
  *used = *used > width ? (*used - 1) % width + 1 : *used;
}

/* Where the word that begins there ends: before a blank, or behind a stroke of an address. */
static size_t word_end(struct text text, size_t at) {
  while (at < text.length && text.at[at] != ' ' && text.at[at] != '\n')
    if (text.at[at++] == '/' && at < text.length && text.at[at] != '/') break;
  return at;
}

static int lines_of(struct text text, int width) {
  int lines = 1, used = 0;
  for (size_t start = 0, end; start < text.length; start = end) {
    end = word_end(text, start);
    add_word(&lines, &used, (struct text){text.at + start, end - start}, width);
    if (end == text.length || (text.at[end] != ' ' && text.at[end] != '\n')) continue;
    used = text.at[end] == '\n' ? 0 : used + 1;
    lines += text.at[end++] == '\n';
  }
  return lines;
}

/* Of a column in lines: its width, or where it grows with its texts, a bit less than it may come to. */
static void count_lines(struct row_writer *writer, struct text text) {
  enum { MARGIN = 1 };
  const struct report_column *column = &writer->sheet->columns[writer->column];
  const int width =
      (column->flags & COLUMN_FITTED) != 0 ? report_widest_in_lines(column) - MARGIN : column->width;
  const int lines =
      text.length <= (size_t)width && memchr(text.at, '\n', text.length) == NULL ? 1 : lines_of(text, width);
  if (lines > writer->lines) writer->lines = lines;
}

/* No character takes more columns than bytes: most texts need not be measured. */
static void fit_text(struct row_writer *writer, struct text text) {
  if (has_flag(writer, COLUMN_FITTED) && text.length > (size_t)writer->tally.widths[writer->column])
    report_tally_fit(&writer->tally, writer->column, display_width(text));
  if (writer->sheet->columns[writer->column].style == STYLE_WRAPPED) count_lines(writer, text);
}

void row_writer_text(struct row_writer *writer, struct text text) {
  if (text.length == 0) {
    row_writer_blank(writer);
    return;
  }
  fit_text(writer, text);
  row_block_text(&writer->rows, text);
}

void row_writer_shared(struct row_writer *writer, struct text text) {
  uint32_t word = shared_strings_find(&writer->context->shared, text);
  if (word == SHARED_STRING_NONE) {
    row_writer_text(writer, text);
    return;
  }
  fit_text(writer, text);
  row_block_word(&writer->rows, word);
}

/* As a number is shown: with separators, and two decimals at least. */
static void fit_decimal(struct row_writer *writer, struct text digits) {
  const char *point = memchr(digits.at, '.', digits.length);
  const int whole = (int)(point == NULL ? digits.length : (size_t)(point - digits.at));
  const int decimals = point == NULL ? 0 : (int)digits.length - whole - 1;
  if (has_flag(writer, COLUMN_FITTED))
    report_tally_fit(&writer->tally, writer->column,
                     whole + (whole - 1) / 3 + 1 + (decimals > 2 ? decimals : 2));
}

static void write_decimal(struct row_writer *writer, struct text digits) {
  fit_decimal(writer, digits);
  row_block_decimal(&writer->rows, digits);
}

static void fit_fen(struct row_writer *writer, int64_t fen) {
  int digits = 1;
  if (!has_flag(writer, COLUMN_FITTED)) return;
  for (int64_t yuan = fen / 1000; yuan != 0; yuan /= 10) digits++;
  report_tally_fit(&writer->tally, writer->column, digits + (digits - 1) / 3 + 3 + (fen < 0));
}

void row_writer_scratch(struct row_writer *writer) {
  if (writer->text.length == 0)
    row_writer_blank(writer);
  else if (writer->sheet->columns[writer->column].kind == ROW_TEXT)
    row_writer_text(writer, buffer_text(&writer->text));
  else
    write_decimal(writer, buffer_text(&writer->text));
}

static void add_units(struct row_writer *writer, int64_t units) {
  const struct money added = {integer_from(units)};
  money_add(&writer->sums[writer->column], &writer->sums[writer->column], &added);
}

/* As so many units of 10^-places. False: it is no whole number of them, or no spreadsheet program keeps it.
 */
static bool in_units(const struct exact *number, int places, int64_t *units) {
  const int64_t most = INT64_C(1000000000000000);
  int scale = number->scale;
  if (!integer_fits(&number->digits, units) || *units >= most || *units <= -most) return false;
  for (; scale > places && *units % 10 == 0; scale--) *units /= 10;
  for (; scale < places && *units<most && * units> - most; scale++) *units *= 10;
  return scale == places;
}

void row_writer_decimal(struct row_writer *writer, const struct exact *number) {
  enum { FEN = 2, MILLIONTHS = 6 };
  int64_t units;
  if (has_flag(writer, COLUMN_TALLIED)) {
    if (in_units(number, has_flag(writer, COLUMN_HASHED & ~COLUMN_TALLIED) ? MILLIONTHS : FEN, &units))
      add_units(writer, units);
    else
      report_tally_odd(&writer->tally, writer->column);
  }
  buffer_reset(&writer->text);
  exact_format(&writer->text, number);
  row_writer_scratch(writer);
}

void row_writer_word(struct row_writer *writer, enum label word) {
  if (has_flag(writer, COLUMN_FITTED))
    report_tally_fit(&writer->tally, writer->column, writer->context->widths[word]);
  if (writer->context->numbers[word] != SHARED_STRING_NONE)
    row_block_word(&writer->rows, writer->context->numbers[word]);
  else
    row_block_text(&writer->rows, writer->context->words[word]);
}

void row_writer_count(struct row_writer *writer, int64_t count) {
  row_block_integer(&writer->rows, count);
  if (has_flag(writer, COLUMN_TALLIED)) add_units(writer, count);
}

void row_writer_money(struct row_writer *writer, const struct money *amount) {
  int64_t fen;
  if (has_flag(writer, COLUMN_TALLIED))
    money_add(&writer->sums[writer->column], &writer->sums[writer->column], amount);
  if (integer_fits(&amount->fen, &fen)) {
    fit_fen(writer, fen);
    row_block_money(&writer->rows, fen);
    return;
  }
  buffer_reset(&writer->text);
  money_format(&writer->text, amount);
  write_decimal(writer, buffer_text(&writer->text));
}

void row_writer_link(struct row_writer *writer, struct link_sheet sheet, int64_t first, int64_t count,
                     int64_t number) {
  link_add_rows(&writer->formula.text, sheet, first, count, number);
  row_block_formula(&writer->rows, buffer_text(&writer->formula.text));
  row_writer_count(writer, number);
}

void row_writer_address(struct row_writer *writer, struct text address) {
  if (link_add_address(&writer->formula.text, address))
    row_block_formula(&writer->rows, buffer_text(&writer->formula.text));
  row_writer_text(writer, address);
}

/* Spreadsheet programs disagree on days before March 1900 and know none after 9999. */
void row_writer_day(struct row_writer *writer, struct date date) {
  enum { FIRST = 61, LAST = 2958465 };
  int64_t serial = (int64_t)date.serial + XLSX_EPOCH;
  if (!date_is_set(date) || serial < FIRST || serial > LAST) {
    row_writer_blank(writer);
    return;
  }
  if (has_flag(writer, COLUMN_TALLIED)) add_units(writer, serial);
  row_block_date(&writer->rows, (int32_t)serial);
}

void row_writer_month(struct row_writer *writer, struct month month) {
  row_writer_day(writer, month_is_set(month) ? month_first_day(month) : DATE_NONE);
}

struct formula *row_writer_formula(struct row_writer *writer) {
  if (!writer->context->places.is_live) return NULL;
  formula_start(&writer->formula, (struct text){writer->rows.row_digits, writer->rows.row_digit_count});
  return &writer->formula;
}

void row_writer_put_formula(struct row_writer *writer, enum formula_outcome outcome, int figure) {
  const struct text text = buffer_text(&writer->formula.text);
  if (outcome == FORMULA_LIVE && writer->formula.is_array) row_block_array_formula(&writer->rows, text);
  if (outcome == FORMULA_LIVE && !writer->formula.is_array) row_block_formula(&writer->rows, text);
  if (outcome == FORMULA_VALUE) writer->values |= UINT64_C(1) << figure;
}

void row_writer_values(struct row_writer *writer, const enum label *titles) {
  struct buffer *text = &writer->text;
  buffer_reset(text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(text, 0, ' ');
    const size_t start = text->length;
    for (uint64_t rest = writer->values; rest != 0; rest &= rest - 1) {
      if (text->length > start) buffer_add_text(text, text_from(label(language, LABEL_DELAY_SEMICOLON)));
      buffer_add_text(text, text_from(label(language, titles[__builtin_ctzll(rest)])));
    }
  }
  row_writer_scratch(writer);
}

struct text row_writer_region(struct row_writer *writer, region_code region) {
  struct region_word *word = &writer->regions[(unsigned)(region % 10007) % REGION_WORDS];
  if (word->is_known && word->region == region) return buffer_text(&word->text);
  buffer_reset(&word->text);
  report_context_add_region(writer->context, &word->text, region);
  word->region = region;
  word->is_known = true;
  return buffer_text(&word->text);
}
