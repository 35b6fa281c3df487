#include "claims.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "folded_text.h"
#include "hash.h"
#include "id_number.h"

/* One claim in 16 bytes. A person with several claims has several entries with one key. */
struct claim_entry {
  uint64_t key; /* 0: free */
  uint32_t line;
  uint16_t first; /* months since MONTH_ORIGIN */
  uint16_t months;
};

/* Many small tables instead of a large one: growing one of them needs little room beside the others. */
enum { SHELF_COUNT = 1024, MONTH_ORIGIN = YEAR_LEAST * 12 };

struct claim_shelf {
  struct claim_entry *entries; /* owned */
  uint32_t count, capacity;
};

static bool is_nobody(const struct claim *claim) {
  return text_is_empty(claim->id_number) && claim->by_case == 0;
}

#define OF_DOCUMENT (UINT64_C(1) << 60)
#define OF_CASE (UINT64_C(1) << 59)
_Static_assert(UINT64_C(99999999999999999) < OF_CASE, "17 digits stay below the marks");

/* Person and scheme in one number: identity numbers, documents and case ids never meet. */
static uint64_t key_of(struct claims *claims, const struct claim *claim) {
  uint64_t person;
  if (text_is_empty(claim->id_number))
    person = OF_CASE | (claim->by_case & (OF_CASE - 1));
  else if (!id_number_person(&person, claim->id_number))
    person = OF_DOCUMENT | text_numbers_of(&claims->documents, claim->id_number);
  return person << 3 | (uint64_t)claim->scheme;
}
_Static_assert(SCHEME_COUNT <= 8, "the scheme takes three bits of a claim's key");

static struct claim_entry entry_of(uint64_t key, const struct claim *claim) {
  int32_t first = claim->first.index - MONTH_ORIGIN;
  int32_t months = claim->last.index - claim->first.index + 1;
  assert(first >= 0 && first <= UINT16_MAX && months > 0 && months <= UINT16_MAX &&
         claim->line <= UINT32_MAX);
  return (struct claim_entry){key, (uint32_t)claim->line, (uint16_t)first, (uint16_t)months};
}

static bool overlap(const struct claim_entry *left, const struct claim_entry *right) {
  return left->first < right->first + right->months && right->first < left->first + left->months;
}

static int64_t find(const struct claims *claims, const struct claim_entry *wanted) {
  if (claims->shelves == NULL) return 0;
  uint64_t hash = hash_number(wanted->key);
  const struct claim_shelf *shelf = &claims->shelves[hash >> 54];
  if (shelf->capacity == 0) return 0;
  uint32_t slot = hash_place(hash, shelf->capacity), line = 0;
  for (; shelf->entries[slot].key != 0; slot = slot + 1 == shelf->capacity ? 0 : slot + 1)
    if (shelf->entries[slot].key == wanted->key && overlap(&shelf->entries[slot], wanted) &&
        (line == 0 || shelf->entries[slot].line < line))
      line = shelf->entries[slot].line;
  return line;
}

int64_t claims_find(struct claims *claims, const struct claim *claim) {
  if (claims->shelves == NULL || is_nobody(claim)) return 0;
  const struct claim_entry wanted = entry_of(key_of(claims, claim), claim);
  return find(claims, &wanted);
}

static void shelf_put(struct claim_shelf *shelf, struct claim_entry entry) {
  uint32_t slot = hash_place(hash_number(entry.key), shelf->capacity);
  while (shelf->entries[slot].key != 0) slot = slot + 1 == shelf->capacity ? 0 : slot + 1;
  shelf->entries[slot] = entry;
  shelf->count++;
}

/* Growing by a quarter keeps the room of a long list between 70 and 88 percent used. */
static void shelf_grow(struct claim_shelf *shelf) {
  enum { STEP = 64 };
  struct claim_shelf larger = {.capacity = shelf->capacity + shelf->capacity / 4 + STEP};
  larger.entries = array_new(larger.capacity, sizeof *larger.entries);
  for (uint32_t i = 0; i < shelf->capacity; i++)
    if (shelf->entries[i].key != 0) shelf_put(&larger, shelf->entries[i]);
  free(shelf->entries);
  *shelf = larger;
}

