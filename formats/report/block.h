/* The rows that one batch of dossiers makes on the long sheets; a block belongs to one thread. */
#ifndef ARREARS_FORMATS_REPORT_BLOCK_H
#define ARREARS_FORMATS_REPORT_BLOCK_H

#include "formats/report/basis_lists.h"
#include "formats/report/differences.h"
#include "formats/report/distinct_persons.h"
#include "formats/report/parameter_lines.h"
#include "formats/report/report.h"
#include "formats/report/row_writer.h"

/* What has been given to blocks so far, in the order of the list. `{0}` is valid. */
struct report_numbers {
  int64_t rows[REPORT_SHEET_COUNT];
  struct shared_strings words; /* what the cells name by number */
  struct basis_lists basis_lists;
  struct parameter_lines parameters;
  struct distinct_persons persons;
};

void report_numbers_clear(struct report_numbers *numbers);

struct report_block {
  struct deflater *deflater;
  bool borrows; /* the deflater is another block's */
  struct row_writer writers[REPORT_SHEET_COUNT];
  struct report_totals totals;
  struct differences differences;
  int64_t first_rows[REPORT_SHEET_COUNT];
  struct basis_marks marks;  /* numbers of the ledger lines */
  struct basis_place *bases; /* owned: of each ledger line */
  size_t basis_capacity;
  uint32_t *rule_lines; /* owned: of each rule of the batch, its line among the parameters */
};

/* `lender`: a block of the same thread with whose compressor the new one makes do, freed after it; NULL:
 * none. Never NULL; freed by report_block_free. The report outlives it. */
struct report_block *report_block_new(const struct report *report, const struct report_block *lender);

/* A block that looks for columns without a value, and keeps no rows. */
struct report_block *report_block_new_survey(const struct report *report);

void report_block_free(struct report_block *block);

/* Gives the batch its rows and the words of its ledger lines; one thread, in the order of the list. */
void report_block_reserve(struct report_block *block, struct report_numbers *numbers,
                          const struct dossier *dossiers, size_t count);

/* Writes the rows of the batch that were reserved, of that report. Any number of threads, each its block. */
void report_block_format(struct report_block *block, const struct report *report,
                         const struct dossier *dossiers, size_t count);

/* Writes the rows that wait for the end: of the rules that were used, by what they move, by first use and by
 * the numbers of the ledger. */
void report_block_format_rules(struct report_block *block, const struct report *report,
                               const struct report_numbers *numbers);

#endif
