#include "joined_gaps.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "benefits.h"
#include "folded_text.h"
#include "id_number.h"
#include "missed_neighbours.h"

struct joined_row {
  uint32_t line, span; /* span: its place in joined_gaps.spans */
  uint16_t sheet;
  bool is_narrower; /* than its span */
};

enum { LINES_KEPT = JOINED_LINES_MAX + 1 };

struct joined_span {
  uint16_t first, last;
  uint16_t sheets[LINES_KEPT];
  uint32_t lines[LINES_KEPT]; /* the first of its rows, in the order of the list */
  uint32_t rows : 31;
  uint32_t is_withheld : 1; /* a month stands in two rows, and no number tells that they are one person's */
  uint32_t line_before, line_after; /* of rows on other terms; 0: none */
};

/* Where only a case_id tells who it is, names must not contradict each other: 0 is no name. */
static uint64_t name_bits(struct text name) {
  return text_is_empty(name) ? 0 : (folded_text_hash(name) & MISSED_NAME_MASK) | 1;
}

/* Texts are numbered by their places, in 32 bits. */
static bool has_room(const struct text_numbers *numbers, struct text text) {
  return numbers->texts.length + text.length + 2 < UINT32_MAX;
}

/* False: nobody is named, or there are more names than can be told apart. */
static bool person_of(uint64_t *person, struct joined_gaps *gaps, const struct reported_case *reported) {
  if (text_is_empty(reported->id_number)) {
    if (text_is_empty(reported->case_id) || !has_room(&gaps->cases, reported->case_id)) return false;
    buffer_reset(&gaps->folded);
    folded_text_add(&gaps->folded, reported->case_id);
    uint64_t number = text_numbers_of(&gaps->cases, buffer_text(&gaps->folded));
    *person = MISSED_BY_CASE | number << MISSED_NAME_BITS | name_bits(reported->name);
  } else if (!id_number_person(person, reported->id_number)) {
    if (!has_room(&gaps->documents, reported->id_number)) return false;
    *person = MISSED_BY_DOCUMENT | text_numbers_of(&gaps->documents, reported->id_number);
  }
  return true;
}

static bool is_medical(const struct reported_case *reported) {
  for (int i = 0; i < reported->scheme_count; i++)
    if (reported->schemes[i] == SCHEME_MEDICAL) return true;
  return false;
}

void joined_gaps_take(struct joined_gaps *gaps, struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  struct gap gap;
  uint64_t person;
  if (dossier_is_rejected(dossier) || reported->kind != KIND_BACKPAY || !is_medical(reported)) return;
  if (!gap_resolve(&gap, reported, &dossier->diagnostics) || !person_of(&person, gaps, reported)) return;
  if (dossier->line > UINT32_MAX || dossier->sheet > UINT16_MAX) return;
  assert(gap.first.index >= MISSED_MONTHS_ORIGIN);
  missed_shelves_put(&gaps->shelves,
                     (struct missed_months){.person = person,
                                            .terms = missed_months_terms(dossier),
                                            .line = (uint32_t)dossier->line,
                                            .first = (uint16_t)(gap.first.index - MISSED_MONTHS_ORIGIN),
                                            .last = (uint16_t)(gap.last.index - MISSED_MONTHS_ORIGIN)});
}

static uint64_t place_of(const struct joined_row *row) { return (uint64_t)row->sheet << 32 | row->line; }

/* Keeps the places of the first rows, in the order of the list. */
static void keep_place(struct joined_span *span, const struct missed_months *row) {
  uint32_t at = span->rows < LINES_KEPT ? span->rows : LINES_KEPT;
  span->rows++;
  while (at > 0 && missed_months_compare_places(missed_months_sheet(row), row->line, span->sheets[at - 1],
                                                span->lines[at - 1]) < 0) {
    if (at < LINES_KEPT) {
      span->sheets[at] = span->sheets[at - 1];
      span->lines[at] = span->lines[at - 1];
    }
    at--;
  }
  if (at == LINES_KEPT) return;
  span->sheets[at] = missed_months_sheet(row);
  span->lines[at] = row->line;
}

