#include "formats/report/summary.h"

#include "formats/report/checks.h"
#include "formats/report/grades.h"
#include "formats/report/tables.h"
#include "formats/words/note_text.h"

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
  ROW_PAID = ROW_LIST + TOTAL_LINES + 1, /* with the next, where something was paid in part */
  ROW_OUTSTANDING
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

/* =COUNT(...) of the records, =SUM(...) of whole numbers, =ROUND(SUM(...),2) of amounts. */
static void add_column_formula(struct summary_page *summary, enum total_line line) {
  if (line == LINE_RESULTS)
    page_add(&summary->cells, "=COUNT(");
  else
    page_add(&summary->cells, total_line_counts(line) ? "=SUM(" : "=ROUND(SUM(");
  summary_page_add_column(summary, REPORT_CASES, lines[line].column);
  page_add(&summary->cells, total_line_counts(line) ? ")" : "),2)");
}

static void write_totals(struct summary_page *summary) {
  for (int i = 0; i < TOTAL_LINES; i++) {
    const struct line_definition *line = &lines[i];
    page_put_word(&summary->cells, ROW_LIST + i, COLUMN_LABEL, line->label, line->label_style);
    if (line->column != LABEL_COUNT) add_column_formula(summary, (enum total_line)i);
    page_put(&summary->cells, ROW_LIST + i, COLUMN_VALUE, &summary->values[i],
             total_line_counts((enum total_line)i), line->style);
  }
  page_put_capitals(&summary->cells, ROW_LIST + TOTAL_LINES, COLUMN_VALUE, COLUMN_VALUE + 5,
                    &summary->values[LINE_TOTAL]);
}

static bool has_parts(const struct summary_page *summary) {
  return (summary->report->totals.all.amounts_known >> AMOUNT_PAID & 1u) != 0;
}

static int row_of_notes(const struct summary_page *summary) {
  return has_parts(summary) ? ROW_OUTSTANDING + 2 : ROW_PAID + 1;
}

