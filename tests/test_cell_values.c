/* A value is shown the way the program writes it, a refusal as its code and arguments: `E101(3,O)`. */
#include "formats/list/cell_values.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const struct {
  region_code code;
  const char *name, *short_name, *english;
} places[] = {
    {110000, "北京市", "北京", "Beijing"},    {220000, "吉林省", "吉林", "Jilin"},
    {220200, "吉林市", "吉林", "Jilin City"}, {330100, "杭州市", "杭州", "Hangzhou"},
    {340100, "合肥市", "合肥", "Hefei"},
};

/* Everything a cell is read with. */
struct desk {
  struct diagnostics diagnostics;
  note_set notes;
  struct regions regions;
  struct cell_context context;
};

static void desk_open(struct desk *desk) {
  *desk = (struct desk){0};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
    regions_add(&desk->regions,
                (struct region_name){places[i].code, text_from(places[i].name),
                                     text_from(places[i].short_name), text_from(places[i].english)});
  desk->context = (struct cell_context){
      .diagnostics = &desk->diagnostics, .notes = &desk->notes, .regions = &desk->regions};
}

static void desk_close(struct desk *desk) {
  diagnostics_clear(&desk->diagnostics);
  regions_clear(&desk->regions);
  buffer_clear(&desk->context.scratch);
}

static void add_string(struct buffer *out, const char *string) { buffer_add(out, string, strlen(string)); }

static void add_refusals(struct buffer *out, const struct diagnostics *diagnostics) {
  for (size_t i = 0; i < diagnostics->count; i++) {
    const struct diagnostic *item = &diagnostics->items[i];
    add_string(out, diagnostics_table[item->code].code);
    for (int k = 0; k < item->argument_count; k++) {
      buffer_add_byte(out, k == 0 ? '(' : ',');
      buffer_add_text(out, diagnostics_text(diagnostics, item->arguments[k]));
    }
    if (item->argument_count > 0) buffer_add_byte(out, ')');
  }
}

static void add_notes(struct buffer *out, note_set notes) {
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    if ((notes >> (code - NOTE_FIRST) & 1u) == 0) continue;
    buffer_add_byte(out, ' ');
    add_string(out, diagnostics_table[code].code);
  }
}

/* Reads one cell and appends the value; false: it was refused. */
typedef bool reader(struct buffer *out, struct cell_context *context, struct text cell);

struct example {
  const char *cell, *expected;
};

static void expect_reading(reader *read, const struct example *example) {
  struct desk desk;
  struct buffer out = {0};
  desk_open(&desk);
  bool is_read = read(&out, &desk.context, text_from(example->cell));
  cr_expect(is_read == (desk.diagnostics.count == 0), "%s", example->cell);
  add_refusals(&out, &desk.diagnostics);
  if (is_read) add_notes(&out, desk.notes);
  cr_expect(text_is(buffer_text(&out), example->expected), "\"%s\" is read as %.*s, expected %s",
            example->cell, (int)out.length, out.at, example->expected);
  buffer_clear(&out);
  desk_close(&desk);
}

static void expect_readings(reader *read, const struct example *examples, size_t count) {
  for (size_t i = 0; i < count; i++) expect_reading(read, &examples[i]);
}

#define EXPECT_READINGS(read, examples) \
  expect_readings((read), (examples), sizeof(examples) / sizeof(examples)[0])

static bool add_if(bool is_read, struct buffer *out, struct exact *number) {
  if (is_read) exact_format(out, number);
  exact_clear(number);
  return is_read;
}

static bool amount(struct buffer *out, struct cell_context *context, struct text cell) {
  struct exact number = {0};
  return add_if(cell_amount(&number, context, FIELD_WAGE, cell), out, &number);
}

static bool rate(struct buffer *out, struct cell_context *context, struct text cell) {
  struct exact number = {0};
  return add_if(cell_rate(&number, context, FIELD_RATE, cell), out, &number);
}

