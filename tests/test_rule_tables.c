/* Tables in memory; what is wrong is shown in English, one trouble a line. */
#include "formats/list/rule_tables.h"

#include <criterion/criterion.h>

#include "formats/list/builtin.h"
#include "formats/list/builtin_tables.h"

#define HEADER "region,scheme,payer,parameter,above,from,to,value,source,valid_on\n"

/* What a table was read into. */
struct shelf {
  struct rules rules;
  struct workdays calendar;
  struct buffer troubles;
};

static void note_trouble(void *context, struct text file, const struct rules_trouble *trouble) {
  struct shelf *shelf = context;
  buffer_add_text(&shelf->troubles, file);
  buffer_add_byte(&shelf->troubles, ':');
  rules_trouble_text(&shelf->troubles, LANGUAGE_EN, &shelf->rules, trouble);
  buffer_add_byte(&shelf->troubles, '\n');
}

static struct table *table_of(const char *bytes) {
  struct table_error error;
  struct table *table = table_open_memory(text_from(bytes), (struct table_options){0}, &error);
  cr_assert_not_null(table, "%s", bytes);
  return table;
}

static bool read_rules(struct shelf *shelf, const char *bytes, const char *name, int layer) {
  struct table *table = table_of(bytes);
  bool is_good = rule_table_read(&shelf->rules, table, text_from(name), layer, note_trouble, shelf);
  table_close(table);
  return is_good;
}

static bool read_calendar(struct shelf *shelf, const char *bytes) {
  struct table *table = table_of(bytes);
  bool is_good = calendar_read(&shelf->calendar, table, TEXT("days.csv"), note_trouble, shelf);
  table_close(table);
  return is_good;
}

static void expect_troubles(struct shelf *shelf, const char *expected) {
  cr_expect(text_is(buffer_text(&shelf->troubles), expected), "%.*s, expected %s",
            (int)shelf->troubles.length, shelf->troubles.at, expected);
  rules_clear(&shelf->rules);
  workdays_clear(&shelf->calendar);
  buffer_clear(&shelf->troubles);
}

Test(rule_tables, columns_stand_in_any_order_and_more_are_passed_over) {
  struct shelf shelf = {0};
  struct rule_problem problem;
  cr_expect(
      read_rules(&shelf,
                 "note,valid_on,Source,value,to,from,above,parameter,payer,scheme,region\n"
                 "x,2026-01-01,\"a notice, no. 1\",0.07,,2025-07-01,,employer_rate,employer,medical,340100\n",
                 "mine.csv", 3));
  cr_assert(rules_seal(&shelf.rules, &problem));
  cr_assert(shelf.rules.count == 1);
  const struct rule *row = &shelf.rules.rows[0];
  cr_expect(row->region == 340100 && row->scheme == SCHEME_MEDICAL &&
            row->party == (int)party_of_payer(PAYER_EMPLOYER));
  cr_expect(row->parameter == PARAMETER_EMPLOYER_RATE);
  cr_expect(text_is(row->value_text, "0.07") && text_is(row->source, "a notice, no. 1"));
  cr_expect(row->line == 2 && shelf.rules.files[row->file].layer == 3);
  cr_expect(text_is(shelf.rules.files[row->file].name, "mine.csv"));
  expect_troubles(&shelf, "");
}

Test(rule_tables, every_bad_row_is_told_and_the_good_ones_are_kept) {
  struct shelf shelf = {0};
  cr_expect_not(read_rules(&shelf,
                           HEADER "34010,*,*,employer_rate,,,,0.06,s,2026-01-01\n"
                                  "340100,*,*,employer_rate,,,,0.06,s,2026-01-01\n"
                                  "340100,dental,*,employer_rate,,,,0.06,s,2026-01-01\n"
                                  "340100,*,*,employee_rate,,,,0.02,s\n"
                                  "340100,*,*,employee_rate,,,,0.02,\"s\" s,2026-01-01\n"
                                  "340100,*,*,fee_start,,,,soon,s,2026-01-01\n"
                                  "340100,*,*,base_floor,,2026-02-30,,4000,s,2026-01-01\n",
                           "r.csv", 1));
  cr_expect(shelf.rules.count == 1);
  expect_troubles(
      &shelf,
      "r.csv:2: R301 region \"34010\" is not a six-digit code such as 340100 (000000: the nation); "
      "arrears rules list shows codes\n"
      "r.csv:4: R302 scheme \"dental\" does not exist; use medical, maternity, major_medical, pension, "
      "unemployment, injury, resident_medical or *\n"
      "r.csv:5: R311 the row cannot be read; check quotes and the number of cells\n"
      "r.csv:6: R311 the row cannot be read; check quotes and the number of cells\n"
      "r.csv:7: R308 value \"soon\" does not fit fee_start; give a day such as M+1/1 (the 1st of the next "
      "month), M+1/last (its last day), M+30d (30 days later)\n"
      "r.csv:8: R306 \"2026-02-30\" is not a date of the form YYYY-MM-DD\n");
}

