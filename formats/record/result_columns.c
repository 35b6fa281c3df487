#include "formats/record/result_columns.h"

#include "formats/words/figures_text.h"
#include "formats/words/labels.h"

static void add_key(struct buffer *out, const char *key) { buffer_add_text(out, text_from(key)); }

static bool is_payable(const struct ledger_line *line) { return line->status != LINE_NOT_PAYABLE; }

/* One function a column; the macros keep each to the line that matters. Not every column needs every
 * argument. */
#define RESULT(column, body)                                                     \
  static void result_##column(struct buffer *out, const struct dossier *dossier, \
                              const struct assessment *assessment) {             \
    (void)dossier, (void)assessment;                                             \
    body;                                                                        \
  }
#define LEDGER(column, body)                                                                         \
  static void ledger_##column(struct buffer *out, const struct dossier *dossier,                     \
                              const struct assessment *assessment, const struct ledger_line *line) { \
    (void)dossier, (void)assessment, (void)line;                                                     \
    body;                                                                                            \
  }

RESULT(record, figure_number(out, dossier->record))
RESULT(case_id, buffer_add_text(out, dossier->reported.case_id))
RESULT(name, buffer_add_text(out, dossier->reported.name))
RESULT(id_number, buffer_add_text(out, dossier->reported.id_number))
RESULT(employer, buffer_add_text(out, dossier->reported.employer))
RESULT(region, region_format(out, dossier->reported.region))
RESULT(kind, add_key(out, kind_keys[dossier->reported.kind]))
RESULT(scheme, add_key(out, scheme_keys[assessment->scheme]))
RESULT(payer, if (dossier->reported.kind == KIND_BACKPAY) add_key(out, payer_keys[assessment->payer]))
RESULT(gap_from, if (month_is_set(assessment->gap_to)) figure_month(out, dossier->reported.gap_from))
RESULT(gap_to, figure_month(out, assessment->gap_to))
RESULT(pay_on, figure_date(out, dossier->reported.pay_on))
RESULT(months, if (assessment_has(assessment, FIGURE_MONTHS)) figure_number(out, assessment->months))
RESULT(payable_months,
       if (assessment_has(assessment, FIGURE_PAYABLE_MONTHS)) figure_number(out, assessment->payable_months))
RESULT(employer_arrears,
       if (assessment_has(assessment, FIGURE_SHARES)) money_format(out, &assessment->employer_arrears))
RESULT(employee_arrears,
       if (assessment_has(assessment, FIGURE_SHARES)) money_format(out, &assessment->employee_arrears))
RESULT(arrears, if (assessment_has(assessment, FIGURE_ARREARS)) money_format(out, &assessment->arrears))
RESULT(late_fee_uncapped,
       if (assessment_has(assessment, FIGURE_FEE)) money_format(out, &assessment->late_fee_uncapped))
RESULT(late_fee, if (assessment_has(assessment, FIGURE_FEE)) money_format(out, &assessment->late_fee))
RESULT(late_fee_bearer,
       if (assessment_has(assessment, FIGURE_BEARER)) add_key(out, payer_keys[assessment->late_fee_bearer]))
RESULT(rounding_difference,
       if (assessment_has(assessment, FIGURE_FEE)) money_format(out, &assessment->rounding_difference))
RESULT(total, if (assessment_has(assessment, FIGURE_ARREARS)) money_format(out, &assessment->total))
RESULT(late_fee_per_day,
       if (assessment_has(assessment, FIGURE_FEE)) money_format(out, &assessment->late_fee_per_day))
RESULT(gap_months, if (assessment_has(assessment, FIGURE_GAP)) figure_number(out, assessment->gap_months))
RESULT(suspended_from, figure_date(out, assessment->suspended_from))
RESULT(resumes_on, figure_date(out, assessment->resumes_on))
RESULT(wait_months, if (assessment_has(assessment, FIGURE_WAIT)) figure_number(out, assessment->wait_months))
RESULT(gap_costs,
       if (assessment_has(assessment, FIGURE_GAP)) add_key(out, gap_costs_keys[assessment->gap_costs]))
RESULT(continuity,
       if (assessment_has(assessment, FIGURE_GAP)) add_key(out, continuity_keys[assessment->continuity]))
RESULT(account_credit,
       if (assessment_has(assessment, FIGURE_ACCOUNT_CREDIT)) money_format(out, &assessment->account_credit))
RESULT(worse_from, figure_date(out, assessment->worse_from))
RESULT(worse_why, figure_worse_why(out, assessment->worse_why))
RESULT(status, add_key(out, assessment_status_keys[assessment->status]))
RESULT(notes, figure_notes(out, assessment->notes))

