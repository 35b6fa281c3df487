#include "formats/list/csv_text.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "calc/array.h"

static void expect_text(struct buffer *found, struct text expected) {
  cr_expect(text_equals(buffer_text(found), expected), "<%.*s>, expected <%.*s>", (int)found->length,
            found->at, (int)expected.length, expected.at);
  buffer_clear(found);
}

static const struct {
  struct text text, cell;
} cells[] = {
    {{"", 0}, {"", 0}},
    {{"8000.00", 7}, {"8000.00", 7}},
    {{"a b", 3}, {"a b", 3}},
    {{"it's; a|b", 9}, {"it's; a|b", 9}},
    {{"a,b", 3}, {"\"a,b\"", 5}},
    {{",", 1}, {"\",\"", 3}},
    {{"\"", 1}, {"\"\"\"\"", 4}},
    {{"a\"b", 3}, {"\"a\"\"b\"", 6}},
    {{"\"\"\"", 3}, {"\"\"\"\"\"\"\"\"", 8}},
    {{"a\nb", 3}, {"\"a\nb\"", 5}},
    {{"a\rb", 3}, {"\"a\rb\"", 5}},
    {{"a\r\n", 3}, {"\"a\r\n\"", 5}},
    {{" a", 2}, {"\" a\"", 4}},
    {{"a ", 2}, {"\"a \"", 4}},
    {{" ", 1}, {"\" \"", 3}},
    {{"\ta", 2}, {"\"\ta\"", 4}},
    {{"a\t", 2}, {"\"a\t\"", 4}},
    {{"a\tb", 3}, {"a\tb", 3}},
    /* a full-width comma and a wide blank are letters like any other; so is a NUL */
    {{"张，三", 9}, {"张，三", 9}},
    {{"　", 3}, {"　", 3}},
    {{"张,三", 7}, {"\"张,三\"", 9}},
    {{"a\0b", 3}, {"a\0b", 3}},
    {{"\0,", 2}, {"\"\0,\"", 4}},
};
enum { CELL_COUNT = sizeof cells / sizeof cells[0] };

Test(csv_text, quotes_a_cell_only_where_it_must) {
  for (size_t i = 0; i < CELL_COUNT; i++) {
    struct buffer out = {0};
    csv_add_cell(&out, cells[i].text);
    expect_text(&out, cells[i].cell);
  }
}

Test(csv_text, makes_one_cell_of_what_was_appended) {
  for (size_t i = 0; i < CELL_COUNT; i++) {
    struct buffer out = {0}, expected = {0};
    buffer_add_literal(&out, "before, \"");
    size_t start = out.length;
    buffer_add_text(&out, cells[i].text);
    csv_quote_from(&out, start);
    buffer_add_literal(&expected, "before, \"");
    buffer_add_text(&expected, cells[i].cell);
    expect_text(&out, buffer_text(&expected));
    buffer_clear(&expected);
  }
}

Test(csv_text, makes_no_cell_of_an_empty_buffer) {
  struct buffer out = {0};
  csv_quote_from(&out, 0);
  expect_text(&out, TEXT(""));
}

Test(csv_text, doubles_every_quote_of_a_long_cell) {
  enum { COUNT = 100000 };
  char *quotes = array_new(COUNT, 1);
  memset(quotes, '"', COUNT);
  struct buffer out = {0};
  csv_add_cell(&out, (struct text){quotes, COUNT});
  cr_assert(out.length == 2 * COUNT + 2);
  for (size_t i = 0; i < out.length; i++) cr_assert(out.at[i] == '"');
  buffer_clear(&out);
  free(quotes);
}

static const struct {
  const char *text, *neutral;
} formulas[] = {{"=1+2", "'=1+2"},
                {"+cmd|'/C calc'!A0", "'+cmd|'/C calc'!A0"},
                {"-2+3", "'-2+3"},
                {"@SUM(A1)", "'@SUM(A1)"},
                {"\tx", "'\tx"},
                {"\rx", "'\rx"},
                {"=", "'="},
                {"'=1", "''=1"}, /* had one before */
                {"''@", "'''@"},
                {"-5", "-5"},
                {"+8613812345678", "+8613812345678"},
                {"-1,234.50%", "-1,234.50%"},
                {"'-5", "'-5"},
                {"-", "-"},
                {"--", "--"},
                {"+", "'+"},
                {"+.", "'+."},
                {"O'Neil=", "O'Neil="},
                {"'", "'"},
                {" =1", " =1"},
                {"", ""}};

Test(csv_text, puts_an_apostrophe_before_what_would_be_worked_out_and_takes_it_away_again) {
  for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
    struct buffer out = {0};
    buffer_add_literal(&out, ",");
    buffer_add_text(&out, text_from(formulas[i].text));
    csv_neutralise_from(&out, 1);
    cr_expect(text_is(text_from_offset(buffer_text(&out), 1), formulas[i].neutral), "%s: %.*s",
              formulas[i].text, (int)out.length, out.at);
    cr_expect(text_is(csv_without_mark(text_from(formulas[i].neutral)), formulas[i].text), "%s",
              formulas[i].text);
    buffer_clear(&out);
  }
}

Test(csv_text, quotes_a_neutral_cell_as_any_other) {
  struct buffer out = {0};
  csv_add_neutral_cell(&out, TEXT("=\"a\",b"), true);
  buffer_add_byte(&out, ',');
  csv_add_neutral_cell(&out, TEXT("=1"), false);
  buffer_add_byte(&out, ',');
  csv_add_neutral_cell(&out, TEXT("王"), true);
  expect_text(&out, TEXT("\"'=\"\"a\"\",b\",=1,王"));
  buffer_clear(&out);
}

/* A longer cell is looked at eight bytes at a time: a special byte counts at any place of any length. */
Test(csv_text, a_special_byte_is_noticed_wherever_it_stands) {
  enum { MOST = 27 };
  static const char specials[] = {',', '"', '\n', '\r'};
  for (size_t i = 0; i < MOST * MOST * sizeof specials; i++) {
    const size_t length = i / sizeof specials / MOST + 1, place = i / sizeof specials % MOST;
    char bytes[MOST];
    struct buffer cell = {0};
    memset(bytes, i % 2 == 0 ? 'x' : '\xE5', sizeof bytes);
    csv_add_cell(&cell, (struct text){bytes, length});
    cr_assert_eq(cell.length, length);
    buffer_reset(&cell);
    if (place < length) bytes[place] = specials[i % sizeof specials];
    csv_add_cell(&cell, (struct text){bytes, length});
    cr_assert_eq(cell.length > length, place < length, "place %zu of %zu", place, length);
    buffer_clear(&cell);
  }
}
