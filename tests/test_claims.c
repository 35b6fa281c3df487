#include "calc/claims.h"

#include <stdio.h>

#include "rules_fixture.h"

static struct claim claim_of(const char *id, enum scheme scheme, const char *first, const char *last,
                             int64_t line) {
  return (struct claim){text_from(id), scheme, month_of(first), month_of(last), line, 0};
}

#define ZHANG "11010519491231002X"

Test(claims, find_the_earlier_line_when_a_month_is_shared) {
  static const struct {
    const char *first, *last;
    int64_t found;
  } table[] = {{"2024-01", "2024-02", 0}, {"2024-01", "2024-03", 7}, {"2024-03", "2024-03", 7},
               {"2024-04", "2024-04", 7}, {"2024-05", "2024-05", 7}, {"2024-05", "2024-12", 7},
               {"2024-06", "2024-12", 0}, {"2023-01", "2025-12", 7}, {"1950-01", "1950-01", 0},
               {"1950-01", "2049-12", 7}};
  struct claims claims = {0};
  struct claim held = claim_of(ZHANG, SCHEME_MEDICAL, "2024-03", "2024-05", 7);
  claims_add(&claims, &held);
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct claim claim = claim_of(ZHANG, SCHEME_MEDICAL, table[i].first, table[i].last, 99);
    cr_expect(claims_find(&claims, &claim) == table[i].found, "%s to %s", table[i].first, table[i].last);
  }
  claims_clear(&claims);
}

/* "doc:A1" and a zero take 7 bytes; places count from 1, so 8 bytes must be free. */
Test(claims, have_room_up_to_the_last_line_and_the_last_byte) {
  static const struct {
    int64_t line, line_most, text_most;
    bool has_room;
  } table[] = {{9, 10, 0, true},          {10, 10, 0, true}, {11, 10, 0, false}, {4294967295, 0, 0, true},
               {4294967296, 0, 0, false}, {1, 0, 8, true},   {1, 0, 7, false}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct claims claims = {.line_most = table[i].line_most, .text_most = table[i].text_most};
    struct dossier dossier = {.line = table[i].line, .reported = {.id_number = TEXT("doc:A1")}};
    cr_expect(claims_have_room(&claims, &dossier) == table[i].has_room, "row %zu", i);
    claims_clear(&claims);
  }
}

Test(claims, collide_only_for_one_person_and_one_scheme) {
  static const struct {
    const char *id;
    enum scheme scheme;
    int64_t found;
  } table[] = {{"11010519491231002X", SCHEME_MEDICAL, 7},
               {"11010519491231002x", SCHEME_MEDICAL, 7}, /* letter case */
               {"110105491231002", SCHEME_MEDICAL, 7},    /* his old number of 15 digits */
               {"11010519491231002X", SCHEME_PENSION, 0},
               {"11010519491231002X", SCHEME_RESIDENT_MEDICAL, 0},
               {"440524188001010014", SCHEME_MEDICAL, 0},
               {"doc:11010519491231002X", SCHEME_MEDICAL, 0}, /* another document of the same digits */
               {"doc:P1234567", SCHEME_MEDICAL, 8},
               {"doc:P1234567", SCHEME_INJURY, 0},
               {"doc:p1234567", SCHEME_MEDICAL, 0},
               {"doc:P123456", SCHEME_MEDICAL, 0},
               {"doc:P12345678", SCHEME_MEDICAL, 0},
               {"", SCHEME_MEDICAL, 0}};
  struct claims claims = {0};
  struct claim zhang = claim_of(ZHANG, SCHEME_MEDICAL, "2024-03", "2024-05", 7);
  struct claim passport = claim_of("doc:P1234567", SCHEME_MEDICAL, "2024-03", "2024-05", 8);
  struct claim nobody = claim_of("", SCHEME_MEDICAL, "2024-03", "2024-05", 9);
  claims_add(&claims, &zhang);
  claims_add(&claims, &passport);
  claims_add(&claims, &nobody);
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct claim claim = claim_of(table[i].id, table[i].scheme, "2024-04", "2024-04", 99);
    cr_expect(claims_find(&claims, &claim) == table[i].found, "%s", table[i].id);
  }
  claims_clear(&claims);
}

