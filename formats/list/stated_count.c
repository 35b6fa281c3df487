#include "formats/list/stated_count.h"

#include <stdint.h>

#include "calc/buffer.h"
#include "formats/file/plain_text.h"
#include "formats/list/heading.h"

static bool is_count(struct text folded) {
  static const char *const beginnings[] = {"断缴", "断保", "停缴", "中断", "欠缴", "欠费",
                                           "漏缴", "少缴", "应补", "补缴", "应缴"};
  if (!text_ends_with(folded, TEXT("月数")) && !text_ends_with(folded, TEXT("月份数"))) return false;
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
    if (text_starts_with(folded, text_from(beginnings[i]))) return true;
  return false;
}

bool stated_count_is(struct text heading) {
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  const bool is_found = folded.length > 0 && is_count(buffer_text(&folded));
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

bool stated_count_differs(struct text cell, const struct reported_case *reported) {
  int32_t count;
  if (!month_is_set(reported->gap_from) || !read_count(text_trim(cell), &count)) return false;
  const struct month last =
      month_is_set(reported->gap_to) ? reported->gap_to : month_add(date_month(reported->pay_on), -1);
  return count != last.index - reported->gap_from.index + 1;
}
