/* RULES 6.5. The ordinary rows get worse above 3 and above 6 months of an open gap. */
#include "calc/delay_effects.h"

#include "case_fixture.h"

#define P " pay_on=2025-06-15 "
#define TWO "gap_from=2025-04" P                   /* open: April and May */
#define CLOSED "gap_from=2025-04 gap_to=2025-04" P /* insured again since May */

Test(delay_effects, sees_the_day_on_which_an_open_gap_enters_a_worse_tier) {
  static const struct example examples[] = {
      /* paid in July the gap has 3 months, in August 4; cover then returns on 2026-02-01 */
      EXAMPLE(TWO,
              "worse_from=2025-08-01 worse_why=resume;gap_costs;continuity worse_gap_months=4 "
              "worse_resumes_on=2026-02-01"),
      EXAMPLE("gap_from=2025-03" P, "worse_from=2025-07-01 worse_gap_months=4"),
      /* 4 months now, 7 in September: only resume has a third tier */
      EXAMPLE("gap_from=2025-02" P,
              "gap_months=4 worse_from=2025-09-01 worse_why=resume worse_gap_months=7 "
              "worse_resumes_on=2026-09-01"),
      EXAMPLE("gap_from=2024-12" P, "gap_months=6 worse_from=2025-07-01 worse_why=resume"),
      EXAMPLE("gap_from=2024-11" P, "gap_months=7 worse_from= worse_why="),
      /* paid on the last day of June or the first, July is still the third month */
      EXAMPLE("gap_from=2025-04 pay_on=2025-06-30", "worse_from=2025-08-01"),
      EXAMPLE("gap_from=2025-04 pay_on=2025-06-01", "worse_from=2025-08-01"),
      EXAMPLE("gap_from=2025-09 pay_on=2025-12-31", "worse_from=2026-01-01 worse_gap_months=4"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, does_not_let_a_closed_gap_grow) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED, "worse_from= worse_why="),
      EXAMPLE("gap_from=2025-02 gap_to=2025-04" P, "gap_months=3 worse_from="),
      /* nor does a change of the rules of a tier touch it */
      EXAMPLE(CLOSED, "worse_from=", "000000,*,*,continuity,0,2025-07-01,,reset\n"),
  };
  EXPECT_EXAMPLES(examples);
}

#define WITH_PAYMENT_MONTH EVER("gap_counts", "with_payment_month")