static bool percent(struct buffer *out, struct cell_context *context, struct text cell) {
  struct exact number = {0};
  return add_if(cell_percent(&number, context, FIELD_RATE, cell), out, &number);
}

static bool wage(struct buffer *out, struct cell_context *context, struct text cell) {
  struct exact number = {0};
  return add_if(cell_wage(&number, context, FIELD_WAGE, cell), out, &number);
}

static bool count(struct buffer *out, struct cell_context *context, struct text cell) {
  int number = -7;
  bool is_read = cell_count(&number, 0, 130, context, FIELD_AGE, cell);
  cr_expect(is_read || number == -7, "a refused value is unchanged");
  char digits[16];
  snprintf(digits, sizeof digits, "%d", number);
  if (is_read) add_string(out, digits);
  return is_read;
}

static bool date(struct buffer *out, struct cell_context *context, struct text cell) {
  struct date day = DATE_NONE;
  bool is_read = cell_date(&day, context, FIELD_PAY_ON, cell);
  if (is_read) date_format(out, day);
  return is_read;
}

static bool month(struct buffer *out, struct cell_context *context, struct text cell) {
  struct month read = MONTH_NONE;
  bool is_read = cell_month(&read, context, FIELD_GAP_FROM, cell);
  if (is_read) month_format(out, read);
  return is_read;
}

static bool region(struct buffer *out, struct cell_context *context, struct text cell) {
  region_code code = REGION_NONE;
  bool is_read = cell_region(&code, context, FIELD_REGION, cell);
  if (is_read) region_format(out, code);
  return is_read;
}

/* A reader of one word, shown by its key. */
#define WORD_READER(name, type, read, field, keys)                                       \
  static bool name(struct buffer *out, struct cell_context *context, struct text cell) { \
    type value;                                                                          \
    bool is_read = read(&value, context, field, cell);                                   \
    if (is_read) add_string(out, (keys)[value]);                                         \
    return is_read;                                                                      \
  }

static const char *const no_yes[] = {"no", "yes"};
WORD_READER(kind, enum kind, cell_kind, FIELD_KIND, kind_keys)
WORD_READER(payer, enum payer, cell_payer, FIELD_PAYER, payer_keys)
WORD_READER(sex, enum sex, cell_sex, FIELD_SEX, sex_keys)
WORD_READER(resident_group, int, cell_resident_group, FIELD_RESIDENT_GROUP, resident_group_keys)
WORD_READER(yes_no, bool, cell_yes_no, FIELD_EXEMPT, no_yes)

static bool schemes(struct buffer *out, struct cell_context *context, struct text cell) {
  enum scheme found[SCHEME_COUNT];
  int number;
  bool is_read = cell_schemes(found, &number, context, FIELD_SCHEME, cell);
  for (int i = 0; is_read && i < number; i++) {
    if (i > 0) buffer_add_byte(out, ' ');
    add_string(out, scheme_keys[found[i]]);
  }
  return is_read;
}

static bool id_number(struct buffer *out, struct cell_context *context, struct text cell) {
  struct text number;
  bool is_read = cell_id_number(&number, context, FIELD_ID_NUMBER, cell, TEXT(""));
  if (is_read) buffer_add_text(out, number);
  return is_read;
}

Test(cell_values, amounts_are_read_in_the_forms_people_and_spreadsheets_use) {
  static const struct example examples[] = {
      {"8000", "8000"},
      {"8,000.50", "8000.5"},
      {"¥9000", "9000"},
      {"9000元", "9000"},
      {"¥ 9 000.00 元", "9000"},
      {"８，０００．５０", "8000.5"},
      {"0.000000000000000000001", "0.000000000000000000001"},
      {"123456789012345678901234567890.01", "123456789012345678901234567890.01"}};
  EXPECT_READINGS(amount, examples);
}

#define GROUPS_OFFERED "E110(adult 成年居民, student 学生, child 儿童, elder 老年人, exempt 资助参保人员)"

