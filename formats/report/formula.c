#include "formats/report/formula.h"

#include <assert.h>
#include <string.h>

#include "calc/digits.h"
#include "formats/words/figures_text.h"

enum { SCALE_MOST = 14 };

static const int64_t exact_limit = INT64_C(1000000000000000); /* 10^15 */

void formula_clear(struct formula *formula) {
  buffer_clear(&formula->text);
  buffer_clear(&formula->number);
}

static void start_number(struct formula *formula) {
  buffer_reset(&formula->number);
  formula->terms = 0;
  formula->sum = 0;
  formula->product = 0;
  formula->divisor = (struct formula_factor){0};
  formula->parts = 0;
}

void formula_start(struct formula *formula, struct text row) {
  assert(row.length < sizeof formula->row);
  memcpy(formula->row, row.at, row.length);
  formula->row_length = row.length;
  formula->is_array = false;
  buffer_reset(&formula->text);
  start_number(formula);
}

static int64_t units_of(const struct integer *number) {
  int64_t units;
  return integer_fits(number, &units) && units >= 0 ? units : INT64_MAX;
}

static int64_t multiplied(int64_t left, int64_t right) {
  int64_t product;
  return __builtin_mul_overflow(left, right, &product) ? INT64_MAX : product;
}

static int64_t added(int64_t left, int64_t right) {
  int64_t sum;
  return __builtin_add_overflow(left, right, &sum) ? INT64_MAX : sum;
}

static int64_t power_of_ten(int power) {
  return power > SCALE_MOST ? INT64_MAX : (int64_t)digits_powers[power];
}

struct formula_factor formula_money(const char *letters, const struct money *amount) {
  return (struct formula_factor){.letters = letters, .scale = 2, .units = units_of(&amount->fen)};
}

struct formula_factor formula_exact(const char *letters, const struct exact *number) {
  return (struct formula_factor){
      .letters = letters, .scale = number->scale, .units = units_of(&number->digits)};
}

struct formula_factor formula_rule(const struct rule *rule) {
  return (struct formula_factor){
      .rule = rule, .scale = rule->number.scale, .units = units_of(&rule->number.digits)};
}

struct formula_factor formula_count(const char *letters, int64_t count) {
  return (struct formula_factor){.letters = letters, .units = count};
}

struct formula_factor formula_scaled(struct formula_factor factor, int scale) {
  for (; factor.scale < scale; factor.scale++) factor.units = multiplied(factor.units, 10);
  return factor;
}

/* Beyond 10^SCALE_MOST a formula is none, whatever it says: formula_times and power_of_ten see to it. */
void formula_add_power(struct buffer *out, int power) {
  static const char digits[SCALE_MOST + 2] = "100000000000000";
  buffer_add(out, digits, (size_t)(power < SCALE_MOST ? power : SCALE_MOST) + 1);
}

void formula_term(struct formula *formula) {
  if (formula->terms > 0) buffer_add_byte(&formula->number, '+');
  formula->sum = added(formula->sum, formula->product);
  formula->product = 1;
  formula->terms++;
}

static void next_factor(struct formula *formula) {
  const struct buffer *number = &formula->number;
  const bool is_first = number->length == 0 || strchr("+,(", number->at[number->length - 1]) != NULL;
  if (!is_first) buffer_add_byte(&formula->number, '*');
}

void formula_add_piece(struct formula *formula, const char *text) {
  if (text[0] >= 'A') next_factor(formula);
  buffer_add_text(&formula->number, text_from(text));
}

/* Pieces of fixed sizes are copied whole: that costs less than asking for their lengths. */
void formula_name_cell(struct buffer *out, const struct formula *formula, const char *letters) {
  assert(letters[0] != '\0');
  char *const room = buffer_room(out, ROW_COLUMN_LETTERS + ROW_DIGITS_SIZE), *end = room;
  while (*letters != '\0') *end++ = *letters++;
  memcpy(end, formula->row, ROW_DIGITS_SIZE);
  out->length += (size_t)(end - room) + formula->row_length;
}

static void add_factor_cell(struct buffer *out, struct formula *formula, struct formula_factor factor) {
  if (factor.letters == NULL) {
    formula_add_rule(out, formula, factor.rule, RULE_CELL_NUMBER);
    return;
  }
  formula_name_cell(out, formula, factor.letters);
}

static void add_factor(struct buffer *out, struct formula *formula, struct formula_factor factor) {
  if (factor.scale > 0) buffer_add_literal(out, "ROUND(");
  add_factor_cell(out, formula, factor);
  if (factor.scale == 0) return;
  buffer_add_byte(out, '*');
  formula_add_power(out, factor.scale);
  buffer_add_literal(out, ",0)");
}

void formula_times(struct formula *formula, struct formula_factor factor) {
  next_factor(formula);
  formula->product = factor.scale > SCALE_MOST ? INT64_MAX : multiplied(formula->product, factor.units);
  add_factor(&formula->number, formula, factor);
}

void formula_times_power(struct formula *formula, int power) {
  if (power == 0) return;
  next_factor(formula);
  formula_add_power(&formula->number, power);
  formula->product = multiplied(formula->product, power_of_ten(power));
}

void formula_grow(struct formula *formula, int power) {
  formula->product = multiplied(formula->product, power_of_ten(power));
}

void formula_times_text(struct formula *formula, struct text text, int64_t most) {
  next_factor(formula);
  buffer_add_text(&formula->number, text);
  formula->product = multiplied(formula->product, most);
}

void formula_add(struct formula *formula, const char *text) {
  buffer_add_text(&formula->text, text_from(text));
}

void formula_add_cell(struct formula *formula, const char *letters) {
  formula_name_cell(&formula->text, formula, letters);
}

