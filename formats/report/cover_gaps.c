#include "formats/report/cover_gaps.h"

#include <stdlib.h>

#include "calc/array.h"

static int compare_numbers(int64_t left, int64_t right) { return (left > right) - (left < right); }

/* An end that is not known comes last. */
static int64_t end_of(const struct cover_gap *gap) {
  return date_is_set(gap->resumes_on) ? gap->resumes_on.serial : INT64_MAX;
}

/* No two are equal: a row has a scheme once. */
static int compare(const struct cover_gap *left, const struct cover_gap *right) {
  int order = compare_numbers(end_of(left), end_of(right));
  if (order == 0) order = compare_numbers(left->record, right->record);
  return order != 0 ? order : compare_numbers((int)left->scheme, (int)right->scheme);
}

static void swap(struct cover_gap *left, struct cover_gap *right) {
  const struct cover_gap kept = *left;
  *left = *right;
  *right = kept;
}

static void rise(struct cover_gap *items, size_t at) {
  for (; at > 0 && compare(&items[(at - 1) / 2], &items[at]) < 0; at = (at - 1) / 2)
    swap(&items[(at - 1) / 2], &items[at]);
}

static void sink(struct cover_gap *items, size_t count) {
  for (size_t at = 0, child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && compare(&items[child + 1], &items[child]) > 0) child++;
    if (compare(&items[child], &items[at]) <= 0) return;
    swap(&items[child], &items[at]);
  }
}

static void copy(struct cover_gap *to, const struct cover_gap *from, struct text name, struct text employer) {
  struct buffer kept_name = to->name, kept_employer = to->employer;
  *to = *from;
  to->name = kept_name;
  to->employer = kept_employer;
  buffer_reset(&to->name);
  buffer_reset(&to->employer);
  buffer_add_text(&to->name, name);
  buffer_add_text(&to->employer, employer);
}

static struct cover_gap *room(struct cover_gaps *gaps) {
  if (gaps->count == gaps->made) {
    gaps->items = array_grow(gaps->items, &gaps->capacity, gaps->made + 1, sizeof *gaps->items);
    gaps->items[gaps->made++] = (struct cover_gap){0};
  }
  return &gaps->items[gaps->count++];
}

/* The texts of `gap` are not looked at. */
static void add(struct cover_gaps *gaps, const struct cover_gap *gap, struct text name,
                struct text employer) {
  if (gaps->count < COVER_GAPS_MOST) {
    copy(room(gaps), gap, name, employer);
    rise(gaps->items, gaps->count - 1);
    return;
  }
  gaps->others++;
  if (compare(gap, &gaps->items[0]) > 0) return;
  copy(&gaps->items[0], gap, name, employer);
  sink(gaps->items, gaps->count);
}

/* Of rows that are one gap the first tells of it. */
static bool is_told(const struct dossier *dossier, const struct assessment *assessment) {
  return assessment->joined.rows == 0 || dossier->line < assessment->joined.lines[0];
}

/* A transfer is done on a day, too, but takes nobody's cover; a resident may wait. RULES 6, 8 */
static bool is_without(const struct assessment *assessment, enum kind kind, struct date day) {
  const struct date from = assessment->suspended_from, until = assessment->resumes_on;
  const bool waits = kind == KIND_RESIDENT && assessment->wait_months > 0;
  if (!date_is_set(from) && !waits) return false;
  return (!date_is_set(from) || from.serial <= day.serial) &&
         (!date_is_set(until) || until.serial > day.serial);
}

void cover_gaps_add(struct cover_gaps *gaps, const struct dossier *dossier, struct date day) {
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    const struct cover_gap gap = {.record = dossier->record,
                                  .region = dossier->reported.region,
                                  .scheme = assessment->scheme,
                                  .suspended_from = assessment->suspended_from,
                                  .resumes_on = assessment->resumes_on};
    if (is_without(assessment, dossier->reported.kind, day) && is_told(dossier, assessment))
      add(gaps, &gap, dossier->reported.name, dossier->reported.employer);
  }
}

void cover_gaps_join(struct cover_gaps *gaps, const struct cover_gaps *added) {
  for (size_t i = 0; i < added->count; i++) {
    const struct cover_gap *gap = &added->items[i];
    add(gaps, gap, buffer_text(&gap->name), buffer_text(&gap->employer));
  }
  gaps->others += added->others;
}

static int compare_items(const void *left, const void *right) { return compare(left, right); }

void cover_gaps_sort(struct cover_gaps *gaps) {
  if (gaps->count > 0) qsort(gaps->items, gaps->count, sizeof *gaps->items, compare_items);
}

void cover_gaps_reset(struct cover_gaps *gaps) {
  gaps->count = 0;
  gaps->others = 0;
}

void cover_gaps_clear(struct cover_gaps *gaps) {
  for (size_t i = 0; i < gaps->made; i++) {
    buffer_clear(&gaps->items[i].name);
    buffer_clear(&gaps->items[i].employer);
  }
  free(gaps->items);
  *gaps = (struct cover_gaps){0};
}