Test(cell_values, groups_of_residents_are_read_by_the_names_offices_give_them) {
  static const struct example examples[] = {
      {"adult", "adult"},
      {"成年居民", "adult"},
      {"普通居民", "adult"},
      {"student", "student"},
      {"大学生", "student"},
      {"在校生", "student"},
      {"child", "child"},
      {"婴幼儿", "child"},
      {"elder", "elder"},
      {"老年人", "elder"},
      {"老人", "elder"},
      {"exempt", "exempt"},
      {"困难人员", "exempt"},
      {"低保对象", "exempt"},
      {"退休", GROUPS_OFFERED},
      /* students and children: two groups, and not in every place the same premium */
      {"学生儿童", GROUPS_OFFERED},
  };
  EXPECT_READINGS(resident_group, examples);
}

Test(cell_values, a_wrong_amount_names_the_character_that_is_in_the_way) {
  static const struct example examples[] = {
      {"5,OOO", "E101(3,O)"}, /* the contract's own example: letters, not zeros */
      {"8,5OO", "E101(4,O)"},    {"l000", "E101(1,l)"}, {"八千", "E101(1,八)"}, {"8000块", "E101(5,块)"},
      {"80.00.5", "E101(6,.)"},  {"10%", "E101(3,%)"},  {"-8000", "E102"},      {"－8000", "E102"},
      {"8.12E+03", "E103"},      {"1.1e5", "E103"},     {"1.5E-3", "E103"},     {"#N/A", "E104"},
      {"#REF!", "E104"},         {"########", "E104"},  {"#8000", "E101(1,#)"}, /* no error value of any
                                                                                   spreadsheet */
      {"￥９０OO", "E101(4,O)"}, /* counted in the cell as it was typed */
  };
  EXPECT_READINGS(amount, examples);
}

Test(cell_values, commas_must_group_thousands) {
  static const struct example examples[] = {
      {"12,34", "E101(3,,)"}, /* a decimal comma */
      {"1,2345", "E101(2,,)"},  {",123", "E101(1,,)"}, {"8000,", "E101(5,,)"}, {"1,000.5,0", "E101(8,,)"},
      {"12，34", "E101(3,，)"}, {".12", "E101(1,.)"}, /* a digit is missing before it */
      {"1,,234", "E101(3,,)"},                        /* no digit before the second comma */
  };
  EXPECT_READINGS(amount, examples);
}

Test(cell_values, where_no_number_stands_or_none_behind_the_point_that_is_said) {
  static const struct example examples[] = {{"¥", "E190"},      {"￥ ", "E190"},        {"", "E190"},
                                            {" ", "E190"},      {"\u3000", "E190"},     {"8000.", "E191"},
                                            {"8,000.", "E191"}, {"８０００．", "E191"}, {"¥8000. ", "E191"},
                                            {".", "E101(1,.)"}, {"元", "E101(1,元)"}};
  EXPECT_READINGS(amount, examples);
}

Test(cell_values, a_rate_is_a_percentage_or_a_number_below_one) {
  static const struct example examples[] = {
      {"10%", "0.1"},   {"0.10", "0.1"}, {"9.8%", "0.098"},    {"１０％", "0.1"},  {"100%", "1"},
      {"0", "0"},       {"0%", "0"},     {"10", "E105"},       {"1", "E105"},      {"1.0", "E105"},
      {"101%", "E105"}, {"-5%", "E102"}, {"ten", "E101(1,t)"}, {"#DIV/0!", "E104"}};
  EXPECT_READINGS(rate, examples);
}

Test(cell_values, below_a_heading_in_percent_a_bare_number_below_one_is_ambiguous) {
  static const struct example examples[] = {
      {"24", "0.24"},  {"24%", "0.24"}, {"0.4%", "0.004"},    {"1", "0.01"},       {"１６．５", "0.165"},
      {"0", "0"},      {"100", "1"},    {"0.4", "E117(0.4)"}, {".4", "E101(1,.)"}, {"0.99", "E117(0.99)"},
      {"101", "E105"}, {"-5", "E102"},  {"ten", "E101(1,t)"}};
  EXPECT_READINGS(percent, examples);
}

