/* The small parts under the readers of workbooks: numbers, days, formats, names of cells, kept texts. */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "formats/sheet_in/cell_formats.h"
#include "formats/sheet_in/cell_reference.h"
#include "formats/sheet_in/number_format.h"
#include "formats/sheet_in/sheet_date.h"
#include "formats/sheet_in/sheet_number.h"
#include "formats/sheet_in/sheet_source.h"
#include "formats/sheet_in/text_store.h"
#include "formats/sheet_in/xlsx_text.h"
#include "formats/sheet_in/xml_entity.h"

static void expect_text(struct buffer *out, const char *expected, const char *of) {
  cr_expect(text_is(buffer_text(out), expected), "%s: %.*s, not %s", of, (int)out->length, out->at, expected);
  buffer_clear(out);
}

Test(sheet_number, shows_fifteen_digits_as_a_spreadsheet_does) {
  static const struct {
    const char *raw, *plain;
    bool is_wrecked, was_rounded;
  } numbers[] = {
      {"0", "0", false, false},
      {"-0", "0", false, false},
      {"00012", "12", false, false},
      {"8000.30", "8000.3", false, false},
      {"-.5", "-0.5", false, false},
      {"5.", "5", false, false},
      {"+7", "7", false, false},
      {"8000.2999999999993", "8000.3", false, true},
      {"0.30000000000000004", "0.3", false, true},
      {"0.16", "0.16", false, false},
      {"1.6E-2", "0.016", false, false},
      {"1.2e3", "1200", false, false},
      {"12345E-2", "123.45", false, false},
      {"123456789012345", "123456789012345", false, false},
      {"999999999999999", "999999999999999", false, false},
      {"123456789012345.6", "123456789012346", false, true},
      {"999999999999999.9", "1000000000000000", true, true}, /* rounds to sixteen digits */
      {"1000000000000000", "1000000000000000", true, false},
      {"110101199001011230", "110101199001011230", true, false},
      {"1.1010119900101123E+17", "110101199001011230", true, false},
      {"1E15", "1000000000000000", true, false},
      {"1E14", "100000000000000", false, false},
      {"0.000000000000000012345678901234567", "0.0000000000000000123456789012346", false, true},
  };
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct buffer out = {0};
    struct sheet_number number;
    cr_assert(sheet_number_add(&out, text_from(numbers[i].raw), &number), "%s", numbers[i].raw);
    expect_text(&out, numbers[i].plain, numbers[i].raw);
    cr_expect_eq(number.is_wrecked, numbers[i].is_wrecked, "%s", numbers[i].raw);
    cr_expect_eq(number.was_rounded, numbers[i].was_rounded, "%s", numbers[i].raw);
  }
}

Test(sheet_number, refuses_what_is_no_number) {
  static const char *const raws[] = {"",    ".",     "-",    "1,5",   " 1",  "1 ", "1e",    "1e+",
                                     "0x1", "nan",   "inf",  "1.2.3", "--1", "E5", "1E999", "1E-99999999999",
                                     "１",  "1E401", "12三", "1e5.0"};
  for (size_t i = 0; i < sizeof raws / sizeof raws[0]; i++) {
    struct buffer out = {0};
    struct sheet_number number;
    cr_expect_not(sheet_number_add(&out, text_from(raws[i]), &number), "%s", raws[i]);
    cr_expect_eq(out.length, 0, "%s", raws[i]);
    buffer_clear(&out);
  }
}

Test(sheet_number, takes_a_binary_fraction_for_the_decimal_one_that_was_typed) {
  static const struct {
    double value;
    const char *digits;
  } values[] = {{8000.3, "8000.3"}, {0.1, "0.1"}, {1.0 / 3, "0.33333333333333331"}, {-2, "-2"}};
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    char digits[SHEET_BINARY_LENGTH];
    sheet_number_of_binary(digits, values[i].value);
    cr_expect_str_eq(digits, values[i].digits);
  }
}

