#include "cli/list_summary.h"

#include <string.h>

#include "cli/user/say.h"
#include "cli/user/say_grades.h"
#include "cli/user/say_notes.h"
#include "formats/words/figures_text.h"
#include "formats/words/region_text.h"
#include "formats/words/template.h"

/* More lines make a workbook that spreadsheet programs are slow to open: LibreOffice 7.4 takes 50 to 85 s of
 * a processor and 0.8 GiB for them, 2 GiB where it calculates anew; 300,000 lines take a third. */
enum { LEDGER_LINES_EASY = 1000000 };

static void say_numbers(enum language language, enum label id, const int64_t *numbers) {
  struct buffer texts[3] = {0};
  for (int i = 0; i < 3; i++) {
    figure_number(&texts[i], numbers[i]);
    buffer_add_byte(&texts[i], '\0');
  }
  say(language, id, texts[0].at, texts[1].at, texts[2].at, NULL);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}

enum { AMOUNTS_SAID = 4 };

static void say_amounts(enum language language, enum label id,
                        const struct money *const amounts[AMOUNTS_SAID]) {
  struct buffer texts[AMOUNTS_SAID] = {0};
  for (int i = 0; i < AMOUNTS_SAID; i++) {
    money_format(&texts[i], amounts[i]);
    buffer_add_byte(&texts[i], '\0');
  }
  say(language, id, texts[0].at, texts[1].at, texts[2].at, texts[3].at, NULL);
  for (int i = 0; i < AMOUNTS_SAID; i++) buffer_clear(&texts[i]);
}

/* What all cases come to, and what of it was paid before. */
static void say_money(enum language language, const struct pipeline_counts *counts) {
  struct money outstanding = {0};
  say_amounts(language, counts->has_interest ? LABEL_SAY_TOTALS_INTEREST : LABEL_SAY_TOTALS,
              (const struct money *const[AMOUNTS_SAID]){&counts->arrears, &counts->late_fee, &counts->total,
                                                        &counts->deferral_interest});
  money_subtract(&outstanding, &counts->total, &counts->paid);
  if (!money_is_zero(&counts->paid))
    say_amounts(language, LABEL_SAY_OUTSTANDING,
                (const struct money *const[AMOUNTS_SAID]){&counts->total, &counts->paid, &outstanding,
                                                          &counts->paid});
  money_clear(&outstanding);
}

static void say_more(const struct options *options, enum label id, int64_t count) {
  const char *place =
      options->rejects != NULL ? options->rejects : label(options->language, LABEL_SAY_REJECT_SHEET);
  struct buffer more = {0};
  if (count <= 0) return;
  figure_number(&more, count);
  buffer_add_byte(&more, '\0');
  say(options->language, id, more.at, place, NULL);
  buffer_clear(&more);
}

/* A row that has some results counts as assessed, so it is told apart. */
static void say_more_rejects(const struct list_summary *summary) {
  const struct pipeline_counts *counts = summary->counts;
  say_more(summary->options, LABEL_SAY_MORE_REJECTS, counts->rejected - summary->said);
  say_more(summary->options, LABEL_SAY_MORE_PARTIAL, counts->partial - summary->said_in_part);
}

/* Into how many workbooks a report was split, or that it should have been. */
static void say_workbooks(const struct list_summary *summary) {
  const struct options *options = summary->options;
  const int64_t lines = summary->counts->ledger_lines;
  const bool is_split = options->split.by != SPLIT_NONE;
  struct buffer number = {0};
  if (!is_split && lines <= LEDGER_LINES_EASY) return;
  figure_number(&number, is_split ? (int64_t)summary->workbooks : lines);
  buffer_add_byte(&number, '\0');
  if (is_split)
    say(options->language, LABEL_SAY_SPLIT_WORKBOOKS, number.at, options->output, NULL);
  else
    say(options->language, LABEL_SAY_SPLIT_HINT, number.at, NULL);
  buffer_clear(&number);
}

