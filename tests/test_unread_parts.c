/* What of a list nobody reads and may decide money all the same: cells below headings that say nothing, and
 * statements above the header. A list is shown as what is in doubt of it: `分公司=region(上海)`, or
 * `1: 单位：万元`, `2: 参保地：上海市 region`. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/list/builtin_tables.h"
#include "formats/list/table.h"
#include "formats/list/title_statements.h"
#include "formats/list/unread_cells.h"

#define NAMES "姓名,断缴开始,断缴结束"
#define CASE "张三,2024-01,2024-06"

struct scene {
  struct table *table;
  struct case_columns columns;
  struct regions regions;
  struct case_defaults defaults;
  struct column_choice choices[1];
  size_t choice_count;
};

static void open_scene(struct scene *scene, const char *list, const char *choice) {
  struct table_error error;
  struct columns_problem problem;
  size_t count;
  *scene = (struct scene){.defaults = {.region = REGION_NONE}, .choice_count = choice != NULL};
  if (choice != NULL) cr_assert(column_choice_read(&scene->choices[0], text_from(choice)));
  const struct column_choices choices = {scene->choices, scene->choice_count};
  scene->table = table_open_memory(text_from(list),
                                   (struct table_options){.is_case_list = true, .choices = choices}, &error);
  cr_assert_not_null(scene->table, "%s", list);
  const struct text *names = table_header(scene->table, &count);
  cr_assert(case_columns_find(&scene->columns, names, count, choices, &problem), "%s", list);
  builtin_regions_read(&scene->regions);
}

static void close_scene(struct scene *scene) {
  case_columns_clear(&scene->columns);
  regions_clear(&scene->regions);
  table_close(scene->table);
}

static void show_cells(struct buffer *out, const struct scene *scene) {
  struct columns_problem problem;
  size_t header;
  const struct kept_rows *rows = table_first_rows(scene->table, &header);
  const struct column_choices choices = {scene->choices, scene->choice_count};
  bool is_found =
      unread_cells_find(&problem, &scene->columns, choices, rows, &scene->defaults, &scene->regions);
  cr_expect_eq(is_found, problem.code == COLUMNS_DOUBTFUL);
  for (int i = 0; i < problem.doubt_count; i++) {
    if (i > 0) buffer_add_byte(out, ' ');
    buffer_add_text(out, problem.doubts[i].heading);
    buffer_add_byte(out, '=');
    buffer_add_text(out, text_from(field_keys[problem.doubts[i].field]));
    buffer_add_byte(out, '(');
    buffer_add_text(out, problem.doubts[i].sample);
    buffer_add_byte(out, ')');
  }
}

static void show_title(struct buffer *out, const struct scene *scene) {
  struct title_statement title;
  char line[16];
  size_t header;
  const struct kept_rows *rows = table_first_rows(scene->table, &header);
  if (!title_statements_find(&title, &scene->columns, rows, header, &scene->defaults, &scene->regions))
    return;
  snprintf(line, sizeof line, "%d: ", (int)title.line);
  buffer_add_text(out, text_from(line));
  buffer_add_text(out, title.text);
  if (title.field == FIELD_NONE) return;
  buffer_add_byte(out, ' ');
  buffer_add_text(out, text_from(field_keys[title.field]));
}

static void expect(struct buffer *shown, const char *expected, const char *list) {
  cr_expect(text_is(buffer_text(shown), expected), "for\n%s\nexpected %s\ngot      %.*s", list, expected,
            (int)shown->length, shown->at);
  buffer_clear(shown);
}

static void expect_cells(const char *list, const char *expected) {
  struct scene scene;
  struct buffer shown = {0};
  open_scene(&scene, list, NULL);
  show_cells(&shown, &scene);
  expect(&shown, expected, list);
  close_scene(&scene);
}

static void expect_title(const char *list, const char *expected) {
  struct scene scene;
  struct buffer shown = {0};
  open_scene(&scene, list, NULL);
  show_title(&shown, &scene);
  expect(&shown, expected, list);
  close_scene(&scene);
}

struct example {
  const char *list, *expected;
};
#define EXPECT_ALL(expect_one, examples)                              \
  for (size_t i = 0; i < sizeof(examples) / sizeof(examples)[0]; i++) \
  expect_one((examples)[i].list, (examples)[i].expected)

Test(unread_cells, tell_what_a_missing_column_would) {
  static const struct example examples[] = {
      {NAMES ",分公司\n" CASE ",上海\n李四,2024-01,2024-06,\n", "分公司=region(上海)"},
      {NAMES ",项目\n" CASE ",医疗\n李四,2024-01,2024-06,养老+失业\n", "项目=scheme(养老+失业)"},
      {NAMES ",状态\n" CASE ",在职\n李四,2024-01,2024-06,灵活就业\n", "状态=payer(灵活就业)"},
      {NAMES ",说明\n" CASE ",转移接续\n", "说明=kind(转移接续)"},
      {NAMES ",申报日\n" CASE ",2026-06-20\n", "申报日=pay_on(2026-06-20)"},
      {NAMES ",补缴月份\n" CASE ",2026-06\n", "补缴月份=pay_on(2026-06)"},
      {"姓名,断缴开始,补缴日期,完\n张三,2024-01,2026-06-20,2024-06\n", "完=gap_to(2024-06)"},
      {NAMES ",标准\n" CASE ",9000\n", "标准=wage(9000)"},
      {NAMES ",甲方,标准\n" CASE ",北京,\"9,000\"\n", "甲方=region(北京) 标准=wage(9,000)"},
  };
  EXPECT_ALL(expect_cells, examples);
}

Test(unread_cells, tell_nothing_where_one_does_not_fit_or_all_is_as_assumed) {
  static const struct example examples[] = {
      {NAMES ",分公司\n" CASE ",上海\n李四,2024-01,2024-06,总部\n", ""},
      {NAMES ",状态\n" CASE ",在职\n", ""},
      {NAMES ",项目\n" CASE ",医疗\n", ""},
      {NAMES ",说明\n" CASE ",补缴\n", ""},
      {NAMES ",邮编,班组\n" CASE ",310000,3\n", ""},
      /* before the gap began, or ended */
      {"姓名,断缴开始,补缴日期,登记\n张三,2024-01,2026-06-20,2019-03\n", ""},
      {NAMES ",登记\n" CASE ",2024-05-31\n", ""},
      /* years, months and sums in the place of a wage */
      {NAMES ",届别,代扣款,奖金\n" CASE ",2024,2000,5000\n", ""},
      {NAMES ",状态\n合计,,,灵活就业\n" CASE ",\n", ""},
  };
  EXPECT_ALL(expect_cells, examples);
}

