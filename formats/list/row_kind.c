#include "formats/list/row_kind.h"

#include "formats/file/plain_text.h"

/* A word at the beginning of a cell, and what may follow it there. */
enum behind {
  BEHIND_END,  /* nothing, or a colon, a bracket, a number */
  BEHIND_MARK, /* a colon or a number */
  BEHIND_ROLE, /* nothing, a colon, or a word for a person or a day with either */
  BEHIND_SUM,  /* a colon, or what introduces a sum in words: 大写, (大写) */
  BEHIND_ANY
};

struct opening {
  const char *word;
  enum behind behind;
};

static const struct opening totals[] = {{"合计", BEHIND_END},
                                        {"总计", BEHIND_END},
                                        {"小计", BEHIND_END},
                                        {"共计", BEHIND_END},
                                        {"总合计", BEHIND_END},
                                        {"total", BEHIND_END},
                                        {"subtotal", BEHIND_END},
                                        {"grandtotal", BEHIND_END},
                                        {"累计", BEHIND_END},
                                        {"汇总", BEHIND_END},
                                        {"总人数", BEHIND_END},
                                        {"共", BEHIND_MARK},
                                        {"大写", BEHIND_SUM},
                                        {"金额", BEHIND_SUM},
                                        {"人民币", BEHIND_SUM},
                                        /* what a page leaves to the next */
                                        {"过次页", BEHIND_END},
                                        {"承前页", BEHIND_END},
                                        {"转次页", BEHIND_END},
                                        {"转下页", BEHIND_END},
                                        {"接上页", BEHIND_END},
                                        {"承上页", BEHIND_END}};
/* What a name ends with that is a sum's: 研发部小计, 本页合计. */
static const struct text total_endings[] = {{"小计", 6}, {"合计", 6}, {"总计", 6}, {"共计", 6}, {"汇总", 6}};
static const struct opening feet[] = {
    {"制表", BEHIND_ROLE},   {"复核", BEHIND_ROLE},    {"审批", BEHIND_ROLE}, {"审核", BEHIND_ROLE},
    {"填表", BEHIND_ROLE},   {"填报", BEHIND_ROLE},    {"经办", BEHIND_ROLE}, {"单位负责人", BEHIND_ROLE},
    {"负责人", BEHIND_ROLE}, {"日期", BEHIND_ROLE},    {"注", BEHIND_MARK},   {"备注", BEHIND_MARK},
    {"说明", BEHIND_MARK},   {"以下空白", BEHIND_ANY}, {"以下无", BEHIND_ANY}};
static const struct opening examples[] = {{"示例", BEHIND_ANY},
                                          {"样例", BEHIND_ANY},
                                          {"例:", BEHIND_ANY},
                                          {"例：", BEHIND_ANY},
                                          {"example", BEHIND_ANY}};
static const struct opening instructions[] = {
    {"必填", BEHIND_ANY},     {"选填", BEHIND_ANY},    {"非必填", BEHIND_ANY}, {"格式", BEHIND_ANY},
    {"填写", BEHIND_ANY},     {"请填", BEHIND_ANY},    {"请输入", BEHIND_ANY}, {"如:", BEHIND_ANY},
    {"如：", BEHIND_ANY},     {"例如", BEHIND_ANY},    {"yyyy", BEHIND_ANY},   {"下拉", BEHIND_ANY},
    {"required", BEHIND_ANY}, {"optional", BEHIND_ANY}};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* Blanks within do not matter: they are passed over. */
static size_t skip_blanks(struct text text, size_t at) {
  for (;;) {
    if (at < text.length && (text.at[at] == ' ' || text.at[at] == '\t'))
      at += 1;
    else if (text_starts_with(text_from_offset(text, at), TEXT("\xE3\x80\x80"))) /* U+3000 */
      at += 3;
    else if (text_starts_with(text_from_offset(text, at), TEXT("\xC2\xA0"))) /* a no-break space */
      at += 2;
    else
      return at;
  }
}

