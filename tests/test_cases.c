/* Rows of a list in memory -> cases. A row is read as the program reads it: taken from the table first, then
 * understood. */
#include "formats/list/cases.h"

#include <criterion/criterion.h>

#include "formats/list/builtin_tables.h"
#include "formats/words/labels.h"
#include "rules_fixture.h"

static const char regions_table[] =
    "code,name,short_name,english\n"
    "110000,北京市,北京,Beijing\n"
    "340100,合肥市,合肥,Hefei\n";

/* One open list and the row that was read last. */
struct list {
  struct table *table;
  struct case_columns columns;
  struct regions regions;
  struct case_defaults defaults;
  struct cases_reader reader;
  struct dossier dossier;
};

static void list_open(struct list *list, const char *bytes) {
  struct table_error error;
  struct columns_problem problem;
  size_t count;
  *list = (struct list){.defaults = {.region = REGION_NONE, .pay_on = day("2026-06-20")}};
  list->table = table_open_memory(text_from(bytes), (struct table_options){.row_limit = 300}, &error);
  cr_assert_not_null(list->table);
  const struct text *names = table_header(list->table, &count);
  cr_assert(case_columns_find(&list->columns, names, count, (struct column_choices){0}, &problem));
  regions_read(&list->regions, text_from(regions_table));
  cases_reader_init(&list->reader, &list->columns, &list->defaults, &list->regions);
}

static void list_close(struct list *list) {
  cases_reader_clear(&list->reader);
  dossier_clear(&list->dossier);
  regions_clear(&list->regions);
  case_columns_clear(&list->columns);
  table_close(list->table);
}

/* Reads the next row; the case is valid until the next call. */
static const struct reported_case *next_case(struct list *list) {
  struct table_row row;
  cr_assert(table_next(list->table, &row) == TABLE_OK, "no further row");
  cases_take_row(&list->dossier, &row, &list->columns, table_encoding(list->table));
  if (!dossier_is_rejected(&list->dossier)) cases_read(&list->reader, &list->dossier);
  return &list->dossier.reported;
}

/* Codes of what is wrong in the row, with the column each names: `E101 wage`. */
static void expect_faults(struct list *list, const char *expected) {
  struct buffer out = {0};
  const struct diagnostics *diagnostics = &list->dossier.diagnostics;
  for (size_t i = 0; i < diagnostics->count; i++) {
    struct text name = case_columns_name(&list->columns, diagnostics->items[i].field);
    if (i > 0) buffer_add_literal(&out, "; ");
    buffer_add_text(&out, text_from(diagnostics_table[diagnostics->items[i].code].code));
    if (name.length > 0) buffer_add_byte(&out, ' ');
    buffer_add_text(&out, name);
  }
  cr_expect(text_is(buffer_text(&out), expected), "record %lld: %.*s, expected %s",
            (long long)list->dossier.record, (int)out.length, out.at, expected);
  buffer_clear(&out);
}

static void expect_number(const struct stated_number *found, const char *expected) {
  struct buffer out = {0};
  if (found->is_stated) exact_format(&out, &found->number);
  cr_expect(text_is(buffer_text(&out), expected), "%.*s, expected %s", (int)out.length, out.at, expected);
  buffer_clear(&out);
}

Test(cases, a_full_row_fills_every_field_of_a_back_payment) {
  struct list list;
  list_open(
      &list,
      "序号,姓名,身份证号,单位名称,参保地,险种,缴费主体,断缴开始,断缴结束,月工资(元),平均工资,费率,补缴日期,"
      "滞纳金起算日,滞纳金截止日\n"
      "7,王芳,'110105194912310 "
      "02x,某公司,合肥,医疗+养老,个人,2026年1月,2026/5,\"8,000.50元\",9000,10%,2026-06-10,"
      "2026-04-01,2026-05-31\n");
  const struct reported_case *reported = next_case(&list);
  expect_faults(&list, "");
  cr_expect(reported->kind == KIND_BACKPAY && reported->region == 340100 &&
            reported->payer == PAYER_FLEXIBLE);
  cr_expect(text_is(reported->case_id, "7") && text_is(reported->name, "王芳") &&
            text_is(reported->employer, "某公司"));
  cr_expect(text_is(reported->id_number, "11010519491231002X"), "made plain");
  cr_assert(reported->scheme_count == 2);
  cr_expect(reported->schemes[0] == SCHEME_MEDICAL && reported->schemes[1] == SCHEME_PENSION);
  cr_expect(reported->gap_from.index == month_of("2026-01").index &&
            reported->gap_to.index == month_of("2026-05").index);
  cr_expect(reported->pay_on.serial == day("2026-06-10").serial);
  cr_expect(reported->fee_from.serial == day("2026-04-01").serial &&
            reported->fee_to.serial == day("2026-05-31").serial);
  expect_number(&reported->wage, "8000.5");
  expect_number(&reported->average_wage, "9000");
  expect_number(&reported->rate, "0.1");
  cr_expect(reported->notes == NOTE(ID_CLEANED), "the blank in the number");
  list_close(&list);
}

