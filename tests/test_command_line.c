/* A command line is written as words with blanks between; what was understood is shown as words again. */
#include "cli/user/command_line.h"

#include <criterion/criterion.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/buffer.h"
#include "formats/words/figures_text.h"

static void speak_english(void) {
  setenv("LC_ALL", "en_US.UTF-8", 1);
  setenv("NO_COLOR", "1", 1);
}

TestSuite(command_line, .init = speak_english);

static struct options options; /* too large for a stack */
static struct buffer said;     /* on standard error */

/* getopt keeps a place of its own in the command line: back to the start. */
static void forget_last_line(void) {
  char *nothing[] = {(char[]){"arrears"}, NULL};
  optind = 0;
  cr_assert_eq(getopt(1, nothing, "-"), -1);
}

static bool read_arguments(int count, char *arguments[]) {
  char line[256];
  forget_last_line();
  FILE *file = tmpfile();
  int standard = dup(STDERR_FILENO);
  cr_assert(file != NULL && standard >= 0 && dup2(fileno(file), STDERR_FILENO) >= 0);
  bool understood = command_line_read(&options, count, arguments);
  cr_assert(dup2(standard, STDERR_FILENO) >= 0);
  close(standard);
  rewind(file);
  buffer_reset(&said);
  while (fgets(line, sizeof line, file) != NULL) buffer_add(&said, line, strlen(line));
  fclose(file);
  return understood;
}

/* Reads `arrears WORDS`. */
static bool read_words(const char *words) {
  static char copy[4096];
  char *arguments[80] = {(char[]){"arrears"}};
  int count = 1;
  snprintf(copy, sizeof copy, "%s", words);
  for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " ")) arguments[count++] = word;
  return read_arguments(count, arguments);
}

static void show(struct buffer *out, const char *name, const char *value) {
  if (value == NULL) return;
  buffer_add_byte(out, ' ');
  buffer_add_text(out, text_from(name));
  buffer_add_byte(out, '=');
  buffer_add_text(out, text_from(value));
}

static void show_flag(struct buffer *out, const char *name, bool is_set) {
  if (!is_set) return;
  buffer_add_byte(out, ' ');
  buffer_add_text(out, text_from(name));
}

static void show_number(struct buffer *out, const char *name, int64_t number, int64_t unset) {
  if (number == unset) return;
  show(out, name, "");
  figure_number(out, number);
}

static void show_files(struct buffer *out) {
  for (int i = 0; i < options.operand_count; i++) show(out, "operand", options.operands[i]);
  for (int i = 0; i < options.rule_file_count; i++) show(out, "rules", options.rule_files[i]);
  show(out, "calendar", options.calendar);
  show(out, "output", options.output);
  show(out, "ledger", options.ledger);
  show(out, "rejects", options.rejects);
  show(out, "on", options.on);
  show(out, "shard", options.shard);
  show(out, "manifest", options.manifest);
}

static void show_options(struct buffer *out) {
  static const char *const commands[] = {"none",  "quote", "report",   "assess", "check",  "explain",
                                         "rules", "merge", "template", "help",   "version"};
  static const char *const splits[] = {NULL, "region", "employer", "rows"};
  buffer_add_text(out, text_from(commands[options.command]));
  show_files(out);
  for (int field = 0; field < FIELD_COUNT; field++) show(out, field_keys[field], options.fields[field]);
  show_flag(out, "zh", options.language == LANGUAGE_ZH);
  show_flag(out, "no_builtin_rules", options.without_builtin_rules);
  show(out, "encoding", options.encoding == ENCODING_AUTO ? NULL : encoding_name(options.encoding));
  show_flag(out, "json", options.as_json);
  show_flag(out, "csv", options.as_csv);
  show_flag(out, "bom", options.with_mark);
  show_flag(out, "force", options.force);
  show_flag(out, "quiet", options.is_quiet);
  show_flag(out, "colour", options.with_colour);
  show_flag(out, "help", options.wants_help);
  show_number(out, "jobs", options.jobs, 0);
  show_number(out, "max_age", options.max_age, -1);
  show_number(out, "sheet_rows", options.sheet_rows, 0);
  show(out, "split", splits[options.split.by]);
  show_number(out, "split_rows", options.split.rows, 0);
}