/* Where `word` ends at the beginning of the cell; 0: the cell does not begin with it. */
static size_t match(struct text cell, const char *word) {
  size_t at = 0;
  for (; *word != '\0'; word++) {
    at = skip_blanks(cell, at);
    if (at == cell.length || lower_case(cell.at[at]) != *word) return 0;
    at++;
  }
  return skip_blanks(cell, at);
}

static bool begins_with_any(struct text text, const char *const *words) {
  for (; *words != NULL; words++)
    if (text_starts_with(text, text_from(*words))) return true;
  return false;
}

static bool is_any(struct text text, const char *const *words) {
  for (; *words != NULL; words++)
    if (text_is(text, *words)) return true;
  return false;
}

static bool may_follow(struct text rest, enum behind behind) {
  static const char *const colons[] = {":", "：", NULL};
  static const char *const brackets[] = {"(", "（", NULL};
  static const char *const units[] = {"人", "人数", "金额", "元", "人民币", "数", NULL};
  static const char *const counted[] = {"人数:", "人数：", "金额:", "金额：", "人次:", "人次：", NULL};
  static const char *const in_words[] = {"大写", "(大写", "（大写", "金额", NULL};
  static const char *const roles[] = {"人",   "员",   "者",   "单位", "部门", "意见",
                                      "签字", "签名", "盖章", "时间", "日期", NULL};
  bool is_number = behind != BEHIND_ROLE && rest.length > 0 && is_digit(rest.at[0]);
  if (behind == BEHIND_ANY || is_number || begins_with_any(rest, colons)) return true;
  if (behind == BEHIND_MARK) return false;
  if (behind == BEHIND_SUM) return begins_with_any(rest, in_words);
  if (behind == BEHIND_ROLE) return rest.length == 0 || begins_with_any(rest, roles);
  return rest.length == 0 || begins_with_any(rest, brackets) || is_any(rest, units) ||
         begins_with_any(rest, counted);
}

/* Whether the first character is the word's, a letter or three bytes: of nearly all cells it is not. */
static bool begins_alike(struct text cell, bool is_ascii, const char *word) {
  if (is_ascii) return lower_case(cell.at[0]) == word[0];
  return cell.at[2] == word[2] && cell.at[1] == word[1] && cell.at[0] == word[0];
}

static bool opens_with(struct text cell, const struct opening *openings, size_t count) {
  static const char letters[] = "egorsty"; /* that a word of these lists begins with */
  cell = text_from_offset(cell, skip_blanks(cell, 0));
  if (cell.length == 0) return false;
  bool is_ascii = (unsigned char)cell.at[0] < 0x80;
  if (is_ascii && memchr(letters, lower_case(cell.at[0]), sizeof letters - 1) == NULL) return false;
  if (!is_ascii && cell.length < 3) return false;
  for (size_t i = 0; i < count; i++) {
    if (!begins_alike(cell, is_ascii, openings[i].word)) continue;
    size_t end = match(cell, openings[i].word);
    if (end > 0 && may_follow(text_from_offset(cell, end), openings[i].behind)) return true;
  }
  return false;
}

static struct text cell_of(const struct case_columns *columns, const struct table_row *row,
                           enum case_field field) {
  int index = columns->index[field];
  return index == COLUMN_ABSENT ? TEXT("") : table_row_cell(row, (size_t)index);
}

static size_t digits_in(struct text text) {
  size_t count = 0;
  for (size_t i = 0; i < text.length; i++) count += is_digit(text.at[i]);
  return count;
}

/* Fifteen digits or more, or another document that is marked as one. */
static bool is_number_like(struct text cell) {
  enum { OLD_NUMBER = 15 };
  return digits_in(cell) >= OLD_NUMBER || text_starts_with(cell, TEXT("doc:"));
}

/* A year of our time and more. */
static bool is_month_like(struct text cell) {
  enum { YEAR = 4 };
  return digits_in(cell) > YEAR && (text_starts_with(cell, TEXT("19")) || text_starts_with(cell, TEXT("20")));
}

