#include "formats/list/heading_aliases.h"

#include <stdlib.h>
#include <threads.h>

#include "calc/array.h"
#include "calc/character.h"
#include "calc/hash.h"
#include "calc/hash_index.h"
#include "formats/file/plain_text.h"
#include "formats/list/heading.h"

/* What people call the columns, beside the keys. */
static const char *const typed[FIELD_COUNT] = {
#define FIELD(ID, key, zh, en, reader, member, range, used, needed, names) [FIELD_##ID] = names,
#include "calc/case_fields.def"
};

/* A first or last month is called by what befell it, which end it is, and what it is. */
static const char causes[] =
    "断缴 欠费 补缴 补差 少缴 缴费 应缴 中断 断保 欠缴 漏缴 未缴 停缴 补交 断交 缴纳 费款所属期 所属期 "
    "费款所属时期 补缴所属期 欠费所属期 欠缴所属期 应缴所属期 缴费所属期";
static const char starts[] = "开始 起始 起 自";
static const char ends[] = "结束 终止 截止 截至 止 至";
#define MONTHS "年月 月份 月" /* and nothing, behind a cause */
#define TIMES "时间 日期 日 期"
static const char months[] = MONTHS, times[] = TIMES;
/* "补缴截止日期" is the day by which it must be paid. */
static const char paying[] = "补缴 缴费 应缴 补交 缴纳";
/* What has both months in one cell: 断缴期间, 起止年月 over 2024.01-2024.06. */
static const char spans[] = "期间 时段 区间 起止 起止时间 起止年月 起止月份 起止日期 起讫 起讫时间 起讫年月";
/* What may stand between a cause and the end: 断缴期间起, 欠费年月止. */
static const char middles[] = "期间 时段 区间 期限 起止时间 起止年月 起止月份 起止 时间 年月 月份 月";

static struct {
  struct buffer texts;
  struct heading_alias *items;
  size_t count, capacity;
  struct hash_index index;
} table;
static once_flag is_made = ONCE_FLAG_INIT;

static const struct heading_meaning *look_up(struct text folded) {
  size_t item, step = 0;
  const uint64_t hash = hash_text(folded);
  while ((item = hash_index_next(&table.index, hash, &step)) != HASH_INDEX_NONE)
    if (text_equals(table.items[item].name, folded)) return &table.items[item].meaning;
  return NULL;
}

/* The first to have a name keeps it. `name` lies in table.texts, which does not move any more. */
static void add(struct text name, struct heading_meaning meaning) {
  if (look_up(name) != NULL) return;
  table.items = array_grow(table.items, &table.capacity, table.count + 1, sizeof *table.items);
  table.items[table.count] = (struct heading_alias){name, meaning, name_characters_from(name)};
  hash_index_add(&table.index, hash_text(name), table.count++);
}

static void add_typed(struct text word, struct heading_meaning meaning) {
  size_t start = table.texts.length;
  heading_fold(&table.texts, word);
  add(text_from_offset(buffer_text(&table.texts), start), meaning);
}

static void add_joined(const struct text *parts, size_t count, struct heading_meaning meaning) {
  size_t start = table.texts.length;
  for (size_t i = 0; i < count; i++) buffer_add_text(&table.texts, parts[i]);
  add(text_from_offset(buffer_text(&table.texts), start), meaning);
}

static void add_field(enum case_field field) {
  struct heading_meaning meaning = {.field = field};
  const char *rest = typed[field];
  add_typed(text_from(field_keys[field]), meaning);
  for (struct text word; text_next_word(&rest, &word);)
    if (text_is(word, "|"))
      meaning.rank++;
    else
      add_typed(word, meaning);
}

static bool is_word_of(struct text word, const char *words) {
  for (struct text each; text_next_word(&words, &each);)
    if (text_equals(word, each)) return true;
  return false;
}

