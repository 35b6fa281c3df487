/* The cell formats of an XLSX workbook. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_STYLES_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_STYLES_H

#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/cell_formats.h"
#include "formats/sheet_in/zip_archive.h"

/* Adds the cell formats of the styles part. A part that is not there has none.
 * SHEET_OK, TOO_MANY_FORMATS, and those of the archive and of XML. */
MUST_USE enum sheet_status xlsx_styles_read(struct cell_formats *formats, struct zip_archive *archive,
                                            struct text part);

#endif
