/* Why a list or a table of rules cannot be read: which file, sheet and cell, what it is, what to do. */
#ifndef ARREARS_FORMATS_LIST_TABLE_ERROR_TEXT_H
#define ARREARS_FORMATS_LIST_TABLE_ERROR_TEXT_H

#include "formats/list/table_status.h"
#include "formats/words/tell.h"

/* The words for an error. */
enum label table_error_label(const struct table_error *error);

/* The file as messages name it: - is standard input. */
const char *table_file_name(enum language language, const char *path);

/* Tells why a table could not be opened or read further. */
void table_error_tell(const struct listener *listener, const char *path, const struct table_error *error);

#endif