Test(claims, hold_several_gaps_of_one_person) {
  struct claims claims = {0};
  for (int year = 2000; year < 2020; year++) {
    struct month february = month_from(year, 2);
    struct claim claim = {TEXT(ZHANG), SCHEME_MEDICAL, february, month_add(february, 2), year, 0};
    cr_expect(claims_find(&claims, &claim) == 0);
    claims_add(&claims, &claim);
  }
  struct claim inside = claim_of(ZHANG, SCHEME_MEDICAL, "2013-04", "2013-09", 99);
  struct claim between = claim_of(ZHANG, SCHEME_MEDICAL, "2013-05", "2014-01", 99);
  cr_expect(claims_find(&claims, &inside) == 2013);
  cr_expect(claims_find(&claims, &between) == 0);
  claims_clear(&claims);
}

Test(claims, of_an_empty_set_are_none) {
  struct claims claims = {0};
  struct claim claim = claim_of(ZHANG, SCHEME_MEDICAL, "2024-03", "2024-05", 7);
  struct claim passport = claim_of("doc:P1", SCHEME_MEDICAL, "2024-03", "2024-05", 7);
  cr_expect(claims_find(&claims, &claim) == 0 && claims_find(&claims, &passport) == 0);
  claims_clear(&claims);
}

enum { PERSONS = 60000 };

/* Every third person shows another document. No two persons share a number: day and month come back after
 * 420 persons, the order code changes every hundred. */
static struct claim claim_of_person(char *id, size_t size, int person) {
  if (person % 3 == 0)
    snprintf(id, size, "doc:H%07d", person);
  else
    snprintf(id, size, "110105%04d%02d%02d%03d0", 1950 + person % 60, 1 + person % 12, 1 + person % 28,
             person / 100);
  struct claim claim = claim_of(id, SCHEME_MEDICAL, "2024-03", "2024-05", person + 2);
  claim.id_number = text_from(id);
  return claim;
}

Test(claims, find_each_of_many_persons_again) {
  struct claims claims = {0};
  int wrong = 0;
  char id[40];
  for (int person = 0; person < PERSONS; person++) {
    struct claim claim = claim_of_person(id, sizeof id, person);
    wrong += claims_find(&claims, &claim) != 0;
    claims_add(&claims, &claim);
  }
  for (int person = 0; person < PERSONS; person++) {
    struct claim claim = claim_of_person(id, sizeof id, person);
    wrong += claims_find(&claims, &claim) != person + 2;
    claim.scheme = SCHEME_INJURY;
    wrong += claims_find(&claims, &claim) != 0;
  }
  cr_expect(wrong == 0, "%d", wrong);
  claims_clear(&claims);
}

Test(claims, reach_far_into_the_years_and_lines) {
  struct claims claims = {0};
  struct claim late = claim_of(ZHANG, SCHEME_INJURY, "2100-01", "2199-12", 4000000000);
  claims_add(&claims, &late);
  struct claim last = claim_of(ZHANG, SCHEME_INJURY, "2199-12", "2199-12", 1);
  struct claim before = claim_of(ZHANG, SCHEME_INJURY, "2099-12", "2099-12", 1);
  cr_expect(claims_find(&claims, &last) == 4000000000);
  cr_expect(claims_find(&claims, &before) == 0);
  claims_clear(&claims);
}

/* A dossier of Zhang's with one assessment of medical insurance, 2024-03 to 2024-05. */
static void fill(struct dossier *dossier, enum kind kind, int64_t line) {
  dossier_reset(dossier);
  dossier->line = line;
  dossier->reported.kind = kind;
  dossier->reported.id_number = text_from(ZHANG);
  dossier->reported.gap_from = month_of("2024-03");
  struct assessment *assessment = dossier_add_assessment(dossier);
  assessment->scheme = SCHEME_MEDICAL;
  assessment->gap_to = month_of("2024-05");
}

