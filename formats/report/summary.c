#include "formats/report/capital_figures.h"
#include "formats/report/page.h"
#include "formats/words/template.h"

enum {
  ROW_TITLE,
  ROW_INPUT,
  ROW_BASIS,
  ROW_DISCLAIMER,
  ROW_LINKS,
  WIDTH_LABEL = 28,
  WIDTH_VALUE = 19,
  WIDTH_MONTHS = 10,
  WIDTH_AMOUNT = 13, /* at least */
  TITLE_HEIGHT = 30,
  REGIONS_ON_ONE_PAGE = 30,
  RANGES_MOST = 100 /* parts of a sheet that one formula may name */
};

struct line_definition {
  enum label label;
  enum label column; /* of sheet Cases, added up by a formula; LABEL_COUNT: a plain value */
  enum xlsx_style label_style, style;
};

#define PLAIN(label, inner) \
  { label, LABEL_COUNT, inner ? STYLE_LABEL_INNER : STYLE_LABEL, STYLE_MONEY }
#define LIVE(label, column) \
  { label, column, STYLE_LABEL, STYLE_MONEY }

static const struct line_definition lines[TOTAL_LINES] = {
    [LINE_READ] = {LABEL_REPORT_READ, LABEL_COUNT, STYLE_LABEL, STYLE_COUNT},
    [LINE_ASSESSED] = {LABEL_REPORT_ASSESSED, LABEL_COUNT, STYLE_LABEL_INNER, STYLE_COUNT},
    [LINE_REJECTED] = {LABEL_REPORT_REJECTED, LABEL_COUNT, STYLE_LABEL_INNER, STYLE_COUNT},
    [LINE_RESULTS] = {LABEL_REPORT_RESULTS, LABEL_RECORD, STYLE_LABEL, STYLE_COUNT},
    [LINE_MONTHS] = {LABEL_PAYABLE_MONTHS, LABEL_PAYABLE_MONTHS, STYLE_LABEL, STYLE_COUNT},
    [LINE_EMPLOYER] = LIVE(LABEL_EMPLOYER_ARREARS, LABEL_EMPLOYER_ARREARS),
    [LINE_EMPLOYEE] = LIVE(LABEL_EMPLOYEE_ARREARS, LABEL_EMPLOYEE_ARREARS),
    [LINE_ARREARS] = LIVE(LABEL_ARREARS, LABEL_ARREARS),
    [LINE_LATE_FEE] = LIVE(LABEL_LATE_FEE, LABEL_LATE_FEE),
    [LINE_FEE_EMPLOYER] = PLAIN(LABEL_REPORT_FEE_EMPLOYER, true),
    [LINE_FEE_FLEXIBLE] = PLAIN(LABEL_REPORT_FEE_FLEXIBLE, true),
    [LINE_ROUNDING] = {LABEL_REPORT_ROUNDING, LABEL_ROUNDING_DIFFERENCE, STYLE_LABEL_INNER, STYLE_MONEY},
    [LINE_CAP] = PLAIN(LABEL_CAP_REDUCTION, false),
    [LINE_CASE_CAP] = PLAIN(LABEL_REPORT_CASE_CAP, true),
    [LINE_WITHOUT_LEDGER] = PLAIN(LABEL_REPORT_WITHOUT_LEDGER, false),
    [LINE_CREDIT] = LIVE(LABEL_REPORT_CREDIT, LABEL_ACCOUNT_CREDIT),
    [LINE_TOTAL] = {LABEL_REPORT_GRAND_TOTAL, LABEL_TOTAL, STYLE_GRAND_LABEL, STYLE_GRAND_MONEY},
};

static struct money amount_without_ledger(const struct report_totals *totals) {
  struct money sum = {0};
  const struct report_groups *kinds = &totals->by[BY_KIND];
  for (size_t i = 0; i < kinds->count; i++)
    if (kinds->items[i].key != KIND_BACKPAY)
      money_add(&sum, &sum, &kinds->items[i].sums.amounts[AMOUNT_TOTAL]);
  return sum;
}

