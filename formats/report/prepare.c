#include "formats/report/prepare.h"

#include "formats/report/idle_columns.h"
#include "formats/report/run_id.h"

static const struct report_layout *const layouts[REPORT_SHEET_COUNT] = {
#define SHEET(ID, key, ...) [REPORT_##ID] = &report_##key,
#include "formats/words/sheets.def"
};

static void prepare_sheet(struct report *report, size_t sheet) {
  const struct report_options *options = &report->options;
  report_sheet_init(&report->sheets[sheet], layouts[sheet], options);
  if (options->idle != NULL && options->idle->are_idle[sheet] != NULL)
    report_sheet_leave_out(&report->sheets[sheet], options->idle->are_idle[sheet]);
  report_tally_init(&report->tallies[sheet], report->sheets[sheet].count);
}

void report_prepare(struct report *report, struct report_numbers *numbers,
                    const struct report_options *options) {
  report->options = *options;
  run_id_of_list(report->run_id, options);
  run_id_mark(report->run_mark, options->language, report->run_id);
  report_context_init(&report->context, options->language, options->rules);
  shared_strings_add_all(&numbers->words, &report->context.shared);
  report->context.regions = options->regions;
  report->context.columns = options->columns;
  report_totals_init(&report->totals, options->language, options->rules->count);
  for (size_t i = 0; i < REPORT_SHEET_COUNT; i++) prepare_sheet(report, i);
  formula_places_init(&report->context.places, report->sheets, report_is_live(options));
  report->persons = &numbers->persons;
}

void report_release(struct report *report) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_clear(&report->sheets[i]);
    report_tally_clear(&report->tallies[i]);
  }
  report_totals_clear(&report->totals);
  differences_clear(&report->differences);
  report_context_clear(&report->context);
}