/* What was paid before, and what of the total is left. */
static void write_parts(struct summary_page *summary) {
  const struct money *amounts = summary->report->totals.all.amounts;
  struct money left = {0};
  if (!has_parts(summary)) return;
  money_subtract(&left, &amounts[AMOUNT_TOTAL], &amounts[AMOUNT_PAID]);
  page_put_word(&summary->cells, ROW_PAID, COLUMN_LABEL, LABEL_REPORT_PAID, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(SUM(");
  summary_page_add_column(summary, REPORT_CASES, LABEL_PAID);
  page_add(&summary->cells, "),2)");
  page_put(&summary->cells, ROW_PAID, COLUMN_VALUE, &amounts[AMOUNT_PAID], false, STYLE_MONEY);
  page_put_word(&summary->cells, ROW_OUTSTANDING, COLUMN_LABEL, LABEL_REPORT_OUTSTANDING, STYLE_LABEL);
  page_add(&summary->cells, "=ROUND(");
  summary_page_add_line(summary, LINE_TOTAL);
  page_add(&summary->cells, "-");
  page_add_cell(&summary->cells, ROW_PAID, COLUMN_VALUE);
  page_add(&summary->cells, ",2)");
  page_put(&summary->cells, ROW_OUTSTANDING, COLUMN_VALUE, &left, false, STYLE_MONEY);
  money_clear(&left);
}

static void write_links(struct summary_page *summary) {
  for (int i = 0; i <= REPORT_SHEET_COUNT; i++) {
    bool is_long = i < REPORT_SHEET_COUNT;
    enum label target = is_long ? summary->report->sheets[i].layout->name : LABEL_SHEET_RUN;
    xlsx_link(&summary->cells.sheet, ROW_LINKS, i, page_word(&summary->cells, target).at,
              page_word(&summary->cells, target));
  }
}

static void write_head(struct summary_page *summary) {
  const struct report_options *options = &summary->report->options;
  struct buffer day = {0};
  date_format(&day, options->report_date);
  page_put_word(&summary->cells, ROW_TITLE, COLUMN_LABEL, LABEL_REPORT_TITLE, STYLE_TITLE);
  if (options->input_name.length > 0)
    page_put_template(&summary->cells, ROW_INPUT, COLUMN_LABEL, LABEL_REPORT_INPUT, options->input_name,
                      STYLE_SUBTITLE);
  page_put_template(&summary->cells, ROW_BASIS, COLUMN_LABEL, LABEL_REPORT_BASIS, buffer_text(&day),
                    STYLE_SUBTITLE);
  page_put_word(&summary->cells, ROW_DISCLAIMER, COLUMN_LABEL, LABEL_REPORT_DISCLAIMER, STYLE_REMARK);
  write_links(summary);
  page_put_word(&summary->cells, ROW_SECTIONS, COLUMN_LABEL, LABEL_REPORT_TOTALS, STYLE_SECTION);
  xlsx_blank(&summary->cells.sheet, ROW_SECTIONS, COLUMN_VALUE, STYLE_SECTION);
  buffer_clear(&day);
}

static bool is_shown(const struct summary_page *summary, int code) {
  return summary->report->totals.noted[code - NOTE_FIRST] > 0;
}

/* Rows of the section on assumptions, and the blank one behind it; 0: nothing was assumed or noted. */
static int count_note_rows(const struct summary_page *summary) {
  int rows = 0;
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) rows += is_shown(summary, code);
  return rows == 0 ? 0 : rows + 2;
}

/* What no cell stated and was assumed, and what was doubtful, with the rows it concerns. */
static void write_notes(struct summary_page *summary) {
  const struct report *report = summary->report;
  int row = row_of_notes(summary);
  if (count_note_rows(summary) == 0) return;
  page_put_word(&summary->cells, row, COLUMN_LABEL, LABEL_REPORT_ASSUMPTIONS, STYLE_SECTION);
  page_put_word(&summary->cells, row, COLUMN_VALUE, LABEL_REPORT_NOTE_ROWS, STYLE_SECTION);
  for (int i = COLUMN_VALUE + 1; i < COLUMNS_ALL; i++)
    xlsx_blank(&summary->cells.sheet, row, i, STYLE_SECTION);
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    struct buffer words = {0};
    if (!is_shown(summary, code)) continue;
    note_text(&words, report->options.language, code, (struct note_reader){0});
    row++;
    xlsx_text(&summary->cells.sheet, row, COLUMN_LABEL, text_from(diagnostics_table[code].code), STYLE_LABEL);
    xlsx_count(&summary->cells.sheet, row, COLUMN_VALUE, report->totals.noted[code - NOTE_FIRST],
               STYLE_COUNT);
    xlsx_text(&summary->cells.sheet, row, COLUMN_VALUE + 1, buffer_text(&words), STYLE_SUBTITLE);
    buffer_clear(&words);
  }
}

static void write_legend(struct summary_page *summary) {
  static const enum label notes[] = {LABEL_LEGEND_COLOURS, LABEL_LEGEND_ROUNDING, LABEL_LEGEND_BEARER,
                                     LABEL_LEGEND_EMPTY};
  int row = summary->sum_rows[GROUPING_COUNT - 1] + 2;
  page_put_word(&summary->cells, row, COLUMN_LABEL, LABEL_LEGEND, STYLE_SECTION);
  for (int i = 1; i < COLUMNS_ALL; i++) xlsx_blank(&summary->cells.sheet, row, i, STYLE_SECTION);
  for (int i = 0; i < 4; i++)
    page_put_word(&summary->cells, row + 1 + i, COLUMN_LABEL, notes[i], STYLE_SUBTITLE);
}

static int widest_amount(const struct summary_page *summary) {
  int widest = WIDTH_AMOUNT;
  for (int i = 0; i < AMOUNTS_SHOWN; i++) {
    int width = report_amount_width(&summary->report->totals.all.amounts[i]);
    if (width > widest) widest = width;
  }
  return widest;
}

static void set_view(const struct summary_page *summary) {
  lxw_worksheet *worksheet = summary->cells.sheet.worksheet;
  worksheet_set_column(worksheet, COLUMN_LABEL, COLUMN_LABEL, WIDTH_LABEL, NULL);
  worksheet_set_column(worksheet, COLUMN_VALUE, COLUMN_VALUE, WIDTH_VALUE, NULL);
  worksheet_set_column(worksheet, COLUMN_MONTHS, COLUMN_MONTHS, WIDTH_MONTHS, NULL);
  worksheet_set_column(worksheet, COLUMN_AMOUNTS, COLUMNS_ALL - 1, widest_amount(summary), NULL);
  worksheet_set_row(worksheet, ROW_TITLE, TITLE_HEIGHT, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(worksheet, 0x1F4E79);
  worksheet_activate(worksheet);
  bool fits = summary->report->totals.by[BY_REGION].count <= REGIONS_ON_ONE_PAGE;
  xlsx_set_page(
      &summary->cells.sheet,
      (struct xlsx_page){.pages_wide = 1, .pages_tall = fits ? 1 : 0, .mark = summary->report->run_id});
  xlsx_protect(&summary->cells.sheet);
}

void report_summary_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan) {
  struct summary_page summary;
  summary_page_init(&summary, report, plan);
  summary.cells.sheet = xlsx_book_add(book, label(report->options.language, LABEL_SHEET_SUMMARY));
  xlsx_words(&summary.cells.sheet, plan->words);
  const int row_grades = row_of_notes(&summary) + count_note_rows(&summary);
  report_tables_place(&summary, row_grades + report_grades_rows(&summary));
  write_head(&summary);
  write_totals(&summary);
  write_parts(&summary);
  report_checks_write(&summary);
  write_notes(&summary);
  report_grades_write(&summary, row_grades);
  report_tables_write(&summary);
  write_legend(&summary);
  set_view(&summary);
  summary_page_clear(&summary);
}
