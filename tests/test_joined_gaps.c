#include "calc/joined_gaps.h"

#include "rules_fixture.h"

#define ZHANG "11010519491231002X"
#define LI "440524188001010014"

/* A row as `who case_id name region payer pay_on from to`, `-` for nothing; who: Z, z (the old number of 15
 * digits), L or a document. */
struct row {
  const char *who, *case_id, *name, *region, *payer, *pay_on, *from, *to;
};

static struct text text_or_none(const char *text) {
  return strcmp(text, "-") == 0 ? TEXT("") : text_from(text);
}

static struct text number_of(const char *who) {
  if (strcmp(who, "Z") == 0) return TEXT(ZHANG);
  if (strcmp(who, "z") == 0) return TEXT("110105491231002");
  if (strcmp(who, "L") == 0) return TEXT(LI);
  return text_or_none(who);
}

static struct dossier dossier_of(const struct row *row, int64_t line) {
  struct dossier dossier = {.line = line};
  struct reported_case *reported = &dossier.reported;
  case_reset(reported);
  reported->kind = KIND_BACKPAY;
  reported->scheme_count = 1;
  reported->schemes[0] = SCHEME_MEDICAL;
  reported->id_number = number_of(row->who);
  reported->case_id = text_or_none(row->case_id);
  reported->name = text_or_none(row->name);
  reported->region = (region_code)atoi(row->region);
  reported->payer = row->payer[0] == 'f' ? PAYER_FLEXIBLE : PAYER_EMPLOYER;
  cr_assert(date_parse(&reported->pay_on, text_from(row->pay_on)));
  reported->gap_from = month_of(row->from);
  reported->gap_to = strcmp(row->to, "-") == 0 ? MONTH_NONE : month_of(row->to);
  return dossier;
}

static void take(struct joined_gaps *gaps, const struct row *row, int64_t line) {
  struct dossier dossier = dossier_of(row, line);
  joined_gaps_take(gaps, &dossier);
  dossier_clear(&dossier);
}

/* The gap of a row as `2025-01..2025-07 of 3: 2 3`, or "" where its own months are all of it. `withheld`: the
 * rows may be two persons'. */
static const char *gap_of(const struct joined_gaps *gaps, int64_t line) {
  static char text[120];
  struct buffer months = {0};
  struct joined_gap gap = joined_gaps_find(gaps, 0, line);
  text[0] = '\0';
  cr_expect(!gap.is_withheld || gap.rows == 0);
  if (gap.is_withheld) return "withheld";
  if (gap.rows == 0) return text;
  month_format(&months, gap.first);
  buffer_add_literal(&months, "..");
  month_format(&months, gap.last);
  int length = snprintf(text, sizeof text, "%.*s of %d:", (int)months.length, months.at, (int)gap.rows);
  for (int i = 0; i < gap.line_count; i++)
    length += snprintf(text + length, sizeof text - (size_t)length, " %d", (int)gap.lines[i]);
  buffer_clear(&months);
  return text;
}

/* Rows stand on the lines 1, 2, ... */
static void expect_gaps(const struct row *rows, const char *const *expected, int count) {
  struct joined_gaps gaps = {0};
  for (int i = 0; i < count; i++) take(&gaps, &rows[i], i + 1);
  joined_gaps_seal(&gaps);
  for (int i = 0; i < count; i++)
    cr_expect_str_eq(gap_of(&gaps, i + 1), expected[i], "line %d: %s", i + 1, gap_of(&gaps, i + 1));
  joined_gaps_clear(&gaps);
}
#define EXPECT_GAPS(rows, expected)                                                                     \
  _Static_assert(sizeof(rows) / sizeof(rows)[0] == sizeof(expected) / sizeof(expected)[0], "one each"); \
  expect_gaps(rows, expected, (int)(sizeof(rows) / sizeof(rows)[0]))