/* A kind of its own, and not the first cell spread over the row. */
static bool has_kind(const struct case_columns *columns, const struct table_row *row) {
  struct text kind = cell_of(columns, row, FIELD_KIND);
  return kind.length > 0 && !opens_with(kind, totals, COUNT(totals)) && !opens_with(kind, feet, COUNT(feet));
}

static bool has_person_or_month(const struct case_columns *columns, const struct table_row *row) {
  return is_number_like(cell_of(columns, row, FIELD_ID_NUMBER)) ||
         is_month_like(cell_of(columns, row, FIELD_GAP_FROM)) || has_kind(columns, row);
}

static struct text first_filled(const struct table_row *row) {
  for (size_t i = 0; i < row->count; i++) {
    struct text cell = table_row_cell(row, i);
    if (cell.length > 0) return cell;
  }
  return TEXT("");
}

/* All endings end with 计 or 总, whose last bytes these are: most cells end with neither. */
static bool ends_with_total(struct text cell) {
  const unsigned char last = cell.length == 0 ? 0 : (unsigned char)cell.at[cell.length - 1];
  if (last != 0xA1 && last != 0xBB) return false;
  for (size_t i = 0; i < COUNT(total_endings); i++)
    if (text_ends_with(cell, total_endings[i])) return true;
  return false;
}

static bool is_called_total(struct text cell) {
  return opens_with(cell, totals, COUNT(totals)) || ends_with_total(cell);
}

/* Whether the row is called a sum; below persons a group may be, too, as 研发部小计 is. */
static bool is_row_called_total(const struct case_columns *columns, const struct table_row *row,
                                struct text first) {
  struct text name = cell_of(columns, row, FIELD_NAME);
  return is_called_total(first) || (name.at != first.at && is_called_total(name));
}

/* 甲, A, 3, (3), (3)=(1)*(2): what forms put below their headings to number the columns. */
static bool is_ordinal(struct text cell) {
  static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL};
  enum { DIGITS = 2 };
  bool is_letter = cell.length == 1 && lower_case(cell.at[0]) >= 'a' && lower_case(cell.at[0]) <= 'z';
  if (is_letter || is_any(cell, stems) || is_any(cell, (const char *const[]){"栏次", "栏目", NULL}))
    return true;
  if (cell.length <= DIGITS) return text_is_digits(cell);
  if (!begins_with_any(cell, (const char *const[]){"(", "（", NULL})) return false;
  size_t end = cell.at[0] == '(' ? 1 : strlen("（"), digits = 0;
  while (digits < DIGITS && end + digits < cell.length && is_digit(cell.at[end + digits])) digits++;
  struct text rest = text_from_offset(cell, end + digits);
  return digits > 0 && begins_with_any(rest, (const char *const[]){")", "）", NULL});
}

/* Every filled cell of the row is of this form, and so many are filled. */
static bool is_all(const struct table_row *row, bool (*is_form)(struct text cell), size_t least) {
  size_t filled = 0;
  for (size_t i = 0; i < row->count; i++) {
    struct text cell = table_row_cell(row, i);
    if (cell.length == 0) continue;
    if (!is_form(cell)) return false;
    filled++;
  }
  return filled >= least;
}

/* (元), 年-月, %: a unit, or how a column is to be written. */
static bool is_unit(struct text cell) {
  static const char *const units[] = {"元",    "元/月",  "元/人", "万元",   "%",        "％", "年-月",
                                      "年/月", "年.月",  "年月",  "年月日", "年-月-日", "月", "日期",
                                      "个月",  "人民币", "文本",  "数字",   NULL};
  bool is_open = begins_with_any(cell, (const char *const[]){"(", "（", "[", "【", NULL});
  bool is_closed = false;
  for (const char *const *end = (const char *const[]){")", "）", "]", "】", NULL}; *end != NULL; end++)
    is_closed = is_closed || text_ends_with(cell, text_from(*end));
  return is_any(cell, units) || (is_open && is_closed);
}

