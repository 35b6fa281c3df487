#include "assessment.h"

#include <stdlib.h>

#include "array.h"

void ledger_line_clear(struct ledger_line *line) {
#define LINE_AMOUNT(ID, key, zh, en, member, ...) integer_free(&line->member.fen);
#define LINE_EXACT(ID, key, zh, en, type, member, ...) integer_free(&line->member.digits);
#include "figures.def"
}

static void shortfall_release(struct shortfall_line *shortfall) {
  money_clear(&shortfall->due_employer);
  money_clear(&shortfall->due_employee);
  money_clear(&shortfall->paid_base);
  money_clear(&shortfall->paid_employer);
  money_clear(&shortfall->paid_employee);
  money_clear(&shortfall->surplus);
}

static void release_numbers(struct assessment *assessment) {
#define RESULT_AMOUNT(ID, key, zh, en, member, ...) integer_free(&assessment->member.fen);
#include "figures.def"
  money_clear(&assessment->arrears_difference);
  money_clear(&assessment->fee_difference);
  money_clear(&assessment->cap_reduction);
  money_clear(&assessment->surplus);
  for (size_t i = 0; i < assessment->line_count; i++) ledger_line_clear(&assessment->lines[i]);
  for (size_t i = 0; i < assessment->part_count; i++) money_clear(&assessment->parts[i].amount);
  for (size_t i = 0; i < assessment->deferral_count; i++) money_clear(&assessment->deferrals[i].interest);
  for (size_t i = 0; i < assessment->shortfall_count; i++) shortfall_release(&assessment->shortfalls[i]);
}

void assessment_reset(struct assessment *assessment) {
  release_numbers(assessment);
  trace_reset(&assessment->trace);
  *assessment = (struct assessment){
      .gap_to = MONTH_NONE,
      .suspended_from = DATE_NONE,
      .resumes_on = DATE_NONE,
      .worse_from = DATE_NONE,
      .worse_resumes_on = DATE_NONE,
      .freshness = {DATE_NONE, DATE_NONE},
      .arrears_grade = GRADE_NONE,
      .fee_grade = GRADE_NONE,
      .cover_grade = GRADE_NONE,
      .lines = assessment->lines,
      .line_capacity = assessment->line_capacity,
      .shortfalls = assessment->shortfalls,
      .shortfall_capacity = assessment->shortfall_capacity,
      .parts = assessment->parts,
      .part_capacity = assessment->part_capacity,
      .deferrals = assessment->deferrals,
      .deferral_capacity = assessment->deferral_capacity,
      .segments = assessment->segments,
      .segment_capacity = assessment->segment_capacity,
      .basis_rows = assessment->basis_rows,
      .basis_row_capacity = assessment->basis_row_capacity,
      .trace = assessment->trace,
  };
}

void assessment_clear(struct assessment *assessment) {
  release_numbers(assessment);
  free(assessment->lines);
  free(assessment->shortfalls);
  free(assessment->parts);
  free(assessment->deferrals);
  free(assessment->segments);
  free(assessment->basis_rows);
  trace_clear(&assessment->trace);
  *assessment = (struct assessment){0};
}

const struct rule *assessment_row(const struct assessment *assessment, struct basis basis,
                                  enum parameter parameter) {
  for (size_t i = 0; i < basis.count; i++) {
    const struct rule *row = assessment->basis_rows[basis.first + i];
    if (row->parameter == parameter) return row;
  }
  return NULL;
}

bool assessment_has_cut_month(const struct assessment *assessment) {
  for (size_t i = 0; i < assessment->line_count; i++)
    if (money_compare(&assessment->lines[i].late_fee, &assessment->lines[i].late_fee_uncapped) != 0)
      return true;
  return false;
}

