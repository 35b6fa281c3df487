#include "calc/digits.h"
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

/* Where a text stands in the output. */
struct span {
  size_t start, length;
};

enum {
  DAYS_BYTES = 16,              /* of an int, and a comma */
  RATE_BYTES = EXACT_BYTES + 6, /* with its x */
  FEE_BYTES = 2 * DAYS_BYTES + RATE_BYTES + EXACT_BYTES + 1 + 2 * MONEY_BYTES
};

/* A line as it was written. Its front reaches from the head, what stands before its figures, to the last day
 * of the fee; the fee follows, and the back ends the line. Front and back mostly read as in the line above,
 * but for the month and the first day, which are always of one length: then they are copied, not made again.
 */
struct line_text {
  struct span front, back;
  size_t month, fee_first;    /* where they begin in the front */
  const struct rule *rate;    /* the latest that was the only one of a line; NULL: none yet */
  char rate_text[RATE_BYTES]; /* `0.0005x` */
  size_t rate_length;
};

static void span_repeat(struct buffer *out, struct span *span) {
  char *room = buffer_room(out, span->length);
  memcpy(room, out->at + span->start, span->length);
  span->start = out->length;
  out->length += span->length;
}

/* With a comma behind each. */
static void cells_add(struct buffer *out, const struct assessment *assessment, const struct ledger_line *line,
                      enum ledger_figure first, enum ledger_figure last) {
  for (int i = (int)first; i <= (int)last; i++) {
    ledger_columns[i].add(out, assessment, line);
    buffer_add_byte(out, ',');
  }
}

static bool same_exact(const struct exact *left, const struct exact *right) {
  return left->scale == right->scale && integer_compare(&left->digits, &right->digits) == 0;
}

