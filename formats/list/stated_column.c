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

static bool is_any(struct text text, const char *words) {
  for (struct text word; text_next_word(&words, &word);)
    if (text_equals(text, word)) return true;
  return false;
}

static bool ends_with_any(struct text text, const char *words) {
  for (struct text word; text_next_word(&words, &word);)
    if (text_ends_with(text, word)) return true;
  return false;
}

static bool holds_any(struct text text, const char *words) {
  for (struct text word; text_next_word(&words, &word);)
    for (size_t at = 0; at + word.length <= text.length; at++)
      if (memcmp(text.at + at, word.at, word.length) == 0) return true;
  return false;
}

/* 其中已缴月份, 剔除月份; a number of them is none. */
static bool excludes_months(struct text folded) {
  return holds_any(folded,
                   "已缴月 已缴费月 已缴纳月 已参保月 剔除 扣除月 扣减月 除外 不含月 免缴月 豁免月 不补月") &&
         !ends_with_any(folded, "月数 月份数 金额 原因 年限");
}

/* False: a heading of no such matter. */
static bool find_matter(struct stated_column *stated, struct text folded) {
  static const struct {
    const char *questions;
    enum stated_matter matter;
  } asked[] = {
      {"补缴 需补缴 需要补缴 应补缴 要补缴 补交 需补 断缴 断保 欠费 欠缴 漏缴 中断 核算 计算 办理 办理补缴 "
       "同意补缴 申报 申报补缴 纳入 纳入补缴 参与补缴",
       STATED_DUE},
      {"已缴 已缴费 已缴纳 缴清 已缴清 结清 已结清 已补缴 已补 缴费 已到账 到账", STATED_PAID}};
  if (is_count(folded)) return stated->matter = STATED_COUNT, true;
  const bool asks = text_starts_with(folded, TEXT("是否"));
  const struct text asked_for = asks ? text_from_offset(folded, strlen("是否")) : TEXT("");
  for (size_t i = 0; i < sizeof asked / sizeof asked[0] && asks; i++) {
    stated->matter = asked[i].matter;
    if (is_any(asked_for, asked[i].questions)) return true;
  }
  stated->matter = STATED_EXCLUSION;
  if (excludes_months(folded)) return true;
  stated->matter = STATED_STATE;
  return ends_with_any(folded, "状态 结果 情况 备注 说明 标记 标志 意见 status remark remarks note");
}

bool stated_column_is(struct stated_column *stated, struct text heading, const int index[FIELD_COUNT]) {
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  const struct text text = folded.length == 0 ? TEXT("") : buffer_text(&folded);
  *stated = (struct stated_column){.matter = STATED_FACT, .is_question = is_question(text)};
  stated->field = is_count(text) ? FIELD_NONE : find_fact(heading, stated->is_question, index);
  const bool is_found = stated->field != FIELD_NONE || find_matter(stated, text);
  buffer_clear(&folded);
  return is_found;
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

/* The very words, with nothing before or behind. */
static enum stated_answer answer_in_words(struct text cell) {
  static const char voids[] =
      "作废 已作废 取消 已取消 撤销 已撤销 撤回 已撤回 不补缴 不补 不缴 不需补缴 无需补缴 无须补缴 不用补缴 "
      "不予补缴 暂不补缴 "
      "放弃补缴 自愿放弃 停办 不办理 不核算 cancelled canceled void";
  static const char settled[] =
      "已补缴 已补 已缴 已缴费 已缴纳 已缴清 已结清 已到账 已完成补缴 补缴完成 缴费成功 补缴成功 paid "
      "settled";
  return is_any(cell, voids) ? STATED_VOID : is_any(cell, settled) ? STATED_SETTLED : STATED_NOTHING;
}

static enum stated_answer answer_of_fact(const struct stated_column *stated, bool says_no) {
  if (!says_no) return STATED_YES;
  return stated->is_question ? STATED_NO : STATED_NOTHING;
}

enum stated_answer stated_column_answer(const struct stated_column *stated, struct text cell) {
  cell = text_trim(cell);
  const bool is_none = text_is(cell, "无"); /* nothing to a column, but an answer */
  if (!is_none && cell_is_nothing(cell)) return STATED_NOTHING;
  const enum stated_answer in_words = answer_in_words(cell);
  switch (stated->matter) {
    case STATED_FACT: return answer_of_fact(stated, is_no(cell));
    case STATED_EXCLUSION: return is_no(cell) ? STATED_NOTHING : STATED_YES;
    case STATED_DUE: return in_words == STATED_NOTHING && is_no(cell) ? STATED_VOID : in_words;
    case STATED_PAID: return in_words == STATED_NOTHING && !is_no(cell) ? STATED_SETTLED : in_words;
    default: return in_words;
  }
}
