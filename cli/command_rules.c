#include <stdio.h>
#include <string.h>

#include "calc/lint.h"
#include "cli/commands.h"
#include "cli/flow/session.h"
#include "cli/rule_regions.h"
#include "cli/rules_coverage.h"
#include "cli/rules_list.h"
#include "cli/rules_template.h"
#include "cli/user/say.h"
#include "formats/list/rule_csv.h"
#include "formats/words/figures_text.h"
#include "formats/words/parameter_text.h"
#include "formats/words/rule_text.h"
#include "formats/words/template.h"
#include "formats/words/value_text.h"
#include "formats/words/visible_text.h"

static void add_scheme(struct buffer *out, const struct rule *row) {
  buffer_add_text(out, row->scheme == ANY_SCHEME ? TEXT("*") : text_from(scheme_keys[row->scheme]));
}

static void add_party(struct buffer *out, const struct rule *row) {
  buffer_add_text(out, row->party == ANY_PARTY ? TEXT("*") : text_from(word_key(party_word(row->party))));
}

/* A day as a rule table writes it: empty where open. */
static void add_open_day(struct buffer *out, struct date date) {
  if (date.serial != DATE_FIRST.serial && date.serial != DATE_LAST.serial) figure_date(out, date);
}

/* A further line below a row. */
static void add_further(struct buffer *out, struct text text) {
  if (text_is_empty(text)) return;
  buffer_add_literal(out, "      ");
  visible_text_add(out, text);
  buffer_add_byte(out, '\n');
}

/* In Chinese what a person calls it, and the key that a rule table needs: `单位费率(employer_rate)`. */
static void add_parameter(struct buffer *out, const struct rule *row, enum language language) {
  if (language == LANGUAGE_ZH)
    parameter_text(out, language, row->parameter);
  else
    buffer_add_text(out, text_from(parameters[row->parameter].name));
}

/* Scheme and payer. */
static void add_holders(struct buffer *out, const struct rule *row, enum language language) {
  if (language != LANGUAGE_ZH) {
    add_scheme(out, row);
    buffer_add_byte(out, '/');
    add_party(out, row);
    return;
  }
  enum label scheme =
      row->scheme == ANY_SCHEME ? LABEL_RULE_ANY_SCHEME : word_label(WORDS_SCHEME, row->scheme);
  enum label party = row->party == ANY_PARTY ? LABEL_RULE_ANY_PARTY : party_label(row->party);
  buffer_add_text(out, text_from(label(language, scheme)));
  buffer_add_byte(out, '/');
  buffer_add_text(out, text_from(label(language, party)));
}

/* The same row for a reader: parameter, value, for whom, since when; below it source, note and address. */
static void add_readable_row(struct buffer *out, const struct rule *row, enum language language) {
  buffer_add_literal(out, "  ");
  add_parameter(out, row, language);
  if (row->above > 0) {
    buffer_add_literal(out, " > ");
    figure_number(out, row->above);
  }
  buffer_add_literal(out, " = ");
  value_text(out, language, row);
  buffer_add_literal(out, "   [");
  add_holders(out, row, language);
  bool is_dated = row->from.serial != DATE_FIRST.serial || row->to.serial != DATE_LAST.serial;
  buffer_add(out, ", ", is_dated ? 2 : 0);
  add_open_day(out, row->from);
  buffer_add(out, "..", is_dated ? 2 : 0);
  add_open_day(out, row->to);
  buffer_add_literal(out, "]\n      ");
  buffer_add_text(out, text_from(label(language, LABEL_SAY_SOURCE)));
  buffer_add_literal(out, ": ");
  visible_text_add(out, row->source);
  buffer_add_literal(out, " (");
  buffer_add_text(out, text_from(label(language, word_label(WORDS_GRADE, (int)row->confidence))));
  buffer_add(out, ", ", date_is_set(row->valid_on) ? 2 : 0);
  figure_date(out, row->valid_on);
  buffer_add_literal(out, ")\n");
  add_further(out, row->note);
  add_further(out, row->url);
}

static void print(struct buffer *out) {
  (void)fwrite(out->at, 1, out->length, stdout);
  buffer_clear(out);
}

