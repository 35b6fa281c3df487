/* The rows of the option table, and the lines that help makes of them. */
#include "cli/user/option_table.h"

#include <criterion/criterion.h>
#include <string.h>

#include "cli/user/option_help.h"

/* The commands that use an option, by name with blanks between; `all` for every one. */
static void show_users(struct buffer *out, const struct option_row *row) {
  int count = 0;
  for (int i = 0; i < COMMAND_COUNT; i++) count += option_is_used(row, (enum command)i);
  if (count == COMMAND_COUNT) buffer_add_literal(out, "all");
  for (int i = 0; i < COMMAND_COUNT && count < COMMAND_COUNT; i++) {
    if (!option_is_used(row, (enum command)i)) continue;
    if (out->length > 0) buffer_add_byte(out, ' ');
    buffer_add_text(out, text_from(command_name((enum command)i)));
  }
}

/* By reading what each command does with struct options. */
static const struct {
  const char *name;
  char letter;
  const char *users;
} expected[] = {
    {"output", 'o', "quote report assess rules merge template"},
    {"force", 'f', "quote report assess check rules merge template"},
    {"quiet", 'q', "quote report assess check explain rules merge template"},
    {"help", 'h', "all"},
    {"version", 'V', "all"},
    {"rules", 0, "quote report assess check explain rules"},
    {"calendar", 0, "quote report assess check explain rules"},
    {"no-builtin-rules", 0, "quote report assess check explain rules"},
    {"encoding", 0, "report assess check explain"},
    {"lang", 0, "all"},
    {"ledger", 0, "report assess check"},
    {"rejects", 0, "report assess check"},
    {"fix", 0, "report assess check"},
    {"format", 0, "quote assess rules"},
    {"json", 0, "quote assess explain"},
    {"bom", 0, "report assess check rules template"},
    {"no-color", 0, "quote explain"},
    {"jobs", 0, "report assess check explain"},
    {"max-age", 0, "quote report assess check explain rules"},
    {"sheet-rows", 0, "report"},
    {"formulas", 0, "report"},
    {"split", 0, "report"},
    {"group-by", 0, "report"},
    {"quotations", 0, "report"},
    {"explain", 0, "quote"},
    {"case", 0, "explain"},
    {"from", 0, "rules"},
    {"to", 0, "rules"},
    {"on", 0, "rules"},
    {"shard", 0, "report assess check"},
    {"summary", 0, "report assess check"},
    {"manifest", 0, "assess"},
    {"region", 0, "quote report assess check explain"},
    {"scheme", 0, "quote report assess check explain rules"},
    {"payer", 0, "quote report assess check explain rules"},
    {"pay-on", 0, "quote report assess check explain rules"},
    {"kind", 0, "quote"},
    {"gap-from", 0, "quote"},
    {"pension", 0, "quote"},
};
enum { EXPECTED_COUNT = sizeof expected / sizeof expected[0] };

Test(option_table, tells_which_commands_use_an_option) {
  for (int i = 0; i < EXPECTED_COUNT; i++) {
    struct buffer users = {0};
    const struct option_row *row = option_find(text_from(expected[i].name));
    cr_assert(row != NULL, "%s", expected[i].name);
    show_users(&users, row);
    cr_expect(text_is(buffer_text(&users), expected[i].users), "%s: %.*s", expected[i].name,
              (int)users.length, users.at);
    cr_expect_eq(row->letter, expected[i].letter, "%s", expected[i].name);
    buffer_clear(&users);
  }
}

Test(option_table, finds_an_option_by_its_name_its_letter_or_its_column) {
  for (int i = 0; i < OPTION_COUNT; i++) {
    const struct option_row *row = &option_table()[i];
    cr_expect(option_find(text_from(row->name)) == row, "%s: the name is taken", row->name);
    if (row->letter != 0)
      cr_expect(option_find_letter(row->letter) == row, "%s: the letter is taken", row->name);
  }
  cr_expect(option_find(TEXT("pay-on")) == option_of_field(FIELD_PAY_ON));
  cr_expect(option_find(TEXT("pay_on")) == NULL);
  cr_expect(option_find(TEXT("")) == NULL);
  cr_expect(option_find_letter('x') == NULL);
  cr_expect(option_find_letter('\0') == NULL);
}

Test(option_table, writes_the_option_of_a_column_as_it_is_typed) {
  struct buffer line = {0};
  option_add_field(&line, FIELD_PAY_ON);
  option_add_field(&line, FIELD_REGION);
  cr_expect(text_is(buffer_text(&line), "--pay-on--region"));
  buffer_clear(&line);
}

Test(option_table, says_of_every_option_what_it_does_in_both_languages) {
  for (int i = 0; i < OPTION_COUNT; i++) {
    const struct option_row *row = &option_table()[i];
    for (int language = 0; language < LANGUAGE_COUNT; language++)
      cr_expect(row->help[language] != NULL && row->help[language][0] != '\0', "%s", row->name);
    cr_expect(row->commands != 0, "%s: nobody uses it", row->name);
  }
}

static void expect_help(const char *name, size_t column, const char *wanted) {
  struct buffer out = {0};
  option_help_add(&out, option_find(text_from(name)), column, LANGUAGE_EN);
  cr_expect(text_is(buffer_text(&out), wanted), "%.*s", (int)out.length, out.at);
  buffer_clear(&out);
}

Test(option_help, puts_what_an_option_does_beside_it_or_below) {
  expect_help("force", 15, "  -f, --force  an existing output may be replaced\n");
  expect_help("force", 14, "  -f, --force\n              an existing output may be replaced\n");
  expect_help("jobs", 12, "  --jobs N  threads; the results do not depend on it\n");
  expect_help(
      "output", 12,
      "  -o FILE   where the answer goes: a workbook (quote, report), results (assess; standard output "
      "unless\n"
      "            given), a folder (merge)\n");
}

Test(option_help, puts_options_in_the_place_of_a_line_that_names_them) {
  struct buffer out = {0};
  option_help_add_page(&out, TEXT("A {line}\n{14 json no-color}\n\n{10 on}\n"), LANGUAGE_ZH);
  cr_expect(text_is(buffer_text(&out),
                    "A {line}\n"
                    "  --json      以 JSON 回答\n"
                    "  --no-color  不用颜色\n"
                    "\n"
                    "  --on DAY\n"
                    "          show:只列该日有效的规则\n"),
            "%.*s", (int)out.length, out.at);
  buffer_clear(&out);
}