Test(cell_values, a_wage_below_a_hundred_yuan_is_noted) {
  static const struct example examples[] = {{"9000", "9000"},    {"100", "100"},  {"99.99", "99.99 W224"},
                                            {"0.9", "0.9 W224"}, {"0", "0 W224"}, {"-1", "E102"}};
  EXPECT_READINGS(wage, examples);
}

Test(cell_values, counts_are_whole_and_inside_their_bounds) {
  static const struct example examples[] = {
      {"0", "0"},
      {"69", "69"},
      {"130", "130"},
      {"１２", "12"},
      {"#N/A", "E104(0,130)"}, /* 0 to 130 are allowed */
      {"131", "E115(0,130)"},
      {"-1", "E115(0,130)"},
      {"1.5", "E115(0,130)"},
      {"many", "E115(0,130)"},
      {"1234567890", "E115(0,130)"}, /* too long for a count of whatever kind */
  };
  EXPECT_READINGS(count, examples);
}

Test(cell_values, days_are_read_in_five_forms_and_from_serial_numbers) {
  static const struct example examples[] = {
      {"2025-06-30", "2025-06-30"},         {"2025/6/30", "2025-06-30"},
      {"2025.6.30", "2025-06-30"},          {"20250630", "2025-06-30"},
      {"2025年6月30日", "2025-06-30"},      {"2025年06月30号", "2025-06-30"},
      {"２０２５－６－３０", "2025-06-30"}, {"2025/6/30 0:00:00", "2025-06-30"},
      {"2024-02-29", "2024-02-29"},         {"45809", "2025-06-01 W206"}, /* 45809 days after 1899-12-30 */
      {"22000", "1960-03-25 W206"},         {"21999", "E106"},
      {"1950-01-01", "1950-01-01"},         {"2199-12-31", "2199-12-31"},
  };
  EXPECT_READINGS(date, examples);
}

Test(cell_values, what_is_no_day_is_refused) {
  static const struct example examples[] = {
      {"2025-02-29", "E118"},      {"2025-02-30", "E118"}, {"2025-6-31", "E118"},
      {"2025-06", "E106"},         {"2025", "E106"},       {"soon", "E106"},
      {"30.6.2025", "E106"},       {"2025-6/30", "E106"},  {"20251301", "E106"},
      {"2025-06-30 8:1x", "E106"}, {"1949-12-31", "E109"}, {"2925-07-10", "E109"},
      {"2200-01-01", "E109"},      {"19999", "E106"},      {"2025年6月30", "E106"},
      {"#####", "E104"},           {"2025年6", "E106"},    {"2025年6月30日x", "E106"},
      {"年6月30日", "E106"},       {"2025-6-", "E106"},    {"2025-", "E106"},
      {"-6-30", "E106"},           {"20250600", "E106"},   {"20250030", "E106"},
      {"80001", "E106"},           {"1234567890", "E106"}};
  EXPECT_READINGS(date, examples);
}

Test(cell_values, months_are_read_with_or_without_a_day) {
  static const struct example examples[] = {
      {"2025-06", "2025-06"},    {"2025/6", "2025-06"},           {"202506", "2025-06"},
      {"2025年6月", "2025-06"},  {"2025.06", "2025-06"},          {"2025.10", "2025-10"},
      {"2025.6", "2025-06"},     {"2025-06-30", "2025-06"},       {"2025年6月30日", "2025-06"},
      {"45809", "2025-06 W206"}, {"２０２５年１２月", "2025-12"}, {"2025-1", "2025-01"},
      {"2025.01", "2025-01"},    {"2025.1.5", "2025-01"}}; /* no zero can have been lost */
  EXPECT_READINGS(month, examples);
}