static void gather_values(struct report_page *page) {
  static const enum report_amount amounts[TOTAL_LINES] = {
      [LINE_EMPLOYER] = AMOUNT_EMPLOYER,
      [LINE_EMPLOYEE] = AMOUNT_EMPLOYEE,
      [LINE_ARREARS] = AMOUNT_ARREARS,
      [LINE_LATE_FEE] = AMOUNT_LATE_FEE,
      [LINE_FEE_EMPLOYER] = AMOUNT_FEE_EMPLOYER,
      [LINE_FEE_FLEXIBLE] = AMOUNT_FEE_FLEXIBLE,
      [LINE_ROUNDING] = AMOUNT_ROUNDING,
      [LINE_CAP] = AMOUNT_CAP,
      [LINE_CASE_CAP] = AMOUNT_CASE_CAP,
      [LINE_CREDIT] = AMOUNT_CREDIT,
      [LINE_TOTAL] = AMOUNT_TOTAL,
  };
  const struct report_totals *totals = &page->report->totals;
  const int64_t counts[] = {totals->assessed + totals->rejected, totals->assessed, totals->rejected,
                            totals->all.results, totals->all.months};
  for (int i = 0; i < TOTAL_LINES; i++) {
    if (line_is_count((enum total_line)i))
      page->values[i] = (struct money){integer_from(counts[i])};
    else if (i == LINE_WITHOUT_LEDGER)
      page->values[i] = amount_without_ledger(totals);
    else
      money_set(&page->values[i], &totals->all.amounts[amounts[i]]);
  }
}

/* Formulas add up numbers; where an amount had to become text, or a sheet has too many parts to name, the
 * exact values stand alone. Amounts here are not negative, so a wide one shows in its total. */
static bool can_be_live(const struct report_page *page) {
  if (page->plan->part_count > RANGES_MOST) return false;
  for (int i = 0; i < TOTAL_LINES; i++)
    if (!xlsx_keeps(&page->values[i])) return false;
  return true;
}

/* =COUNT(...) of the records, =SUM(...) of whole numbers, =ROUND(SUM(...),2) of amounts. */
static void add_column_formula(struct report_page *page, enum total_line line) {
  if (line == LINE_RESULTS)
    page_add(page, "=COUNT(");
  else
    page_add(page, line_is_count(line) ? "=SUM(" : "=ROUND(SUM(");
  page_add_column(page, REPORT_CASES, lines[line].column);
  page_add(page, line_is_count(line) ? ")" : "),2)");
}

static void write_totals(struct report_page *page) {
  for (int i = 0; i < TOTAL_LINES; i++) {
    const struct line_definition *line = &lines[i];
    xlsx_text(&page->sheet, ROW_LIST + i, COLUMN_LABEL, page_word(page, line->label), line->label_style);
    if (line->column != LABEL_COUNT) add_column_formula(page, (enum total_line)i);
    page_put(page, ROW_LIST + i, COLUMN_VALUE, &page->values[i], line_is_count((enum total_line)i),
             line->style);
  }
  struct buffer capitals = {0};
  if (page->report->options.language == LANGUAGE_ZH &&
      capital_figures_add(&capitals, &page->values[LINE_TOTAL])) {
    xlsx_text(&page->sheet, ROW_LIST + TOTAL_LINES, COLUMN_LABEL, page_word(page, LABEL_REPORT_CAPITALS),
              STYLE_GRAND_LABEL);
    xlsx_text(&page->sheet, ROW_LIST + TOTAL_LINES, COLUMN_VALUE, buffer_text(&capitals), STYLE_GRAND_TEXT);
  }
  buffer_clear(&capitals);
}

static void write_template(struct report_page *page, int row, enum label id, struct text argument,
                           enum xlsx_style style) {
  struct buffer text = {0};
  template_add(&text, page->report->options.language, page_word(page, id).at, &argument, 1);
  xlsx_text(&page->sheet, row, COLUMN_LABEL, buffer_text(&text), style);
  buffer_clear(&text);
}

static void write_links(struct report_page *page) {
  static const enum label targets[] = {LABEL_SHEET_CASES, LABEL_SHEET_LEDGER,   LABEL_SHEET_PERSONS,
                                       LABEL_SHEET_RULES, LABEL_SHEET_REJECTED, LABEL_SHEET_RUN};
  for (int i = 0; i < 6; i++)
    xlsx_link(&page->sheet, ROW_LINKS, i, page_word(page, targets[i]).at, page_word(page, targets[i]));
}

