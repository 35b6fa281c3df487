#include "formats/list/csv_text.h"
#include "formats/record/result_columns.h"
#include "formats/record/text_block.h"

/* Carried columns follow ours, under the names they came with. */
static void results_header(struct buffer *out, const struct text_context *context) {
  for (int i = 0; i < RESULT_FIGURE_COUNT; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    buffer_add_text(out, text_from(result_columns[i].name));
  }
  for (size_t i = 0; i < context->columns->carried_count; i++) {
    buffer_add_byte(out, ',');
    size_t start = out->length;
    buffer_add_text(out, carried_names_text(&context->columns->carried_names, i));
    if (context->neutralises) csv_neutralise_from(out, start);
    csv_quote_from(out, start);
  }
  buffer_add_byte(out, '\n');
}

static void results_rows(struct text_block *block, const struct text_context *context,
                         const struct dossier *dossier) {
  struct buffer *out = &block->out;
  for (int a = 0; a < dossier->assessment_count; a++) {
    result_cells_add(out, context->neutralises, dossier, &dossier->assessments[a]);
    for (size_t i = 0; i < context->columns->carried_count; i++) {
      buffer_add_byte(out, ',');
      csv_add_neutral_cell(out, dossier->cells[context->columns->carried[i]], context->neutralises);
    }
    buffer_add_byte(out, '\n');
  }
}

const struct text_format results_csv = {results_header, NULL, results_rows};
