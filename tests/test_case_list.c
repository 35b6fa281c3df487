/* Which rows of a list are cases, what the others are, and what a row leaves to the one above. A list is
 * shown as the lines of its cases and what was skipped: `2 3c 5 | total rows 1 (row 4)`; c: a continuation
 * row, f: filled from above, d: with ditto marks, t: called a total, and not passed over. */
#include "formats/list/case_list.h"

#include <criterion/criterion.h>
#include <stdio.h>

static bool has_ditto(const struct table_row *row) {
  for (size_t i = 0; i < row->count && row->marks != NULL; i++)
    if ((row->marks[i] & CELL_MARK_DITTO) != 0) return true;
  return false;
}

static void add_row(struct buffer *out, const struct table_row *row) {
  char line[32];
  snprintf(line, sizeof line, "%lld%s%s%s%s ", (long long)row->line, row->is_continuation ? "c" : "",
           row->was_filled ? "f" : "", has_ditto(row) ? "d" : "", row->is_total_like ? "t" : "");
  buffer_add_text(out, text_from(line));
}

struct open_list {
  struct table *table;
  struct case_columns columns;
  struct case_list cases;
};

static void open_list(struct open_list *list, const char *text, bool fills_down) {
  struct table_error error;
  struct columns_problem problem;
  size_t count;
  list->table = table_open_memory(text_from(text), (struct table_options){.is_case_list = true}, &error);
  cr_assert_not_null(list->table, "%s", text);
  const struct text *names = table_header(list->table, &count);
  cr_assert(case_columns_find(&list->columns, names, count, (struct column_choices){0}, &problem));
  case_list_init(&list->cases, list->table, &list->columns, fills_down);
}

static void close_list(struct open_list *list) {
  case_list_clear(&list->cases);
  case_columns_clear(&list->columns);
  table_close(list->table);
}

static void expect_rows(const char *text, bool fills_down, const char *expected) {
  struct open_list list;
  struct table_row row;
  struct buffer found = {0};
  int64_t cases = 0;
  open_list(&list, text, fills_down);
  while (case_list_next(&list.cases, &row) == TABLE_OK) {
    add_row(&found, &row);
    cr_expect_eq(row.record, ++cases, "records count cases");
  }
  buffer_add_literal(&found, "| ");
  skipped_rows_text(&found, LANGUAGE_EN, &list.cases.skipped);
  cr_expect(text_is(buffer_text(&found), expected), "for\n%s\nexpected %s\ngot      %.*s", text, expected,
            (int)found.length, found.at);
  buffer_clear(&found);
  close_list(&list);
}

struct example {
  const char *list, *rows;
};
#define HEAD "姓名,身份证号,参保地,断缴开始,工资\n"
#define CASE "张三,110105198502151239,北京,2026-03,9000\n"

static void expect_all(const struct example *examples, size_t count, bool fills_down) {
  for (size_t i = 0; i < count; i++) expect_rows(examples[i].list, fills_down, examples[i].rows);
}
#define EXPECT_ALL(examples, fills_down) \
  expect_all(examples, sizeof(examples) / sizeof(examples)[0], fills_down)

Test(case_list, passes_rows_of_separators_blanks_and_dashes_over) {
  static const struct example examples[] = {
      {HEAD CASE ",,,,\n -,—,－ , ,--\n\n" CASE, "2 6 | blank rows 2 (from row 3 on)"},
      {HEAD "　,\t,,,\n" CASE, "3 | blank rows 1 (row 2)"},
      {HEAD ",,,,0\n" CASE, "2 3 | "},
      {HEAD ",-1,,,\n", "2 | "},
  };
  EXPECT_ALL(examples, false);
}

