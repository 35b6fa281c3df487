/* RULES 7, transfer: 10 working days out, then 5 in; P is day 0. */
#include "calc/transfer.h"

#include "case_fixture.h"

#define ROWS \
  EVER("transfer_out_workdays", "10") EVER("transfer_in_workdays", "5") EVER("in_province_account", "stays")

static void open_with_calendar(struct room *room, const char *rows) {
  static const char *const holidays[] = {"2025-10-01", "2025-10-02", "2025-10-03", "2025-10-04",
                                         "2025-10-05", "2025-10-06", "2025-10-07", "2025-10-08"};
  room_open(room, "", rows);
  for (size_t i = 0; i < sizeof holidays / sizeof holidays[0]; i++)
    workdays_add(&room->calendar, (struct calendar_day){day(holidays[i]), DAY_HOLIDAY, 0});
  workdays_add(&room->calendar, (struct calendar_day){day("2025-09-28"), DAY_WORKDAY, 0});
  workdays_add(&room->calendar, (struct calendar_day){day("2025-10-11"), DAY_WORKDAY, 0});
  cr_assert(workdays_seal(&room->calendar, &(struct calendar_contradiction){0}));
}

Test(transfer, counts_working_days_out_and_in) {
  static const struct {
    const char *reported, *expected;
  } cases[] = {
      /* Monday 2025-03-03: ten working days lead to Monday 03-17, five more to Monday 03-24 */
      {"pay_on=2025-03-03", "status=ok resumes_on=2025-03-24"},
      /* Saturday is day 0: the first day is Monday; two weeks to Friday 03-21, one more week */
      {"pay_on=2025-03-08", "resumes_on=2025-03-28"},
      /* Friday 2025-09-26: 28, 29, 30, then October 9, 10, 11, 13, 14, 15, 16 are ten; 17, 20, 21, 22, 23 */
      {"pay_on=2025-09-26", "resumes_on=2025-10-23 notes=account_moves"},
  };
  struct room room;
  open_with_calendar(&room, ROWS);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char reported[100];
    snprintf(reported, sizeof reported, "kind=transfer region=330100 region_to=440100 %s", cases[i].reported);
    expect_in(&room, reported, cases[i].expected);
  }
  room_close(&room);
}

Test(transfer, asks_the_region_left_for_its_days_and_the_region_joined_for_its_own) {
  struct room room;
  open_with_calendar(&room,
                     "330000,*,*,transfer_out_workdays,,,,1\n440000,*,*,transfer_in_workdays,,,,2\n"
                     "440000,*,*,transfer_out_workdays,,,,90\n330000,*,*,transfer_in_workdays,,,,90\n");
  /* Monday 2025-03-03: one day to Tuesday, two to Thursday */
  expect_in(&room, "kind=transfer region=330100 region_to=440100 pay_on=2025-03-03",
            "resumes_on=2025-03-06 because=330000/transfer_out_workdays@+440000/transfer_in_workdays@");
  room_close(&room);
  open_with_calendar(&room, "330000,*,*,transfer_out_workdays,,,,0\n440000,*,*,transfer_in_workdays,,,,0\n");
  expect_in(&room, "kind=transfer region=330100 region_to=440100 pay_on=2025-03-08", "resumes_on=2025-03-08");
  room_close(&room);
}

Test(transfer, says_when_a_year_has_no_calendar) {
  struct room room;
  open_with_calendar(&room, ROWS);
  /* Monday 2024-03-04: two weeks to 03-18, one to 03-25 */
  expect_in(&room, "kind=transfer region=330100 region_to=440100 pay_on=2024-03-04",
            "resumes_on=2024-03-25 notes=W207;account_moves");
  /* over the end of 2025: Monday 2025-12-15, ten days to Monday 12-29, five to Monday 2026-01-05 */
  expect_in(&room, "kind=transfer region=330100 region_to=440100 pay_on=2025-12-15",
            "resumes_on=2026-01-05 notes=W207;account_moves");
  room_close(&room);
}

Test(transfer, moves_the_account_across_provinces_and_inside_one_as_the_rules_say) {
  static const struct {
    const char *reported, *expected;
  } cases[] = {
      {"region=330100 region_to=440100", "notes=account_moves"},
      {"region=330100 region_to=330200", "notes=account_stays"},
      {"region=330100 region_to=330000", "notes=account_stays"},
      {"region=440100 region_to=440300", "notes=account_moves"},
      {"region=110105 region_to=310000", "notes=account_moves"},
  };
  struct room room;
  open_with_calendar(&room, ROWS "440000,*,*,in_province_account,,,,moves\n");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char reported[100];
    snprintf(reported, sizeof reported, "kind=transfer pay_on=2025-03-03 %s", cases[i].reported);
    expect_in(&room, reported, cases[i].expected);
  }
  room_close(&room);
  /* across provinces nothing is asked */
  open_with_calendar(&room, EVER("transfer_out_workdays", "10") EVER("transfer_in_workdays", "5"));
  expect_in(&room, "kind=transfer region=330100 region_to=440100 pay_on=2025-03-03", "notes=account_moves");
  expect_in(&room, "kind=transfer region=330100 region_to=330200 pay_on=2025-03-03",
            "reject=E150(in_province_account,330100,medical,employer,2025-03-03)");
  room_close(&room);
}

Test(transfer, wants_two_different_regions) {
  static const struct example examples[] = {
      EXAMPLE("kind=transfer region=330100 region_to=330100 pay_on=2025-03-03", "reject=E138", ROWS),
      EXAMPLE("kind=transfer region_to=330100 pay_on=2025-03-03", "reject=E130(transfer)", ROWS),
      EXAMPLE("kind=transfer region=330100 region_to=440100 pay_on=2025-03-03",
              "months= arrears= total= late_fee= bearer= gap_months= suspended_from= wait_months= "
              "account_credit= worse_from= lines=0",
              ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(transfer, names_the_days_that_are_missing) {
  static const struct example examples[] = {
      EXAMPLE("kind=transfer region=330100 region_to=440100 pay_on=2025-03-03",
              "reject=E150(transfer_out_workdays,330100,medical,employer,2025-03-03)",
              EVER("transfer_in_workdays", "5")),
      EXAMPLE("kind=transfer region=330100 region_to=440100 pay_on=2025-03-03",
              "reject=E150(transfer_in_workdays,440100,medical,employer,2025-03-03)",
              EVER("transfer_out_workdays", "10")),
  };
  EXPECT_EXAMPLES(examples);
}
