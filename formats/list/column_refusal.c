#include "formats/list/column_refusal.h"

#include <string.h>

#include "formats/file/plain_text.h"
#include "formats/list/column_text.h"
#include "formats/list/unread_cells.h"

static void add_word(struct buffer *out, struct text heading) {
  column_text_heading(out, heading);
  buffer_add_byte(out, '\0');
}

/* 补缴月数: a number of months is no last month. */
static bool counts_months(const struct column_doubt *doubt) {
  static const char *const words[] = {"月数", "期数", "个月"};
  for (size_t i = 0; i < sizeof words / sizeof words[0] && doubt->field == FIELD_GAP_TO; i++)
    if (text_ends_with(doubt->heading, text_from(words[i]))) return true;
  return false;
}

/* 单位比例, 个人费率: one of two shares is no combined rate. */
static bool is_share(const struct column_doubt *doubt) {
  static const char *const parties[] = {"单位", "企业", "公司",     "个人",
                                        "员工", "职工", "employer", "employee"};
  for (size_t at = 0; at < doubt->heading.length && doubt->field == FIELD_RATE; at++)
    for (size_t i = 0; i < sizeof parties / sizeof parties[0]; i++)
      if (text_starts_with(text_from_offset(doubt->heading, at), text_from(parties[i]))) return true;
  return false;
}

/* A cell below the heading that holds both months of a gap, or "". */
static struct text span_below(const struct column_refusal *refusal, const struct column_doubt *doubt) {
  if (doubt->is_again || (doubt->field != FIELD_GAP_TO && doubt->field != FIELD_GAP_FROM)) return TEXT("");
  for (size_t i = 0; i < refusal->count; i++)
    if (text_equals(text_trim(refusal->names[i]), doubt->heading)) return unread_cells_span(refusal->rows, i);
  return TEXT("");
}

static void tell_month_doubt(const struct column_refusal *refusal, const struct column_doubt *doubt,
                             const char *heading) {
  static const enum label labels[] = {[MONTH_OF_OTHER] = LABEL_SAY_MONTH_OF_OTHER,
                                      [MONTH_OF_FIGURE] = LABEL_SAY_MONTH_OF_FIGURE,
                                      [MONTH_WITHOUT_YEAR] = LABEL_SAY_MONTH_WITHOUT_YEAR,
                                      [MONTH_TWICE] = LABEL_SAY_MONTH_TWICE,
                                      [MONTH_BESIDE_WAGE] = LABEL_SAY_MONTH_BESIDE_WAGE};
  struct buffer other = {0};
  const bool is_alike = doubt->month_doubt == MONTH_TWICE && text_equals(doubt->heading, doubt->other);
  add_word(&other, doubt->other);
  tell(refusal->listener, is_alike ? LABEL_SAY_MONTH_ALIKE : labels[doubt->month_doubt], refusal->list,
       heading, other.at, NULL);
  buffer_clear(&other);
}

void column_doubt_tell(const struct column_refusal *refusal, const struct column_doubt *doubt) {
  const enum language language = refusal->listener->language;
  const char *path = refusal->list, *key = field_keys[doubt->field];
  const char *meaning = label(language, field_label((int)doubt->field));
  const struct text span = span_below(refusal, doubt);
  struct buffer heading = {0}, sample = {0};
  add_word(&heading, doubt->heading);
  add_word(&sample, text_clip(span.length > 0 ? span : doubt->sample, VALUE_SHOWN_MAX));
  if (doubt->month_doubt != MONTH_DOUBT_NONE)
    tell_month_doubt(refusal, doubt, heading.at);
  else if (doubt->is_again)
    tell(refusal->listener, LABEL_SAY_COLUMN_AGAIN, path, heading.at, key, meaning, NULL);
  else if (span.length > 0)
    tell(refusal->listener, LABEL_SAY_COLUMN_SPAN, path, heading.at, sample.at, NULL);
  else if (counts_months(doubt))
    tell(refusal->listener, LABEL_SAY_COLUMN_COUNT, path, heading.at, NULL);
  else if (is_share(doubt))
    tell(refusal->listener, LABEL_SAY_COLUMN_SHARE, path, heading.at, NULL);
  else
    tell(refusal->listener, LABEL_SAY_COLUMN_DOUBT, path, heading.at, key, meaning,
         doubt->sample.length > 0 ? sample.at : NULL, NULL);
  buffer_clear(&heading);
  buffer_clear(&sample);
}

static void tell_doubts(const struct column_refusal *refusal, const struct columns_problem *problem) {
  for (int i = 0; i < problem->doubt_count; i++) column_doubt_tell(refusal, &problem->doubts[i]);
}

static void tell_no_heading(const struct column_refusal *refusal, const struct columns_problem *problem) {
  struct buffer heading = {0}, near = {0}, names = {0};
  column_text_heading(&heading, problem->choice->heading);
  for (int i = 0; i < problem->near_count; i++) {
    if (i > 0) buffer_add_literal(&near, ", ");
    buffer_add_text(&near, problem->near[i]);
  }
  column_text_headings(&names, refusal->names, refusal->count);
  const struct text arguments[] = {buffer_text(&heading), buffer_text(&names), buffer_text(&near)};
  tell_texts(refusal->listener, LABEL_SAY_COLUMN_NO_HEADING, arguments, near.length > 0 ? 3 : 2);
  buffer_clear(&heading);
  buffer_clear(&near);
  buffer_clear(&names);
}

static void tell_without_gap(const struct column_refusal *refusal) {
  struct buffer names = {0};
  column_text_headings(&names, refusal->names, refusal->count);
  buffer_add_byte(&names, '\0');
  tell(refusal->listener, LABEL_SAY_COLUMNS_NO_GAP_FROM, refusal->list, names.at, NULL);
  buffer_clear(&names);
}

void column_refusal_tell(const struct column_refusal *refusal, const struct columns_problem *problem) {
  switch (problem->code) {
    case COLUMNS_NO_HEADING: tell_no_heading(refusal, problem); break;
    case COLUMNS_DOUBTFUL: tell_doubts(refusal, problem); break;
    case COLUMNS_NO_GAP_FROM: tell_without_gap(refusal); break;
    case COLUMNS_ARE_RESULTS:
      tell(refusal->listener, LABEL_SAY_COLUMNS_ARE_RESULTS, refusal->list, problem->telling.at, NULL);
      break;
    default: tell(refusal->listener, LABEL_SAY_COLUMNS_NONE_KNOWN, refusal->list, NULL);
  }
}

/* 申报基数 beside 缴费基数 may be the base that was paid on; NULL where nothing suggests it. */
static const char *declared_name(const struct column_twins *twins, const struct buffer names[2]) {
  for (int i = 0; i < 2 && twins->field == FIELD_WAGE; i++)
    if (strstr(names[i].at, "申报") != NULL) return names[i].at;
  return NULL;
}

void column_twins_tell(const struct listener *listener, const char *place, const struct case_columns *columns,
                       const struct column_twins *twins) {
  struct text first = text_trim(columns->names[twins->first]);
  struct text second = text_trim(columns->names[twins->second]);
  struct buffer names[2] = {0};
  add_word(&names[0], first);
  add_word(&names[1], second);
  tell(listener, text_equals(first, second) ? LABEL_SAY_COLUMNS_ALIKE : LABEL_SAY_COLUMNS_DISAGREE, place,
       names[0].at, names[1].at, field_keys[twins->field], declared_name(twins, names), NULL);
  for (int i = 0; i < 2; i++) buffer_clear(&names[i]);
}
