#include "formats/quote/heading.h"

#include "calc/person_total.h"
#include "formats/quote/words.h"
#include "formats/words/display_width.h"
#include "formats/words/text_grid.h"

enum { INDENT = 2 };

struct heading {
  struct buffer *out;
  const struct quote_options *options;
  const struct dossier *dossier;
};

/* Joins the parts that are not empty by two blanks. */
static void join(struct buffer *line, struct text part) {
  if (text_is_empty(part)) return;
  if (line->length > 0) buffer_add_literal(line, "  ");
  buffer_add_text(line, part);
}

static void end_line(const struct heading *heading, struct buffer *line, bool is_bold) {
  if (line->length == 0) return;
  is_bold = is_bold && heading->options->with_colour;
  if (is_bold) buffer_add_literal(heading->out, "\033[1m");
  display_wrap(heading->out, buffer_text(line), 0, 0, heading->options->width);
  if (is_bold) buffer_add_literal(heading->out, "\033[0m");
  buffer_add_byte(heading->out, '\n');
  buffer_reset(line);
}

static void add_place(struct buffer *line, const struct heading *heading) {
  const struct reported_case *reported = &heading->dossier->reported;
  struct buffer places = {0};
  quote_region(&places, heading->options, reported->region);
  if (reported->kind != KIND_TRANSFER) {
    join(line, buffer_text(&places));
  } else {
    struct buffer sentence = {0};
    size_t length = places.length;
    quote_region(&places, heading->options, reported->region_to);
    const struct text arguments[] = {{places.at, length}, {places.at + length, places.length - length}};
    quote_label(&sentence, heading->options, LABEL_QUOTE_TRANSFER, arguments, 2);
    join(line, buffer_text(&sentence));
    buffer_clear(&sentence);
  }
  buffer_clear(&places);
}

/* When: the gap and the day of payment, or the day alone. */
static void add_when(struct buffer *line, const struct heading *heading) {
  const struct reported_case *reported = &heading->dossier->reported;
  struct month gap_to = heading->dossier->assessments[0].gap_to;
  bool has_gap = month_is_set(gap_to);
  struct buffer from = {0}, to = {0}, paid = {0};
  date_format(&paid, reported->pay_on);
  if (has_gap) {
    month_format(&from, reported->gap_from);
    month_format(&to, gap_to);
  }
  const struct text gap[] = {buffer_text(&from), buffer_text(&to), buffer_text(&paid)};
  if (has_gap)
    quote_label(line, heading->options,
                reported->kind == KIND_SHORTFALL ? LABEL_QUOTE_SHORT : LABEL_QUOTE_GAP, gap, 3);
  else
    quote_label(line, heading->options, LABEL_QUOTE_PAID, &gap[2], 1);
  buffer_clear(&from);
  buffer_clear(&to);
  buffer_clear(&paid);
}

void quote_heading_print(struct buffer *out, const struct quote_options *options,
                         const struct dossier *dossier) {
  const struct heading heading = {out, options, dossier};
  const struct reported_case *reported = &dossier->reported;
  struct buffer line = {0};
  join(&line, reported->case_id);
  join(&line, reported->name);
  join(&line, reported->id_number);
  join(&line, reported->employer);
  end_line(&heading, &line, true);
  join(&line, quote_word(options, WORDS_KIND, (int)reported->kind));
  add_place(&line, &heading);
  for (int i = 0; i < dossier->assessment_count && reported->kind != KIND_RESIDENT; i++)
    join(&line, quote_word(options, WORDS_SCHEME, (int)dossier->assessments[i].scheme));
  if (kind_has_months(reported->kind)) join(&line, quote_word(options, WORDS_PAYER, (int)reported->payer));
  end_line(&heading, &line, true);
  add_when(&line, &heading);
  end_line(&heading, &line, false);
  buffer_clear(&line);
}

/* The interest of a deferral has a column only where there is some. */
enum { PERSON_COLUMNS = 8, COLUMN_INTEREST = 5 };

static bool is_left_out(const struct text_grid *grid, int column) {
  return column == COLUMN_INTEREST && grid->columns < PERSON_COLUMNS;
}

