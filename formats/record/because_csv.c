#include "formats/record/text_writer.h"
#include "formats/words/figures_text.h"

static void because_header(struct buffer *out, const struct text_context *context) {
  (void)context;
  buffer_add_literal(out, "because,rule_rows,sources\n");
}

/* The batch's rows are the lists that its ledger lines were the first to rest on. */
static void because_reserve(struct text_block *block, const struct text_context *context,
                            const struct dossier *dossiers, size_t count) {
  struct basis_numbers *numbers = context->numbers;
  (void)dossiers, (void)count;
  while (numbers->told < numbers->count) {
    numbers->told++;
    figure_number(&block->out, (int64_t)numbers->told);
    buffer_add_byte(&block->out, ',');
    buffer_add_text(&block->out, basis_numbers_text(numbers, numbers->told));
  }
}

static void because_rows(struct text_block *block, const struct text_context *context,
                         const struct dossier *dossier) {
  (void)block, (void)context, (void)dossier;
}

const struct text_format because_csv = {because_header, because_reserve, because_rows};
