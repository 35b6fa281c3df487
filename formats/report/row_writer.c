#include "formats/report/row_writer.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet/xlsx_book.h"
#include "formats/words/display_width.h"

void report_tally_init(struct report_tally *tally, size_t column_count) {
  *tally = (struct report_tally){.column_count = column_count};
  tally->widths = array_new(column_count, sizeof *tally->widths);
}

void report_tally_reset(struct report_tally *tally, size_t first_part) {
  for (size_t i = 0; i < tally->part_count * tally->column_count; i++) money_set_zero(&tally->sums[i]);
  memset(tally->widths, 0, tally->column_count * sizeof *tally->widths);
  tally->part_count = 0;
  tally->first_part = first_part;
}

void report_tally_clear(struct report_tally *tally) {
  for (size_t i = 0; i < tally->part_count * tally->column_count; i++) money_clear(&tally->sums[i]);
  free(tally->sums);
  free(tally->widths);
  *tally = (struct report_tally){0};
}

/* The sums of a part, which is not before the first. */
static struct money *sums_of_part(struct report_tally *tally, size_t part) {
  size_t wanted = part - tally->first_part + 1;
  if (wanted > tally->part_capacity) {
    size_t capacity = wanted * 2;
    tally->sums = realloc(tally->sums, capacity * tally->column_count * sizeof *tally->sums);
    if (tally->sums == NULL) abort();
    tally->part_capacity = capacity;
  }
  while (tally->part_count < wanted)
    memset(tally->sums + tally->part_count++ * tally->column_count, 0,
           tally->column_count * sizeof *tally->sums);
  return tally->sums + (wanted - 1) * tally->column_count;
}

void report_tally_join(struct report_tally *tally, const struct report_tally *part) {
  for (size_t i = 0; i < part->part_count; i++) {
    struct money *sums = sums_of_part(tally, part->first_part + i);
    const struct money *added = part->sums + i * part->column_count;
    for (size_t column = 0; column < tally->column_count; column++)
      money_add(&sums[column], &sums[column], &added[column]);
  }
  for (size_t column = 0; column < tally->column_count; column++)
    if (part->widths[column] > tally->widths[column]) tally->widths[column] = part->widths[column];
}

const struct money *report_tally_sum(const struct report_tally *tally, size_t part, size_t column) {
  static const struct money zero = {{0, NULL}};
  if (part < tally->first_part || part - tally->first_part >= tally->part_count) return &zero;
  return &tally->sums[(part - tally->first_part) * tally->column_count + column];
}

/* Words of a case and its figures, and the documents to bring: what stands in row after row. */
static void share_words(struct report_context *context) {
  enum parameter documents =
      context->language == LANGUAGE_ZH ? PARAMETER_DOCUMENTS_ZH : PARAMETER_DOCUMENTS_EN;
  for (int i = LABEL_FIRST_OF_KIND; i < LABEL_FIRST_OF_ANSWER; i++) /* the words of cases and results */
    context->numbers[i] = shared_strings_add(&context->shared, context->words[i]);
  for (size_t i = 0; context->rules != NULL && i < context->rules->count; i++)
    if (context->rules->rows[i].parameter == documents)
      (void)shared_strings_add(&context->shared, context->rules->rows[i].value_text);
}

void report_context_init(struct report_context *context, enum language language, const struct rules *rules) {
  *context = (struct report_context){.language = language, .rules = rules};
  for (int i = 0; i < LABEL_COUNT; i++) {
    context->words[i] = text_from(label(language, (enum label)i));
    context->widths[i] = display_width(context->words[i]);
    context->numbers[i] = SHARED_STRING_NONE;
  }
  share_words(context);
}

void report_context_clear(struct report_context *context) { shared_strings_clear(&context->shared); }

void report_add_region(struct buffer *out, const struct report_context *context, region_code region) {
  const struct region_name *name = context->regions == NULL ? NULL : regions_name(context->regions, region);
  region_format(out, region);
  if (name == NULL && region != REGION_NATION) return;
  buffer_add_byte(out, ' ');
  if (name == NULL)
    buffer_add_text(out, context->words[LABEL_NATION]);
  else
    buffer_add_text(out, context->language == LANGUAGE_ZH ? name->name : name->english);
}

void row_writer_init(struct row_writer *writer, const struct report_context *context,
                     const struct report_sheet *sheet) {
  *writer = (struct row_writer){.context = context, .sheet = sheet};
  writer->capacity = (size_t)row_shape_capacity(&sheet->shape);
  report_tally_init(&writer->tally, sheet->count);
}

void row_writer_clear(struct row_writer *writer) {
  row_block_clear(&writer->rows);
  report_tally_clear(&writer->tally);
  buffer_clear(&writer->text);
  for (int i = 0; i < REGION_WORDS; i++) buffer_clear(&writer->regions[i].text);
  *writer = (struct row_writer){0};
}

