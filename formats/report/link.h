/* Links from cell to cell and into the web: formulas, as a sheet holds no more than 65,530 links of the other
 * kind. Their result is what the cell shows. */
#ifndef ARREARS_FORMATS_REPORT_LINK_H
#define ARREARS_FORMATS_REPORT_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text.h"
#include "formats/report/formula_places.h"

/* Puts together HYPERLINK("#Ledger!A5:A9",12): to `count` rows from `first` on, data rows from 0 over all
 * continuations; those on the sheet of the first one are marked. The cell shows a number. */
void link_add_rows(struct buffer *formula, struct link_sheet sheet, int64_t first, int64_t count,
                   int64_t shown);

/* Puts together HYPERLINK("https://..."), whose cell shows the address. False, and nothing is added: it is no
 * address of the web, or longer than a formula takes. */
bool link_add_address(struct buffer *formula, struct text address);

#endif
