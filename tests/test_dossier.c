#include "calc/dossier.h"

#include "calc/array.h"
#include "rules_fixture.h"

/* A dossier as a reader and `assess` leave it: two cells, numbers past 64 bits, two results, an error. */
static void fill(struct dossier *dossier) {
  dossier->record = 7;
  dossier->line = 9;
  buffer_add_literal(&dossier->texts, "E-1,8000");
  dossier->raw = buffer_text(&dossier->texts);
  dossier->cells = array_grow(dossier->cells, &dossier->cell_capacity, 2, sizeof *dossier->cells);
  dossier->cells[0] = (struct text){dossier->raw.at, 3};
  dossier->cells[1] = text_from_offset(dossier->raw, 4);
  dossier->cell_count = 2;
  dossier->reported.case_id = dossier->cells[0];
  dossier->reported.wage =
      (struct stated_number){.is_stated = true, .number = exact_of("123456789012345678901234567890.25")};
  dossier->reported.scheme_count = 2;
  for (int i = 0; i < 2; i++) {
    struct assessment *assessment = dossier_add_assessment(dossier);
    cr_expect(assessment == &dossier->assessments[i] && assessment->line_count == 0);
    struct ledger_line *line = assessment_add_line(assessment, month_of("2025-01"));
    line->late_fee_exact = exact_of("123456789012345678901234567890.25");
    assessment->total.fen = exact_of("123456789012345678901234567890").digits;
    assessment->figures = FIGURE_ARREARS;
  }
  diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_NEGATIVE, FIELD_WAGE, TEXT("-1"));
}

static void expect_empty(const struct dossier *dossier) {
  cr_expect(dossier->texts.length == 0 && dossier->raw.length == 0 && dossier->cell_count == 0);
  cr_expect(dossier->reported.case_id.length == 0 && !dossier->reported.wage.is_stated);
  cr_expect(dossier->reported.scheme_count == 0 && dossier->reported.kind == KIND_BACKPAY);
  cr_expect_not(date_is_set(dossier->reported.pay_on) || month_is_set(dossier->reported.gap_from) ||
                month_is_set(dossier->reported.gap_to));
  cr_expect(dossier->assessment_count == 0 && dossier->diagnostics.count == 0);
  cr_expect_not(dossier_is_rejected(dossier));
}

Test(dossier, may_be_reset_and_cleared_as_zeroes) {
  struct dossier dossier = {0};
  dossier_reset(&dossier);
  expect_empty(&dossier);
  dossier_clear(&dossier);
  dossier_clear(&dossier);
}

Test(dossier, is_rejected_by_the_first_error) {
  struct dossier dossier = {0};
  dossier_reset(&dossier);
  dossier.reported.notes = NOTE(BASE_RAISED);
  cr_expect_not(dossier_has_errors(&dossier));
  diagnostics_add(&dossier.diagnostics, DIAGNOSTIC_NEGATIVE, FIELD_WAGE, TEXT("-1"));
  cr_expect(dossier_has_errors(&dossier));
  dossier_clear(&dossier);
}

Test(dossier, is_empty_after_a_reset_and_keeps_its_capacity) {
  struct dossier dossier = {0};
  dossier_reset(&dossier);
  fill(&dossier);
  cr_expect(dossier_has_errors(&dossier));
  const struct text *cells = dossier.cells;
  const char *texts = dossier.texts.at;
  const struct ledger_line *lines = dossier.assessments[1].lines;
  const struct diagnostic *items = dossier.diagnostics.items;
  for (int round = 0; round < 3; round++) {
    dossier_reset(&dossier);
    expect_empty(&dossier);
    cr_expect(dossier.texts.capacity >= 8 && dossier.cell_capacity >= 2 && dossier.diagnostics.capacity > 0);
    fill(&dossier);
    cr_expect(dossier.cells == cells && dossier.texts.at == texts && dossier.assessments[1].lines == lines &&
              dossier.diagnostics.items == items);
  }
  dossier_clear(&dossier);
}

Test(dossier, gives_out_an_empty_assessment_again_after_a_reset) {
  struct dossier dossier = {0};
  dossier_reset(&dossier);
  fill(&dossier);
  dossier_reset(&dossier);
  struct assessment *assessment = dossier_add_assessment(&dossier);
  cr_expect(assessment == &dossier.assessments[0] && dossier.assessment_count == 1);
  cr_expect(assessment->line_count == 0 && assessment->figures == 0 && money_is_zero(&assessment->total));
  cr_expect(!month_is_set(assessment->gap_to) && !date_is_set(assessment->worse_from));
  dossier_clear(&dossier);
}

Test(dossier, holds_an_assessment_for_every_scheme) {
  struct dossier dossier = {0};
  dossier_reset(&dossier);
  for (int i = 0; i < SCHEME_COUNT; i++)
    cr_expect(dossier_add_assessment(&dossier) == &dossier.assessments[i] &&
              dossier.assessment_count == i + 1);
  dossier_clear(&dossier);
}

Test(dossier, is_zeroes_after_it_has_been_cleared_and_can_be_used_again) {
  struct dossier dossier = {0};
  dossier_reset(&dossier);
  fill(&dossier);
  dossier_clear(&dossier);
  cr_expect(dossier.cells == NULL && dossier.texts.at == NULL && dossier.diagnostics.items == NULL);
  cr_expect(dossier.record == 0 && dossier.line == 0 && dossier.assessments[0].lines == NULL);
  dossier_reset(&dossier);
  fill(&dossier);
  dossier_clear(&dossier);
}