Test(joined_gaps, have_the_months_of_rows_that_follow_each_other_in_any_order) {
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-08", "2025-09"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-07", "2025-07"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-05", "2025-05"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-06", "2025-07"}};
  static const char *const expected[] = {"2025-05..2025-09 of 3: 3 4", "", "2025-05..2025-09 of 3: 1 4",
                                         "2025-05..2025-09 of 3: 1 3"};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, end_where_a_month_is_missing) {
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-02"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-04", "2025-04"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-05", "2025-06"}};
  static const char *const expected[] = {"", "2025-04..2025-06 of 2: 3", "2025-04..2025-06 of 2: 2"};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, are_of_one_person_place_payer_and_day) {
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"Z", "-", "-", "310000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"Z", "-", "-", "110000", "f", "2025-12-10", "2025-02", "2025-02"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-11", "2025-02", "2025-02"},
                                    {"doc:P1", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"doc:P2", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"-", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"-", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"}};
  static const char *const expected[] = {"", "", "", "", "", "", "", "", ""};
  EXPECT_GAPS(rows, expected);
}

/* The lines of rows on other terms before and behind each row's gap; 0: none. */
static void expect_adjoining(const struct row *rows, const int (*expected)[2], int count) {
  struct joined_gaps gaps = {0};
  for (int i = 0; i < count; i++) take(&gaps, &rows[i], i + 1);
  joined_gaps_seal(&gaps);
  for (int i = 0; i < count; i++) {
    struct joined_gap gap = joined_gaps_find(&gaps, 0, i + 1);
    cr_expect(gap.line_before == expected[i][0] && gap.line_after == expected[i][1], "line %d: %d %d", i + 1,
              (int)gap.line_before, (int)gap.line_after);
  }
  joined_gaps_clear(&gaps);
}

Test(joined_gaps, know_rows_on_other_terms_that_adjoin_them) {
  /* Z: 01-02 and 03 are one gap, behind it 04-05 on another day; 07 stands apart; 05 in another place too.
   * L: 01-06 elsewhere lies over 02 and 03. A1: two names, so nobody's rows adjoin. */
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-02"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-03", "2025-03"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-11", "2025-04", "2025-05"},
                                    {"Z", "-", "-", "310000", "f", "2025-12-10", "2025-07", "2025-07"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-03"},
                                    {"L", "-", "-", "310000", "e", "2025-12-10", "2025-01", "2025-06"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"-", "A1", "李四", "110000", "f", "2025-12-10", "2025-02", "2025-02"}};
  static const int expected[][2] = {{0, 3}, {0, 3}, {2, 0}, {0, 0}, {6, 6}, {0, 0}, {0, 0}, {0, 0}};
  expect_adjoining(rows, expected, (int)(sizeof rows / sizeof rows[0]));
}

Test(joined_gaps, know_a_person_by_either_number_whatever_the_case_is_called) {
  static const struct row rows[] = {{"Z", "A1", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"z", "A2", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"doc:P1", "A3", "-", "0", "f", "2025-12-10", "2025-01", "2025-01"},
                                    {"doc:P1", "A3", "-", "0", "f", "2025-12-10", "2025-02", "2025-02"}};
  static const char *const expected[] = {"2025-01..2025-02 of 2: 2", "2025-01..2025-02 of 2: 1",
                                         "2025-01..2025-02 of 2: 4", "2025-01..2025-02 of 2: 3"};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, go_by_the_case_where_no_number_is_stated_and_names_agree) {
  static const struct row rows[] = {{"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"-", "A1", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-03", "2025-03"},
                                    {"-", "A2", "张三", "110000", "e", "2025-12-10", "2025-04", "2025-04"}};
  static const char *const expected[] = {"2025-01..2025-03 of 3: 2 3", "2025-01..2025-03 of 3: 1 3",
                                         "2025-01..2025-03 of 3: 1 2", ""};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, are_a_name_each_where_one_case_has_several) {
  static const struct row rows[] = {{"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"-", "A1", "李四", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"-", "A1", "-", "110000", "e", "2025-12-10", "2025-03", "2025-03"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-02", "2025-02"}};
  static const char *const expected[] = {"2025-01..2025-02 of 2: 4", "", "", "2025-01..2025-02 of 2: 1"};
  EXPECT_GAPS(rows, expected);
}

