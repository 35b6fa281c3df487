#include "formats/report_pen.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/display_width.h"
#include "formats/report_trails.h"
#include "formats/xlsx_book.h"

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
  for (int i = LABEL_KIND_BACKPAY; i <= LABEL_WORSE_WAIVER; i++)
    context->numbers[i] = row_words_add(&context->shared, context->words[i]);
  for (size_t i = 0; context->rules != NULL && i < context->rules->count; i++)
    if (context->rules->rows[i].parameter == documents)
      (void)row_words_add(&context->shared, context->rules->rows[i].value_text);
}

void report_context_init(struct report_context *context, enum language language, const struct rules *rules) {
  *context = (struct report_context){.language = language, .rules = rules};
  for (int i = 0; i < LABEL_COUNT; i++) {
    context->words[i] = text_from(label(language, (enum label)i));
    context->widths[i] = display_width(context->words[i]);
    context->numbers[i] = ROW_WORD_NONE;
  }
  share_words(context);
}

void report_context_clear(struct report_context *context) { row_words_clear(&context->shared); }

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

void report_pen_init(struct report_pen *pen, const struct report_context *context,
                     const struct report_sheet *sheet) {
  *pen = (struct report_pen){.context = context, .sheet = sheet};
  pen->capacity = (size_t)row_shape_capacity(&sheet->shape);
  report_tally_init(&pen->tally, sheet->count);
}

void report_pen_clear(struct report_pen *pen) {
  row_block_clear(&pen->rows);
  report_tally_clear(&pen->tally);
  buffer_clear(&pen->text);
  buffer_clear(&pen->because);
  free(pen->trail);
  for (int i = 0; i < REGION_WORDS; i++) buffer_clear(&pen->regions[i].text);
  *pen = (struct report_pen){0};
}

void report_pen_start(struct report_pen *pen, const struct row_sheet *row_sheet, int64_t first_row,
                      struct deflater *deflater) {
  row_block_start(&pen->rows, row_sheet, first_row, deflater);
  report_tally_reset(&pen->tally, (size_t)first_row / pen->capacity);
}

void report_pen_row(struct report_pen *pen, const struct report_subject *subject) {
  const struct report_sheet *sheet = pen->sheet;
  size_t row = (size_t)(pen->rows.first_row + pen->rows.rows);
  row_block_begin_row(&pen->rows);
  pen->sums = sums_of_part(&pen->tally, row / pen->capacity);
  for (pen->column = 0; pen->column < sheet->count; pen->column++) {
    const struct report_column *column = &sheet->columns[pen->column];
    column->cell(pen, subject, column);
  }
  row_block_end_row(&pen->rows);
}

void report_pen_finish(struct report_pen *pen) { row_block_finish(&pen->rows); }

static bool has_flag(const struct report_pen *pen, enum report_column_flag flag) {
  return (pen->sheet->columns[pen->column].flags & flag) != 0;
}

static void fit(struct report_pen *pen, int width) {
  if (width > pen->tally.widths[pen->column]) pen->tally.widths[pen->column] = width;
}

void report_pen_text(struct report_pen *pen, struct text text) {
  if (text.length == 0) {
    row_block_blank(&pen->rows);
    return;
  }
  /* no character takes more columns than bytes: most texts need not be measured */
  if (has_flag(pen, COLUMN_FITTED) && text.length > (size_t)pen->tally.widths[pen->column])
    fit(pen, display_width(text));
  row_block_text(&pen->rows, text);
}

void report_pen_shared(struct report_pen *pen, struct text text) {
  uint32_t word = row_words_find(&pen->context->shared, text);
  if (word == ROW_WORD_NONE) {
    report_pen_text(pen, text);
    return;
  }
  if (has_flag(pen, COLUMN_FITTED) && text.length > (size_t)pen->tally.widths[pen->column])
    fit(pen, display_width(text));
  row_block_word(&pen->rows, word);
}

void report_pen_scratch(struct report_pen *pen) {
  if (pen->text.length == 0)
    row_block_blank(&pen->rows);
  else if (pen->sheet->columns[pen->column].kind == ROW_TEXT)
    report_pen_text(pen, buffer_text(&pen->text));
  else
    row_block_decimal(&pen->rows, buffer_text(&pen->text));
}

void report_pen_word(struct report_pen *pen, enum label word) {
  if (has_flag(pen, COLUMN_FITTED)) fit(pen, pen->context->widths[word]);
  if (pen->context->numbers[word] != ROW_WORD_NONE)
    row_block_word(&pen->rows, pen->context->numbers[word]);
  else
    row_block_text(&pen->rows, pen->context->words[word]);
}

void report_pen_count(struct report_pen *pen, int64_t count) {
  row_block_integer(&pen->rows, count);
  if (!has_flag(pen, COLUMN_SUMMED)) return;
  const struct money units = {integer_from(count)};
  money_add(&pen->sums[pen->column], &pen->sums[pen->column], &units);
}

void report_pen_money(struct report_pen *pen, const struct money *amount) {
  int64_t fen;
  if (has_flag(pen, COLUMN_SUMMED)) money_add(&pen->sums[pen->column], &pen->sums[pen->column], amount);
  if (integer_fits(&amount->fen, &fen)) {
    row_block_money(&pen->rows, fen);
    return;
  }
  buffer_reset(&pen->text);
  money_format(&pen->text, amount);
  row_block_decimal(&pen->rows, buffer_text(&pen->text));
}

/* Spreadsheet programs disagree on days before March 1900 and know none after 9999. */
void report_pen_day(struct report_pen *pen, struct date date) {
  enum { FIRST = 61, LAST = 2958465 };
  int64_t serial = (int64_t)date.serial + XLSX_EPOCH;
  if (!date_is_set(date) || serial < FIRST || serial > LAST)
    row_block_blank(&pen->rows);
  else
    row_block_date(&pen->rows, (int32_t)serial);
}

void report_pen_month(struct report_pen *pen, struct month month) {
  report_pen_day(pen, month_is_set(month) ? month_first_day(month) : DATE_NONE);
}

void report_pen_blank(struct report_pen *pen) { row_block_blank(&pen->rows); }

struct text report_pen_region(struct report_pen *pen, region_code region) {
  struct region_word *word = &pen->regions[(unsigned)(region % 10007) % REGION_WORDS];
  if (word->is_known && word->region == region) return buffer_text(&word->text);
  buffer_reset(&word->text);
  report_add_region(&word->text, pen->context, region);
  word->region = region;
  word->is_known = true;
  return buffer_text(&word->text);
}

struct text report_pen_because(struct report_pen *pen, const struct assessment *assessment,
                               struct trail trail) {
  if (trail.count == 0) return TEXT("");
  const struct rule **rows = assessment->trail + trail.first;
  size_t bytes = trail.count * sizeof *rows;
  if (pen->trail_count == trail.count && memcmp(pen->trail, rows, bytes) == 0)
    return buffer_text(&pen->because);
  if (trail.count > pen->trail_capacity) {
    pen->trail = realloc(pen->trail, bytes);
    if (pen->trail == NULL) abort();
    pen->trail_capacity = trail.count;
  }
  memcpy(pen->trail, rows, bytes);
  pen->trail_count = trail.count;
  buffer_reset(&pen->because);
  report_trail_add(&pen->because, rows, trail.count);
  return buffer_text(&pen->because);
}
