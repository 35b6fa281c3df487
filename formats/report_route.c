#include "formats/report_route.h"

#include "formats/diagnostic_text.h"
#include "formats/figures_text.h"

void report_route_init(struct report_route *route, struct report_split split, enum language language,
                       const struct regions *regions) {
  *route = (struct report_route){.split = split};
  report_context_init(&route->context, language, NULL);
  route->context.regions = regions;
}

void report_route_clear(struct report_route *route) {
  buffer_clear(&route->key);
  buffer_clear(&route->what);
  report_context_clear(&route->context);
}

/* A name that was not understood leaves the default in the case, which is not where the row belongs. */
static bool is_region_doubtful(const struct dossier *dossier) {
  for (size_t i = 0; i < dossier->diagnostics.count; i++) {
    const struct diagnostic *item = &dossier->diagnostics.items[i];
    bool is_about_it = item->code == DIAGNOSTIC_UNKNOWN_REGION || item->code == DIAGNOSTIC_AMBIGUOUS_REGION;
    if (is_about_it && item->field == FIELD_REGION) return true;
  }
  return false;
}

static struct part_key key_by_region(struct report_route *route, const struct dossier *dossier) {
  const region_code region = dossier->reported.region;
  if (region == REGION_NONE || is_region_doubtful(dossier)) return (struct part_key){PART_REJECTED, TEXT("")};
  region_format(&route->key, region);
  return (struct part_key){PART_OF_KEY, buffer_text(&route->key)};
}

static struct part_key key_by_employer(struct report_route *route, const struct dossier *dossier) {
  (void)route;
  const struct text employer = dossier->reported.employer;
  if (employer.length > 0) return (struct part_key){PART_OF_KEY, employer};
  return (struct part_key){dossier_is_rejected(dossier) ? PART_REJECTED : PART_WITHOUT_KEY, TEXT("")};
}

/* Three digits: as many as REPORT_PARTS_MOST has. */
static struct part_key key_by_rows(struct report_route *route, const struct dossier *dossier) {
  (void)dossier;
  const int64_t number = route->rows / route->split.rows + 1;
  if (number < 100) buffer_add_byte(&route->key, '0');
  if (number < 10) buffer_add_byte(&route->key, '0');
  figure_number(&route->key, number);
  return (struct part_key){PART_OF_KEY, buffer_text(&route->key)};
}

static void describe_region(struct report_route *route, const struct dossier *dossier) {
  report_add_region(&route->what, &route->context, dossier->reported.region);
}

static void describe_employer(struct report_route *route, const struct dossier *dossier) {
  buffer_add_text(&route->what, dossier->reported.employer);
}

static void describe_rows(struct report_route *route, const struct dossier *dossier) {
  struct buffer first = {0};
  figure_number(&first, dossier->record);
  const struct text argument = buffer_text(&first);
  const enum language language = route->context.language;
  template_add(&route->what, language, label(language, LABEL_SPLIT_ROWS), &argument, 1);
  buffer_clear(&first);
}

static const struct {
  struct part_key (*key)(struct report_route *route, const struct dossier *dossier);
  void (*describe)(struct report_route *route, const struct dossier *dossier);
  enum label title;
} ways[SPLIT_COUNT] = {
    [SPLIT_REGION] = {key_by_region, describe_region, LABEL_FIELD_REGION},
    [SPLIT_EMPLOYER] = {key_by_employer, describe_employer, LABEL_FIELD_EMPLOYER},
    [SPLIT_ROWS] = {key_by_rows, describe_rows, LABEL_INDEX_ROWS},
};

struct part_key report_route_key(struct report_route *route, const struct dossier *dossier) {
  buffer_reset(&route->key);
  struct part_key key = ways[route->split.by].key(route, dossier);
  route->rows++;
  return key;
}

void report_route_describe(struct report_route *route, struct part_key key, const struct dossier *dossier,
                           struct text *name, struct text *what) {
  static const struct {
    enum label name, what;
  } keyless[] = {[PART_WITHOUT_KEY] = {LABEL_SPLIT_NO_EMPLOYER, LABEL_SPLIT_NO_EMPLOYER_WHAT},
                 [PART_REJECTED] = {LABEL_SPLIT_REJECTED, LABEL_SPLIT_REJECTED_WHAT}};
  buffer_reset(&route->what);
  *name = key.text;
  if (key.rank == PART_OF_KEY) {
    ways[route->split.by].describe(route, dossier);
  } else {
    *name = route->context.words[keyless[key.rank].name];
    buffer_add_text(&route->what, route->context.words[keyless[key.rank].what]);
  }
  *what = buffer_text(&route->what);
}

enum label report_route_title(const struct report_route *route) { return ways[route->split.by].title; }
