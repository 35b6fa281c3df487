#include "formats/list/csv_text.h"
#include "formats/list/diagnostic_text.h"
#include "formats/record/text_block.h"
#include "formats/words/figures_text.h"

static void rejects_header(struct buffer *out, const struct text_context *context) {
  (void)context;
  buffer_add_literal(out, "line,record,column,value,code,message,row\n");
}

/* One line for each error, so that a row can be mended in one go. */
static void reject_add(struct buffer *out, const struct text_context *context, const struct dossier *dossier,
                       const struct diagnostic *diagnostic) {
  const struct diagnostics *diagnostics = &dossier->diagnostics;
  figure_number(out, dossier->line);
  buffer_add_byte(out, ',');
  figure_number(out, dossier->record);
  buffer_add_byte(out, ',');
  csv_add_neutral_cell(out, case_columns_told(context->columns, diagnostic->field, context->language),
                       context->neutralises);
  buffer_add_byte(out, ',');
  csv_add_neutral_cell(out, diagnostics_text(diagnostics, diagnostic->value), context->neutralises);
  buffer_add_byte(out, ',');
  buffer_add_text(out, text_from(diagnostics_table[diagnostic->code].code));
  buffer_add_byte(out, ',');
  size_t message = out->length;
  diagnostic_text(out, context->language, diagnostics, diagnostic);
  if (context->neutralises) csv_neutralise_from(out, message);
  csv_quote_from(out, message);
  buffer_add_byte(out, ',');
  csv_add_neutral_cell(out, dossier->raw, context->neutralises);
  buffer_add_byte(out, '\n');
}

static void rejects_rows(struct text_block *block, const struct text_context *context,
                         const struct dossier *dossier) {
  for (size_t i = 0; i < dossier->diagnostics.count; i++)
    reject_add(&block->out, context, dossier, &dossier->diagnostics.items[i]);
}

const struct text_format rejects_csv = {rejects_header, NULL, rejects_rows};
