/* Header cells -> fields, CONTRACT 2. A header is written as one text with `|` between its cells. */
#include "formats/list/case_columns.h"

#include <criterion/criterion.h>

#include "formats/words/labels.h"
#include "rules_fixture.h"

enum { NAMES_MAX = 40 };

struct header {
  struct text names[NAMES_MAX];
  size_t count;
};

static struct header header_from(const char *line) {
  struct header header = {.count = 0};
  struct text rest = text_from(line);
  while (rest.length > 0) header.names[header.count++] = next_piece(&rest, '|');
  return header;
}

static bool find(struct case_columns *columns, const struct header *header, struct columns_problem *problem) {
  return case_columns_find(columns, header->names, header->count, problem);
}

Test(case_columns, finds_every_alias_of_the_contract) {
  static const struct {
    const char *names;
    enum case_field field;
  } table[] = {
      {"kind|业务|业务类型", FIELD_KIND},
      {"case_id|编号|工号|序号", FIELD_CASE_ID},
      {"name|姓名", FIELD_NAME},
      {"id_number|身份证号|身份证号码|公民身份号码|证件号码", FIELD_ID_NUMBER},
      {"employer|单位|单位名称|用人单位", FIELD_EMPLOYER},
      {"region|参保地|地区|城市", FIELD_REGION},
      {"scheme|险种", FIELD_SCHEME},
      {"payer|缴费主体|参保身份", FIELD_PAYER},
      {"gap_from|断缴开始|欠费起始月|开始月份", FIELD_GAP_FROM},
      {"gap_to|断缴结束|欠费截止月|结束月份", FIELD_GAP_TO},
      {"wage|工资|月工资|缴费基数", FIELD_WAGE},
      {"average_wage|平均工资|社平工资", FIELD_AVERAGE_WAGE},
      {"rate|费率|缴费比例|合计比例", FIELD_RATE},
      {"pay_on|补缴日期|缴费日期", FIELD_PAY_ON},
      {"fee_from|滞纳金起算日", FIELD_FEE_FROM},
      {"fee_to|滞纳金截止日", FIELD_FEE_TO},
      {"contributed_months|已缴月数", FIELD_CONTRIBUTED_MONTHS},
      {"sex|性别", FIELD_SEX},
      {"retire_on|退休日期", FIELD_RETIRE_ON},
      {"missed_years|断缴年数", FIELD_MISSED_YEARS},
      {"repaired_years|修复年数", FIELD_REPAIRED_YEARS},
      {"cover_year|参保年度", FIELD_COVER_YEAR},
      {"central_period|集中期", FIELD_CENTRAL_PERIOD},
      {"exempt|特殊群体", FIELD_EXEMPT},
      {"region_to|转入地", FIELD_REGION_TO},
      {"age|年龄", FIELD_AGE},
      {"retired|是否退休", FIELD_RETIRED},
      {"pension|养老金", FIELD_PENSION},
  };
  cr_assert(sizeof table / sizeof table[0] == FIELD_COUNT, "a row for every field");
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct header header = header_from(table[i].names);
    for (size_t n = 0; n < header.count; n++)
      cr_expect(case_field_find(header.names[n]) == table[i].field, "%.*s", (int)header.names[n].length,
                header.names[n].at);
  }
}

