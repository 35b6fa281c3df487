/* How a case is answered on the terminal. */
#ifndef ARREARS_FORMATS_QUOTE_OPTIONS_H
#define ARREARS_FORMATS_QUOTE_OPTIONS_H

#include <stdbool.h>

#include "calc/region.h"
#include "calc/rules.h"
#include "formats/words/labels.h"

struct quote_options {
  enum language language;
  bool with_colour;              /* bold and dim, by ANSI sequences */
  bool explains;                 /* every step and every source; else one screen */
  int width;                     /* columns of the terminal; tables may be wider, running text is wrapped */
  const struct rules *rules;     /* to name the files of the rows */
  const struct regions *regions; /* to name regions */
};

#endif