/* One scheme and its amounts, or a word instead of the last. */
static void person_row(struct text_grid *grid, struct text name, const struct money *const amounts[],
                       struct text instead) {
  buffer_add_text(&grid->texts, name);
  text_grid_cell(grid);
  for (int i = 1; i < PERSON_COLUMNS; i++) {
    if (is_left_out(grid, i)) continue;
    if (text_is_empty(instead))
      quote_amount(&grid->texts, amounts[i - 1]);
    else if (i == PERSON_COLUMNS - 1)
      buffer_add_text(&grid->texts, instead);
    text_grid_cell(grid);
  }
}

static void scheme_row(struct text_grid *grid, const struct quote_options *options,
                       const struct assessment *assessment) {
  const struct money *const amounts[] = {&assessment->employer_arrears,
                                         &assessment->employee_arrears,
                                         &assessment->arrears,
                                         &assessment->late_fee,
                                         &assessment->deferral_interest,
                                         &assessment->late_fee_per_day,
                                         &assessment->total};
  const bool is_payable = assessment->status == ASSESSMENT_OK;
  person_row(grid, quote_word(options, WORDS_SCHEME, (int)assessment->scheme), amounts,
             is_payable ? TEXT("") : text_from(label(options->language, LABEL_LINE_NOT_PAYABLE)));
}

/* Who bears how much of it all. */
static void print_bearers(struct buffer *out, const struct quote_options *options,
                          const struct person_total *total) {
  struct buffer texts = {0}, sentence = {0};
  quote_amount(&texts, &total->employer_pays);
  size_t length = texts.length;
  quote_amount(&texts, &total->employee_pays);
  const struct text arguments[] = {{texts.at, length}, {texts.at + length, texts.length - length}};
  quote_label(&sentence, options, total->has_interest ? LABEL_QUOTE_BEARERS_INTEREST : LABEL_QUOTE_BEARERS,
              arguments, 2);
  buffer_add_literal(out, "  ");
  display_wrap(out, buffer_text(&sentence), INDENT, INDENT, options->width);
  buffer_add_byte(out, '\n');
  buffer_clear(&texts);
  buffer_clear(&sentence);
}

void quote_person_print(struct buffer *out, const struct quote_options *options,
                        const struct dossier *dossier) {
  struct person_total total;
  static const enum label heads[PERSON_COLUMNS] = {
      LABEL_FIELD_SCHEME, LABEL_EMPLOYER_ARREARS,  LABEL_EMPLOYEE_ARREARS, LABEL_ARREARS,
      LABEL_LATE_FEE,     LABEL_DEFERRAL_INTEREST, LABEL_LATE_FEE_PER_DAY, LABEL_QUOTE_TO_PAY};
  person_total_of(&total, dossier);
  struct text_grid grid = {.columns = total.has_interest ? PERSON_COLUMNS : PERSON_COLUMNS - 1,
                           .aligns = total.has_interest ? "lrrrrrrr" : "lrrrrrr",
                           .has_header = true,
                           .has_total = true};
  for (int i = 0; i < PERSON_COLUMNS; i++) {
    if (is_left_out(&grid, i)) continue;
    buffer_add_text(&grid.texts, text_from(label(options->language, heads[i])));
    text_grid_cell(&grid);
  }
  for (int i = 0; i < dossier->assessment_count; i++) scheme_row(&grid, options, &dossier->assessments[i]);
  const struct money *const totals[] = {&total.employer, &total.employee,          &total.arrears,
                                        &total.late_fee, &total.deferral_interest, &total.late_fee_per_day,
                                        &total.total};
  person_row(&grid, text_from(label(options->language, LABEL_QUOTE_SUM)), totals, TEXT(""));
  quote_title(out, options, LABEL_QUOTE_ALL_SCHEMES);
  text_grid_print(out, &grid, INDENT, options->with_colour);
  if (total.schemes > 0) print_bearers(out, options, &total);
  text_grid_clear(&grid);
  person_total_clear(&total);
}
