#include "formats/report/split_key.h"

#include "formats/words/figures_text.h"
#include "formats/words/template.h"

void split_key_init(struct split_key_maker *maker, struct report_split split, enum language language,
                    const struct regions *regions) {
  *maker = (struct split_key_maker){.split = split};
  report_context_init(&maker->context, language, NULL);
  maker->context.regions = regions;
}

void split_key_clear(struct split_key_maker *maker) {
  buffer_clear(&maker->key);
  buffer_clear(&maker->what);
  report_context_clear(&maker->context);
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

static struct split_key key_by_region(struct split_key_maker *maker, const struct dossier *dossier) {
  const region_code region = dossier->reported.region;
  if (region == REGION_NONE || is_region_doubtful(dossier))
    return (struct split_key){PART_REJECTED, TEXT("")};
  region_format(&maker->key, region);
  return (struct split_key){SPLIT_BY_KEY, buffer_text(&maker->key)};
}

static struct split_key key_by_employer(struct split_key_maker *maker, const struct dossier *dossier) {
  (void)maker;
  const struct text employer = dossier->reported.employer;
  if (employer.length > 0) return (struct split_key){SPLIT_BY_KEY, employer};
  return (struct split_key){dossier_is_rejected(dossier) ? PART_REJECTED : PART_WITHOUT_KEY, TEXT("")};
}

/* Three digits: as many as SPLIT_WORKBOOKS_MOST has. */
static struct split_key key_by_rows(struct split_key_maker *maker, const struct dossier *dossier) {
  (void)dossier;
  const int64_t number = maker->rows / maker->split.rows + 1;
  if (number < 100) buffer_add_byte(&maker->key, '0');
  if (number < 10) buffer_add_byte(&maker->key, '0');
  figure_number(&maker->key, number);
  return (struct split_key){SPLIT_BY_KEY, buffer_text(&maker->key)};
}

static void describe_region(struct split_key_maker *maker, const struct dossier *dossier) {
  report_add_region(&maker->what, &maker->context, dossier->reported.region);
}

static void describe_employer(struct split_key_maker *maker, const struct dossier *dossier) {
  buffer_add_text(&maker->what, dossier->reported.employer);
}

static void describe_rows(struct split_key_maker *maker, const struct dossier *dossier) {
  struct buffer first = {0};
  figure_number(&first, dossier->record);
  const struct text argument = buffer_text(&first);
  const enum language language = maker->context.language;
  template_add(&maker->what, language, label(language, LABEL_SPLIT_ROWS), &argument, 1);
  buffer_clear(&first);
}

static const struct {
  struct split_key (*key)(struct split_key_maker *maker, const struct dossier *dossier);
  void (*describe)(struct split_key_maker *maker, const struct dossier *dossier);
  enum label title;
} ways[SPLIT_COUNT] = {
    [SPLIT_REGION] = {key_by_region, describe_region, LABEL_FIELD_REGION},
    [SPLIT_EMPLOYER] = {key_by_employer, describe_employer, LABEL_FIELD_EMPLOYER},
    [SPLIT_ROWS] = {key_by_rows, describe_rows, LABEL_INDEX_ROWS},
};

struct split_key split_key_make(struct split_key_maker *maker, const struct dossier *dossier) {
  buffer_reset(&maker->key);
  struct split_key key = ways[maker->split.by].key(maker, dossier);
  maker->rows++;
  return key;
}

void split_key_describe(struct split_key_maker *maker, struct split_key key, const struct dossier *dossier,
                        struct text *name, struct text *what) {
  static const struct {
    enum label name, what;
  } keyless[] = {[PART_WITHOUT_KEY] = {LABEL_SPLIT_NO_EMPLOYER, LABEL_SPLIT_NO_EMPLOYER_WHAT},
                 [PART_REJECTED] = {LABEL_SPLIT_REJECTED, LABEL_SPLIT_REJECTED_WHAT}};
  buffer_reset(&maker->what);
  *name = key.text;
  if (key.rank == SPLIT_BY_KEY) {
    ways[maker->split.by].describe(maker, dossier);
  } else {
    *name = maker->context.words[keyless[key.rank].name];
    buffer_add_text(&maker->what, maker->context.words[keyless[key.rank].what]);
  }
  *what = buffer_text(&maker->what);
}

enum label split_key_title(const struct split_key_maker *maker) { return ways[maker->split.by].title; }