struct ledger_line *assessment_add_line(struct assessment *assessment, struct month month) {
  assessment->lines = array_grow(assessment->lines, &assessment->line_capacity, assessment->line_count + 1,
                                 sizeof *assessment->lines);
  struct ledger_line *line = &assessment->lines[assessment->line_count++];
  *line = (struct ledger_line){.month = month,
                               .first_day = month_first_day(month),
                               .fee_first = DATE_NONE,
                               .fee_last = DATE_NONE,
                               .first_segment = assessment->segment_count};
  return line;
}

static void unshare_numbers(struct ledger_line *line) {
#define LINE_AMOUNT(ID, key, zh, en, member, ...) integer_unshare(&line->member.fen);
#define LINE_EXACT(ID, key, zh, en, type, member, ...) integer_unshare(&line->member.digits);
#include "figures.def"
}

struct ledger_line *assessment_repeat_line(struct assessment *assessment) {
  assessment->lines = array_grow(assessment->lines, &assessment->line_capacity, assessment->line_count + 1,
                                 sizeof *assessment->lines);
  struct ledger_line *line = &assessment->lines[assessment->line_count++];
  *line = line[-1];
  line->month = month_add(line->month, 1);
  line->first_day = month_first_day(line->month);
  line->repeats = true;
  line->has_days = false;
  line->fee_first = line->fee_last = DATE_NONE;
  line->days = 0;
  line->first_segment = assessment->segment_count;
  line->segment_count = 0;
  line->late_fee_exact = (struct exact){0};
  line->late_fee_uncapped = line->late_fee = (struct money){0};
  line->basis = (struct basis){0};
  unshare_numbers(line);
  return line;
}

struct part_payment *assessment_add_part(struct assessment *assessment) {
  assessment->parts = array_grow(assessment->parts, &assessment->part_capacity, assessment->part_count + 1,
                                 sizeof *assessment->parts);
  struct part_payment *part = &assessment->parts[assessment->part_count++];
  *part = (struct part_payment){.last = DATE_NONE};
  return part;
}

struct deferral_line *assessment_add_deferral(struct assessment *assessment) {
  assessment->deferrals = array_grow(assessment->deferrals, &assessment->deferral_capacity,
                                     assessment->deferral_count + 1, sizeof *assessment->deferrals);
  struct deferral_line *deferral = &assessment->deferrals[assessment->deferral_count++];
  *deferral = (struct deferral_line){0};
  return deferral;
}

struct shortfall_line *assessment_add_shortfall(struct assessment *assessment) {
  assessment->shortfalls = array_grow(assessment->shortfalls, &assessment->shortfall_capacity,
                                      assessment->shortfall_count + 1, sizeof *assessment->shortfalls);
  struct shortfall_line *shortfall = &assessment->shortfalls[assessment->shortfall_count++];
  *shortfall = (struct shortfall_line){0};
  return shortfall;
}

void assessment_add_segment(struct assessment *assessment, struct fee_segment segment) {
  assessment->segments = array_grow(assessment->segments, &assessment->segment_capacity,
                                    assessment->segment_count + 1, sizeof *assessment->segments);
  assessment->segments[assessment->segment_count++] = segment;
}

/* The rows that answered these parameters, from `end` on. Returns where they end. */
static const struct rule **keep_rows(const struct rule **end, const struct rule_lookup *lookup,
                                     parameter_set used) {
  for (; used != 0; used &= used - 1) *end++ = lookup->rows[__builtin_ctzll(used)];
  return end;
}

/* The rates of some days from `first` on, each once: a local rate may give way to the nation's and come back.
 * Returns where they end. */
static const struct rule **keep_rates(const struct rule **first, struct fee_segments segments) {
  const struct rule **end = first;
  for (size_t i = 0; i < segments.count; i++) {
    const struct rule *rate = segments.at[i].rate, **at = first;
    while (at < end && *at != rate) at++;
    if (rate != NULL && at == end) *end++ = rate;
  }
  return end;
}

static bool is_same_basis(const struct assessment *assessment, struct basis left, struct basis right) {
  const struct rule *const *rows = assessment->basis_rows;
  return left.count == right.count &&
         memcmp(rows + left.first, rows + right.first, left.count * sizeof *rows) == 0;
}