/* An empty last month is the one before payment; a row no narrower than the gap has nothing to be told. */
Test(joined_gaps, take_open_and_overlapping_rows_for_what_they_say) {
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-08", "2025-08"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-09", "-"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-06"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-03"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-06"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-07", "2025-06"},
                                    {"L", "-", "-", "110000", "e", "2025-12-10", "2025-07", "2026-01"}};
  static const char *const expected[] = {
      "2025-08..2025-11 of 2: 2", "2025-08..2025-11 of 2: 1", "", "2025-01..2025-06 of 3: 3 5", "", "", ""};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, name_the_first_three_other_rows) {
  struct row row = {"Z", "-", "-", "110000", "e", "2025-12-10", NULL, NULL};
  static const char *const months[] = {"2025-05", "2025-02", "2025-04", "2025-01", "2025-03"};
  struct joined_gaps gaps = {0};
  for (int i = 0; i < 5; i++) {
    row.from = row.to = months[i];
    take(&gaps, &row, 10 * (i + 1));
  }
  joined_gaps_seal(&gaps);
  cr_expect_str_eq(gap_of(&gaps, 10), "2025-01..2025-05 of 5: 20 30 40");
  cr_expect_str_eq(gap_of(&gaps, 30), "2025-01..2025-05 of 5: 10 20 40");
  cr_expect_str_eq(gap_of(&gaps, 50), "2025-01..2025-05 of 5: 10 20 30");
  cr_expect_str_eq(gap_of(&gaps, 11), "");
  joined_gaps_clear(&gaps);
}

Test(joined_gaps, are_not_formed_by_other_kinds_and_schemes_and_rejected_rows) {
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"}};
  for (int other = 0; other < 4; other++) {
    struct joined_gaps gaps = {0};
    take(&gaps, &rows[0], 1);
    struct dossier dossier = dossier_of(&rows[1], 2);
    if (other == 0) dossier.reported.kind = KIND_SHORTFALL;
    if (other == 1) dossier.reported.schemes[0] = SCHEME_PENSION;
    if (other == 2) diagnostics_add(&dossier.diagnostics, DIAGNOSTIC_MALFORMED_ROW, FIELD_NONE, TEXT(""));
    joined_gaps_take(&gaps, &dossier);
    joined_gaps_seal(&gaps);
    cr_expect_str_eq(gap_of(&gaps, 1), other == 3 ? "2025-01..2025-02 of 2: 2" : "", "%d", other);
    dossier_clear(&dossier);
    joined_gaps_clear(&gaps);
  }
}

