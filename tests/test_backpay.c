#include "calc/backpay.h"

#include "case_fixture.h"

#define P " pay_on=2025-06-15 "

Test(backpay, adds_up_its_months) {
  static const struct example examples[] = {
      /* 8000 x 0.08 and x 0.02, three months; days to 06-15: from 04-01 30 + 31 + 15 = 76, 46, 15: 137 x 0.40
       */
      EXAMPLE("gap_from=2025-03" P,
              "status=ok months=3 payable_months=3 employer_arrears=1920.00 employee_arrears=480.00 "
              "arrears=2400.00 late_fee=54.80 late_fee_uncapped=54.80 rounding_difference=0.00 "
              "total=2454.80 late_fee_per_day=1.20 bearer=employer notes="),
      EXAMPLE("gap_from=2025-05" P, "months=1 arrears=800.00 late_fee=6.00 total=806.00"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, pays_only_months_inside_the_window) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03" P,
              "months=3 payable_months=2 arrears=1600.00 1.status=not_payable 2.status=ok notes=W208 "
              "1.because=000000/backpay_months_max@",
              EVER("backpay_months_max", "2")),
      EXAMPLE("gap_from=2025-03" P, "payable_months=3 notes=", EVER("backpay_months_max", "3")),
      /* the limit of the day of payment, not of the month */
      EXAMPLE("gap_from=2025-03" P, "payable_months=1",
              "000000,*,*,backpay_months_max,,,2025-06-14,9\n000000,*,*,backpay_months_max,,2025-06-15,,1\n"),
      EXAMPLE("gap_from=2025-06 gap_to=2025-06" P, "payable_months=1", EVER("backpay_months_max", "1")),
      /* 0 shuts the window even for P's own month */
      EXAMPLE("gap_from=2025-06 gap_to=2025-06" P, "status=not_payable payable_months=0",
              EVER("backpay_months_max", "0")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, leaves_money_empty_where_no_month_is_payable) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-04" P,
              "status=not_payable months=2 payable_months=0 employer_arrears= employee_arrears= arrears= "
              "late_fee_uncapped= late_fee= "
              "bearer= rounding_difference= total= late_fee_per_day= account_credit= worse_from= worse_why= "
              "gap_to=2025-05 gap_months=2 "
              "suspended_from=2025-05-01 resumes_on=2025-07-01 wait_months=1 gap_costs=retroactive "
              "continuity=kept notes=W208 "
              "1.status=not_payable 2.status=not_payable",
              EVER("backpay_months_max", "0") EVER("account_rate", "0.02")
                  EVER("fee_waived_if_paid_by", "2025-06-30")),
      /* rules of the months are not asked for */
      EXAMPLE("gap_from=2025-04" P, "status=not_payable", EVER("backpay_months_max", "0"),
              "average_wage employer_rate fee_start "),
      EXAMPLE("scheme=pension gap_from=2025-04" P,
              "status=not_payable arrears= gap_months= resumes_on=", EVER("backpay_months_max", "0")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, names_the_rows_that_each_month_stands_on) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2011-05 gap_to=2011-06 pay_on=2011-07-10 ",
              "1.because=000000/average_wage@+000000/base_when_unstated@+000000/base_rounding@+000000/"
              "employer_rate@+000000/employee_rate@"
              "+000000/terms_of@+000000/amount_rounding@+000000/amount_rounding_level@"
              "+000000/fee_applies@+000000/fee_start@+000000/fee_end@"
              "+000000/fee_rate@1999-01-22+000000/fee_rate@2011-07-01+000000/fee_rounding@+000000/"
              "fee_rounding_level@ "
              "2.because=000000/average_wage@+000000/base_when_unstated@+000000/base_rounding@+000000/"
              "employer_rate@+000000/employee_rate@"
              "+000000/terms_of@+000000/amount_rounding@+000000/amount_rounding_level@"
              "+000000/fee_applies@+000000/fee_start@+000000/fee_end@"
              "+000000/fee_rate@2011-07-01+000000/fee_rounding@+000000/fee_rounding_level@"),
      /* bounds that were asked and found are named, though they did not change the wage */
      EXAMPLE("region=330100 gap_from=2025-05 wage=8000" P,
              "1.because=000000/base_floor@2025-01-01+330100/base_ceiling@+000000/base_rounding@+000000/"
              "employer_rate@+000000/employee_rate@"
              "+000000/employee_fixed@+000000/terms_of@+000000/amount_rounding@+000000/"
              "amount_rounding_level@+000000/fee_applies@",
              "000000,*,*,base_floor,,2025-01-01,,4000\n" EVER("employee_fixed", "3")
                  EVER("fee_applies", "no") "330100,*,*,base_ceiling,,,,24000\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, names_the_rows_that_decide_the_case_as_a_whole) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-04" P,
              "because=000000/amount_rounding_level@+000000/fee_rounding_level@+000000/fee_cap_level@+000000/"
              "fee_bearer@+000000/gap_counts@"
              "+000000/suspension_start@+000000/resume@+000000/gap_costs@+000000/continuity@+000000/"
              "account_credited@"),
      /* fee_rounding rounds the limit of the cap, too */
      EXAMPLE("scheme=pension gap_from=2025-04" P,
              "because=000000/amount_rounding_level@+000000/backpay_months_max@+000000/fee_rounding@+000000/"
              "fee_rounding_level@"
              "+000000/fee_cap@2012-01-01+000000/fee_cap_level@+000000/fee_bearer@",
              EVER("backpay_months_max", "36") "000000,*,*,fee_cap,,2012-01-01,,1\n", "gap_counts "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, tells_which_papers_to_bring_by_the_age_of_the_oldest_month) {
  static const char *const rows =
      TIER("documents_zh", "0", "身份证") TIER("documents_zh", "36", "身份证、裁决书");
  const struct example examples[] = {
      EXAMPLE("gap_from=2025-04" P, "documents_zh=身份证", rows),
      EXAMPLE("gap_from=2022-06" P, "months=36 documents_zh=身份证", rows),         /* 36 months back */
      EXAMPLE("gap_from=2022-05" P, "months=37 documents_zh=身份证、裁决书", rows), /* 37 */
      EXAMPLE("gap_from=2022-05 gap_to=2022-06" P, "months=2 documents_zh=身份证、裁决书", rows),
      /* by P's own month: age 0 is above nothing */
      EXAMPLE("gap_from=2025-06 gap_to=2025-06" P, "documents_zh=", rows),
      EXAMPLE("gap_from=2025-04" P, "documents_zh="),
      EXAMPLE("scheme=pension gap_from=2025-04" P, "documents_zh=身份证", rows),
      EXAMPLE("gap_from=2025-04" P, "status=not_payable documents_zh=身份证",
              TIER("documents_zh", "0", "身份证") EVER("backpay_months_max", "0")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, of_fifty_years_has_six_hundred_lines) {
  static const struct example examples[] = {
      /* 1975-06 ... 2025-05; 600 x 800.00 */
      EXAMPLE("gap_from=1975-06" P, "months=600 lines=600 arrears=480000.00 600.month=2025-05",
              EVER("fee_applies", "no")),
      EXAMPLE("gap_from=1975-05" P, "reject=E134(600)", EVER("fee_applies", "no")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, names_the_required_row_that_is_missing_whichever_it_is) {
  static const struct {
    const char *parameter, *day; /* of the look-up: P, or the first day of G and M */
  } rows[] = {
      {"average_wage", "2025-05-01"},
      {"base_when_unstated", "2025-05-01"},
      {"base_rounding", "2025-05-01"},
      {"employer_rate", "2025-05-01"},
      {"employee_rate", "2025-05-01"},
      {"terms_of", "2025-05-01"},
      {"amount_rounding", "2025-05-01"},
      {"amount_rounding_level", "2025-05-01"},
      {"fee_applies", "2025-05-01"},
      {"fee_start", "2025-05-01"},
      {"fee_end", "2025-05-01"},
      {"fee_rounding", "2025-05-01"},
      {"fee_rounding_level", "2025-05-01"},
      {"fee_cap_level", "2025-05-01"},
      {"fee_bearer", "2025-05-01"},
      {"gap_counts", "2025-06-15"},
      {"suspension_start", "2025-06-15"},
      {"resume", "2025-06-15"},
      {"gap_costs", "2025-06-15"},
      {"continuity", "2025-06-15"},
      {"account_credited", "2025-06-15"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char without[60], expected[120];
    struct room room;
    snprintf(without, sizeof without, "%s ", rows[i].parameter);
    snprintf(expected, sizeof expected, "reject=E150(%s,000000,medical,employer,%s)", rows[i].parameter,
             rows[i].day);
    room_open(&room, without, "");
    expect_in(&room, "gap_from=2025-05" P, expected);
    room_close(&room);
  }
}

/* Totals are rounded by the first day of G. There nothing may be owed (out of the window) and other rules may
 * hold than for the lines: January is not payable, February is. 2025-03-01 ... 06-15: 107 days. */
#define FEBRUARY_ONLY EVER("backpay_months_max", "4")
#define UNLIKE_JANUARY(parameter, january, later) \
  "000000,*,*," parameter ",,,2025-01-31," january "\n000000,*,*," parameter ",,2025-02-01,," later "\n"
#define FROM_FEBRUARY(parameter, value) "000000,*,*," parameter ",,2025-02-01,," value "\n"
#define TWO_MONTHS "gap_from=2025-01 gap_to=2025-02 "

Test(backpay, reports_a_remainder_that_only_the_total_of_the_case_leaves) {
  static const struct example examples[] = {
      /* 3333.33 x 0.08 = 266.6664, x 0.02 = 66.6666: 333.333 */
      EXAMPLE(TWO_MONTHS "wage=3333.33" P, "reject=E151(arrears,333.333)",
              FEBRUARY_ONLY EVER("amount_rounding_level", "case")
                  UNLIKE_JANUARY("amount_rounding", "exact 0.01", "half_up 0.01"),
              "amount_rounding "),
      /* 333.34 x 0.0005 x 107 = 17.83369 */
      EXAMPLE(TWO_MONTHS "wage=3333.33" P, "reject=E151(late~fee,17.83369)",
              FEBRUARY_ONLY EVER("fee_rounding_level", "case")
                  UNLIKE_JANUARY("fee_rounding", "exact 0.01", "half_up 0.01"),
              "fee_rounding "),
      /* 1000.00 x 0.0005 x 107 = 53.50, capped by the month at 33.333 */
      EXAMPLE(TWO_MONTHS "wage=10000" P, "reject=E151(capped~late~fee,33.333)",
              FEBRUARY_ONLY EVER("fee_rounding_level", "case") EVER("fee_cap", "0.033333")
                  EVER("fee_cap_level", "month") UNLIKE_JANUARY("fee_rounding", "exact 0.01", "half_up 0.01"),
              "fee_rounding "),
      /* the same limit at the level of the case */
      EXAMPLE(TWO_MONTHS "wage=10000" P, "reject=E151(capped~late~fee,33.333)",
              FEBRUARY_ONLY EVER("fee_cap", "0.033333")
                  UNLIKE_JANUARY("fee_rounding", "exact 0.01", "half_up 0.01"),
              "fee_rounding "),
      /* nothing is left where the sums are whole fen: 33.33 */
      EXAMPLE(TWO_MONTHS "wage=10000" P, "late_fee=33.33 late_fee_uncapped=53.50",
              FEBRUARY_ONLY EVER("fee_cap", "0.03333")
                  UNLIKE_JANUARY("fee_rounding", "exact 0.01", "half_up 0.01"),
              "fee_rounding "),
      /* 3333.33 x 0.02 = 66.6666 to the account */
      EXAMPLE("gap_from=2025-05 wage=3333.33" P, "reject=E151(account~credit,66.6666)",
              EVER("amount_rounding", "exact 0.01") EVER("account_rate", "0.02") EVER("employer_rate", "0")
                  EVER("employee_rate", "0")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(backpay, names_the_rounding_of_a_total_that_is_missing_on_the_first_day_of_the_gap) {
  static const struct example examples[] = {
      EXAMPLE(TWO_MONTHS "wage=10000" P, "reject=E150(amount_rounding,000000,medical,employer,2025-01-01)",
              FEBRUARY_ONLY EVER("amount_rounding_level", "case")
                  FROM_FEBRUARY("amount_rounding", "half_up 0.01"),
              "amount_rounding "),
      EXAMPLE(TWO_MONTHS "wage=10000" P, "reject=E150(fee_rounding,000000,medical,employer,2025-01-01)",
              FEBRUARY_ONLY EVER("fee_rounding_level", "case") FROM_FEBRUARY("fee_rounding", "half_up 0.01"),
              "fee_rounding "),
      EXAMPLE(TWO_MONTHS "wage=10000" P, "reject=E150(fee_rounding,000000,medical,employer,2025-01-01)",
              FEBRUARY_ONLY EVER("fee_cap", "1") FROM_FEBRUARY("fee_rounding", "half_up 0.01"),
              "fee_rounding "),
      /* without a cap the lines' own roundings suffice */
      EXAMPLE(TWO_MONTHS "wage=10000" P, "late_fee=53.50",
              FEBRUARY_ONLY FROM_FEBRUARY("fee_rounding", "half_up 0.01"), "fee_rounding "),
  };
  EXPECT_EXAMPLES(examples);
}

/* Paid on 2025-06-15: a gap through May is open, one through April was taken to end in cover again. Without a
 * wage the base is what the rules name. */
Test(backpay, says_what_it_takes_for_granted) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03 gap_to=2025-05 wage=8000" P, "assumed="),
      EXAMPLE("gap_from=2025-03 gap_to=2025-04 wage=8000" P, "assumed=W217"),
      EXAMPLE("gap_from=2025-03 gap_to=2025-05" P, "assumed=W213"),
      EXAMPLE("gap_from=2025-03 gap_to=2025-04" P, "assumed=W213;W217"),
  };
  EXPECT_EXAMPLES(examples);
}
