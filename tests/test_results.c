/* Results, ledger and JSON lines of cases made by hand: the form is CONTRACT 3, the figures are only carried.
 */
#include "formats/record/text_writer.h"
#include "rules_fixture.h"

static struct money fen(int64_t count) { return (struct money){integer_from(count)}; }

#define RATES                                          \
  "330100,*,*,employer_rate,,2025-01-01,,0.095\n"      \
  "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n" \
  "000000,*,*,fee_rate,,2011-07-01,,0.0005\n"

/* The list, its rules, and one row of it. */
struct scene {
  struct text names[4];
  struct case_columns columns;
  struct rules rules;
  struct text cells[4];
  struct dossier dossier;
};

static void scene_open(struct scene *scene) {
  struct columns_problem problem;
  *scene = (struct scene){.names = {TEXT("case_id"), TEXT("部门,组"), TEXT("gap_from"), TEXT("the \"note\"")},
                          .rules = rules_from(RATES),
                          .cells = {TEXT("E-1"), TEXT(""), TEXT("2025-01"), TEXT("a \"b\"")}};
  cr_assert(case_columns_find(&scene->columns, scene->names, 4, (struct column_choices){0}, &problem));
  struct dossier *dossier = &scene->dossier;
  dossier_reset(dossier);
  dossier->record = 12;
  dossier->cells = scene->cells;
  dossier->cell_count = 4;
  dossier->reported.region = 330106;
  dossier->reported.case_id = TEXT("E-1");
  dossier->reported.gap_from = month_of("2025-01");
  dossier->reported.pay_on = day("2025-04-10");
}

static void scene_close(struct scene *scene) {
  scene->dossier.cells = NULL; /* its own array only when a reader filled it */
  dossier_clear(&scene->dossier);
  case_columns_clear(&scene->columns);
  rules_clear(&scene->rules);
}

/* Every figure of a back-payment is there. */
static struct assessment *add_backpay(struct scene *scene) {
  struct assessment *result = dossier_add_assessment(&scene->dossier);
  result->figures = FIGURE_MONTHS | FIGURE_PAYABLE_MONTHS | FIGURE_SHARES | FIGURE_ARREARS | FIGURE_FEE |
                    FIGURE_BEARER | FIGURE_GAP | FIGURE_WAIT | FIGURE_ACCOUNT_CREDIT;
  result->gap_to = month_of("2025-02");
  result->months = result->payable_months = 2;
  result->employer_arrears = fen(128000);
  result->employee_arrears = fen(32000);
  result->arrears = fen(160001);
  result->late_fee_uncapped = fen(4360);
  result->late_fee = fen(4000);
  result->rounding_difference = fen(-1);
  result->total = fen(164001);
  result->late_fee_per_day = fen(80);
  result->gap_months = 3;
  result->suspended_from = day("2025-02-01");
  result->resumes_on = day("2025-05-01");
  result->wait_months = 1;
  result->gap_costs = COSTS_EMPLOYER_PAYS;
  result->continuity = CONTINUITY_RESET;
  result->account_credit = fen(32000);
  result->worse_from = day("2025-06-01");
  result->worse_why = WORSE_RESUME | WORSE_WAIVER;
  result->notes = NOTE(BASE_RAISED) | NOTE(NOT_PAYABLE);
  result->arrears_grade = GRADE_SECONDARY;
  result->fee_grade = GRADE_OFFICIAL;
  result->cover_grade = GRADE_DEFAULT;
  result->grade_why = PARAMETER_BIT(PARAMETER_RESUME) | PARAMETER_BIT(PARAMETER_GAP_COUNTS);
  return result;
}

/* No month may be back-paid: no money, no bearer, no credit, nothing that gets worse. */
static void add_not_payable(struct scene *scene) {
  struct assessment *result = dossier_add_assessment(&scene->dossier);
  result->scheme = SCHEME_MAJOR_MEDICAL;
  result->payer = PAYER_FLEXIBLE;
  result->status = ASSESSMENT_NOT_PAYABLE;
  result->figures = FIGURE_MONTHS | FIGURE_PAYABLE_MONTHS | FIGURE_GAP;
  result->gap_to = month_of("2025-03");
  result->months = 3;
  result->gap_months = 3;
}

