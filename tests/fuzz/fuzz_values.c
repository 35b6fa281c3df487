/* Any bytes as the cell of a case list, in every column: a value that was read lies in its range, and written
 * out as the program writes it, it is read as the same. libFuzzer: sh tests/run.sh fuzz 1 values */
#include "formats/file/plain_text.h"
#include "formats/list/builtin_tables.h"
#include "formats/list/cell_values.h"
#include "tests/fuzz/fuzz.h"

static struct regions regions;
static struct diagnostics diagnostics;
static note_set notes;
static struct cell_context context = {.diagnostics = &diagnostics, .notes = &notes, .regions = &regions};

/* One is refused exactly when something is said of it. */
static bool is_read(bool was_read) {
  must_be(was_read == (diagnostics.count == 0));
  diagnostics_reset(&diagnostics);
  return was_read;
}

typedef bool number_reader(struct exact *, struct cell_context *, enum case_field, struct text);

/* A rate in percent, which cannot be mistaken: 16 is 16 % in one column and no rate in another. */
static void show_number(struct buffer *shown, const struct exact *number, bool is_rate) {
  struct exact percent = {0};
  exact_set(&percent, number);
  if (is_rate) exact_multiply_whole(&percent, &percent, 100);
  exact_format(shown, &percent);
  if (is_rate) buffer_add_byte(shown, '%');
  exact_clear(&percent);
}

static void check_number(number_reader *read, enum case_field field, struct text cell, bool is_rate) {
  static const struct exact one = {.digits = {.small = 1}};
  struct exact number = {0}, again = {0};
  struct buffer shown = {0};
  if (is_read(read(&number, &context, field, cell))) {
    must_be(exact_sign(&number) >= 0 && (!is_rate || exact_compare(&number, &one) <= 0));
    show_number(&shown, &number, is_rate);
    must_be(is_read(read(&again, &context, field, buffer_text(&shown))));
    must_be(exact_compare(&number, &again) == 0);
  }
  exact_clear(&number);
  exact_clear(&again);
  buffer_clear(&shown);
}

static void check_day(struct text cell) {
  struct date day = DATE_NONE, again = DATE_NONE;
  struct buffer shown = {0};
  if (is_read(cell_date(&day, &context, FIELD_PAY_ON, cell))) {
    const int year = date_to_civil(day).year;
    must_be(year >= YEAR_LEAST && year <= YEAR_MOST);
    date_format(&shown, day);
    must_be(is_read(cell_date(&again, &context, FIELD_PAY_ON, buffer_text(&shown))));
    must_be(day.serial == again.serial);
  }
  buffer_clear(&shown);
}

static void check_month(struct month month) {
  struct month again = MONTH_NONE;
  struct buffer shown = {0};
  must_be(month_year(month) >= YEAR_LEAST && month_year(month) <= YEAR_MOST);
  month_format(&shown, month);
  must_be(is_read(cell_month(&again, &context, FIELD_GAP_FROM, buffer_text(&shown))));
  must_be(month.index == again.index);
  buffer_clear(&shown);
}

static void check_months(struct text cell) {
  struct month first = MONTH_NONE, last = MONTH_NONE;
  if (is_read(cell_month(&first, &context, FIELD_GAP_FROM, cell))) check_month(first);
  if (is_read(cell_last_month(&last, &context, FIELD_GAP_TO, cell)) && month_is_set(last)) check_month(last);
  for (int is_span = 0; is_span <= 1; is_span++)
    if (is_read(cell_months(&first, &last, is_span != 0, &context, FIELD_GAP_FROM, cell))) {
      check_month(first);
      if (month_is_set(last)) check_month(last);
    }
}

static void check_words(struct text cell) {
  enum scheme schemes[SCHEME_COUNT];
  enum kind kind;
  enum payer payer;
  enum sex sex;
  region_code region;
  int count, group;
  bool is_yes;
  if (is_read(cell_schemes(schemes, &count, &context, FIELD_SCHEME, cell))) {
    must_be(count > 0 && count <= SCHEME_COUNT);
    for (int i = 1; i < count; i++)
      for (int k = 0; k < i; k++) must_be(schemes[i] != schemes[k]);
  }
  if (is_read(cell_kind(&kind, &context, FIELD_KIND, cell))) must_be((int)kind >= 0 && kind < KIND_COUNT);
  if (is_read(cell_payer(&payer, &context, FIELD_PAYER, cell))) must_be((int)payer >= 0);
  (void)is_read(cell_sex(&sex, &context, FIELD_KIND, cell));
  (void)is_read(cell_resident_group(&group, &context, FIELD_KIND, cell));
  (void)is_read(cell_yes_no(&is_yes, &context, FIELD_KIND, cell));
  if (is_read(cell_region(&region, &context, FIELD_REGION, cell))) must_be(region >= 0 && region <= 999999);
  if (is_read(cell_count(&count, 0, 1200, &context, FIELD_KIND, cell))) must_be(count >= 0 && count <= 1200);
}

/* A number that was made plain stays as it is. */
static void check_id_number(struct text cell) {
  struct text number, again;
  struct buffer kept = {0};
  if (is_read(cell_id_number(&number, &context, FIELD_ID_NUMBER, cell, TEXT("")))) {
    buffer_add_text(&kept, number);
    must_be(is_read(cell_id_number(&again, &context, FIELD_ID_NUMBER, buffer_text(&kept), TEXT(""))));
    must_be(text_equals(again, buffer_text(&kept)));
  }
  buffer_clear(&kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const struct text cell = text_trim((struct text){(const char *)data, size});
  if (regions.count == 0) builtin_regions_read(&regions);
  if (text_is_empty(cell)) return 0;
  notes = 0;
  check_number(cell_amount, FIELD_WAGE, cell, false);
  check_number(cell_wage, FIELD_WAGE, cell, false);
  check_number(cell_rate, FIELD_RATE, cell, true);
  check_number(cell_percent, FIELD_RATE, cell, true);
  check_day(cell);
  check_months(cell);
  check_words(cell);
  check_id_number(cell);
  return 0;
}
