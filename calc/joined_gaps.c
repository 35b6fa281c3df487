#include "joined_gaps.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "benefits.h"
#include "folded_text.h"
#include "hash.h"
#include "id_number.h"

/* What one row says, in 24 bytes. */
struct missed_months {
  uint64_t person; /* see person_of */
  uint64_t terms;  /* region, day of payment, payer; the sheet in the lowest bits */
  uint32_t line;
  uint16_t first, last; /* months since MONTH_ORIGIN, inclusive */
};

/* Many small arrays instead of a large one: growing and sorting one of them needs little room beside. */
struct missed_shelf {
  struct missed_months *rows; /* owned */
  size_t count, capacity;
};

struct joined_row {
  uint32_t line, span; /* span: its place in joined_gaps.spans */
  uint16_t sheet;
  bool is_narrower; /* than its span */
};

enum { SHELF_COUNT = 4096, MONTH_ORIGIN = YEAR_LEAST * 12, LINES_KEPT = JOINED_LINES_MAX + 1 };

struct joined_span {
  uint16_t first, last;
  uint16_t sheets[LINES_KEPT];
  uint32_t lines[LINES_KEPT]; /* the first of its rows, in the order of the list */
  uint32_t rows;
  uint32_t line_before, line_after; /* of rows on other terms; 0: none */
  bool is_withheld; /* a month stands in two rows, and no number tells that they are one person's */
};

enum { SHEET_BITS = 16, PAYER_BITS = 1, DAY_BITS = 24, NAME_BITS = 28, ORIGIN_BITS = 60 };
#define DAY_ORIGIN (1 << (DAY_BITS - 1))
#define NAME_MASK ((UINT64_C(1) << NAME_BITS) - 1)
#define OF_DOCUMENT (UINT64_C(1) << ORIGIN_BITS)
#define OF_CASE (UINT64_C(2) << ORIGIN_BITS)
_Static_assert(PAYER_COUNT <= 1 << PAYER_BITS, "the payer takes one bit of a row's terms");

/* Where only a case_id tells who it is, names must not contradict each other: 0 is no name. */
static uint64_t name_bits(struct text name) {
  return text_is_empty(name) ? 0 : (folded_text_hash(name) & NAME_MASK) | 1;
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
    *person = OF_CASE | number << NAME_BITS | name_bits(reported->name);
  } else if (!id_number_person(person, reported->id_number)) {
    if (!has_room(&gaps->documents, reported->id_number)) return false;
    *person = OF_DOCUMENT | text_numbers_of(&gaps->documents, reported->id_number);
  }
  return true;
}

static bool is_by_case(uint64_t person) { return person >= OF_CASE; }
static uint64_t without_name(uint64_t person) { return is_by_case(person) ? person & ~NAME_MASK : person; }
static uint64_t name_of(uint64_t person) { return is_by_case(person) ? person & NAME_MASK : 0; }

/* Its first bits choose the shelf. */
static uint64_t hash_of_person(const struct missed_months *row) {
  return hash_number(without_name(row->person));
}

static uint64_t terms_of(const struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  uint64_t terms = (uint64_t)reported->region;
  terms = terms << DAY_BITS | (uint64_t)(reported->pay_on.serial + DAY_ORIGIN);
  terms = terms << PAYER_BITS | (uint64_t)reported->payer;
  return terms << SHEET_BITS | (uint64_t)dossier->sheet;
}

static uint16_t sheet_of(const struct missed_months *row) { return (uint16_t)row->terms; }