static void add_span(struct joined_gaps *gaps, const struct joined_span *span) {
  gaps->spans = array_grow(gaps->spans, &gaps->span_capacity, gaps->span_count + 1, sizeof *gaps->spans);
  gaps->spans[gaps->span_count++] = *span;
}

static void add_row(struct joined_gaps *gaps, const struct missed_months *row, bool is_narrower) {
  gaps->rows = array_grow(gaps->rows, &gaps->row_capacity, gaps->row_count + 1, sizeof *gaps->rows);
  gaps->rows[gaps->row_count++] =
      (struct joined_row){row->line, (uint32_t)gaps->span_count, missed_months_sheet(row), is_narrower};
}

/* A row that says no less than the gap keeps its own; where the gap is withheld without a name to be noted by
 * (RULES 7), it is told so all the same. */
static bool is_told(const struct joined_span *span, const struct missed_months *row) {
  return row->first > span->first || row->last < span->last ||
         (span->is_withheld && missed_months_name(row) == 0);
}

/* The gap that the first rows form; returns how many. */
static size_t join_first(struct joined_gaps *gaps, const struct missed_months *rows, size_t count,
                         const struct missed_neighbours *neighbours) {
  struct joined_span span = {.first = rows[0].first, .last = rows[0].last};
  const size_t rows_before = gaps->row_count;
  size_t end = 0;
  for (; end < count && rows[end].first <= span.last + 1; end++) {
    span.is_withheld |= end > 0 && rows[end].first <= span.last && missed_months_is_by_case(&rows[end]);
    if (rows[end].last > span.last) span.last = rows[end].last;
    keep_place(&span, &rows[end]);
  }
  span.line_before = missed_neighbours_line(neighbours, rows, span.first - 1);
  span.line_after = missed_neighbours_line(neighbours, rows, span.last + 1);
  for (size_t i = 0; i < end; i++) {
    const bool is_narrower = is_told(&span, &rows[i]);
    if (is_narrower || span.line_before > 0 || span.line_after > 0) add_row(gaps, &rows[i], is_narrower);
  }
  if (gaps->row_count > rows_before) add_span(gaps, &span);
  return end;
}

static void join(struct joined_gaps *gaps, const struct missed_months *rows, size_t count,
                 const struct missed_neighbours *neighbours) {
  for (size_t done = 0; done < count;) done += join_first(gaps, rows + done, count - done, neighbours);
}

/* Whether two of the rows state different names. */
static bool names_differ(const struct missed_months *rows, size_t count) {
  uint64_t name = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t other = missed_months_name(&rows[i]);
    if (name != 0 && other != 0 && name != other) return true;
    if (other != 0) name = other;
  }
  return false;
}

/* One case_id for several names: each name is a person, and rows without a name are nobody's. */
static void join_by_name(struct joined_gaps *gaps, struct missed_months *rows, size_t count) {
  qsort(rows, count, sizeof *rows, missed_months_by_name);
  for (size_t first = 0, end; first < count; first = end) {
    const uint64_t name = missed_months_name(&rows[first]);
    for (end = first + 1; end < count && missed_months_name(&rows[end]) == name;) end++;
    if (name != 0) join(gaps, rows + first, end - first, &(struct missed_neighbours){0});
  }
}

/* Rows that may belong together. */
static void join_terms(struct joined_gaps *gaps, struct missed_months *rows, size_t count,
                       const struct missed_neighbours *neighbours) {
  if (names_differ(rows, count))
    join_by_name(gaps, rows, count);
  else
    join(gaps, rows, count, neighbours);
}