Test(case_list, passes_totals_over_that_have_neither_person_nor_month) {
  static const struct example examples[] = {
      {HEAD CASE "合计,,,,9000\n", "2 | total rows 1 (row 3)"},
      {HEAD CASE "合 计,,,,9000\n总　计：,,,,1\n小计(人),,,,1\n共计3人,,,,1\nTotal,,,,1\n",
       "2 | total rows 5 (from row 3 on)"},
      {HEAD CASE ",合计,,,9000\n", "2 | total rows 1 (row 3)"},
      /* of groups, of pages, in words */
      {HEAD CASE "研发部小计,,,,9000\n本页合计,,,,1\n,,北京 汇总,,1\n累计,,,,1\n",
       "2 | total rows 4 (from row 3 on)"},
      {HEAD CASE "合计人数：2人,,,,\n共2人,,,,\n大写金额：捌仟元整,,,,\n人民币（大写）：捌仟元整,,,,\n",
       "2 | total rows 4 (from row 3 on)"},
      {HEAD "共青,,,,1\n金额,,,,1\n大写,,,,1\n人民币,,,,1\n", "2 3 4 5 | "},
      /* what a page leaves to the next */
      {HEAD CASE "过次页,,,,9000\n承前页：,,,,9000\n转下页,,,,1\n接上页,,,,1\n",
       "2 | total rows 4 (from row 3 on)"},
      {HEAD "过次页,,北京,2026-03,9000\n", "2t | "},
      /* who has a number is a case, whatever the name; with a month alone it may be a total after all */
      {HEAD "合计,110105198502151239,,,9000\n合计,,北京,2026-03,9000\n研发部小计,,北京,2026-03,1\n",
       "2 3t 4t | "},
      {HEAD "合计人寿保险,,北京,,9000\n合山,,北京,,1\n总,,,,1\n", "2 3 4 | "},
      /* the row's number comes first, the word stands for the name */
      {"序号,姓名,断缴开始\n1,张三,2026-03\n2,合计,\n", "2 | total rows 1 (row 3)"},
      {"业务,姓名,参保年度\n居民医保,合计,2025\n", "2t | "},
  };
  EXPECT_ALL(examples, false);
}

Test(case_list, passes_foot_lines_over) {
  static const struct example examples[] = {
      {HEAD CASE
       "制表：王芳,,复核,赵敏,\n单位负责人,,,,\n注：一式两份,,,,\n日期:2026-06-30,,,,\n填表人 王芳,,,,\n",
       "2 | foot lines 5 (from row 3 on)"},
      {HEAD CASE "制表,王芳,日期,2026-06-30,\n", "2 | foot lines 1 (row 3)"},
      {HEAD CASE "第2页 共5页,,,,\n第 3 页,,共 5 页,,\n以下空白,,,,\n此页,,,,\n",
       "2 6 | foot lines 3 (from row 3 on)"},
      {HEAD "第2页,110105198502151239,北京,2026-03,9000\n第二页,,,,\n第2组,,,,\n", "2 3 4 | "},
      /* a person, a month, or an employer whose name begins like it */
      {HEAD "制表,110105198502151239,,,\n日期,,,2026-03,\n注塑厂,,,,1\n审批服务局,,,,1\n", "2 3 4 5 | "},
      {"单位,业务,姓名\n审核,居民医保,张三\n", "2 | "},
  };
  EXPECT_ALL(examples, false);
}

Test(case_list, passes_instructions_examples_and_repeated_headers_over) {
  static const struct example examples[] = {
      {HEAD "必填,必填,选填,YYYY-MM,元\n示例：李明,110105198502151239,北京,2026-03,9000\n" CASE,
       "4 | rows of instructions 1 (row 2), example rows 1 (row 3)"},
      {HEAD "文本,18位身份证号,城市,格式：2026-01,元\n" CASE, "3 | rows of instructions 1 (row 2)"},
      /* units alone */
      {HEAD ",,,(年-月),（元/月）\n,,,年-月,元\n" CASE, "4 | rows of instructions 2 (from row 2 on)"},
      {HEAD CASE ",,,年-月,元\n", "2 3c | "},
      {HEAD "张三,,,年-月,元\n", "2 | "},
      /* forms number their columns */
      {HEAD "甲,乙,丙,1,2\n" CASE, "3 | rows of instructions 1 (row 2)"},
      {HEAD "A,B,C,D,E\n(1),（2）,(3)=(1)+(2),4,10\n" CASE, "4 | rows of instructions 2 (from row 2 on)"},
      {HEAD CASE "1,2,3,4,5\n", "2 3 | "},
      {HEAD "1,,,4,\n甲,乙,丙,(,5\n1,2,(a),4,5\n1,2,3,4,500\n", "2 3 4 5 | "},
      {HEAD CASE HEAD CASE "姓名,身份证号,,,\n", "2 4 | repeated headers 2 (from row 3 on)"},
      {"姓名,断缴,\n,开始,结束\n张三,2026-03,\n姓名,断缴,\n,开始,结束\n李四,2026-03,\n",
       "3 6 | repeated headers 2 (from row 4 on)"},
      /* below the first case instructions are a case that is wrong; a row with a month is one anywhere */
      {HEAD CASE "必填,必填,选填,YYYY-MM,元\n", "2 3 | "},
      {HEAD "必填,必填,选填,2026-03,元\n", "2 | "},
      {HEAD "姓名,李四,北京,2026-03,9000\n", "2 | "},
      {HEAD "张三,110105198502151239,北京,2026-03,example\n", "| example rows 1 (row 2)"},
  };
  EXPECT_ALL(examples, false);
}