const struct result_column result_columns[RESULT_COLUMN_COUNT] = {
    {"record", result_record, false, true},
    {"case_id", result_case_id, true, false},
    {"name", result_name, true, false},
    {"id_number", result_id_number, true, false},
    {"employer", result_employer, true, false},
    {"region", result_region, false, false},
    {"kind", result_kind, false, false},
    {"scheme", result_scheme, false, false},
    {"payer", result_payer, false, false},
    {"gap_from", result_gap_from, false, false},
    {"gap_to", result_gap_to, false, false},
    {"pay_on", result_pay_on, false, false},
    {"months", result_months, false, true},
    {"payable_months", result_payable_months, false, true},
    {"employer_arrears", result_employer_arrears, false, false},
    {"employee_arrears", result_employee_arrears, false, false},
    {"arrears", result_arrears, false, false},
    {"late_fee_uncapped", result_late_fee_uncapped, false, false},
    {"late_fee", result_late_fee, false, false},
    {"late_fee_bearer", result_late_fee_bearer, false, false},
    {"rounding_difference", result_rounding_difference, false, false},
    {"total", result_total, false, false},
    {"late_fee_per_day", result_late_fee_per_day, false, false},
    {"gap_months", result_gap_months, false, true},
    {"suspended_from", result_suspended_from, false, false},
    {"resumes_on", result_resumes_on, false, false},
    {"wait_months", result_wait_months, false, true},
    {"gap_costs", result_gap_costs, false, false},
    {"continuity", result_continuity, false, false},
    {"account_credit", result_account_credit, false, false},
    {"worse_from", result_worse_from, false, false},
    {"worse_why", result_worse_why, false, false},
    {"status", result_status, false, false},
    {"notes", result_notes, false, false},
};

LEDGER(record, figure_number(out, dossier->record))
LEDGER(case_id, buffer_add_text(out, dossier->reported.case_id))
LEDGER(scheme, add_key(out, scheme_keys[assessment->scheme]))
LEDGER(month, month_format(out, line->month))
LEDGER(base, if (is_payable(line)) money_format(out, &line->base))
LEDGER(base_from, if (is_payable(line)) add_key(out, base_from_keys[line->base_from]))
LEDGER(employer_rate, if (is_payable(line)) exact_format(out, &line->employer_rate))
LEDGER(employee_rate, if (is_payable(line)) exact_format(out, &line->employee_rate))
LEDGER(employer, if (is_payable(line)) money_format(out, &line->employer))
LEDGER(employee, if (is_payable(line)) money_format(out, &line->employee))
LEDGER(arrears, if (is_payable(line)) money_format(out, &line->arrears))
LEDGER(fee_first, figure_date(out, line->fee_first))
LEDGER(fee_last, figure_date(out, line->fee_last))
LEDGER(days, if (line->has_days) figure_number(out, line->days))
LEDGER(fee_rates, figure_fee_rates(out, assessment, line))
LEDGER(late_fee_exact, if (is_payable(line)) exact_format(out, &line->late_fee_exact))
LEDGER(late_fee_uncapped, if (is_payable(line)) money_format(out, &line->late_fee_uncapped))
LEDGER(late_fee, if (is_payable(line)) money_format(out, &line->late_fee))
LEDGER(status, add_key(out, line_status_keys[line->status]))
LEDGER(because, figure_basis(out, assessment, line->basis))

const struct ledger_column ledger_columns[LEDGER_COLUMN_COUNT] = {
    {"record", ledger_record, false, true},
    {"case_id", ledger_case_id, true, false},
    {"scheme", ledger_scheme, false, false},
    {"month", ledger_month, false, false},
    {"base", ledger_base, false, false},
    {"base_from", ledger_base_from, false, false},
    {"employer_rate", ledger_employer_rate, false, false},
    {"employee_rate", ledger_employee_rate, false, false},
    {"employer", ledger_employer, false, false},
    {"employee", ledger_employee, false, false},
    {"arrears", ledger_arrears, false, false},
    {"fee_first", ledger_fee_first, false, false},
    {"fee_last", ledger_fee_last, false, false},
    {"days", ledger_days, false, true},
    {"fee_rates", ledger_fee_rates, false, false},
    {"late_fee_exact", ledger_late_fee_exact, false, false},
    {"late_fee_uncapped", ledger_late_fee_uncapped, false, false},
    {"late_fee", ledger_late_fee, false, false},
    {"status", ledger_status, false, false},
    {"because", ledger_because, false, false},
};

static bool is_ours(struct text name) {
  static const char *const others[] = {"schema", "ledger"}; /* members of the JSON object */
  for (int i = 0; i < RESULT_COLUMN_COUNT; i++)
    if (text_is(name, result_columns[i].name)) return true;
  return text_is(name, others[0]) || text_is(name, others[1]);
}

void carried_name_add(struct buffer *out, const struct case_columns *columns, size_t carried) {
  struct text name = columns->names[columns->carried[carried]];
  int64_t before = 0;
  for (size_t i = 0; i < carried; i++) before += text_equals(columns->names[columns->carried[i]], name);
  if (is_ours(name)) buffer_add_literal(out, "carried_");
  buffer_add_text(out, name);
  if (before == 0) return;
  buffer_add_byte(out, '_');
  figure_number(out, before + 1);
}
