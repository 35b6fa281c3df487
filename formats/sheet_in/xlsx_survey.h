/* A look over a part before it is read: whether it is plain enough for the scanner, and whether it may merge
 * cells, which a sheet tells after its rows. Unpacks the part once and parses nothing; a part that is
 * not large stays unpacked until another one is opened. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_SURVEY_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_SURVEY_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/sheet_in/zip_archive.h"

struct xlsx_survey {
  bool is_plain; /* strict UTF-8 of XML characters; no comment, CDATA, instruction or document type */
  bool may_merge;
  uint64_t merges_at; /* where the tag of the merged cells begins, in a plain part; 0: to be looked for */
};

/* `keeps`: bytes that may be kept. Statuses as of zip_archive_open_part and zip_archive_read. */
MUST_USE enum sheet_status xlsx_survey_part(struct xlsx_survey *survey, struct zip_archive *archive,
                                            struct text part, uint64_t limit, uint64_t keeps);

#endif
