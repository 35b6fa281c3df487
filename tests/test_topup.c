/* RULES 7, topup. */
#include "calc/topup.h"

#include "case_fixture.h"

#define ROWS                                                                                         \
  "000000,*,male,required_months,,,2029-12-31,300\n000000,*,male,required_months,,2030-01-01,,360\n" \
  "000000,*,female,required_months,,,,240\n" EVER("topup_rate", "0.08") EVER("topup_fixed", "15")    \
      EVER("topup_base_ratio", "0.6")
#define HIM "kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 "
#define HER "kind=topup sex=female retire_on=2024-06-30 pay_on=2024-07-10 "

Test(topup, prices_the_missing_months) {
  static const struct example examples[] = {
      /* Changsha: 124 x (3770 x 0.08 + 15) = 124 x 316.60 */
      EXAMPLE(HIM "contributed_months=176 wage=3770",
              "status=ok months=124 arrears=39258.40 total=39258.40 lines=0", ROWS),
      /* 240 - 176 = 64 */
      EXAMPLE(HER "contributed_months=176 wage=3770", "months=64 arrears=20262.40", ROWS),
      EXAMPLE(HIM "contributed_months=299 wage=3770", "months=1 arrears=316.60", ROWS),
      EXAMPLE(HIM "contributed_months=300 wage=3770", "months=0 arrears=0.00 total=0.00", ROWS),
      EXAMPLE(HIM "contributed_months=500 wage=3770", "months=0 arrears=0.00", ROWS),
      EXAMPLE(HIM "contributed_months=0 wage=3770", "months=300 arrears=94980.00", ROWS),
      /* fields of other kinds are empty */
      EXAMPLE(HIM "contributed_months=176 wage=3770",
              "payable_months= employer_arrears= employee_arrears= late_fee= late_fee_uncapped= bearer= "
              "late_fee_per_day= "
              "rounding_difference= gap_months= suspended_from= resumes_on= wait_months= account_credit= "
              "worse_from= gap_to=",
              ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(topup, dates_the_required_months_by_retirement_and_the_rest_by_payment) {
  static const struct example examples[] = {
      EXAMPLE("kind=topup sex=male retire_on=2029-12-31 pay_on=2031-01-01 contributed_months=290 wage=1000",
              "months=10", ROWS),
      EXAMPLE("kind=topup sex=male retire_on=2030-01-01 pay_on=2029-12-31 contributed_months=290 wage=1000",
              "months=70", ROWS),
      /* 1000 x 0.08 + 15 = 95 until 2024-07-09; from 07-10 1000 x 0.09 + 15 = 105 */
      EXAMPLE(HIM "contributed_months=290 wage=1000", "arrears=1050.00",
              ROWS "000000,medical,*,topup_rate,,2024-07-10,,0.09\n"),
      EXAMPLE(HIM "contributed_months=290 wage=1000", "arrears=950.00",
              ROWS "000000,medical,*,topup_rate,,2024-07-11,,0.09\n"),
      EXAMPLE(HIM "contributed_months=290 wage=1000",
              "reject=E150(required_months,000000,medical,male,2024-06-30)",
              EVER("topup_rate", "0.08") "000000,*,male,required_months,,2025-01-01,,300\n"),
      /* a row for both sexes */
      EXAMPLE(HER "contributed_months=290 wage=1000", "months=10",
              EVER("required_months", "300") EVER("topup_rate", "0.08")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(topup, takes_the_wage_or_a_share_of_the_average_never_clamped) {
  static const struct example examples[] = {
      /* 8000 x 0.6 = 4800; x 0.08 + 15 = 399 */
      EXAMPLE(HIM "contributed_months=290", "arrears=3990.00", ROWS),
      EXAMPLE(HIM "contributed_months=290 average_wage=10000", "arrears=4950.00", ROWS),
      /* a floor is not asked for */
      EXAMPLE(HIM "contributed_months=290 wage=1000", "arrears=950.00", ROWS EVER("base_floor", "4800")),
      EXAMPLE(HIM "contributed_months=290 wage=1000", "arrears=950.00", ROWS, "average_wage "),
      EXAMPLE(HIM "contributed_months=290", "reject=E150(average_wage,000000,medical,employer,2024-07-10)",
              ROWS, "average_wage "),
      EXAMPLE(HIM "contributed_months=290",
              "reject=E150(topup_base_ratio,000000,medical,employer,2024-07-10)",
              EVER("required_months", "300") EVER("topup_rate", "0.08")),
      /* 8123.45 x 0.6 = 4874.07, rounded up to 4875; x 0.08 + 15 = 405 */
      EXAMPLE(HIM "contributed_months=290 average_wage=8123.45", "arrears=4050.00",
              ROWS EVER("base_rounding", "up 1")),
      /* a stated wage is base-rounded, too: 1000.50 -> 1001 x 0.08 + 15 = 95.08 */
      EXAMPLE(HIM "contributed_months=290 wage=1000.50", "arrears=950.80",
              ROWS EVER("base_rounding", "half_up 1")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(topup, rounds_the_monthly_amount_before_it_is_multiplied) {
  static const struct example examples[] = {
      /* 1234.56 x 0.08 = 98.7648, + 15 = 113.7648 -> 113.76 x 124 */
      EXAMPLE(HIM "contributed_months=176 wage=1234.56", "arrears=14106.24", ROWS),
      EXAMPLE(HIM "contributed_months=176 wage=1234.56", "arrears=14136.00",
              ROWS EVER("amount_rounding", "up 1")),
      EXAMPLE(HIM "contributed_months=176 wage=1234.56", "reject=E151(monthly~amount,113.7648)",
              ROWS EVER("amount_rounding", "exact 0.01")),
      /* a stated rate: 1234.56 x 0.12 + 15 = 163.1472 -> 163.15 x 10 */
      EXAMPLE(HIM "contributed_months=290 wage=1234.56 rate=12%", "arrears=1631.50", ROWS),
      /* without the optional fixed amount: 80.00 x 10 */
      EXAMPLE(HIM "contributed_months=290 wage=1000", "arrears=800.00",
              EVER("required_months", "300") EVER("topup_rate", "0.08")),
      EXAMPLE(HIM "contributed_months=290 wage=1000",
              "reject=E150(topup_rate,000000,medical,employer,2024-07-10)", EVER("required_months", "300")),
      EXAMPLE(HIM "contributed_months=290 wage=1000 rate=0.08", "arrears=800.00",
              EVER("required_months", "300")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(topup, names_its_rows) {
  static const struct example examples[] = {
      EXAMPLE(HIM "contributed_months=290",
              "because=000000/average_wage@+000000/base_rounding@+000000/amount_rounding@+000000/"
              "required_months@+000000/topup_rate@"
              "+000000/topup_fixed@+000000/topup_base_ratio@",
              EVER("required_months", "300") EVER("topup_rate", "0.08") EVER("topup_fixed", "15")
                  EVER("topup_base_ratio", "0.6")),
      /* rows of another scheme and payer, when the case states them */
      EXAMPLE(HIM "scheme=pension payer=flexible contributed_months=290 wage=1000",
              "scheme=pension arrears=2000.00", ROWS "000000,pension,flexible,topup_rate,,,,0.185\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(topup, names_the_rounding_that_is_missing) {
  static const struct example examples[] = {
      EXAMPLE(HIM "contributed_months=290 wage=1000",
              "reject=E150(base_rounding,000000,medical,employer,2024-07-10)", ROWS, "base_rounding "),
      EXAMPLE(HIM "contributed_months=290 wage=1000",
              "reject=E150(amount_rounding,000000,medical,employer,2024-07-10)", ROWS, "amount_rounding "),
      EXAMPLE(HIM "contributed_months=290 wage=1000.005", "reject=E151(base,1000.005)",
              ROWS EVER("base_rounding", "exact 0.01")),
      /* 8000.01 x 0.6 = 4800.006 */
      EXAMPLE(HIM "contributed_months=290 average_wage=8000.01", "reject=E151(base,4800.006)",
              ROWS EVER("base_rounding", "exact 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(topup, asks_for_months_paid_in_the_place) {
  static const struct example examples[] = {
      /* 1000 x 0.08 + 15 = 95 a month */
      EXAMPLE(HIM "contributed_months=290 local_months=100 wage=1000", "months=20 arrears=1900.00 notes=W233",
              ROWS EVER("required_actual_months", "120")),
      EXAMPLE(HIM "contributed_months=290 local_months=115 wage=1000", "months=10 arrears=950.00 notes=W233",
              ROWS EVER("required_actual_months", "120")),
      EXAMPLE(HIM "contributed_months=290 local_months=120 wage=1000",
              "months=10 notes=", ROWS EVER("required_actual_months", "120")),
      EXAMPLE(HIM "contributed_months=290 wage=1000", "months=10 notes=W232",
              ROWS EVER("required_actual_months", "120")),
      EXAMPLE(HIM "contributed_months=290 local_months=0 wage=1000", "months=10 notes=", ROWS),
      EXAMPLE(HIM "contributed_months=290 local_months=0 wage=1000",
              "months=10 notes=", ROWS EVER("required_actual_months", "0")),
      /* more than were paid at all, whether or not the place asks */
      EXAMPLE(HIM "contributed_months=290 local_months=290 wage=1000", "months=10 notes=", ROWS),
      EXAMPLE(HIM "contributed_months=290 local_months=291 wage=1000", "reject=E154(290)", ROWS),
      EXAMPLE(HIM "contributed_months=290 local_months=291 wage=1000", "reject=E154(290)",
              ROWS EVER("required_actual_months", "120")),
      /* by the day of retirement, not of payment */
      EXAMPLE(HIM "contributed_months=290 local_months=100 wage=1000",
              "months=10 notes=", ROWS "000000,*,*,required_actual_months,,2024-07-01,,120\n"),
      EXAMPLE(HIM "contributed_months=290 local_months=100 wage=1000", "months=20",
              ROWS "000000,*,*,required_actual_months,,,2024-06-30,120\n"),
      /* by sex */
      EXAMPLE(HER "contributed_months=230 local_months=100 wage=1000", "months=10",
              ROWS "000000,*,male,required_actual_months,,,,120\n"),
      /* alone it asks for nothing */
      EXAMPLE(HIM "contributed_months=290 local_months=100 wage=1000",
              "reject=E150(required_months,000000,medical,male,2024-06-30)",
              EVER("topup_rate", "0.08") EVER("required_actual_months", "120")),
  };
  EXPECT_EXAMPLES(examples);
}

#define AVERAGES                                                                                       \
  "000000,medical,*,average_wage,,2022-01-01,2022-12-31,5000\n000000,medical,*,average_wage,,2023-01-" \
  "01,2023-12-31,6000\n"

Test(topup, may_take_the_average_of_an_earlier_year) {
  static const struct example examples[] = {
      /* 2024 has the ordinary 8000: x 0.6 x 0.08 + 15 = 399; 2023 6000: 303; 2022 5000: 255 */
      EXAMPLE(HIM "contributed_months=290", "arrears=3990.00", ROWS AVERAGES EVER("topup_average_lag", "1")),
      EXAMPLE(HIM "contributed_months=290", "arrears=3030.00", ROWS AVERAGES EVER("topup_average_lag", "2")),
      EXAMPLE(HIM "contributed_months=290", "arrears=2550.00", ROWS AVERAGES EVER("topup_average_lag", "3")),
      /* no average of that year: the day is named that was asked for */
      EXAMPLE(HIM "contributed_months=290", "reject=E150(average_wage,000000,medical,employer,2021-07-01)",
              ROWS AVERAGES EVER("topup_average_lag", "4"), "average_wage "),
      EXAMPLE(HIM "contributed_months=290", "reject=E150(average_wage,000000,medical,employer,2015-07-01)",
              ROWS AVERAGES EVER("topup_average_lag", "10"), "average_wage "),
      /* what the case states is of no year */
      EXAMPLE(HIM "contributed_months=290 average_wage=10000", "arrears=4950.00",
              ROWS AVERAGES EVER("topup_average_lag", "10"), "average_wage "),
      EXAMPLE(HIM "contributed_months=290 wage=1000", "arrears=950.00",
              ROWS AVERAGES EVER("topup_average_lag", "10"), "average_wage "),
  };
  EXPECT_EXAMPLES(examples);
}
