#include "formats/list/csv_text.h"
#include "formats/record/result_columns.h"
#include "formats/record/text_writer.h"
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

/* Where the cell `because` of the line before stands in the output. */
struct basis_cell {
  size_t start, length;
};

/* Neighbouring months mostly rest on the same rules: then the long cell is copied, not made again. */
static void because_add(struct buffer *out, const struct assessment *assessment,
                        const struct ledger_line *line, struct basis_cell *last) {
  bool is_repeated = line != assessment->lines && line->basis.count > 0 &&
                     line[-1].basis.count == line->basis.count && line[-1].basis.first == line->basis.first;
  size_t start = out->length;
  if (is_repeated) {
    char *room = buffer_room(out, last->length);
    memcpy(room, out->at + last->start, last->length);
    out->length += last->length;
  } else {
    figure_basis(out, assessment, line->basis);
  }
  *last = (struct basis_cell){start, out->length - start};
}

/* The number of the list of rule rows, where the run numbers them. */
static void number_add(struct text_block *block) {
  const size_t number = block->marks.marks[block->marks.next++].number;
  if (number > 0) figure_number(&block->out, (int64_t)number);
}

static void ledger_line_add(struct text_block *block, const struct text_context *context,
                            const struct dossier *dossier, const struct assessment *assessment,
                            const struct ledger_line *line, struct basis_cell *last) {
  struct buffer *out = &block->out;
  for (int i = 0; i < LEDGER_HEAD_COUNT; i++) {
    size_t start = out->length;
    result_columns[ledger_heads[i]].add(out, dossier, assessment);
    if (result_columns[ledger_heads[i]].type == TYPE_TEXT) csv_quote_from(out, start);
    buffer_add_byte(out, ',');
  }
  for (int i = 0; i < LEDGER_FIGURE_COUNT; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    if (i == LEDGER_BECAUSE && context->numbers != NULL)
      number_add(block);
    else if (i == LEDGER_BECAUSE)
      because_add(out, assessment, line, last);
    else
      ledger_columns[i].add(out, assessment, line);
  }
  buffer_add_byte(out, '\n');
}

static void ledger_rows(struct text_block *block, const struct text_context *context,
                        const struct dossier *dossier) {
  for (int a = 0; a < dossier->assessment_count; a++) {
    const struct assessment *assessment = &dossier->assessments[a];
    struct basis_cell last = {0};
    for (size_t i = 0; i < assessment->line_count; i++)
      ledger_line_add(block, context, dossier, assessment, &assessment->lines[i], &last);
  }
}

const struct text_format ledger_csv = {ledger_header, text_block_mark, ledger_rows};
