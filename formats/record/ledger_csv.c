#include "formats/list/csv_text.h"
#include "formats/record/result_columns.h"
#include "formats/record/text_block.h"
#include "formats/words/figures_text.h"

static void ledger_header(struct buffer *out, const struct text_context *context) {
  (void)context;
  for (int i = 0; i < LEDGER_HEAD_COUNT; i++) {
    buffer_add_text(out, text_from(result_columns[ledger_heads[i]].name));
    buffer_add_byte(out, ',');
  }
  for (int i = 0; i < LEDGER_FIGURE_COUNT; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    buffer_add_text(out, text_from(ledger_columns[i].name));
  }
  buffer_add_byte(out, '\n');
}

static bool same_exact(const struct exact *left, const struct exact *right) {
  return left->scale == right->scale && integer_compare(&left->digits, &right->digits) == 0;
}

static bool has_same_shares(const struct ledger_line *line, const struct ledger_line *above) {
  return (line->status == LINE_NOT_PAYABLE) == (above->status == LINE_NOT_PAYABLE) &&
         line->base_from == above->base_from && money_compare(&line->base, &above->base) == 0 &&
         same_exact(&line->employer_rate, &above->employer_rate) &&
         same_exact(&line->employee_rate, &above->employee_rate) &&
         money_compare(&line->employer, &above->employer) == 0 &&
         money_compare(&line->employee, &above->employee) == 0 &&
         money_compare(&line->arrears, &above->arrears) == 0;
}

static bool has_same_last_day(const struct ledger_line *line, const struct ledger_line *above) {
  return line->fee_last.serial == above->fee_last.serial;
}

static bool has_same_status(const struct ledger_line *line, const struct ledger_line *above) {
  return line->status == above->status;
}

static bool has_same_basis(const struct ledger_line *line, const struct ledger_line *above) {
  return line->basis.count == above->basis.count && line->basis.first == above->basis.first;
}

/* Neighbouring cells that mostly read as in the line above: then their text is copied, not made again. */
static const struct stretch {
  enum ledger_figure first, last;
  bool (*is_repeated)(const struct ledger_line *line, const struct ledger_line *above); /* NULL: never */
} stretches[] = {
    {LEDGER_MONTH, LEDGER_MONTH, NULL},
    {LEDGER_BASE, LEDGER_ARREARS, has_same_shares},
    {LEDGER_FEE_FIRST, LEDGER_FEE_FIRST, NULL},
    {LEDGER_FEE_LAST, LEDGER_FEE_LAST, has_same_last_day},
    {LEDGER_DAYS, LEDGER_LATE_FEE, NULL},
    {LEDGER_DUE_EMPLOYER, LEDGER_PART_DAYS, NULL},
    {LEDGER_STATUS, LEDGER_STATUS, has_same_status},
    {LEDGER_BECAUSE, LEDGER_BECAUSE, has_same_basis},
};
enum { STRETCH_COUNT = sizeof stretches / sizeof stretches[0] };

/* Where a text stands in the output. */
struct span {
  size_t start, length;
};

/* The line above, as it was written: what stands before its figures, and each stretch of them. */
struct line_text {
  struct span head;
  struct span stretches[STRETCH_COUNT];
};

static void span_repeat(struct buffer *out, struct span *span) {
  char *room = buffer_room(out, span->length);
  memcpy(room, out->at + span->start, span->length);
  span->start = out->length;
  out->length += span->length;
}

static void head_add(struct buffer *out, bool neutralises, const struct dossier *dossier,
                     const struct assessment *assessment) {
  for (int i = 0; i < LEDGER_HEAD_COUNT; i++) {
    size_t start = out->length;
    result_columns[ledger_heads[i]].add(out, dossier, assessment);
    const bool is_text = result_columns[ledger_heads[i]].type == TYPE_TEXT;
    if (is_text && neutralises) csv_neutralise_from(out, start);
    if (is_text) csv_quote_from(out, start);
    buffer_add_byte(out, ',');
  }
}

/* The number of the list of rule rows, where the run numbers them. */
static void number_add(struct text_block *block) {
  const size_t number = block->marks.marks[block->marks.next++].number;
  if (number > 0) figure_number(&block->out, (int64_t)number);
}

static void stretch_add(struct buffer *out, const struct stretch *stretch,
                        const struct assessment *assessment, const struct ledger_line *line,
                        struct span *text) {
  if (line != assessment->lines && stretch->is_repeated != NULL && stretch->is_repeated(line, line - 1)) {
    span_repeat(out, text);
    return;
  }
  text->start = out->length;
  for (int i = (int)stretch->first; i <= (int)stretch->last; i++) {
    if (i > (int)stretch->first) buffer_add_byte(out, ',');
    ledger_columns[i].add(out, assessment, line);
  }
  text->length = out->length - text->start;
}

static void ledger_line_add(struct text_block *block, const struct text_context *context,
                            const struct assessment *assessment, const struct ledger_line *line,
                            struct line_text *above) {
  for (int i = 0; i < STRETCH_COUNT; i++) {
    if (i > 0) buffer_add_byte(&block->out, ',');
    if (stretches[i].first == LEDGER_BECAUSE && context->numbers != NULL)
      number_add(block);
    else
      stretch_add(&block->out, &stretches[i], assessment, line, &above->stretches[i]);
  }
  buffer_add_byte(&block->out, '\n');
}

static void lines_add(struct text_block *block, const struct text_context *context,
                      const struct dossier *dossier, const struct assessment *assessment) {
  struct line_text above = {.head = {block->out.length, 0}};
  if (assessment->line_count == 0) return;
  head_add(&block->out, context->neutralises, dossier, assessment);
  above.head.length = block->out.length - above.head.start;
  for (size_t i = 0; i < assessment->line_count; i++) {
    if (i > 0) span_repeat(&block->out, &above.head);
    ledger_line_add(block, context, assessment, &assessment->lines[i], &above);
  }
}

static void ledger_rows(struct text_block *block, const struct text_context *context,
                        const struct dossier *dossier) {
  for (int a = 0; a < dossier->assessment_count; a++)
    lines_add(block, context, dossier, &dossier->assessments[a]);
}

const struct text_format ledger_csv = {ledger_header, text_block_mark, ledger_rows};
