/* One case answered on the terminal: what to pay and by whom, when cover returns, what waiting costs, the
 * months, the papers, and the rule behind each figure. Chinese or English. */
#ifndef ARREARS_FORMATS_QUOTE_TEXT_H
#define ARREARS_FORMATS_QUOTE_TEXT_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "calc/region.h"
#include "calc/rules.h"
#include "formats/words/labels.h"

struct quote_options {
  enum language language;
  bool with_colour;              /* bold and dim, by ANSI sequences */
  int width;                     /* columns of the terminal; tables may be wider, running text is wrapped */
  const struct rules *rules;     /* to name the files of the rows */
  const struct regions *regions; /* to name regions */
};

/* Appends the answer to a case of any kind; the dossier was assessed and not rejected. Whole lines. */
void quote_text(struct buffer *out, const struct quote_options *options, const struct dossier *dossier);

#endif
