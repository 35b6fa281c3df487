#include "calc/person_total.h"

#include "case_fixture.h"

static void expect_money(const struct money *amount, const char *expected, const char *told) {
  struct buffer text = {0};
  money_format(&text, amount);
  cr_expect(text_is(buffer_text(&text), expected), "%s is %.*s, expected %s", told, (int)text.length, text.at,
            expected);
  buffer_clear(&text);
}

/* 8000 x 0.08 and x 0.02 in each of two schemes, May alone, 15 days: 800.00 and 6.00 each. */
#define MAY "gap_from=2025-05 gap_to=2025-05 pay_on=2025-06-15 scheme=medical scheme=pension "

Test(person_total, is_the_sum_of_all_schemes_and_says_who_bears_it) {
  struct room room;
  struct person_total total;
  room_open(&room, "", "");
  expect_in(&room, MAY, "total=806.00");
  person_total_of(&total, &room.dossier);
  cr_expect(total.schemes == 2);
  expect_money(&total.employer, "1280.00", "the employer's shares");
  expect_money(&total.employee, "320.00", "the employee's shares");
  expect_money(&total.late_fee, "12.00", "the late fee");
  expect_money(&total.employer_pays, "1292.00", "what the employer pays");
  expect_money(&total.employee_pays, "320.00", "what the employee pays");
  expect_money(&total.total, "1612.00", "the total");
  expect_money(&total.late_fee_per_day, "0.80", "one more day");
  expect_money(&total.outstanding, "1612.00", "what is left");
  person_total_clear(&total);
  room_close(&room);
}

Test(person_total, charges_a_flexible_worker_with_share_and_fee) {
  struct room room;
  struct person_total total;
  room_open(&room, "", "");
  expect_in(&room, MAY "payer=flexible", "arrears=160.00");
  person_total_of(&total, &room.dossier);
  expect_money(&total.employer_pays, "0.00", "what an employer pays");
  /* 160.00 x 0.0005 x 15 = 1.20 in each */
  expect_money(&total.employee_pays, "322.40", "what the worker pays");
  person_total_clear(&total);
  room_close(&room);
}

Test(assess, leaves_the_other_schemes_standing_only_when_asked) {
  static const char *const rows = "000000,maternity,*,base_when_unstated,,,,reject\n";
  struct room room;
  room_open(&room, "", rows);
  expect_in(&room, "gap_from=2025-05 pay_on=2025-06-15 scheme=medical scheme=maternity scheme=pension",
            "reject=E136");
  cr_expect(room.dossier.assessment_count == 0 && dossier_is_rejected(&room.dossier));
  room.assessor.choices.is_partial = true;
  expect_in(&room, "gap_from=2025-05 pay_on=2025-06-15 scheme=medical scheme=maternity scheme=pension",
            "reject=E136 scheme=medical total=806.00");
  cr_expect(room.dossier.assessment_count == 2 && dossier_is_partial(&room.dossier));
  cr_expect(room.dossier.assessments[1].scheme == SCHEME_PENSION);
  expect_in(&room, "gap_from=2025-05 pay_on=2025-06-15 scheme=maternity", "reject=E136");
  cr_expect(dossier_is_rejected(&room.dossier));
  room_close(&room);
}