struct line {
  const char *words, *expected;
};

static void expect_understood(const struct line *lines, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct buffer found = {0};
    cr_expect(read_words(lines[i].words) && said.length == 0, "%s: %.*s", lines[i].words, (int)said.length,
              said.at);
    show_options(&found);
    cr_expect(text_is(buffer_text(&found), lines[i].expected), "%s: %.*s, expected %s", lines[i].words,
              (int)found.length, found.at, lines[i].expected);
    buffer_clear(&found);
  }
}

static void expect_refused(const struct line *lines, size_t count) {
  for (size_t i = 0; i < count; i++) {
    cr_expect_not(read_words(lines[i].words), "%s", lines[i].words);
    cr_expect(text_is(buffer_text(&said), lines[i].expected), "%s: %.*s, expected %s", lines[i].words,
              (int)said.length, said.at, lines[i].expected);
  }
}

#define EXPECT_UNDERSTOOD(lines) expect_understood((lines), sizeof(lines) / sizeof(lines)[0])
#define EXPECT_REFUSED(lines) expect_refused((lines), sizeof(lines) / sizeof(lines)[0])

Test(command_line, knows_every_command) {
  static const struct line lines[] = {{"", "none"},
                                      {"quote", "quote"},
                                      {"report", "report"},
                                      {"assess", "assess"},
                                      {"check", "check"},
                                      {"rules", "rules"},
                                      {"merge", "merge"},
                                      {"template", "template"},
                                      {"help", "help"},
                                      {"version", "version"},
                                      {"--version", "version"},
                                      {"-V", "version"},
                                      {"--help", "none help"},
                                      {"-h", "none help"},
                                      {"assess --help", "assess help"}};
  EXPECT_UNDERSTOOD(lines);
}

Test(command_line, knows_every_option_of_the_contract) {
  static const struct line lines[] = {
      {"assess --rules a.csv --rules b.csv", "assess rules=a.csv rules=b.csv"},
      {"assess --calendar days.csv", "assess calendar=days.csv"},
      {"assess --no-builtin-rules", "assess no_builtin_rules"},
      {"assess --region 北京", "assess region=北京"},
      {"assess --scheme medical+pension", "assess scheme=medical+pension"},
      {"assess --payer flexible", "assess payer=flexible"},
      {"assess --pay-on 2025-06-30", "assess pay_on=2025-06-30"},
      {"assess --encoding auto", "assess"},
      {"assess --encoding utf-8", "assess encoding=UTF-8"},
      {"assess --encoding gb18030", "assess encoding=GB18030"},
      {"assess --lang zh", "assess zh"},
      {"assess --lang en", "assess"},
      {"assess --force", "assess force"},
      {"assess -f", "assess force"},
      {"assess -q", "assess quiet"},
      {"assess --quiet", "assess quiet"},
      {"assess -o r.csv", "assess output=r.csv"},
      {"assess --output r.csv", "assess output=r.csv"},
      {"assess --ledger l.csv", "assess ledger=l.csv"},
      {"assess --rejects j.csv", "assess rejects=j.csv"},
      {"assess --format csv", "assess csv"},
      {"assess --format jsonl", "assess json"},
      {"assess --bom", "assess bom"},
      {"quote --json", "quote json"},
      {"rules --on 2025-06-30", "rules on=2025-06-30"},
  };
  EXPECT_UNDERSTOOD(lines);
}