Test(cases, an_assumed_wage_takes_the_place_of_every_wage_and_is_noted) {
  struct list list;
  list_open(&list,
            "kind,name,gap_from,gap_to,wage,declared_base,region\n"
            "补缴,a,2026-01,2026-02,8000,,合肥\n"
            "补缴,b,2026-01,2026-02,2026-01:8000; 2026-02:9000,,合肥\n"
            "补缴,c,2026-01,2026-02,,,合肥\n"
            "补差,d,2026-01,2026-02,,5000,合肥\n"
            "补缴,e,2026-01,2026-02,8OOO,,合肥\n"
            "居民,f,,,8000,,合肥\n");
  list.defaults.assumed_wage = TEXT("9,000元");
  for (int i = 0; i < 4; i++) {
    const struct reported_case *reported = next_case(&list);
    expect_faults(&list, "");
    expect_number(&reported->wage, "9000");
    cr_expect_not(stated_is_over_time(&reported->wage));
    cr_expect((reported->notes & NOTE(WAGE_TRIED)) != 0, "row %d", i);
  }
  (void)next_case(
      &list); /* its own wage is wrong: it stays rejected, or the two sides were not of the same rows */
  expect_faults(&list, "E101 wage");
  const struct reported_case *resident = next_case(&list);
  cr_expect_not(resident->wage.is_stated || (resident->notes & NOTE(WAGE_TRIED)) != 0,
                "has no use for a wage");
  list_close(&list);
}

Test(cases, empty_cells_take_their_defaults) {
  struct list list;
  list_open(&list, "gap_from,name,region,scheme,payer,gap_to,wage,pay_on,fee_from\n2026-01, ,\t,,,,,,\n");
  const struct reported_case *reported = next_case(&list);
  expect_faults(&list, "");
  cr_expect(reported->region == REGION_NATION &&
            reported->notes == (NOTE(NATION_ASSUMED) | NOTE(PAY_ON_ASSUMED) | NOTE(SCHEME_ASSUMED) |
                                NOTE(PAYER_ASSUMED) | NOTE(GAP_ASSUMED_OPEN)));
  cr_expect(reported->scheme_count == 1 && reported->schemes[0] == SCHEME_MEDICAL);
  cr_expect(reported->payer == PAYER_EMPLOYER && reported->pay_on.serial == day("2026-06-20").serial);
  cr_expect_not(month_is_set(reported->gap_to) || date_is_set(reported->fee_from));
  cr_expect_not(reported->wage.is_stated || reported->rate.is_stated || reported->name.length > 0);
  list_close(&list);
}

Test(cases, defaults_of_the_command_line_stand_in_for_empty_cells_only) {
  struct list list;
  list_open(&list, "gap_from,region,scheme,payer\n2026-01,,,\n2026-01,北京,medical,employer\n");
  list.defaults.region = 340100;
  list.defaults.scheme_count = 1;
  list.defaults.schemes[0] = SCHEME_PENSION;
  list.defaults.has_payer = true;
  list.defaults.payer = PAYER_FLEXIBLE;
  list.defaults.has_pay_on = true;
  const struct reported_case *reported = next_case(&list);
  cr_expect(reported->region == 340100 && reported->schemes[0] == SCHEME_PENSION &&
            reported->payer == PAYER_FLEXIBLE);
  cr_expect(reported->notes == NOTE(GAP_ASSUMED_OPEN), "what an option says is no assumption");
  reported = next_case(&list);
  cr_expect(reported->region == 110000 && reported->schemes[0] == SCHEME_MEDICAL &&
            reported->payer == PAYER_EMPLOYER);
  list_close(&list);
}

