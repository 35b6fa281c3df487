#include "formats/record/text_block.h"

void text_block_mark(struct text_block *block, const struct text_context *context,
                     const struct dossier *dossiers, size_t count) {
  if (context->numbers != NULL) basis_numbers_mark(context->numbers, &block->marks, dossiers, count);
}

void text_block_clear(struct text_block *block) {
  buffer_clear(&block->out);
  basis_marks_clear(&block->marks);
}
