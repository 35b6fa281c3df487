/* What is taken away from headings, and what they then stand for. CONTRACT 2.3. */
#include "formats/list/heading.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/list/heading_aliases.h"
#include "formats/words/labels.h"

static void expect_folded(const char *heading, const char *folded) {
  struct buffer out = {0};
  heading_fold(&out, text_from(heading));
  cr_expect(text_is(buffer_text(&out), folded), "%s: %.*s, not %s", heading, (int)out.length, out.at, folded);
  buffer_clear(&out);
}

Test(heading, is_folded_to_what_it_says) {
  static const struct {
    const char *heading, *folded;
  } table[] = {
      {"姓名", "姓名"},
      {" 姓　名 ", "姓名"},
      {"姓\xC2\xA0名", "姓名"},
      {"断缴\n开始", "断缴开始"},
      {"断缴\r\n开始", "断缴开始"},
      {"\xEF\xBB\xBF姓名", "姓名"},
      {"姓\xE2\x80\x8B名\xE2\x80\xAE", "姓名"},
      {"＊姓名", "姓名"},
      {"*姓名：", "姓名"},
      {"★姓名★", "姓名"},
      {"【必填】姓名", "姓名"},
      {"姓名[必填]", "姓名"},
      {"姓名(必填)", "姓名"},
      {"姓名（选填）", "姓名"},
      {"费款所属期（起）", "费款所属期起"},
      {"断缴期间 (止)", "断缴期间止"},
      {"补缴(开始)月份", "补缴开始月份"},
      {"工资(起薪)", "工资(起薪)"},
      {"姓名【必填", "姓名"},
      {"姓名必填", "姓名"},
      {"name (required)", "name"},
      {"1.姓名", "姓名"},
      {"1、姓名", "姓名"},
      {"①姓名", "姓名"},
      {"3月工资", "3月工资"},
      {"工资（元）", "工资"},
      {"工资(元/月)", "工资"},
      {"工资/元", "工资"},
      {"工资 元/月", "工资"},
      {"工资,元", "工资,"},
      {"工资（单位：元）", "工资"},
      {"工资(万元)", "工资(万元)"},
      {"工资(元/年)", "工资(元/年)"},
      {"工资/年", "工资/年"},
      {"工资万元", "工资万元"},
      {"工资(美元)", "工资(美元)"},
      {"工资(3月)", "工资(3月)"},
      {"费率（%）", "费率"},
      {"费率％", "费率"},
      {"断缴开始(YYYY-MM)", "断缴开始"},
      {"断缴开始（如：2025-01）", "断缴开始"},
      {"断缴开始（格式YYYYMM）", "断缴开始"},
      {"断缴开始(不含)", "断缴开始(不含)"},
      {"断缴开始（含）", "断缴开始"},
      {"缴费比例（单位）", "缴费比例(单位)"},
      {"缴费基数〔个人〕", "缴费基数(个人)"},
      {"ＧＡＰ＿ＦＲＯＭ", "gapfrom"},
      {"Gap From", "gapfrom"},
      {"gap-from", "gapfrom"},
      {"Wage (yuan)", "wage"},
      {"Wage (USD)", "wage(usd)"},
      {"“姓名”", "姓名"},
      {"參保地", "参保地"},
      {"斷繳開始", "断缴开始"},
      {"繳費基數", "缴费基数"},
      {"姓名<br>", "姓名"},
      {"", ""},
      {"　", ""},
      {"()", ""},
      {"(元)", ""},
      {"元", "元"},
      {"/", "/"},
      {"\xFF姓名", "\xFF姓名"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    expect_folded(table[i].heading, table[i].folded);
}

Test(heading, is_appended_to_what_stands_there) {
  struct buffer out = {0};
  buffer_add_literal(&out, "(元)");
  heading_fold(&out, TEXT("工资(元)"));
  cr_expect(text_is(buffer_text(&out), "(元)工资"));
  buffer_clear(&out);
}

static const char *meaning_of(const char *heading) {
  struct heading_meaning meaning;
  if (!heading_find(&meaning, text_from(heading))) return "";
  return meaning.is_both ? "both" : field_keys[meaning.field];
}

Test(heading, stands_for_a_column) {
  static const struct {
    const char *field, *headings;
  } table[] = {
      {"name", "姓名|员工姓名|职工姓名|人员姓名|参保人姓名|参保人员姓名|Full Name|姓名 Name|姓名(Name)"},
      {"id_number",
       "身份证号|证件号|身份证件号码|员工证件号码|社会保障号|社会保障号码|身份证号/证件号|职工身份证号码|ID "
       "Number|ID No."},
      {"id_type", "证件类型|证件种类"},
      {"case_id", "工号|员工编号|职工编号|人员编号|员工工号|个人编号|序号|编号|Employee ID|staff_no"},
      {"employer", "公司|公司名称|缴费单位|参保单位|企业名称|工作单位|用人单位|单位名称"},
      {"region",
       "参保地|参保地区|参保城市|参保地名称|社保城市|社保缴纳地|缴纳地|缴纳城市|统筹区|统筹地区|参保统筹区|"
       "员工参保地|City"},
      {"scheme", "险种|参保险种|社保险种|险种类型|险种名称|征收品目"},
      {"payer", "人员类别|参保类型|缴费人员类别|参保类别|参保身份|缴费主体"},
      {"gap_from",
       "断缴开始|补缴开始年月|欠费起始月份|断缴起始月|缴费开始时间|应缴开始月|中断起始年月|费款所属期起|"
       "所属期起|起始年月|开始年月|起始月|"
       "起始月份|开始月份|断缴期间起|欠费年月起|社保断缴开始年月|断缴开始日期|Gap Start|start month"},
      {"gap_to",
       "断缴结束|补缴结束年月|欠费终止月份|断缴截止月|缴费截止时间|应缴终止月|中断结束年月|费款所属期止|"
       "所属期止|终止年月|结束年月|终止月|截止月份|"
       "结束月份|断缴期间止|断缴期间结束|断缴结束日期|gap-end|End Month"},
      {"both",
       "断缴月份|缴费月份|补缴月份|费款所属期|欠费年月|所属期|断缴期间|补缴起止时间|欠费起止年月|补缴时段|"
       "起止年月"},
      {"wage",
       "社保基数|参保基数|补缴基数|缴纳基数|申报基数|社保缴费基数|缴费工资|申报工资|月缴费工资|缴费基数|"
       "月工资|工资|工资/元|职工月工资|"
       "缴费基数/工资|Salary|pay base"},
      {"average_wage", "上年度社平工资|社会平均工资|职工月平均工资|当地平均工资|社平工资|平均工资"},
      {"rate", "费率|缴费比例|合计比例(%)|合计费率"},
      {"pay_on",
       "缴纳日期|缴款日期|支付日期|补缴日|补缴时间|拟补缴日期|预计补缴日期|补缴日期|缴费日期|Payment Date"},
      {"fee_from", "滞纳金起算日期|滞纳金起始日期"},
      {"fee_to", "滞纳金截止日期"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    char heading[128];
    for (const char *at = table[i].headings; *at != '\0'; at += *at == '|') {
      size_t length = strcspn(at, "|");
      (void)snprintf(heading, sizeof heading, "%.*s", (int)length, at);
      cr_expect(strcmp(meaning_of(heading), table[i].field) == 0, "%s: %s, not %s", heading,
                meaning_of(heading), table[i].field);
      at += length;
    }
  }
}

Test(heading, stands_for_nothing_where_a_word_changes_it) {
  static const char *const table[] = {"缴费比例(单位)",
                                      "缴费基数(个人)",
                                      "单位比例",
                                      "个人比例",
                                      "应发工资",
                                      "实发工资",
                                      "补缴金额",
                                      "滞纳金",
                                      "单位缴费",
                                      "个人缴费金额",
                                      "缴费截止日期",
                                      "补缴截止日",
                                      "合同开始日期",
                                      "工资(万元)",
                                      "工资/年",
                                      "工资/奖金",
                                      "断缴开始/结束",
                                      "本人平均工资",
                                      "员工平均工资",
                                      "备注",
                                      "部门",
                                      "",
                                      "元",
                                      "断缴开始(不含)",
                                      "基数"};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(strcmp(meaning_of(table[i]), "") == 0, "%s: %s", table[i], meaning_of(table[i]));
}

static int rank_of(const char *heading) {
  struct heading_meaning meaning = {.rank = -1};
  cr_assert(heading_find(&meaning, text_from(heading)), "%s", heading);
  return meaning.rank;
}

Test(heading, has_a_rank_by_how_much_it_says) {
  cr_expect(rank_of("缴费基数") == rank_of("社保基数"));
  cr_expect(rank_of("缴费基数") < rank_of("月工资"));
  cr_expect(rank_of("缴费基数") < rank_of("缴费基数/工资"), "several names are as good as the worst");
  cr_expect(rank_of("工号") < rank_of("序号"));
  cr_expect(rank_of("编号") < rank_of("序号"));
  cr_expect(rank_of("参保地") < rank_of("城市"));
  cr_expect(rank_of("断缴开始年月") < rank_of("断缴开始时间"));
  cr_expect(rank_of("断缴开始") < rank_of("开始月份"));
}

Test(heading, of_two_rows_is_joined_or_one_of_both) {
  static const struct {
    const char *parent, *child;
    enum heading_part part;
  } table[] = {
      {"断缴期间", "起", HEADING_JOINED},        {"断缴期间", "止", HEADING_JOINED},
      {"断缴期间", "断缴开始", HEADING_CHILD},   {"基本信息", "姓名", HEADING_CHILD},
      {"个人信息", "月工资", HEADING_CHILD},     {"姓名", "(中文)", HEADING_PARENT},
      {"单位缴费", "缴费比例", HEADING_UNKNOWN}, {"个人", "缴费基数", HEADING_UNKNOWN},
      {"其他", "说明", HEADING_UNKNOWN},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(heading_choose(text_from(table[i].parent), text_from(table[i].child)) == table[i].part, "%s %s",
              table[i].parent, table[i].child);
}

Test(heading, every_alias_is_found_as_it_is_typed) {
  for (int field = 0; field < FIELD_COUNT; field++) {
    char words[2048], *rest = words;
    (void)snprintf(words, sizeof words, "%s", heading_typed_aliases((enum case_field)field));
    for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL;)
      if (strcmp(word, "|") != 0)
        cr_expect(strcmp(meaning_of(word), field_keys[field]) == 0, "%s: %s", word, meaning_of(word));
  }
}

Test(heading, a_name_that_is_a_character_off_is_asked_back) {
  cr_expect(heading_nearest(TEXT("regoin")) == FIELD_REGION);
  cr_expect(heading_nearest(TEXT("缴费级数")) == FIELD_WAGE);
  cr_expect(heading_nearest(TEXT("完全不同的东西")) == FIELD_NONE);
}