Test(delay_effects, counts_the_months_of_a_later_day_by_the_rule_of_that_day) {
  static const struct example examples[] = {
      /* April, May and June now; with July 4 */
      EXAMPLE(TWO, "gap_months=3 worse_from=2025-07-01 worse_gap_months=4", WITH_PAYMENT_MONTH),
      EXAMPLE("gap_from=2025-04 gap_to=2025-06" P, "gap_months=3 worse_from=2025-07-01 worse_gap_months=4",
              WITH_PAYMENT_MONTH),
      /* unpaid through June already: paid in July the gap is the same 3 months, in August 4 */
      EXAMPLE("gap_from=2025-04 gap_to=2025-06" P, "gap_months=3 worse_from=2025-08-01 worse_gap_months=4"),
      EXAMPLE("gap_from=2025-04 gap_to=2025-05" P, "worse_from=2025-08-01"),
      /* the payment month begins to count on 06-20: March to May and June are 4 */
      EXAMPLE("gap_from=2025-03" P, "gap_months=3 worse_from=2025-06-20 worse_gap_months=4",
              "000000,*,*,gap_counts,,2025-06-20,,with_payment_month\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, sees_a_month_fall_out_of_the_window) {
  static const struct example examples[] = {
      /* April is payable while the month of payment is at most 3 later: through July */
      EXAMPLE(CLOSED, "worse_from=2025-08-01 worse_why=window", EVER("backpay_months_max", "3")),
      EXAMPLE(CLOSED, "worse_from=2026-05-01 worse_why=window", EVER("backpay_months_max", "12")),
      /* the oldest payable month decides: March and April are out already, May goes next */
      EXAMPLE("gap_from=2025-03" P,
              "payable_months=1 worse_from=2025-07-01 worse_why=window;resume;gap_costs;continuity",
              EVER("backpay_months_max", "1")),
      /* together with the tier: both in August */
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=window;resume;gap_costs;continuity",
              EVER("backpay_months_max", "3")),
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=window", EVER("backpay_months_max", "2")),
      /* a window that comes, narrows, or shuts on a later day */
      EXAMPLE(CLOSED, "worse_from=2025-06-20 worse_why=window",
              "000000,*,*,backpay_months_max,,2025-06-20,,0\n"),
      EXAMPLE(CLOSED, "worse_from=2025-06-20 worse_why=window",
              "000000,*,*,backpay_months_max,,2025-06-20,,1\n"),
      EXAMPLE(CLOSED, "worse_from=2025-07-01 worse_why=window",
              "000000,*,*,backpay_months_max,,2025-06-20,,2\n"),
      EXAMPLE(
          CLOSED, "worse_from=2025-12-01 worse_why=window",
          "000000,*,*,backpay_months_max,,,2025-11-30,12\n000000,*,*,backpay_months_max,,2025-12-01,,3\n"),
      /* a window of 0 shuts out P's own month, though it is not old at all */
      EXAMPLE("gap_from=2025-06 gap_to=2025-06" P, "worse_from=2025-06-20 worse_why=window",
              "000000,*,*,backpay_months_max,,2025-06-20,,0\n"),
      /* a window that ends is no loss */
      EXAMPLE(CLOSED, "worse_from=", "000000,*,*,backpay_months_max,,,2025-07-31,3\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, searches_through_the_day_36_months_later) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED, "worse_from=2028-06-01", EVER("backpay_months_max", "37")), /* 2025-04 + 38 */
      EXAMPLE(CLOSED, "worse_from=", EVER("backpay_months_max", "38")),           /* 2028-07-01 */
      EXAMPLE(CLOSED, "worse_from=2028-06-15", "000000,*,*,backpay_months_max,,2028-06-15,,0\n"),
      EXAMPLE(CLOSED, "worse_from=", "000000,*,*,backpay_months_max,,2028-06-16,,0\n"),
      EXAMPLE("gap_from=2023-12 gap_to=2023-12 pay_on=2024-02-29", "worse_from=2027-02-28",
              "000000,*,*,backpay_months_max,,2027-02-28,,0\n"),
      EXAMPLE("gap_from=2023-12 gap_to=2023-12 pay_on=2024-02-29",
              "worse_from=", "000000,*,*,backpay_months_max,,2027-03-01,,0\n"),
      /* the day after P is the first */
      EXAMPLE(CLOSED, "worse_from=2025-06-16", "000000,*,*,backpay_months_max,,2025-06-16,,0\n"),
      EXAMPLE(CLOSED, "status=not_payable worse_from=", "000000,*,*,backpay_months_max,,2025-06-15,,0\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, sees_a_waiver_lapse) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED, "1.status=waived worse_from=2025-07-01 worse_why=waiver",
              EVER("fee_waived_if_paid_by", "2025-06-30")),
      EXAMPLE(CLOSED, "worse_from=2025-06-16 worse_why=waiver", EVER("fee_waived_if_paid_by", "2025-06-15")),
      EXAMPLE(CLOSED, "1.status=ok worse_from=", EVER("fee_waived_if_paid_by", "2025-06-14")),
      EXAMPLE(CLOSED, "worse_from=", EVER("fee_waived_if_paid_by", "2025-06-30") EVER("fee_applies", "no")),
      /* of two waivers the first to lapse */
      EXAMPLE(TWO, "worse_from=2025-06-21 worse_why=waiver",
              "000000,*,*,fee_waived_if_paid_by,,,2025-04-30,2025-06-30\n000000,*,*,fee_waived_if_paid_by,,"
              "2025-05-01,,2025-06-20\n"),
      /* on the same day as a tier */
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;gap_costs;continuity;waiver",
              EVER("fee_waived_if_paid_by", "2025-07-31")),
      EXAMPLE(TWO, "worse_from=2025-07-21 worse_why=waiver", EVER("fee_waived_if_paid_by", "2025-07-20")),
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;gap_costs;continuity",
              EVER("fee_waived_if_paid_by", "2025-08-20")),
  };
  EXPECT_EXAMPLES(examples);
}