Test(joined_gaps, tell_lines_of_several_sheets_apart) {
  static const struct row rows[] = {{"Z", "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
                                    {"Z", "-", "-", "110000", "e", "2025-12-10", "2025-02", "2025-02"}};
  struct joined_gaps gaps = {0};
  struct dossier second = dossier_of(&rows[1], 2);
  second.sheet = 1;
  take(&gaps, &rows[0], 2);
  joined_gaps_take(&gaps, &second);
  joined_gaps_seal(&gaps);
  cr_expect(joined_gaps_find(&gaps, 0, 2).rows == 2 && joined_gaps_find(&gaps, 1, 2).rows == 2);
  cr_expect(joined_gaps_find(&gaps, 2, 2).rows == 0);
  dossier_clear(&second);
  joined_gaps_clear(&gaps);
}

/* Every other of 3,000 persons has two rows, far apart. */
Test(joined_gaps, are_found_among_many) {
  enum { PERSONS = 3000 };
  struct joined_gaps gaps = {0};
  for (int half = 0; half < 2; half++)
    for (int i = 0; i < PERSONS; i++) {
      char number[20];
      (void)snprintf(number, sizeof number, "doc:%d", i);
      struct row row = {number, "-", "-", "110000", "e", "2025-12-10", "2025-01", "2025-01"};
      if (half == 1) row.from = row.to = i % 2 == 0 ? "2025-02" : "2025-03";
      take(&gaps, &row, half * PERSONS + i + 1);
    }
  joined_gaps_seal(&gaps);
  for (int i = 0; i < PERSONS; i++) {
    struct joined_gap gap = joined_gaps_find(&gaps, 0, PERSONS + i + 1);
    cr_expect(i % 2 == 0 ? gap.rows == 2 && gap.lines[0] == i + 1 : gap.rows == 0, "%d", i);
  }
  joined_gaps_clear(&gaps);
}

Test(joined_gaps, of_a_case_id_are_none_where_a_month_stands_in_two_rows) {
  static const struct row rows[] = {{"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-03", "2025-04"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-05", "2025-05"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-07", "2025-07"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-08", "2025-08"},
                                    {"Z", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"Z", "A1", "张三", "110000", "e", "2025-12-10", "2025-03", "2025-04"}};
  static const char *const expected[] = {"withheld",
                                         "withheld",
                                         "withheld",
                                         "2025-07..2025-08 of 2: 5",
                                         "2025-07..2025-08 of 2: 4",
                                         "2025-01..2025-04 of 2: 7",
                                         "2025-01..2025-04 of 2: 6"};
  EXPECT_GAPS(rows, expected);
}

/* Of rows that say no less than the gap W261 tells, but only where they have a name. */
Test(joined_gaps, withheld_are_told_of_rows_without_a_name_whatever_their_months) {
  static const struct row rows[] = {{"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"-", "A1", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"-", "A2", "-", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"-", "A2", "-", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"-", "A3", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"-", "A3", "张三", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
                                    {"Z", "A4", "-", "110000", "e", "2025-12-10", "2025-01", "2025-03"},
                                    {"Z", "A4", "-", "110000", "e", "2025-12-10", "2025-01", "2025-03"}};
  static const char *const expected[] = {"", "", "withheld", "withheld", "", "withheld", "", ""};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, of_a_case_id_are_found_however_blanks_letters_and_widths_are_written) {
  static const struct row rows[] = {
      {"-", "a001", "张三", "110000", "e", "2025-12-10", "2025-01", "2025-01"},
      {"-", "A001", "张　三", "110000", "e", "2025-12-10", "2025-02", "2025-02"},
      {"-", "Ａ００１", "张 三", "110000", "e", "2025-12-10", "2025-03", "2025-03"},
      {"-", "A01", "张三", "110000", "e", "2025-12-10", "2025-04", "2025-04"}};
  static const char *const expected[] = {"2025-01..2025-03 of 3: 2 3", "2025-01..2025-03 of 3: 1 3",
                                         "2025-01..2025-03 of 3: 1 2", ""};
  EXPECT_GAPS(rows, expected);
}

Test(joined_gaps, rows_are_found_on_any_sheet_and_line_and_nothing_beside_them) {
  /* The months of one person, one after another, in an order that is neither that of the sheets nor of the
   * lines; the lines differ in each of their bytes. */
  static const struct {
    int sheet;
    int64_t line;
  } places[] = {{2, 7}, {0, 70000000}, {0, 4103}, {1, 7}, {0, 7}, {300, 7}, {0, 1048583}};
  static const char *const months[] = {"2025-01", "2025-02", "2025-03", "2025-04",
                                       "2025-05", "2025-06", "2025-07"};
  enum { COUNT = sizeof places / sizeof places[0] };
  struct joined_gaps gaps = {0};
  for (int i = 0; i < COUNT; i++) {
    struct row row = {"L", "-", "-", "340100", "e", "2026-06-20", months[i], months[i]};
    struct dossier dossier = dossier_of(&row, places[i].line);
    dossier.sheet = places[i].sheet;
    joined_gaps_take(&gaps, &dossier);
    dossier_clear(&dossier);
  }
  joined_gaps_seal(&gaps);
  for (int i = 0; i < COUNT; i++)
    cr_expect(joined_gaps_find(&gaps, places[i].sheet, places[i].line).rows == COUNT, "place %d", i);
  cr_expect(joined_gaps_find(&gaps, 1, 4103).rows == 0);
  cr_expect(joined_gaps_find(&gaps, 0, 8).rows == 0);
  joined_gaps_clear(&gaps);
}