Test(rule_tables, a_wrong_value_and_a_misspelt_parameter_are_told_their_cure) {
  struct shelf shelf = {0};
  cr_expect_not(read_rules(&shelf,
                           HEADER "340100,*,*,employer_rate,,,,5.5,s,2026-01-01\n"
                                  "340100,*,*,base_flor,,,,4000,s,2026-01-01\n"
                                  "340100,*,*,holiday_money,,,,4000,s,2026-01-01\n"
                                  "340100,*,*,fixed_year_month,,,,13,s,2026-01-01\n"
                                  "340100,*,*,fee_applies,,,,maybe,s,2026-01-01\n",
                           "r.csv", 1));
  expect_troubles(
      &shelf,
      "r.csv:2: R308 value \"5.5\" does not fit employer_rate; give a rate from 0 to 1: 5.5 percent "
      "is 5.5% or 0.055\n"
      "r.csv:3: R304 there is no parameter \"base_flor\"; did you mean base_floor (lowest contribution base, "
      "yuan)?\n"
      "r.csv:4: R304 there is no parameter \"holiday_money\"\n"
      "r.csv:5: R308 value \"13\" does not fit fixed_year_month; give a whole number from 1 to 12\n"
      "r.csv:6: R308 value \"maybe\" does not fit fee_applies; give one of yes, no\n");
}

Test(rule_tables, a_missing_column_is_named) {
  struct shelf shelf = {0};
  cr_expect_not(
      read_rules(&shelf, "region,scheme,payer,parameter,from,to,value,source,valid_on\n", "r.csv", 1));
  expect_troubles(&shelf, "r.csv:1: R312 the column \"above\" is missing\n");
}

Test(rule_tables, an_overlap_names_both_places) {
  struct shelf shelf = {0};
  struct rules_trouble trouble = {.fault = RULES_BAD_ROW};
  cr_expect(read_rules(&shelf,
                       HEADER "340100,*,*,employer_rate,,2025-01-01,2025-12-31,0.06,s,2026-01-01\n"
                              "340100,*,*,employer_rate,,2025-12-31,,0.07,s,2026-01-01\n",
                       "r.csv", 1));
  cr_assert_not(rules_seal(&shelf.rules, &trouble.problem));
  note_trouble(&shelf, TEXT("r.csv"), &trouble);
  expect_troubles(
      &shelf,
      "r.csv:3: R310 340100/employer_rate@2025-12-31 overlaps the row with the same key at r.csv:2\n");
}

Test(rule_tables, tables_of_other_layers_may_overlap) {
  struct shelf shelf = {0};
  struct rule_problem problem;
  const char *bytes = HEADER "340100,*,*,employer_rate,,2025-01-01,,0.06,s,2026-01-01\n";
  cr_expect(read_rules(&shelf, bytes, "base.csv", 0));
  cr_expect(read_rules(&shelf, bytes, "mine.csv", 1));
  cr_expect(rules_seal(&shelf.rules, &problem));
  cr_expect(shelf.rules.count == 2 && shelf.rules.file_count == 2);
  expect_troubles(&shelf, "");
}

Test(rule_tables, a_calendar_holds_holidays_and_workdays) {
  struct shelf shelf = {0};
  struct date holiday, workday;
  cr_expect(read_calendar(&shelf, "kind,name,date\nholiday,国庆节,2026-10-01\nworkday,国庆节,2026-10-10\n"));
  cr_assert(date_parse(&holiday, TEXT("2026-10-01")) && date_parse(&workday, TEXT("2026-10-10")));
  cr_expect_not(workdays_is_workday(&shelf.calendar, holiday), "a Thursday");
  cr_expect(workdays_is_workday(&shelf.calendar, workday), "a Saturday");
  expect_troubles(&shelf, "");
}

