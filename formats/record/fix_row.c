#include "formats/record/fix_row.h"

#include "formats/list/column_text.h"
#include "formats/list/diagnostic_text.h"
#include "formats/words/figures_text.h"

void fix_row_header(const struct text_context *context, struct fix_cells cells) {
  const struct case_columns *columns = context->columns;
  struct buffer heading = {0};
  cells.add(cells.to, text_from(label(context->language, LABEL_SOURCE_LINE)), false);
  cells.add(cells.to, text_from(label(context->language, LABEL_REJECT_REASON)), false);
  for (size_t i = 0; i < columns->count; i++) {
    buffer_reset(&heading);
    column_text_heading(&heading, columns->names[i]);
    cells.add(cells.to, buffer_text(&heading), false);
  }
  buffer_clear(&heading);
}

/* 128; of a list made of several sheets staff!128. */
static void add_line(struct buffer *out, const struct text_context *context, const struct dossier *dossier) {
  if (context->sheet_count > 1) {
    buffer_add_text(out, context->sheets[dossier->sheet].name);
    buffer_add_byte(out, '!');
  }
  figure_number(out, dossier->line);
}

static void add_reasons(struct buffer *out, const struct text_context *context,
                        const struct dossier *dossier) {
  const struct diagnostics *diagnostics = &dossier->diagnostics;
  const struct row_place nowhere = {0};
  for (size_t i = 0; i < diagnostics->count; i++) {
    if (i > 0) buffer_add_text(out, text_from(label(context->language, LABEL_DELAY_SEMICOLON)));
    diagnostic_line(out, context->language, &nowhere, context->columns, diagnostics, &diagnostics->items[i]);
  }
}

static bool is_wrong(const struct text_context *context, const struct dossier *dossier, size_t column) {
  for (size_t i = 0; i < dossier->diagnostics.count; i++) {
    int field = dossier->diagnostics.items[i].field;
    if (field != FIELD_NONE && context->columns->index[field] == (int)column) return true;
  }
  return false;
}

/* An identity number that was made plain has taken the place of what was typed. */
static struct text cell_of(const struct text_context *context, const struct dossier *dossier, size_t column) {
  struct text number = dossier->reported.id_number;
  bool is_number = context->columns->index[FIELD_ID_NUMBER] == (int)column && number.length > 0;
  return is_number ? number : dossier->cells[column];
}

/* Were the cells not found, or do some of them lie beyond the last column? */
static bool is_uncut(const struct dossier *dossier) {
  switch (dossier->diagnostics.items[0].code) {
    case DIAGNOSTIC_MALFORMED_ROW:
    case DIAGNOSTIC_UNCLOSED_QUOTE:
    case DIAGNOSTIC_ROW_TOO_LONG:
    case DIAGNOSTIC_NUL_BYTE:
    case DIAGNOSTIC_UNDECODABLE_ROW:
    case DIAGNOSTIC_CELL_COUNT: return true;
    default: return false;
  }
}

void fix_row_cells(const struct text_context *context, const struct dossier *dossier,
                   struct fix_cells cells) {
  struct buffer text = {0};
  add_line(&text, context, dossier);
  cells.add(cells.to, buffer_text(&text), false);
  buffer_reset(&text);
  add_reasons(&text, context, dossier);
  cells.add(cells.to, buffer_text(&text), false);
  for (size_t i = 0; i < dossier->cell_count; i++)
    cells.add(cells.to, cell_of(context, dossier, i), is_wrong(context, dossier, i));
  if (is_uncut(dossier)) cells.add(cells.to, dossier->raw, true);
  buffer_clear(&text);
}
