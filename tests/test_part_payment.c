#include "calc/part_payment.h"

#include "case_fixture.h"

/* 800.00 a month, 0.40 a day; to 06-15 from 04-01 76 days, from 05-01 46, from 06-01 15 */
#define GAP "gap_from=2025-03 gap_to=2025-05 pay_on=2025-06-15 "

Test(part_payment, goes_to_the_oldest_month_first_and_carries_the_fee_to_its_own_day) {
  static const struct example examples[] = {
      /* 1000: March in full, 40 days to 05-10, 16.00; 200 of April, 10 days, 1.00, the other 600 46
         days, 13.80; May 6.00 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10",
              "arrears=2400.00 late_fee=36.80 total=2436.80 paid=1000.00 outstanding=1436.80 "
              "late_fee_per_day=0.70 "
              "notes=W243 1.part=800.00 1.part_days=40 1.days=76 1.fee=16.00 1.exact=16 2.part=200.00 "
              "2.part_days=10 "
              "2.fee=14.80 3.part=0.00 3.part_days=0 3.fee=6.00"),
      EXAMPLE(GAP, "late_fee=54.80 paid= outstanding=", ""),
      /* the day of the payment is not charged: 39 and 9 days to P's own 75, 45, 14 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "1.part_days=39 1.fee=15.60 2.fee=14.40 3.fee=5.60",
              EVER("fee_end", "day_before")),
      /* of a shortfall: 300.00 a month, 0.15 a day */
      EXAMPLE("kind=shortfall wage=8000 declared_base=5000 " GAP "paid_arrears=300 paid_on=2025-05-10",
              "arrears=900.00 1.part=300.00 1.fee=6.00 2.part=0.00 2.fee=6.90 outstanding=615.15"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(part_payment, pays_fees_only_when_all_arrears_are_paid) {
  static const struct example examples[] = {
      /* on 06-10 71, 41 and 10 days: 28.40 + 16.40 + 4.00 = 48.80, of it 30.00 paid */
      EXAMPLE(GAP "paid_arrears=2430 paid_on=2025-06-10",
              "late_fee=48.80 total=2448.80 outstanding=18.80 late_fee_per_day=0.00 3.part=800.00"),
      EXAMPLE(GAP "paid_arrears=2448.80 paid_on=2025-06-10", "outstanding=0.00"),
      EXAMPLE(GAP "paid_arrears=2448.81 paid_on=2025-06-10", "reject=E161(2448.80)"),
  };
  EXPECT_EXAMPLES(examples);
}

/* On 05-10 March owes 40 days, 16.00, April 10 days, 4.00, May none: 20.00. */
Test(part_payment, pays_the_fee_of_its_day_first_where_the_rules_say_so) {
  static const struct example examples[] = {
      /* 980 is left: March in full; 180 of April, 10 days, 0.90, the other 620 46 days, 14.26; May 6.00 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10",
              "arrears=2400.00 late_fee=37.16 total=2437.16 paid=1000.00 outstanding=1437.16 "
              "late_fee_per_day=0.71 notes=W265 1.part=800.00 1.part_days=40 1.fee=16.00 2.part=180.00 "
              "2.part_days=10 2.exact=15.16 3.part=0.00 3.fee=6.00",
              EVER("payment_order", "fee_first")),
      /* less than the fee: no arrears are paid, and all months run on */
      EXAMPLE(GAP "paid_arrears=20 paid_on=2025-05-10", "1.part=0.00 late_fee=54.80 outstanding=2434.80",
              EVER("payment_order", "fee_first")),
      EXAMPLE(GAP "paid_arrears=20.01 paid_on=2025-05-10", "1.part=0.01", EVER("payment_order", "fee_first")),
      /* the day itself is not charged: 39 + 9 days of 0.40, 19.20 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "2.part=180.80",
              EVER("payment_order", "fee_first") EVER("fee_end", "day_before")),
      /* March's 16.00 is waived by then; April's 4.00 is not */
      EXAMPLE(
          GAP "paid_arrears=1000 paid_on=2025-05-10", "2.part=196.00 1.fee=0.00",
          EVER("payment_order", "fee_first") "000000,*,*,fee_waived_if_paid_by,,,2025-03-31,2025-05-10\n"),
      /* of 20.00 a cap of 0.5 % of the arrears of all months leaves 12.00 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "2.part=188.00 late_fee=12.00",
              EVER("payment_order", "fee_first") EVER("fee_cap", "0.005")),
      /* the sum of 19.20 is rounded once, to whole yuan: 19 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "2.part=181.00",
              EVER("payment_order", "fee_first") EVER("fee_end", "day_before")
                  EVER("fee_rounding_level", "case") EVER("fee_rounding", "half_up 1")),
      /* the row of the day of the part decides */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "2.part=200.00 notes=W243",
              "000000,*,*,payment_order,,2025-05-11,,fee_first\n"),
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10",
              "2.part=200.00 notes=", EVER("payment_order", "arrears_first")),
      /* all is paid: the fee of the day and all arrears leave nothing to run on */
      EXAMPLE(GAP "paid_arrears=2448.80 paid_on=2025-06-10", "3.part=800.00 outstanding=0.00 late_fee=48.80",
              EVER("payment_order", "fee_first")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(part_payment, takes_waiver_and_order_as_they_stood_on_its_own_day) {
  static const struct example examples[] = {
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "1.fee=0.00 1.part_days=0 2.fee=13.80 3.fee=6.00",
              EVER("fee_waived_if_paid_by", "2025-05-10")),
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "1.fee=16.00",
              EVER("fee_waived_if_paid_by", "2025-05-09")),
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10 order_due=2025-05-10", "1.fee=0.00 2.fee=13.80",
              EVER("fee_needs_order", "yes")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(part_payment, is_rounded_and_capped_with_its_month) {
  static const struct example examples[] = {
      /* April: exact 14.80, at 2 % of 800.00 no more than 16.00; March exactly 16.00 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "1.fee=12.00 2.fee=12.00 3.fee=6.00 late_fee=30.00",
              EVER("fee_cap", "0.015") EVER("fee_cap_level", "month")),
      /* 640 / 800 of 14.80 is 11.84, 160 / 800 is 2.96 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "2.fee=14.80 late_fee=36.80",
              EVER("fee_rounding_level", "share")),
      /* the cap came on 05-06: before it 35 days on 800, 14.00, and 5 on 800, 2.00; 1 % of 800 is 8.00 */
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-05-10", "1.fee=14.00 2.fee=8.00 3.fee=6.00",
              "000000,*,*,fee_cap,,2025-05-06,,0.01\n" EVER("fee_cap_level", "month")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(part_payment, must_fit_the_case) {
  static const struct example examples[] = {
      EXAMPLE(GAP "paid_arrears=1000", "reject=E160"),
      /* numbers of any size are given back where the months are wrong (seen under ASan) */
      EXAMPLE("gap_from=2025-03 gap_to=2025-07 pay_on=2025-06-15 paid_arrears=99999999999999999999999 "
              "paid_on=2025-05-10",
              "reject=E132(2025-06)"),
      EXAMPLE(GAP "paid_on=2025-05-10", "reject=E160"),
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-06-15", "reject=E162(2025-06-15)"),
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-02-28", "reject=E162(2025-06-15)"),
      EXAMPLE(GAP "paid_arrears=1000 paid_on=2025-03-01", "1.part_days=0 1.fee=0.00"),
      EXAMPLE(GAP "paid_arrears=0", "paid= outstanding= notes="),
      EXAMPLE(GAP "paid_arrears=0 paid_on=2025-05-10", "paid=0.00 outstanding=2454.80"),
      EXAMPLE(GAP "paid_arrears=100.005 paid_on=2025-05-10", "reject=E181"),
      EXAMPLE(GAP "paid_arrears=100.0100 paid_on=2025-05-10", "paid=100.01 1.part=100.01"),
      EXAMPLE(GAP "scheme=medical scheme=pension paid_arrears=1000 paid_on=2025-05-10", "reject=E163"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(deferral, bears_no_fee_through_its_last_day) {
  static const struct example examples[] = {
      EXAMPLE(GAP "deferred_to=2025-04-30", "1.first=2025-05-01 1.fee=18.40 2.fee=18.40 3.fee=6.00"),
      EXAMPLE(GAP "deferred_to=2025-04-01", "1.first=2025-04-02 1.days=75"),
      EXAMPLE(GAP "deferred_to=2025-06-15", "late_fee=0.00 late_fee_per_day=0.00 bearer=employer 1.days=0"),
      EXAMPLE(GAP "deferred_to=2025-03-31", "reject=E159(2025-04-01,medical)"),
      /* an order that began later still counts */
      EXAMPLE(GAP "deferred_to=2025-04-30 fee_from=2025-06-01", "1.first=2025-06-01"),
      /* deferred from an order on, the day after the deferral: both say the same */
      EXAMPLE(GAP "deferred_to=2025-04-30 fee_from=2025-05-01", "1.first=2025-05-01"),
      /* March and April wait for an order that never came: May's fee would start on 06-16, after P */
      EXAMPLE(GAP "deferred_to=2025-05-31", "late_fee=0.00",
              "000000,*,*,fee_needs_order,,,2025-04-30,yes\n" EVER("fee_start", "M+1/16")),
      /* March and April waived: May's is the first fee that a deferral could put off */
      EXAMPLE(GAP "deferred_to=2025-05-31", "reject=E159(2025-06-01,medical)",
              "000000,*,*,fee_waived_if_paid_by,,,2025-04-30,2025-12-31\n"),
      EXAMPLE(GAP "deferred_to=2025-03-31", "late_fee=0.00", EVER("fee_waived_if_paid_by", "2025-12-31")),
      /* where no fee applies there is nothing to defer */
      EXAMPLE(GAP "deferred_to=2025-03-31", "late_fee=0.00", EVER("fee_applies", "no")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(deferral, lacks_no_interest_where_a_month_owes_nothing) {
  static const struct example examples[] = {
      EXAMPLE(GAP "deferred_to=2025-04-30", "deferral_interest= notes=W268"),
      EXAMPLE(GAP "deferred_to=2025-04-30", "arrears=0.00 deferral_interest= notes=",
              EVER("employer_rate", "0") EVER("employee_rate", "0")),
  };
  EXPECT_EXAMPLES(examples);
}
