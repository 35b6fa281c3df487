/* What is asked of a report. */
#ifndef ARREARS_FORMATS_REPORT_OPTIONS_H
#define ARREARS_FORMATS_REPORT_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/date.h"
#include "calc/region.h"
#include "calc/rules.h"
#include "calc/text.h"
#include "formats/file/file_roles.h"
#include "formats/file/mask_key.h"
#include "formats/list/case_columns.h"
#include "formats/list/corrections.h"
#include "formats/list/skipped_rows.h"
#include "formats/report/run_choices.h"
#include "formats/words/sheet_words.h"

/* Whether the amounts of cases and ledger have formulas. */
enum report_formulas {
  FORMULAS_AUTO, /* live up to REPORT_LIVE_BYTES_MOST of list, or where its size is not known */
  FORMULAS_LIVE,
  FORMULAS_VALUES
};

/* 20,000 cases of ten months each, a list of 2.5 MB, make 2.2 million formulas: LibreOffice 7.4 takes 36 s of
 * processor time and 1.7 GB to load and recalculate them, and 13 s and 0.3 GB for the values alone. */
enum { REPORT_LIVE_BYTES_MOST = 2 * 1024 * 1024 };

struct idle_columns;

/* Up to which a report reads its list once more beforehand, for the columns that say nothing in it. */
enum { REPORT_SURVEYED_BYTES_MOST = REPORT_LIVE_BYTES_MOST };

/* Everything pointed to outlives the writer. Texts that are not known are empty and leave no line. */
struct report_options {
  const char *path; /* "-": standard output */
  bool force;       /* an existing workbook may be replaced */
  enum sheet_language language;
  struct date report_date;                  /* the default day of payment; also the `created` property */
  const struct rules *rules;                /* sealed */
  const struct regions *regions;            /* for the names; NULL: codes alone */
  struct text input_name, input_hash;       /* SHA-256, hexadecimal */
  struct text rules_hash;                   /* a line for each table: its name, a blank, its SHA-256 */
  struct text calendar_hash;                /* the calendar's name, a blank, its SHA-256 */
  struct run_choices run_choices;           /* the same options as they were understood, one by one */
  struct text choices;                      /* the options that decide figures, in one line */
  struct text assumed_wage;                 /* that all rows are tried out with */
  const struct corrections *corrections;    /* rows that were handed back and corrected; NULL: none */
  int64_t input_size;                       /* bytes; 0: not known */
  struct text columns_read, columns_unread; /* how the headings were read: column_text.h */
  struct text program_version, libraries, command_line;
  struct text proven_manifest, proven_results; /* of a run that was proven: its manifest's path, and the
                                                * SHA-256 of its results */
  const struct mask_key *mask; /* the key by which names and numbers are masked; NULL: they are not */
  const struct file_roles
      *files; /* that the run reads and writes, which no workbook of a split may be; NULL: none */
  const struct skipped_rows *skipped; /* rows of the list that are no cases, once it has ended; NULL: none */
  enum report_formulas formulas;
  const struct idle_columns *idle; /* are left out; NULL: not known, they are hidden at the end */
  size_t group_by;         /* column of the list, from 1, by which totals are shown as well; 0: none */
  int64_t sheet_row_limit; /* rows of one sheet; 0: 1,048,576 */
  /* the header of the list, for the columns carried through and the names in messages; NULL: none */
  const struct case_columns *columns;
};

/* Appends the name of a file as the workbook tells it: under a mask it may be no person's. */
static inline void report_add_file(struct buffer *out, const struct report_options *options,
                                   const char *path) {
  if (options->mask == NULL)
    buffer_add_text(out, text_from(path));
  else
    mask_key_add_file(options->mask, out, path);
}

/* Have the amounts of this report formulas? */
static inline bool report_is_live(const struct report_options *options) {
  if (options->formulas != FORMULAS_AUTO) return options->formulas == FORMULAS_LIVE;
  return options->input_size <= REPORT_LIVE_BYTES_MOST;
}

#endif
