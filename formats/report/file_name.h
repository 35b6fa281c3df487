/* A person's word as part of the name of a file or a sheet. */
#ifndef ARREARS_FORMATS_REPORT_FILE_NAME_H
#define ARREARS_FORMATS_REPORT_FILE_NAME_H

#include "calc/buffer.h"
#include "calc/text.h"

/* Appends what no common file system minds, a link can hold and a reader sees as it is; at most 80 bytes of
 * the name. */
void file_name_add(struct buffer *out, struct text name);

/* Appends what the name of a sheet may hold, besides; at most `characters` of it, one beyond the basic plane
 * counting as two. */
void file_name_add_to_sheet(struct buffer *out, struct text name, int characters);

#endif
