/* How the workbook looks: every font, colour, alignment and number format, in one table. */
#ifndef ARREARS_FORMATS_SHEET_XLSX_STYLE_H
#define ARREARS_FORMATS_SHEET_XLSX_STYLE_H

#include <xlsxwriter.h>

enum xlsx_style {
  /* cells of long sheets */
  STYLE_TEXT,
  STYLE_WRAPPED, /* long text in several lines */
  STYLE_COUNT,   /* whole numbers */
  STYLE_ID,      /* record and line numbers: no separators */
  STYLE_LINK_ID, /* the same, a link */
  STYLE_ADDRESS, /* a text that is a link */
  STYLE_MONEY,
  STYLE_RATE,  /* a share, shown in percent */
  STYLE_EXACT, /* money with all its decimals */
  STYLE_DAY,
  STYLE_MONTH,
  STYLE_HEADER,
  STYLE_TOTAL_TEXT,
  STYLE_TOTAL_COUNT,
  STYLE_TOTAL_MONEY,
  /* the sheets that are read like a page */
  STYLE_TITLE,
  STYLE_SUBTITLE,
  STYLE_REMARK,
  STYLE_SECTION,
  STYLE_LINK,
  STYLE_LABEL,
  STYLE_LABEL_INNER, /* "of which": indented */
  STYLE_GRAND_LABEL,
  STYLE_GRAND_MONEY,
  STYLE_GRAND_TEXT,
  STYLE_MARK, /* the outcome of a check */
  STYLE_SIGNATURE,
  STYLE_WRONG,     /* a cell to be corrected */
  STYLE_SIGNED,    /* where a name and a day are written in */
  STYLE_PARAGRAPH, /* running text across a page */
  STYLE_NUMERAL,   /* a count or a span of counts, as text */
  XLSX_STYLE_COUNT,
  /* for conditional formats; no cell has them */
  STYLE_GOOD = XLSX_STYLE_COUNT,
  STYLE_BAD,
  STYLE_WEAK,   /* rests on a default; in grey print the darker ground */
  STYLE_UNSURE, /* rests on what no office has published; the lighter ground */
  XLSX_STYLES_ALL,
  /* each style of a cell once more, its text in several lines */
  XLSX_FORMATS_ALL = XLSX_STYLES_ALL + XLSX_STYLE_COUNT
};

/* The style of a cell, its text broken into lines. */
static inline enum xlsx_style xlsx_style_lined(enum xlsx_style style) {
  return (enum xlsx_style)(XLSX_STYLES_ALL + (int)style);
}

/* Half-width characters that a text of such width takes in the style, as those of 10 points. */
int xlsx_style_width(enum xlsx_style style, int width);

/* Makes all formats of a workbook. Those of cells take their final numbers here, always the same ones. */
void xlsx_styles_make(lxw_workbook *workbook, lxw_format *formats[XLSX_FORMATS_ALL]);

#endif
