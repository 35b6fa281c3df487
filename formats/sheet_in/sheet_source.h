/* The sheets of a workbook, pulled row by row, whatever wrote it: XLSX (ECMA-376, also strict) or XLS
 * (BIFF8). The kind is judged by the bytes, never by the name.
 *
 *   struct sheet_source *source = sheet_source_open(path, &error);
 *   const struct sheet_info *sheets = sheet_source_sheets(source, &count);
 *   if (sheet_source_choose(source, 0) == SHEET_OK)
 *     while ((status = sheet_source_next(source, &row)) == SHEET_OK) ...
 *   sheet_source_close(source);
 *
 * Memory is flat but for texts that cells share: those beyond a budget go to a file without a name. What a
 * file may ask for has limits (sheet_row.h), each with a status of its own; a file that meets one is refused
 * at once. Nothing is guessed: a sheet that contradicts itself ends with a status, and the rows before it
 * were right. One thread per source; sources share nothing. */
#ifndef ARREARS_FORMATS_SHEET_IN_SHEET_SOURCE_H
#define ARREARS_FORMATS_SHEET_IN_SHEET_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/file_kinds.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"

struct sheet_source; /* an open workbook; opaque */

/* Opens a file ("-": standard input; a pipe is kept in a file without a name). NULL: *error says why, and for
 * NOT_A_WORKBOOK what the file is. The caller closes what is returned. No sheet is chosen yet. */
MUST_USE struct sheet_source *sheet_source_open(const char *path, struct sheet_error *error);

/* The same for a pipe whose first bytes were taken already; it is read to its end, and not closed. */
MUST_USE struct sheet_source *sheet_source_open_pipe(struct text head, int pipe, struct sheet_error *error);

/* The same for a workbook in memory; `bytes` must outlive the source. */
MUST_USE struct sheet_source *sheet_source_open_memory(struct text bytes, struct sheet_error *error);

/* FILE_XLSX or FILE_XLS. */
enum file_kind sheet_source_kind(const struct sheet_source *source);

/* All sheets as the tabs stand, hidden ones too; at least one. Valid as long as the source. */
const struct sheet_info *sheet_source_sheets(const struct sheet_source *source, size_t *count);

/* Begins a sheet at its first row, also one that was read before. `sheet` is an index into the list.
 * SHEET_OK, or why it cannot be read (sheet_source_failure). */
MUST_USE enum sheet_status sheet_source_choose(struct sheet_source *source, size_t sheet);

/* The next row of the chosen sheet: SHEET_OK, SHEET_END, or what ended the sheet early
 * (sheet_source_failure). */
MUST_USE enum sheet_status sheet_source_next(struct sheet_source *source, struct sheet_row *row);

/* The last failure of choose or next; status SHEET_OK if nothing failed. */
struct sheet_error sheet_source_failure(const struct sheet_source *source);

/* For progress: how much of the chosen sheet was taken, and all of it, in bytes of the unpacked sheet. */
int64_t sheet_source_bytes_read(const struct sheet_source *source);
int64_t sheet_source_bytes_total(const struct sheet_source *source);

/* Closes and frees; NULL is allowed. */
void sheet_source_close(struct sheet_source *source);

#endif
