#include "missed_months.h"

enum { PAYER_BITS = 1, DAY_BITS = 24 };
#define DAY_ORIGIN (1 << (DAY_BITS - 1))
_Static_assert(PAYER_COUNT <= 1 << PAYER_BITS, "the payer takes one bit of a row's terms");

uint64_t missed_months_terms(const struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  uint64_t terms = (uint64_t)reported->region;
  terms = terms << DAY_BITS | (uint64_t)(reported->pay_on.serial + DAY_ORIGIN);
  terms = terms << PAYER_BITS | (uint64_t)reported->payer;
  return terms << MISSED_SHEET_BITS | (uint64_t)dossier->sheet;
}

int missed_months_compare_places(uint16_t sheet, uint32_t line, uint16_t other_sheet, uint32_t other_line) {
  int order = missed_months_compare_numbers(sheet, other_sheet);
  return order == 0 ? missed_months_compare_numbers(line, other_line) : order;
}

static int compare_months(const struct missed_months *left, const struct missed_months *right) {
  int order = missed_months_compare_numbers(left->first, right->first);
  return order == 0 ? missed_months_compare_places(missed_months_sheet(left), left->line,
                                                   missed_months_sheet(right), right->line)
                    : order;
}

int missed_months_by_first(const void *left, const void *right) { return compare_months(left, right); }

int missed_months_by_person(const void *left, const void *right) {
  const struct missed_months *one = left, *other = right;
  int order = missed_months_compare_numbers(missed_months_person(one), missed_months_person(other));
  if (order == 0)
    order = missed_months_compare_numbers(one->terms >> MISSED_SHEET_BITS, other->terms >> MISSED_SHEET_BITS);
  return order == 0 ? compare_months(one, other) : order;
}

int missed_months_by_name(const void *left, const void *right) {
  const struct missed_months *one = left, *other = right;
  int order = missed_months_compare_numbers(missed_months_name(one), missed_months_name(other));
  return order == 0 ? compare_months(one, other) : order;
}