Test(cases, columns_that_only_some_places_ask_for_leave_nothing_behind) {
  struct list list;
  list_open(&list,
            "业务,参保地,断缴开始,补缴日期,责令限期,已缴月数,本地实缴月数,性别,退休日期,断缴年数,参保人群\n"
            "补缴,昆明,2026-03,2026-06-20,2026-06-15,,,,,,\n"
            "补缴,昆明,2026-03,2026-06-20,,,,,,,\n"
            "一次性补足,昆明,,2026-06-20,,350,100,男,2026-05-31,,\n"
            "一次性补足,昆明,,2026-06-20,,350,,男,2026-05-31,,\n"
            "居民医保,北京,,2026-06-20,,,,,,1,老人\n"
            "居民医保,北京,,2026-06-20,,,,,,1,\n");
  cr_expect(next_case(&list)->order_due.serial == day("2026-06-15").serial);
  cr_expect(!date_is_set(next_case(&list)->order_due));
  cr_expect_eq(next_case(&list)->local_months, 100);
  cr_expect_eq(next_case(&list)->local_months, COUNT_UNSTATED);
  cr_expect_eq(next_case(&list)->resident_group, GROUP_ELDER);
  cr_expect_eq(next_case(&list)->resident_group, GROUP_UNSTATED);
  list_close(&list);
}

Test(cases, the_other_kinds_have_columns_of_their_own) {
  struct list list;
  list_open(&list,
            "kind,region,contributed_months,sex,retire_on,missed_years,repaired_years,cover_year,central_"
            "period,exempt,"
            "region_to,age,retired,pension\n"
            "topup,Hefei,176,女,2024-09-30,,,,,,,,,\n"
            "resident,Hefei,,,,2,1,2027,是,no,,,,\n"
            "transfer,Hefei,,,,,,,,,北京,,,\n"
            "credit,Hefei,,,,,,,,,,70,yes,3500\n");
  const struct reported_case *reported = next_case(&list);
  cr_expect(reported->kind == KIND_TOPUP && reported->contributed_months == 176 &&
            reported->sex == SEX_FEMALE);
  cr_expect(reported->retire_on.serial == day("2024-09-30").serial && reported->schemes[0] == SCHEME_MEDICAL);
  reported = next_case(&list);
  cr_expect(reported->kind == KIND_RESIDENT && reported->schemes[0] == SCHEME_RESIDENT_MEDICAL);
  cr_expect(reported->missed_years == 2 && reported->repaired_years == 1 && reported->cover_year == 2027);
  cr_expect(reported->is_central_period && !reported->is_exempt);
  reported = next_case(&list);
  cr_expect(reported->kind == KIND_TRANSFER && reported->region == 340100 && reported->region_to == 110000);
  cr_expect(reported->cover_year == COUNT_UNSTATED && reported->repaired_years == COUNT_UNSTATED,
            "nothing left over");
  reported = next_case(&list);
  cr_expect(reported->kind == KIND_CREDIT && reported->age == 70 && reported->is_retired);
  expect_number(&reported->pension, "3500");
  expect_faults(&list, "");
  list_close(&list);
}

Test(cases, a_column_that_the_kind_does_not_use_is_never_judged) {
  struct list list;
  list_open(&list,
            "kind,region,gap_from,gap_to,wage,sex,age,pension,retired\n"
            "补缴,合肥,2026-01,2026-02,8000,1|男,41岁,#VALUE!,先生\n"
            "划账,合肥,soon,2026-13,8000,,41,,否\n");
  (void)next_case(&list);
  expect_faults(&list, "");
  const struct reported_case *reported = next_case(&list);
  expect_faults(&list, "");
  cr_expect(reported->age == 41 && !month_is_set(reported->gap_from));
  list_close(&list);
}

Test(cases, words_for_nothing_are_empty_cells_and_words_for_still_an_open_gap) {
  static const char *const still[] = {"至今", "目前", "9999-12-31", "-", "/", "无", "N/A", "——"};
  for (size_t i = 0; i < sizeof still / sizeof still[0]; i++) {
    struct list list;
    struct buffer text = {0};
    buffer_add_literal(&text, "region,gap_from,gap_to,wage,fee_from\n合肥,2026-01,");
    buffer_add_text(&text, text_from(still[i]));
    buffer_add_literal(&text, ",--,无\n");
    buffer_add_byte(&text, '\0');
    list_open(&list, text.at);
    const struct reported_case *reported = next_case(&list);
    expect_faults(&list, "");
    cr_expect(
        !month_is_set(reported->gap_to) && !reported->wage.is_stated && !date_is_set(reported->fee_from),
        "%s", still[i]);
    list_close(&list);
    buffer_clear(&text);
  }
}

