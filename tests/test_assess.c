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