Test(claims, are_taken_by_back_payments_that_were_assessed_and_by_nothing_else) {
  struct claims claims = {0};
  struct dossier dossier = {0};
  fill(&dossier, KIND_CREDIT, 2);
  claims_take(&claims, &dossier);
  fill(&dossier, KIND_BACKPAY, 3);
  dossier.assessment_count = 0; /* rejected */
  claims_take(&claims, &dossier);
  fill(&dossier, KIND_BACKPAY, 4);
  claims_take(&claims, &dossier);
  cr_expect(!dossier_is_rejected(&dossier) && dossier.assessment_count == 1, "nobody was there before");
  fill(&dossier, KIND_RESIDENT, 5);
  claims_take(&claims, &dossier);
  cr_expect(!dossier_is_rejected(&dossier), "another kind may have the same months");
  fill(&dossier, KIND_BACKPAY, 6);
  claims_take(&claims, &dossier);
  cr_assert(dossier_is_rejected(&dossier) && dossier.assessment_count == 0);
  const struct diagnostic *item = &dossier.diagnostics.items[0];
  cr_expect_eq(item->code, DIAGNOSTIC_DUPLICATE_CLAIM);
  cr_expect(text_is(diagnostics_text(&dossier.diagnostics, item->value), ZHANG));
  cr_expect(text_is(diagnostics_text(&dossier.diagnostics, item->arguments[0]), "4"));
  cr_expect(text_is(diagnostics_text(&dossier.diagnostics, item->arguments[1]), "medical"));
  dossier_clear(&dossier);
  claims_clear(&claims);
}

/* A row of the case A1 that misses the months in two schemes. */
static void take_row(struct claims *claims, struct dossier *dossier, const char *name, const char *first,
                     const char *last, int64_t line) {
  dossier_reset(dossier);
  dossier->line = line;
  dossier->reported.kind = KIND_BACKPAY;
  dossier->reported.case_id = TEXT("A1");
  dossier->reported.name = text_from(name);
  dossier->reported.gap_from = month_of(first);
  for (int i = 0; i < 2; i++) {
    struct assessment *assessment = dossier_add_assessment(dossier);
    assessment->scheme = i == 0 ? SCHEME_MEDICAL : line == 5 ? SCHEME_INJURY : SCHEME_PENSION;
    assessment->gap_to = month_of(last);
  }
  claims_take(claims, dossier);
}

Test(claims, of_one_case_id_and_name_are_noted_with_the_first_line_and_not_rejected) {
  static const struct {
    const char *name, *first, *last;
    int64_t medical, second; /* lines of earlier rows */
  } rows[] = {{"张三", "2025-01", "2025-03", 0, 0}, {"张 三", "2025-03", "2025-04", 2, 2},
              {"李四", "2025-03", "2025-03", 0, 0}, {"张三", "2025-04", "2025-04", 3, 0},
              {"", "2025-01", "2025-01", 0, 0},     {"张三", "2025-02", "2025-04", 2, 2},
              {"张三", "2025-05", "2025-05", 0, 0}};
  struct claims claims = {0};
  struct dossier dossier = {0};
  for (int i = 0; i < (int)(sizeof rows / sizeof rows[0]); i++) {
    take_row(&claims, &dossier, rows[i].name, rows[i].first, rows[i].last, i + 2);
    cr_assert(dossier.assessment_count == 2 && dossier.diagnostics.count == 0);
    const int64_t expected[] = {rows[i].medical, rows[i].second};
    for (int k = 0; k < 2; k++) {
      cr_expect(dossier.assessments[k].claimed_before == expected[k], "line %d, %d", i + 2, k);
      cr_expect(((dossier.assessments[k].notes & NOTE(MAYBE_CLAIMED_TWICE)) != 0) == (expected[k] != 0));
    }
  }
  dossier_clear(&dossier);
  claims_clear(&claims);
}

Test(claims, of_a_case_id_that_numbers_the_rows_are_nobodys) {
  struct claims claims = {.cases_are_rows = true};
  struct dossier dossier = {0};
  for (int line = 2; line < 4; line++) take_row(&claims, &dossier, "张三", "2025-01", "2025-03", line);
  cr_expect(dossier.assessments[0].notes == 0 && dossier.assessments[0].claimed_before == 0);
  dossier_clear(&dossier);
  claims_clear(&claims);
}