/* Rates of segments from the start of the scene's rules; a month of 1000.00 and what is charged for it. */
static struct ledger_line *add_line(struct assessment *result, const char *month) {
  struct ledger_line *line = assessment_add_line(result, month_of(month));
  line->base = fen(500000);
  line->base_from = BASE_FLOOR;
  line->employer_rate = exact_of("0.080");
  line->employee_rate = exact_of("2%");
  line->employer = fen(40000);
  line->employee = fen(10000);
  line->arrears = fen(50000);
  return line;
}

static void keep_rate(struct assessment *result, struct ledger_line *line, const struct rules *rules) {
  struct rule_lookup lookup = {0};
  rule_lookup_remember(&lookup, PARAMETER_EMPLOYER_RATE,
                       rules_of(rules, PARAMETER_EMPLOYER_RATE, 330100).first);
  line->basis = assessment_keep_basis(result, &lookup, line);
}

/* A month of 500.00 charged over two rates: 30 days x 0.002 + 2 days x 0.0005 = 0.061, 30.50. Two more on the
 * same rule rows, of which one is waived; one that is charged no day, one out of the window. */
static void add_lines(struct scene *scene, struct assessment *result) {
  const struct rule *rates = rules_of(&scene->rules, PARAMETER_FEE_RATE, REGION_NATION).first;
  struct ledger_line *line = add_line(result, "2011-05");
  line->has_days = true;
  line->fee_first = day("2011-06-01");
  line->fee_last = day("2011-07-02");
  line->days = 32;
  assessment_add_segment(result, (struct fee_segment){&rates[0], line->fee_first, day("2011-06-30")});
  assessment_add_segment(result, (struct fee_segment){&rates[1], day("2011-07-01"), line->fee_last});
  line->segment_count = 2;
  line->late_fee_exact = exact_of("30.500");
  line->late_fee_uncapped = fen(3050);
  line->late_fee = fen(3000);
  keep_rate(result, line, &scene->rules);
  line = add_line(result, "2011-06");
  line->status = LINE_WAIVED;
  line->base_from = BASE_STATED;
  keep_rate(result, line, &scene->rules);
  line = add_line(result, "2011-07");
  line->has_days = true;
  line->base_from = BASE_AVERAGE;
  keep_rate(result, line, &scene->rules);
  assessment_add_line(result, month_of("2011-08"))->status = LINE_NOT_PAYABLE;
}

static void expect_shown(const struct text_format *format, const struct scene *scene, bool with_ledger,
                         const char *expected) {
  const struct text_context context = {
      .language = LANGUAGE_EN, .columns = &scene->columns, .with_ledger = with_ledger};
  struct text_block block = {0};
  const struct buffer *found = &block.out;
  if (format->header != NULL) format->header(&block.out, &context);
  format->rows(&block, &context, &scene->dossier);
  cr_expect(text_is(buffer_text(found), expected), "\n%.*s\nexpected\n%s", (int)found->length, found->at,
            expected);
  text_block_clear(&block);
}

#define RESULTS_HEADER                                                                                     \
  "record,case_id,name,id_number,employer,region,kind,scheme,payer,gap_from,gap_to,pay_on,months,payable_" \
  "months,"                                                                                                \
  "employer_arrears,employee_arrears,arrears,late_fee_uncapped,late_fee,late_fee_bearer,rounding_"         \
  "difference,"                                                                                            \
  "total,late_fee_per_day,gap_months,suspended_from,resumes_on,wait_months,gap_costs,continuity,account_"  \
  "credit,"                                                                                                \
  "worse_from,worse_why,status,notes,arrears_grade,fee_grade,cover_grade,grade_why,paid,outstanding,"      \
  "deferral_interest,\"部门,"                                                                            \
  "组\",\"the "                                                                                           \
  "\"\"note\"\"\"\n"

