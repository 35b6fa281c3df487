/* Header cells -> fields, CONTRACT 2. A header is written as one text with `|` between its cells. */
#include "formats/list/case_columns.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/list/column_text.h"
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
  return case_columns_find(columns, header->names, header->count, (struct column_choices){0}, problem);
}

Test(case_columns, finds_every_alias_of_the_contract) {
  static const struct {
    const char *names;
    enum case_field field;
  } table[] = {
      {"kind|业务|业务类型", FIELD_KIND},
      {"id_type|证件类型|证件种类", FIELD_ID_TYPE},
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
      {"declared_base|已缴基数|原缴费基数", FIELD_DECLARED_BASE},
      {"paid_employer|已缴单位|单位已缴", FIELD_PAID_EMPLOYER},
      {"paid_employee|已缴个人|个人已缴", FIELD_PAID_EMPLOYEE},
      {"pay_on|补缴日期|缴费日期", FIELD_PAY_ON},
      {"fee_from|滞纳金起算日", FIELD_FEE_FROM},
      {"fee_to|滞纳金截止日", FIELD_FEE_TO},
      {"order_due|责令限期", FIELD_ORDER_DUE},
      {"deferred_to|缓缴至", FIELD_DEFERRED_TO},
      {"paid_arrears|部分缴纳金额", FIELD_PAID_ARREARS},
      {"paid_on|部分缴纳日期", FIELD_PAID_ON},
      {"contributed_months|已缴月数", FIELD_CONTRIBUTED_MONTHS},
      {"local_months|本地实缴月数", FIELD_LOCAL_MONTHS},
      {"sex|性别", FIELD_SEX},
      {"retire_on|退休日期", FIELD_RETIRE_ON},
      {"missed_years|断缴年数", FIELD_MISSED_YEARS},
      {"repaired_years|修复年数", FIELD_REPAIRED_YEARS},
      {"cover_year|参保年度", FIELD_COVER_YEAR},
      {"resident_group|参保人群", FIELD_RESIDENT_GROUP},
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
      {"备注", FIELD_NONE},
      {"", FIELD_NONE},
      {"(wage)", FIELD_WAGE},
      {"gapfrom", FIELD_GAP_FROM},
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
      {"record|case_id|name|scheme|month|base|base_from|employer_rate|employee_rate|employer|employee|"
       "arrears|"
       "fee_first|fee_last|days|fee_rates|late_fee_exact|late_fee_uncapped|late_fee|status|because",
       COLUMNS_ARE_RESULTS},
      {"序号|断缴开始|单位应缴|尾差|滞纳金(未封顶)|滞纳金承担方|每晚一天|不利变化", COLUMNS_ARE_RESULTS},
      {"record|gap from|employer share|rounding difference|late fee uncapped|late fee borne by|late fee per "
       "day|what gets worse",
       COLUMNS_ARE_RESULTS},
      {"序号|姓名|费款所属期|基数来源|滞纳金起|滞纳金止|日比例x天数|滞纳金(未取整)", COLUMNS_ARE_RESULTS},
      {"序号|姓名|险种(全部)|结果数|单位应缴|单位共付|个人共付|待遇恢复日", COLUMNS_ARE_RESULTS},
      {"规则序号|地区|含义|大于|取值|可靠程度|核对日", COLUMNS_ARE_RESULTS},
      {"序号|姓名|参保地|业务类型|险种|补缴日期|待遇恢复日|状态|来源行", COLUMNS_ARE_RESULTS},
      {"序号|姓名|业务类型|险种|补缴日期|待遇恢复日|状态|断缴开始", COLUMNS_OK},
      {"序号|姓名|险种(全部)|补缴日期|业务类型|结果数|来源行", COLUMNS_ARE_RESULTS},
      {"来源行|记录号|处理结果|姓名|断缴开始", COLUMNS_ARE_RESULTS},
      {"序号|断缴开始|单位应缴|滞纳金(未封顶)|滞纳金承担方|不利变化", COLUMNS_OK},
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

static void expect_read(const char *line, enum case_field field, int index, size_t twins) {
  struct header header = header_from(line);
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert(find(&columns, &header, &problem), "%s", line);
  cr_expect(columns.index[field] == index, "%s: %d", line, columns.index[field]);
  cr_expect(columns.twin_count == twins, "%s: %zu", line, columns.twin_count);
  case_columns_clear(&columns);
}

Test(case_columns, of_two_headings_for_one_column_the_better_is_read) {
  expect_read("gap_from|月工资|name|缴费基数", FIELD_WAGE, 3, 0);
  expect_read("gap_from|缴费基数|name|月工资", FIELD_WAGE, 1, 0);
  expect_read("序号|工号|gap_from", FIELD_CASE_ID, 1, 0);
  expect_read("序号|name|gap_from", FIELD_CASE_ID, 0, 0);
  expect_read("月工资|工资|gap_from|缴费基数", FIELD_WAGE, 3, 0);
}

Test(case_columns, of_equal_headings_the_first_is_read_as_long_as_the_rows_agree) {
  expect_read("gap_from|缴费基数|社保基数", FIELD_WAGE, 1, 1);
  expect_read("gap_from|工资|工资", FIELD_WAGE, 1, 1);
  expect_read("gap_from|工资|工资|月工资", FIELD_WAGE, 1, 2);
}

Test(case_columns, a_row_in_which_twins_differ_is_noticed) {
  struct header header = header_from("gap_from|缴费基数|社保基数");
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert(find(&columns, &header, &problem));
  static const struct {
    const char *cells;
    bool agrees;
  } table[] = {{"2026-03|9000| 9000 ", true},
               {"2026-03|9000|8000", false},
               {"2026-03||8000", false},
               {"2026-03|8000", false},
               {"2026-03", true}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct header cells = header_from(table[i].cells);
    struct table_row row = {.cells = cells.names, .count = cells.count};
    const struct column_twins *twins = case_columns_disagree(&columns, &row);
    cr_expect((twins == NULL) == table[i].agrees, "%s", table[i].cells);
    if (twins != NULL) cr_expect(twins->field == FIELD_WAGE && twins->first == 1 && twins->second == 2);
    row.fault = ROW_MALFORMED;
    cr_expect(case_columns_disagree(&columns, &row) == NULL, "nobody knows what it says");
  }
  case_columns_clear(&columns);
}

Test(case_columns, a_month_alone_is_first_and_last) {
  expect_read("name|断缴月份", FIELD_GAP_FROM, 1, 0);
  expect_read("name|断缴月份", FIELD_GAP_TO, 1, 0);
  expect_read("断缴开始|断缴结束|缴费月份", FIELD_GAP_TO, 1, 0);
  struct header header = header_from("name|断缴开始|补缴月份");
  struct case_columns columns;
  struct columns_problem problem;
  cr_expect_not(find(&columns, &header, &problem), "it may be the last month");
  cr_expect(problem.code == COLUMNS_DOUBTFUL && problem.doubts[0].field == FIELD_GAP_TO);
}

Test(case_columns, headings_that_may_decide_money_are_named_all_at_once) {
  struct header header = header_from("name|gap_from|备注|月薪|参保所属城市|入职日期");
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert_not(find(&columns, &header, &problem));
  cr_assert(problem.code == COLUMNS_DOUBTFUL && problem.doubt_count == 2);
  cr_expect(text_is(problem.doubts[0].heading, "月薪") && problem.doubts[0].field == FIELD_WAGE);
  cr_expect(text_is(problem.doubts[1].heading, "参保所属城市") && problem.doubts[1].field == FIELD_REGION);
}

static bool choose(struct case_columns *columns, const struct header *header, const char *const *typed,
                   size_t count, struct columns_problem *problem) {
  static struct column_choice list[4];
  for (size_t i = 0; i < count; i++)
    cr_assert(column_choice_read(&list[i], text_from(typed[i])), "%s", typed[i]);
  return case_columns_find(columns, header->names, header->count, (struct column_choices){list, count},
                           problem);
}

Test(case_columns, one_more_of_a_column_that_decides_money_is_told_as_that) {
  static const struct {
    const char *header;
    enum case_field field; /* FIELD_NONE: carried */
  } table[] = {
      {"断缴开始|断缴结束|断缴开始2", FIELD_GAP_FROM}, {"断缴开始|断缴结束|第二次断缴结束", FIELD_GAP_TO},
      {"断缴开始|断缴结束|险种|险种2", FIELD_SCHEME},  {"断缴开始|断缴结束|工资|第2段工资", FIELD_WAGE},
      {"断缴开始|断缴结束|姓名|姓名2", FIELD_NONE},    {"断缴开始|断缴结束|备注2", FIELD_NONE},
      {"断缴开始|断缴结束|工资|2月工资", FIELD_NONE},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct header header = header_from(table[i].header);
    struct case_columns columns;
    struct columns_problem problem;
    bool is_found = find(&columns, &header, &problem);
    cr_expect_eq(is_found, table[i].field == FIELD_NONE, "%s", table[i].header);
    case_columns_clear(&columns);
    if (is_found) continue;
    cr_expect_eq(problem.doubt_count, 1, "%s", table[i].header);
    cr_expect_eq(problem.doubts[0].field, table[i].field, "%s", table[i].header);
    cr_expect(problem.doubts[0].is_again, "%s", table[i].header);
  }
}

Test(case_columns, what_the_user_says_goes_before_what_a_heading_says) {
  struct header header = header_from("gap_from|月 薪|缴费基数|城市");
  static const char *const typed[] = {"月薪=wage", "城市="};
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert(choose(&columns, &header, typed, 2, &problem));
  cr_expect(columns.index[FIELD_WAGE] == 1, "blanks do not matter");
  cr_expect(columns.index[FIELD_REGION] == COLUMN_ABSENT);
  cr_expect(columns.twin_count == 0);
  cr_assert(columns.carried_count == 2);
  cr_expect(columns.carried[0] == 2 && columns.carried[1] == 3);
  case_columns_clear(&columns);
}

Test(case_columns, one_heading_may_be_said_to_be_two_columns) {
  struct header header = header_from("name|时段");
  static const char *const typed[] = {"时段=gap_from", "时段=断缴结束"};
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert(choose(&columns, &header, typed, 2, &problem));
  cr_expect(columns.index[FIELD_GAP_FROM] == 1 && columns.index[FIELD_GAP_TO] == 1);
  case_columns_clear(&columns);
}

Test(case_columns, a_choice_of_a_heading_that_is_not_there_names_those_near) {
  struct header header = header_from("gap_from|月薪水|城市");
  static const char *const typed[] = {"月薪=wage"};
  struct case_columns columns;
  struct columns_problem problem;
  cr_assert_not(choose(&columns, &header, typed, 1, &problem));
  cr_expect(problem.code == COLUMNS_NO_HEADING);
  cr_expect(text_is(problem.choice->heading, "月薪"));
  cr_assert(problem.near_count == 1);
  cr_expect(text_is(problem.near[0], "月薪水"));
}

Test(case_columns, a_choice_has_a_heading_and_a_known_name) {
  static const struct {
    const char *typed, *heading;
    enum case_field field;
  } table[] = {{"月薪=wage", "月薪", FIELD_WAGE},
               {"月薪=缴费基数", "月薪", FIELD_WAGE},
               {"a=b=wage", "a=b", FIELD_WAGE},
               {" 月薪 = ", "月薪", FIELD_NONE},
               {"月薪=Gap To", "月薪", FIELD_GAP_TO}};
  struct column_choice choice;
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    cr_assert(column_choice_read(&choice, text_from(table[i].typed)), "%s", table[i].typed);
    cr_expect(text_is(choice.heading, table[i].heading), "%s", table[i].typed);
    cr_expect(choice.meaning.field == table[i].field, "%s", table[i].typed);
  }
  cr_expect_not(column_choice_read(&choice, TEXT("月薪")));
  cr_expect_not(column_choice_read(&choice, TEXT("=wage")));
  cr_expect_not(column_choice_read(&choice, TEXT("月薪=薪水")));
  cr_expect_not(column_choice_read(&choice, TEXT("")));
}

static const char *line_of(const char *header_line, enum language language) {
  static char text[512];
  struct header header = header_from(header_line);
  struct case_columns columns;
  struct columns_problem problem;
  struct buffer out = {0};
  cr_assert(find(&columns, &header, &problem), "%s", header_line);
  column_text_line(&out, language, &columns);
  (void)snprintf(text, sizeof text, "%.*s", (int)out.length, out.at);
  buffer_clear(&out);
  case_columns_clear(&columns);
  return text;
}

Test(case_columns, what_was_read_is_said_in_the_order_of_the_list) {
  cr_expect_str_eq(line_of("部门|断缴开始|姓\n名||月工资|缴费基数", LANGUAGE_ZH),
                   "列:断缴开始, 姓 名→姓名, 缴费基数→月工资;未使用:部门, 月工资 (月工资: 缴费基数)");
  cr_expect_str_eq(line_of("gap_from|name", LANGUAGE_EN), "columns: gap_from, name");
  cr_expect_str_eq(line_of("断缴月份", LANGUAGE_EN), "columns: 断缴月份→gap_from, 断缴月份→gap_to");
}

static const char *words_of(const char *header_line, enum sheet_language sheets) {
  static char text[512];
  struct header header = header_from(header_line);
  struct case_columns columns;
  struct columns_problem problem;
  struct buffer out = {0};
  cr_assert(find(&columns, &header, &problem), "%s", header_line);
  column_text_read_in_words(&out, sheets, &columns);
  buffer_add_literal(&out, "; ");
  column_text_unread_in_words(&out, sheets, &columns);
  (void)snprintf(text, sizeof text, "%.*s", (int)out.length, out.at);
  buffer_clear(&out);
  case_columns_clear(&columns);
  return text;
}

Test(case_columns, a_workbook_calls_columns_as_its_reader_does) {
  cr_expect_str_eq(words_of("断缴开始|姓名|月工资|缴费基数", SHEETS_ZH),
                   "断缴开始, 姓名, 缴费基数→月工资; 月工资 (月工资: 缴费基数)");
  cr_expect_str_eq(words_of("断缴开始|姓名|月工资", SHEETS_EN),
                   "断缴开始→gap from, 姓名→name, 月工资→wage; ");
  cr_expect_str_eq(words_of("姓名|2024-08|2024-07", SHEETS_ZH_EN),
                   "姓名→姓名 name, 2024-07…2024-08→月工资(按月) wage by month; ");
}

Test(case_columns, months_that_are_headings_hold_wages_in_a_list_of_persons) {
  cr_expect_str_eq(line_of("姓名|2024-08|2024年7月|备注", LANGUAGE_ZH),
                   "列:姓名, 2024年7月…2024-08→月工资(按月);未使用:备注");
  cr_expect_str_eq(line_of("2024-07|工号", LANGUAGE_EN), "columns: 2024-07→wage by month, 工号→case_id");
  cr_expect_str_eq(line_of("姓名|月工资2024-07|个人缴费2024-07", LANGUAGE_EN),
                   "columns: 姓名→name, 月工资2024-07→wage by month; unused: 个人缴费2024-07");
  /* without a person as before */
  cr_expect_str_eq(line_of("断缴开始|断缴结束|工资|2024-07", LANGUAGE_EN),
                   "columns: 断缴开始→gap_from, 断缴结束→gap_to, 工资→wage; unused: 2024-07");
}

Test(case_columns, months_that_may_mean_something_else_are_doubted) {
  static const struct {
    const char *header;
    enum month_doubt doubt;
    const char *heading, *other;
  } table[] = {
      {"姓名|2024-07|2024/7", MONTH_TWICE, "2024/7", "2024-07"},
      {"姓名|24年7月", MONTH_WITHOUT_YEAR, "24年7月", ""},
      {"姓名|月工资|断缴开始|断缴结束|2024-07|2024-06", MONTH_BESIDE_WAGE, "2024-06", "月工资"},
      {"姓名|断缴开始|断缴结束|单位缴费2024-07", MONTH_OF_OTHER, "单位缴费2024-07", ""},
      {"姓名|2024-07|已缴基数2024-07", MONTH_OF_FIGURE, "已缴基数2024-07", ""},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct header header = header_from(table[i].header);
    struct case_columns columns;
    struct columns_problem problem;
    cr_assert_not(find(&columns, &header, &problem), "%s", table[i].header);
    cr_expect(problem.code == COLUMNS_DOUBTFUL && problem.doubt_count == 1, "%s", table[i].header);
    cr_expect_eq(problem.doubts[0].month_doubt, table[i].doubt, "%s", table[i].header);
    cr_expect(text_is(problem.doubts[0].heading, table[i].heading), "%s", table[i].header);
    cr_expect(text_is(problem.doubts[0].other, table[i].other), "%s", table[i].header);
  }
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
  cr_expect(text_is(case_columns_told(&columns, FIELD_WAGE, LANGUAGE_ZH), "月工资(元)"));
  cr_expect(text_is(case_columns_told(&columns, FIELD_PAY_ON, LANGUAGE_ZH), "补缴日期"),
            "absent: in Chinese");
  cr_expect(text_is(case_columns_told(&columns, FIELD_PAY_ON, LANGUAGE_EN), "pay_on"));
  cr_expect(text_is(case_columns_told(&columns, FIELD_NONE, LANGUAGE_ZH), ""));
  cr_expect(text_is(case_columns_told(&none, FIELD_WAGE, LANGUAGE_ZH), "wage"), "no list: an option's name");
  case_columns_clear(&columns);
}