/* What the list held besides cases, and what its reader may not have seen. */
static void say_skipped(const struct list_summary *summary) {
  enum language language = summary->options->language;
  struct buffer text = {0};
  skipped_rows_text(&text, language, &summary->counts->skipped);
  buffer_add_byte(&text, '\0');
  if (text.length > 1) say(language, LABEL_SAY_SKIPPED, text.at, NULL);
  buffer_reset(&text);
  figure_number(&text, summary->counts->hidden);
  buffer_add_byte(&text, '\0');
  if (summary->counts->hidden > 0) say(language, LABEL_SAY_HIDDEN_ROWS, summary->input, text.at, NULL);
  buffer_clear(&text);
}

static void say_missing_rule(const struct list_summary *summary, const struct missing_rule *missing) {
  enum language language = summary->options->language;
  struct buffer texts[3] = {0};
  region_text(&texts[0], language, summary->regions, missing->region);
  figure_number(&texts[1], missing->results);
  money_format(&texts[2], &missing->moved);
  for (int i = 0; i < 3; i++) buffer_add_byte(&texts[i], '\0');
  say(language, LABEL_SAY_MISSING_RULE, texts[0].at, label(language, parameter_label(missing->parameter)),
      texts[1].at, texts[2].at, NULL);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}

/* Which rules of which places would settle most of what rests on defaults. */
static void say_missing_rules(const struct list_summary *summary) {
  struct missing_rule missing[MISSING_RULES_SHOWN];
  size_t all;
  int count = grade_totals_missing(&summary->counts->grades, missing, MISSING_RULES_SHOWN, &all);
  struct buffer texts[2] = {0};
  figure_number(&texts[0], (int64_t)all);
  figure_number(&texts[1], count);
  for (int i = 0; i < 2; i++) buffer_add_byte(&texts[i], '\0');
  if (count > 0) say(summary->options->language, LABEL_SAY_MISSING_RULES, texts[0].at, texts[1].at, NULL);
  for (int i = 0; i < 2; i++) buffer_clear(&texts[i]);
  for (int i = 0; i < count; i++) {
    say_missing_rule(summary, &missing[i]);
    money_clear(&missing[i].moved);
  }
}

static void say_outputs(const struct options *options) {
  const char *const outputs[] = {options->output, options->ledger,     options->because, options->rejects,
                                 options->fix,    options->quotations, options->pdf};
  for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++)
    if (outputs[i] != NULL && strcmp(outputs[i], "-") != 0)
      say(options->language, LABEL_SAY_WRITTEN, outputs[i], NULL);
}

void list_summary_say(const struct list_summary *summary) {
  const struct options *options = summary->options;
  const struct pipeline_counts *counts = summary->counts;
  say_more_rejects(summary);
  if (options->is_quiet) return;
  if (summary->encoding != ENCODING_UTF_8 && summary->encoding != ENCODING_AUTO)
    say(options->language, LABEL_SAY_ENCODING, summary->input, encoding_name(summary->encoding), NULL);
  say_numbers(options->language, LABEL_SAY_COUNTS,
              (int64_t[]){counts->read, counts->assessed, counts->rejected});
  if (counts->partial > 0)
    say_numbers(options->language, LABEL_SAY_PARTIAL, (int64_t[]){counts->partial, 0, 0});
  say_skipped(summary);
  const struct note_reader reader = note_reader_of_list(options->assumed_wage, counts->months_left_out);
  say_notes(options->language, counts->noted, &reader, options->command == COMMAND_CHECK);
  if (options->command != COMMAND_CHECK) say_money(options->language, counts);
  say_grades(options->language, counts->grades.results, counts->grades.totals);
  say_missing_rules(summary);
  say_seconds(options->language, summary->seconds);
  if (summary->has_values) say(options->language, LABEL_SAY_VALUES, NULL);
  say_outputs(options);
  if (options->command == COMMAND_REPORT) say_workbooks(summary);
}
