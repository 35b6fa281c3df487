#include "cli/rules_coverage.h"

#include <stdio.h>

#include "calc/resolved_rules.h"
#include "cli/rule_regions.h"
#include "cli/rule_window.h"
#include "cli/user/say.h"
#include "formats/words/parameter_text.h"

/* A month without a row, and one behind the last row of a place; beside them the grades. */
enum { STATE_MISSING = -1, STATE_EXPIRED = -2, STATE_NONE = -3 };

struct coverage {
  const struct session *session;
  enum language language;
  struct rule_window window;
  struct resolver resolver;
  int scheme, payer; /* -1: all */
};

static int state_in(struct resolved_rules *resolved, enum parameter parameter, struct month month) {
  struct date last;
  const struct rule_span *span = resolved_rules_span(resolved, parameter, month_first_day(month));
  if (span->tier_count > 0) return (int)span->tiers[0]->confidence;
  return resolved_rules_has_run_out(resolved, parameter, month_first_day(month), &last) ? STATE_EXPIRED
                                                                                        : STATE_MISSING;
}

static void add_stretch(struct buffer *out, const struct coverage *coverage, struct month first,
                        struct month last, int state) {
  enum label id = state == STATE_EXPIRED   ? LABEL_COVERAGE_EXPIRED
                  : state == STATE_MISSING ? LABEL_COVERAGE_MISSING
                                           : word_label(WORDS_GRADE, state);
  month_format(out, first);
  if (last.index > first.index) {
    buffer_add_literal(out, "..");
    month_format(out, last);
  }
  buffer_add_byte(out, ' ');
  buffer_add_text(out, text_from(label(coverage->language, id)));
}

static void add_parameter(struct buffer *out, const struct coverage *coverage,
                          struct resolved_rules *resolved, enum parameter parameter) {
  struct month first = coverage->window.first;
  int state = state_in(resolved, parameter, first);
  buffer_add_literal(out, "    ");
  parameter_text(out, coverage->language, parameter);
  buffer_add_literal(out, "  ");
  for (struct month month = first; month.index <= coverage->window.last.index; month = month_add(month, 1)) {
    const bool is_last = month.index == coverage->window.last.index;
    const int next = is_last ? STATE_NONE : state_in(resolved, parameter, month_add(month, 1));
    if (next == state) continue;
    add_stretch(out, coverage, first, month, state);
    if (!is_last) buffer_add_literal(out, "; ");
    first = month_add(month, 1);
    state = next;
  }
  buffer_add_byte(out, '\n');
}

static void add_scheme(struct buffer *out, struct coverage *coverage, region_code region, enum scheme scheme,
                       enum payer payer) {
  struct resolved_rules *resolved =
      resolver_rules(&coverage->resolver, region, scheme, party_of_payer(payer));
  buffer_add_literal(out, "  ");
  buffer_add_text(out, text_from(label(coverage->language, word_label(WORDS_SCHEME, (int)scheme))));
  buffer_add_byte(out, '/');
  buffer_add_text(out, text_from(label(coverage->language, word_label(WORDS_PAYER, (int)payer))));
  buffer_add_byte(out, '\n');
  for (int i = 0; i < WATCHED_COUNT; i++)
    if (rule_window_asks(rule_window_watched[i], scheme, payer))
      add_parameter(out, coverage, resolved, rule_window_watched[i]);
}

/* Employees under every scheme, flexible workers under those they may join. */
static void cover_region(struct coverage *coverage, region_code region) {
  static const enum scheme flexible[] = {SCHEME_MEDICAL, SCHEME_PENSION};
  struct buffer out = {0};
  rule_regions_title(&out, coverage->session, region);
  buffer_add_byte(&out, '\n');
  for (int scheme = 0; scheme < SCHEME_RESIDENT_MEDICAL; scheme++)
    if ((coverage->scheme < 0 || coverage->scheme == scheme) && coverage->payer != PAYER_FLEXIBLE)
      add_scheme(&out, coverage, region, (enum scheme)scheme, PAYER_EMPLOYER);
  for (size_t i = 0; i < sizeof flexible / sizeof flexible[0]; i++)
    if ((coverage->scheme < 0 || coverage->scheme == (int)flexible[i]) && coverage->payer != PAYER_EMPLOYER)
      add_scheme(&out, coverage, region, flexible[i], PAYER_FLEXIBLE);
  (void)fwrite(out.at, 1, out.length, stdout);
  buffer_clear(&out);
}

static void cover_all(struct coverage *coverage) {
  const struct rules *rules = &coverage->session->rules;
  size_t rows;
  for (region_code region = rule_regions_next(rules, REGION_NATION, &rows); region != REGION_NONE;
       region = rule_regions_next(rules, region, &rows))
    cover_region(coverage, region);
}

enum exit_code rules_coverage(const struct session *session) {
  const struct options *options = session->options;
  struct coverage coverage = {.session = session, .language = options->language, .scheme = -1, .payer = -1};
  region_code region;
  if (!rule_window_read(session, &coverage.window)) return EXIT_USAGE;
  if (session->defaults.scheme_count > 0) coverage.scheme = (int)session->defaults.schemes[0];
  if (session->defaults.has_payer) coverage.payer = (int)session->defaults.payer;
  resolver_init(&coverage.resolver, &session->rules);
  enum exit_code code = EXIT_OK;
  for (int i = 1; i < options->operand_count && code == EXIT_OK; i++) {
    if (session_read_region(session, options->operands[i], &region))
      cover_region(&coverage, region);
    else
      code = EXIT_USAGE;
  }
  if (options->operand_count == 1) cover_all(&coverage);
  resolver_clear(&coverage.resolver);
  return code;
}