static void add_suffixed(struct text cause, struct text end, const char *suffixes,
                         struct heading_meaning meaning) {
  for (struct text suffix; text_next_word(&suffixes, &suffix);) {
    bool is_deadline =
        text_starts_with(end, TEXT("截")) && is_word_of(cause, paying) && !text_is(suffix, "时间");
    if (meaning.rank == 0 || cause.length == 0 || !is_deadline)
      add_joined((const struct text[]){cause, end, suffix}, 3, meaning);
  }
}

static void add_ends(struct text cause, const char *marks, enum case_field field) {
  for (struct text mark; text_next_word(&marks, &mark);) {
    add_suffixed(cause, mark, months, (struct heading_meaning){.field = field, .rank = cause.length == 0});
    if (cause.length == 0) continue;
    add_joined((const struct text[]){cause, mark}, 2, (struct heading_meaning){.field = field});
    add_suffixed(cause, mark, times, (struct heading_meaning){.field = field, .rank = 1});
  }
}

/* 断缴月份 and 费款所属期 alone. */
static void add_whole(struct text cause) {
  const struct heading_meaning both = {.field = FIELD_GAP_FROM, .is_both = true};
  const char *rest = months;
  if (text_ends_with(cause, TEXT("期"))) add_joined(&cause, 1, both);
  for (struct text suffix; text_next_word(&rest, &suffix);)
    add_joined((const struct text[]){cause, suffix}, 2, both);
  rest = spans;
  for (struct text suffix; text_next_word(&rest, &suffix);)
    add_joined((const struct text[]){cause, suffix}, 2, both);
}

/* 起止年月 without a cause; 期间 alone may be anything's. */
static void add_bare_spans(void) {
  const struct heading_meaning both = {.field = FIELD_GAP_FROM, .is_both = true, .rank = 1};
  const char *rest = spans;
  for (struct text span; text_next_word(&rest, &span);)
    if (text_starts_with(span, TEXT("起"))) add_joined(&span, 1, both);
}

static void add_gaps(struct text cause) {
  add_ends(cause, starts, FIELD_GAP_FROM);
  add_ends(cause, ends, FIELD_GAP_TO);
  if (cause.length > 0) add_whole(cause);
}

static void make_table(void) {
  enum { TEXTS_ROOM = 64 * 1024 };
  const char *rest = causes;
  (void)buffer_room(&table.texts, TEXTS_ROOM); /* from here on the views stay where they are */
  for (int field = 0; field < FIELD_COUNT; field++) add_field((enum case_field)field);
  for (struct text cause; text_next_word(&rest, &cause);) add_gaps(cause);
  add_gaps((struct text){"", 0});
  add_bare_spans();
  if (table.texts.length > TEXTS_ROOM) abort();
}

static bool take(struct heading_meaning *meaning, struct text folded) {
  const struct heading_meaning *found = look_up(folded);
  if (found != NULL) *meaning = *found;
  return found != NULL;
}

/* 断缴期间起 is 断缴起. */
static bool find_without_middle(struct heading_meaning *meaning, struct text folded) {
  const char *rest = causes;
  for (struct text cause; text_next_word(&rest, &cause);) {
    const char *words = middles;
    if (!text_starts_with(folded, cause)) continue;
    struct text behind = text_from_offset(folded, cause.length);
    for (struct text middle; text_next_word(&words, &middle);) {
      char joined[64];
      struct text end = text_starts_with(behind, middle) ? text_from_offset(behind, middle.length) : behind;
      if (end.length == behind.length || end.length == 0 || cause.length + end.length > sizeof joined)
        continue;
      memcpy(joined, cause.at, cause.length);
      memcpy(joined + cause.length, end.at, end.length);
      if (take(meaning, (struct text){joined, cause.length + end.length})) return !meaning->is_both;
    }
  }
  return false;
}

