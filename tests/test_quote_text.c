/* Amounts and days are worked by hand in the comments; the layout is what a person would like to read. */
#include "formats/quote/text.h"

#include "case_fixture.h"
#include "formats/words/delay_text.h"

static struct regions some_regions(void) {
  const struct region_name names[] = {{320500, TEXT("苏州市"), TEXT("苏州"), TEXT("")},
                                      {330000, TEXT("浙江省"), TEXT("浙江"), TEXT("Zhejiang")},
                                      {330100, TEXT("杭州市"), TEXT("杭州"), TEXT("Hangzhou")},
                                      {440100, TEXT("广州市"), TEXT("广州"), TEXT("Guangzhou")}};
  struct regions regions = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) regions_add(&regions, names[i]);
  return regions;
}

/* Answers one case in an open room. The caller clears. */
static struct buffer answer(struct room *room, enum language language, const char *reported,
                            bool with_colour) {
  struct regions regions = some_regions();
  const struct quote_options options = {.language = language,
                                        .explains = true,
                                        .with_colour = with_colour,
                                        .width = 220,
                                        .rules = &room->rules,
                                        .regions = &regions};
  struct buffer out = {0};
  dossier_reset(&room->dossier);
  case_from(&room->dossier.reported, reported);
  room->dossier.reported.name = TEXT("张三");
  assess(&room->assessor, &room->dossier);
  cr_assert_not(dossier_is_rejected(&room->dossier), "%s", reported);
  quote_text(&out, &options, &room->dossier);
  regions_clear(&regions);
  return out;
}

/* `#` in the expected text stands for the sentence of delay_text. */
static void expect_start(struct room *room, enum language language, const struct buffer *found,
                         const char *expected) {
  struct buffer whole = {0};
  for (const char *at = expected; *at != '\0'; at++) {
    if (*at == '#')
      delay_text(&whole, language, &room->dossier.assessments[0]);
    else
      buffer_add_byte(&whole, *at);
  }
  cr_expect(text_starts_with(buffer_text(found), buffer_text(&whole)), "\n%.*s\nexpected\n%.*s",
            (int)found->length, found->at, (int)whole.length, whole.at);
  buffer_clear(&whole);
}

static bool holds(const struct buffer *found, const char *part) {
  for (size_t at = 0; at < found->length; at++)
    if (text_starts_with(text_from_offset(buffer_text(found), at), text_from(part))) return true;
  return false;
}

