#include "formats/list/unread_cells.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/heading_doubts.h"
#include "formats/list/row_kind.h"

/* What a cell is to a field: TELLS, if the field would not come out the same without it. */
enum sense { NOTHING, FITS, TELLS };

struct look {
  const struct case_columns *columns;
  const struct case_defaults *defaults;
  struct cell_context context;
  struct diagnostics diagnostics; /* of what is no such value; nobody reads them */
  note_set notes;
  bool *are_cases; /* owned: of the kept rows */
};

typedef enum sense cell_sense(struct look *look, const struct table_row *row, struct text cell);

static enum sense sense_region(struct look *look, const struct table_row *row, struct text cell) {
  region_code region;
  (void)row;
  if (text_is_digits(cell)) return NOTHING; /* postcodes, numbers of persons */
  return cell_region(&region, &look->context, FIELD_REGION, cell) ? TELLS : NOTHING;
}

static enum sense sense_scheme(struct look *look, const struct table_row *row, struct text cell) {
  enum scheme schemes[SCHEME_COUNT];
  int count;
  (void)row;
  if (text_is_digits(cell) || !cell_schemes(schemes, &count, &look->context, FIELD_SCHEME, cell))
    return NOTHING;
  return count == 1 && schemes[0] == SCHEME_MEDICAL ? FITS : TELLS;
}

static enum sense sense_payer(struct look *look, const struct table_row *row, struct text cell) {
  enum payer payer;
  (void)row;
  if (!cell_payer(&payer, &look->context, FIELD_PAYER, cell)) return NOTHING;
  return payer == PAYER_EMPLOYER ? FITS : TELLS;
}

static enum sense sense_kind(struct look *look, const struct table_row *row, struct text cell) {
  enum kind kind;
  (void)row;
  if (!cell_kind(&kind, &look->context, FIELD_KIND, cell)) return NOTHING;
  return kind == KIND_BACKPAY ? FITS : TELLS;
}

/* Five digits may be any number. */
static bool read_month(struct look *look, struct month *month, struct text cell) {
  enum { SERIAL_DIGITS = 5 };
  const char *time = cell.length == 0 ? NULL : memchr(cell.at, 'T', cell.length);
  if (time != NULL) cell.length = (size_t)(time - cell.at);
  if (cell.length == SERIAL_DIGITS && text_is_digits(cell)) return false;
  return cell.length > 0 && cell_month(month, &look->context, FIELD_GAP_FROM, cell);
}

static bool read_field_month(struct look *look, struct month *month, const struct table_row *row,
                             enum case_field field) {
  int index = look->columns->index[field];
  return index != COLUMN_ABSENT && read_month(look, month, table_row_cell(row, (size_t)index));
}

static enum sense sense_last_month(struct look *look, const struct table_row *row, struct text cell) {
  struct month month, first;
  if (!read_month(look, &month, cell)) return NOTHING;
  if (!read_field_month(look, &first, row, FIELD_GAP_FROM)) return FITS;
  return month.index >= first.index ? TELLS : NOTHING;
}

/* A day, or no more than a month, that does not lie before the gap's end. */
static enum sense sense_payment(struct look *look, const struct table_row *row, struct text cell) {
  struct month month, last;
  if (!read_month(look, &month, cell)) return NOTHING;
  if (!read_field_month(look, &last, row, FIELD_GAP_TO) &&
      !read_field_month(look, &last, row, FIELD_GAP_FROM))
    return FITS;
  return month.index >= last.index ? TELLS : NOTHING;
}

static enum sense sense_payment_day(struct look *look, const struct table_row *row, struct text cell) {
  struct date date;
  const char *time = memchr(cell.at, 'T', cell.length);
  struct text day = {cell.at, time == NULL ? cell.length : (size_t)(time - cell.at)};
  return cell_date(&date, &look->context, FIELD_PAY_ON, day) ? sense_payment(look, row, cell) : NOTHING;
}

/* What people earn in a month, and neither a year nor a month. */
static enum sense sense_wage(struct look *look, const struct table_row *row, struct text cell) {
  static const struct exact least = {.digits = {.small = 1000}}, most = {.digits = {.small = 1000000}};
  struct exact amount = {0};
  struct month month;
  int year;
  (void)row;
  if (read_month(look, &month, cell)) return NOTHING;
  if (cell.length == 4 && cell_read_digits(&year, cell) && year >= 1950 && year < 2200) return FITS;
  if (!cell_amount(&amount, &look->context, FIELD_WAGE, cell)) return NOTHING;
  bool is_wage = exact_compare(&amount, &least) >= 0 && exact_compare(&amount, &most) <= 0;
  exact_clear(&amount);
  return is_wage ? TELLS : NOTHING;
}

/* What amounts of thousands may be beside wages. */
static const char other_amounts[] =
    "金额 合计 总计 小计 本金 滞纳 利息 费 款 税 罚 电话 手机 编 码 号 卡 账 年 序 天 日 次 数 补贴 津贴 奖 "
    "个人 单位 公司 "
    "余额 养老 医疗 失业 工伤 生育 公积金 上限 下限 amount fee total phone number code tax sum";