Test(results, has_a_row_for_each_scheme_with_every_figure_in_its_column) {
  struct scene scene;
  scene_open(&scene);
  add_backpay(&scene);
  add_not_payable(&scene);
  expect_shown(
      &results_csv, &scene, false,
      RESULTS_HEADER
      "12,E-1,,,,330106,backpay,medical,employer,2025-01,2025-02,2025-04-10,2,2,1280.00,320.00,1600.01,"
      "43.60,40.00,employer,-0.01,1640.01,0.80,3,2025-02-01,2025-05-01,1,employer_pays,reset,320.00,"
      "2025-06-01,resume;waiver,ok,W201;W208,secondary,official,default,gap_counts;resume,,,,,\"a "
      "\"\"b\"\"\"\n"
      "12,E-1,,,,330106,backpay,major_medical,flexible,2025-01,2025-03,2025-04-10,3,0,,,,"
      ",,,,,,3,,,,retroactive,kept,,"
      ",,not_payable,,,,,,,,,,\"a \"\"b\"\"\"\n");
  scene_close(&scene);
}

Test(results, quotes_the_free_texts_of_a_row_where_they_need_it) {
  struct scene scene;
  scene_open(&scene);
  scene.dossier.reported.kind = KIND_TRANSFER;
  scene.dossier.reported.case_id = TEXT("a,b");
  scene.dossier.reported.name = TEXT("张\"三");
  scene.dossier.reported.id_number = TEXT(" doc:1");
  scene.dossier.reported.employer = TEXT("甲\n乙");
  scene.dossier.reported.region = REGION_NATION;
  struct assessment *result = dossier_add_assessment(&scene.dossier);
  result->resumes_on = day("2025-05-20");
  result->notes = NOTE(ACCOUNT_MOVES);
  scene.cells[1] = TEXT("财务,2");
  scene.cells[3] = TEXT("");
  expect_shown(&results_csv, &scene, false,
               RESULTS_HEADER
               "12,\"a,b\",\"张\"\"三\",\" doc:1\",\"甲\n乙\",000000,transfer,medical,,,,2025-04-10,,,,,,"
               ",,,,,,,,2025-05-20,,,,,"
               ",,ok,account_moves,,,,,,,,\"财务,2\",\n");
  scene_close(&scene);
}

Test(results, have_no_row_for_a_rejected_case) {
  struct scene scene;
  scene_open(&scene);
  expect_shown(&results_csv, &scene, false, RESULTS_HEADER);
  expect_shown(&results_jsonl, &scene, true, "");
  scene_close(&scene);
}

#define LEDGER_HEADER                                                                                        \
  "record,case_id,scheme,month,base,base_from,employer_rate,employee_rate,employer,employee,arrears,"        \
  "fee_first,fee_last,days,fee_rates,late_fee_exact,late_fee_uncapped,late_fee,due_employer,due_employee,"   \
  "paid_base,"                                                                                               \
  "paid_employer,paid_employee,surplus,part_paid,part_days,interest_days,interest_rates,interest_part_days," \
  "deferral_interest,status,because\n"
#define BECAUSE "330100/employer_rate@2025-01-01"

Test(ledger, has_a_row_for_each_month_and_leaves_empty_what_does_not_apply) {
  struct scene scene;
  scene_open(&scene);
  scene.dossier.reported.case_id = TEXT("a,b");
  add_lines(&scene, add_backpay(&scene));
  expect_shown(&ledger_csv, &scene, false,
               LEDGER_HEADER
               "12,\"a,b\",medical,2011-05,5000.00,floor,0.08,0.02,400.00,100.00,500.00,"
               "2011-06-01,2011-07-02,32,0.002x30+0.0005x2,30.5,30.50,30.00,,,,,,,,,,,,,ok," BECAUSE
               "\n"
               "12,\"a,b\",medical,2011-06,5000.00,stated,0.08,0.02,400.00,100.00,500.00,"
               ",,,,0,0.00,0.00,,,,,,,,,,,,,waived," BECAUSE
               "\n"
               "12,\"a,b\",medical,2011-07,5000.00,average,0.08,0.02,400.00,100.00,500.00,"
               ",,0,,0,0.00,0.00,,,,,,,,,,,,,ok," BECAUSE
               "\n"
               "12,\"a,b\",medical,2011-08,,,,,,,,,,,,,,,,,,,,,,,,,,,not_payable,\n");
  scene_close(&scene);
}

