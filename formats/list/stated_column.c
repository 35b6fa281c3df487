#include "formats/list/stated_column.h"

#include <stdint.h>

#include "calc/buffer.h"
#include "formats/file/plain_text.h"
#include "formats/list/cell_values.h"
#include "formats/list/heading.h"
#include "formats/list/heading_doubts.h"

static bool is_count(struct text folded) {
  static const char *const beginnings[] = {"断缴", "断保", "停缴", "中断", "欠缴", "欠费",
                                           "漏缴", "少缴", "应补", "补缴", "应缴"};
  if (!text_ends_with(folded, TEXT("月数")) && !text_ends_with(folded, TEXT("月份数"))) return false;
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
    if (text_starts_with(folded, text_from(beginnings[i]))) return true;
  return false;
}

static bool is_question(struct text folded) {
  return text_starts_with(folded, TEXT("是否")) || text_starts_with(folded, TEXT("有无")) ||
         text_starts_with(folded, TEXT("是不是")) || text_ends_with(folded, TEXT("与否")) ||
         text_ends_with(folded, TEXT("?"));
}

/* The field that the heading would be in doubt for, if the list had no column for it. Of a deferral any
 * heading tells, of other matters only a question: 部分缴纳说明 need not. */
static enum case_field find_fact(struct text heading, bool asks, const int index[FIELD_COUNT]) {
  static const enum case_field fields[] = {FIELD_DEFERRED_TO, FIELD_PAID_ARREARS, FIELD_FEE_TO,
                                           FIELD_FEE_FROM,    FIELD_KIND,         FIELD_PAYER};
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
    const struct fields_read all_but = {.found = ~(UINT64_C(1) << fields[i])};
    if (index[fields[i]] < 0 || (!asks && fields[i] != FIELD_DEFERRED_TO)) continue;
    if (heading_doubt(heading, all_but) == fields[i]) return fields[i];
  }
  return FIELD_NONE;
}

bool stated_column_is(struct stated_column *stated, struct text heading, const int index[FIELD_COUNT]) {
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  const struct text text = buffer_text(&folded);
  const bool counts = text.length > 0 && is_count(text), asks = text.length > 0 && is_question(text);
  *stated = (struct stated_column){.field = FIELD_NONE, .is_question = asks};
  if (text.length > 0 && !counts) stated->field = find_fact(heading, asks, index);
  buffer_clear(&folded);
  return counts || stated->field != FIELD_NONE;
}

/* False: the cell is something else, or more months than anybody lives. */
static bool read_count(struct text cell, int32_t *count) {
  enum { DIGITS_MOST = 4 };
  size_t at = 0;
  *count = 0;
  for (; at < cell.length && at <= DIGITS_MOST && cell.at[at] >= '0' && cell.at[at] <= '9'; at++)
    *count = *count * 10 + (cell.at[at] - '0');
  const struct text unit = text_trim(text_from_offset(cell, at));
  const bool is_plain = text_is_empty(unit) || text_is(unit, "个月") || text_is(unit, "月");
  return at > 0 && at <= DIGITS_MOST && is_plain;
}

bool stated_column_miscounts(struct text cell, const struct reported_case *reported) {
  int32_t count;
  if (!month_is_set(reported->gap_from) || !read_count(text_trim(cell), &count)) return false;
  const struct month last =
      month_is_set(reported->gap_to) ? reported->gap_to : month_add(date_month(reported->pay_on), -1);
  return count != last.index - reported->gap_from.index + 1;
}

static bool is_no(struct text cell) {
  static const char *const words[] = {"n", "no", "f", "false", "×", "✗", "正常", "正常缴费"};
  static const char *const beginnings[] = {"否", "未", "不", "非", "没", "无"};
  bool is_zero = true;
  for (size_t i = 0; i < cell.length && is_zero; i++) is_zero = cell.at[i] == '0' || cell.at[i] == '.';
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (text_equals_any_case(cell, text_from(words[i]))) return true;
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
    if (text_starts_with(cell, text_from(beginnings[i]))) return true;
  return is_zero;
}

enum stated_answer stated_column_answer(const struct stated_column *stated, struct text cell) {
  cell = text_trim(cell);
  const bool is_none = text_is(cell, "无"); /* nothing to a column, but an answer */
  if (!is_none && cell_is_nothing(cell)) return STATED_NOTHING;
  if (!is_no(cell)) return STATED_YES;
  return stated->is_question ? STATED_NO : STATED_NOTHING;
}