/* In the order in which a column is tried. */
static const struct {
  enum case_field field;
  bool of_gaps; /* only in a list of back-payments */
  cell_sense *sense;
  const char *without;
} senses[] = {
    {FIELD_REGION, false, sense_region, ""},      {FIELD_SCHEME, true, sense_scheme, ""},
    {FIELD_PAYER, true, sense_payer, ""},         {FIELD_KIND, false, sense_kind, ""},
    {FIELD_PAY_ON, false, sense_payment_day, ""}, {FIELD_GAP_TO, true, sense_last_month, ""},
    {FIELD_PAY_ON, false, sense_payment, ""},     {FIELD_WAGE, true, sense_wage, other_amounts},
};

static bool is_missing(const struct look *look, enum case_field field) {
  bool is_by_month = look->columns->month_count > 0 &&
                     (field == FIELD_WAGE || field == FIELD_GAP_FROM || field == FIELD_GAP_TO);
  return look->columns->index[field] == COLUMN_ABSENT && !is_by_month &&
         !case_defaults_have(look->defaults, field);
}

static bool row_is_case(const struct case_columns *columns, const struct table_row *row) {
  enum skipped_kind kind;
  bool is_total_like;
  return row->fault == ROW_FINE && !row_kind_is_skipped(columns, row, true, &kind, &is_total_like);
}

/* A cell that tells, or nothing: some cell of the column does not fit, or none tells. */
static struct text telling_cell(struct look *look, cell_sense *sense, const struct kept_rows *rows,
                                size_t column) {
  struct text telling = TEXT("");
  for (size_t i = rows->next; i < rows->count; i++) {
    const struct table_row *row = &rows->list[i].row;
    struct text cell = table_row_cell(row, column);
    if (!look->are_cases[i] || cell_is_nothing(cell)) continue;
    enum sense found = sense(look, row, cell);
    diagnostics_reset(&look->diagnostics);
    if (found == NOTHING) return TEXT("");
    if (found == TELLS && telling.length == 0) telling = cell;
  }
  return telling;
}

/* False: nothing that is missing. */
static bool find_in(struct look *look, const struct kept_rows *rows, size_t column, enum case_field *field,
                    struct text *telling) {
  struct text heading = look->columns->names[column];
  bool has_gaps = look->columns->index[FIELD_GAP_FROM] != COLUMN_ABSENT || look->columns->month_count > 0;
  for (size_t i = 0; i < sizeof senses / sizeof senses[0]; i++) {
    *field = senses[i].field;
    if (!is_missing(look, *field) || (senses[i].of_gaps && !has_gaps)) continue;
    if (heading_is_other(heading, *field, senses[i].without)) continue;
    *telling = telling_cell(look, senses[i].sense, rows, column);
    if (telling->length > 0) return true;
  }
  return false;
}

static bool is_chosen(struct text heading, struct column_choices choices) {
  for (size_t i = 0; i < choices.count; i++)
    if (column_choice_is_about(&choices.list[i], heading)) return true;
  return false;
}

bool unread_cells_find(struct columns_problem *problem, const struct case_columns *columns,
                       struct column_choices choices, const struct kept_rows *rows,
                       const struct case_defaults *defaults, const struct regions *regions) {
  struct look look = {.columns = columns, .defaults = defaults, .context = {.regions = regions}};
  look.context.diagnostics = &look.diagnostics;
  look.context.notes = &look.notes;
  look.are_cases = array_new(rows->count, sizeof *look.are_cases);
  for (size_t i = rows->next; i < rows->count; i++)
    look.are_cases[i] = row_is_case(columns, &rows->list[i].row);
  problem->doubt_count = 0;
  for (size_t i = 0; i < columns->carried_count && problem->doubt_count < COLUMNS_DOUBTS_MAX; i++) {
    size_t column = columns->carried[i];
    struct column_doubt *doubt = &problem->doubts[problem->doubt_count];
    *doubt = (struct column_doubt){.heading = text_trim(columns->names[column])};
    if (is_chosen(columns->names[column], choices)) continue;
    if (!find_in(&look, rows, column, &doubt->field, &doubt->sample)) continue;
    problem->doubt_count++;
  }
  problem->code = problem->doubt_count > 0 ? COLUMNS_DOUBTFUL : COLUMNS_OK;
  free(look.are_cases);
  diagnostics_clear(&look.diagnostics);
  buffer_clear(&look.context.scratch);
  return problem->doubt_count > 0;
}

static bool is_span(struct cell_context *context, struct text cell) {
  struct month first, last;
  return cell.length > 0 && cell_months(&first, &last, true, context, FIELD_GAP_FROM, cell) &&
         first.index != last.index;
}

struct text unread_cells_span(const struct kept_rows *rows, size_t column) {
  struct diagnostics diagnostics = {0};
  note_set notes = 0;
  struct cell_context context = {.diagnostics = &diagnostics, .notes = &notes};
  struct text span = TEXT("");
  for (size_t i = rows->next; i < rows->count && span.length == 0; i++) {
    struct text cell = table_row_cell(&rows->list[i].row, column);
    if (is_span(&context, cell)) span = cell;
    diagnostics_reset(&diagnostics);
  }
  diagnostics_clear(&diagnostics);
  buffer_clear(&context.scratch);
  return span;
}