Test(unread_cells, are_no_matter_below_a_heading_that_is_of_another) {
  static const struct example examples[] = {
      {NAMES ",户籍,籍贯\n" CASE ",上海,上海\n", ""},
      {NAMES ",入职日期,离职日期,填表日期\n" CASE ",2024-07-01,2024-07-31,2026-06-01\n", ""},
      {NAMES ",参保地,险种,缴费主体,补缴日期,工资,备用\n" CASE ",北京,医疗,单位,2026-06-20,9000,上海\n", ""},
  };
  EXPECT_ALL(expect_cells, examples);
}

Test(unread_cells, are_no_matter_where_it_is_stated_or_was_decided) {
  static const char list[] = NAMES ",分公司\n" CASE ",上海\n";
  struct scene scene;
  struct buffer shown = {0};
  open_scene(&scene, list, "分公司=");
  show_cells(&shown, &scene);
  expect(&shown, "", list);
  close_scene(&scene);
  open_scene(&scene, list, NULL);
  scene.defaults.region = 110000;
  show_cells(&shown, &scene);
  expect(&shown, "", list);
  close_scene(&scene);
}

Test(title_statements, name_units_other_than_yuan) {
  static const char *const units[] = {"单位：万元",
                                      "(金额单位: 人民币千元)",
                                      "币种：美元",
                                      "单位　万元",
                                      "（万元）",
                                      "以万元为单位",
                                      "Unit: USD",
                                      "单位：百元/人",
                                      "编制单位：人事部 单位：万元"};
  static const char *const others[] = {"单位：元",           "单位：元/月",    "币种：人民币",
                                       "填报单位：万里公司", "单位：千元坊",   "注册资本 500 万元",
                                       "Unit: Europe",       "单位：人民币元", "2026 年补缴名单"};
  char list[200], expected[100];
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    snprintf(list, sizeof list, "%s\n" NAMES ",工资\n" CASE ",9000\n", units[i]);
    snprintf(expected, sizeof expected, "1: %s", units[i]);
    expect_title(list, expected);
  }
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    snprintf(list, sizeof list, "%s\n" NAMES ",工资\n" CASE ",9000\n", others[i]);
    expect_title(list, "");
  }
  expect_title("单位：万元\n" NAMES "\n" CASE "\n", ""); /* there are no amounts */
}

Test(title_statements, may_stand_in_a_column_of_units) {
  static const struct example examples[] = {
      {NAMES ",工资,币种\n" CASE ",9000,人民币\n李四,2024-01,2024-06,1250,美元\n", "3: 美元"},
      {NAMES ",工资,单位\n" CASE ",0.9,万元\n", "2: 万元"},
      {NAMES ",工资,单位\n" CASE ",9000,元\n", ""},
      {NAMES ",工资,单位\n" CASE ",9000,万里公司\n", ""},
      {NAMES ",工资,备注\n" CASE ",9000,美元\n", ""},
      {NAMES ",币种\n" CASE ",美元\n", ""},
  };
  EXPECT_ALL(expect_title, examples);
}

Test(title_statements, state_what_has_no_column) {
  static const struct example examples[] = {
      {"名单,,\n单位：甲 参保地：上海市,,\n" NAMES "\n" CASE "\n", "2: 参保地：上海市 region"},
      {"统筹区　深圳市,,\n" NAMES "\n" CASE "\n", "1: 统筹区　深圳市 region"},
      {"险种： 养老,,\n" NAMES "\n" CASE "\n", "1: 险种： 养老 scheme"},
      {"缴费主体,,灵活就业\n" NAMES "\n" CASE "\n", "1: 灵活就业 payer"},
      {"补缴日期,2026-06-20,\n" NAMES "\n" CASE "\n", "1: 2026-06-20 pay_on"},
      {"参保地：,,\n地区：全部,,\n补缴日期：待定,,\n填表日期：2026-06-01,,\n" NAMES "\n" CASE "\n", ""},
      {"参保地：上海市,,,\n" NAMES ",参保地\n" CASE ",北京\n", ""},
  };
  EXPECT_ALL(expect_title, examples);
}

Test(title_statements, are_no_matter_where_the_command_line_states_it) {
  static const char list[] =
      "参保地：上海市,险种：养老,缴费主体：个人,补缴日期：2026-06-20\n" NAMES "\n" CASE "\n";
  struct scene scene;
  struct buffer shown = {0};
  open_scene(&scene, list, NULL);
  scene.defaults =
      (struct case_defaults){.region = 110000, .scheme_count = 1, .has_payer = true, .has_pay_on = true};
  show_title(&shown, &scene);
  expect(&shown, "", list);
  close_scene(&scene);
}
