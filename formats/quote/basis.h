/* The rule rows that an answer rests on, numbered, so that months can refer to them in few characters. */
#ifndef ARREARS_FORMATS_QUOTE_BASIS_H
#define ARREARS_FORMATS_QUOTE_BASIS_H

#include "calc/dossier.h"
#include "formats/quote/options.h"

/* Every row used by any result of a case, each once, in the order of the rule table: a row's number is its
 * place here, from 1. `{0}` is empty. */
struct quote_basis {
  const struct rule **rows; /* owned */
  size_t count;
};

/* `language`: papers named in the other one are left out. */
void quote_basis_gather(struct quote_basis *basis, enum language language, const struct dossier *dossier);
void quote_basis_clear(struct quote_basis *basis);

/* The number of a row, from 1; 0: it is none of them. */
int quote_basis_number(const struct quote_basis *basis, const struct rule *row);

/* Appends the numbers of the basis' rows, runs drawn together: 1-4,7. */
void quote_basis_refer(struct buffer *out, const struct quote_basis *basis,
                       const struct assessment *assessment, struct basis rows);

/* Appends what the case states itself and the results rest on, then the numbered list: meaning, parameter and
 * value; region, days in force, source, file and line. */
void quote_basis_print(struct buffer *out, const struct quote_options *options,
                       const struct quote_basis *basis, const struct dossier *dossier);

#endif