Test(ledger, starts_anew_with_each_scheme) {
  struct scene scene;
  scene_open(&scene);
  for (int i = 0; i < 2; i++) {
    struct assessment *result = dossier_add_assessment(&scene.dossier);
    result->scheme = i == 0 ? SCHEME_MEDICAL : SCHEME_PENSION;
    struct ledger_line *line = add_line(result, "2025-01");
    if (i == 1) keep_rate(result, line, &scene.rules);
  }
  expect_shown(
      &ledger_csv, &scene, false,
      LEDGER_HEADER
      "12,E-1,medical,2025-01,5000.00,floor,0.08,0.02,400.00,100.00,500.00,,,,,0,0.00,0.00,,,,,,,,,,,,,ok,\n"
      "12,E-1,pension,2025-01,5000.00,floor,0.08,0.02,400.00,100.00,500.00,,,,,0,0.00,0.00,,,,,,,,,,,,,"
      "ok," BECAUSE "\n");
  scene_close(&scene);
}

Test(ledger, repeats_the_rules_of_many_equal_months_as_they_stand) {
  enum { MONTHS = 300 };
  struct scene scene;
  struct buffer expected = {0};
  scene_open(&scene);
  struct assessment *result = add_backpay(&scene);
  buffer_add_literal(&expected, LEDGER_HEADER);
  for (int i = 0; i < MONTHS; i++) {
    char row[200];
    keep_rate(result, add_line(result, "2025-01"), &scene.rules);
    result->lines[i].month = month_add(month_of("2000-01"), i);
    int length = snprintf(row, sizeof row,
                          "12,E-1,medical,%d-%02d,5000.00,floor,0.08,0.02,400.00,100.00,500.00,,,,,0,0.00,0."
                          "00,,,,,,,,,,,,,ok," BECAUSE "\n",
                          2000 + i / 12, i % 12 + 1);
    buffer_add(&expected, row, (size_t)length);
  }
  buffer_add_byte(&expected, '\0');
  expect_shown(&ledger_csv, &scene, false, expected.at);
  buffer_clear(&expected);
  scene_close(&scene);
}

#define JSON_CASE                                                                                         \
  "\"region\":\"330106\",\"kind\":\"backpay\",\"scheme\":\"medical\",\"payer\":\"employer\","             \
  "\"gap_from\":\"2025-01\",\"gap_to\":\"2025-02\",\"pay_on\":\"2025-04-10\",\"months\":2,"               \
  "\"payable_months\":2,\"employer_arrears\":\"1280.00\",\"employee_arrears\":\"320.00\","                \
  "\"arrears\":\"1600.01\",\"late_fee_uncapped\":\"43.60\",\"late_fee\":\"40.00\","                       \
  "\"late_fee_bearer\":\"employer\",\"rounding_difference\":\"-0.01\",\"total\":\"1640.01\","             \
  "\"late_fee_per_day\":\"0.80\",\"gap_months\":3,\"suspended_from\":\"2025-02-01\","                     \
  "\"resumes_on\":\"2025-05-01\",\"wait_months\":1,\"gap_costs\":\"employer_pays\","                      \
  "\"continuity\":\"reset\",\"account_credit\":\"320.00\",\"worse_from\":\"2025-06-01\","                 \
  "\"worse_why\":\"resume;waiver\",\"status\":\"ok\",\"notes\":\"W201;W208\","                            \
  "\"arrears_grade\":\"secondary\",\"fee_grade\":\"official\",\"cover_grade\":\"default\",\"grade_why\":" \
  "\"gap_counts;resume\",\"paid\":null,\"outstanding\":null,\"deferral_interest\":null,"                  \
  "\"部门,组\":\"\",\"the \\\"note\\\"\":\"a \\\"b\\\"\""

