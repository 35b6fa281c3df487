/* A heading as the table of aliases has it: what people put around and into a name to please the eye is taken
 * away, what it says stays. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_HEADING_H
#define ARREARS_FORMATS_LIST_HEADING_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* Appends the heading without blanks, invisible characters, marks, a number in front (1. or ①), and what says
 * no more than whether it must be filled, in what form or in what unit: 【必填】, (YYYY-MM), (元/月), /元.
 * Full-width forms become half-width, capitals small, traditional characters simplified, brackets of every
 * kind ( ). A bracket that says something else stays: 缴费比例(单位). So does a unit that changes the number:
 * (万元), /年. */
void heading_fold(struct buffer *out, struct text heading);

/* Appends the text with traditional characters simplified, as far as headings and the words of cells have
 * them.
 */
void heading_simplify(struct buffer *out, struct text text);

/* Whether the heading says that its numbers are in percent: 费率(%), 费率（百分比）. */
bool heading_is_in_percent(struct text heading);

#endif
