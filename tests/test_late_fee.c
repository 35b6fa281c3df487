/* RULES 5. With a wage of 10000 the ordinary rows give arrears of 1000.00 a month (8 % + 2 %), charged from
 * the first day of the next month through the payment day at 0.05 %: 0.50 a day. */
#include "calc/late_fee.h"

#include "case_fixture.h"

#define JANUARY "gap_from=2025-01 gap_to=2025-01 wage=10000 "

Test(late_fee, counts_both_the_first_and_the_last_day) {
  static const struct example examples[] = {
      /* February 28 + March 31 + April 10 = 69 days */
      EXAMPLE(JANUARY "pay_on=2025-04-10",
              "1.first=2025-02-01 1.last=2025-04-10 1.days=69 1.exact=34.5 1.fee=34.50 "
              "late_fee_uncapped=34.50 late_fee=34.50 total=1034.50 late_fee_per_day=0.50"),
      EXAMPLE(JANUARY "pay_on=2025-02-01", "1.first=2025-02-01 1.last=2025-02-01 1.days=1 1.fee=0.50"),
      EXAMPLE(JANUARY "pay_on=2025-04-10", "1.last=2025-04-09 1.days=68 1.fee=34.00 late_fee_per_day=0.50",
              EVER("fee_end", "day_before")),
      EXAMPLE("gap_from=2024-01 gap_to=2024-01 wage=10000 pay_on=2024-03-01", "1.days=30 1.fee=15.00"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, is_nothing_before_it_starts) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-01-31",
              "1.days=0 1.first= 1.last= 1.segments=0 1.exact=0 1.fee=0.00 late_fee=0.00 "
              "late_fee_per_day=0.00 bearer=employer"),
      /* charged through the day before: the first day of the fee is the last free one, but the fee runs */
      EXAMPLE(JANUARY "pay_on=2025-02-01", "1.days=0 1.first= 1.fee=0.00 late_fee_per_day=0.50",
              EVER("fee_end", "day_before")),
      EXAMPLE(JANUARY "pay_on=2025-02-02", "1.days=1 1.first=2025-02-01 1.last=2025-02-01 1.fee=0.50",
              EVER("fee_end", "day_before")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, heeds_the_days_that_a_case_states) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_from=2025-04-10",
              "1.days=1 1.first=2025-04-10 late_fee_per_day=0.50"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_from=2025-04-11", "1.days=0 1.first= late_fee_per_day=0.00"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_from=2011-01-01", "1.days=69 1.first=2025-02-01"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_to=2025-04-10", "1.days=69 late_fee_per_day=0.50"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_to=2025-04-09", "1.days=68 1.fee=34.00 late_fee_per_day=0.00"),
      /* over before it starts */
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_to=2025-01-15",
              "1.days=0 1.first= 1.last= 1.fee=0.00 late_fee_per_day=0.00"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_to=2025-02-01", "1.days=1 1.last=2025-02-01"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_from=2025-03-20 fee_to=2025-03-10",
              "1.days=0 1.first= late_fee=0.00"),
      /* fee_to is compared with the day before, too */
      EXAMPLE(JANUARY "pay_on=2025-04-10 fee_to=2025-04-09", "1.days=68 late_fee_per_day=0.00",
              EVER("fee_end", "day_before")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, starts_by_the_rule_of_each_account_month) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-01 gap_to=2025-03 wage=10000 pay_on=2025-06-30",
              "1.first=2025-02-16 2.first=2025-03-16 3.first=2025-05-31",
              "000000,*,*,fee_start,,,2025-02-28,M+1/16\n000000,*,*,fee_start,,2025-03-01,,M+2/31\n",
              "fee_start "),
      /* 45 days after 2025-01-01 */
      EXAMPLE(JANUARY "pay_on=2025-02-20", "1.first=2025-02-15 1.days=6 1.fee=3.00",
              EVER("fee_start", "M+45d")),
      /* M+0 charges within the account month itself */
      EXAMPLE(JANUARY "pay_on=2025-01-31", "1.first=2025-01-11 1.days=21 1.fee=10.50",
              EVER("fee_start", "M+0/11")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, charges_nothing_for_days_without_a_rate) {
  static const struct example examples[] = {
      /* 28 days without rate, then 31 + 10 = 41 days */
      EXAMPLE(JANUARY "pay_on=2025-04-10",
              "1.first=2025-02-01 1.days=69 1.segments=2 1.fee=20.50 notes=W203;W204",
              "000000,*,*,fee_rate,,2025-03-01,,0.0005\n", "fee_rate "),
      /* a hole of 14 days: 14 + 41 = 55 days */
      EXAMPLE(JANUARY "pay_on=2025-04-10",
              "1.days=69 1.segments=3 1.fee=27.50 notes=W203;W204 late_fee_per_day=0.50",
              "000000,*,*,fee_rate,,,2025-02-14,0.0005\n000000,*,*,fee_rate,,2025-03-01,,0.0005\n",
              "fee_rate "),
      /* the rate ends: 28 + 31 = 59 days, and one more day costs nothing */
      EXAMPLE(JANUARY "pay_on=2025-04-10", "1.days=69 1.fee=29.50 late_fee_per_day=0.00",
              "000000,*,*,fee_rate,,,2025-03-31,0.0005\n", "fee_rate "),
      EXAMPLE(JANUARY "pay_on=2025-04-10",
              "1.days=69 1.segments=1 1.fee=0.00 late_fee=0.00 late_fee_per_day=0.00 notes=W203;W204", "",
              "fee_rate "),
      EXAMPLE(JANUARY "pay_on=2025-04-10", "notes=W203"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, follows_a_rate_by_the_day_charged) {
  static const struct example examples[] = {
      /* 2011-05-01 ... 06-30: 61 x 0.002 = 0.122; 07-01 ... 07-31: 31 x 0.0005 = 0.0155 */
      EXAMPLE("gap_from=2011-04 gap_to=2011-04 wage=10000 pay_on=2011-07-31",
              "1.days=92 1.segments=2 1.exact=137.5 1.fee=137.50 late_fee_per_day=0.50"),
      /* three rates within three days: 0.001 + 0.002 + 0.003 */
      EXAMPLE(JANUARY "pay_on=2025-02-03", "1.segments=3 1.exact=6 late_fee_per_day=3.00",
              "000000,*,*,fee_rate,,,2025-02-01,0.001\n000000,*,*,fee_rate,,2025-02-02,2025-02-02,0.002\n"
              "000000,*,*,fee_rate,,2025-02-03,,0.003\n",
              "fee_rate "),
  };
  EXPECT_EXAMPLES(examples);
}

/* A wage of 3333.33 gives 266.67 + 66.67 = 333.34. One day: 0.133335 + 0.033335 = 0.16667. */
#define THIRDS "gap_from=2025-01 gap_to=2025-01 wage=3333.33 pay_on=2025-02-01"

Test(late_fee, rounds_by_share_or_by_month) {
  static const struct example examples[] = {
      EXAMPLE(THIRDS, "1.exact=0.16667 1.fee=0.17 late_fee=0.17"),
      EXAMPLE(THIRDS, "1.exact=0.16667 1.fee=0.16 1.uncapped=0.16 late_fee=0.16",
              EVER("fee_rounding_level", "share")),
      EXAMPLE(THIRDS, "1.fee=0.18", EVER("fee_rounding_level", "share") EVER("fee_rounding", "up 0.01")),
      EXAMPLE(THIRDS, "1.fee=0.16", EVER("fee_rounding", "down 0.01")),
      EXAMPLE(THIRDS, "1.fee=0.20", EVER("fee_rounding", "up 0.1")),
      EXAMPLE(THIRDS, "1.fee=0.00", EVER("fee_rounding", "half_up 1")),
      EXAMPLE(THIRDS, "reject=E151(late~fee,0.16667)", EVER("fee_rounding", "exact 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, names_the_difference_that_rounding_by_case_leaves) {
  static const struct example examples[] = {
      /* arrears 8.08 + 2.02 = 10.10, paid 2025-04-01: 60, 32 and 1 days at 0.00505: 0.303 + 0.1616 + 0.00505
       * = 0.46965. Rounded up: lines 0.31 + 0.17 + 0.01 = 0.49, total 0.47. */
      EXAMPLE("gap_from=2025-01 gap_to=2025-03 wage=101 pay_on=2025-04-01",
              "1.fee=0.31 2.fee=0.17 3.fee=0.01 late_fee=0.47 late_fee_uncapped=0.47 fee_difference=-0.02 "
              "rounding_difference=-0.02 arrears=30.30 total=30.77",
              EVER("fee_rounding_level", "case") EVER("fee_rounding", "up 0.01")),
      /* down: lines 0.30 + 0.16 + 0.00, total 0.46 */
      EXAMPLE("gap_from=2025-01 gap_to=2025-03 wage=101 pay_on=2025-04-01",
              "3.fee=0.00 late_fee=0.46 fee_difference=0.00 rounding_difference=0.00",
              EVER("fee_rounding_level", "case") EVER("fee_rounding", "down 0.01")),
      /* the total's rounding goes by the first day of G, the lines' by their months: 0.30, 0.17, 0.01; 0.46
       */
      EXAMPLE("gap_from=2025-01 gap_to=2025-03 wage=101 pay_on=2025-04-01",
              "1.fee=0.30 2.fee=0.17 3.fee=0.01 late_fee=0.46 fee_difference=-0.02",
              EVER("fee_rounding_level", "case") "000000,*,*,fee_rounding,,,2025-01-31,down 0.01\n"
                                                 "000000,*,*,fee_rounding,,2025-02-01,,up 0.01\n",
              "fee_rounding "),
      /* both differences: 3 x 3.009 = 9.027 -> 9.03 against 9.00; fee 3.00 x 0.0005 x (60 + 32 + 1) = 0.1395:
       * up 0.14, lines 0.09 + 0.05 + 0.01 = 0.15 */
      EXAMPLE("gap_from=2025-01 gap_to=2025-03 wage=100.30 pay_on=2025-04-01",
              "arrears_difference=0.03 fee_difference=-0.01 rounding_difference=0.02 arrears=9.03 "
              "late_fee=0.14 total=9.17",
              EVER("employer_rate", "0.015") EVER("employee_rate", "0.015")
                  EVER("amount_rounding_level", "case") EVER("fee_rounding_level", "case")
                      EVER("fee_rounding", "up 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}

/* 2025-02-01 ... 07-01: 28 + 31 + 30 + 31 + 30 + 1 = 151 days, 75.50; the 120 days before 06-01: 60.00. */
#define FROM_JUNE(ratio) "000000,*,*,fee_cap,,2025-06-01,," ratio "\n"
#define BY_MONTH EVER("fee_cap_level", "month")

Test(late_fee, is_capped_from_the_day_the_cap_came_into_force) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-07-01",
              "1.uncapped=75.50 1.fee=60.00 late_fee=60.00 late_fee_uncapped=75.50 "
              "cap_reduction=15.50 rounding_difference=0.00 late_fee_per_day=0.00",
              BY_MONTH FROM_JUNE("0.05")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "1.fee=70.00 late_fee=70.00 late_fee_per_day=0.00",
              BY_MONTH FROM_JUNE("0.07")),
      /* exactly reached: nothing is cut, but one more day would be */
      EXAMPLE(JANUARY "pay_on=2025-07-01", "1.fee=75.50 late_fee_per_day=0.00", BY_MONTH FROM_JUNE("0.0755")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "1.fee=75.50 late_fee_per_day=0.50", BY_MONTH FROM_JUNE("0.08")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "1.fee=0.00 late_fee=0.00 late_fee_uncapped=75.50",
              BY_MONTH EVER("fee_cap", "0")),
      /* the same at the level of the case: the line stays uncapped */
      EXAMPLE(JANUARY "pay_on=2025-07-01",
              "1.fee=75.50 late_fee=60.00 late_fee_uncapped=75.50 cap_reduction=15.50 "
              "rounding_difference=0.00 total=1060.00 late_fee_per_day=0.00",
              FROM_JUNE("0.05")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=70.00 late_fee_per_day=0.00", FROM_JUNE("0.07")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=75.50 late_fee_per_day=0.00", FROM_JUNE("0.0755")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=75.50 late_fee_per_day=0.50", FROM_JUNE("0.08")),
  };
  EXPECT_EXAMPLES(examples);
}

#define UNTIL_JUNE "000000,*,*,fee_cap,,2025-01-01,2025-06-30,0.05\n"

Test(late_fee, asks_for_the_cap_in_force_on_the_last_day_charged) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=75.50 late_fee_per_day=0.50", BY_MONTH UNTIL_JUNE),
      EXAMPLE(JANUARY "pay_on=2025-06-30", "late_fee=50.00 late_fee_uncapped=75.00 late_fee_per_day=0.00",
              BY_MONTH UNTIL_JUNE),
      /* charged through 06-30, paid on 07-01: the cap held on the last day charged, none is in force on P */
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=50.00 late_fee_per_day=0.50",
              BY_MONTH UNTIL_JUNE EVER("fee_end", "day_before")),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=75.50 late_fee_per_day=0.50", UNTIL_JUNE),
      EXAMPLE(JANUARY "pay_on=2025-07-01", "late_fee=50.00 late_fee_per_day=0.50",
              UNTIL_JUNE EVER("fee_end", "day_before")),
      /* the fee ended on 05-31, before the cap came: 120 days */
      EXAMPLE(JANUARY "pay_on=2025-07-01 fee_to=2025-05-31", "late_fee=60.00", FROM_JUNE("0.05")),
      EXAMPLE(JANUARY "pay_on=2025-07-01 fee_to=2025-05-31", "late_fee=60.00", BY_MONTH FROM_JUNE("0.05")),
  };
  EXPECT_EXAMPLES(examples);
}

/* 2025-02-01 ... 12-31 = 334 days at 0.0005 = 0.167. On 333.34: 55.66778; on 266.67: 44.53389;
 * on 66.67: 11.13389. */
#define CAPPED_THIRDS "gap_from=2025-01 gap_to=2025-01 wage=3333.33 pay_on=2025-12-31"

Test(late_fee, caps_each_share_in_proportion) {
  static const struct example examples[] = {
      /* a tenth of 333.34 is 33.334; of the shares 26.667 -> 26.67 and 6.667 -> 6.67 */
      EXAMPLE(CAPPED_THIRDS, "1.uncapped=55.66 1.fee=33.34 cap_reduction=22.32",
              BY_MONTH EVER("fee_cap", "0.1") EVER("fee_rounding_level", "share")),
      EXAMPLE(CAPPED_THIRDS, "1.uncapped=55.67 1.fee=33.33", BY_MONTH EVER("fee_cap", "0.1")),
      EXAMPLE(CAPPED_THIRDS, "1.uncapped=55.68 1.fee=33.34",
              BY_MONTH EVER("fee_cap", "0.1") EVER("fee_rounding_level", "share")
                  EVER("fee_rounding", "up 0.01")),
      EXAMPLE(CAPPED_THIRDS, "1.uncapped=55.66 1.fee=33.32",
              BY_MONTH EVER("fee_cap", "0.1") EVER("fee_rounding_level", "share")
                  EVER("fee_rounding", "down 0.01")),
      /* not reached */
      EXAMPLE(CAPPED_THIRDS, "1.uncapped=55.66 1.fee=55.66 cap_reduction=0.00",
              BY_MONTH EVER("fee_cap", "1") EVER("fee_rounding_level", "share")),
      /* no arrears, no fee, no share of nothing */
      EXAMPLE("gap_from=2025-01 gap_to=2025-01 wage=0 pay_on=2025-12-31",
              "1.uncapped=0.00 1.fee=0.00 late_fee_per_day=0.00",
              BY_MONTH EVER("fee_cap", "0") EVER("fee_rounding_level", "share")),
      /* month cap, total rounded by case: 33.334 + 33.334 = 66.668 -> 66.67 against 33.33 + 33.33 */
      EXAMPLE("gap_from=2024-12 gap_to=2025-01 wage=3333.33 pay_on=2025-12-31",
              "1.fee=33.33 2.fee=33.33 late_fee=66.67 fee_difference=0.01",
              BY_MONTH EVER("fee_cap", "0.1") EVER("fee_rounding_level", "case")),
  };
  EXPECT_EXAMPLES(examples);
}

#define WAIVED_JANUARY "000000,*,*,fee_waived_if_paid_by,,2025-01-01,2025-01-31,2025-12-31\n"
#define TWO_MONTHS "gap_from=2025-01 gap_to=2025-02 wage=10000 "

Test(late_fee, counts_waived_months_but_no_unpayable_ones_in_the_base_of_a_case_cap) {
  static const struct example examples[] = {
      /* February: 2025-03-01 ... 12-31 = 306 days, 153.00; the cap is 5 % of 2000, January included */
      EXAMPLE(TWO_MONTHS "pay_on=2025-12-31",
              "1.status=waived 1.days= 1.fee=0.00 2.fee=153.00 late_fee=100.00 "
              "late_fee_uncapped=153.00 cap_reduction=53.00 rounding_difference=0.00",
              WAIVED_JANUARY EVER("fee_cap", "0.05")),
      /* January is out of the window: 5 % of 1000 */
      EXAMPLE(TWO_MONTHS "pay_on=2025-12-31", "1.status=not_payable payable_months=1 late_fee=50.00",
              EVER("backpay_months_max", "10") EVER("fee_cap", "0.05")),
      /* month level: nothing to do with January */
      EXAMPLE(TWO_MONTHS "pay_on=2025-12-31", "2.fee=50.00 late_fee=50.00",
              WAIVED_JANUARY EVER("fee_cap", "0.05") EVER("fee_cap_level", "month")),
      /* the limit is rounded by fee_rounding: 0.1 x 333.34 = 33.334 */
      EXAMPLE(CAPPED_THIRDS, "late_fee=33.33 late_fee_uncapped=55.67", EVER("fee_cap", "0.1")),
      EXAMPLE(CAPPED_THIRDS, "late_fee=33.34 late_fee_uncapped=55.67",
              EVER("fee_cap", "0.1") EVER("fee_rounding", "up 0.01")),
      /* the cap's own rounding never raises the fee: 0.167 x 333.34 = 55.66778 */
      EXAMPLE(CAPPED_THIRDS, "late_fee=55.66 late_fee_uncapped=55.66",
              EVER("fee_cap", "0.167") EVER("fee_rounding", "down 0.01")),
      EXAMPLE(CAPPED_THIRDS, "late_fee=55.66 late_fee_uncapped=55.66 cap_reduction=0.00",
              EVER("fee_cap", "0.167") EVER("fee_rounding_level", "share")),
      /* the level goes by the first day of G */
      EXAMPLE(TWO_MONTHS "pay_on=2025-12-31", "1.fee=167.00 2.fee=153.00 late_fee=100.00",
              EVER("fee_cap", "0.05") "000000,*,*,fee_cap_level,,,2025-01-31,case\n"
                                      "000000,*,*,fee_cap_level,,2025-02-01,,month\n",
              "fee_cap_level "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, may_be_waived_or_not_apply_at_all) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-12-31",
              "1.status=waived 1.days= 1.first= 1.last= 1.segments=0 1.fee=0.00 1.uncapped=0.00 "
              "late_fee=0.00 late_fee_uncapped=0.00 late_fee_per_day=0.00 bearer=employer",
              WAIVED_JANUARY),
      EXAMPLE(JANUARY "pay_on=2026-01-01", "1.status=ok 1.days=335 1.fee=167.50 late_fee_per_day=0.50",
              WAIVED_JANUARY),
      EXAMPLE(JANUARY "pay_on=2025-04-10",
              "1.status=ok 1.days= 1.first= 1.fee=0.00 late_fee=0.00 late_fee_per_day=0.00 bearer=",
              EVER("fee_applies", "no")),
      /* by account month: only February bears a fee; 2025-03-01 ... 04-10 = 41 days */
      EXAMPLE(TWO_MONTHS "pay_on=2025-04-10",
              "1.days= 2.days=41 late_fee=20.50 bearer=employer late_fee_per_day=0.50",
              "000000,*,*,fee_applies,,,2025-01-31,no\n000000,*,*,fee_applies,,2025-02-01,,yes\n",
              "fee_applies "),
      /* where no fee applies, its other rules need not exist */
      EXAMPLE(JANUARY "pay_on=2025-04-10", "late_fee=0.00", EVER("fee_applies", "no"),
              "fee_start fee_end fee_rate fee_rounding fee_bearer "),
      EXAMPLE(JANUARY "pay_on=2025-04-10", "reject=E150(fee_start,000000,medical,employer,2025-01-01)", "",
              "fee_start "),
      EXAMPLE(JANUARY "pay_on=2025-04-10", "reject=E150(fee_applies,000000,medical,employer,2025-01-01)", "",
              "fee_applies "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, is_borne_by_the_employer_or_the_payer) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-04-10", "bearer=employer"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 payer=flexible", "bearer=flexible"),
      EXAMPLE(JANUARY "pay_on=2025-04-10 payer=flexible", "bearer=employer", EVER("fee_bearer", "employer")),
      /* by the first day of G */
      EXAMPLE(TWO_MONTHS "pay_on=2025-04-10 payer=flexible", "bearer=employer",
              "000000,*,*,fee_bearer,,,2025-01-31,employer\n000000,*,*,fee_bearer,,2025-02-01,,payer\n",
              "fee_bearer "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, of_one_more_day_is_rounded_once_for_all_months) {
  static const struct example examples[] = {
      /* 333.34 x 0.0005 = 0.16667 a month: two months 0.33334 */
      EXAMPLE("gap_from=2025-01 gap_to=2025-02 wage=3333.33 pay_on=2025-04-10", "late_fee_per_day=0.33"),
      EXAMPLE("gap_from=2025-01 gap_to=2025-02 wage=3333.33 pay_on=2025-04-10", "late_fee_per_day=0.33",
              EVER("fee_rounding", "up 0.1")),
      /* months that do not run yet, are waived, or cannot be paid do not count */
      EXAMPLE("gap_from=2025-01 gap_to=2025-04 wage=10000 pay_on=2025-04-10", "late_fee_per_day=1.50"),
      EXAMPLE(TWO_MONTHS "pay_on=2025-04-10", "late_fee_per_day=0.50", WAIVED_JANUARY),
      EXAMPLE(TWO_MONTHS "pay_on=2025-04-10", "late_fee_per_day=0.50", EVER("backpay_months_max", "2")),
      /* at month level one month's cap is reached, the other's not: 0.03 x 1000 = 30; 34.50 and 20.50 */
      EXAMPLE(TWO_MONTHS "pay_on=2025-04-10", "1.fee=30.00 2.fee=20.50 late_fee_per_day=0.50",
              BY_MONTH EVER("fee_cap", "0.03")),
      /* at case level 55.00 is below 60 */
      EXAMPLE(TWO_MONTHS "pay_on=2025-04-10", "late_fee=55.00 late_fee_per_day=1.00",
              EVER("fee_cap", "0.03")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, above_the_arrears_is_noted_where_no_cap_is_in_force) {
  static const struct example examples[] = {
      /* 2015-02-01 ... 2025-01-31 would be 3653 days, to 01-01 it is 3623: 1811.50 */
      EXAMPLE("gap_from=2015-01 gap_to=2015-01 wage=10000 pay_on=2025-01-01",
              "1.days=3623 late_fee=1811.50 notes=W203;W209"),
      EXAMPLE("gap_from=2015-01 gap_to=2015-01 wage=10000 pay_on=2025-01-01", "late_fee=1811.50 notes=W203",
              EVER("fee_cap", "2")),
      /* 2000 days are 1000.00, no more than the arrears: through 2020-07-23 */
      EXAMPLE("gap_from=2015-01 gap_to=2015-01 wage=10000 pay_on=2020-07-23",
              "1.days=2000 late_fee=1000.00 notes=W203"),
  };
  EXPECT_EXAMPLES(examples);
}

#define EXACT_FEE EVER("fee_rounding", "exact 0.01")

Test(late_fee, reports_a_remainder_of_the_fee_or_of_its_capped_part) {
  static const struct example examples[] = {
      /* one day of 266.67 is 0.133335, of 66.67 it is 0.033335 */
      EXAMPLE(THIRDS, "reject=E151(late~fee,0.16667)", EXACT_FEE EVER("fee_rounding_level", "share")),
      /* 800 and 200 at 76 days: 30.40 and 7.60; the shares of a cap of 33.333 are 26.6664 and 6.6666 */
      EXAMPLE(JANUARY "pay_on=2025-04-17", "reject=E151(capped~late~fee,33.333)",
              EXACT_FEE BY_MONTH EVER("fee_rounding_level", "share") EVER("fee_cap", "0.033333")),
      EXAMPLE(JANUARY "pay_on=2025-04-17", "reject=E151(capped~late~fee,33.333)",
              EXACT_FEE BY_MONTH EVER("fee_cap", "0.033333")),
      EXAMPLE(JANUARY "pay_on=2025-04-17", "1.uncapped=38.00 1.fee=33.30",
              EXACT_FEE BY_MONTH EVER("fee_rounding_level", "share") EVER("fee_cap", "0.0333")),
      /* the employee's fee alone leaves one: 200.10 x 0.0005 = 0.10005 against 800.00 x 0.0005 = 0.40 */
      EXAMPLE(JANUARY "pay_on=2025-02-01", "reject=E151(late~fee,0.50005)",
              EXACT_FEE EVER("fee_rounding_level", "share") EVER("employee_rate", "0.02001")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(late_fee, waits_for_an_order_to_lapse_where_the_place_says_so) {
  static const struct example examples[] = {
      EXAMPLE(JANUARY "pay_on=2025-04-10",
              "1.fee=0.00 1.days= 1.first= 1.status=ok late_fee=0.00 bearer= late_fee_per_day=0.00",
              EVER("fee_needs_order", "yes")),
      EXAMPLE(JANUARY "pay_on=2025-04-10 order_due=2025-04-10",
              "late_fee=0.00 bearer=", EVER("fee_needs_order", "yes")),
      /* once it has lapsed all the 69 days count */
      EXAMPLE(JANUARY "pay_on=2025-04-10 order_due=2025-04-09",
              "1.first=2025-02-01 1.days=69 late_fee=34.50 bearer=employer late_fee_per_day=0.50",
              EVER("fee_needs_order", "yes")),
      EXAMPLE(JANUARY "pay_on=2025-04-10 order_due=2025-04-11", "late_fee=34.50 notes=W203;W235",
              EVER("fee_needs_order", "no")),
      EXAMPLE(JANUARY "pay_on=2025-04-10 order_due=2025-04-11", "late_fee=34.50 notes=W203;W235"),
      EXAMPLE(JANUARY "pay_on=2025-04-10", "late_fee=34.50 notes=W203", EVER("fee_needs_order", "no")),
      /* a waiver after the order has lapsed */
      EXAMPLE(JANUARY "pay_on=2025-04-10 order_due=2025-04-09",
              "1.status=waived late_fee=0.00 bearer=employer",
              EVER("fee_needs_order", "yes") EVER("fee_waived_if_paid_by", "2025-04-10")),
      EXAMPLE(JANUARY "pay_on=2025-04-10", "1.status=ok late_fee=0.00 bearer=",
              EVER("fee_needs_order", "yes") EVER("fee_waived_if_paid_by", "2025-04-10")),
      /* the row of each account month: January needs no order, February does */
      EXAMPLE("gap_from=2025-01 gap_to=2025-02 wage=10000 pay_on=2025-04-10",
              "1.fee=34.50 2.fee=0.00 late_fee=34.50 bearer=employer late_fee_per_day=0.50",
              "000000,*,*,fee_needs_order,,2025-02-01,,yes\n"),
  };
  EXPECT_EXAMPLES(examples);
}
