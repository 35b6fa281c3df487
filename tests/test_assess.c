#include "calc/assess.h"

#include "case_fixture.h"

#define P " pay_on=2025-06-15 "

Test(assess, gives_one_result_for_each_scheme_in_the_order_of_the_row) {
  struct room room;
  room_open(&room, "", "000000,pension,*,employer_rate,,,,0.16\n000000,pension,*,employee_rate,,,,0.08\n");
  dossier_reset(&room.dossier);
  case_from(&room.dossier.reported, "scheme=pension scheme=medical gap_from=2025-05" P);
  assess(&room.assessor, &room.dossier);
  cr_assert(room.dossier.assessment_count == 2);
  expect_result(&room.dossier, 0,
                "scheme=pension employer_arrears=1280.00 employee_arrears=640.00 gap_months=", "pension");
  expect_result(&room.dossier, 1,
                "scheme=medical employer_arrears=640.00 employee_arrears=160.00 gap_months=1", "medical");
  room_close(&room);
}

Test(assess, rejects_a_row_whole_when_one_of_its_schemes_fails) {
  struct room room;
  room_open(&room, "employer_rate ", "000000,medical,*,employer_rate,,,,0.08\n");
  dossier_reset(&room.dossier);
  case_from(&room.dossier.reported, "scheme=medical scheme=pension scheme=injury gap_from=2025-05" P);
  assess(&room.assessor, &room.dossier);
  cr_expect(room.dossier.assessment_count == 0 && dossier_is_rejected(&room.dossier));
  expect_result(&room.dossier, 0,
                "reject=E150(employer_rate,000000,pension,employer,2025-05-01)&E150(employer_rate,000000,"
                "injury,employer,2025-05-01)",
                "pension and injury");
  /* the room is as good as new for the next row */
  expect_in(&room, "gap_from=2025-05" P, "reject= arrears=800.00");
  room_close(&room);
}