static void add(struct claims *claims, struct claim_entry entry) {
  if (claims->shelves == NULL) claims->shelves = array_new(SHELF_COUNT, sizeof *claims->shelves);
  struct claim_shelf *shelf = &claims->shelves[hash_number(entry.key) >> 54];
  if (8 * (uint64_t)(shelf->count + 1) > 7 * (uint64_t)shelf->capacity) shelf_grow(shelf);
  shelf_put(shelf, entry);
}

void claims_add(struct claims *claims, const struct claim *claim) {
  if (!is_nobody(claim)) add(claims, entry_of(key_of(claims, claim), claim));
}

static int64_t most(int64_t stated, int64_t usual) { return stated == 0 ? usual : stated; }

/* Each document takes its number, a zero behind it, and places that count from 1. */
bool claims_have_room(const struct claims *claims, const struct dossier *dossier) {
  int64_t texts = (int64_t)claims->documents.texts.length + (int64_t)dossier->reported.id_number.length + 2;
  return dossier->line <= most(claims->line_most, CLAIM_LINE_MOST) &&
         texts <= most(claims->text_most, CLAIM_TEXT_MOST);
}

static struct claim claim_of(const struct claims *claims, const struct dossier *dossier, int index) {
  const struct assessment *assessment = &dossier->assessments[index];
  const struct reported_case *reported = &dossier->reported;
  const bool is_by_case = text_is_empty(reported->id_number) && !claims->cases_are_rows;
  return (struct claim){.id_number = reported->id_number,
                        .by_case = is_by_case ? folded_text_person(reported->case_id, reported->name) : 0,
                        .scheme = assessment->scheme,
                        .first = reported->gap_from,
                        .last = assessment->gap_to,
                        .line = dossier->line};
}

static void note(struct assessment *assessment, int64_t earlier_line) {
  assessment->notes |= NOTE(MAYBE_CLAIMED_TWICE);
  assessment->claimed_before = earlier_line;
}

static void reject(struct dossier *dossier, enum scheme scheme, int64_t earlier_line) {
  struct diagnostics *diagnostics = &dossier->diagnostics;
  diagnostics_add(diagnostics, DIAGNOSTIC_DUPLICATE_CLAIM, FIELD_ID_NUMBER, dossier->reported.id_number);
  diagnostics_argument_number(diagnostics, earlier_line);
  diagnostics_argument(diagnostics, text_from(scheme_keys[scheme]));
  dossier->assessment_count = 0;
}

void claims_foresee(const struct claims *claims, const struct dossier *dossier) {
  uint64_t person;
  if (claims->shelves == NULL || dossier->assessment_count == 0 ||
      !id_number_person(&person, dossier->reported.id_number))
    return;
  const uint64_t hash = hash_number(person << 3 | (uint64_t)dossier->assessments[0].scheme);
  const struct claim_shelf *shelf = &claims->shelves[hash >> 54];
  if (shelf->capacity > 0) __builtin_prefetch(&shelf->entries[hash_place(hash, shelf->capacity)]);
}

void claims_take(struct claims *claims, struct dossier *dossier) {
  struct claim_entry entries[SCHEME_COUNT];
  int count = 0;
  if (!kind_has_months(dossier->reported.kind)) return;
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct claim claim = claim_of(claims, dossier, i);
    if (is_nobody(&claim)) return; /* it is the same person in all of them */
    entries[count] = entry_of(key_of(claims, &claim), &claim);
    const int64_t earlier_line = find(claims, &entries[count++]);
    if (earlier_line == 0) continue;
    if (claim.by_case == 0) {
      reject(dossier, claim.scheme, earlier_line);
      return;
    }
    note(&dossier->assessments[i], earlier_line);
  }
  for (int i = 0; i < count; i++) add(claims, entries[i]);
}

void claims_clear(struct claims *claims) {
  if (claims->shelves != NULL)
    for (int i = 0; i < SHELF_COUNT; i++) free(claims->shelves[i].entries);
  free(claims->shelves);
  text_numbers_clear(&claims->documents);
  *claims = (struct claims){0};
}
