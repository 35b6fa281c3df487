/* One XML part of a workbook as events, pulled: the part is read until a handler pauses it. Two engines give
 * the same events. Expat reads anything that is XML. The scanner reads what xlsx_survey found to be plain,
 * which sheets and shared texts are that a program wrote, in a third of the time. Names are local ones:
 * strict OOXML has other namespaces, and some writers prefix everything. A document type is refused, and so
 * are entities beyond XML's own five. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_XML_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_XML_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/sheet_in/xlsx_markup.h"

/* Opens a part (limits as in zip_archive_open_part). is_plain: xlsx_survey says so of this very part.
 * `archive`, `handler` and `context` must outlive it, and no other part be opened meanwhile. */
MUST_USE enum sheet_status xlsx_xml_open(struct xlsx_xml *xml, struct zip_archive *archive, struct text part,
                                         uint64_t limit, bool is_plain);

/* Passes over the first bytes of a plain part that was just opened; what follows is read as if it were the
 * part. SHEET_OK, or a failure of the archive. */
MUST_USE enum sheet_status xlsx_xml_skip(struct xlsx_xml *xml, uint64_t count);

/* Reads on. SHEET_OK: a handler paused; SHEET_END: the part was read to its end and was well-formed. */
MUST_USE enum sheet_status xlsx_xml_next(struct xlsx_xml *xml, const struct xml_handler *handler,
                                         void *context);

/* For handlers: to return to the caller after this event; or with a failure, and no further event. */
void xlsx_xml_pause(struct xlsx_xml *xml);
void xlsx_xml_fail(struct xlsx_xml *xml, enum sheet_status status);

void xlsx_xml_close(struct xlsx_xml *xml);

#endif
