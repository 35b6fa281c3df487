#include "formats/report/capital_figures.h"

enum { GROUP = 4, YUAN_DIGITS_MOST = 16 };

static const char *const figures[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
static const char *const places[GROUP] = {"", "拾", "佰", "仟"};
/* 万亿 is 10^12, so 亿 must follow once more where its own group is empty. */
static const char *const groups[] = {"", "万", "亿", "万"};

static void add(struct buffer *out, const char *word) { buffer_add_text(out, text_from(word)); }

static bool has_figures(const char *digits, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (digits[i] != '0') return true;
  return false;
}

/* The word that closes a group of four, standing at `group` from the right. */
static void close_group(struct buffer *out, const char *digits, size_t count, size_t group) {
  size_t end = count - group * GROUP;
  size_t first = end > GROUP ? end - GROUP : 0;
  bool is_hundred_million = group == 2;
  if (has_figures(digits, is_hundred_million ? 0 : first, end)) add(out, groups[group]);
}

/* Digits without leading zeros, at most 16. A run of zeros between figures is read as one 零. */
static void add_yuan(struct buffer *out, const char *digits, size_t count) {
  bool is_zero_due = false;
  for (size_t i = 0; i < count; i++) {
    size_t place = count - 1 - i;
    int figure = digits[i] - '0';
    if (figure == 0) {
      is_zero_due = true;
    } else {
      if (is_zero_due) add(out, figures[0]);
      is_zero_due = false;
      add(out, figures[figure]);
      add(out, places[place % GROUP]);
    }
    if (place % GROUP == 0) close_group(out, digits, count, place / GROUP);
  }
  add(out, "元");
}

static void add_fen(struct buffer *out, int jiao, int fen, bool has_yuan) {
  if (jiao == 0 && fen == 0) {
    add(out, "整");
    return;
  }
  if (jiao > 0) {
    add(out, figures[jiao]);
    add(out, "角");
  } else if (has_yuan) {
    add(out, figures[0]);
  }
  if (fen > 0) {
    add(out, figures[fen]);
    add(out, "分");
  } else {
    add(out, "整");
  }
}

bool capital_figures_add(struct buffer *out, const struct money *amount) {
  struct buffer digits = {0};
  integer_format_digits(&digits, &amount->fen, 3);
  size_t yuan = digits.length - 2;
  bool has_name = yuan <= YUAN_DIGITS_MOST;
  bool has_yuan = has_name && has_figures(digits.at, 0, yuan);
  bool is_zero = money_is_zero(amount);
  if (has_name) {
    if (integer_sign(&amount->fen) < 0) add(out, "负");
    if (has_yuan)
      add_yuan(out, digits.at, yuan);
    else if (is_zero)
      add(out, "零元");
    add_fen(out, digits.at[yuan] - '0', digits.at[yuan + 1] - '0', has_yuan);
  }
  buffer_clear(&digits);
  return has_name;
}