Test(cases, a_document_that_is_no_identity_card_is_not_checked) {
  struct list list;
  list_open(&list,
            "证件类型,证件号码,region,gap_from,gap_to,wage\n"
            "外国护照,E12345678,合肥,2026-01,2026-02,8000\n"
            "居民身份证,E12345678,合肥,2026-01,2026-02,8000\n");
  const struct reported_case *reported = next_case(&list);
  expect_faults(&list, "");
  cr_expect(text_is(reported->id_number, "E12345678"));
  (void)next_case(&list);
  expect_faults(&list, "E120 证件号码");
  list_close(&list);
}

Test(cases, everything_wrong_in_a_row_is_told_at_once) {
  struct list list;
  list_open(&list,
            "kind,region,gap_from,gap_to,wage,rate,pay_on,sex,retire_on\n"
            ",Gotham,soon,2026.1,8OOO,10,2026-02-30,,\n"
            "topup,Hefei,,,,,,x,\n"
            "refund,Hefei,,,,,,,\n");
  (void)next_case(&list);
  expect_faults(&list, "E111 region; E107 gap_from; E108 gap_to; E101 wage; E105 rate; E118 pay_on");
  (void)next_case(&list);
  expect_faults(&list, "E110 sex; E130 contributed_months; E130 retire_on");
  (void)next_case(&list);
  expect_faults(&list, "E110 kind");
  list_close(&list);
}

Test(cases, a_row_that_cannot_be_cut_into_cells_has_one_fault) {
  struct list list;
  char bytes[1000];
  snprintf(bytes, sizeof bytes,
           "gap_from,name\n2026-01\n2026-01,Li,,\n2026-01,Li,x\n2026-01,L\"i\n\"2026-01,Li\n%0400d\n", 0);
  list_open(&list, bytes);
  static const char *const expected[] = {"E140", "", "E140", "E141", "E142", "E143"};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    (void)next_case(&list);
    expect_faults(&list, expected[i]);
    cr_expect(list.dossier.line == (int64_t)i + 2 && list.dossier.record == (int64_t)i + 1);
  }
  list_close(&list);
}

Test(cases, the_row_is_kept_as_it_stood_and_every_column_has_a_cell) {
  struct list list;
  list_open(&list, "gap_from;team;name\n2026-01;\"A \"\"1\"\"\";Li?\n2026-02\n");
  const struct reported_case *reported = next_case(&list);
  cr_expect(text_is(list.dossier.raw, "2026-01;\"A \"\"1\"\"\";Li?"));
  cr_assert(list.dossier.cell_count == 3);
  cr_expect(text_is(list.dossier.cells[1], "A \"1\""));
  cr_expect((reported->notes & NOTE(QUESTION_MARK_IN_NAME)) != 0);
  (void)next_case(&list);
  cr_assert(list.dossier.cell_count == 3);
  cr_expect(list.dossier.cells[2].length == 0);
  list_close(&list);
}

Test(cases, a_number_made_plain_leaves_row_and_cell_as_they_were_typed) {
  static const char typed[] = "11010519491231002 x"; /* of the standard: 11010519491231002X */
  struct list list;
  list_open(&list, "gap_from,id_number\n2026-01,11010519491231002 x\n");
  const struct reported_case *reported = next_case(&list);
  expect_faults(&list, "");
  cr_expect(text_is(reported->id_number, "11010519491231002X"));
  cr_expect(text_is(list.dossier.raw, "2026-01,11010519491231002 x"));
  cr_expect(text_is(list.dossier.cells[1], typed));
  list_close(&list);
}

Test(cases, what_assessing_finds_wrong_quotes_the_cell_as_it_was_typed) {
  struct list list;
  list_open(&list, "gap_from,rate,region\n2026-01, 1% ,\n");
  (void)next_case(&list);
  diagnostics_add(&list.dossier.diagnostics, DIAGNOSTIC_RATE_TOO_LOW, FIELD_RATE, TEXT("0.01"));
  diagnostics_argument(&list.dossier.diagnostics, TEXT("0.02"));
  diagnostics_add(&list.dossier.diagnostics, DIAGNOSTIC_NO_RULE, FIELD_REGION, TEXT("000000"));
  diagnostics_add(&list.dossier.diagnostics, DIAGNOSTIC_GAP_REVERSED, FIELD_GAP_TO, TEXT("2026-01"));
  cases_quote_cells(&list.reader, &list.dossier);
  static const char *const expected[] = {"1%", "000000", "2026-01"}; /* the last two have nothing typed */
  for (size_t i = 0; i < 3; i++) {
    struct diagnostic *item = &list.dossier.diagnostics.items[i];
    cr_expect(text_is(diagnostics_text(&list.dossier.diagnostics, item->value), expected[i]), "%s",
              expected[i]);
  }
  list_close(&list);
}