Test(quote_text, answers_a_gap_in_chinese) {
  /* 10000 x 9.5 % and x 2 %: 950 + 200 = 1150 a month, 3450. A day costs 0.575 a month: 76 days (April 30,
   * May 31, June 15) 43.70, 46 days 26.45, 15 days 8.625 -> 8.63: 78.78. Three more cents of a day: 1.725
   * -> 1.73. Account: 3 x 200. */
  struct room room;
  room_open(&room, "",
            "330100,*,*,employer_rate,,,,0.095\n330100,*,*,employee_rate,,,,0.02\n" EVER("base_floor", "5000")
                EVER("base_ceiling", "30000") EVER("account_rate", "0.02")
                    TIER("documents_zh", "0", "劳动合同；身份证、社会保障卡")
                        TIER("documents_en", "0", "contract"));
  struct buffer found =
      answer(&room, LANGUAGE_ZH, "region=330106 gap_from=2025-03 wage=10000 pay_on=2025-06-15", false);
  expect_start(&room, LANGUAGE_ZH, &found,
               "张三\n"
               "补缴  杭州市(330106)  职工医保  单位\n"
               "断缴 2025-03 至 2025-05,2025-06-15 补缴\n"
               "\n"
               "  应缴合计(元)  3,528.78\n"
               "    欠缴本金    3,450.00  单位 2,850.00 + 个人 600.00\n"
               "    滞纳金         78.78  由单位承担\n"
               "\n"
               "待遇\n"
               "  断缴月数      3\n"
               "  待遇暂停日    2025-04-01\n"
               "  待遇恢复日    2025-07-01(等待 1 个月)\n"
               "  断缴期医疗费  补缴后追溯报销\n"
               "  连续年限      连续计算\n"
               "  个人账户划入  600.00\n"
               "\n"
               "缴费时机\n"
               "  #\n"
               "\n"
               "各月本金\n"
               "  费款所属期   缴费基数  基数来源  单位费率  个人费率      单位    个人  欠缴本金  依据\n"
               "  2025-03     10,000.00  申报工资      9.5%        2%    950.00  200.00  1,150.00  1-14,22\n"
               "  2025-04     10,000.00  申报工资      9.5%        2%    950.00  200.00  1,150.00  1-14,22\n"
               "  2025-05     10,000.00  申报工资      9.5%        2%    950.00  200.00  1,150.00  1-14,22\n"
               "  合计                                                 2,850.00  600.00  3,450.00\n"
               "\n"
               "各月滞纳金\n"
               "  费款所属期  滞纳金起    滞纳金止    天数  日比例x天数  滞纳金\n"
               "  2025-03     2025-04-01  2025-06-15    76  0.0005x76     43.70\n"
               "  2025-04     2025-05-01  2025-06-15    46  0.0005x46     26.45\n"
               "  2025-05     2025-06-01  2025-06-15    15  0.0005x15      8.63\n"
               "  合计                                                    78.78\n"
               "\n"
               "需带材料\n"
               "  劳动合同\n"
               "  身份证、社会保障卡\n"
               "\n"
               "依据\n"
               "      月工资 10,000.00:案件填写\n"
               "[1]   缴费基数下限(元):5000\n"
               "      全国  一直有效  核对日 2026-01-01  rows.csv:4\n"
               "      来源(自备规则):a worked example\n");
  cr_expect(holds(&found, "[4]   单位费率:9.5%\n      杭州市  一直有效  核对日 2026-01-01  rows.csv:2\n"));
  cr_expect(holds(&found, "[12]  滞纳金日比例:0.05%\n      全国  2011-07-01 起"));
  cr_expect(holds(&found, "[19]  待遇恢复日:补缴月次月 1 日\n      全国  大于 0 的一档  一直有效"));
  cr_expect_not(holds(&found, "documents_en"));
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_text, answers_a_waived_month_and_a_cap_in_english) {
  /* February: 2025-03-01 ... 12-31 = 306 days at 0.50: 153.00; the cap is 5 % of 2000: 100.00 */
  struct room room;
  room_open(&room, "",
            "000000,*,*,fee_waived_if_paid_by,,2025-01-01,2025-01-31,2025-12-31\n" EVER("fee_cap", "0.05"));
  struct buffer found =
      answer(&room, LANGUAGE_EN, "gap_from=2025-01 gap_to=2025-02 wage=10000 pay_on=2025-12-31", false);
  expect_start(
      &room, LANGUAGE_EN, &found,
      "张三\n"
      "back-payment  the nation  medical  employer\n"
      "unpaid from 2025-01 to 2025-02, paid on 2025-12-31\n"
      "\n"
      "  To pay (yuan)           2,100.00\n"
      "    arrears               2,000.00  employer 1,600.00 + employee 400.00\n"
      "    late fee                100.00  borne by the employer\n"
      "    taken off by the cap     53.00  uncapped it would be 153.00\n"
      "  assumed: a floor or ceiling could not be formed, so the base is not clamped by it [W203]\n"
      "  assumed: the gap ends before the month before payment; the person was assumed to be insured again "
      "from 2025-03, and cover is reckoned from then; if not, leave its last month empty [W217]\n"
      "\n"
      "Cover\n"
      "  gap months        2\n"
      "  suspended from    2025-02-01\n"
      "  resumes on        2025-04-01 (waiting months: 1)\n"
      "  bills of the gap  covered retroactively\n"
      "  continuous years  kept\n"
      "\n"
      "When to pay\n"
      "  #\n"
      "\n"
      "Arrears by month\n"
      "  account month       base  base from  employer rate  employee rate  employer  employee   arrears  "
      "rules\n"
      "  2025-01        10,000.00  stated                8%             2%    800.00    200.00  1,000.00  "
      "1-7,15\n"
      "  2025-02        10,000.00  stated                8%             2%    800.00    200.00  1,000.00  "
      "1-14\n"
      "  total                                                              1,600.00    400.00  2,000.00\n"
      "\n"
      "Late fee by month\n"
      "  account month         fee first day  fee last day  days  rates x days  late fee  status\n"
      "  2025-01                                                                    0.00  fee waived\n"
      "  2025-02               2025-03-01     2025-12-31     306  0.0005x306      153.00\n"
      "  taken off by the cap                                                     -53.00\n"
      "  total                                                                    100.00\n"
      "\n"
      "Why\n");
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_text, answers_several_schemes_with_a_sum) {
  /* medical 8 % + 2 % of 8000, pension 16 % + 8 %: 800 and 1920; one day: 0.40 and 0.96. Maternity is shut.
   */
  struct room room;
  room_open(&room, "",
            "000000,pension,*,employer_rate,,,,0.16\n000000,pension,*,employee_rate,,,,0.08\n"
            "000000,maternity,*,backpay_months_max,,,,0\n");
  struct buffer found = answer(
      &room, LANGUAGE_EN,
      "scheme=medical scheme=pension scheme=maternity gap_from=2025-05 gap_to=2025-05 pay_on=2025-06-01",
      false);
  expect_start(
      &room, LANGUAGE_EN, &found,
      "张三\n"
      "back-payment  the nation  medical  pension  maternity  employer\n"
      "unpaid from 2025-05 to 2025-05, paid on 2025-06-01\n"
      "\n"
      "All schemes\n"
      "  scheme     employer share  employee share   arrears  late fee  late fee per day  To pay (yuan)\n"
      "  medical            640.00          160.00    800.00      0.40              0.40         800.40\n"
      "  pension          1,280.00          640.00  1,920.00      0.96              0.96       1,920.96\n"
      "  maternity                                                                          not payable\n"
      "  total            1,920.00          800.00  2,720.00      1.36              1.36       2,721.36\n"
      "  the employer pays 1,921.36 in all (shares, and the late fee that falls on it), the employee 800.00\n"
      "\n"
      "== medical ==\n"
      "  To pay (yuan)  800.40\n");
  cr_expect(holds(&found, "\n== maternity ==\n  Nothing can be paid: none of the 1 months"));
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_text, answers_every_other_kind) {
  static const struct {
    const char *reported;
    enum language language;
    const char *expected;
  } cases[] = {
      /* 10 months of 1000 x 8 % + 15 */
      {"kind=topup sex=male retire_on=2024-06-30 contributed_months=290 wage=1000 pay_on=2024-07-10",
       LANGUAGE_ZH,
       "张三\n一次性补足  全国  职工医保\n2024-07-10 办理\n\n  应缴合计(元)  950.00  10 个月 x "
       "95.00\n\n依据\n"},
      {"kind=topup sex=male retire_on=2024-06-30 contributed_months=300 wage=1000 pay_on=2024-07-10",
       LANGUAGE_EN,
       "张三\ntop-up at retirement  the nation  medical\non 2024-07-10\n\n  To pay (yuan)  0.00  no month is "
       "missing\n\nWhy\n"},
      {"kind=resident missed_years=2 cover_year=2027 central_period=yes pay_on=2026-11-10", LANGUAGE_ZH,
       "张三\n居民医保  全国\n2026-11-10 办理\n\n  应缴合计(元)  400.00\n\n待遇\n  待遇恢复日  "
       "2027-05-01(等待 4 个月)\n\n依据\n"},
      /* ten days to Monday 03-17, five to Monday 03-24 */
      {"kind=transfer region=330100 region_to=440100 pay_on=2025-03-03", LANGUAGE_ZH,
       "张三\n转移接续  杭州市 转往 广州市  职工医保\n2025-03-03 办理\n\n  最迟办结日  2025-03-24\n"
       "  假定:该年没有节假日历,按周一至周五计工作日 [W207]\n\n提示\n"},
      {"kind=transfer region=330100 region_to=440100 pay_on=2025-03-03", LANGUAGE_EN,
       "张三\ntransfer  Hangzhou to Guangzhou  medical\non 2025-03-03\n\n  Done by  2025-03-24\n"
       "  assumed: no holiday calendar for the year; Monday to Friday were counted as working days "
       "[W207]\n\nNotes\n"},
      {"kind=credit retired=yes age=71 pay_on=2025-03-03", LANGUAGE_EN,
       "张三\naccount credit  the nation  medical\non 2025-03-03\n\n  Credit a month (yuan)  110.00\n\nWhy\n"
       "[1]   rounding of amounts: half up to the fen\n"
       "      the nation  always  checked on 2026-01-01  ordinary.csv:8\n"
       "      source (own table): a worked example\n"
       "[2]   retirees' fixed credit, yuan a month: 110\n"
       "      the nation  tier above 69  always  checked on 2026-01-01  rows.csv:13\n"
       "      source (own table): a worked example\n"},
  };
  struct room room;
  room_open(&room, "",
            EVER("required_months", "300") EVER("topup_rate", "0.08") EVER("topup_fixed", "15")
                EVER("fixed_wait_months", "3") EVER("variable_wait_per_year", "1")
                    EVER("variable_counts_first_year", "no") EVER("repair_floor_years", "4")
                        EVER("repair_floor_months", "6") EVER("resident_premium", "400")
                            EVER("transfer_out_workdays", "10") EVER("transfer_in_workdays", "5")
                                TIER("retiree_credit_fixed", "69", "110"));
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer found = answer(&room, cases[i].language, cases[i].reported, false);
    expect_start(&room, cases[i].language, &found, cases[i].expected);
    buffer_clear(&found);
  }
  room_close(&room);
}