Test(jsonl, writes_counts_as_numbers_and_all_else_as_strings) {
  struct scene scene;
  scene_open(&scene);
  add_backpay(&scene);
  expect_shown(&results_jsonl, &scene, false,
               "{\"schema\":\"arrears.assessment/1\",\"record\":12,\"case_id\":\"E-1\",\"name\":null,"
               "\"id_number\":null,\"employer\":null," JSON_CASE "}\n");
  scene_close(&scene);
}

Test(jsonl, writes_null_where_a_figure_does_not_apply) {
  struct scene scene;
  scene_open(&scene);
  scene.dossier.reported.case_id = TEXT("");
  scene.dossier.reported.kind = KIND_RESIDENT;
  scene.dossier.reported.pay_on = DATE_NONE;
  struct assessment *result = dossier_add_assessment(&scene.dossier);
  result->scheme = SCHEME_RESIDENT_MEDICAL;
  expect_shown(
      &results_jsonl, &scene, true,
      "{\"schema\":\"arrears.assessment/1\",\"record\":12,\"case_id\":null,\"name\":null,\"id_number\":null,"
      "\"employer\":null,\"region\":\"330106\",\"kind\":\"resident\",\"scheme\":\"resident_medical\","
      "\"payer\":null,\"gap_from\":null,\"gap_to\":null,\"pay_on\":null,\"months\":null,\"payable_months\":"
      "null,"
      "\"employer_arrears\":null,\"employee_arrears\":null,\"arrears\":null,\"late_fee_uncapped\":null,"
      "\"late_fee\":null,\"late_fee_bearer\":null,\"rounding_difference\":null,\"total\":null,"
      "\"late_fee_per_day\":null,\"gap_months\":null,\"suspended_from\":null,\"resumes_on\":null,"
      "\"wait_months\":null,\"gap_costs\":null,\"continuity\":null,\"account_credit\":null,\"worse_from\":"
      "null,"
      "\"worse_why\":null,\"status\":\"ok\",\"notes\":null,\"arrears_grade\":null,\"fee_grade\":null,\"cover_"
      "grade\":null,\"grade_why\":null,\"paid\":null,\"outstanding\":null,\"deferral_interest\":null,\"部门,"
      "组\":\"\",\"the "
      "\\\"note\\\"\":\"a "
      "\\\"b\\\"\","
      "\"ledger\":[]}\n");
  scene_close(&scene);
}

Test(jsonl, escapes_what_json_does_not_take) {
  struct scene scene;
  scene_open(&scene);
  add_backpay(&scene);
  scene.dossier.reported.name = TEXT("\"\\/ \n\r\t\b\f\x01\x1F\x7F");
  scene.dossier.reported.employer = TEXT("张三\0\xF0\xA0\xAE\xB7"); /* a NUL; a character beyond 16 bits */
  expect_shown(&results_jsonl, &scene, false,
               "{\"schema\":\"arrears.assessment/1\",\"record\":12,\"case_id\":\"E-1\","
               "\"name\":\"\\\"\\\\/ \\n\\r\\t\\u0008\\u000c\\u0001\\u001f\x7F\",\"id_number\":null,"
               "\"employer\":\"张三\\u0000\xF0\xA0\xAE\xB7\"," JSON_CASE "}\n");
  scene_close(&scene);
}