Test(command_line, knows_the_options_that_came_later) {
  static const struct line lines[] = {
      {"quote --no-color", "quote"},
      {"assess --jobs 1", "assess jobs=1"},
      {"assess --jobs 64", "assess jobs=64"},
      {"rules --max-age 0", "rules max_age=0"},
      {"rules --max-age 36500", "rules max_age=36500"},
      {"report --sheet-rows 100", "report sheet_rows=100"},
      {"report --sheet-rows 1048576", "report sheet_rows=1048576"},
      {"report --split region", "report split=region"},
      {"report --split employer", "report split=employer"},
      {"report --split 500", "report split=rows split_rows=500"},
      {"assess --shard 1/8", "assess shard=1/8"},
      {"assess --manifest m.json", "assess manifest=m.json"},
  };
  EXPECT_UNDERSTOOD(lines);
}

/* _ is written as -: the value of --pay-on is that of the column pay_on. */
Test(command_line, takes_every_column_of_a_case_list_as_a_long_option) {
  for (int field = 0; field < FIELD_COUNT; field++) {
    char name[40], words[100], expected[100];
    snprintf(name, sizeof name, "%s", field_keys[field]);
    for (char *at = name; *at != '\0'; at++)
      if (*at == '_') *at = '-';
    for (int with_equals = 0; with_equals < 2; with_equals++) {
      snprintf(words, sizeof words, "quote --%s%cvalue", name, with_equals ? '=' : ' ');
      snprintf(expected, sizeof expected, "quote %s=value", field_keys[field]);
      expect_understood(&(struct line){words, expected}, 1);
    }
  }
}

Test(command_line, may_stand_before_between_and_behind_the_operands) {
  static const struct line lines[] = {
      {"assess cases.csv -o r.csv --force", "assess operand=cases.csv output=r.csv force"},
      {"assess -o r.csv cases.csv --force", "assess operand=cases.csv output=r.csv force"},
      {"--force -o r.csv assess cases.csv", "assess operand=cases.csv output=r.csv force"},
      {"-qf -or.csv assess cases.csv", "assess operand=cases.csv output=r.csv force quiet"},
      {"-qfor.csv assess cases.csv", "assess operand=cases.csv output=r.csv force quiet"},
      {"rules lint a.csv --lang zh b.csv c.csv",
       "rules operand=lint operand=a.csv operand=b.csv operand=c.csv zh"},
      {"rules --on 2025-01-01 show --scheme medical 北京",
       "rules operand=show operand=北京 on=2025-01-01 scheme=medical"},
      /* a command's name is an operand behind the command */
      {"help quote", "help operand=quote"},
  };
  EXPECT_UNDERSTOOD(lines);
}

Test(command_line, takes_a_dash_for_a_file_and_two_dashes_for_the_end_of_the_options) {
  static const struct line lines[] = {
      {"assess -", "assess operand=-"},
      {"assess - -o -", "assess operand=- output=-"},
      {"assess -o - -", "assess operand=- output=-"},
      {"assess -- --force", "assess operand=--force"},
      {"assess --force -- -x.csv", "assess operand=-x.csv force"},
      {"assess -- -", "assess operand=-"},
      {"assess -- a.csv -- b.csv", "assess operand=a.csv operand=-- operand=b.csv"},
      {"-- assess a.csv", "assess operand=a.csv"},
      {"assess --", "assess"},
      /* what an option needs is its value, whatever it looks like */
      {"quote --wage -5", "quote wage=-5"},
      {"quote --name -- --rate 10%", "quote name=-- rate=10%"},
  };
  EXPECT_UNDERSTOOD(lines);
}

Test(command_line, says_which_option_is_unknown_and_guesses_what_was_meant) {
  static const struct line lines[] = {
      {"assess --regoin 北京", "there is no option --regoin\ndid you mean --region?\n"},
      {"assess --regoin=北京", "there is no option --regoin=北京\ndid you mean --region?\n"},
      {"quote --gap_from 2025-01", "there is no option --gap_from\ndid you mean --gap-from?\n"},
      {"assess --ouput r.csv", "there is no option --ouput\ndid you mean --output?\n"},
      {"assess a.csv --legder l.csv", "there is no option --legder\ndid you mean --ledger?\n"},
      {"quote --jsn", "there is no option --jsn\ndid you mean --json?\n"},
      {"quote --Wage 8000", "there is no option --Wage\ndid you mean --wage?\n"},
      /* nothing is near */
      {"assess --frobnicate", "there is no option --frobnicate\n"},
      {"assess --x", "there is no option --x\n"},
      {"assess -x", "there is no option -x\n"},
      {"assess -qx", "there is no option -qx\n"},
      {"assess -1", "there is no option -1\n"},
      {"assess --lang zh --regoin 北京", "没有选项 --regoin\n是否指 --region?\n"},
      {"assess --regoin 北京 --lang=zh", "没有选项 --regoin\n是否指 --region?\n"},
  };
  EXPECT_REFUSED(lines);
}