Test(assess, rejects_a_combined_rate_in_a_row_of_several_schemes) {
  static const struct example examples[] = {
      EXAMPLE("scheme=medical scheme=pension gap_from=2025-05 rate=0.37" P, "reject=E163"),
      EXAMPLE("kind=shortfall scheme=medical scheme=pension gap_from=2025-05 gap_to=2025-05 wage=8000 "
              "declared_base=5000 rate=0.37" P,
              "reject=E163"),
      /* of one scheme it stands: 8000 x 0.37 */
      EXAMPLE("scheme=medical gap_from=2025-05 wage=8000 rate=0.37" P, "reject= arrears=2960.00"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(assess, carries_the_notes_of_reading_into_the_result) {
  struct room room;
  room_open(&room, "", "");
  dossier_reset(&room.dossier);
  case_from(&room.dossier.reported, "gap_from=2025-05 wage=1" P);
  room.dossier.reported.notes = NOTE(NATION_ASSUMED) | NOTE(SERIAL_DATE);
  assess(&room.assessor, &room.dossier);
  expect_result(&room.dossier, 0, "notes=W203;W205;W206", "notes");
  room_close(&room);
}

Test(assess, gives_the_same_result_however_often_a_dossier_is_used) {
  static const struct {
    const char *reported, *expected;
  } cases[] = {
      {"gap_from=1990-01" P, "lines=425"},
      {"gap_from=2025-05 wage=99999999999999999999" P, "arrears=9999999999999999999.90"},
      {"gap_from=2025-04" P, "lines=2 arrears=1600.00 late_fee=24.40"}, /* (46 + 15) x 0.40 */
      {"gap_from=2026-04" P, "reject=E133(2025-06)"},
      {"kind=transfer region=330000 region_to=440000" P,
       "reject=E150(transfer_out_workdays,330000,medical,employer,2025-06-15)"
       "&E150(transfer_in_workdays,440000,medical,employer,2025-06-15)"},
  };
  struct room room;
  room_open(&room, "", "000000,*,*,fee_rate,,1900-01-01,1999-01-21,0.002\n");
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
      expect_in(&room, cases[i].reported, cases[i].expected);
  room_close(&room);
}

/* Numbers past 64 bits own storage. Under ASan these cases also tell whether every step returns it, the steps
 * that give up too. 10^24 yuan a month: 8 x 10^22 + 2 x 10^22 = 10^23. One day at 0.0005 + 5 x 10^-26:
 * 5 x 10^19 + 0.005. */
#define HUGE_WAGE " wage=1000000000000000000000000 "
#define ONE_DAY "gap_from=2025-01 gap_to=2025-01 pay_on=2025-02-01" HUGE_WAGE
#define LONG_RATE "000000,*,*,fee_rate,,,,0.00050000000000000000000005\n"
#define CAP "0.00010000000000000000000000000001"

Test(assess, takes_numbers_of_any_size_and_returns_their_storage) {
  static const struct example examples[] = {
      EXAMPLE(ONE_DAY,
              "1.employer=80000000000000000000000.00 1.employee=20000000000000000000000.00 "
              "1.exact=50000000000000000000.005 late_fee=50000000000000000000.01 "
              "late_fee_per_day=50000000000000000000.01 account_credit=20000000000000000000000.00 "
              "total=100050000000000000000000.01",
              LONG_RATE EVER("account_rate", "0.02"), "fee_rate "),
      /* shares of 4 x 10^19 + 0.004 and 10^19 + 0.001 */
      EXAMPLE(ONE_DAY, "1.uncapped=50000000000000000000.00 1.fee=50000000000000000000.00",
              LONG_RATE EVER("fee_rounding_level", "share"), "fee_rate "),
      /* a limit of 10^19 + 10^-9, of which 0.8 and 0.2 are the shares' */
      EXAMPLE(ONE_DAY, "1.fee=10000000000000000000.00 cap_reduction=40000000000000000000.00",
              LONG_RATE EVER("fee_rounding_level", "share") EVER("fee_cap", CAP)
                  EVER("fee_cap_level", "month"),
              "fee_rate "),
      EXAMPLE(ONE_DAY, "1.fee=10000000000000000000.00 late_fee_per_day=0.00",
              LONG_RATE EVER("fee_cap", CAP) EVER("fee_cap_level", "month"), "fee_rate "),
      EXAMPLE(ONE_DAY, "late_fee=10000000000000000000.00 late_fee_per_day=0.00",
              LONG_RATE EVER("fee_cap", CAP), "fee_rate "),
      EXAMPLE(ONE_DAY, "arrears=100000000000000000000000.00 late_fee=50000000000000000000.01",
              LONG_RATE EVER("fee_rounding_level", "case") EVER("amount_rounding_level", "case"),
              "fee_rate "),
      /* floor 0.6 x 2 x 10^24, ceiling 3 x 10^23 */
      EXAMPLE(ONE_DAY "average_wage=2000000000000000000000000", "1.base=1200000000000000000000000.00",
              EVER("floor_ratio", "0.6")),
      EXAMPLE(ONE_DAY "average_wage=100000000000000000000000", "1.base=300000000000000000000000.00",
              EVER("ceiling_ratio", "3")),
      EXAMPLE(ONE_DAY "rate=0.10000000000000000000000001",
              "1.employer=80000000000000000000000.01 1.employee=20000000000000000000000.00"),
      EXAMPLE("kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 contributed_months=290" HUGE_WAGE,
              "arrears=800000000000000000000000.00",
              EVER("required_months", "300") EVER("topup_rate", "0.08")),
      EXAMPLE("kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 contributed_months=290 "
              "average_wage=1000000000000000000000000",
              "arrears=480000000000000000000000.00",
              EVER("required_months", "300") EVER("topup_rate", "0.08") EVER("topup_base_ratio", "0.6")),
      EXAMPLE("kind=resident pay_on=2026-11-10 missed_years=1 exempt=yes",
              "arrears=1000000000000000000000000.00",
              EVER("resident_premium", "1000000000000000000000000.001")),
      EXAMPLE("kind=credit retired=no pay_on=2025-06-15" HUGE_WAGE,
              "account_credit=20000000000000000000000.00", EVER("account_rate", "0.02")),
      EXAMPLE("kind=credit retired=yes age=60 pay_on=2025-06-15 pension=1000000000000000000000000",
              "account_credit=20000000000000000000000.00", TIER("retiree_credit_rate", "0", "0.02")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(assess, returns_the_storage_of_numbers_of_any_size_when_it_gives_up) {
  static const struct example examples[] = {
      EXAMPLE(ONE_DAY "rate=0.01", "reject=E135(0.02)"),
      EXAMPLE(ONE_DAY, "reject=E151(late~fee,50000000000000000000.005)",
              LONG_RATE EVER("fee_rounding", "exact 0.01"), "fee_rate "),
      EXAMPLE(ONE_DAY, "reject=E151(late~fee,50000000000000000000.005)",
              LONG_RATE EVER("fee_rounding", "exact 0.01") EVER("fee_rounding_level", "share"), "fee_rate "),
      EXAMPLE(ONE_DAY, "reject=E151(employer~share,80000000000000000000000.001)",
              EVER("amount_rounding", "exact 0.01") EVER("employer_rate", "0.080000000000000000000000001")),
      EXAMPLE(ONE_DAY, "reject=E151(account~credit,20000000000000000000000.001)",
              EVER("amount_rounding", "exact 0.01") EVER("account_rate", "0.020000000000000000000000001")),
      EXAMPLE(ONE_DAY "average_wage=1000000000000000000000000.01",
              "reject=E151(base,600000000000000000000000.006)",
              EVER("base_rounding", "exact 0.01") EVER("floor_ratio", "0.6")),
      EXAMPLE("kind=credit retired=yes age=60 pay_on=2025-06-15 pension=1000000000000000000000000.1",
              "reject=E151(account~credit,20000000000000000000000.002)",
              TIER("retiree_credit_rate", "0", "0.02") EVER("amount_rounding", "exact 0.01")),
      EXAMPLE("kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 contributed_months=290" HUGE_WAGE,
              "reject=E151(monthly~amount,80000000000000000000000.001)",
              EVER("required_months", "300") EVER("topup_rate", "0.080000000000000000000000001")
                  EVER("amount_rounding", "exact 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}
