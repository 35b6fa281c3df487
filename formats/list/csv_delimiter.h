/* What stands between the cells of CSV text. */
#ifndef ARREARS_FORMATS_LIST_CSV_DELIMITER_H
#define ARREARS_FORMATS_LIST_CSV_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/list/lines.h"
#include "formats/list/table_options.h"

/* A line of blanks and nothing else; old programs end files with 1A. */
bool csv_line_is_blank(const struct line *line, char delimiter);

/* Excel's `sep=;` in front of the header. */
bool csv_line_names_delimiter(struct text line);

/* Looks ahead, taking nothing: the delimiter that a `sep=` line names, else the one that the first row has
 * most of, a comma rather than another; in a case list, above whose header titles may stand, the one by which
 * some of the first lines hold headings that are known. */
char csv_delimiter_find(struct line_source *lines, const struct table_options *options);

#endif
