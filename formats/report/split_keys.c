#include "formats/report/split_keys.h"

#include "formats/words/figures_text.h"

void split_keys_init(struct split_keys *keys, struct report_split split, enum sheet_language language,
                     const struct regions *regions) {
  *keys = (struct split_keys){.split = split};
  report_context_init(&keys->context, language, NULL);
  keys->context.regions = regions;
}

void split_keys_clear(struct split_keys *keys) {
  buffer_clear(&keys->key);
  buffer_clear(&keys->what);
  report_context_clear(&keys->context);
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

static struct split_key key_by_region(struct split_keys *keys, const struct dossier *dossier) {
  const region_code region = dossier->reported.region;
  if (region == REGION_NONE || is_region_doubtful(dossier)) return (struct split_key){KEY_UNKNOWN, TEXT("")};
  region_format(&keys->key, region);
  return (struct split_key){KEY_KNOWN, buffer_text(&keys->key)};
}

static struct split_key key_by_employer(struct split_keys *keys, const struct dossier *dossier) {
  (void)keys;
  const struct text employer = dossier->reported.employer;
  if (employer.length > 0) return (struct split_key){KEY_KNOWN, employer};
  return (struct split_key){dossier_is_rejected(dossier) ? KEY_UNKNOWN : KEY_EMPTY, TEXT("")};
}

/* Three digits, as many as SPLIT_WORKBOOKS_MOST has, so that the files stand in their order. */
static struct split_key key_by_rows(struct split_keys *keys, const struct dossier *dossier) {
  (void)dossier;
  const int64_t number = keys->rows / keys->split.rows + 1;
  if (number < 100) buffer_add_byte(&keys->key, '0');
  if (number < 10) buffer_add_byte(&keys->key, '0');
  figure_number(&keys->key, number);
  return (struct split_key){KEY_KNOWN, buffer_text(&keys->key)};
}

static void describe_region(struct split_keys *keys, const struct dossier *dossier) {
  report_context_add_region(&keys->context, &keys->what, dossier->reported.region);
}

static void describe_employer(struct split_keys *keys, const struct dossier *dossier) {
  buffer_add_text(&keys->what, dossier->reported.employer);
}

static void describe_rows(struct split_keys *keys, const struct dossier *dossier) {
  struct buffer first = {0};
  figure_number(&first, dossier->record);
  const struct text argument = buffer_text(&first);
  sheet_words_add(&keys->what, keys->context.language, ' ', LABEL_SPLIT_ROWS, &argument, 1);
  buffer_clear(&first);
}

static const struct {
  struct split_key (*key)(struct split_keys *keys, const struct dossier *dossier);
  void (*describe)(struct split_keys *keys, const struct dossier *dossier);
  enum label title;
} ways[SPLIT_COUNT] = {
    [SPLIT_REGION] = {key_by_region, describe_region, LABEL_FIELD_REGION},
    [SPLIT_EMPLOYER] = {key_by_employer, describe_employer, LABEL_FIELD_EMPLOYER},
    [SPLIT_ROWS] = {key_by_rows, describe_rows, LABEL_INDEX_ROWS},
};

struct split_key split_keys_next(struct split_keys *keys, const struct dossier *dossier) {
  buffer_reset(&keys->key);
  struct split_key key = ways[keys->split.by].key(keys, dossier);
  keys->rows++;
  return key;
}

void split_keys_describe(struct split_keys *keys, struct split_key key, const struct dossier *dossier,
                         struct text *name, struct text *what) {
  static const struct {
    enum label name, what;
  } names[] = {[KEY_EMPTY] = {LABEL_SPLIT_NO_EMPLOYER, LABEL_SPLIT_NO_EMPLOYER_WHAT},
               [KEY_UNKNOWN] = {LABEL_SPLIT_REJECTED, LABEL_SPLIT_REJECTED_WHAT}};
  buffer_reset(&keys->what);
  *name = key.text;
  if (key.rank == KEY_KNOWN) {
    ways[keys->split.by].describe(keys, dossier);
  } else {
    *name = text_from(label(sheet_words_first(keys->context.language), names[key.rank].name));
    buffer_add_text(&keys->what, keys->context.words[names[key.rank].what]);
  }
  *what = buffer_text(&keys->what);
}

enum label split_keys_title(const struct split_keys *keys) { return ways[keys->split.by].title; }