static bool span(struct buffer *out, struct cell_context *context, struct text cell, bool is_promised) {
  struct month first, last;
  if (!cell_months(&first, &last, is_promised, context, FIELD_GAP_FROM, cell)) return false;
  month_format(out, first);
  buffer_add_byte(out, ' ');
  if (month_is_set(last))
    month_format(out, last);
  else
    buffer_add_literal(out, "open");
  return true;
}

static bool promised_span(struct buffer *out, struct cell_context *context, struct text cell) {
  return span(out, context, cell, true);
}

static bool month_or_span(struct buffer *out, struct cell_context *context, struct text cell) {
  return span(out, context, cell, false);
}

Test(cell_values, two_months_may_stand_in_one_cell) {
  static const struct example examples[] = {{"2024.01-2024.06", "2024-01 2024-06"},
                                            {"2024-01-2024-06", "2024-01 2024-06"},
                                            {"2024.1-2024.6", "2024-01 2024-06"},
                                            {"2024-01至2024-06", "2024-01 2024-06"},
                                            {"202401~202406", "2024-01 2024-06"},
                                            {"2024年1月—2024年6月", "2024-01 2024-06"},
                                            {"2024年1月至6月", "2024-01 2024-06"},
                                            {"2024年1-6月", "2024-01 2024-06"},
                                            {"202401-06", "2024-01 2024-06"},
                                            {"2024.1－6", "2024-01 2024-06"},
                                            {"2023.11--2024.02", "2023-11 2024-02"},
                                            {"2024-01-01到2024-06-30", "2024-01 2024-06"},
                                            {"20240101-20240630", "2024-01 2024-06"},
                                            {"2024年3月至今", "2024-03 open"},
                                            {"2024-03", "2024-03 2024-03"},
                                            {"2024-03-31", "2024-03 2024-03"},
                                            {"2024-03-01", "2024-03 2024-03"},
                                            /* a day, or two months; three months; no months */
                                            {"2024-01-06", "E119"},
                                            {"2024年1月、3月", "E107"},
                                            {"2024.1-13", "E107"},
                                            {"45292-45444", "E107"},
                                            {"2024.1", "E108(2024-01,2024-10)"},
                                            {"去年1月至6月", "E107"},
                                            {"至2024-06", "E107"},
                                            {"2024-01至", "E107"},
                                            {"2024-01至2024-02至2024-03", "E107"},
                                            {"2024年13月至14月", "E107"},
                                            {"2024-02-30至2024-03", "E107"}};
  EXPECT_READINGS(promised_span, examples);
}

Test(cell_values, a_day_below_a_heading_for_one_month_is_its_month) {
  static const struct example examples[] = {{"2024-01-06", "2024-01 2024-01"},
                                            {"2024-01至2024-06", "2024-01 2024-06"}};
  EXPECT_READINGS(month_or_span, examples);
}

/* Excel takes the years 00 to 29 as 2000 to 2029, the others as 1930 to 1999. */
Test(cell_values, what_english_spreadsheets_make_of_months_and_days_is_read_with_a_note) {
  static const struct example months[] = {
      {"Jan-25", "2025-01 W220"},       {"Dec-98", "1998-12 W220"},    {"2025-Jan", "2025-01 W220"},
      {"January 2025", "2025-01 W220"}, {"Sept-2024", "2024-09 W220"}, {"29-Jun-2026", "2026-06 W220"},
      {"2025年1月份", "2025-01"},       {"2025-1月", "2025-01"},       {"2025-01-01T00:00:00", "2025-01"}};
  static const struct example days[] = {{"29-Jun-2026", "2026-06-29 W220"},
                                        {"Jun 29, 2026", "2026-06-29 W220"},
                                        {"29-Jun-26", "2026-06-29 W220"},
                                        {"31-Jun-2026", "E118"},
                                        {"Jun-26", "E106"},
                                        {"2025-06-30T10:15:00.000", "2025-06-30"},
                                        {"2025-06-30 08:15", "2025-06-30"}};
  EXPECT_READINGS(month, months);
  EXPECT_READINGS(date, days);
}

