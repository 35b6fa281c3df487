#include "cli/rules_template.h"

#include <stdio.h>
#include <string.h>

#include "calc/resolved_rules.h"
#include "cli/rule_window.h"
#include "cli/user/run_files.h"
#include "cli/user/say.h"
#include "formats/file/path.h"
#include "formats/list/rule_csv.h"
#include "formats/report/rule_book.h"

/* Who pays under what: the keys that a rate may have. */
static const struct holder {
  enum scheme scheme;
  enum payer payer;
} holders[] = {
    {SCHEME_MEDICAL, PAYER_EMPLOYER},       {SCHEME_MATERNITY, PAYER_EMPLOYER},
    {SCHEME_MAJOR_MEDICAL, PAYER_EMPLOYER}, {SCHEME_PENSION, PAYER_EMPLOYER},
    {SCHEME_UNEMPLOYMENT, PAYER_EMPLOYER},  {SCHEME_INJURY, PAYER_EMPLOYER},
    {SCHEME_MEDICAL, PAYER_FLEXIBLE},       {SCHEME_PENSION, PAYER_FLEXIBLE},
};
enum { HOLDERS = sizeof holders / sizeof holders[0] };

struct rule_template {
  const struct session *session;
  region_code region;
  struct rule_window window;
  struct resolver resolver;
  struct buffer table;
};

/* Holders first .. first + count, whose rows would all be wanted as one row. */
struct wanted {
  enum parameter parameter;
  int first, count;
};

static struct resolved_rules *resolve(struct rule_template *template, int holder) {
  return resolver_rules(&template->resolver, template->region, holders[holder].scheme,
                        party_of_payer(holders[holder].payer));
}

/* Nobody knows it: no row answers, or only a general assumption of the nation's. */
static bool is_unknown(struct rule_template *template, const struct wanted *wanted, struct month month) {
  for (int i = wanted->first; i < wanted->first + wanted->count; i++) {
    if (!rule_window_asks(wanted->parameter, holders[i].scheme, holders[i].payer)) continue;
    const struct rule_span *span =
        resolved_rules_span(resolve(template, i), wanted->parameter, month_first_day(month));
    if (span->tier_count == 0) return true;
    if (span->tiers[0]->region == REGION_NATION && span->tiers[0]->confidence == GRADE_DEFAULT) return true;
  }
  return false;
}

/* Open where the months asked for end today and nothing is known of later ones. */
static struct date end_of(struct rule_template *template, const struct wanted *wanted, struct month last) {
  const bool is_end = last.index == template->window.last.index && template->session->options->to == NULL;
  struct date first, after, month_end = month_day(last, 0);
  struct resolved_rules *resolved = resolve(template, wanted->first);
  if (!is_end) return month_end;
  if (!resolved_rules_known_after(resolved, wanted->parameter, month_end, &first, &after)) return DATE_LAST;
  return date_add_days(first, -1);
}

static void add_gap(struct rule_template *template, const struct wanted *wanted, struct month first,
                    struct month last) {
  const struct holder *holder = &holders[wanted->first];
  const bool is_shared = wanted->count > 1;
  struct rule_gap gap = {.region = template->region,
                         .scheme = is_shared ? ANY_SCHEME : (int)holder->scheme,
                         .party = is_shared ? ANY_PARTY : (int)party_of_payer(holder->payer),
                         .parameter = wanted->parameter,
                         .above = parameters[wanted->parameter].is_tiered ? 0 : ABOVE_NOTHING,
                         .from = month_first_day(first),
                         .to = end_of(template, wanted, last),
                         .run_out = DATE_NONE};
  (void)resolved_rules_has_run_out(resolve(template, wanted->first), wanted->parameter, gap.from,
                                   &gap.run_out);
  rule_csv_add_gap(&template->table, template->session->options->language, &gap);
}

static void add_gaps(struct rule_template *template, struct wanted wanted) {
  struct month first = MONTH_NONE, month = template->window.first;
  for (; month.index <= template->window.last.index; month = month_add(month, 1)) {
    const bool is_wanted = is_unknown(template, &wanted, month);
    if (is_wanted && !month_is_set(first)) first = month;
    if (is_wanted || !month_is_set(first)) continue;
    add_gap(template, &wanted, first, month_add(month, -1));
    first = MONTH_NONE;
  }
  if (month_is_set(first)) add_gap(template, &wanted, first, template->window.last);
}

