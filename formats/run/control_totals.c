#include "formats/run/control_totals.h"

#define NO_SUM_CONTROL(table, key, figure)
#define SHEET_SUM_CONTROL(table, key, figure)
#define CONTROL_SUM_CONTROL(table, key, figure) {table, key, figure},

const struct control controls[CONTROL_COUNT] = {
#define RESULT_AMOUNT(ID, key, zh, en, member, when, sum, terminal) \
  sum##_CONTROL(CONTROL_RESULTS, #key, RESULT_##ID)
#define LINE_AMOUNT(ID, key, zh, en, member, sum) sum##_CONTROL(CONTROL_LEDGER, #key, LEDGER_##ID)
#include "calc/figures.def"
};

static void add(struct money *sum, const struct money *amount) {
  if (amount != NULL) money_add(sum, sum, amount);
}

static void add_control(struct money *sum, const struct control *control,
                        const struct assessment *assessment) {
  if (control->table == CONTROL_RESULTS) {
    add(sum, result_amount(assessment, (enum result_figure)control->figure));
    return;
  }
  for (size_t i = 0; i < assessment->line_count; i++)
    add(sum, ledger_amount(&assessment->lines[i], (enum ledger_figure)control->figure));
}

void control_totals_add(struct control_totals *totals, const struct dossier *dossier) {
  for (int a = 0; a < dossier->assessment_count; a++)
    for (int i = 0; i < CONTROL_COUNT; i++)
      add_control(&totals->amounts[i], &controls[i], &dossier->assessments[a]);
}

/* Amounts as money_format prints them, while 64 bits hold them; false: another form, or larger. */
static bool read_small(int64_t *fen, struct text cell) {
  enum { DIGITS_MAX = 17 };
  bool is_negative = cell.at[0] == '-';
  size_t at = is_negative ? 1 : 0;
  if (cell.length < at + 4 || cell.length > at + DIGITS_MAX || cell.at[cell.length - 3] != '.') return false;
  *fen = 0;
  for (; at < cell.length; at++) {
    if (at == cell.length - 3) continue;
    if (cell.at[at] < '0' || cell.at[at] > '9') return false;
    *fen = *fen * 10 + (cell.at[at] - '0');
  }
  if (is_negative) *fen = -*fen;
  return true;
}

bool control_add_cell(struct money *sum, struct text cell) {
  struct exact yuan = {0};
  struct money amount = {0};
  int64_t fen;
  size_t wrong;
  if (cell.length == 0) return true;
  if (read_small(&fen, cell)) {
    integer_set_small(&amount.fen, fen);
    money_add(sum, sum, &amount);
    return true;
  }
  bool is_money = exact_parse(&yuan, cell, &wrong) && yuan.scale <= 2;
  if (is_money) {
    integer_scale(&amount.fen, &yuan.digits, 2 - yuan.scale);
    money_add(sum, sum, &amount);
  }
  money_clear(&amount);
  exact_clear(&yuan);
  return is_money;
}

bool control_totals_add_cell(struct control_totals *totals, int control, struct text cell) {
  return control_add_cell(&totals->amounts[control], cell);
}

void control_totals_join(struct control_totals *totals, const struct control_totals *more) {
  for (int i = 0; i < CONTROL_COUNT; i++)
    money_add(&totals->amounts[i], &totals->amounts[i], &more->amounts[i]);
}

void control_totals_clear(struct control_totals *totals) {
  for (int i = 0; i < CONTROL_COUNT; i++) money_clear(&totals->amounts[i]);
}