static void put(struct missed_shelf *shelf, struct missed_months row) {
  if (shelf->count == shelf->capacity) {
    shelf->capacity += shelf->capacity / 4 + 8;
    struct missed_months *rows = array_new(shelf->capacity, sizeof *rows);
    if (shelf->count > 0) memcpy(rows, shelf->rows, shelf->count * sizeof *rows);
    free(shelf->rows);
    shelf->rows = rows;
  }
  shelf->rows[shelf->count++] = row;
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
  assert(gap.first.index >= MONTH_ORIGIN);
  if (gaps->shelves == NULL) gaps->shelves = array_new(SHELF_COUNT, sizeof *gaps->shelves);
  const struct missed_months row = {.person = person,
                                    .terms = terms_of(dossier),
                                    .line = (uint32_t)dossier->line,
                                    .first = (uint16_t)(gap.first.index - MONTH_ORIGIN),
                                    .last = (uint16_t)(gap.last.index - MONTH_ORIGIN)};
  put(&gaps->shelves[hash_of_person(&row) >> 52], row);
}

static uint64_t place_of(const struct joined_row *row) { return (uint64_t)row->sheet << 32 | row->line; }

static int compare_numbers(uint64_t left, uint64_t right) { return (left > right) - (left < right); }

static int compare_places(uint16_t sheet, uint32_t line, uint16_t other_sheet, uint32_t other_line) {
  int order = compare_numbers(sheet, other_sheet);
  return order == 0 ? compare_numbers(line, other_line) : order;
}

static int compare_months(const struct missed_months *left, const struct missed_months *right) {
  int order = compare_numbers(left->first, right->first);
  return order == 0 ? compare_places(sheet_of(left), left->line, sheet_of(right), right->line) : order;
}

/* Rows that may belong together stand together, the oldest month first. */
static int by_person(const void *left, const void *right) {
  const struct missed_months *one = left, *other = right;
  int order = compare_numbers(without_name(one->person), without_name(other->person));
  if (order == 0) order = compare_numbers(one->terms >> SHEET_BITS, other->terms >> SHEET_BITS);
  return order == 0 ? compare_months(one, other) : order;
}

static int by_name(const void *left, const void *right) {
  const struct missed_months *one = left, *other = right;
  int order = compare_numbers(name_of(one->person), name_of(other->person));
  return order == 0 ? compare_months(one, other) : order;
}

/* Keeps the places of the first rows, in the order of the list. */
static void keep_place(struct joined_span *span, const struct missed_months *row) {
  uint32_t at = span->rows < LINES_KEPT ? span->rows : LINES_KEPT;
  span->rows++;
  while (at > 0 && compare_places(sheet_of(row), row->line, span->sheets[at - 1], span->lines[at - 1]) < 0) {
    if (at < LINES_KEPT) {
      span->sheets[at] = span->sheets[at - 1];
      span->lines[at] = span->lines[at - 1];
    }
    at--;
  }
  if (at == LINES_KEPT) return;
  span->sheets[at] = sheet_of(row);
  span->lines[at] = row->line;
}

static void add_span(struct joined_gaps *gaps, const struct joined_span *span) {
  gaps->spans = array_grow(gaps->spans, &gaps->span_capacity, gaps->span_count + 1, sizeof *gaps->spans);
  gaps->spans[gaps->span_count++] = *span;
}

static void add_row(struct joined_gaps *gaps, const struct missed_months *row, bool is_narrower) {
  gaps->rows = array_grow(gaps->rows, &gaps->row_capacity, gaps->row_count + 1, sizeof *gaps->rows);
  gaps->rows[gaps->row_count++] =
      (struct joined_row){row->line, (uint32_t)gaps->span_count, sheet_of(row), is_narrower};
}

/* A row that says no less than the gap keeps its own; where the gap is withheld without a name to be noted by
 * (RULES 7), it is told so all the same. */
static bool is_told(const struct joined_span *span, const struct missed_months *row) {
  return row->first > span->first || row->last < span->last ||
         (span->is_withheld && name_of(row->person) == 0);
}

/* Of a person's rows up to one of them, by their first month: the one that lasts longest, and the one that
 * does among those on other terms than it. */
struct reach {
  const struct missed_months *farthest, *other; /* other NULL: none */
};

/* The rows of a person who has some on different terms; `{0}`: all terms are the same. */
struct neighbours {
  struct missed_months *rows; /* owned */
  struct reach *reaches;      /* owned; one for each row */
  size_t count;
};

