#include "formats/list/heading.h"

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

#include "calc/character.h"
#include "formats/file/plain_text.h"

/* Blanks, invisible characters and marks, by ranges of code points. */
static const struct {
  uint32_t first, last;
} dropped[] = {
    {0x0000, 0x0023}, {0x0027, 0x0027},   {0x002A, 0x002A}, {0x002D, 0x002E}, {0x003A, 0x003B},
    {0x003F, 0x003F}, {0x005F, 0x0060},   {0x007E, 0x00A0}, {0x00AD, 0x00AD}, {0x00B7, 0x00B7},
    {0x02BC, 0x02BC}, {0x034F, 0x034F},   {0x061C, 0x061C}, {0x115F, 0x1160}, {0x1680, 0x1680},
    {0x180B, 0x180E}, {0x2000, 0x2027},   {0x2028, 0x202F}, {0x203B, 0x203B}, {0x205F, 0x206F},
    {0x2212, 0x2217}, {0x2460, 0x2473},   {0x2500, 0x27BF}, {0x3000, 0x3000}, {0x3002, 0x3002},
    {0x300C, 0x300F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
    {0xFFF9, 0xFFFB}, {0xE0000, 0xE01EF},
};

static bool is_dropped(uint32_t code) {
  for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++)
    if (code >= dropped[i].first && code <= dropped[i].last) return true;
  return false;
}

/* The second of each two is what the first becomes. */
static const char16_t brackets[] = u"[(]){(})<(>)【(】)〔(〕)〖(〗)《(》)〈(〉)";
static const char16_t simplified[] =
    u"證证參参斷断繳缴開开結结費费數数資资補补間间險险種种單单職职號号稱称員员編编區区籌筹類类別别業业養养傷"
    u"伤"
    u"醫医療疗終终時时納纳額额應应實实發发滯滞標标準准級级轉转歲岁齡龄戶户屬属領领續续離离聯联電电話话銀银帳"
    u"账"
    u"賬账產产項项總总個个體体計计點点縣县鄉乡鎮镇國国會会統统學学歷历動动務务狀状態态備备註注記记錄录稅税營"
    u"营"
    u"機机構构經经濟济場场處处門门組组臨临與与從从訖讫週周劃划撥拨轄辖據据條条滿满辦办簽签約约審审當"
    u"当靈灵";

static uint32_t paired(const char16_t *pairs, uint32_t code) {
  for (size_t i = 0; pairs[i] != 0; i += 2)
    if (pairs[i] == code) return pairs[i + 1];
  return code;
}

/* A character of the plane that takes three bytes. */
static void add_code(struct buffer *out, uint32_t code) {
  for (int shift = 12; shift >= 0; shift -= 6)
    buffer_add_byte(out, (char)((shift == 12 ? 0xE0u : 0x80u) | (code >> shift & 0x3Fu)));
}

static void add_character(struct buffer *out, struct text heading, size_t at, size_t length) {
  uint32_t code = character_at(heading, at, &length);
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFF01 - '!';
  if (is_dropped(code)) return;
  uint32_t plain = paired(brackets, code);
  if (plain >= 0x4E00 && plain < 0xA000) plain = paired(simplified, code);
  if (plain < 0x80)
    buffer_add_byte(out, lower_case((char)plain));
  else if (plain == code)
    buffer_add_text(out, (struct text){heading.at + at, length});
  else
    add_code(out, plain);
}

/* "1." and "2、" in front of a name; "3月工资" begins with no number of its own. */
static size_t number_length(struct text heading) {
  size_t at = 0;
  while (at < heading.length && at < 2 && is_digit(heading.at[at])) at++;
  struct text rest = text_from_offset(heading, at);
  if (at == 0) return 0;
  if (text_starts_with(rest, TEXT("、")) || text_starts_with(rest, TEXT("．"))) return at + 3;
  return text_starts_with(rest, TEXT(".")) || text_starts_with(rest, TEXT(")")) ? at + 1 : 0;
}

/* What stands in brackets, folded, and does not change what a name means. */
static const char must_be_filled[] =
    "必填 必录 必输 必选 必须 必填项 选填 选填项 可选 可不填 可空 非必填 非必填项 required optional "
    "mandatory 含 包含 含当月 含本月 "
    "inclusive br br/ 1 2 3 4 5 6 7 8 9 10 11 12";
