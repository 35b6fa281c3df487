/* Where a value is being read out of a cell, and how a cell that cannot be read is refused. */
#ifndef ARREARS_FORMATS_LIST_CELL_CONTEXT_H
#define ARREARS_FORMATS_LIST_CELL_CONTEXT_H

#include "calc/case.h"
#include "calc/cell_mark.h"
#include "calc/diagnostic.h"
#include "calc/region_memo.h"

/* As much of an offending text as is shown, in bytes. */
enum { VALUE_SHOWN_MAX = 120 };

/* Scratch and memo serve from row to row. */
struct cell_context {
  struct diagnostics *diagnostics;
  note_set *notes;
  const struct regions *regions;
  struct region_memo regions_read;
  struct buffer scratch;
  bool is_of_1904; /* the cell is marked so: a serial number in it is no certain day */
};

/* Adds the diagnostic, or E104 where the cell holds an error value of a spreadsheet. Always false. */
bool cell_refuse(struct cell_context *context, enum diagnostic_code code, enum case_field field,
                 struct text cell);

/* What the file itself says against the cell, by its marks. Always false. */
bool cell_refuse_marked(struct cell_context *context, enum case_field field, struct text cell, int marks);

/* Nothing but ASCII, and no blanks. */
bool cell_is_plain(struct text cell);

/* The cell made plain, a view of it or of the scratch; nothing is copied when it is plain already. */
struct text cell_plain(struct cell_context *context, struct text cell);

/* 1.10105E+17: what a spreadsheet makes of a long number. */
bool cell_is_scientific(struct text text);

/* #N/A, #REF!, #NAME?, ####: what a spreadsheet leaves in any column. */
bool cell_is_spreadsheet_error(struct text text);

/* `-`, `/`, `无`, `N/A` and what else stands for an empty cell, of six bytes at most and not empty itself;
 * callers use cell_is_nothing. */
bool cell_is_word_for_nothing(struct text text);

/* Empty, or as good as. */
static inline bool cell_is_nothing(struct text text) {
  return text.length == 0 || (text.length <= 6 && !is_digit(text.at[0]) && cell_is_word_for_nothing(text));
}

/* Reads up to nine digits and nothing else. */
bool cell_read_digits(int *count, struct text digits);

#endif