static bool has_terms(const struct missed_months *row, const struct missed_months *other) {
  return row->terms >> SHEET_BITS == other->terms >> SHEET_BITS;
}

static void extend(struct reach *reach, const struct missed_months *row) {
  if (reach->farthest == NULL || (has_terms(row, reach->farthest) && row->last > reach->farthest->last))
    reach->farthest = row;
  else if (!has_terms(row, reach->farthest) && row->last > reach->farthest->last)
    *reach = (struct reach){row, reach->farthest};
  else if (!has_terms(row, reach->farthest) && (reach->other == NULL || row->last > reach->other->last))
    reach->other = row;
}

static int by_first_month(const void *left, const void *right) { return compare_months(left, right); }

static struct neighbours neighbours_of(const struct missed_months *rows, size_t count) {
  struct neighbours neighbours = {array_new(count, sizeof *rows), array_new(count, sizeof(struct reach)),
                                  count};
  struct reach reach = {0};
  memcpy(neighbours.rows, rows, count * sizeof *rows);
  qsort(neighbours.rows, count, sizeof *rows, by_first_month);
  for (size_t i = 0; i < count; i++) {
    extend(&reach, &neighbours.rows[i]);
    neighbours.reaches[i] = reach;
  }
  return neighbours;
}

/* The line of a row on other terms that shows the month as missed; 0: none. */
static uint32_t line_missing(const struct neighbours *neighbours, const struct missed_months *row,
                             int month) {
  size_t low = 0, high = neighbours->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (neighbours->rows[middle].first <= month)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0) return 0;
  const struct reach *reach = &neighbours->reaches[low - 1];
  const struct missed_months *other = has_terms(row, reach->farthest) ? reach->other : reach->farthest;
  return other != NULL && other->last >= month ? other->line : 0;
}

/* The gap that the first rows form; returns how many. */
static size_t join_first(struct joined_gaps *gaps, const struct missed_months *rows, size_t count,
                         const struct neighbours *neighbours) {
  struct joined_span span = {.first = rows[0].first, .last = rows[0].last};
  const size_t rows_before = gaps->row_count;
  size_t end = 0;
  for (; end < count && rows[end].first <= span.last + 1; end++) {
    span.is_withheld |= end > 0 && rows[end].first <= span.last && is_by_case(rows[end].person);
    if (rows[end].last > span.last) span.last = rows[end].last;
    keep_place(&span, &rows[end]);
  }
  span.line_before = line_missing(neighbours, rows, span.first - 1);
  span.line_after = line_missing(neighbours, rows, span.last + 1);
  for (size_t i = 0; i < end; i++) {
    const bool is_narrower = is_told(&span, &rows[i]);
    if (is_narrower || span.line_before > 0 || span.line_after > 0) add_row(gaps, &rows[i], is_narrower);
  }
  if (gaps->row_count > rows_before) add_span(gaps, &span);
  return end;
}

static void join(struct joined_gaps *gaps, const struct missed_months *rows, size_t count,
                 const struct neighbours *neighbours) {
  for (size_t done = 0; done < count;) done += join_first(gaps, rows + done, count - done, neighbours);
}

/* Whether two of the rows state different names. */
static bool names_differ(const struct missed_months *rows, size_t count) {
  uint64_t name = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t other = name_of(rows[i].person);
    if (name != 0 && other != 0 && name != other) return true;
    if (other != 0) name = other;
  }
  return false;
}

/* One case_id for several names: each name is a person, and rows without a name are nobody's. */
static void join_by_name(struct joined_gaps *gaps, struct missed_months *rows, size_t count) {
  qsort(rows, count, sizeof *rows, by_name);
  for (size_t first = 0, end; first < count; first = end) {
    const uint64_t name = name_of(rows[first].person);
    for (end = first + 1; end < count && name_of(rows[end].person) == name;) end++;
    if (name != 0) join(gaps, rows + first, end - first, &(struct neighbours){0});
  }
}