static void add_known(struct rule_template *template, enum parameter parameter) {
  region_code chain[REGION_CHAIN_MAX];
  const int length = region_chain(chain, template->region);
  const struct date first = month_first_day(template->window.first),
                    last = month_day(template->window.last, 0);
  for (int i = 0; i < length && chain[i] != REGION_NATION; i++) {
    struct rule_range range = rules_of(&template->session->rules, parameter, chain[i]);
    for (size_t k = 0; k < range.count; k++)
      if (!date_is_before(range.first[k].to, first) && !date_is_before(last, range.first[k].from))
        rule_csv_add(&template->table, &range.first[k]);
  }
}

static bool is_watched(enum parameter parameter) {
  for (int i = 0; i < WATCHED_COUNT; i++)
    if (rule_window_watched[i] == parameter) return true;
  return false;
}

/* A rate differs from scheme to scheme; what else is wanted mostly holds for all. */
static void add_parameter(struct rule_template *template, enum parameter parameter) {
  const bool is_rate = parameter == PARAMETER_EMPLOYER_RATE || parameter == PARAMETER_EMPLOYEE_RATE;
  add_known(template, parameter);
  if (!is_watched(parameter)) return;
  for (int i = 0; i < HOLDERS && is_rate; i++)
    if (rule_window_asks(parameter, holders[i].scheme, holders[i].payer))
      add_gaps(template, (struct wanted){parameter, i, 1});
  if (!is_rate) add_gaps(template, (struct wanted){parameter, 0, HOLDERS});
}

/* What *failure says may stand in *reason. */
static bool write_file(const struct rule_template *template, struct row_failure *reason,
                       struct writer_failure *failure) {
  const struct options *options = template->session->options;
  const struct rule_book book = {options->language, buffer_text(&template->table)};
  struct output_file file = {0};
  bool is_written = output_file_open(&file, options->output, options->force, &failure->error);
  if (is_written && path_ends_with(options->output, ".xlsx"))
    is_written = rule_book_write(&book, &file, reason, failure);
  else if (is_written)
    is_written = (!options->with_mark || output_file_write(&file, "\xEF\xBB\xBF", 3, &failure->error)) &&
                 output_file_write(&file, book.table.at, book.table.length, &failure->error) &&
                 output_file_commit(&file, &failure->error);
  output_file_abandon(&file);
  return is_written;
}

static enum exit_code write_template(const struct rule_template *template) {
  const struct options *options = template->session->options;
  struct writer_failure failure = {.path = options->output};
  struct row_failure reason;
  if (options->output == NULL) {
    size_t written = fwrite(template->table.at, 1, template->table.length, stdout);
    return written == template->table.length ? EXIT_OK : EXIT_FILE;
  }
  if (!write_file(template, &reason, &failure))
    return say_writer_failure(options->language, &failure), EXIT_FILE;
  if (!options->is_quiet) say(options->language, LABEL_SAY_WRITTEN, options->output, NULL);
  return EXIT_OK;
}

/* False: said. */
static bool is_usable(const struct options *options) {
  const char *output = options->output;
  if (options->operand_count < 2)
    say(options->language, LABEL_SAY_NEEDS_REGION, "template", NULL);
  else if (options->operand_count > 2)
    say(options->language, LABEL_SAY_SURPLUS, options->operands[2], NULL);
  else if (output != NULL && !path_ends_with(output, ".xlsx") && !path_ends_with(output, ".csv"))
    say(options->language, LABEL_SAY_RULES_TEMPLATE_OUTPUT, NULL);
  else
    return true;
  return false;
}

enum exit_code rules_template(const struct session *session) {
  struct rule_template template = {.session = session};
  if (!is_usable(session->options) || !rule_window_read(session, &template.window) ||
      !session_read_region(session, session->options->operands[1], &template.region) ||
      !run_files_settle(session->options))
    return EXIT_USAGE;
  resolver_init(&template.resolver, &session->rules);
  rule_csv_header(&template.table);
  for (int p = 0; p < PARAMETER_COUNT; p++) add_parameter(&template, (enum parameter)p);
  enum exit_code code = write_template(&template);
  resolver_clear(&template.resolver);
  buffer_clear(&template.table);
  return code;
}
