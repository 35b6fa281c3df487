/* What the row stream must know of the worksheet XML that libxlsxwriter writes. */
#ifndef ARREARS_FORMATS_SHEET_SHEET_XML_H
#define ARREARS_FORMATS_SHEET_SHEET_XML_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet/row_failure.h"
#include "formats/sheet/row_sheet.h"
#include "formats/sheet/shared_strings.h"

/* Does it start with an XML declaration, and is every element that opens closed in turn, down to the root?
 * Damage done by a full temporary folder shows up here. Entities and characters are not looked at. */
bool sheet_xml_is_whole(struct text xml);

/* The places in a worksheet where rows are inserted. Views into its XML. */
struct sheet_template {
  struct text dimension;      /* A1:T3 of <dimension ref="A1:T3"/> */
  struct text row;            /* <row r="2" ...>...</row>, the template row */
  struct text row_attributes; /* what follows r="2" up to '>', but spans= */
  int64_t last_row;           /* 1-based last row with cells, data counted */
};

/* Finds the template row and the style of each of its cells (`styles`: column_count of them, OUT), and checks
 * that the rows under it, and an autofilter if there is one, leave `span` rows for the data. False: a failure
 * of kind SKELETON_DISAGREES. */
MUST_USE bool sheet_template_find(struct sheet_template *found, uint32_t *styles, struct text xml,
                                  const struct row_shape *shape, int64_t span, struct row_failure *failure);

/* Are the words the first of the shared strings, in their order? `xml` is that part as libxlsxwriter writes
 * it. */
bool sheet_xml_has_words(struct text xml, const struct shared_strings *words);

/* Adds what stands before the data rows, with the dimension corrected. The rest is what follows found->row.
 */
void sheet_template_add_before(const struct sheet_template *found, struct text xml, struct buffer *before);

#endif
