#include "formats/report/prepare.h"

#include "formats/file/digest.h"
#include "formats/report/idle_columns.h"

static const struct report_layout *const layouts[REPORT_SHEET_COUNT] = {
#define SHEET(ID, key, ...) [REPORT_##ID] = &report_##key,
#include "formats/words/sheets.def"
};

static void add_line(struct digest *digest, struct text line) {
  digest_add(digest, line.at, line.length);
  digest_add(digest, "\n", 1);
}

static void add_fixes(struct digest *digest, const struct corrections *corrections) {
  for (int i = 0; corrections != NULL && i < corrections->file_count; i++)
    add_line(digest, text_from(corrections->files[i].digest));
}

/* Twelve digits of the SHA-256 of what was read, and of what was asked for; a report of a run has those of
 * the run. Of a pipe the bytes are not known beforehand. */
static void name_run(struct report *report) {
  const struct report_options *options = &report->options;
  struct buffer day = {0};
  char digits[DIGEST_SIZE];
  struct digest digest;
  date_format(&day, options->report_date);
  digest_start(&digest);
  add_line(&digest, options->program_version);
  add_line(&digest, options->input_hash);
  add_line(&digest, options->rules_hash);
  add_line(&digest, options->calendar_hash);
  add_line(&digest, options->input_hash.length > 0 ? options->choices : options->command_line);
  add_line(&digest, buffer_text(&day));
  add_fixes(&digest, options->corrections);
  digest_finish(&digest, digits);
  memcpy(report->run_id, digits, RUN_ID_SIZE - 1);
  buffer_clear(&day);
}

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
  name_run(report);
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
