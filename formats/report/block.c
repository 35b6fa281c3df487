#include "formats/report/block.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/words/rule_text.h"

void report_numbers_clear(struct report_numbers *numbers) {
  shared_strings_clear(&numbers->words);
  basis_lists_clear(&numbers->basis_lists);
  parameter_lines_clear(&numbers->parameters);
}

struct report_block *report_block_new(const struct report *report, const struct report_block *lender) {
  struct report_block *block = array_new(1, sizeof *block);
  block->borrows = lender != NULL;
  block->deflater = block->borrows ? lender->deflater : deflater_new();
  block->rule_lines = array_new(report->options.rules->count + 1, sizeof *block->rule_lines);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    row_writer_init(&block->writers[i], &report->context, &report->sheets[i], block->rule_lines);
  report_totals_init(&block->totals, report->options.language, report->options.rules->count);
  block->totals.group_by = report->options.group_by;
  return block;
}

void report_block_free(struct report_block *block) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) row_writer_clear(&block->writers[i]);
  report_totals_clear(&block->totals);
  if (!block->borrows) deflater_free(block->deflater);
  free(block->basis_words);
  free(block->rule_lines);
  free(block);
}

static const struct report_layout *layout_of(const struct report_block *block, int sheet) {
  return block->writers[sheet].sheet->layout;
}

static void count_rows(const struct report_block *block, int64_t rows[REPORT_SHEET_COUNT],
                       const struct dossier *dossier) {
  int64_t counts[ROWS_KINDS] = {0};
  counts[ROWS_OF_LINES] = 1;
  counts[ROWS_OF_FAULTS] = (int64_t)dossier->diagnostics.count;
  if (!dossier_is_rejected(dossier)) {
    counts[ROWS_OF_PERSONS] = 1;
    counts[ROWS_OF_RESULTS] = dossier->assessment_count;
    for (int i = 0; i < dossier->assessment_count; i++)
      counts[ROWS_OF_MONTHS] += (int64_t)dossier->assessments[i].line_count;
  }
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) rows[i] += counts[layout_of(block, i)->rows];
}

/* Lines of one month after the other mostly rest on the same rows. */
static void number_lines(struct report_block *block, struct report_numbers *numbers,
                         const struct assessment *assessment) {
  struct basis before = {0, 0};
  uint32_t word = SHARED_STRING_NONE;
  block->basis_words = array_grow(block->basis_words, &block->basis_capacity,
                                  block->basis_count + assessment->line_count, sizeof *block->basis_words);
  for (size_t i = 0; i < assessment->line_count; i++) {
    struct basis basis = assessment->lines[i].basis;
    if (basis.first != before.first || basis.count != before.count)
      word = basis_lists_word(&numbers->basis_lists, &numbers->words, assessment, basis);
    before = basis;
    block->basis_words[block->basis_count++] = word;
  }
}

/* Rules get their lines where they are met first; the block keeps those that its own formulas name. */
static void number_rules(struct report_block *block, struct report_numbers *numbers,
                         const struct assessment *assessment) {
  const size_t rule_count = block->totals.rules.rule_count;
  for (size_t i = 0; i < assessment->basis_row_count; i++) {
    const struct rule *row = assessment->basis_rows[i];
    if (!rule_is_told(block->totals.rules.language, row)) continue;
    block->rule_lines[row->index] = parameter_lines_of(&numbers->parameters, row, rule_count);
  }
}

static void number_basis_lists(struct report_block *block, struct report_numbers *numbers,
                               const struct dossier *dossiers, size_t count) {
  block->basis_count = 0;
  for (size_t i = 0; i < count; i++)
    for (int k = 0; k < dossiers[i].assessment_count; k++) {
      number_lines(block, numbers, &dossiers[i].assessments[k]);
      number_rules(block, numbers, &dossiers[i].assessments[k]);
    }
}

void report_block_reserve(struct report_block *block, struct report_numbers *numbers,
                          const struct dossier *dossiers, size_t count) {
  memcpy(block->first_rows, numbers->rows, sizeof block->first_rows);
  for (size_t i = 0; i < count; i++) count_rows(block, numbers->rows, &dossiers[i]);
  number_basis_lists(block, numbers, dossiers, count);
}