void formula_add_sheet(struct buffer *out, struct text name, int64_t continuation) {
  const bool is_quoted = continuation > 0 || memchr(name.at, ' ', name.length) != NULL;
  if (is_quoted) buffer_add_byte(out, '\'');
  buffer_add_text(out, name);
  if (continuation > 0) {
    buffer_add_literal(out, " (");
    figure_number(out, continuation + 1);
    buffer_add_byte(out, ')');
  }
  if (is_quoted) buffer_add_byte(out, '\'');
  buffer_add_byte(out, '!');
}

static void name_rule(struct buffer *out, const struct formula_places *places, int64_t line,
                      enum parameter_cell cell) {
  formula_add_sheet(out, places->parameters_name, line / places->parameters_capacity);
  buffer_add_byte(out, '$');
  buffer_add_text(out, text_from(places->parameters[cell]));
  buffer_add_byte(out, '$');
  digits_add(out, (uint64_t)(line % places->parameters_capacity + REPORT_HEADER_ROWS + 1), 1);
}

static void keep_name(struct rule_name *name, int64_t cell, const char *text, size_t length) {
  if (length > sizeof name->text) return;
  memcpy(name->text, text, length);
  name->length = (uint32_t)length;
  name->cell = cell;
}

void formula_add_rule(struct buffer *out, struct formula *formula, const struct rule *rule,
                      enum parameter_cell cell) {
  const int64_t line = formula->rule_rows[rule->index], number = line * PARAMETER_CELLS + (int64_t)cell + 1;
  struct rule_name *name = &formula->names[number % RULE_NAMES];
  const size_t start = out->length;
  if (name->cell == number) {
    memcpy(buffer_room(out, RULE_NAME_MOST), name->text, RULE_NAME_MOST);
    out->length += name->length;
    return;
  }
  name_rule(out, formula->places, line, cell);
  keep_name(name, number, out->at + start, out->length - start);
}

/* The whole number as one operand. */
static void add_number(struct formula *formula) {
  if (formula->terms > 1) buffer_add_byte(&formula->text, '(');
  buffer_add_text(&formula->text, buffer_text(&formula->number));
  if (formula->terms > 1) buffer_add_byte(&formula->text, ')');
}

/* How many of the number make one unit of the rounding; at least one of the two is there, or nothing is. */
static void add_divisor(struct formula *formula, int scale, const struct rule *rounding) {
  const bool is_product = scale > 2 && rounding != NULL, has_divisor = formula->divisor.letters != NULL,
             is_one = !is_product && !has_divisor && formula->parts == 0;
  if (!is_one) buffer_add_byte(&formula->text, '(');
  if (scale > 2 || rounding == NULL) formula_add_power(&formula->text, scale - 2);
  if (is_product) buffer_add_byte(&formula->text, '*');
  if (rounding != NULL) formula_add_rule(&formula->text, formula, rounding, RULE_CELL_UNIT);
  if (has_divisor) buffer_add_byte(&formula->text, '*');
  if (has_divisor) add_factor(&formula->text, formula, formula->divisor);
  if (formula->parts > 0) buffer_add_byte(&formula->text, '*');
  if (formula->parts > 0) figure_number(&formula->text, formula->parts);
  if (!is_one) buffer_add_byte(&formula->text, ')');
}

/* Each mode says with n for the number and d for the divisor how many units are left. */
static const char *const rounded[ROUNDING_MODE_COUNT] = {
    [ROUNDING_HALF_UP] = "ROUND(n/d,0)",
    [ROUNDING_HALF_EVEN] = "(ROUND(n/d,0)-(2*MOD(n,d)=d)*MOD(ROUND(n/d,0),2))",
    [ROUNDING_UP] = "(n+MOD(-n,d))/d",
    [ROUNDING_DOWN] = "(n-MOD(n,d))/d",
    [ROUNDING_EXACT] = "IF(MOD(n,d)=0,n/d,NA())",
};

static void end_sum(struct formula *formula) {
  formula->sum = added(formula->sum, formula->product);
  formula->product = 0;
}

bool formula_round(struct formula *formula, int scale, const struct rule *rounding) {
  const enum rounding_mode mode = rounding == NULL ? ROUNDING_HALF_UP : rounding->rounding.mode;
  end_sum(formula);
  if (scale > SCALE_MOST || formula->sum >= exact_limit) return false;
  if (multiplied(power_of_ten(scale), formula->divisor.units) >= exact_limit) return false;
  if (multiplied(power_of_ten(scale), formula->parts) >= exact_limit) return false;
  for (const char *at = rounded[mode]; *at != '\0'; at++) {
    if (*at == 'n')
      add_number(formula);
    else if (*at == 'd')
      add_divisor(formula, scale, rounding);
    else
      buffer_add_byte(&formula->text, *at);
  }
  if (rounding != NULL) {
    buffer_add_byte(&formula->text, '*');
    formula_add_rule(&formula->text, formula, rounding, RULE_CELL_UNIT);
  }
  buffer_add_literal(&formula->text, "/100");
  start_number(formula);
  return true;
}

bool formula_divide(struct formula *formula, int scale) {
  end_sum(formula);
  if (scale > SCALE_MOST || formula->sum >= exact_limit) return false;
  add_number(formula);
  if (scale > 0) {
    buffer_add_byte(&formula->text, '/');
    formula_add_power(&formula->text, scale);
  }
  start_number(formula);
  return true;
}

void formula_add_sum(struct formula *formula, const char *left, char sign, const char *right) {
  formula_add(formula, "ROUND(");
  formula_add_cell(formula, left);
  formula_add(formula, "*100");
  buffer_add_byte(&formula->text, sign);
  formula_add_cell(formula, right);
  formula_add(formula, "*100,0)/100");
}