/* 第2页, 第 2 页 共 5 页. */
static bool is_page(struct text cell) {
  if (!text_starts_with(cell, TEXT("第"))) return false;
  size_t at = skip_blanks(cell, strlen("第")), start = at;
  while (at < cell.length && is_digit(cell.at[at])) at++;
  return at > start && text_starts_with(text_from_offset(cell, skip_blanks(cell, at)), TEXT("页"));
}

/* A date behind 日期 is the day of the list, wherever it stands. */
static bool is_foot(const struct case_columns *columns, const struct table_row *row, struct text first) {
  if (!opens_with(first, feet, COUNT(feet))) return false;
  if (is_number_like(cell_of(columns, row, FIELD_ID_NUMBER)) || has_kind(columns, row)) return false;
  int month = columns->index[FIELD_GAP_FROM];
  if (month == COLUMN_ABSENT || !is_month_like(table_row_cell(row, (size_t)month))) return true;
  return month > 0 && opens_with(table_row_cell(row, (size_t)month - 1), feet, COUNT(feet));
}

/* Of most cells the first byte, or of English ones the second, tells that they are no example; blanks may
 * hide it. */
static bool may_be_example(struct text cell) {
  if (cell.length == 0) return false;
  char first = lower_case(cell.at[0]);
  if (is_plain_byte(first))
    return first == 'e' && cell.length > 1 && (lower_case(cell.at[1]) == 'x' || !is_plain_byte(cell.at[1]));
  if ((unsigned char)first < 0xE5) return true;
  return (first == TEXT("示").at[0] && text_starts_with(cell, TEXT("示"))) ||
         (first == TEXT("样").at[0] && text_starts_with(cell, TEXT("样")));
}

static bool is_example(const struct table_row *row) {
  for (size_t i = 0; i < row->count; i++)
    if (may_be_example(row->cells[i]) && opens_with(table_row_cell(row, i), examples, COUNT(examples)))
      return true;
  return false;
}

/* Words on how to fill a column in, in one that is known, and neither person nor month. */
static bool is_instruction(const struct case_columns *columns, const struct table_row *row) {
  bool has_words = false;
  if (is_number_like(cell_of(columns, row, FIELD_ID_NUMBER)) ||
      is_month_like(cell_of(columns, row, FIELD_GAP_FROM)))
    return false;
  for (int field = 0; field < FIELD_COUNT && !has_words; field++)
    has_words = opens_with(cell_of(columns, row, (enum case_field)field), instructions, COUNT(instructions));
  return has_words;
}

static bool is_about_columns(const struct case_columns *columns, const struct table_row *row) {
  enum { LEAST_ORDINALS = 3 };
  return is_all(row, is_ordinal, LEAST_ORDINALS) || is_all(row, is_unit, 1) || is_instruction(columns, row);
}

bool row_kind_is_skipped(const struct case_columns *columns, const struct table_row *row,
                         bool is_below_header, enum skipped_kind *kind, bool *is_total_like) {
  *is_total_like = false;
  if (row->fault != ROW_FINE) return false;
  if (!is_below_header && is_number_like(cell_of(columns, row, FIELD_ID_NUMBER))) {
    *kind = SKIPPED_EXAMPLE; /* nothing else has a person's number, and nearly all rows have one */
    return is_example(row);
  }
  struct text first = first_filled(row);
  bool is_total = is_row_called_total(columns, row, first);
  if (table_row_is_blank(row))
    *kind = SKIPPED_BLANK;
  else if (is_total && !has_person_or_month(columns, row))
    *kind = SKIPPED_TOTAL;
  else if (is_foot(columns, row, first) || (is_page(first) && !has_person_or_month(columns, row)))
    *kind = SKIPPED_FOOT;
  else if (is_example(row))
    *kind = SKIPPED_EXAMPLE;
  else if (is_below_header && is_about_columns(columns, row))
    *kind = SKIPPED_INSTRUCTION;
  else {
    *is_total_like = is_total && !is_number_like(cell_of(columns, row, FIELD_ID_NUMBER));
    return false;
  }
  return true;
}