static void sum_up_person(struct report_person *person, const struct dossier *dossier) {
  *person = (struct report_person){.resumes_on = DATE_NONE};
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    report_sums_add(&person->sums, assessment);
    person->resumes_on = date_later(person->resumes_on, assessment->resumes_on);
  }
}

/* A row about the subject on each sheet whose rows are of that kind. */
static void write_rows(struct report_block *block, enum report_rows kind,
                       const struct report_subject *subject) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (layout_of(block, i)->rows == kind) row_writer_row(&block->writers[i], subject);
}

/* `basis_words` goes on to the lines of the next dossier. */
static void write_assessed(struct report_block *block, const struct dossier *dossier,
                           const uint32_t **basis_words) {
  struct report_person person;
  struct report_subject subject = {.dossier = dossier, .person = &person};
  sum_up_person(&person, dossier);
  write_rows(block, ROWS_OF_PERSONS, &subject);
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    subject.assessment = assessment;
    subject.first_line =
        block->writers[REPORT_LEDGER].rows.first_row + block->writers[REPORT_LEDGER].rows.rows;
    write_rows(block, ROWS_OF_RESULTS, &subject);
    for (size_t line = 0; line < assessment->line_count; line++) {
      subject.line = &assessment->lines[line];
      subject.basis = *(*basis_words)++;
      write_rows(block, ROWS_OF_MONTHS, &subject);
    }
  }
  report_sums_clear(&person.sums);
}

static void write_rejected(struct report_block *block, const struct dossier *dossier) {
  struct report_subject subject = {.dossier = dossier};
  for (size_t i = 0; i < dossier->diagnostics.count; i++) {
    subject.diagnostic = &dossier->diagnostics.items[i];
    write_rows(block, ROWS_OF_FAULTS, &subject);
  }
}

/* The sheets whose rows wait for the end, or the others. */
static void start_rows(struct report_block *block, const struct row_stream *stream, bool waits) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (report_layout_waits(layout_of(block, i)) == waits)
      row_writer_start(&block->writers[i], row_stream_sheet(stream, (size_t)i), block->first_rows[i],
                       block->deflater);
}

static void finish_rows(struct report_block *block, bool waits) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (report_layout_waits(layout_of(block, i)) == waits) row_writer_finish(&block->writers[i]);
}

void report_block_format(struct report_block *block, const struct row_stream *stream,
                         const struct dossier *dossiers, size_t count) {
  const uint32_t *basis_words = block->basis_words;
  start_rows(block, stream, false);
  report_totals_reset(&block->totals);
  for (size_t i = 0; i < count; i++) {
    report_totals_add(&block->totals, &dossiers[i]);
    write_rows(block, ROWS_OF_LINES, &(struct report_subject){.dossier = &dossiers[i]});
    if (dossier_has_errors(&dossiers[i])) write_rejected(block, &dossiers[i]);
    if (!dossier_is_rejected(&dossiers[i])) write_assessed(block, &dossiers[i], &basis_words);
  }
  finish_rows(block, false);
}

static void write_parameters(struct report_block *block, const struct report *report,
                             const struct parameter_lines *used_lines) {
  for (size_t i = 0; i < used_lines->count; i++) {
    const struct report_subject subject = {.rule = &report->options.rules->rows[used_lines->rules[i]]};
    write_rows(block, ROWS_OF_PARAMETERS, &subject);
  }
}

void report_block_format_rules(struct report_block *block, const struct row_stream *stream,
                               const struct report *report, const struct parameter_lines *used_lines) {
  size_t *order;
  const size_t count = rules_used_order(&report->totals.rules, &order);
  start_rows(block, stream, true);
  for (size_t i = 0; i < count; i++) {
    const struct report_subject subject = {.rule = &report->options.rules->rows[order[i]],
                                           .moved = &report->totals.rules.uses[order[i]].moved};
    write_rows(block, ROWS_OF_RULES, &subject);
  }
  write_parameters(block, report, used_lines);
  finish_rows(block, true);
  free(order);
}