/* 45688 is 2025-01-31: 45658 is 2025-01-01 in every spreadsheet program. 1904's numbers are 1,462 less. */
Test(sheet_date, counts_days_as_both_systems_do) {
  static const struct {
    const char *number;
    enum date_system system;
    const char *shown;
  } days[] = {
      {"45688", DATE_SYSTEM_1900, "2025-01-31"},
      {"44226", DATE_SYSTEM_1904, "2025-01-31"},
      {"0", DATE_SYSTEM_1904, "1904-01-01"},
      {"1", DATE_SYSTEM_1900, "1900-01-01"},
      {"59", DATE_SYSTEM_1900, "1900-02-28"},
      {"60", DATE_SYSTEM_1900, "1900-02-29"}, /* a day that never was */
      {"61", DATE_SYSTEM_1900, "1900-03-01"},
      {"0", DATE_SYSTEM_1900, "1900-01-00"},
      {"2958465", DATE_SYSTEM_1900, "9999-12-31"},
      {"2957003", DATE_SYSTEM_1904, "9999-12-31"},
      {"45688.4375", DATE_SYSTEM_1900, "2025-01-31T10:30:00"}, /* 0.4375 x 24 = 10.5 */
      {"0.4375", DATE_SYSTEM_1900, "10:30:00"},
      {"45688.9999999999", DATE_SYSTEM_1900, "2025-02-01"}, /* 9 microseconds before midnight */
      {"45688.000001", DATE_SYSTEM_1900, "2025-01-31"},     /* less than half a second */
      {"45688.99999", DATE_SYSTEM_1900, "2025-01-31T23:59:59"},
      {"60.5", DATE_SYSTEM_1900, "1900-02-29T12:00:00"},
  };
  for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
    struct buffer out = {0};
    cr_assert(sheet_date_add(&out, text_from(days[i].number), days[i].system), "%s", days[i].number);
    expect_text(&out, days[i].shown, days[i].number);
  }
}

Test(sheet_date, refuses_what_lies_outside_the_calendar) {
  static const char *const numbers[] = {"-1", "2958466", "12345678", "", "2958465.99999999"};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct buffer out = {0};
    cr_expect_not(sheet_date_add(&out, text_from(numbers[i]), DATE_SYSTEM_1900), "%s", numbers[i]);
    cr_expect_eq(out.length, 0);
    buffer_clear(&out);
  }
}

Test(sheet_date, reads_days_that_stand_in_iso_form) {
  static const struct {
    const char *iso, *shown; /* NULL: refused */
  } days[] = {{"2025-01-31", "2025-01-31"},
              {"2025-01-31T00:00:00", "2025-01-31"},
              {"2025-01-31T00:00:00.000Z", "2025-01-31"},
              {"2025-01-31T10:30:00", "2025-01-31T10:30:00"},
              {"2025-01-31 10:30:00", "2025-01-31T10:30:00"},
              {"2025-02-30", NULL},
              {"2025-01", NULL},
              {"2025-01-31X", NULL},
              {"2025-01-31T10", NULL}};
  for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
    struct buffer out = {0};
    bool is_date = sheet_date_add_iso(&out, text_from(days[i].iso));
    cr_expect_eq(is_date, days[i].shown != NULL, "%s", days[i].iso);
    expect_text(&out, is_date ? days[i].shown : "", days[i].iso);
  }
}

Test(number_format, knows_the_dates_among_the_built_in_ones) {
  static const uint32_t dates[] = {14, 22, 27, 36, 45, 47, 50, 58};
  static const uint32_t numbers[] = {0, 1, 9, 10, 13, 23, 26, 37, 44, 48, 49, 59, 164, 70000};
  for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
    cr_expect(number_format_builtin_is_date(dates[i]), "%u", dates[i]);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    cr_expect_not(number_format_builtin_is_date(numbers[i]), "%u", numbers[i]);
}

Test(number_format, knows_a_date_by_its_letters) {
  static const char *const dates[] = {"yyyy-mm-dd", "yyyy\"年\"m\"月\"",
                                      "yyyy年m月",  "[$-804]aaaa",
                                      "[h]:mm",     "[mm]:ss",
                                      "h:mm AM/PM", "[$-F800]dddd\\,\\ mmmm\\ dd",
                                      "e-mm",       "[DBNum1][$-804]m\"月\"",
                                      "0;yyyy",     "mmm-yy",
                                      "YYYY/M/D;@", "[S]"};
  static const char *const numbers[] = {
      "General",      "GENERAL",    "0.00E+00",  "##0.0e-0",         "#,##0.00\"元\"", "0.00\\d",
      "0_d",          "0*d",        "[Red]0.00", "[$¥-804]#,##0.00", "0\"days\"",      "@",
      "00000\\-0000", "",           "0%",        "[>=100]0;0.0",     "G/通用格式",     "[Magenta]General",
      "\"unclosed d", "[unclosed h"};
  for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
    cr_expect(number_format_is_date(text_from(dates[i])), "%s", dates[i]);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    cr_expect_not(number_format_is_date(text_from(numbers[i])), "%s", numbers[i]);
}

