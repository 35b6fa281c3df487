/* Any XML, by expat: an engine for xlsx_xml alone. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_EXPAT_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_EXPAT_H

#include "calc/status.h"
#include "formats/sheet_in/xlsx_markup.h"

void xlsx_expat_open(struct xlsx_xml *xml);

/* As xlsx_xml_next. */
MUST_USE enum sheet_status xlsx_expat_next(struct xlsx_xml *xml);

/* Ends the parsing behind this event: for a while, or for good where the part has failed. */
void xlsx_expat_stop(struct xlsx_xml *xml);

void xlsx_expat_close(struct xlsx_xml *xml);

#endif
