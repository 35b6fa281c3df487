#include "formats/record/fix_row.h"

#include "formats/list/column_text.h"
#include "formats/list/diagnostic_text.h"
#include "formats/list/fix_mark.h"
#include "formats/words/figures_text.h"

/* The columns of a list that is itself a file of rows handed back. */
static bool find_own(const struct text_context *context, struct fix_columns *own) {
  return fix_mark_find(own, context->columns->names, context->columns->count);
}

size_t fix_row_width(const struct text_context *context) {
  struct fix_columns own;
  return context->columns->count - (find_own(context, &own) ? FIX_OWN_COLUMNS : 0);
}

void fix_row_header(const struct text_context *context, struct fix_cells cells) {
  const struct case_columns *columns = context->columns;
  struct fix_columns own;
  const bool has_own = find_own(context, &own);
  struct buffer heading = {0};
  cells.add(cells.to, fix_mark_heading(context->language, FIX_LINE), false);
  cells.add(cells.to, fix_mark_heading(context->language, FIX_REASON), false);
  for (size_t i = 0; i < columns->count; i++) {
    if (has_own && fix_mark_is_own(&own, i)) continue;
    buffer_reset(&heading);
    column_text_heading(&heading, columns->names[i]);
    cells.add(cells.to, buffer_text(&heading), false);
  }
  cells.add(cells.to, fix_mark_heading(context->language, FIX_CHECK), false);
  buffer_clear(&heading);
}

/* 128; of a list made of several sheets staff!128. */
static void add_line(struct buffer *out, const struct text_context *context, const struct dossier *dossier) {
  struct fix_columns own;
  if (find_own(context, &own)) {
    buffer_add_text(out, dossier->cells[own.at[FIX_LINE]]);
    return;
  }
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
    int at = case_columns_at(context->columns, dossier->diagnostics.items[i].field);
    if (at == (int)column) return true;
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
  struct fix_columns own;
  const bool has_own = find_own(context, &own);
  struct buffer text = {0};
  add_line(&text, context, dossier);
  cells.add(cells.to, buffer_text(&text), false);
  buffer_reset(&text);
  add_reasons(&text, context, dossier);
  cells.add(cells.to, buffer_text(&text), false);
  for (size_t i = 0; i < dossier->cell_count; i++)
    if (!has_own || !fix_mark_is_own(&own, i))
      cells.add(cells.to, cell_of(context, dossier, i), is_wrong(context, dossier, i));
  buffer_reset(&text);
  fix_mark_add_check(&text, dossier->raw);
  cells.add(cells.to, buffer_text(&text), false);
  if (is_uncut(dossier)) cells.add(cells.to, dossier->raw, true);
  buffer_clear(&text);
}