Test(number_format, knows_a_percentage_from_a_sign_that_is_mere_text) {
  static const struct {
    const char *code;
    enum percent_sign sign;
  } codes[] = {{"0%", PERCENT_SCALES},        {"0.00%;[Red]-0.00%", PERCENT_SCALES},
               {"0.0\"%\"", PERCENT_IS_TEXT}, {"0.0\\%", PERCENT_IS_TEXT},
               {"0\"%\"%", PERCENT_SCALES},   {"[$%-804]0", PERCENT_NONE},
               {"#,##0.00", PERCENT_NONE},    {"", PERCENT_NONE},
               {"0\\", PERCENT_NONE},         {"\"unclosed %", PERCENT_IS_TEXT}};
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
    cr_expect_eq(number_format_percent(text_from(codes[i].code)), codes[i].sign, "%s", codes[i].code);
}

Test(cell_formats, know_percentages_by_number_and_by_code) {
  struct cell_formats formats = {0};
  cr_assert_eq(cell_formats_add(&formats, 9), SHEET_OK);
  cr_assert_eq(cell_formats_add(&formats, 10), SHEET_OK);
  cr_assert_eq(cell_formats_add(&formats, 164), SHEET_OK);
  cr_expect_eq(cell_formats_look(&formats, 0), NUMBER_IN_PERCENT);
  cr_expect_eq(cell_formats_look(&formats, 1), NUMBER_IN_PERCENT);
  cr_expect_eq(cell_formats_look(&formats, 2), NUMBER_PLAIN);
  cr_assert_eq(cell_formats_add_code(&formats, 164, TEXT("0.0\"%\"")), SHEET_OK);
  cr_expect_eq(cell_formats_look(&formats, 2), NUMBER_BEFORE_PERCENT_SIGN);
  cell_formats_clear(&formats);
}

Test(cell_formats, let_an_own_code_override_a_built_in_one) {
  struct cell_formats formats = {0};
  cr_assert_eq(cell_formats_add_code(&formats, 14, TEXT("0.00")), SHEET_OK);
  cr_assert_eq(cell_formats_add(&formats, 14), SHEET_OK);
  cr_assert_eq(cell_formats_add(&formats, 15), SHEET_OK);
  cr_expect_eq(cell_formats_look(&formats, 0), NUMBER_PLAIN);
  cr_expect_eq(cell_formats_look(&formats, 1), NUMBER_AS_DATE);
  cr_expect_eq(cell_formats_add(&formats, 65536), SHEET_TOO_MANY_FORMATS);
  cell_formats_clear(&formats);
}

Test(hidden_columns, are_kept_up_to_a_limit) {
  struct hidden_columns hidden = {0};
  hidden_columns_add(&hidden, 7, 9);
  hidden_columns_add(&hidden, 1020, 16383);
  hidden_columns_add(&hidden, 5, 4);
  static const size_t are[] = {7, 8, 9, 1020, 1023}, are_not[] = {0, 4, 5, 6, 10, 1019, 1024, 16383};
  for (size_t i = 0; i < sizeof are / sizeof are[0]; i++)
    cr_expect(hidden_columns_has(&hidden, are[i]), "%zu", are[i]);
  for (size_t i = 0; i < sizeof are_not / sizeof are_not[0]; i++)
    cr_expect_not(hidden_columns_has(&hidden, are_not[i]), "%zu", are_not[i]);
}

/* X is 24, F 6, D 4: 24 x 676 + 6 x 26 + 4 = 16,384, so 16,383 counted from 0. */
Test(cell_reference, ends_at_xfd1048576) {
  static const struct {
    const char *name;
    int32_t row, column; /* row 0: refused */
  } names[] = {{"A1", 1, 0},   {"z9", 9, 25},      {"AA10", 10, 26}, {"XFD1048576", 1048576, 16383},
               {"XFE1", 0, 0}, {"A1048577", 0, 0}, {"A0", 0, 0},     {"1", 0, 0},
               {"A", 0, 0},    {"", 0, 0},         {"AAAA1", 0, 0},  {"$A$1", 0, 0},
               {"A1B", 0, 0},  {"A12345678", 0, 0}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    struct cell_place place;
    bool is_there = cell_reference_parse(&place, text_from(names[i].name));
    cr_expect_eq(is_there, names[i].row != 0, "%s", names[i].name);
    if (!is_there) continue;
    cr_expect(place.row == names[i].row && place.column == names[i].column, "%s", names[i].name);
  }
}

Test(cell_reference, is_written_as_it_is_read) {
  static const char *const names[] = {"A1", "Z1", "AA1", "AZ99", "BA7", "ZZ1", "AAA1", "XFD1048576"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    struct cell_place place;
    struct buffer out = {0};
    cr_assert(cell_reference_parse(&place, text_from(names[i])));
    cell_reference_format(&out, place);
    expect_text(&out, names[i], "a name");
  }
}