/* Words in front that leave the meaning of these columns as it is. */
static const struct {
  const char *words;
  uint64_t fields;
} leads[] = {
#define OF(field) (UINT64_C(1) << FIELD_##field)
    {"员工 职工 人员 参保人员 参保职工 参保人 被保险人 雇员 employee staff",
     OF(NAME) | OF(ID_NUMBER) | OF(ID_TYPE) | OF(CASE_ID) | OF(EMPLOYER) | OF(REGION) | OF(SCHEME) | OF(SEX) |
         OF(AGE) | OF(WAGE)},
    {"社保 社会保险 本次 拟 预计 计划", OF(GAP_FROM) | OF(GAP_TO) | OF(PAY_ON) | OF(REGION) | OF(WAGE)},
};
_Static_assert(FIELD_COUNT <= 64, "a set of fields is a number");

static bool find_without_lead(struct heading_meaning *meaning, struct text folded) {
  for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++) {
    const char *rest = leads[i].words;
    for (struct text word; text_next_word(&rest, &word);)
      if (folded.length > word.length && text_starts_with(folded, word) &&
          take(meaning, text_from_offset(folded, word.length)) &&
          (leads[i].fields >> meaning->field & 1) != 0)
        return true;
  }
  return false;
}

static bool find_one(struct heading_meaning *meaning, struct text folded) {
  return take(meaning, folded) || find_without_middle(meaning, folded) || find_without_lead(meaning, folded);
}

enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_HAN };

static enum script script_at(struct text text, size_t at, size_t *length) {
  uint32_t code = character_at(text, at, length);
  if (code >= 0x80) return SCRIPT_HAN;
  return strchr("/\\()|,&+=", (char)code) != NULL ? SCRIPT_NONE : SCRIPT_LATIN;
}

/* The next run of one script; false when there is none. */
static bool next_piece(struct text *rest, struct text *piece) {
  size_t at = 0, length = 0;
  enum script script = SCRIPT_NONE;
  while (at < rest->length && (script = script_at(*rest, at, &length)) == SCRIPT_NONE) at += length;
  *piece = text_from_offset(*rest, at);
  size_t end = 0;
  while (end < piece->length && script_at(*piece, end, &length) == script) end += length;
  piece->length = end;
  *rest = text_from_offset(*rest, at + end);
  return end > 0;
}

/* 身份证号/证件号, 姓名 Name: several names that all mean the same. */
static bool find_in_pieces(struct heading_meaning *meaning, struct text folded) {
  int count = 0;
  for (struct text piece; next_piece(&folded, &piece); count++) {
    struct heading_meaning found;
    if (!find_one(&found, piece)) return false;
    if (count > 0 && (found.field != meaning->field || found.is_both != meaning->is_both)) return false;
    if (count == 0 || found.rank > meaning->rank) *meaning = found;
  }
  return count > 0;
}

static bool find_folded(struct heading_meaning *meaning, struct text folded) {
  call_once(&is_made, make_table);
  return folded.length > 0 && (find_one(meaning, folded) || find_in_pieces(meaning, folded));
}

bool heading_find(struct heading_meaning *meaning, struct text heading) {
  enum { LONGEST = 512 };
  if (heading.length > LONGEST) return false;
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  bool is_found = find_folded(meaning, buffer_text(&folded));
  buffer_clear(&folded);
  return is_found;
}

/* Takes 第二次, 第2段 off the beginning, or digits off the end. */
static struct text drop_number(struct text folded) {
  static const char *const counts[] = {"一", "二", "三", "四", "五", "1", "2", "3", "4", "5"};
  static const char *const units[] = {"次", "段", "期", "笔", "个"};
  size_t length = folded.length;
  while (length > 0 && is_digit(folded.at[length - 1])) length--;
  if (length < folded.length) return (struct text){folded.at, length};
  if (!text_starts_with(folded, TEXT("第"))) return folded;
  struct text rest = text_from_offset(folded, strlen("第"));
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
    if (!text_starts_with(rest, text_from(counts[i]))) continue;
    struct text behind = text_from_offset(rest, strlen(counts[i]));
    for (size_t j = 0; j < sizeof units / sizeof units[0]; j++)
      if (text_starts_with(behind, text_from(units[j]))) return text_from_offset(behind, strlen(units[j]));
  }
  return folded;
}