Test(rule_tables, what_is_no_day_of_a_calendar_is_told) {
  struct shelf shelf = {0};
  cr_expect_not(read_calendar(&shelf, "date,kind\n2026-10-01,feast\n2026-10-32,holiday\n2026-10-03\n"));
  expect_troubles(&shelf,
                  "days.csv:2: R313 \"2026-10-01,feast\" is not DATE,holiday or DATE,workday\n"
                  "days.csv:3: R313 \"2026-10-32,holiday\" is not DATE,holiday or DATE,workday\n"
                  "days.csv:4: R313 \"2026-10-03\" is not DATE,holiday or DATE,workday\n");
  cr_expect_not(read_calendar(&shelf, "day,kind\n"));
  expect_troubles(&shelf, "days.csv:1: R312 the column \"date\" is missing\n");
}

Test(rule_tables, regions_are_views_of_their_table) {
  struct regions regions = {0};
  regions_read(&regions, TEXT("code,name,short_name,english\n"
                              "340000,安徽省,安徽,Anhui\n"
                              "not a code,x,x,x\n"
                              "340100,合肥市,合肥,Hefei")); /* the last line has no end */
  cr_expect(regions.count == 2);
  cr_expect(text_is(regions_name(&regions, 340100)->short_name, "合肥"));
  cr_expect(text_is(regions_name(&regions, 340000)->english, "Anhui"));
  regions_clear(&regions);
}

Test(rule_tables, the_short_name_of_a_county_is_its_name_without_the_last_character) {
  static const char *const short_names[] = {"滨海", "庐江", "", "东乡"};
  struct regions regions = {0};
  counties_read(&regions, TEXT("code,name,short_name\n"
                               "120116,滨海新区,滨海\n"
                               "340124,庐江县,\n"
                               "340711,郊区,\n"
                               "622926,东乡族自治县,东乡\n"
                               "1234,某县,\n") /* no code */);
  cr_assert(regions.county_count == 4);
  for (size_t i = 0; i < regions.county_count; i++)
    cr_expect(text_is(regions_county(&regions, i).short_name, short_names[i]), "%s", short_names[i]);
  regions_clear(&regions);
}

static void expect_same_row(const struct rule *row, const struct rule *other) {
  cr_expect(text_equals(row->label, other->label) && text_equals(row->value_text, other->value_text) &&
                text_equals(row->source, other->source) && text_equals(row->url, other->url) &&
                text_equals(row->note, other->note),
            "line %d", row->line);
  cr_expect(row->scheme == other->scheme && row->party == other->party && row->above == other->above &&
                row->from.serial == other->from.serial && row->to.serial == other->to.serial &&
                row->valid_on.serial == other->valid_on.serial && row->confidence == other->confidence &&
                row->file == other->file && row->line == other->line,
            "line %d", row->line);
}

Test(rule_tables, the_built_in_tables_are_sound_and_read_as_files_are) {
  struct shelf shelf = {0}, quick = {0};
  struct rule_problem problem;
  for (const struct builtin_table *builtin = builtin_rules; builtin->name != NULL; builtin++) {
    struct table_error error;
    struct text bytes = {(const char *)builtin->bytes, builtin->length};
    struct table *table = table_open_memory(bytes, (struct table_options){0}, &error);
    cr_assert_not_null(table, "%s", builtin->name);
    cr_expect(rule_table_read(&shelf.rules, table, text_from(builtin->name), 0, note_trouble, &shelf), "%s",
              builtin->name);
    table_close(table);
  }
  cr_expect(rules_seal(&shelf.rules, &problem), "lines %d and %d", problem.line, problem.other_line);
  cr_expect(shelf.rules.count > 100);
  cr_expect(builtin_rules_read(&quick.rules, note_trouble, &quick));
  cr_expect(rules_seal(&quick.rules, &problem));
  cr_assert(shelf.rules.count == quick.rules.count);
  for (size_t i = 0; i < shelf.rules.count; i++) expect_same_row(&shelf.rules.rows[i], &quick.rules.rows[i]);
  expect_troubles(&shelf, "");
  expect_troubles(&quick, "");
}
