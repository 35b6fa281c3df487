#include "formats/report/rules_used.h"

#include <stdlib.h>

#include "tests/case_fixture.h"

/* 9,000 x 8 % + 9,000 x 2 % = 900.00 a month, whose fee from 2025-02-01 to 06-10, 130 days, is 58.50. Rows of
 * the rates moved 900.00, those of the fee 58.50, those of cover and rounding nothing. */
static void add_case(struct rules_used *used, struct room *room) {
  expect_in(room, "gap_from=2025-01 gap_to=2025-01 pay_on=2025-06-10 wage=9000",
            "arrears=900.00 late_fee=58.50");
  rules_used_add(used, &room->dossier.assessments[0]);
}

static void expect_order(const struct rules_used *used, const struct rules *rules, const char *rate,
                         const char *fee) {
  size_t *order, count = rules_used_order(used, &order);
  const struct money *before = NULL;
  cr_assert_gt(count, 10);
  for (size_t i = 0; i < count; i++) {
    const struct rule *row = &rules->rows[order[i]];
    const struct money *moved = &used->uses[order[i]].moved;
    struct buffer text = {0};
    const enum concern concern = parameters[row->parameter].concern;
    money_format(&text, moved);
    cr_expect(text_is(buffer_text(&text), concern == CONCERN_ARREARS ? rate
                                          : concern == CONCERN_FEE   ? fee
                                                                     : "0.00"),
              "%s: %.*s", parameters[row->parameter].name, (int)text.length, text.at);
    int order_of_money = before == NULL ? -1 : money_compare(moved, before);
    cr_expect_leq(order_of_money, 0);
    cr_expect(order_of_money != 0 || order[i] > order[i - 1], "ties stand in the order of the table");
    before = moved;
    buffer_clear(&text);
  }
  free(order);
}

Test(rules_used, puts_the_rows_that_moved_most_money_first) {
  struct room room;
  struct rules_used used, piece;
  room_open(&room, "", "");
  rules_used_init(&used, SHEETS_ZH, room.rules.count);
  rules_used_init(&piece, SHEETS_ZH, room.rules.count);
  add_case(&used, &room);
  expect_order(&used, &room.rules, "900.00", "58.50");
  add_case(&piece, &room);
  rules_used_join(&used, &piece);
  expect_order(&used, &room.rules, "1800.00", "117.00");
  rules_used_reset(&piece);
  rules_used_join(&used, &piece);
  expect_order(&used, &room.rules, "1800.00", "117.00");
  rules_used_clear(&used);
  rules_used_clear(&piece);
  room_close(&room);
}

/* Both rows of papers stand behind the result; a sheet in one language has one of them. */
Test(rules_used, has_the_papers_in_the_languages_of_the_report_alone) {
  static const char papers[] = TIER("documents_zh", "0", "身份证") TIER("documents_en", "0", "identity card");
  static const struct {
    enum sheet_language language;
    enum parameter told, left_out;
  } reports[] = {{SHEETS_ZH, PARAMETER_DOCUMENTS_ZH, PARAMETER_DOCUMENTS_EN},
                 {SHEETS_EN, PARAMETER_DOCUMENTS_EN, PARAMETER_DOCUMENTS_ZH}};
  struct room room;
  room_open(&room, "", papers);
  for (size_t i = 0; i < 2; i++) {
    struct rules_used used;
    rules_used_init(&used, reports[i].language, room.rules.count);
    add_case(&used, &room);
    for (size_t k = 0; k < room.rules.count; k++) {
      cr_expect(room.rules.rows[k].parameter != reports[i].told || rules_used_has(&used, k));
      cr_expect(room.rules.rows[k].parameter != reports[i].left_out || !rules_used_has(&used, k));
    }
    rules_used_clear(&used);
  }
  struct rules_used both;
  rules_used_init(&both, SHEETS_ZH_EN, room.rules.count);
  add_case(&both, &room);
  for (size_t k = 0; k < room.rules.count; k++)
    cr_expect(room.rules.rows[k].parameter != PARAMETER_DOCUMENTS_ZH || rules_used_has(&both, k));
  for (size_t k = 0; k < room.rules.count; k++)
    cr_expect(room.rules.rows[k].parameter != PARAMETER_DOCUMENTS_EN || rules_used_has(&both, k));
  rules_used_clear(&both);
  room_close(&room);
}
