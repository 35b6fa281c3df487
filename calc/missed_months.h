/* The months that one row of a list says a person missed, in 24 bytes. */
#ifndef ARREARS_CALC_MISSED_MONTHS_H
#define ARREARS_CALC_MISSED_MONTHS_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "dossier.h"

enum { MISSED_MONTHS_ORIGIN = YEAR_LEAST * 12, MISSED_NAME_BITS = 28, MISSED_SHEET_BITS = 16 };

/* How a person is known: by the number of an identity card, of another document, or by a case_id alone. The
 * latter two are numbers given to texts; beside a case_id stand bits of the name, 0 where there is none. */
#define MISSED_BY_DOCUMENT (UINT64_C(1) << 60)
#define MISSED_BY_CASE (UINT64_C(2) << 60)
#define MISSED_NAME_MASK ((UINT64_C(1) << MISSED_NAME_BITS) - 1)

struct missed_months {
  uint64_t person;
  uint64_t terms; /* region, day of payment, payer; the sheet in the lowest bits */
  uint32_t line;
  uint16_t first, last; /* months since MISSED_MONTHS_ORIGIN, inclusive */
};

static inline bool missed_months_is_by_case(const struct missed_months *row) {
  return row->person >= MISSED_BY_CASE;
}

/* Without the bits of a name. */
static inline uint64_t missed_months_person(const struct missed_months *row) {
  return missed_months_is_by_case(row) ? row->person & ~MISSED_NAME_MASK : row->person;
}

/* 0: no name is told, or it is known by a number. */
static inline uint64_t missed_months_name(const struct missed_months *row) {
  return missed_months_is_by_case(row) ? row->person & MISSED_NAME_MASK : 0;
}

static inline uint16_t missed_months_sheet(const struct missed_months *row) { return (uint16_t)row->terms; }

static inline bool missed_months_have_same_terms(const struct missed_months *row,
                                                 const struct missed_months *other) {
  return row->terms >> MISSED_SHEET_BITS == other->terms >> MISSED_SHEET_BITS;
}

/* Of a dossier whose line and sheet fit; region, day and payer were understood. */
uint64_t missed_months_terms(const struct dossier *dossier);

/* Orders, as of qsort: negative, 0 or positive. */
static inline int missed_months_compare_numbers(uint64_t left, uint64_t right) {
  return (left > right) - (left < right);
}

int missed_months_compare_places(uint16_t sheet, uint32_t line, uint16_t other_sheet, uint32_t other_line);

/* By the first month, then by place. For qsort, as are the next two. */
int missed_months_by_first(const void *left, const void *right);

/* Rows that may belong together stand together, the oldest month first: by person, terms, first month. */
int missed_months_by_person(const void *left, const void *right);

/* By name, then by first month. */
int missed_months_by_name(const void *left, const void *right);

#endif