Test(quote_text, shows_every_month_and_the_differences_of_rounding) {
  /* 100.30 x 1.5 % twice = 3.009; 30 months 90.27 against lines of 3.00: 0.27 */
  struct room room;
  room_open(&room, "",
            EVER("employer_rate", "0.015") EVER("employee_rate", "0.015")
                EVER("amount_rounding_level", "case") EVER("fee_applies", "no"));
  struct buffer found = answer(&room, LANGUAGE_EN, "gap_from=2022-12 wage=100.30 pay_on=2025-06-15", false);
  cr_expect(holds(&found,
                  "    arrears              90.27  employer 45.00 + employee 45.00\n"
                  "    late fee              0.00  no late fee applies\n"
                  "    rounding difference   0.27  contained in the amounts above\n"));
  cr_expect(holds(&found, "  rounding difference") && holds(&found, "\n  2022-12 ") &&
            holds(&found, "\n  2025-05 "));
  int months = 0;
  for (size_t at = 0; at < found.length; at++)
    months += text_starts_with(text_from_offset(buffer_text(&found), at), TEXT("  100.30  stated"));
  cr_expect(months == 30, "%d", months);
  cr_expect_not(holds(&found, "Late fee by month"));
  buffer_clear(&found);
  room_close(&room);
}

/* 2025-04-01 ... 06-15 are 76 days: 1000 x 0.0005 x 76 = 38.00; February goes without. */
Test(quote_text, says_which_month_bears_no_fee_beside_one_that_does) {
  struct room room;
  room_open(&room, "", "000000,*,*,fee_applies,,2025-02-01,2025-02-28,no\n");
  struct buffer found =
      answer(&room, LANGUAGE_EN, "gap_from=2025-02 gap_to=2025-03 wage=10000 pay_on=2025-06-15", false);
  cr_expect(holds(&found, "0.00  no late fee applies\n") && holds(&found, "0.0005x76        38.00\n"), "%.*s",
            (int)found.length, found.at);
  buffer_clear(&found);
  room_close(&room);
}