/* Rows that may belong together. */
static void join_terms(struct joined_gaps *gaps, struct missed_months *rows, size_t count,
                       const struct neighbours *neighbours) {
  if (names_differ(rows, count))
    join_by_name(gaps, rows, count);
  else
    join(gaps, rows, count, neighbours);
}

/* All rows of a person, terms by terms. Where one case_id stands for several names, nobody's rows adjoin. */
static void join_person(struct joined_gaps *gaps, struct missed_months *rows, size_t count) {
  struct neighbours neighbours = {0};
  if (!has_terms(&rows[0], &rows[count - 1]) && !names_differ(rows, count))
    neighbours = neighbours_of(rows, count);
  for (size_t first = 0, end; first < count; first = end) {
    for (end = first + 1; end < count && has_terms(&rows[first], &rows[end]);) end++;
    join_terms(gaps, rows + first, end - first, &neighbours);
  }
  free(neighbours.rows);
  free(neighbours.reaches);
}

/* Drops rows whose person has no other: nothing joins them. By bits of a hash, so that a few stay. */
static void drop_lone(struct missed_shelf *shelf) {
  enum { BITS = 1 << 12, WORD = 64 };
  uint64_t once[BITS / WORD] = {0}, twice[BITS / WORD] = {0};
  size_t kept = 0;
  for (size_t i = 0; i < shelf->count; i++) {
    const uint64_t at = hash_of_person(&shelf->rows[i]) % BITS, bit = UINT64_C(1) << at % WORD;
    twice[at / WORD] |= once[at / WORD] & bit;
    once[at / WORD] |= bit;
  }
  for (size_t i = 0; i < shelf->count; i++) {
    const uint64_t at = hash_of_person(&shelf->rows[i]) % BITS;
    if ((twice[at / WORD] >> at % WORD & 1u) != 0) shelf->rows[kept++] = shelf->rows[i];
  }
  shelf->count = kept;
}

static void join_shelf(struct joined_gaps *gaps, struct missed_shelf *shelf) {
  drop_lone(shelf);
  if (shelf->count > 1) qsort(shelf->rows, shelf->count, sizeof *shelf->rows, by_person);
  for (size_t first = 0, end; first < shelf->count; first = end) {
    const uint64_t person = without_name(shelf->rows[first].person);
    for (end = first + 1; end < shelf->count && without_name(shelf->rows[end].person) == person;) end++;
    join_person(gaps, shelf->rows + first, end - first);
  }
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
  return compare_numbers(place_of(left), place_of(right));
}

void joined_gaps_seal(struct joined_gaps *gaps) {
  for (int i = 0; gaps->shelves != NULL && i < SHELF_COUNT; i++) {
    join_shelf(gaps, &gaps->shelves[i]);
    free(gaps->shelves[i].rows);
  }
  free(gaps->shelves);
  gaps->shelves = NULL;
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
  gap.first = (struct month){MONTH_ORIGIN + span->first};
  gap.last = (struct month){MONTH_ORIGIN + span->last};
  gap.rows = span->rows;
  for (uint32_t i = 0; i < LINES_KEPT && i < span->rows && gap.line_count < JOINED_LINES_MAX; i++)
    if (span->sheets[i] != row->sheet || span->lines[i] != row->line)
      gap.lines[gap.line_count++] = span->lines[i];
  return gap;
}

void joined_gaps_clear(struct joined_gaps *gaps) {
  for (int i = 0; gaps->shelves != NULL && i < SHELF_COUNT; i++) free(gaps->shelves[i].rows);
  free(gaps->shelves);
  text_numbers_clear(&gaps->documents);
  text_numbers_clear(&gaps->cases);
  buffer_clear(&gaps->folded);
  free(gaps->rows);
  free(gaps->spans);
  namesakes_clear(&gaps->namesakes);
  *gaps = (struct joined_gaps){0};
}
