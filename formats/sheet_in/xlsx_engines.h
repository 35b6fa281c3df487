/* The two engines behind xlsx_xml, for xlsx_xml.c alone. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_ENGINES_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_ENGINES_H

#include "calc/status.h"
#include "formats/sheet_in/xlsx_xml.h"

void xlsx_expat_open(struct xlsx_xml *xml);
MUST_USE enum sheet_status xlsx_expat_next(struct xlsx_xml *xml);
void xlsx_expat_stop(struct xlsx_xml *xml);
void xlsx_expat_close(struct xlsx_xml *xml);

MUST_USE enum sheet_status xlsx_scan_next(struct xlsx_xml *xml);

/* Room for one more attribute; NULL, and the part has failed: more than a tag may have. */
struct xlsx_attribute *xlsx_xml_attribute_room(struct xlsx_xml *xml, size_t count);

#endif
