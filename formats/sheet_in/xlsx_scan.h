/* Plain XML, as xlsx_survey found it: elements, attributes, texts, entities, and nothing else. An engine for
 * xlsx_xml alone. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_SCAN_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_SCAN_H

#include "calc/status.h"
#include "formats/sheet_in/xlsx_markup.h"

/* As xlsx_xml_next. */
MUST_USE enum sheet_status xlsx_scan_next(struct xlsx_xml *xml);

#endif
