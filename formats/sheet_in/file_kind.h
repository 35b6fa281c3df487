/* What a file is, judged by its bytes: names lie. HR systems write pages named .xls, and people rename files
 * files.
 */
#ifndef ARREARS_FORMATS_SHEET_IN_FILE_KIND_H
#define ARREARS_FORMATS_SHEET_IN_FILE_KIND_H

#include "formats/sheet_in/byte_source.h"
#include "formats/sheet_in/file_kinds.h"

/* Looks at the first bytes, and where these do not decide at the names inside. A failed read: FILE_TEXT or
 * what was known by then, and bytes->error. Never reads more than a few hundred kilobytes. */
enum file_kind file_kind_find(struct byte_source *bytes);

#endif