/* 9000 x 8.8 % is what the case states; no rule says so */
Test(quote_text, names_what_the_case_states_among_its_basis) {
  struct room room;
  room_open(&room, "", EVER("employee_rate", "0.02"));
  struct buffer found =
      answer(&room, LANGUAGE_ZH, "gap_from=2025-03 wage=9000 rate=0.088 pay_on=2025-06-15", false);
  cr_expect(holds(&found, "依据\n      月工资 9,000.00:案件填写\n      合计费率 8.8%:案件填写\n[1]"));
  cr_expect_not(holds(&found, "平均工资 "));
  buffer_clear(&found);
  found = answer(&room, LANGUAGE_EN, "gap_from=2025-03 average_wage=8123.455 pay_on=2025-06-15", false);
  cr_expect(holds(&found, "      average wage 8123.455: stated by the case\n[1]"));
  cr_expect_not(holds(&found, "combined rate "));
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_text, tells_from_when_and_until_when_a_rule_holds) {
  struct room room;
  room_open(
      &room, "",
      "000000,*,*,employer_rate,,2025-01-01,2025-12-31,0.07\n000000,*,*,employee_rate,,,2025-12-31,0.03\n");
  struct buffer found = answer(&room, LANGUAGE_ZH, "gap_from=2025-05 wage=10000 pay_on=2025-06-15", false);
  cr_expect(holds(&found, "单位费率:7%\n      全国  2025-01-01 至 2025-12-31  "));
  cr_expect(holds(&found, "个人费率:3%\n      全国  至 2025-12-31  "));
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_text, names_a_region_as_far_as_a_name_is_known) {
  struct room room;
  room_open(&room, "", "");
  struct buffer unknown =
      answer(&room, LANGUAGE_EN, "region=650100 gap_from=2025-05 pay_on=2025-06-15", false);
  struct buffer chinese =
      answer(&room, LANGUAGE_EN, "region=320500 gap_from=2025-05 pay_on=2025-06-15", false);
  cr_expect(holds(&unknown, "back-payment  650100  medical"));
  cr_expect(holds(&chinese, "back-payment  苏州市  medical"), "no English name");
  buffer_clear(&unknown);
  buffer_clear(&chinese);
  room_close(&room);
}

