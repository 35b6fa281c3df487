/* Which unread headings stop a run, and which harm nobody. CONTRACT 2.3. */
#include "formats/list/heading_doubts.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/words/labels.h"

#define OF(field) (UINT64_C(1) << FIELD_##field)

static const char *doubt(const char *heading, struct fields_read read) {
  enum case_field field = heading_doubt(text_from(heading), read);
  return field == FIELD_NONE ? "" : field_keys[field];
}

/* All columns of a list but the one that a heading looks like. */
Test(heading_doubts, a_heading_that_looks_like_a_missing_column_is_in_doubt) {
  static const struct {
    enum case_field missing;
    const char *headings;
  } table[] = {
      {FIELD_GAP_TO,
       "复缴前月|断缴迄月|补缴到月|断缴时长|欠费末月|补缴截至的月|欠费到期截止|断缴至|止月份|断缴月数|"
       "补缴个月|"
       "补缴期间|最后欠费月|断缴结朿|断缴结束年用|"
       "Gap Until|lastMonth|End|enddate|gap_too|months"},
      {FIELD_WAGE,
       "月应发|应发合计|应发金额|缴费额度|养老基数|缴费档次|计缴额|医保核定基数|应发工资|实发工资|岗位工资|"
       "月薪|底薪|税前收入|"
       "缴费基敉|Base "
       "Pay|Monthly "
       "Income|wgae|contributionBase"},
      {FIELD_AVERAGE_WAGE, "社平标准|全口径工资|上年平均工资|岗平工资|avg wage"},
      {FIELD_REGION,
       "投保地|社保开户地|市|参保所属城市|参保省|社保局|工作地点|办理地|社保属地|所在地区|缴纳区域|省份|"
       "regoin|Work "
       "City|Province"},
      {FIELD_SCHEME,
       "征缴项目|品种|保险类别|征收费种|社保类型|补缴项目|养老保险|医疗|补缴险总类|生育险|Insurance "
       "Plan|shceme"},
      {FIELD_PAYER,
       "类别|人员属性|Participant|用工形式|参保人群|缴费方|员工类别|是否灵活就业|身份|参保人员分类|"
       "缴费人类型|Employment Type|payre"},
      {FIELD_PAY_ON,
       "缴交日|到账日期|缴清日|何时补缴|缴款时间|扣款日|申报日期|日期|付款日|补缴目期|Paid|Payment "
       "Day|pay_no|Date"},
      {FIELD_RATE,
       "合计(%)|缴纳率|单位比例|个人比例|养老费率|缴纳比率|Percentage|contribution rates employer"},
      {FIELD_FEE_FROM, "滞纳金起算时间|滞纳金起"},
      {FIELD_FEE_TO, "滞纳金截止时间|滞纳金计算至"},
      {FIELD_DEFERRED_TO, "是否缓缴|缓缴|缓缴状态|缓缴月数|缓缴原因|是否延期|延期至|延缴"},
      {FIELD_GAP_FROM, "欠费起月份日|断缴日|首月|断缴起止月份|start"},
      {FIELD_KIND, "业务类别说明|补差|是否补差|补差金额|少缴金额|Underpaid"},
      {FIELD_DECLARED_BASE, "调整前月缴费基数|旧基数(2024)|原缴费基数合计|少报基数"},
  };
  /* where both are missing, the word for the beginning decides */
  const struct fields_read without_gap = {.found =
                                              ~(UINT64_C(1) << FIELD_GAP_FROM | UINT64_C(1) << FIELD_GAP_TO)};
  cr_expect_str_eq(doubt("应补起始期间", without_gap), "gap_from");
  cr_expect_str_eq(doubt("期间起", without_gap), "gap_from");
  cr_expect_str_eq(doubt("期间止", without_gap), "gap_to");
  /* 补缴月数 is one letter from 补缴基数, which goes before 工资 */
  const struct fields_read with_wage = {.found = ~UINT64_C(0), .weak = UINT64_C(1) << FIELD_WAGE};
  cr_expect_str_empty(doubt("补缴月数", with_wage));
  cr_expect_str_eq(doubt("补缴基敉", with_wage), "wage");
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    const struct fields_read read = {.found = ~(UINT64_C(1) << table[i].missing)};
    char heading[128];
    for (const char *at = table[i].headings; *at != '\0'; at += *at == '|') {
      size_t length = strcspn(at, "|");
      (void)snprintf(heading, sizeof heading, "%.*s", (int)length, at);
      cr_expect(strcmp(doubt(heading, read), field_keys[table[i].missing]) == 0, "%s: %s, not %s", heading,
                doubt(heading, read), field_keys[table[i].missing]);
      cr_expect(strcmp(doubt(heading, (struct fields_read){.found = ~UINT64_C(0)}), "") == 0, "%s", heading);
      at += length;
    }
  }
}