Test(cell_range, goes_down_and_to_the_right) {
  static const struct {
    const char *name;
    bool is_range;
  } names[] = {{"A1:B2", true},  {"C7", true},   {"B2:A1", false},
               {"A2:B1", false}, {"A1:", false}, {":", false}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    struct cell_range range;
    cr_expect_eq(cell_range_parse(&range, text_from(names[i].name)), names[i].is_range, "%s", names[i].name);
  }
}

Test(xlsx_text, resolves_escaped_characters) {
  static const struct {
    const char *raw, *text;
  } texts[] = {{"plain", "plain"},
               {"a_x000D_b", "a\rb"},
               {"_x0041_", "A"},
               {"_x005F_x0041_", "_x0041_"},
               {"_x4E2D_", "中"},
               {"_xD83D__xDE00_", "\xF0\x9F\x98\x80"},
               {"_xD83D_", "\xEF\xBF\xBD"},
               {"_x0000_", "\xEF\xBF\xBD"},
               {"_x004_", "_x004_"},
               {"_X0041_", "_X0041_"},
               {"a_b_x", "a_b_x"},
               {"_", "_"},
               {"_xD83D_x", "\xEF\xBF\xBDx"},
               {"", ""}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct buffer out = {0};
    xlsx_text_add(&out, text_from(texts[i].raw));
    expect_text(&out, texts[i].text, texts[i].raw);
  }
}

Test(xml_entity, knows_five_names_and_numbers) {
  static const struct {
    const char *raw, *text; /* NULL: refused */
  } texts[] = {{"a&amp;b", "a&b"},
               {"&lt;&gt;&quot;&apos;", "<>\"'"},
               {"&#65;&#x4e2d;", "A中"},
               {"a&#20013;&#25991;b&#20013;", "a中文b中"}, /* U+4E2D, U+6587 */
               {"&#00065;", "A"},
               {"&#55295;", "\xED\x9F\xBF"}, /* U+D7FF, the last before the surrogates */
               {"&#55296;", NULL},
               {"&#65533;", "\xEF\xBF\xBD"},
               {"&#65534;", NULL},
               {"&#2001x;", NULL},
               {"&#20013", NULL},
               {"&nbsp;", NULL},
               {"&#0;", NULL},
               {"&#xD800;", NULL},
               {"&#x110000;", NULL},
               {"&amp", NULL},
               {"&#;", NULL},
               {"&#99999999999;", NULL},
               {"a\r\nb\rc", "a\nb\nc"},
               {"&#13;", "\r"}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct buffer out = {0};
    bool is_fine = xml_entities_decode(&out, text_from(texts[i].raw));
    cr_expect_eq(is_fine, texts[i].text != NULL, "%s", texts[i].raw);
    if (is_fine) expect_text(&out, texts[i].text, texts[i].raw);
    buffer_clear(&out);
  }
}

/* A text that says its number, of a length that no page is a multiple of. */
static struct text numbered(char room[64], size_t number) {
  int length = snprintf(room, 64, "text %zu ................................", number);
  return (struct text){room, (size_t)length};
}

enum { KEPT_TEXTS = 900000 }; /* about 39 bytes each: 35 MB, more than stays in memory */

static void fill(struct text_store *store) {
  char room[64];
  for (size_t i = 0; i < KEPT_TEXTS; i++) cr_assert_eq(text_store_add(store, numbered(room, i)), SHEET_OK);
}

static void expect_kept(struct text_store *store, size_t number) {
  char room[64];
  struct buffer out = {0};
  cr_assert_eq(text_store_get(store, number, &out), SHEET_OK);
  cr_assert(text_equals(buffer_text(&out), numbered(room, number)), "%zu", number);
  buffer_clear(&out);
}

Test(text_store, gives_back_what_did_not_fit_into_memory) {
  struct text_store store = {0};
  fill(&store);
  cr_assert(text_store_is_in_file(&store));
  cr_expect_lt(text_store_memory(&store), 4 * KEPT_TEXTS + TEXT_STORE_PAGES * sizeof *store.pages + 65536);
  for (size_t i = 0; i < KEPT_TEXTS; i++) expect_kept(&store, i);
  for (size_t i = 0; i < 100000; i++) expect_kept(&store, i * 7919 % KEPT_TEXTS); /* back and forth */
  text_store_clear(&store);
}

Test(text_store, says_why_a_file_could_not_be_written) {
  struct rlimit limit = {1024, 1024};
  signal(SIGXFSZ, SIG_IGN);
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  struct text_store store = {0};
  char room[64];
  enum sheet_status status = SHEET_OK;
  for (size_t i = 0; i < KEPT_TEXTS && status == SHEET_OK; i++)
    status = text_store_add(&store, numbered(room, i));
  cr_expect_eq(status, SHEET_SPILL_ERROR);
  cr_expect_eq(store.error, EFBIG);
  text_store_clear(&store);
}
