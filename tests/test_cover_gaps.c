#include "formats/report/cover_gaps.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "case_fixture.h"

/* A result of a record, without cover from one day to another; "" for none. */
struct reported_gap {
  int64_t record;
  const char *name, *from, *until;
};

static struct date day_or_none(const char *text) { return text[0] == '\0' ? DATE_NONE : day(text); }

static struct dossier dossier_of(const struct reported_gap *gap) {
  struct dossier dossier = {.record = gap->record, .line = gap->record + 1, .assessment_count = 1};
  dossier.reported.name = text_from(gap->name);
  dossier.assessments[0] = (struct assessment){.scheme = SCHEME_MEDICAL,
                                               .suspended_from = day_or_none(gap->from),
                                               .resumes_on = day_or_none(gap->until)};
  return dossier;
}

static void add(struct cover_gaps *gaps, const struct reported_gap *gap) {
  const struct dossier dossier = dossier_of(gap);
  cover_gaps_add(gaps, &dossier, day("2026-06-20"));
}

/* The names in their order. */
static void expect_names(struct cover_gaps *gaps, const char *expected) {
  struct buffer names = {0};
  cover_gaps_sort(gaps);
  for (size_t i = 0; i < gaps->count; i++) {
    if (i > 0) buffer_add_byte(&names, ' ');
    buffer_add_text(&names, buffer_text(&gaps->items[i].name));
  }
  cr_expect(text_is(buffer_text(&names), expected), "%.*s", (int)names.length, names.at);
  buffer_clear(&names);
}

Test(cover_gaps, are_of_those_suspended_by_the_day_and_back_after_it) {
  static const struct reported_gap reported[] = {
      {1, "ends_that_day", "2026-01-01", "2026-06-20"}, /* has cover again on the day itself */
      {2, "begins_that_day", "2026-06-20", "2026-06-21"},
      {3, "begins_later", "2026-06-21", "2026-07-01"},
      {4, "no_end", "2026-01-01", ""},
      {5, "never", "", ""},
      {6, "back_only", "", "2026-12-01"}, /* a transfer that is done */
  };
  struct cover_gaps gaps = {0};
  for (size_t i = 0; i < sizeof reported / sizeof reported[0]; i++) add(&gaps, &reported[i]);
  expect_names(&gaps, "begins_that_day no_end");
  cover_gaps_clear(&gaps);
}

Test(cover_gaps, have_a_resident_who_waits) {
  struct cover_gaps gaps = {0};
  struct dossier dossier = dossier_of(&(struct reported_gap){1, "waits", "", "2026-09-01"});
  dossier.reported.kind = KIND_RESIDENT;
  cover_gaps_add(&gaps, &dossier, day("2026-06-20"));
  cr_expect(gaps.count == 0);
  dossier.assessments[0].wait_months = 3;
  cover_gaps_add(&gaps, &dossier, day("2026-06-20"));
  expect_names(&gaps, "waits");
  cover_gaps_clear(&gaps);
}

/* Rows of lines 2 and 3 are one gap: each names the other. */
Test(cover_gaps, tell_of_rows_that_are_one_gap_once) {
  struct cover_gaps gaps = {0};
  for (int64_t record = 1; record <= 2; record++) {
    struct dossier dossier = dossier_of(&(struct reported_gap){record, "twice", "2026-01-01", "2026-09-01"});
    dossier.assessments[0].joined = (struct joined_gap){.rows = 2, .line_count = 1, .lines = {4 - record}};
    cover_gaps_add(&gaps, &dossier, day("2026-06-20"));
  }
  expect_names(&gaps, "twice");
  cr_expect(gaps.items[0].record == 1);
  cover_gaps_clear(&gaps);
}

Test(cover_gaps, stand_with_the_soonest_first_then_in_the_order_of_the_list) {
  static const struct reported_gap reported[] = {
      {4, "d", "2026-01-01", "2026-09-01"},
      {2, "b", "2026-01-01", ""},
      {1, "a", "2026-01-01", "2026-09-01"},
      {3, "c", "2026-01-01", "2026-07-01"},
  };
  struct cover_gaps first = {0}, second = {0};
  for (int i = 0; i < 2; i++) add(&first, &reported[i]);
  for (int i = 2; i < 4; i++) add(&second, &reported[i]);
  cover_gaps_join(&first, &second);
  expect_names(&first, "c a d b");
  cover_gaps_clear(&first);
  cover_gaps_clear(&second);
}

/* Three more than there is room for, the last day first: those on the 3 latest days are left out, the first
 * three records. */
Test(cover_gaps, keep_the_soonest_where_there_are_too_many) {
  struct cover_gaps gaps = {0};
  char until[16];
  for (int i = 0; i < COVER_GAPS_MOST + 3; i++) {
    const int days = COVER_GAPS_MOST + 2 - i;
    (void)snprintf(until, sizeof until, "%d-%02d-%02d", 2027 + days / 336, 1 + days % 336 / 28,
                   1 + days % 28);
    add(&gaps, &(struct reported_gap){i + 1, "x", "2026-01-01", until});
  }
  cover_gaps_sort(&gaps);
  cr_expect(gaps.count == COVER_GAPS_MOST && gaps.others == 3);
  cr_expect(gaps.items[0].record == COVER_GAPS_MOST + 3 && gaps.items[COVER_GAPS_MOST - 1].record == 4);
  cover_gaps_reset(&gaps);
  cr_expect(gaps.count == 0 && gaps.others == 0);
  cover_gaps_clear(&gaps);
}