static void write_head(struct report_page *page) {
  const struct report_options *options = &page->report->options;
  struct buffer day = {0};
  date_format(&day, options->report_date);
  xlsx_text(&page->sheet, ROW_TITLE, COLUMN_LABEL, page_word(page, LABEL_REPORT_TITLE), STYLE_TITLE);
  if (options->input_name.length > 0)
    write_template(page, ROW_INPUT, LABEL_REPORT_INPUT, options->input_name, STYLE_SUBTITLE);
  write_template(page, ROW_BASIS, LABEL_REPORT_BASIS, buffer_text(&day), STYLE_SUBTITLE);
  xlsx_text(&page->sheet, ROW_DISCLAIMER, COLUMN_LABEL, page_word(page, LABEL_REPORT_DISCLAIMER),
            STYLE_REMARK);
  write_links(page);
  xlsx_text(&page->sheet, ROW_SECTIONS, COLUMN_LABEL, page_word(page, LABEL_REPORT_TOTALS), STYLE_SECTION);
  xlsx_blank(&page->sheet, ROW_SECTIONS, COLUMN_VALUE, STYLE_SECTION);
  buffer_clear(&day);
}

static void write_legend(struct report_page *page) {
  static const enum label notes[] = {LABEL_LEGEND_COLOURS, LABEL_LEGEND_ROUNDING, LABEL_LEGEND_BEARER,
                                     LABEL_LEGEND_EMPTY};
  int row = page->sum_rows[GROUPING_COUNT - 1] + 2;
  xlsx_text(&page->sheet, row, COLUMN_LABEL, page_word(page, LABEL_LEGEND), STYLE_SECTION);
  for (int i = 1; i < COLUMNS_ALL; i++) xlsx_blank(&page->sheet, row, i, STYLE_SECTION);
  for (int i = 0; i < 4; i++)
    xlsx_text(&page->sheet, row + 1 + i, COLUMN_LABEL, page_word(page, notes[i]), STYLE_SUBTITLE);
}

static int widest_amount(const struct report_page *page) {
  int widest = WIDTH_AMOUNT;
  for (int i = 0; i < AMOUNTS_SHOWN; i++) {
    int width = report_amount_width(&page->report->totals.all.amounts[i]);
    if (width > widest) widest = width;
  }
  return widest;
}

static void set_view(const struct report_page *page) {
  lxw_worksheet *worksheet = page->sheet.worksheet;
  if (worksheet == NULL) return;
  worksheet_set_column(worksheet, COLUMN_LABEL, COLUMN_LABEL, WIDTH_LABEL, NULL);
  worksheet_set_column(worksheet, COLUMN_VALUE, COLUMN_VALUE, WIDTH_VALUE, NULL);
  worksheet_set_column(worksheet, COLUMN_MONTHS, COLUMN_MONTHS, WIDTH_MONTHS, NULL);
  worksheet_set_column(worksheet, COLUMN_AMOUNTS, COLUMNS_ALL - 1, widest_amount(page), NULL);
  worksheet_set_row(worksheet, ROW_TITLE, TITLE_HEIGHT, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  worksheet_activate(worksheet);
  bool fits = page->report->totals.by[BY_REGION].count <= REGIONS_ON_ONE_PAGE;
  xlsx_set_page(&page->sheet, (struct xlsx_page){.pages_wide = 1, .pages_tall = fits ? 1 : 0});
}

void report_summary_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan) {
  struct report_page page = {.report = report, .plan = plan};
  page.sheet = xlsx_book_add(book, label(report->options.language, LABEL_SHEET_SUMMARY));
  xlsx_words(&page.sheet, plan->words);
  gather_values(&page);
  page.is_live = can_be_live(&page);
  report_tables_place(&page, ROW_LIST + TOTAL_LINES + 2);
  write_head(&page);
  write_totals(&page);
  (void)report_checks_write(&page);
  report_tables_write(&page);
  write_legend(&page);
  set_view(&page);
  for (int i = 0; i < TOTAL_LINES; i++) money_clear(&page.values[i]);
  buffer_clear(&page.formula);
}