/* Which rows `rules show` is asked for. */
struct row_filter {
  int scheme, party; /* -1: all */
  struct date on;    /* DATE_NONE: whenever */
};

static bool passes(const struct rule *row, const struct row_filter *filter) {
  if (filter->scheme >= 0 && row->scheme != filter->scheme && row->scheme != ANY_SCHEME) return false;
  if (filter->party >= 0 && row->party != filter->party && row->party != ANY_PARTY) return false;
  return !date_is_set(filter->on) ||
         (row->from.serial <= filter->on.serial && filter->on.serial <= row->to.serial);
}

static void show_region(const struct session *session, region_code region, const struct row_filter *filter) {
  bool as_table = session->options->as_csv;
  struct buffer out = {0};
  if (!as_table) {
    rule_regions_title(&out, session, region);
    buffer_add_byte(&out, '\n');
  }
  size_t empty = out.length;
  for (int p = 0; p < PARAMETER_COUNT; p++) {
    struct rule_range range = rules_of(&session->rules, (enum parameter)p, region);
    for (size_t i = 0; i < range.count; i++) {
      if (!passes(&range.first[i], filter)) continue;
      if (as_table)
        rule_csv_add(&out, &range.first[i]);
      else if (rule_is_told(session->options->language, &range.first[i]))
        add_readable_row(&out, &range.first[i], session->options->language);
    }
  }
  if (out.length > empty) print(&out);
  buffer_clear(&out);
}

/* The region itself first, then what it inherits. */
static enum exit_code rules_show(const struct session *session) {
  const struct options *options = session->options;
  struct row_filter filter = {.scheme = -1, .party = -1, .on = DATE_NONE};
  region_code region, chain[REGION_CHAIN_MAX];
  if (options->operand_count < 2) {
    say(options->language, LABEL_SAY_NEEDS_REGION, "show", NULL);
    return EXIT_USAGE;
  }
  if (!session_read_region(session, options->operands[1], &region)) return EXIT_USAGE;
  if (options->as_json) {
    say(options->language, LABEL_SAY_BAD_OPTION_VALUE, "--format", "jsonl", "csv", NULL);
    return EXIT_USAGE;
  }
  if (options->on != NULL && !date_parse(&filter.on, text_from(options->on))) {
    say(options->language, LABEL_SAY_BAD_OPTION_VALUE, "--on", options->on, "YYYY-MM-DD", NULL);
    return EXIT_USAGE;
  }
  if (session->defaults.scheme_count > 0) filter.scheme = (int)session->defaults.schemes[0];
  if (session->defaults.has_payer) filter.party = (int)party_of_payer(session->defaults.payer);
  int length = region_chain(chain, region);
  if (options->as_csv) {
    struct buffer header = {0};
    rule_csv_header(&header);
    print(&header);
  }
  for (int i = 0; i < length; i++) show_region(session, chain[i], &filter);
  return EXIT_OK;
}

struct lint_run {
  const struct session *session;
  int errors, warnings, holes;
};

static void add_row_place(struct buffer *out, const struct lint_run *run, const struct rule *row) {
  buffer_add_text(out, run->session->rules.files[row->file].name);
  buffer_add_byte(out, ':');
  figure_number(out, row->line);
}

