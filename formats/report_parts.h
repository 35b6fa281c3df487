/* The workbooks of a split report: found by their key, opened when first needed, named after the index.
 * REPORT.xlsx gives REPORT-110000.xlsx, REPORT-研发部.xlsx, REPORT-001.xlsx. */
#ifndef ARREARS_FORMATS_REPORT_PARTS_H
#define ARREARS_FORMATS_REPORT_PARTS_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/report_xlsx.h"

/* Each open report keeps half a dozen files open and some memory, and an index is for reading. */
enum { REPORT_PARTS_MOST = 500 };

/* What is known of a row's key; also the order of the workbooks in the index. */
enum part_rank {
  PART_OF_KEY,
  PART_WITHOUT_KEY, /* assessed, the cell is empty */
  PART_REJECTED     /* rejected, the key is not known */
};

struct part_key {
  enum part_rank rank;
  struct text text; /* empty where there is no key */
};

struct report_part {
  enum part_rank rank;
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

struct report_parts {
  struct report_options options;                 /* of the whole report */
  struct text stem;                              /* path of the index without .xlsx; not owned */
  struct report_part *items[REPORT_PARTS_MOST];  /* owned, in the order of opening */
  struct report_part *sorted[REPORT_PARTS_MOST]; /* the same by rank and key */
  size_t count;
  struct report_part *refused; /* owned: the one that could not be opened */
};

/* `index` is the path of the index; it and what options point to outlive the parts. */
void report_parts_init(struct report_parts *parts, const struct report_options *options, const char *index);

/* Abandons and frees all reports. */
void report_parts_clear(struct report_parts *parts);

/* The part of a key, or NULL. */
struct report_part *report_parts_find(const struct report_parts *parts, struct part_key key);

/* Opens the part of a new key. `name` is for its file: made harmless, cut and told apart from the others
 * here. NULL: see *failure, which is valid as long as the parts. */
MUST_USE struct report_part *report_parts_open(struct report_parts *parts, struct part_key key,
                                               struct text name, struct text what,
                                               struct writer_failure *failure);

/* Gives all completed reports their names. False: none has its name, see *failure. */
MUST_USE bool report_parts_commit(struct report_parts *parts, struct writer_failure *failure);

/* Removes the reports that have their names: what follows has failed. A report that was replaced by one of
 * them is gone. */
void report_parts_remove(const struct report_parts *parts, size_t count);

#endif