Test(command_line, says_which_command_is_unknown_and_guesses_what_was_meant) {
  static const struct line lines[] = {
      {"asses a.csv", "there is no command asses; see arrears help\ndid you mean assess?\n"},
      {"rule list", "there is no command rule; see arrears help\ndid you mean rules?\n"},
      {"cases.csv", "there is no command cases.csv; see arrears help\n"},
      {"-", "there is no command -; see arrears help\n"},
      {"--lang zh qoute", "没有命令 qoute;用 arrears help 查看\n是否指 quote?\n"},
  };
  EXPECT_REFUSED(lines);
}

Test(command_line, says_which_option_needs_a_value) {
  static const struct line lines[] = {
      {"assess -o", "the option -o needs a value\n"},
      {"assess --output", "the option --output needs a value\n"},
      {"quote --gap-from", "the option --gap-from needs a value\n"},
      {"--lang zh quote --wage", "选项 --wage 需要一个值\n"},
  };
  EXPECT_REFUSED(lines);
}

Test(command_line, refuses_a_value_that_is_not_possible_and_names_those_that_are) {
  static const struct line lines[] = {
      {"assess --encoding latin1",
       "the option --encoding does not take \"latin1\"; possible: auto, utf-8, gb18030\n"},
      {"assess --lang fr", "the option --lang does not take \"fr\"; possible: zh, en, zh+en\n"},
      {"assess --format xml", "the option --format does not take \"xml\"; possible: csv, jsonl\n"},
      {"assess --format json", "the option --format does not take \"json\"; possible: csv, jsonl\n"},
      {"assess --jobs 0", "the option --jobs does not take \"0\"; possible: 1..64\n"},
      {"assess --jobs 65", "the option --jobs does not take \"65\"; possible: 1..64\n"},
      {"assess --jobs 4x", "the option --jobs does not take \"4x\"; possible: 1..64\n"},
      {"assess --jobs=", "the option --jobs does not take \"\"; possible: 1..64\n"},
      {"assess --jobs 99999999999999999999",
       "the option --jobs does not take \"99999999999999999999\"; possible: 1..64\n"},
      {"rules --max-age -1", "the option --max-age does not take \"-1\"; possible: 0..36500\n"},
      {"rules --max-age 36501", "the option --max-age does not take \"36501\"; possible: 0..36500\n"},
      {"report --sheet-rows 99", "the option --sheet-rows does not take \"99\"; possible: 100..1048576\n"},
      {"report --sheet-rows 1048577",
       "the option --sheet-rows does not take \"1048577\"; possible: 100..1048576\n"},
      {"report --split city",
       "the option --split does not take \"city\"; possible: region, employer, 1..1000000000\n"},
      {"report --split 0",
       "the option --split does not take \"0\"; possible: region, employer, 1..1000000000\n"},
      {"--lang zh assess --format xml", "选项 --format 的值 \"xml\" 无效;可填:csv, jsonl\n"},
  };
  EXPECT_REFUSED(lines);
}

/* There are two languages where there is a sheet; whatever has none says so, in Chinese as all messages are.
 */