Test(cell_values, a_month_that_may_have_lost_a_zero_is_not_guessed) {
  static const struct example examples[] = {
      {"2025.1", "E108(2025-01,2025-10)"}, /* January, or October whose zero is gone */
      {"２０２５．１", "E108(2025-01,2025-10)"},
      {"2025-13", "E107"},
      {"2025-00", "E107"},
      {"2025", "E107"},
      {"1", "E196"}, /* the year stands in another column */
      {"03", "E196"},
      {"１２月份", "E196"},
      {"13月", "E107"},
      {"2025-06-31", "E118"},
      {"2025-01-00", "E107"}, /* day 0 is no month without a day */
      {"25-Jan", "E107"},     /* a day without a year */
      {"Juno 2025", "E107"},
      {"1949-12", "E109"},
      {"2200-01", "E109"},
      {"#VALUE!", "E104"},
  };
  EXPECT_READINGS(month, examples);
}

Test(cell_values, regions_go_by_code_or_by_any_of_their_names) {
  static const struct example examples[] = {
      {"330100", "330100"},
      {"杭州", "330100"},
      {"杭州市", "330100"},
      {"hangzhou", "330100"},
      {"北京", "110000"},
      {"000000", "000000"},
      {"330106", "330106"}, /* a district of Hangzhou */
      {"229099", "229099"}, /* a county under Jilin itself */
      {"110105", "110105"}, /* a district of Beijing */
      {"330900", "E111"},   /* no such city in this table */
      {"999999", "E111"},
      {"吉林省", "220000"},
      {"吉林市", "220200"},
      {"吉林", "E112(220000 吉林省,220200 吉林省吉林市)"},
      {"Atlantis", "E111"},
      {"33010", "E111"},
      {"#N/A", "E104"},
      {"３３０１００", "330100"}, /* full width */
      {"杭 州　市", "330100"},
      {"吉林省-杭州市", "E116(220000 吉林省,330100 杭州市)"},
      {"吉林省－杭州市", "E116(220000 吉林省,330100 杭州市)"},
      {"杭洲市", "E111(330100 杭州市)"},
      {"杭洲市", "E111(330100 杭州市)"}, /* and again from memory */
      {"合肥市", "340100"},
      {"合肥市", "340100"},
  };
  EXPECT_READINGS(region, examples);
}

Test(cell_values, words_are_chinese_or_english_and_a_refusal_lists_them) {
  static const struct example kinds[] = {{"backpay", "backpay"},
                                         {"补缴", "backpay"},
                                         {"Topup", "topup"},
                                         {"一次性补足", "topup"}, /* and so on */
                                         {"居民医保", "resident"},
                                         {"转移接续", "transfer"},
                                         {"划账", "credit"},
                                         {"refund",
                                          "E110(backpay 补缴, topup 一次性补足, resident 居民医保, transfer "
                                          "转移, shortfall 少缴补差, credit 划账)"}};
  static const struct example payers[] = {{"employer", "employer"},
                                          {"单位职工", "employer"},
                                          {"灵活就业人员", "flexible"},
                                          {"个人", "flexible"},
                                          {"male", "E110(employer 单位, flexible 灵活就业)"}};
  static const struct example sexes[] = {
      {"女", "female"}, {"F", "female"}, {"男性", "male"}, {"?", "E110(male 男, female 女)"}};
  static const struct example answers[] = {{"是", "yes"}, {"Y", "yes"},    {"1", "yes"},
                                           {"否", "no"},  {"FALSE", "no"}, {"maybe", "E110(yes 是, no 否)"}};
  EXPECT_READINGS(kind, kinds);
  EXPECT_READINGS(payer, payers);
  EXPECT_READINGS(sex, sexes);
  EXPECT_READINGS(yes_no, answers);
}