void row_writer_start(struct row_writer *writer, const struct row_sheet *row_sheet, int64_t first_row,
                      struct deflater *deflater) {
  row_block_start(&writer->rows, row_sheet, first_row, deflater);
  report_tally_reset(&writer->tally, (size_t)first_row / writer->capacity);
}

void row_writer_row(struct row_writer *writer, const struct report_subject *subject) {
  const struct report_sheet *sheet = writer->sheet;
  size_t row = (size_t)(writer->rows.first_row + writer->rows.rows);
  row_block_begin_row(&writer->rows);
  writer->sums = sums_of_part(&writer->tally, row / writer->capacity);
  for (writer->column = 0; writer->column < sheet->count; writer->column++) {
    const struct report_column *column = &sheet->columns[writer->column];
    column->cell(writer, subject, column);
  }
  row_block_end_row(&writer->rows);
}

void row_writer_finish(struct row_writer *writer) { row_block_finish(&writer->rows); }

static bool has_flag(const struct row_writer *writer, enum report_column_flag flag) {
  return (writer->sheet->columns[writer->column].flags & flag) != 0;
}

static void fit(struct row_writer *writer, int width) {
  if (width > writer->tally.widths[writer->column]) writer->tally.widths[writer->column] = width;
}

void row_writer_text(struct row_writer *writer, struct text text) {
  if (text.length == 0) {
    row_block_blank(&writer->rows);
    return;
  }
  /* no character takes more columns than bytes: most texts need not be measured */
  if (has_flag(writer, COLUMN_FITTED) && text.length > (size_t)writer->tally.widths[writer->column])
    fit(writer, display_width(text));
  row_block_text(&writer->rows, text);
}

void row_writer_shared(struct row_writer *writer, struct text text) {
  uint32_t word = shared_strings_find(&writer->context->shared, text);
  if (word == SHARED_STRING_NONE) {
    row_writer_text(writer, text);
    return;
  }
  if (has_flag(writer, COLUMN_FITTED) && text.length > (size_t)writer->tally.widths[writer->column])
    fit(writer, display_width(text));
  row_block_word(&writer->rows, word);
}

void row_writer_scratch(struct row_writer *writer) {
  if (writer->text.length == 0)
    row_block_blank(&writer->rows);
  else if (writer->sheet->columns[writer->column].kind == ROW_TEXT)
    row_writer_text(writer, buffer_text(&writer->text));
  else
    row_block_decimal(&writer->rows, buffer_text(&writer->text));
}

void row_writer_word(struct row_writer *writer, enum label word) {
  if (has_flag(writer, COLUMN_FITTED)) fit(writer, writer->context->widths[word]);
  if (writer->context->numbers[word] != SHARED_STRING_NONE)
    row_block_word(&writer->rows, writer->context->numbers[word]);
  else
    row_block_text(&writer->rows, writer->context->words[word]);
}

void row_writer_count(struct row_writer *writer, int64_t count) {
  row_block_integer(&writer->rows, count);
  if (!has_flag(writer, COLUMN_SUMMED)) return;
  const struct money units = {integer_from(count)};
  money_add(&writer->sums[writer->column], &writer->sums[writer->column], &units);
}

void row_writer_money(struct row_writer *writer, const struct money *amount) {
  int64_t fen;
  if (has_flag(writer, COLUMN_SUMMED))
    money_add(&writer->sums[writer->column], &writer->sums[writer->column], amount);
  if (integer_fits(&amount->fen, &fen)) {
    row_block_money(&writer->rows, fen);
    return;
  }
  buffer_reset(&writer->text);
  money_format(&writer->text, amount);
  row_block_decimal(&writer->rows, buffer_text(&writer->text));
}

/* Spreadsheet programs disagree on days before March 1900 and know none after 9999. */
void row_writer_day(struct row_writer *writer, struct date date) {
  enum { FIRST = 61, LAST = 2958465 };
  int64_t serial = (int64_t)date.serial + XLSX_EPOCH;
  if (!date_is_set(date) || serial < FIRST || serial > LAST)
    row_block_blank(&writer->rows);
  else
    row_block_date(&writer->rows, (int32_t)serial);
}

void row_writer_month(struct row_writer *writer, struct month month) {
  row_writer_day(writer, month_is_set(month) ? month_first_day(month) : DATE_NONE);
}

void row_writer_blank(struct row_writer *writer) { row_block_blank(&writer->rows); }

struct text row_writer_region(struct row_writer *writer, region_code region) {
  struct region_word *word = &writer->regions[(unsigned)(region % 10007) % REGION_WORDS];
  if (word->is_known && word->region == region) return buffer_text(&word->text);
  buffer_reset(&word->text);
  report_add_region(&word->text, writer->context, region);
  word->region = region;
  word->is_known = true;
  return buffer_text(&word->text);
}
