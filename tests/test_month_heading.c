#include "formats/list/month_heading.h"

#include <criterion/criterion.h>

static void expect_month(const char *heading, const char *expected) {
  struct month month;
  struct buffer found = {0};
  cr_expect_eq(month_heading_read(&month, text_from(heading)), MONTH_HEADING_WAGE, "%s", heading);
  if (month_is_set(month)) month_format(&found, month);
  cr_expect(text_equals(buffer_text(&found), text_from(expected)), "%s: %.*s", heading, (int)found.length,
            found.at);
  buffer_clear(&found);
}

Test(month_heading, is_a_month_in_every_form_alone_or_beside_a_wage) {
  static const char *const headings[] = {"2024-07",
                                         "2024/7",
                                         "2024.07",
                                         " 2024年7月 ",
                                         "2024年07月份",
                                         "202407",
                                         "2024-07-01",
                                         "2024/7/1",
                                         "Jul-24",
                                         "2024-07（元）",
                                         "2024 年 7 月",
                                         "月工资2024-07",
                                         "2024-07工资",
                                         "缴费基数2024年7月",
                                         "每月工资202407",
                                         "2024年7月缴费工资",
                                         "断缴月份2024-07",
                                         "各月2024-07",
                                         "monthly wage2024-07",
                                         "2024-07-01T00:00:00"};
  for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) expect_month(headings[i], "2024-07");
}

Test(month_heading, tells_other_matters_from_wages) {
  static const struct {
    const char *heading;
    enum month_heading expected;
  } table[] = {
      {"单位缴费2024-07", MONTH_HEADING_OTHER},
      {"2024年7月应缴", MONTH_HEADING_OTHER},
      {"个人2024-07", MONTH_HEADING_OTHER},
      {"合计2024-07", MONTH_HEADING_OTHER},
      {"已缴基数2024-07", MONTH_HEADING_FIGURE},
      {"社平工资2024-07", MONTH_HEADING_FIGURE},
      {"24年7月", MONTH_HEADING_UNSURE},
      {"月工资24年7月", MONTH_HEADING_UNSURE},
      {"入职24年7月", MONTH_HEADING_NONE},
      {"2024.1", MONTH_HEADING_NONE},
      {"2024-13", MONTH_HEADING_NONE},
      {"2024-07-15", MONTH_HEADING_NONE},
      {"45474", MONTH_HEADING_NONE},
      {"110101", MONTH_HEADING_NONE},
      {"20240701", MONTH_HEADING_NONE},
      {"7月", MONTH_HEADING_NONE},
      {"2024年", MONTH_HEADING_NONE},
      {"身份证号(18位)", MONTH_HEADING_NONE},
      {"断缴开始2", MONTH_HEADING_NONE},
      {"", MONTH_HEADING_NONE},
  };
  struct month month;
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect_eq(month_heading_read(&month, text_from(table[i].heading)), table[i].expected, "%s",
                 table[i].heading);
}