Test(command_line, takes_two_languages_for_reports_and_quotations_alone) {
  static const char *const taken[] = {"report --lang zh+en",        "quote --lang zh+en -o a.xlsx",
                                      "assess --lang zh+en --help", "report --lang zh+en --help",
                                      "help --lang zh+en",          "--lang zh+en",
                                      "version --lang zh+en"},
                           *const refused[] = {"assess --lang zh+en",
                                               "check --lang zh+en",
                                               "quote --lang=zh+en",
                                               "explain --lang zh+en",
                                               "template --lang zh+en -o a.xlsx",
                                               "rules --lang zh+en",
                                               "merge --lang zh+en -o a"};
  for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
    cr_expect(read_words(taken[i]), "%s", taken[i]);
    cr_expect_eq(options.language, LANGUAGE_ZH);
    cr_expect_eq(options_sheets(&options), SHEETS_ZH_EN);
  }
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    cr_expect_not(read_words(refused[i]), "%s", refused[i]);
    cr_expect(
        text_is(buffer_text(&said),
                "--lang zh+en 只用于报告工作簿和报价单(report,quote -o 文件.xlsx);这里请用 --lang zh 或 "
                "--lang en\n"));
  }
  cr_expect(read_words("report --lang zh") && options_sheets(&options) == SHEETS_ZH);
  cr_expect(read_words("report --lang en") && options_sheets(&options) == SHEETS_EN);
}

/* `--encoding auto` reads like none, yet a manifest leaves no room for either. */
Test(command_line, knows_whether_an_encoding_was_given) {
  cr_expect(read_words("report") && !options.has_encoding);
  cr_expect(read_words("report --encoding auto") && options.has_encoding);
  cr_expect(read_words("report --encoding gbk") && options.has_encoding);
}

static bool read_many(const char *first, const char *each, int count) {
  static char *arguments[OPERANDS_MAX + 10];
  arguments[0] = (char[]){"arrears"};
  arguments[1] = (char[]){"assess"};
  int at = 2;
  for (int i = 0; i < count; i++) {
    if (first != NULL) arguments[at++] = strdup(first);
    arguments[at++] = strdup(each);
  }
  arguments[at] = NULL;
  bool understood = read_arguments(at, arguments);
  while (at > 2) free(arguments[--at]);
  return understood;
}

Test(command_line, has_a_last_rule_file_and_a_last_operand) {
  cr_expect(read_many("--rules", "a.csv", RULE_FILES_MAX));
  cr_expect_eq(options.rule_file_count, RULE_FILES_MAX);
  cr_expect_not(read_many("--rules", "a.csv", RULE_FILES_MAX + 1));
  cr_expect(text_is(buffer_text(&said), "the option --rules may be given 64 times at most\n"));
  cr_expect(read_many(NULL, "a.csv", OPERANDS_MAX));
  cr_expect_eq(options.operand_count, OPERANDS_MAX);
  cr_expect_not(read_many(NULL, "a.csv", OPERANDS_MAX + 1));
  cr_expect(text_is(buffer_text(&said), "unexpected argument a.csv\n"));
}

Test(command_line, takes_the_language_from_the_locale_of_messages) {
  static const struct {
    const char *all, *messages, *lang;
    enum language expected;
  } locales[] = {{"zh_CN.UTF-8", "en_US", "en_US", LANGUAGE_ZH},
                 {"C", "zh_CN", "zh_CN", LANGUAGE_EN},
                 {"", "zh_CN", "en_US", LANGUAGE_ZH},
                 {"", "", "zh_TW.UTF-8", LANGUAGE_ZH},
                 {"", "", "de_DE", LANGUAGE_EN},
                 {"", "", "", LANGUAGE_EN}};
  for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
    setenv("LC_ALL", locales[i].all, 1);
    setenv("LC_MESSAGES", locales[i].messages, 1);
    setenv("LANG", locales[i].lang, 1);
    cr_expect(read_words("assess"));
    cr_expect_eq(options.language, locales[i].expected, "locale %zu", i);
    cr_expect(read_words("assess --lang zh") && options.language == LANGUAGE_ZH);
    cr_expect(read_words("assess --lang=en") && options.language == LANGUAGE_EN);
  }
}