bool heading_find_numbered(struct heading_meaning *meaning, struct text heading) {
  struct buffer folded = {0};
  heading_fold(&folded, heading);
  struct text name = drop_number(buffer_text(&folded));
  bool is_found = name.length > 0 && name.length < folded.length && find_folded(meaning, name);
  buffer_clear(&folded);
  return is_found;
}

/* A base or a rate below 单位缴费 or 个人 is a part of it. */
static bool is_part(struct text parent, const struct heading_meaning *child) {
  static const char *const parties[] = {"单位", "个人", "企业", "公司", "员工", "职工"};
  static const char *const neutral[] = {"信息", "资料", "情况"};
  if (child->field != FIELD_WAGE && child->field != FIELD_RATE && child->field != FIELD_AVERAGE_WAGE)
    return false;
  for (size_t i = 0; i < sizeof neutral / sizeof neutral[0]; i++)
    if (text_ends_with(parent, text_from(neutral[i]))) return false;
  for (size_t i = 0; i < sizeof parties / sizeof parties[0]; i++)
    if (text_starts_with(parent, text_from(parties[i]))) return true;
  return false;
}

enum heading_part heading_choose(struct text parent, struct text child) {
  struct buffer upper = {0}, lower = {0}, joined = {0};
  struct heading_meaning meaning;
  enum heading_part part = HEADING_UNKNOWN;
  heading_fold(&upper, parent);
  heading_fold(&lower, child);
  buffer_add_text(&joined, buffer_text(&upper));
  buffer_add_text(&joined, buffer_text(&lower));
  if (find_folded(&meaning, buffer_text(&joined)))
    part = HEADING_JOINED;
  else if (find_folded(&meaning, buffer_text(&lower)))
    part = is_part(buffer_text(&upper), &meaning) ? HEADING_UNKNOWN : HEADING_CHILD;
  else if (find_folded(&meaning, buffer_text(&upper)))
    part = HEADING_PARENT;
  buffer_clear(&upper);
  buffer_clear(&lower);
  buffer_clear(&joined);
  return part;
}

const struct heading_alias *heading_aliases(size_t *count) {
  call_once(&is_made, make_table);
  *count = table.count;
  return table.items;
}

enum case_field heading_nearest(struct text typed_name) {
  struct buffer folded = {0};
  heading_fold(&folded, typed_name);
  const struct name_characters name = name_characters_from(buffer_text(&folded));
  enum case_field best = FIELD_NONE;
  int distance = name.length < 5 ? 2 : 3;
  call_once(&is_made, make_table);
  for (size_t i = 0; i < table.count; i++) {
    int found = name_characters_distance(&name, &table.items[i].characters);
    if (found >= distance || found >= name.length) continue;
    distance = found;
    best = table.items[i].meaning.field;
  }
  buffer_clear(&folded);
  return best;
}

const char *heading_typed_aliases(enum case_field field) { return typed[field]; }

const char *heading_gap_words(enum heading_gap_part part) {
  static const char *const words[HEADING_GAP_PART_COUNT] = {[HEADING_GAP_CAUSES] = causes,
                                                            [HEADING_GAP_STARTS] = starts,
                                                            [HEADING_GAP_ENDS] = ends,
                                                            [HEADING_GAP_SUFFIXES] = MONTHS " " TIMES};
  return words[part];
}

bool heading_is_span(struct text heading) {
  static const char *const words[] = {"期间", "时段", "区间", "起止", "起讫"};
  for (size_t at = 0; at < heading.length; at++)
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
      if (text_starts_with(text_from_offset(heading, at), text_from(words[i]))) return true;
  return false;
}
