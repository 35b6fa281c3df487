/* The merged ranges of a sheet part, which follow its rows. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_MERGES_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_MERGES_H

#include "calc/status.h"
#include "formats/sheet_in/merge_ranges.h"
#include "formats/sheet_in/xlsx_survey.h"
#include "formats/sheet_in/zip_archive.h"

/* Adds the ranges of the first mergeCells and seals them. SHEET_OK, BAD_MERGE, TOO_MANY_MERGES, those of the
 * archive and of XML. */
MUST_USE enum sheet_status xlsx_merges_read(struct merge_ranges *merges, struct zip_archive *archive,
                                            struct text part, const struct xlsx_survey *survey);

#endif
