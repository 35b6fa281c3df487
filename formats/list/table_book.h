/* Which sheets of a workbook make up a table, and how the columns of a further sheet lie. */
#ifndef ARREARS_FORMATS_LIST_TABLE_BOOK_H
#define ARREARS_FORMATS_LIST_TABLE_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/status.h"
#include "formats/list/list_header.h"
#include "formats/list/table_sheet.h"
#include "formats/list/table_status.h"
#include "formats/sheet_in/sheet_row.h"

/* Finds the tab that `wanted` names: by its name, else by its number from 1. False: there is none. */
MUST_USE bool table_book_find_tab(const struct sheet_info *tabs, size_t count, struct text wanted,
                                  size_t *tab);

/* Where the first sheet's columns stand in a further one: by what they mean, else by name. False: the further
 * one has a heading, *other, that the first does not have. */
MUST_USE bool table_book_map(struct table_sheet *sheet, const struct list_header *first,
                             const struct list_header *further, struct text *other);

/* Copies a name into an error, cut between characters if it is too long. */
void table_error_name(char name[TABLE_NAME_SIZE], struct text text);

#endif