Test(cell_values, schemes_are_joined_by_the_marks_people_use) {
  static const struct example examples[] = {
      {"医疗", "medical"},
      {"职工医保+大额", "medical major_medical"},
      {"医疗、生育、养老、失业、工伤", "medical maternity pension unemployment injury"},
      {"pension ＋ injury", "pension injury"},
      {"dental", "E113"},
      {"medical+", "medical"},
      {"medical,pension；injury|生育/失业", "medical pension injury maternity unemployment"},
      {"养老 医疗", "pension medical"},
      {"养老和医疗", "pension medical"},
      {"养老，医疗；失业", "pension medical unemployment"},
      {"企业职工基本养老保险", "pension"},
      {"城镇职工基本医疗保险", "medical"},
      {"養老+職工醫保", "pension medical"},
      {"企业职工基本养老保险费+失业保险费", "pension unemployment"}, /* as tax offices levy it */
      {"职工基本医疗保险（含生育）", "medical maternity"},
      {"大额医疗互助", "major_medical"},
      {"310|职工基本医疗保险", "medical"},
      {"五险", "medical maternity pension unemployment injury"},
      {"社保", "medical maternity pension unemployment injury"},
      {"五险一金", "E113"}, /* the housing fund is not reckoned here */
      {"社保+养老", "E114(养老)"},
      {"补充医疗", "E113"},
      {"310", "E113"},
      {"medical+pension+医疗", "E114(医疗)"}};
  EXPECT_READINGS(schemes, examples);
}

/* The example of GB 11643: digits x weights give 7 + 9 + 5 + 20 + 2 + 9 + 24 + 27 + 7 + 18 + 30 + 5 + 4 = 167
 * = 15 x 11 + 2, and 2 stands for X. */
Test(cell_values, identity_numbers_are_checked_and_made_plain) {
  static const struct example examples[] = {
      {"11010519491231002X", "11010519491231002X"},
      {"'11010519491231002X", "11010519491231002X"},
      {"110105 19491231 002x", "11010519491231002x W218"},
      {"１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X W218"},
      {"11010519491231002Ⅹ", "11010519491231002X W218"},
      {"11010519491231002х", "11010519491231002X W218"}, /* Cyrillic */
      {"11010519491231002×", "11010519491231002X W218"},
      {"110105\xE2\x80\x8B"
       "19491231002X",
       "11010519491231002X W218"}, /* U+200B */
      {"\xE2\x80\xAA"
       "11010519491231002X\xE2\x80\xAC",
       "11010519491231002X W218"}, /* U+202A, U+202C */
      {"\xC2\xA0"
       "11010519491231002X ",
       "11010519491231002X"}, /* blanks around a number are no change */
      /* 7 + 9 + 0 + 5 + 0 + 20 + 2 + 9 + 48 + 15 + 0 + 9 + 0 + 5 + 48 = 177 = 16 x 11 + 1, and 1 stands for 0
       */
      {"110105198501016000", "110105198501016000 W219"},
      {"DOC：E12345678", "DOC：E12345678"},
      {"护照E12345678", "E120(11)"}, /* in characters */
      {"1101O51949123100二X", "E121(5)"},
      {"110105491231002", "110105491231002"}, /* fifteen digits, from before 1999 */
      {"doc:E12345678", "doc:E12345678"},
      {"110105194912310021", "E123(X)"},
      {"1101051949123100", "E120(16)"},
      {"1101O519491231002X", "E121(5)"},
      {"11010519491331002X", "E122"},
      {"110105194912310000", "E124"},
      {"1.10105E+17", "E103"},
  };
  EXPECT_READINGS(id_number, examples);
}

Test(cell_values, a_long_offending_text_is_cut_between_characters) {
  struct desk desk;
  char cell[400] = "";
  enum kind value;
  desk_open(&desk);
  for (int i = 0; i < 100; i++) strcat(cell, "王");
  cr_assert_not(cell_kind(&value, &desk.context, FIELD_KIND, text_from(cell)));
  cr_expect(diagnostics_text(&desk.diagnostics, desk.diagnostics.items[0].value).length == 120,
            "forty characters");
  cr_expect(desk.diagnostics.items[0].field == FIELD_KIND);
  desk_close(&desk);
}