/* Nothing but name, number and first month is read. */
Test(heading_doubts, what_has_nothing_to_do_with_money_is_carried) {
  static const char *const table[] = {"部门",
                                      "备注",
                                      "入职日期",
                                      "离职日期",
                                      "出生日期",
                                      "出生年月",
                                      "手机",
                                      "手机号码",
                                      "联系电话",
                                      "银行账号",
                                      "开户银行",
                                      "户籍",
                                      "户籍地",
                                      "户籍所在地",
                                      "产地",
                                      "合同类别",
                                      "劳动合同类型",
                                      "市场部",
                                      "岗位类型",
                                      "户口性质",
                                      "户口类型",
                                      "民族",
                                      "性别",
                                      "岗位",
                                      "职务",
                                      "职位",
                                      "合同开始日期",
                                      "合同结束日期",
                                      "合同起始日",
                                      "合同终止日期",
                                      "劳动合同到期日",
                                      "试用期结束日期",
                                      "身份证有效期至",
                                      "身份证有效期",
                                      "证件有效期截止日期",
                                      "学历",
                                      "学校",
                                      "毕业时间",
                                      "毕业院校",
                                      "籍贯",
                                      "出生地",
                                      "家庭住址",
                                      "通讯地址",
                                      "邮箱",
                                      "婚姻状况",
                                      "政治面貌",
                                      "参加工作时间",
                                      "转正日期",
                                      "制表日期",
                                      "填表日期",
                                      "紧急联系人",
                                      "补缴金额",
                                      "滞纳金",
                                      "单位缴费",
                                      "个人缴费金额",
                                      "补缴原因",
                                      "社保卡号",
                                      "养老金",
                                      "医保卡号",
                                      "单位地址",
                                      "职级",
                                      "职称",
                                      "工龄",
                                      "司龄",
                                      "参保日期",
                                      "退休日期",
                                      "累计缴费月数",
                                      "经办人",
                                      "缴费人数",
                                      "Department",
                                      "Remark",
                                      "Note",
                                      "Birth Date",
                                      "Hire Date",
                                      "Date of birth",
                                      "Contract End Date",
                                      "Phone",
                                      "Email",
                                      "Home City",
                                      "Position",
                                      "Job Title",
                                      "Gender",
                                      "Nationality",
                                      "Manager",
                                      "Race",
                                      "Vendor",
                                      "Corporate",
                                      "Capacity",
                                      "Update",
                                      "Generated",
                                      ""};
  const struct fields_read read = {.found = OF(NAME) | OF(ID_NUMBER) | OF(GAP_FROM)};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(strcmp(doubt(table[i], read), "") == 0, "%s: %s", table[i], doubt(table[i], read));
}

Test(heading_doubts, a_base_that_is_not_known_is_in_doubt_beside_a_wage) {
  const struct fields_read weak = {.found = ~UINT64_C(0), .weak = OF(WAGE)};
  cr_expect(strcmp(doubt("医保核定基数", weak), "wage") == 0);
  cr_expect(strcmp(doubt("缴费级数", weak), "wage") == 0, "near an alias of the first rank");
  cr_expect(strcmp(doubt("应发工资", weak), "") == 0, "no better than the wage that is read");
  cr_expect(strcmp(doubt("公积金基数", weak), "") == 0);
  cr_expect(strcmp(doubt("缴费基数上限", weak), "") == 0);
  cr_expect(strcmp(doubt("医保核定基数", (struct fields_read){.found = ~UINT64_C(0)}), "") == 0);
}

Test(heading_doubts, some_columns_matter_only_where_there_are_other_kinds_of_case) {
  const struct fields_read without = {.found = ~(OF(KIND) | OF(EXEMPT))}, with = {.found = ~OF(EXEMPT)};
  cr_expect(strcmp(doubt("困难群体", without), "") == 0);
  cr_expect(strcmp(doubt("困难群体", with), "exempt") == 0);
}
