#include "formats/list/csv_text.h"
#include "formats/record/fix_row.h"

struct line {
  struct buffer *out;
  bool is_begun, neutralises;
};

static void add_cell(void *to, struct text text, bool is_wrong) {
  struct line *line = to;
  (void)is_wrong;
  if (line->is_begun) buffer_add_byte(line->out, ',');
  csv_add_neutral_cell(line->out, text, line->neutralises);
  line->is_begun = true;
}

static void fix_header(struct buffer *out, const struct text_context *context) {
  struct line line = {out, false, context->neutralises};
  fix_row_header(context, (struct fix_cells){add_cell, &line});
  buffer_add_byte(out, '\n');
}

static void fix_rows(struct text_block *block, const struct text_context *context,
                     const struct dossier *dossier) {
  struct line line = {&block->out, false, context->neutralises};
  if (!dossier_has_errors(dossier)) return;
  fix_row_cells(context, dossier, (struct fix_cells){add_cell, &line});
  buffer_add_byte(&block->out, '\n');
}

const struct text_format fix_csv = {fix_header, NULL, fix_rows};
