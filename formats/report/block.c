#include "formats/report/block.h"

#include <stdlib.h>

#include "calc/array.h"

void report_numbers_clear(struct report_numbers *numbers) {
  shared_strings_clear(&numbers->words);
  basis_lists_clear(&numbers->basis_lists);
  parameter_lines_clear(&numbers->parameters);
  distinct_persons_clear(&numbers->persons);
}

static struct report_block *new_block(const struct report *report) {
  struct report_block *block = array_new(1, sizeof *block);
  block->rule_lines = array_new(report->options.rules->count + 1, sizeof *block->rule_lines);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    row_writer_init(&block->writers[i], &report->context, &report->sheets[i], block->rule_lines);
  report_totals_init(&block->totals, report->options.language, report->options.rules->count);
  block->totals.group_by = report->options.group_by;
  block->totals.day = report->options.report_date;
  return block;
}

struct report_block *report_block_new_survey(const struct report *report) {
  struct report_block *block = new_block(report);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) row_writer_only_survey(&block->writers[i]);
  return block;
}

struct report_block *report_block_new(const struct report *report, const struct report_block *lender) {
  struct report_block *block = new_block(report);
  block->borrows = lender != NULL;
  block->deflater = block->borrows
                        ? lender->deflater
                        : deflater_new(report->context.places.is_live ? DEFLATE_LIGHT : DEFLATE_FULL);
  return block;
}

void report_block_free(struct report_block *block) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) row_writer_clear(&block->writers[i]);
  report_totals_clear(&block->totals);
  differences_clear(&block->differences);
  if (!block->borrows) deflater_free(block->deflater);
  basis_marks_clear(&block->marks);
  free(block->bases);
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

/* Rules get their lines where they are met first; the block keeps those that its own formulas name. */
static void number_rules(struct report_block *block, struct report_numbers *numbers,
                         const struct assessment *assessment) {
  const size_t rule_count = block->totals.rules.rule_count;
  for (size_t i = 0; i < assessment->basis_row_count; i++) {
    const struct rule *row = assessment->basis_rows[i];
    if (!sheet_words_tell_rule(block->totals.rules.language, row)) continue;
    block->rule_lines[row->index] = parameter_lines_of(&numbers->parameters, row, rule_count);
  }
}

static void number_basis_lists(struct report_block *block, struct report_numbers *numbers,
                               const struct dossier *dossiers, size_t count) {
  struct basis_marks *marks = &block->marks;
  basis_lists_mark(&numbers->basis_lists, marks, block->totals.rules.language, dossiers, count);
  block->bases = array_grow(block->bases, &block->basis_capacity, marks->count, sizeof *block->bases);
  for (size_t i = 0; i < marks->count; i++)
    block->bases[i] = basis_lists_place(&numbers->basis_lists, marks->marks[i].number);
}

static void number_all_rules(struct report_block *block, struct report_numbers *numbers,
                             const struct dossier *dossiers, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (int k = 0; k < dossiers[i].assessment_count; k++)
      number_rules(block, numbers, &dossiers[i].assessments[k]);
}