/* The very title, not another and not a part of it; so printed pages begin. */
Test(case_list, passes_titles_over_that_stand_again_further_down) {
  static const struct example examples[] = {
      {"某公司名单,,,,\n单位:元,,,\n" HEAD CASE "某公司名单,,,,\n单位:元\n" HEAD CASE,
       "4 8 | title rows 2 (from row 1 on), repeated headers 3 (from row 5 on)"},
      {"某公司名单,,,,\n" HEAD CASE "某公司,,,,\n,某公司名单,,,\n某公司名单,,北京,,\n",
       "3 4 5 6 | title rows 1 (row 1)"}};
  EXPECT_ALL(examples, false);
}

Test(case_list, counts_titles) {
  expect_rows("名单\n2026年6月\n" HEAD CASE, false, "4 | title rows 2 (from row 1 on)");
}

Test(case_list, tells_rows_that_go_on_with_the_one_above) {
  static const struct example examples[] = {
      {HEAD CASE ",,,2026-05,9000\n,,,,9000\n", "2 3c 4c | "},
      /* nobody above, a region or a name of its own, nothing but a remark */
      {HEAD ",,,2026-05,9000\n", "2 | "},
      {HEAD CASE ",,上海,2026-05,9000\n李四,,,2026-05,9000\n", "2 3 4 | "},
      {"姓名,断缴开始,备注\n张三,2026-03,\n,,见上\n", "2 3 | "},
      /* 序号 numbers rows, 工号 persons */
      {"序号,姓名,断缴开始\n1,张三,2026-03\n2,,2026-05\n", "2 3c | "},
      {"工号,姓名,断缴开始\n1,张三,2026-03\n2,,2026-05\n", "2 3 | "},
      /* no list of persons */
      {"断缴开始,工资\n2026-03,1\n2026-05,1\n", "2 3 | "},
  };
  EXPECT_ALL(examples, false);
}

Test(case_list, tells_ditto_marks) {
  static const struct example examples[] = {
      {HEAD CASE "李四,110105198402291234,同上,2026-05,〃\n", "2 3d | "},
      {HEAD CASE "李四,110105198402291234, \"\"\"\" ,2026-05,9\n", "2 3 | "},
      {HEAD CASE "李四,110105198402291234,\"\"\"\",2026-05,9\n", "2 3d | "},
      {HEAD CASE "李四,110105198402291234,同上海,2026-05,9\n", "2 3 | "},
  };
  EXPECT_ALL(examples, false);
}

static void expect_cells(const struct table_row *row, const char *expected) {
  struct buffer cells = {0};
  for (size_t i = 0; i < row->count; i++) {
    if (i > 0) buffer_add_byte(&cells, '|');
    buffer_add_text(&cells, row->cells[i]);
  }
  cr_expect(text_is(buffer_text(&cells), expected), "expected %s, got %.*s", expected, (int)cells.length,
            cells.at);
  buffer_clear(&cells);
}

Test(case_list, fills_rows_from_above_if_asked_to) {
  static const char text[] =
      "姓名,身份证号,参保地,断缴开始,工资,补缴日期\n"
      "张三,110105198502151239,北京,2026-01,9000,2026-06-20\n"
      ",,,2026-03,8000,\n" /* goes on, and so does the next */
      ",,,2026-05,,\n"     /* the wage is no word on whose they are */
      "李四,110105198402291234,同上,2026-05,〃,\n"
      ",,上海,2026-06,1,\n";
  struct open_list list;
  struct table_row row;
  open_list(&list, text, true);
  cr_assert_eq(case_list_next(&list.cases, &row), TABLE_OK);
  cr_expect_not(row.was_filled);
  cr_assert_eq(case_list_next(&list.cases, &row), TABLE_OK);
  expect_cells(&row, "张三|110105198502151239|北京|2026-03|8000|2026-06-20");
  cr_expect(row.was_filled);
  cr_assert_eq(case_list_next(&list.cases, &row), TABLE_OK);
  expect_cells(&row, "张三|110105198502151239|北京|2026-05||2026-06-20");
  cr_assert_eq(case_list_next(&list.cases, &row), TABLE_OK);
  expect_cells(&row, "李四|110105198402291234|北京|2026-05||");
  cr_expect(row.was_filled);
  cr_assert_eq(case_list_next(&list.cases, &row), TABLE_OK);
  expect_cells(&row, "||上海|2026-06|1|");
  cr_expect_not(row.was_filled);
  cr_expect_eq(case_list_next(&list.cases, &row), TABLE_END);
  close_list(&list);
}