static void print_finding(void *context, const struct lint_finding *finding) {
  struct lint_run *run = context;
  enum language language = run->session->options->language;
  bool is_error = finding->code == LINT_CROSSED || finding->code == LINT_UNDATED;
  bool is_hole = finding->code == LINT_HOLE;
  *(is_error ? &run->errors : is_hole ? &run->holes : &run->warnings) += 1;
  if (is_hole && !run->session->options->lists_gaps) return;
  struct buffer out = {0}, texts[4] = {0};
  static const enum label labels[] = {[LINT_GAP] = LABEL_SAY_LINT_GAP,
                                      [LINT_HOLE] = LABEL_SAY_LINT_HOLE,
                                      [LINT_CROSSED] = LABEL_SAY_LINT_CROSSED,
                                      [LINT_STALE] = LABEL_SAY_LINT_STALE,
                                      [LINT_UNDATED] = LABEL_SAY_LINT_UNDATED};
  rule_text(&texts[0], language, &run->session->regions, finding->row);
  switch (finding->code) {
    case LINT_GAP:
    case LINT_HOLE:
      add_row_place(&texts[1], run, finding->other);
      figure_date(&texts[2], finding->first);
      figure_date(&texts[3], finding->last);
      break;
    case LINT_CROSSED:
      add_row_place(&texts[2], run, finding->other);
      buffer_add_text(&texts[1], finding->other->value_text);
      break;
    case LINT_STALE:
      figure_date(&texts[1], finding->row->valid_on);
      figure_number(&texts[2], run->session->options->max_age);
      break;
    case LINT_UNDATED: break;
  }
  struct text arguments[4];
  for (int i = 0; i < 4; i++) arguments[i] = buffer_text(&texts[i]);
  add_row_place(&out, run, finding->row);
  buffer_add_literal(&out, ": ");
  template_add(&out, language, label(language, labels[finding->code]), arguments, 4);
  say_line(stdout, buffer_text(&out));
  buffer_clear(&out);
  for (int i = 0; i < 4; i++) buffer_clear(&texts[i]);
}

/* Without files the built-in tables are checked. */
static enum exit_code load_for_lint(struct session *session) {
  const struct options *options = session->options;
  enum exit_code worst = EXIT_OK;
  if (options->operand_count < 2) return EXIT_OK; /* session_open has loaded them */
  rules_clear(&session->rules);
  for (int i = 1; i < options->operand_count; i++) {
    enum exit_code code = session_add_rules(session, options->operands[i], i);
    if (code != EXIT_OK) worst = code;
  }
  enum exit_code sealed = session_seal_rules(session);
  return worst != EXIT_OK ? worst : sealed;
}

static enum exit_code rules_lint(struct session *session) {
  const struct options *options = session->options;
  enum exit_code code = load_for_lint(session);
  if (code != EXIT_OK) return code;
  struct lint_run run = {.session = session};
  struct date oldest =
      options->max_age < 0 ? DATE_NONE : date_add_days(session->defaults.pay_on, -options->max_age);
  char counts[4][24];
  lint_rules(&session->rules, oldest, print_finding, &run);
  (void)snprintf(counts[0], sizeof counts[0], "%zu", session->rules.count);
  (void)snprintf(counts[1], sizeof counts[1], "%d", run.errors);
  (void)snprintf(counts[2], sizeof counts[2], "%d", run.warnings);
  (void)snprintf(counts[3], sizeof counts[3], "%d", run.holes);
  bool is_fine = run.errors + run.warnings == 0;
  say(options->language, is_fine ? LABEL_SAY_RULES_FINE : LABEL_SAY_RULES_FINDINGS, counts[0], counts[1],
      counts[2], NULL);
  if (run.holes > 0 && !options->lists_gaps) say(options->language, LABEL_SAY_RULES_HOLES, counts[3], NULL);
  return run.errors > 0 ? EXIT_RULES : EXIT_OK;
}

static enum exit_code list(struct session *session) { return rules_list(session); }

static enum exit_code show(struct session *session) { return rules_show(session); }

static enum exit_code coverage(struct session *session) { return rules_coverage(session); }

static enum exit_code fill_in(struct session *session) { return rules_template(session); }

static enum exit_code (*const actions[RULES_ACTION_COUNT])(struct session *session) = {
    [RULES_LIST] = list,
    [RULES_SHOW] = show,
    [RULES_COVERAGE] = coverage,
    [RULES_TEMPLATE] = fill_in,
    [RULES_LINT] = rules_lint};

enum exit_code command_rules(const struct options *options) {
  struct session session;
  const enum rules_action action = rules_action_find(options->operand_count == 0 ? "" : options->operands[0]);
  if (action == RULES_ACTION_COUNT)
    return say(options->language, LABEL_SAY_NEEDS_RULES_COMMAND, NULL), EXIT_USAGE;
  enum exit_code code = session_open(&session, options);
  if (code == EXIT_OK) code = actions[action](&session);
  session_clear(&session);
  return code;
}
