#include "formats/sheet/xlsx_style.h"

#include <stdbool.h>
#include <stddef.h>

/* 等线 comes with every Chinese Excel and with WPS; other programs take their own Chinese font for it. */
static const char font[] = "等线";

enum { USUAL = 10 }; /* points */

enum {
  INK = 0x262626,
  QUIET = 0x595959,
  ACCENT = 0x1F4E79,
  ACCENT_LIGHT = 0xDDEBF7,
  BAND = 0xF2F2F2,
  RULE = 0xBFBFBF,
  GREEN = 0x2E7D32,
  RED = 0xC00000
};

enum style_flag {
  BOLD = 1,
  WRAP = 2,
  BOXED = 4,
  UNDERLINED = 8,
  TOP_LINE = 16,
  BOTTOM_LINE = 32,
  INDENTED = 64,
  UNLOCKED = 128
};

#define COUNT_FORMAT "#,##0_ ;[Red]-#,##0_ "
#define MONEY_FORMAT "#,##0.00_ ;[Red]-#,##0.00_ "

struct style {
  int size;              /* points */
  int color, background; /* background 0: none */
  unsigned flags;
  uint8_t align;
  const char *number_format; /* NULL: general */
};

enum { LEFT = LXW_ALIGN_LEFT, CENTER = LXW_ALIGN_CENTER, RIGHT = LXW_ALIGN_RIGHT };

static const struct style styles[XLSX_STYLES_ALL] = {
    [STYLE_TEXT] = {10, INK, 0, BOXED, LEFT, "@"},
    [STYLE_WRAPPED] = {10, INK, 0, BOXED | WRAP, LEFT, "@"},
    [STYLE_COUNT] = {10, INK, 0, BOXED, RIGHT, COUNT_FORMAT},
    [STYLE_ID] = {10, INK, 0, BOXED, CENTER, "0"},
    [STYLE_LINK_ID] = {10, ACCENT, 0, BOXED | UNDERLINED, CENTER, "0"},
    [STYLE_ADDRESS] = {10, ACCENT, 0, BOXED | UNDERLINED, LEFT, "0"},
    [STYLE_MONEY] = {10, INK, 0, BOXED, RIGHT, MONEY_FORMAT},
    [STYLE_RATE] = {10, INK, 0, BOXED, RIGHT, "0.00##%_ "},
    [STYLE_EXACT] = {10, QUIET, 0, BOXED, RIGHT, "#,##0.00########_ "},
    [STYLE_DAY] = {10, INK, 0, BOXED, CENTER, "yyyy-mm-dd"},
    [STYLE_MONTH] = {10, INK, 0, BOXED, CENTER, "yyyy-mm"},
    [STYLE_HEADER] = {10, ACCENT, ACCENT_LIGHT, BOLD | WRAP | BOXED, CENTER, NULL},
    [STYLE_TOTAL_TEXT] = {10, INK, BAND, BOLD | BOXED | TOP_LINE, LEFT, NULL},
    [STYLE_TOTAL_COUNT] = {10, INK, BAND, BOLD | BOXED | TOP_LINE, RIGHT, COUNT_FORMAT},
    [STYLE_TOTAL_MONEY] = {10, INK, BAND, BOLD | BOXED | TOP_LINE, RIGHT, MONEY_FORMAT},
    [STYLE_TITLE] = {18, ACCENT, 0, BOLD, LEFT, NULL},
    [STYLE_SUBTITLE] = {10, QUIET, 0, 0, LEFT, NULL},
    [STYLE_REMARK] = {10, RED, 0, BOLD, LEFT, NULL},
    [STYLE_SECTION] = {12, ACCENT, 0, BOLD | BOTTOM_LINE, LEFT, NULL},
    [STYLE_LINK] = {10, ACCENT, 0, UNDERLINED, LEFT, NULL},
    [STYLE_LABEL] = {10, INK, 0, BOXED, LEFT, NULL},
    [STYLE_LABEL_INNER] = {10, QUIET, 0, BOXED | INDENTED, LEFT, NULL},
    [STYLE_GRAND_LABEL] = {11, ACCENT, ACCENT_LIGHT, BOLD | BOXED, LEFT, NULL},
    [STYLE_GRAND_MONEY] = {11, ACCENT, ACCENT_LIGHT, BOLD | BOXED, RIGHT, MONEY_FORMAT},
    [STYLE_GRAND_TEXT] = {10, INK, 0, BOLD, LEFT, NULL},
    [STYLE_MARK] = {10, GREEN, 0, BOLD | BOXED, CENTER, NULL},
    [STYLE_SIGNATURE] = {10, INK, 0, BOTTOM_LINE, LEFT, NULL},
    [STYLE_WRONG] = {10, RED, 0xFDE9E7, BOLD | BOXED, LEFT, "@"},
    [STYLE_SIGNED] = {10, INK, 0, BOTTOM_LINE | UNLOCKED, LEFT, "@"},
    [STYLE_PARAGRAPH] = {10, INK, 0, WRAP, LEFT, "@"},
    [STYLE_NUMERAL] = {10, INK, 0, BOXED, RIGHT, "@"},
    [STYLE_GOOD] = {10, GREEN, 0, BOLD, CENTER, NULL},
    [STYLE_WEAK] = {10, INK, 0xF4B183, BOLD, CENTER, NULL},
    [STYLE_UNSURE] = {10, INK, 0xFFF2CC, 0, CENTER, NULL},
    [STYLE_BAD] = {10, RED, 0xFDE9E7, BOLD, CENTER, NULL},
};

