/* The workbooks of a split report: found by their key, opened when first needed, named after the index.
 * REPORT.xlsx gives REPORT-110000.xlsx, REPORT-研发部.xlsx, REPORT-001.xlsx. */
#ifndef ARREARS_FORMATS_REPORT_SPLIT_WORKBOOKS_H
#define ARREARS_FORMATS_REPORT_SPLIT_WORKBOOKS_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/report/split_keys.h"
#include "formats/report/workbook.h"

/* Each open report keeps half a dozen files open and some memory, and an index is for reading. */
enum { SPLIT_WORKBOOKS_MOST = 500 };

struct split_workbook {
  enum split_key_rank rank;
  struct buffer key;
  struct buffer path;       /* terminated */
  struct text file;         /* the last name of the path, a view */
  struct text name;         /* of the file, what stands between stem and suffix, a view */
  struct buffer what;       /* in words: whose rows it holds */
  struct buffer input_name; /* the list and whose rows of it */
  struct writer *report;    /* owned; NULL: could not be opened */
  int64_t rows;             /* of the list, appended so far */
  atomic_bool is_full;      /* no further rows will come */
};

struct split_workbooks {
  struct report_options options;                       /* of the whole report */
  struct text stem;                                    /* path of the index without .xlsx; not owned */
  size_t folder_length;                                /* bytes of the stem before the last name */
  struct split_workbook *items[SPLIT_WORKBOOKS_MOST];  /* owned, in the order of opening */
  struct split_workbook *sorted[SPLIT_WORKBOOKS_MOST]; /* the same by rank and key */
  size_t count;
  struct split_workbook *refused; /* owned: the one that could not be opened */
};

/* `index` is the path of the index; it and what options point to outlive the workbooks. */
void split_workbooks_init(struct split_workbooks *workbooks, const struct report_options *options,
                          const char *index);

/* Abandons and frees all reports. */
void split_workbooks_clear(struct split_workbooks *workbooks);

/* The workbook of a key, or NULL. */
struct split_workbook *split_workbooks_find(const struct split_workbooks *workbooks, struct split_key key);

/* Opens the workbook of a new key. `name` goes into the name of its file: made harmless, cut and told apart
 * from the others here. NULL: see *failure, which is valid as long as the workbooks. */
MUST_USE struct split_workbook *split_workbooks_open(struct split_workbooks *workbooks, struct split_key key,
                                                     struct text name, struct text what,
                                                     struct writer_failure *failure);

/* Calls `done` for each report, until one fails. False: see *failure. */
MUST_USE bool split_workbooks_each(struct split_workbooks *workbooks, bool (*done)(struct writer *),
                                   struct writer_failure *failure);

/* Takes the names of all reports back. False: one of them could not be. */
bool split_workbooks_take_back(struct split_workbooks *workbooks);

#endif
