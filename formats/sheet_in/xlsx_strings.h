/* The texts that the cells of an XLSX workbook share. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_STRINGS_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_STRINGS_H

#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/text_store.h"
#include "formats/sheet_in/zip_archive.h"

/* Adds every item of the part, empty ones too: their place is their number. Runs of rich text are joined,
 * what shows how to pronounce it is left out. A part that is not there has none. SHEET_OK, TEXT_TOO_LONG,
 * TOO_MANY_STRINGS, SPILL_ERROR, and those of the archive and of XML. */
MUST_USE enum sheet_status xlsx_strings_read(struct text_store *store, struct zip_archive *archive,
                                             struct text part);

#endif