static void set_lines(lxw_format *format, unsigned flags) {
  if ((flags & BOXED) != 0) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, RULE);
  }
  if ((flags & TOP_LINE) != 0) {
    format_set_top(format, LXW_BORDER_MEDIUM);
    format_set_top_color(format, ACCENT);
  }
  if ((flags & BOTTOM_LINE) != 0) {
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, ACCENT);
  }
}

static lxw_format *make_cell_format(lxw_workbook *workbook, const struct style *style, bool is_lined) {
  lxw_format *format = workbook_add_format(workbook);
  format_set_font_name(format, font);
  format_set_font_size(format, style->size);
  format_set_font_color(format, (lxw_color_t)style->color);
  format_set_align(format, style->align);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (style->background != 0) format_set_bg_color(format, (lxw_color_t)style->background);
  if (style->number_format != NULL) format_set_num_format(format, style->number_format);
  if ((style->flags & BOLD) != 0) format_set_bold(format);
  if ((style->flags & WRAP) != 0 || is_lined) format_set_text_wrap(format);
  if ((style->flags & UNDERLINED) != 0) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if ((style->flags & INDENTED) != 0) format_set_indent(format, 1);
  if ((style->flags & UNLOCKED) != 0) format_set_unlocked(format);
  set_lines(format, style->flags);
  return format;
}

int xlsx_style_width(enum xlsx_style style, int width) {
  return (width * styles[style].size + USUAL - 1) / USUAL;
}

/* A conditional format only says what it changes. */
static lxw_format *make_conditional_format(lxw_workbook *workbook, const struct style *style) {
  lxw_format *format = workbook_add_format(workbook);
  format_set_font_color(format, (lxw_color_t)style->color);
  if ((style->flags & BOLD) != 0) format_set_bold(format);
  if (style->background != 0) format_set_bg_color(format, (lxw_color_t)style->background);
  return format;
}

/* Widths of columns are counted in digits of the workbook's own font. The library's, Calibri, is missing on
 * many machines, and what is taken for it may be a third wider; so it is that of the cells. */
static void set_own_font(lxw_workbook *workbook) {
  lxw_format *own = STAILQ_FIRST(workbook->formats);
  format_set_font_name(own, font);
  format_set_font_size(own, USUAL);
}

void xlsx_styles_make(lxw_workbook *workbook, lxw_format *formats[XLSX_FORMATS_ALL]) {
  set_own_font(workbook);
  for (int i = 0; i < XLSX_STYLE_COUNT; i++) {
    formats[i] = make_cell_format(workbook, &styles[i], false);
    (void)lxw_format_get_xf_index(formats[i]); /* numbers are given by first use */
  }
  for (int i = XLSX_STYLE_COUNT; i < XLSX_STYLES_ALL; i++)
    formats[i] = make_conditional_format(workbook, &styles[i]);
  for (int i = 0; i < XLSX_STYLE_COUNT; i++)
    formats[XLSX_STYLES_ALL + i] = make_cell_format(workbook, &styles[i], true);
}