Test(jsonl, holds_the_ledger_as_an_array) {
  struct scene scene;
  scene_open(&scene);
  add_lines(&scene, add_backpay(&scene));
  expect_shown(
      &results_jsonl, &scene, true,
      "{\"schema\":\"arrears.assessment/1\",\"record\":12,\"case_id\":\"E-1\",\"name\":null,"
      "\"id_number\":null,\"employer\":null," JSON_CASE
      ",\"ledger\":["
      "{\"month\":\"2011-05\",\"base\":\"5000.00\",\"base_from\":\"floor\",\"employer_rate\":\"0.08\","
      "\"employee_rate\":\"0.02\",\"employer\":\"400.00\",\"employee\":\"100.00\",\"arrears\":\"500.00\","
      "\"fee_first\":\"2011-06-01\",\"fee_last\":\"2011-07-02\",\"days\":32,"
      "\"fee_rates\":\"0.002x30+0.0005x2\",\"late_fee_exact\":\"30.5\",\"late_fee_uncapped\":\"30.50\","
      "\"late_fee\":\"30.00\",\"due_employer\":null,\"due_employee\":null,\"paid_base\":null,\"paid_"
      "employer\":null,"
      "\"paid_employee\":null,\"surplus\":null,\"part_paid\":null,\"part_days\":null,\"interest_days\":null,"
      "\"interest_rates\":null,\"interest_part_days\":null,\"deferral_interest\":null,\"status\":\"ok\","
      "\"because\":\"" BECAUSE
      "\"},"
      "{\"month\":\"2011-06\",\"base\":\"5000.00\",\"base_from\":\"stated\",\"employer_rate\":\"0.08\","
      "\"employee_rate\":\"0.02\",\"employer\":\"400.00\",\"employee\":\"100.00\",\"arrears\":\"500.00\","
      "\"fee_first\":null,\"fee_last\":null,\"days\":null,"
      "\"fee_rates\":null,\"late_fee_exact\":\"0\",\"late_fee_uncapped\":\"0.00\","
      "\"late_fee\":\"0.00\",\"due_employer\":null,\"due_employee\":null,\"paid_base\":null,\"paid_"
      "employer\":null,"
      "\"paid_employee\":null,\"surplus\":null,\"part_paid\":null,\"part_days\":null,\"interest_days\":null,"
      "\"interest_rates\":null,\"interest_part_days\":null,\"deferral_interest\":null,\"status\":\"waived\","
      "\"because\":\"" BECAUSE
      "\"},"
      "{\"month\":\"2011-07\",\"base\":\"5000.00\",\"base_from\":\"average\",\"employer_rate\":\"0.08\","
      "\"employee_rate\":\"0.02\",\"employer\":\"400.00\",\"employee\":\"100.00\",\"arrears\":\"500.00\","
      "\"fee_first\":null,\"fee_last\":null,\"days\":0,"
      "\"fee_rates\":null,\"late_fee_exact\":\"0\",\"late_fee_uncapped\":\"0.00\","
      "\"late_fee\":\"0.00\",\"due_employer\":null,\"due_employee\":null,\"paid_base\":null,\"paid_"
      "employer\":null,"
      "\"paid_employee\":null,\"surplus\":null,\"part_paid\":null,\"part_days\":null,\"interest_days\":null,"
      "\"interest_rates\":null,\"interest_part_days\":null,\"deferral_interest\":null,\"status\":\"ok\","
      "\"because\":\"" BECAUSE
      "\"},"
      "{\"month\":\"2011-08\",\"base\":null,\"base_from\":null,\"employer_rate\":null,"
      "\"employee_rate\":null,\"employer\":null,\"employee\":null,\"arrears\":null,"
      "\"fee_first\":null,\"fee_last\":null,\"days\":null,"
      "\"fee_rates\":null,\"late_fee_exact\":null,\"late_fee_uncapped\":null,"
      "\"late_fee\":null,\"due_employer\":null,\"due_employee\":null,\"paid_base\":null,\"paid_employer\":"
      "null,"
      "\"paid_employee\":null,\"surplus\":null,\"part_paid\":null,\"part_days\":null,\"interest_days\":null,"
      "\"interest_rates\":null,\"interest_part_days\":null,\"deferral_interest\":null,\"status\":\"not_"
      "payable\",\"because\":null}]}\n");
  scene_close(&scene);
}
