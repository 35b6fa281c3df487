#include <string.h>

#include "formats/list/csv_text.h"
#include "formats/record/text_block.h"
#include "formats/words/figures_text.h"

static void because_header(struct buffer *out, const struct text_context *context) {
  (void)context;
  buffer_add_literal(out, "because,rule_rows,sources\n");
}

/* A list's cells: rule rows, which are ours, and sources, which are the table's. */
static void add_list(struct buffer *out, struct text list, bool neutralises) {
  const char *comma = memchr(list.at, ',', list.length);
  if (!neutralises || comma == NULL) {
    buffer_add_text(out, list);
    return;
  }
  size_t head = (size_t)(comma - list.at) + 1;
  if (head < list.length && list.at[head] == '"') head++;
  buffer_add(out, list.at, head);
  const size_t start = out->length;
  buffer_add_text(out, text_from_offset(list, head));
  csv_neutralise_from(out, start);
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
    add_list(&block->out, basis_numbers_text(numbers, numbers->told), context->neutralises);
  }
}

static void because_rows(struct text_block *block, const struct text_context *context,
                         const struct dossier *dossier) {
  (void)block, (void)context, (void)dossier;
}

const struct text_format because_csv = {because_header, because_reserve, because_rows};