static const char units[] =
    "元 元/月 元/人 元/人/月 元月 人民币 人民币元 单位元 单位人民币元 单位元/月 rmb cny yuan ¥ ￥ yuan/month "
    "rmb/month cny/month "
    "yuanpermonth permonth monthly % 百分比 单位% 月 月份 年月 年/月 年月日 年/月/日 日期 month months date "
    "岁 周岁 个月 18位 "
    "文本 文本格式 数字";
static const char units_behind_slash[] = "元 月 元/月 人 人/月 % yuan rmb cny month yuan/month";
static const char forms[] = "如 例 格式 示例 样例 eg example format";

static bool is_word_of(struct text word, const char *words) {
  for (struct text each; text_next_word(&words, &each);)
    if (text_equals(word, each)) return true;
  return false;
}

/* YYYY-MM-DD, of which the hyphens are gone. */
static bool is_form_of_day(struct text note) {
  for (size_t i = 0; i < note.length; i++)
    if (strchr("ymd/", note.at[i]) == NULL) return false;
  return note.length > 0;
}

static bool is_example(struct text note) {
  const char *rest = forms;
  for (struct text form; text_next_word(&rest, &form);)
    if (text_starts_with(note, form)) return true;
  return false;
}

static bool says_nothing(struct text note) {
  return note.length == 0 || is_word_of(note, must_be_filled) || is_word_of(note, units) ||
         is_form_of_day(note) || is_example(note);
}

/* Which end of a span a heading is of: 费款所属期(起) is 费款所属期起. */
static const char ends_of_span[] = "起 止 始 终 开始 结束 起始 终止 截止 起始月 终止月 截止月";

/* Takes out brackets that say nothing; one that is not closed ends with the heading. Of an end of a span the
 * brackets go alone. */
static void drop_notes(struct buffer *out, size_t start) {
  for (size_t at = start; at < out->length;) {
    const char *open = memchr(out->at + at, '(', out->length - at);
    if (open == NULL) return;
    size_t from = (size_t)(open - out->at), rest = out->length - from;
    const char *close = memchr(open, ')', rest);
    size_t length = close == NULL ? rest : (size_t)(close - open) + 1;
    struct text note = {open + 1, length - 1 - (close != NULL)};
    at = from;
    if (says_nothing(note)) {
      memmove(out->at + from, out->at + from + length, rest - length);
      out->length -= length;
    } else if (close != NULL && is_word_of(note, ends_of_span)) {
      memmove(out->at + from, out->at + from + 1, note.length);
      memmove(out->at + from + note.length, out->at + from + length, rest - length);
      out->length -= 2;
      at = from + note.length;
    } else {
      at = from + length;
    }
  }
}

static void drop_slash_unit(struct buffer *out, size_t start) {
  for (size_t at = start + 1; at < out->length; at++)
    if (out->at[at] == '/' &&
        is_word_of((struct text){out->at + at + 1, out->length - at - 1}, units_behind_slash)) {
      out->length = at;
      return;
    }
}

/* 工资元 is in yuan, 工资万元 is not. */
static bool ends_with_unit(struct text heading, size_t *length) {
  static const char *const others[] = {"万元", "千元", "百元", "美元", "欧元", "日元", "港元", "单元"};
  static const char *const tails[] = {"元", "%", "必填", "选填"};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (text_ends_with(heading, text_from(others[i]))) return false;
  for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
    *length = strlen(tails[i]);
    if (heading.length > *length && text_ends_with(heading, text_from(tails[i]))) return true;
  }
  return false;
}

void heading_fold(struct buffer *out, struct text heading) {
  const size_t start = out->length;
  heading = text_trim(heading);
  size_t length;
  for (size_t at = number_length(heading); at < heading.length; at += length) {
    (void)character_at(heading, at, &length);
    add_character(out, heading, at, length);
  }
  drop_notes(out, start);
  drop_slash_unit(out, start);
  while (ends_with_unit(text_from_offset(buffer_text(out), start), &length)) out->length -= length;
}

bool heading_is_in_percent(struct text heading) {
  static const char *const signs[] = {"%", "％", "百分比", "百分数", "百分之", "percent"};
  for (size_t at = 0; at < heading.length; at++)
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
      if (text_starts_with(text_from_offset(heading, at), text_from(signs[i]))) return true;
  return false;
}

void heading_simplify(struct buffer *out, struct text text) {
  for (size_t at = 0, length; at < text.length; at += length) {
    uint32_t code = character_at(text, at, &length);
    uint32_t plain = code >= 0x4E00 && code < 0xA000 ? paired(simplified, code) : code;
    if (plain == code)
      buffer_add(out, text.at + at, length);
    else
      add_code(out, plain);
  }
}
