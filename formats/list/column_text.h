/* What was read of a list's columns, in words: said before the rejections, and on the run sheet.
 * CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_COLUMN_TEXT_H
#define ARREARS_FORMATS_LIST_COLUMN_TEXT_H

#include "calc/buffer.h"
#include "formats/list/case_columns.h"
#include "formats/words/labels.h"
#include "formats/words/sheet_words.h"

/* Appends a heading as one line, without blanks around it. */
void column_text_heading(struct buffer *out, struct text heading);

/* Appends `姓名, 起止, 工资`, as many of a header's headings as a line takes, to an empty buffer. */
void column_text_headings(struct buffer *out, const struct text *names, size_t count);

/* Appends 姓名→name, 断缴开始→gap_from, wage: the headings that are read, as they stand; wages by month as
 * one, 2024-07…2024-12→wage by month. In Chinese 姓名, 断缴月份→断缴开始. */
void column_text_read(struct buffer *out, enum language language, const struct case_columns *columns);

/* Appends 部门, 月工资 (wage: 缴费基数): the headings that are not, and what stands in their place. Of more
 * than fifty the rest are counted. Nothing: all are read. */
void column_text_unread(struct buffer *out, enum language language, const struct case_columns *columns);

/* The same for a workbook, with columns by the names that a reader knows, in its languages: 断缴开始,
 * 月薪→工资. */
void column_text_read_in_words(struct buffer *out, enum sheet_language sheets,
                               const struct case_columns *columns);
void column_text_unread_in_words(struct buffer *out, enum sheet_language sheets,
                                 const struct case_columns *columns);

/* Appends both, as one line without its end. */
void column_text_line(struct buffer *out, enum language language, const struct case_columns *columns);

/* Calls `each` for every column and field in the header's order, field FIELD_NONE for a heading that is not
 * read, FIELD_WAGE for a month's. */
void column_text_each(const struct case_columns *columns,
                      void (*each)(void *context, size_t column, enum case_field field), void *context);

#endif