Test(case_columns, blanks_case_hyphens_and_units_do_not_matter) {
  static const struct {
    const char *name;
    enum case_field field;
  } table[] = {
      {"Gap From", FIELD_GAP_FROM},
      {"GAP-TO", FIELD_GAP_TO},
      {" wage ", FIELD_WAGE},
      {"月工资(元)", FIELD_WAGE},
      {"月工资（元）", FIELD_WAGE},
      {"wage (yuan)", FIELD_WAGE},
      {"\xEF\xBB\xBF姓名", FIELD_NAME},
      {"断缴开始\xE3\x80\x80", FIELD_GAP_FROM},
      {"wages", FIELD_NONE},
      {"备注", FIELD_NONE},
      {"", FIELD_NONE},
      {"(wage)", FIELD_NONE},
      {"gapfrom", FIELD_NONE},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(case_field_find(text_from(table[i].name)) == table[i].field, "%s", table[i].name);
}

Test(case_columns, columns_stand_in_any_order_and_unknown_ones_are_carried) {
  struct header header = header_from("备注|gap_from|部门|工资|name");
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert(find(&columns, &header, &problem));
  cr_expect(problem.code == COLUMNS_OK);
  cr_expect(columns.index[FIELD_GAP_FROM] == 1);
  cr_expect(columns.index[FIELD_WAGE] == 3);
  cr_expect(columns.index[FIELD_NAME] == 4);
  cr_expect(columns.index[FIELD_PAY_ON] == COLUMN_ABSENT);
  cr_assert(columns.carried_count == 2);
  cr_expect(columns.carried[0] == 0 && columns.carried[1] == 2);
  case_columns_clear(&columns);
}

Test(case_columns, a_list_needs_a_gap_or_a_kind) {
  static const struct {
    const char *header;
    enum columns_problem_code code;
  } table[] = {
      {"gap_from", COLUMNS_OK},
      {"kind|name", COLUMNS_OK},
      {"name|wage|pay_on", COLUMNS_NO_GAP_FROM},
      {"Li|Hefei|2026-03|2026-05", COLUMNS_NONE_KNOWN},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct header header = header_from(table[i].header);
    struct case_columns columns = {0};
    struct columns_problem problem;
    cr_expect(find(&columns, &header, &problem) == (table[i].code == COLUMNS_OK), "%s", table[i].header);
    cr_expect(problem.code == table[i].code, "%s", table[i].header);
    case_columns_clear(&columns);
  }
}

/* The header of CONTRACT 3, then with a wage beside it, in another order, and with any one of the six
 * missing. */
Test(case_columns, of_results_are_no_list_unless_one_of_the_unmistakable_is_missing) {
  static const struct {
    const char *header;
    enum columns_problem_code code;
  } table[] = {
      {"record|case_id|name|id_number|employer|region|kind|scheme|payer|gap_from|gap_to|pay_on|months|"
       "payable_months|employer_arrears|employee_arrears|arrears|late_fee_uncapped|late_fee|late_fee_bearer|"
       "rounding_difference|total|late_fee_per_day|gap_months|suspended_from|resumes_on|wait_months|gap_"
       "costs|"
       "continuity|account_credit|worse_from|worse_why|status|notes|carried_total",
       COLUMNS_ARE_RESULTS},
      {"wage|gap_from| record|employer_arrears|late_fee_uncapped|late_fee_bearer|late_fee_per_day|worse_why",
       COLUMNS_ARE_RESULTS},
      {"gap_from|worse_why|late_fee_per_day|late_fee_bearer|late_fee_uncapped|employer_arrears|record",
       COLUMNS_ARE_RESULTS},
      {"gap_from|employer_arrears|late_fee_uncapped|late_fee_bearer|late_fee_per_day|worse_why", COLUMNS_OK},
      {"gap_from|record|late_fee_uncapped|late_fee_bearer|late_fee_per_day|worse_why", COLUMNS_OK},
      {"gap_from|record|employer_arrears|late_fee_bearer|late_fee_per_day|worse_why", COLUMNS_OK},
      {"gap_from|record|employer_arrears|late_fee_uncapped|late_fee_per_day|worse_why", COLUMNS_OK},
      {"gap_from|record|employer_arrears|late_fee_uncapped|late_fee_bearer|worse_why", COLUMNS_OK},
      {"gap_from|record|employer_arrears|late_fee_uncapped|late_fee_bearer|late_fee_per_day", COLUMNS_OK},
      {"gap_from|record|carried_employer_arrears|late_fee_uncapped|late_fee_bearer|late_fee_per_day|worse_"
       "why",
       COLUMNS_OK},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct header header = header_from(table[i].header);
    struct case_columns columns;
    struct columns_problem problem;
    cr_expect(find(&columns, &header, &problem) == (table[i].code == COLUMNS_OK), "%s", table[i].header);
    cr_expect(problem.code == table[i].code, "%s", table[i].header);
    case_columns_clear(&columns);
  }
}

Test(case_columns, two_columns_for_one_field_are_named) {
  struct header header = header_from("gap_from|月工资|name|缴费基数");
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert_not(find(&columns, &header, &problem));
  cr_expect(problem.code == COLUMNS_TWICE && problem.field == FIELD_WAGE);
  cr_expect(text_is(problem.first, "月工资"));
  cr_expect(text_is(problem.second, "缴费基数"));
}

Test(case_columns, a_name_one_or_two_letters_off_is_guessed) {
  static const struct {
    const char *name;
    enum case_field field;
  } table[] = {
      {"gapfrom", FIELD_GAP_FROM}, {"gap_form", FIELD_GAP_FROM}, {"wages", FIELD_WAGE},
      {"regoin", FIELD_REGION},    {"payed_on", FIELD_PAY_ON},   {"team", FIELD_NONE},
      {"note", FIELD_NONE},        {"部门", FIELD_NONE},         {"department", FIELD_NONE},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(case_field_guess(text_from(table[i].name)) == table[i].field, "%s", table[i].name);
}

Test(case_columns, a_column_is_called_as_the_user_calls_it) {
  struct header header = header_from(" 月工资(元) |gap_from");
  struct case_columns columns, none = {0};
  struct columns_problem problem;
  cr_assert(find(&columns, &header, &problem));
  cr_expect(text_is(case_columns_name(&columns, FIELD_WAGE), "月工资(元)"));
  cr_expect(text_is(case_columns_name(&columns, FIELD_PAY_ON), "pay_on"), "absent: by its English name");
  cr_expect(text_is(case_columns_name(&columns, FIELD_NONE), ""));
  cr_expect(text_is(case_columns_name(&none, FIELD_WAGE), "wage"));
  case_columns_clear(&columns);
}