/* All rows of a person, terms by terms. Where one case_id stands for several names, nobody's rows adjoin. */
static void join_person(void *taker, struct missed_months *rows, size_t count) {
  struct joined_gaps *gaps = taker;
  struct missed_neighbours neighbours = {0};
  if (!missed_months_have_same_terms(&rows[0], &rows[count - 1]) && !names_differ(rows, count))
    neighbours = missed_neighbours_of(rows, count);
  for (size_t first = 0, end; first < count; first = end) {
    for (end = first + 1; end < count && missed_months_have_same_terms(&rows[first], &rows[end]);) end++;
    join_terms(gaps, rows + first, end - first, &neighbours);
  }
  missed_neighbours_clear(&neighbours);
}

/* Rows by sheet and line: digit by digit, the lowest first. */
static void sort_by_place(struct joined_row *rows, size_t count) {
  enum { BITS = 12, PLACE_BITS = 48, DIGITS = 1 << BITS };
  struct joined_row *from = rows, *to = array_new(count, sizeof *rows), *other;
  struct joined_row *const beside = to;
  for (int shift = 0; shift < PLACE_BITS; shift += BITS, other = from, from = to, to = other) {
    size_t ends[DIGITS] = {0};
    for (size_t i = 0; i < count; i++) ends[place_of(&from[i]) >> shift & (DIGITS - 1)]++;
    for (size_t digit = 1; digit < DIGITS; digit++) ends[digit] += ends[digit - 1];
    for (size_t i = count; i-- > 0;) to[--ends[place_of(&from[i]) >> shift & (DIGITS - 1)]] = from[i];
  }
  _Static_assert(PLACE_BITS / BITS % 2 == 0,
                 "after an even number of rounds the rows stand where they stood");
  free(beside);
}

static int by_place(const void *left, const void *right) {
  return missed_months_compare_numbers(place_of(left), place_of(right));
}

void joined_gaps_seal(struct joined_gaps *gaps) {
  missed_shelves_empty(&gaps->shelves, join_person, gaps);
  text_numbers_clear(&gaps->documents);
  text_numbers_clear(&gaps->cases);
  buffer_clear(&gaps->folded);
  if (gaps->row_count > 1) sort_by_place(gaps->rows, gaps->row_count);
  namesakes_seal(&gaps->namesakes);
}

struct joined_gap joined_gaps_find(const struct joined_gaps *gaps, int sheet, int64_t line) {
  const struct joined_row wanted = {.line = (uint32_t)line, .sheet = (uint16_t)sheet};
  struct joined_gap gap = {0};
  const struct joined_row *row =
      gaps->row_count == 0 ? NULL
                           : bsearch(&wanted, gaps->rows, gaps->row_count, sizeof *gaps->rows, by_place);
  if (row == NULL) return gap;
  const struct joined_span *span = &gaps->spans[row->span];
  if (span->is_withheld) return (struct joined_gap){.is_withheld = true};
  gap.line_before = span->line_before;
  gap.line_after = span->line_after;
  if (!row->is_narrower) return gap;
  gap.first = (struct month){MISSED_MONTHS_ORIGIN + span->first};
  gap.last = (struct month){MISSED_MONTHS_ORIGIN + span->last};
  gap.rows = span->rows;
  for (uint32_t i = 0; i < LINES_KEPT && i < span->rows && gap.line_count < JOINED_LINES_MAX; i++)
    if (span->sheets[i] != row->sheet || span->lines[i] != row->line)
      gap.lines[gap.line_count++] = span->lines[i];
  return gap;
}

void joined_gaps_clear(struct joined_gaps *gaps) {
  missed_shelves_clear(&gaps->shelves);
  text_numbers_clear(&gaps->documents);
  text_numbers_clear(&gaps->cases);
  buffer_clear(&gaps->folded);
  free(gaps->rows);
  free(gaps->spans);
  namesakes_clear(&gaps->namesakes);
  *gaps = (struct joined_gaps){0};
}