Test(quote_text, lists_each_paper_on_a_line_of_its_own) {
  struct room room;
  room_open(&room, "", TIER("documents_zh", "0", "身份证；；劳动合同;"));
  struct buffer found = answer(&room, LANGUAGE_ZH, "gap_from=2025-05 pay_on=2025-06-15", false);
  cr_expect(holds(&found, "需带材料\n  身份证\n  劳动合同\n\n"));
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_text, has_the_same_words_with_and_without_colour) {
  struct room room;
  room_open(&room, "", "000000,pension,*,backpay_months_max,,,,0\n");
  static const char *const reported =
      "scheme=medical scheme=pension gap_from=2025-05 wage=10000 pay_on=2025-06-15";
  struct buffer plain = answer(&room, LANGUAGE_ZH, reported, false);
  struct buffer coloured = answer(&room, LANGUAGE_ZH, reported, true);
  struct buffer stripped = {0};
  for (size_t at = 0; at < coloured.length; at++) {
    if (coloured.at[at] == '\033')
      at += 3; /* ESC [ digit m */
    else
      buffer_add_byte(&stripped, coloured.at[at]);
  }
  cr_expect(coloured.length > plain.length);
  cr_expect(text_equals(buffer_text(&stripped), buffer_text(&plain)));
  buffer_clear(&plain);
  buffer_clear(&coloured);
  buffer_clear(&stripped);
  room_close(&room);
}

Test(quote_text, obeys_no_escape_sequence_of_a_name) {
  struct room room;
  struct regions regions = {0};
  room_open(&room, "", "");
  dossier_reset(&room.dossier);
  case_from(&room.dossier.reported, "gap_from=2025-05 pay_on=2025-06-15");
  room.dossier.reported.name = TEXT("张\033[2J三");
  room.dossier.reported.employer = TEXT("甲公司\n");
  assess(&room.assessor, &room.dossier);
  const struct quote_options options = {
      .language = LANGUAGE_ZH, .explains = true, .width = 80, .rules = &room.rules, .regions = &regions};
  struct buffer found = {0};
  quote_text(&found, &options, &room.dossier);
  cr_expect(holds(&found, "张\\x1b[2J三  甲公司\\n\n") && !holds(&found, "\033"));
  buffer_clear(&found);
  room_close(&room);
}
