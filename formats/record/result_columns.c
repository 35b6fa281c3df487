#include "formats/record/result_columns.h"

#include "formats/list/csv_text.h"
#include "formats/words/figures_text.h"
#include "formats/words/labels.h"

/* How a figure is printed, by its type in figures.def. */
#define ADD_NUMBER(value) figure_number(out, value)
#define ADD_COUNT(value) figure_number(out, value)
#define ADD_TEXT(value) buffer_add_text(out, value)
#define ADD_REGION(value) region_format(out, value)
#define ADD_WORD(value) buffer_add_text(out, word_text(value))
#define ADD_MONTH(value) figure_month(out, value)
#define ADD_DAY(value) figure_date(out, value)
#define ADD_MONEY(value) money_format(out, &(value))
#define ADD_RATE(value) exact_format(out, &(value))
#define ADD_EXACT(value) exact_format(out, &(value))
#define ADD_WORSENINGS(value) figure_worse_why(out, value)
#define ADD_NOTES(value) figure_notes(out, value)
#define ADD_GRADE(value) buffer_add_text(out, word_text(WORD_OF(GRADE, value)))
#define ADD_PARAMETERS(value) figure_parameters(out, value)
#define ADD_FEE_RATES(value) figure_fee_rates(out, value)
#define ADD_BASIS(value) figure_basis(out, assessment, value)

/* One function a column; not every one needs every argument. */
#define RESULT_ROW(ID, key, label, type, value, when, ...)                        \
  static void add_result_##key(struct buffer *out, const struct dossier *dossier, \
                               const struct assessment *assessment) {             \
    (void)dossier, (void)assessment;                                              \
    if (when) ADD_##type(value);                                                  \
  }
#define LINE_ROW(ID, key, label, type, value, when, ...)                                \
  static void add_ledger_##key(struct buffer *out, const struct assessment *assessment, \
                               const struct ledger_line *line) {                        \
    (void)assessment;                                                                   \
    if (when) ADD_##type(value);                                                        \
  }
#include "calc/figures.def"

const struct result_column result_columns[RESULT_FIGURE_COUNT] = {
#define RESULT_ROW(ID, key, label, type, ...) [RESULT_##ID] = {#key, TYPE_##type, add_result_##key},
#include "calc/figures.def"
};

const struct ledger_column ledger_columns[LEDGER_FIGURE_COUNT] = {
#define LINE_ROW(ID, key, label, type, ...) [LEDGER_##ID] = {#key, TYPE_##type, add_ledger_##key},
#include "calc/figures.def"
};

static void add_text_cell(struct buffer *out, bool neutralises, struct text text) {
  const size_t start = out->length;
  buffer_add_text(out, text);
  if (neutralises) csv_neutralise_from(out, start);
  csv_quote_from(out, start);
}

/* The table's functions once more, with their commas; only text may need quotes. */
#undef ADD_TEXT
#define ADD_TEXT(value) add_text_cell(out, neutralises, value)
#define RESULT_ROW(ID, key, label, type, value, when, ...)                                        \
  static void add_cell_##key(struct buffer *out, bool neutralises, const struct dossier *dossier, \
                             const struct assessment *assessment) {                               \
    (void)neutralises, (void)dossier, (void)assessment;                                           \
    if (RESULT_##ID > 0) buffer_add_byte(out, ',');                                               \
    if (when) ADD_##type(value);                                                                  \
  }
#include "calc/figures.def"

/* Side by side, which saves a call and a question a cell. */
void result_cells_add(struct buffer *out, bool neutralises, const struct dossier *dossier,
                      const struct assessment *assessment) {
#define RESULT_ROW(ID, key, ...) add_cell_##key(out, neutralises, dossier, assessment);
#include "calc/figures.def"
}

const enum result_figure ledger_heads[LEDGER_HEAD_COUNT] = {RESULT_RECORD, RESULT_CASE_ID, RESULT_SCHEME};
