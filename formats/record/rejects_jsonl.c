#include "formats/list/diagnostic_text.h"
#include "formats/record/text_block.h"
#include "formats/words/json_text.h"

/* The columns of rejects_csv but for the row itself, which whoever handed it over has. */
static void reject_add(struct buffer *out, const struct text_context *context, const struct dossier *dossier,
                       const struct diagnostic *diagnostic) {
  const struct diagnostics *diagnostics = &dossier->diagnostics;
  struct buffer message = {0};
  diagnostic_text(&message, context->language, diagnostics, diagnostic);
  json_number_member(out, '{', "line", dossier->line);
  json_number_member(out, ',', "record", dossier->record);
  json_text_member(out, ',', "column",
                   case_columns_told(context->columns, diagnostic->field, context->language));
  json_text_member(out, ',', "value", diagnostics_text(diagnostics, diagnostic->value));
  json_text_member(out, ',', "code", text_from(diagnostics_table[diagnostic->code].code));
  json_text_member(out, ',', "message", buffer_text(&message));
  buffer_add_literal(out, "}\n");
  buffer_clear(&message);
}

static void rejects_rows(struct text_block *block, const struct text_context *context,
                         const struct dossier *dossier) {
  for (size_t i = 0; i < dossier->diagnostics.count; i++)
    reject_add(&block->out, context, dossier, &dossier->diagnostics.items[i]);
}

const struct text_format rejects_jsonl = {NULL, NULL, rejects_rows};
