/* Who has already been claimed for which months: the same month of one person and scheme must not be paid
 * twice (同一人重复补缴). RULES 7, "Same person twice".
 *
 * Memory grows with the persons of the list, 16 bytes a claim and the room a hash table needs. */
#ifndef ARREARS_CALC_CLAIMS_H
#define ARREARS_CALC_CLAIMS_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "dossier.h"
#include "status.h"
#include "text.h"
#include "text_numbers.h"
#include "word.h"

struct claim_shelf;

/* Lines and places of documents are kept in 32 bits each. */
#define CLAIM_LINE_MOST ((int64_t)UINT32_MAX)
#define CLAIM_TEXT_MOST ((int64_t)UINT32_MAX)

/* `{0}` is a valid empty set. */
struct claims {
  bool cases_are_rows;           /* a case_id numbers the rows (序号) and tells no person */
  struct claim_shelf *shelves;   /* owned; NULL until the first claim */
  int64_t line_most;             /* 0: CLAIM_LINE_MOST */
  int64_t text_most;             /* bytes of documents' numbers; 0: CLAIM_TEXT_MOST */
  struct text_numbers documents; /* numbers of other documents than identity cards */
};

struct claim {
  struct text id_number; /* as written */
  enum scheme scheme;
  struct month first, last; /* inclusive, at most GAP_MONTHS_MAX months from YEAR_LEAST on */
  int64_t line;             /* where the claim stands */
  uint64_t by_case; /* who, where there is no number: folded_text_person; 0 is nobody, who never collides */
};

/* The first line of those that claim a month of it for the same person and scheme, or 0. */
int64_t claims_find(struct claims *claims, const struct claim *claim);

void claims_add(struct claims *claims, const struct claim *claim);

/* False: the list has come to a line, or holds so many documents, that claims cannot be told apart any more.
 * Then neither claims_take nor claims_add may follow. */
MUST_USE bool claims_have_room(const struct claims *claims, const struct dossier *dossier);

/* Lets the memory come near that claims_take will look at for a dossier of the next few. Only a hint. */
void claims_foresee(const struct claims *claims, const struct dossier *dossier);

/* Claims the months of a dossier's back-payment; there is room. Where an earlier row has one of them for the
 * same person and scheme the dossier is rejected whole, with a diagnostic that names that row's line; where
 * only case id and name say that it is one person, it is noted and claims them, too. Other
 * kinds and rejected dossiers claim nothing. Dossiers come in the order of the list. */
void claims_take(struct claims *claims, struct dossier *dossier);

void claims_clear(struct claims *claims);

#endif
