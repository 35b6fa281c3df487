#include "formats/csv_text.h"
#include "formats/result_columns.h"
#include "formats/text_writer.h"

static void ledger_header(struct buffer *out, const struct text_context *context) {
  (void)context;
  for (int i = 0; i < LEDGER_COLUMN_COUNT; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    buffer_add_text(out, text_from(ledger_columns[i].name));
  }
  buffer_add_byte(out, '\n');
}

static void ledger_line_add(struct buffer *out, const struct dossier *dossier, const struct assessment *assessment,
                            const struct ledger_line *line) {
  for (int i = 0; i < LEDGER_COLUMN_COUNT; i++) {
    size_t start = out->length;
    ledger_columns[i].add(out, dossier, assessment, line);
    if (ledger_columns[i].is_text) csv_quote_from(out, start);
    buffer_add_byte(out, i + 1 < LEDGER_COLUMN_COUNT ? ',' : '\n');
  }
}

static void ledger_rows(struct buffer *out, const struct text_context *context, const struct dossier *dossier) {
  (void)context;
  for (int a = 0; a < dossier->assessment_count; a++) {
    const struct assessment *assessment = &dossier->assessments[a];
    for (size_t i = 0; i < assessment->line_count; i++)
      ledger_line_add(out, dossier, assessment, &assessment->lines[i]);
  }
}

const struct text_format ledger_csv = {ledger_header, ledger_rows};