#define ORDERED EVER("fee_needs_order", "yes")
#define WAIVED(day) EVER("fee_waived_if_paid_by", day)

Test(delay_effects, sees_the_term_of_an_order_lapse) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED " order_due=2025-06-30", "late_fee=0.00 worse_from=2025-07-01 worse_why=order", ORDERED),
      /* P is the last day of the term */
      EXAMPLE(CLOSED " order_due=2025-06-15", "late_fee=0.00 worse_from=2025-06-16 worse_why=order", ORDERED),
      EXAMPLE(CLOSED " order_due=2025-06-14", "worse_from=", ORDERED),
      EXAMPLE(CLOSED, "late_fee=0.00 worse_from=", ORDERED),
      EXAMPLE(CLOSED " order_due=2025-06-30", "worse_from=", EVER("fee_needs_order", "no")),
      EXAMPLE(CLOSED " order_due=2025-06-30", "worse_from=", ORDERED EVER("fee_applies", "no")),
      /* on the same day as a tier */
      EXAMPLE(TWO " order_due=2025-07-31",
              "worse_from=2025-08-01 worse_why=resume;gap_costs;continuity;order", ORDERED),
      EXAMPLE(CLOSED " order_due=2028-06-14", "worse_from=2028-06-15 worse_why=order", ORDERED),
      EXAMPLE(CLOSED " order_due=2028-06-15", "worse_from=", ORDERED),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, waits_for_the_later_of_order_and_waiver_to_lapse) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED " order_due=2025-06-20", "worse_from=2025-07-01 worse_why=waiver",
              ORDERED WAIVED("2025-06-30")),
      EXAMPLE(CLOSED " order_due=2025-07-10", "worse_from=2025-07-11 worse_why=order",
              ORDERED WAIVED("2025-06-30")),
      EXAMPLE(CLOSED " order_due=2025-06-30", "worse_from=2025-07-01 worse_why=waiver;order",
              ORDERED WAIVED("2025-06-30")),
      EXAMPLE(CLOSED, "worse_from=", ORDERED WAIVED("2025-06-30")),
      /* an order that lapsed before P leaves the waiver alone */
      EXAMPLE(CLOSED " order_due=2025-06-01", "1.status=waived worse_from=2025-07-01 worse_why=waiver",
              ORDERED WAIVED("2025-06-30")),
      /* a waiver that ended before P leaves the order alone */
      EXAMPLE(CLOSED " order_due=2025-06-20", "worse_from=2025-06-21 worse_why=order",
              ORDERED WAIVED("2025-06-14")),
      /* each month by its own: only the first has a waiver */
      EXAMPLE(TWO " order_due=2025-06-20", "worse_from=2025-06-21 worse_why=order",
              ORDERED "000000,*,*,fee_waived_if_paid_by,,,2025-04-30,2025-06-30\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, tells_better_from_worse_for_every_tier) {
  static const struct example examples[] = {
      /* above 2, so in July */
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=account_credited", TIER("account_credited", "2", "no")),
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;gap_costs;continuity",
              TIER("account_credited", "0", "no") TIER("account_credited", "2", "yes")),
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=gap_costs", TIER("gap_costs", "2", "not_covered")),
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=gap_costs",
              TIER("gap_costs", "0", "employer_pays") TIER("gap_costs", "2", "not_covered")),
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;continuity",
              TIER("gap_costs", "0", "not_covered")),
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=resume", TIER("resume", "2", "P+2/1")),
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=resume", TIER("resume", "2", "P+1/2")),
      EXAMPLE(TWO, "worse_from=2025-08-01", TIER("resume", "2", "P+0/last")),
      /* the later tier does not hold at all any more: nothing to compare */
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;gap_costs",
              "000000,*,*,continuity,0,,2025-06-30,kept\n000000,*,*,continuity,9,,,reset\n", "continuity "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, looks_the_rules_up_on_the_later_day) {
  static const struct example examples[] = {
      EXAMPLE(TWO, "continuity=kept worse_from=2025-06-20 worse_why=continuity",
              "000000,*,*,continuity,0,2025-06-20,,reset\n"),
      EXAMPLE(TWO, "worse_from=2025-06-20 worse_why=resume worse_gap_months=2 worse_resumes_on=2025-08-01",
              "000000,*,*,resume,0,2025-06-20,,P+2/1\n"),
      /* a better rule is no loss, and what follows is measured against today */
      EXAMPLE(TWO, "worse_from=2025-08-01", "000000,*,*,resume,0,2025-06-20,,P+0d\n"),
      EXAMPLE("gap_from=2025-02" P,
              "resumes_on=2025-12-01 worse_from=", "000000,*,*,resume,6,2025-07-01,,P+5/1\n"),
      /* a nearer region's row appears */
      EXAMPLE("region=330106 " TWO, "worse_from=2025-07-10 worse_why=gap_costs",
              "330000,*,*,gap_costs,0,2025-07-10,,not_covered\n"),
      /* long after P, in a gap with nothing left to lose by its tiers */
      EXAMPLE("gap_from=2024-11" P, "worse_from=2027-01-01 worse_why=gap_costs",
              "000000,*,*,gap_costs,3,2027-01-01,,not_covered\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, compares_days_with_months_day_by_day) {
  static const struct example examples[] = {
      /* P+30d now, P+1/1 above 2: on July 1 that is 08-01 against 07-31 */
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=resume worse_resumes_on=2025-08-01",
              TIER("resume", "0", "P+30d") TIER("resume", "2", "P+1/1")),
      /* P+1/1 now, P+30d above 2: on July 1 07-31, on July 2 08-01 twice, on July 3 08-02 against 08-01 */
      EXAMPLE(TWO, "worse_from=2025-07-03 worse_why=resume worse_resumes_on=2025-08-02",
              TIER("resume", "2", "P+30d")),
      /* P+30d now, P+1/1 above 2, in September of 30 days: 10-01 twice on the 1st; in October 11-01 against
         10-31 */
      EXAMPLE("gap_from=2025-06 pay_on=2025-08-15", "gap_months=2 worse_from=2025-10-01 worse_why=resume",
              TIER("resume", "0", "P+30d") TIER("resume", "2", "P+1/1") TIER("resume", "3", "P+1/1")
                  TIER("resume", "6", "P+1/1") TIER("gap_costs", "3", "retroactive")
                      TIER("continuity", "3", "kept")),
      /* days against days: always worse */
      EXAMPLE(TWO, "worse_from=2025-07-01 worse_why=resume",
              TIER("resume", "0", "P+30d") TIER("resume", "2", "P+31d")),
      /* the change comes with a new row within the month: 06-20 + 30 days = 07-20 against 07-01 */
      EXAMPLE(TWO, "worse_from=2025-06-20 worse_why=resume", "000000,*,*,resume,0,2025-06-20,,P+30d\n"),
      /* P+20d: on 06-20 it is 07-10 */
      EXAMPLE(TWO, "worse_from=2025-06-20 worse_resumes_on=2025-07-10",
              "000000,*,*,resume,0,2025-06-20,,P+20d\n"),
      /* P+5d: on 06-20 it is 06-25, before 07-01; on 06-27 it is 07-02 */
      EXAMPLE(TWO, "worse_from=2025-06-27 worse_resumes_on=2025-07-02",
              "000000,*,*,resume,0,2025-06-20,,P+5d\n"),
  };
  EXPECT_EXAMPLES(examples);
}

#define UNTIL_JUNE(parameter, above, value) "000000,*,*," parameter "," above ",,2025-06-30," value "\n"

Test(delay_effects, take_a_rule_that_ends_for_no_loss) {
  static const struct example examples[] = {
      /* months are then counted to the month before payment: in August 4 */
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_gap_months=4",
              "000000,*,*,gap_counts,,,2025-06-30,to_month_before_payment\n", "gap_counts "),
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;gap_costs;continuity",
              UNTIL_JUNE("account_credited", "0", "yes"), "account_credited "),
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=resume;continuity",
              UNTIL_JUNE("gap_costs", "0", "retroactive"), "gap_costs "),
      /* without resume there is no day to name */
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=gap_costs;continuity worse_resumes_on=",
              UNTIL_JUNE("resume", "0", "P+1/1"), "resume "),
      EXAMPLE(TWO, "worse_from=2025-08-01 worse_why=gap_costs;continuity worse_resumes_on=",
              UNTIL_JUNE("resume", "0", "P+30d"), "resume "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(delay_effects, are_looked_for_while_any_tier_can_still_fall) {
  static const struct example examples[] = {
      /* only continuity has a further tier, above 9 months: April 2025 ... January 2026 */
      EXAMPLE(TWO, "worse_from=2026-02-01 worse_why=continuity worse_gap_months=10",
              TIER("resume", "0", "P+1/1") TIER("gap_costs", "0", "retroactive")
                  TIER("continuity", "0", "kept") TIER("continuity", "9", "reset")
                      TIER("account_credited", "0", "yes"),
              "resume gap_costs continuity account_credited "),
      /* only account_credited has one */
      EXAMPLE(TWO, "worse_from=2026-02-01 worse_why=account_credited worse_gap_months=10",
              TIER("resume", "0", "P+1/1") TIER("gap_costs", "0", "retroactive")
                  TIER("continuity", "0", "kept") TIER("account_credited", "0", "yes")
                      TIER("account_credited", "9", "no"),
              "resume gap_costs continuity account_credited "),
      /* only gap_costs has one */
      EXAMPLE(TWO, "worse_from=2026-02-01 worse_why=gap_costs worse_gap_months=10",
              TIER("resume", "0", "P+1/1") TIER("gap_costs", "0", "retroactive")
                  TIER("gap_costs", "9", "not_covered") TIER("continuity", "0", "kept")
                      TIER("account_credited", "0", "yes"),
              "resume gap_costs continuity account_credited "),
      /* none has */
      EXAMPLE(TWO, "worse_from= worse_why=",
              TIER("resume", "0", "P+1/1") TIER("gap_costs", "0", "retroactive")
                  TIER("continuity", "0", "kept") TIER("account_credited", "0", "yes"),
              "resume gap_costs continuity account_credited "),
  };
  EXPECT_EXAMPLES(examples);
}

/* Payable are 4 months back from P's month: of 2025-01 to 2025-05 the oldest is 2025-02, which July no longer
 * reaches; the row's own month would do so until 2025-09. */
Test(delay_effects, sees_the_oldest_payable_month_of_joined_rows) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-05 gap_to=2025-05 joined=2025-01..2025-05" P,
              "worse_from=2025-07-01 worse_why=window", EVER("backpay_months_max", "4")),
      EXAMPLE("gap_from=2025-05 gap_to=2025-05" P, "worse_from=2025-09-01", EVER("backpay_months_max", "4")),
      /* closed: nothing but the window can get worse */
      EXAMPLE("gap_from=2025-03 gap_to=2025-03 joined=2025-02..2025-03" P,
              "worse_from=2025-07-01 worse_why=window", EVER("backpay_months_max", "4")),
  };
  EXPECT_EXAMPLES(examples);
}