/* Rates in the same order, one by one. */
static bool has_same_rates(const struct assessment *assessment, const struct ledger_line *left,
                           const struct ledger_line *right) {
  const struct fee_segment *segments = assessment->segments;
  if (left->segment_count != right->segment_count) return false;
  for (size_t i = 0; i < left->segment_count; i++)
    if (segments[left->first_segment + i].rate != segments[right->first_segment + i].rate) return false;
  return true;
}

static void keep_grades(struct assessment *assessment, struct basis kept) {
  const struct rule *const *row = assessment->basis_rows + kept.first, *const *const end = row + kept.count;
  for (; row < end; row++) assessment->graded[(*row)->confidence] |= PARAMETER_BIT((*row)->parameter);
}

/* The interest of a line; none where line is NULL or there is no deferral. */
static struct fee_segments interest_of(const struct assessment *assessment, const struct ledger_line *line) {
  if (line == NULL || !assessment_has(assessment, FIGURE_DEFERRAL)) return (struct fee_segments){0};
  return assessment_interest_segments(assessment, assessment_deferral(assessment, line));
}

/* How many rates a line may add. */
static size_t segments_of(const struct assessment *assessment, const struct ledger_line *line) {
  return line == NULL ? 0 : line->segment_count + interest_of(assessment, line).count;
}

/* All rows in the order of the parameters; of the two rates that change by the day those of the line. */
static const struct rule **keep_all(const struct rule **end, const struct assessment *assessment,
                                    const struct rule_lookup *lookup, const struct ledger_line *line) {
  const parameter_set rate = PARAMETER_BIT(PARAMETER_FEE_RATE),
                      interest = PARAMETER_BIT(PARAMETER_DEFERRAL_INTEREST);
  const parameter_set used = line == NULL ? lookup->used : lookup->used & ~(rate | interest);
  end = keep_rows(end, lookup, used & (rate - 1));
  if (line != NULL && (lookup->used & rate) != 0)
    end = keep_rates(end, assessment_fee_segments(assessment, line));
  end = keep_rows(end, lookup, used & ~(rate - 1) & (interest - 1));
  if (line != NULL && (lookup->used & interest) != 0) end = keep_rates(end, interest_of(assessment, line));
  return keep_rows(end, lookup, used & ~(interest - 1));
}

struct basis assessment_keep_basis(struct assessment *assessment, const struct rule_lookup *lookup,
                                   const struct ledger_line *line) {
  struct basis kept = {assessment->basis_row_count, 0};
  assessment->basis_rows =
      array_grow(assessment->basis_rows, &assessment->basis_row_capacity,
                 assessment->basis_row_count + PARAMETER_COUNT + segments_of(assessment, line),
                 sizeof *assessment->basis_rows);
  assessment->basis_row_count =
      (size_t)(keep_all(assessment->basis_rows + kept.first, assessment, lookup, line) -
               assessment->basis_rows);
  kept.count = assessment->basis_row_count - kept.first;
  assessment->graded[GRADE_STATED] |= lookup->stated;
  assessment->graded[GRADE_DEFAULT] |= lookup->estimated;
  if (lookup->estimated != 0) assessment->notes |= NOTE(ESTIMATED);
  assessment->estimated |= lookup->estimated;
  if (line != NULL && line != assessment->lines && is_same_basis(assessment, line[-1].basis, kept)) {
    assessment->basis_row_count = kept.first;
    return line[-1].basis;
  }
  keep_grades(assessment, kept);
  return kept;
}

struct basis assessment_repeat_basis(struct assessment *assessment, const struct rule_lookup *lookup,
                                     parameter_set used_before, const struct ledger_line *line) {
  if (lookup->used == used_before && has_same_rates(assessment, line, line - 1)) return line[-1].basis;
  return assessment_keep_basis(assessment, lookup, line);
}
