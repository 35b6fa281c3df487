#include "formats/report/survey.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/report/block.h"
#include "formats/report/prepare.h"

struct survey_writer {
  struct writer writer; /* first */
  struct report report;
  struct report_numbers numbers;
  struct row_sheet sheets[REPORT_SHEET_COUNT];
};

static struct survey_writer *own(struct writer *writer) { return (struct survey_writer *)writer; }

static void *block_new(struct writer *writer) { return report_block_new_survey(&own(writer)->report); }

static void block_free(void *block) { report_block_free(block); }

static void reserve(struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  report_block_reserve(block, &own(writer)->numbers, dossiers, count);
}

static void format(const struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  report_block_format(block, &((const struct survey_writer *)writer)->report, dossiers, count);
}

static void add_rows(struct report *report, const struct report_block *block, bool waits) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (report_layout_waits(report->sheets[i].layout) == waits) {
      report->rows[i] += block->writers[i].rows.rows;
      report_tally_join(&report->tallies[i], &block->writers[i].tally);
    }
}

static bool append(struct writer *writer, void *opaque) {
  struct report *report = &own(writer)->report;
  const struct report_block *block = opaque;
  add_rows(report, block, false);
  report_totals_join(&report->totals, &block->totals);
  return true;
}

static void abandon(struct writer *writer) { (void)writer; }

static void free_writer(struct writer *writer) {
  struct survey_writer *survey = own(writer);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) row_sheet_clear(&survey->sheets[i]);
  report_release(&survey->report);
  report_numbers_clear(&survey->numbers);
  free(survey);
}

/* It has no file to settle, name or finish. */
static const struct writer_operations operations = {
    .block_new = block_new,
    .block_free = block_free,
    .reserve = reserve,
    .format = format,
    .append = append,
    .abandon = abandon,
    .free = free_writer,
};

struct writer *report_survey_open(const struct report_options *options) {
  struct survey_writer *survey = array_new(1, sizeof *survey);
  survey->writer.operations = &operations;
  report_prepare(&survey->report, &survey->numbers, options);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    const struct row_shape *shape = &survey->report.sheets[i].shape;
    uint32_t *styles = array_new(shape->column_count, sizeof *styles);
    row_sheet_init(&survey->sheets[i], shape, styles, "");
    free(styles);
    survey->report.row_sheets[i] = &survey->sheets[i];
  }
  return &survey->writer;
}

static void add_last_rows(struct survey_writer *survey) {
  struct report_block *block = report_block_new_survey(&survey->report);
  report_block_format_rules(block, &survey->report, &survey->numbers);
  add_rows(&survey->report, block, true);
  report_block_free(block);
}

void report_survey_end(struct writer *writer, struct idle_columns *columns) {
  add_last_rows(own(writer));
  idle_columns_find(columns, &own(writer)->report);
}