void report_block_reserve(struct report_block *block, struct report_numbers *numbers,
                          const struct dossier *dossiers, size_t count) {
  memcpy(block->first_rows, numbers->rows, sizeof block->first_rows);
  for (size_t i = 0; i < count; i++) {
    count_rows(block, numbers->rows, &dossiers[i]);
    if (!dossier_is_rejected(&dossiers[i]))
      distinct_persons_add(&numbers->persons, dossiers[i].reported.id_number);
  }
  number_basis_lists(block, numbers, dossiers, count);
  number_all_rules(block, numbers, dossiers, count);
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

static int64_t next_row(const struct report_block *block, enum report_sheet_id sheet) {
  return block->writers[sheet].rows.first_row + block->writers[sheet].rows.rows;
}

/* `bases` goes on to the lines of the next dossier. */
static void write_assessed(struct report_block *block, const struct dossier *dossier,
                           const struct basis_place **bases) {
  struct report_person person;
  struct report_subject subject = {.dossier = dossier, .person = &person};
  sum_up_person(&person, dossier);
  write_rows(block, ROWS_OF_PERSONS, &subject);
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    subject.assessment = assessment;
    subject.first_line = next_row(block, REPORT_LEDGER);
    differences_add(&block->differences, next_row(block, REPORT_CASES), dossier->record, assessment);
    write_rows(block, ROWS_OF_RESULTS, &subject);
    for (size_t line = 0; line < assessment->line_count; line++) {
      subject.line = &assessment->lines[line];
      subject.basis = *(*bases)++;
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
static void start_rows(struct report_block *block, const struct report *report, bool waits) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (report_layout_waits(layout_of(block, i)) == waits)
      row_writer_start(&block->writers[i], report->row_sheets[i], block->first_rows[i], block->deflater);
}

static void finish_rows(struct report_block *block, bool waits) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (report_layout_waits(layout_of(block, i)) == waits) row_writer_finish(&block->writers[i]);
}

void report_block_format(struct report_block *block, const struct report *report,
                         const struct dossier *dossiers, size_t count) {
  const struct basis_place *bases = block->bases;
  start_rows(block, report, false);
  report_totals_reset(&block->totals);
  differences_reset(&block->differences);
  for (size_t i = 0; i < count; i++) {
    report_totals_add(&block->totals, &dossiers[i]);
    write_rows(block, ROWS_OF_LINES, &(struct report_subject){.dossier = &dossiers[i]});
    if (dossier_has_errors(&dossiers[i])) write_rejected(block, &dossiers[i]);
    if (!dossier_is_rejected(&dossiers[i])) write_assessed(block, &dossiers[i], &bases);
  }
  finish_rows(block, false);
}

/* Where each rule that was used stands on the sheet Rules. */
struct rule_rows {
  size_t *order; /* owned */
  size_t count;
  int64_t *rows; /* owned: by the rule's index */
};

static struct rule_rows order_rules(const struct report *report) {
  struct rule_rows rules = {.rows = array_new(report->options.rules->count + 1, sizeof *rules.rows)};
  rules.count = rules_used_order(&report->totals.rules, &rules.order);
  for (size_t i = 0; i < rules.count; i++) rules.rows[rules.order[i]] = (int64_t)i;
  return rules;
}

static void write_rules(struct report_block *block, const struct report *report,
                        const struct rule_rows *rules) {
  for (size_t i = 0; i < rules->count; i++) {
    const struct report_subject subject = {.rule = &report->options.rules->rows[rules->order[i]],
                                           .rule_row = (int64_t)i,
                                           .moved = &report->totals.rules.uses[rules->order[i]].moved};
    write_rows(block, ROWS_OF_RULES, &subject);
  }
}

static void write_parameters(struct report_block *block, const struct report *report,
                             const struct parameter_lines *used_lines, const struct rule_rows *rules) {
  for (size_t i = 0; i < used_lines->count; i++) {
    const struct rule *rule = &report->options.rules->rows[used_lines->rules[i]];
    const struct report_subject subject = {.rule = rule, .rule_row = rules->rows[rule->index]};
    write_rows(block, ROWS_OF_PARAMETERS, &subject);
  }
}

static void write_basis(struct report_block *block, const struct basis_lists *lists, size_t number,
                        const struct rule_rows *rules) {
  const int64_t rows = basis_lists_row_count(lists, number);
  struct report_subject subject = {.basis = basis_lists_place(lists, number), .rule_rows = rules->rows};
  subject.listed = basis_lists_rows(lists, number, &subject.listed_count);
  for (; subject.turn < rows; subject.turn++) write_rows(block, ROWS_OF_BASES, &subject);
}

void report_block_format_rules(struct report_block *block, const struct report *report,
                               const struct report_numbers *numbers) {
  struct rule_rows rules = order_rules(report);
  start_rows(block, report, true);
  write_rules(block, report, &rules);
  write_parameters(block, report, &numbers->parameters, &rules);
  for (size_t number = 1; number <= numbers->basis_lists.count; number++)
    write_basis(block, &numbers->basis_lists, number, &rules);
  finish_rows(block, true);
  free(rules.order);
  free(rules.rows);
}