static bool has_same_front(const struct ledger_line *line, const struct ledger_line *above) {
  if (line->repeats) return line->fee_last.serial == above->fee_last.serial;
  if (line->status == LINE_NOT_PAYABLE) return above->status == LINE_NOT_PAYABLE;
  return above->status != LINE_NOT_PAYABLE && line->base_from == above->base_from &&
         money_compare(&line->base, &above->base) == 0 &&
         same_exact(&line->employer_rate, &above->employer_rate) &&
         same_exact(&line->employee_rate, &above->employee_rate) &&
         money_compare(&line->employer, &above->employer) == 0 &&
         money_compare(&line->employee, &above->employee) == 0 &&
         money_compare(&line->arrears, &above->arrears) == 0 &&
         line->fee_last.serial == above->fee_last.serial;
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

/* Behind the head. */
static void front_add(struct buffer *out, const struct assessment *assessment, const struct ledger_line *line,
                      struct line_text *text) {
  cells_add(out, assessment, line, LEDGER_MONTH, LEDGER_ARREARS);
  text->fee_first = out->length - text->front.start;
  cells_add(out, assessment, line, LEDGER_FEE_FIRST, LEDGER_FEE_LAST);
  text->front.length = out->length - text->front.start;
}

static void front_repeat(struct buffer *out, const struct ledger_line *line, struct line_text *text) {
  span_repeat(out, &text->front);
  char *front = out->at + text->front.start;
  month_put(front + text->month, line->month);
  if (date_is_set(line->fee_first)) date_put(front + text->fee_first, line->fee_first);
}

static void front_of_further_line(struct buffer *out, const struct assessment *assessment,
                                  const struct ledger_line *line, struct line_text *text) {
  if (has_same_front(line, line - 1)) {
    front_repeat(out, line, text);
    return;
  }
  text->front.length = text->month;
  span_repeat(out, &text->front);
  front_add(out, assessment, line, text);
}

/* Of a line whose days have one rate; false: they have none or more, or its text is no usual one. */
static bool find_only_rate(struct line_text *text, const struct assessment *assessment,
                           const struct ledger_line *line) {
  if (line->segment_count != 1) return false;
  const struct rule *rate = assessment->segments[line->first_segment].rate;
  if (rate == NULL || rate == text->rate) return rate != NULL;
  char *end = exact_put(text->rate_text, &rate->number);
  if (end == NULL) return false;
  *end++ = 'x';
  text->rate = rate;
  text->rate_length = (size_t)(end - text->rate_text);
  return true;
}

/* The fee at one rate, whose line shows its days once more behind the rate: `128,0.0005x128,`. Texts that
 * come twice are made once. False: its amounts are not usual ones, and nothing was added. */
static bool fee_put(struct buffer *out, const struct ledger_line *line, const struct line_text *text) {
  char *const room = buffer_room(out, FEE_BYTES), *at = room;
  char days[DAYS_BYTES] = {0}, amount[MONEY_BYTES] = {0};
  char *amount_end = money_put(amount, &line->late_fee);
  if (amount_end == NULL || money_compare(&line->late_fee, &line->late_fee_uncapped) != 0) return false;
  char *days_end = digits_put_all(days, (uint64_t)line->days);
  *days_end++ = ',';
  *amount_end++ = ',';
  memcpy(at, days, DAYS_BYTES);
  at += days_end - days;
  memcpy(at, text->rate_text, RATE_BYTES);
  at += text->rate_length;
  memcpy(at, days, DAYS_BYTES);
  at = exact_put(at + (days_end - days), &line->late_fee_exact);
  if (at == NULL) return false;
  *at++ = ',';
  memcpy(at, amount, MONEY_BYTES);
  at += amount_end - amount;
  memcpy(at, amount, MONEY_BYTES);
  out->length += (size_t)(at + (amount_end - amount) - room);
  return true;
}

static void fee_add(struct buffer *out, const struct assessment *assessment, const struct ledger_line *line,
                    struct line_text *text) {
  static const char none[] = ",,,,,";
  _Static_assert(sizeof none - 1 == LEDGER_LATE_FEE - LEDGER_DAYS + 1, "a comma behind each");
  if (line->status == LINE_NOT_PAYABLE)
    buffer_add_literal(out, none);
  else if (!find_only_rate(text, assessment, line) || !fee_put(out, line, text))
    cells_add(out, assessment, line, LEDGER_DAYS, LEDGER_LATE_FEE);
}

/* Of a shortfall, a part paid or interest. */
static bool has_further_figures(const struct assessment *assessment) {
  return assessment_has(assessment, FIGURE_SHORTFALL) || assessment_has(assessment, FIGURE_PART) ||
         assessment_has(assessment, FIGURE_INTEREST);
}

static bool has_same_back(const struct assessment *assessment, const struct ledger_line *line) {
  return line > assessment->lines && !has_further_figures(assessment) && line->status == line[-1].status &&
         line->basis.count == line[-1].basis.count && line->basis.first == line[-1].basis.first;
}

/* The number of the list of rule rows, where the run numbers them; else the rows. */
static void because_add(struct buffer *out, const struct assessment *assessment,
                        const struct ledger_line *line, const struct basis_mark *mark) {
  if (mark == NULL)
    ledger_columns[LEDGER_BECAUSE].add(out, assessment, line);
  else if (mark->number > 0)
    figure_number(out, (int64_t)mark->number);
}

static void further_figures_add(struct buffer *out, const struct assessment *assessment,
                                const struct ledger_line *line) {
  static const char none[] = ",,,,,,,,,,,,";
  _Static_assert(sizeof none - 1 == LEDGER_STATUS - LEDGER_DUE_EMPLOYER, "a comma behind each");
  if (has_further_figures(assessment))
    cells_add(out, assessment, line, LEDGER_DUE_EMPLOYER, LEDGER_STATUS - 1);
  else
    buffer_add_literal(out, none);
}

static void back_add(struct text_block *block, const struct text_context *context,
                     const struct assessment *assessment, const struct ledger_line *line,
                     struct line_text *text) {
  const struct basis_mark *mark = context->numbers == NULL ? NULL : &block->marks.marks[block->marks.next++];
  struct buffer *out = &block->out;
  if (has_same_back(assessment, line)) {
    span_repeat(out, &text->back);
    return;
  }
  text->back.start = out->length;
  further_figures_add(out, assessment, line);
  cells_add(out, assessment, line, LEDGER_STATUS, LEDGER_STATUS);
  because_add(out, assessment, line, mark);
  buffer_add_byte(out, '\n');
  text->back.length = out->length - text->back.start;
}

static void lines_add(struct text_block *block, const struct text_context *context,
                      const struct dossier *dossier, const struct assessment *assessment) {
  struct buffer *out = &block->out;
  struct line_text text = {.front.start = out->length};
  if (assessment->line_count > 0) head_add(out, context->neutralises, dossier, assessment);
  text.month = out->length - text.front.start;
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    if (i == 0)
      front_add(out, assessment, line, &text);
    else
      front_of_further_line(out, assessment, line, &text);
    fee_add(out, assessment, line, &text);
    back_add(block, context, assessment, line, &text);
  }
}

static void ledger_rows(struct text_block *block, const struct text_context *context,
                        const struct dossier *dossier) {
  for (int a = 0; a < dossier->assessment_count; a++)
    lines_add(block, context, dossier, &dossier->assessments[a]);
}

const struct text_format ledger_csv = {ledger_header, text_block_mark, ledger_rows};
