#include "formats/list/cell_conflicts.h"

#include "formats/file/plain_text.h"

/* Lists put 0 into the columns of months of which nothing was paid. */
static bool is_zero(struct text cell) {
  for (size_t i = 0; i < cell.length; i++)
    if (cell.at[i] != '0' && cell.at[i] != '.') return false;
  return cell.length > 0 && memchr(cell.at, '0', cell.length) != NULL;
}

/* The first column that says what was paid of a month, or FIELD_NONE. */
static enum case_field find_paid(const struct field_reader *reader, const struct dossier *dossier) {
  static const enum case_field paid[] = {FIELD_DECLARED_BASE, FIELD_PAID_EMPLOYER, FIELD_PAID_EMPLOYEE};
  for (size_t i = 0; i < sizeof paid / sizeof paid[0]; i++) {
    struct text cell = field_reader_cell(reader, dossier, paid[i]);
    if (!cell_is_nothing(cell) && !is_zero(cell)) return paid[i];
  }
  return FIELD_NONE;
}

/* What was paid of a month says that it was paid: as a month not paid at all it would be charged in full.
 * Where the row itself says that nothing was paid, it is, and that is said. */
void cell_conflicts_paid(const struct field_reader *reader, struct dossier *dossier, bool has_kind) {
  if (has_kind && dossier->reported.kind != KIND_BACKPAY) return;
  const enum case_field paid = find_paid(reader, dossier);
  if (paid == FIELD_NONE) return;
  if (has_kind)
    dossier->reported.notes |= NOTE(PAID_PASSED_OVER);
  else
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_PAID_WITHOUT_KIND, (int)paid,
                    text_clip(field_reader_cell(reader, dossier, paid), VALUE_SHOWN_MAX));
}

/* Fields of which 否 says that the row leaves them empty: 是否灵活就业 may well be 否 beside a payer. */
static bool is_denied(enum case_field field) { return field != FIELD_KIND && field != FIELD_PAYER; }

static void judge_fact(const struct field_reader *reader, struct dossier *dossier,
                       const struct stated_column *stated) {
  const struct text cell = text_trim(dossier->cells[stated->column]);
  const enum stated_answer answer = stated_column_answer(stated, cell);
  const bool is_filled = !cell_is_nothing(field_reader_cell(reader, dossier, stated->field));
  if (answer == STATED_NO && is_filled && is_denied(stated->field))
    dossier->reported.notes |= NOTE(FACT_DENIED);
  if (answer != STATED_YES || is_filled) return;
  struct diagnostics *diagnostics = &dossier->diagnostics;
  diagnostics_add(diagnostics, DIAGNOSTIC_FACT_WITHOUT_VALUE, (int)case_columns_field_of(stated->column),
                  text_clip(cell, VALUE_SHOWN_MAX));
  diagnostics_argument(diagnostics, case_columns_name(reader->columns, (int)stated->field));
}

/* What the cell says of the row as a whole. */
static void judge_row(struct dossier *dossier, const struct stated_column *stated) {
  const struct text cell = text_trim(dossier->cells[stated->column]);
  const enum stated_answer answer = stated_column_answer(stated, cell);
  if (answer == STATED_SETTLED) dossier->reported.notes |= NOTE(CALLED_PAID);
  if (answer != STATED_VOID && answer != STATED_YES) return;
  diagnostics_add(&dossier->diagnostics,
                  answer == STATED_VOID ? DIAGNOSTIC_NOT_TO_BE_PAID : DIAGNOSTIC_MONTHS_EXCLUDED,
                  (int)case_columns_field_of(stated->column), text_clip(cell, VALUE_SHOWN_MAX));
}

void cell_conflicts_stated(const struct field_reader *reader, struct dossier *dossier,
                           bool (*uses)(enum case_field, enum kind)) {
  struct reported_case *reported = &dossier->reported;
  const bool has_months = kind_has_months(reported->kind);
  for (size_t i = 0; i < reader->columns->stated_count; i++) {
    const struct stated_column *stated = &reader->columns->stated[i];
    if (stated->matter == STATED_COUNT) {
      if (has_months && stated_column_miscounts(dossier->cells[stated->column], reported))
        reported->notes |= NOTE(MONTHS_MISCOUNTED);
    } else if (stated->matter == STATED_FACT) {
      if (uses(stated->field, reported->kind)) judge_fact(reader, dossier, stated);
    } else if (has_months) {
      judge_row(dossier, stated);
    }
  }
}
