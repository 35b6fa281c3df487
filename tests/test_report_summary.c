/* Reports whose sheets do not hold what the totals say: the checks of the summary must show it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "case_fixture.h"
#include "folder_fixture.h"
#include "formats/report/report.h"
#include "formats/report/skeleton.h"

TestSuite(report_summary, .init = enter_folder, .fini = leave_folder, .timeout = 240);

static const struct report_layout *const layouts[REPORT_SHEET_COUNT] = {
    [REPORT_CASES] = &report_cases,     [REPORT_LEDGER] = &report_ledger,
    [REPORT_PERSONS] = &report_persons, [REPORT_PARAMETERS] = &report_parameters,
    [REPORT_RULES] = &report_rules,     [REPORT_REJECTED] = &report_rejected,
    [REPORT_INPUT] = &report_input,     [REPORT_BASES] = &report_bases,
};

struct plan {
  struct report report;
  struct distinct_persons persons;
  struct row_shape shapes[REPORT_SHEET_COUNT];
};

static void plan_open(struct plan *plan, const struct rules *rules) {
  struct report *report = &plan->report;
  *report = (struct report){
      .options = {.language = SHEETS_EN, .report_date = day("2025-06-30"), .rules = rules}, .folder = "."};
  plan->persons = (struct distinct_persons){0};
  report->persons = &plan->persons;
  report_context_init(&report->context, SHEETS_EN, NULL);
  report_totals_init(&report->totals, SHEETS_EN, rules->count);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_init(&report->sheets[i], layouts[i], &report->options);
    report_tally_init(&report->tallies[i], report->sheets[i].count);
    plan->shapes[i] = report->sheets[i].shape;
  }
}

static void plan_close(struct plan *plan) {
  struct report *report = &plan->report;
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_clear(&report->sheets[i]);
    report_tally_clear(&report->tallies[i]);
  }
  report_totals_clear(&report->totals);
  distinct_persons_clear(&plan->persons);
  report_context_clear(&report->context);
}

static void write_workbook(struct plan *plan) {
  struct row_stream stream;
  cr_assert(
      row_stream_open(&stream, ".", plan->shapes, REPORT_SHEET_COUNT, NULL, report_skeleton, &plan->report) &&
          row_stream_finish(&stream, "R.xlsx"),
      "%s", stream.failure.text);
  row_stream_close(&stream);
}

/* Case of 1,000.00 + 5.00 is added to the totals but stands on no sheet: Cases, Ledger, Persons come to
 * nothing, and one row was read where none stands on Persons. */
Test(report_summary, shows_a_difference_where_a_sheet_does_not_come_to_the_total) {
  struct room room;
  struct plan plan;
  room_open(&room, "", "");
  plan_open(&plan, &room.rules);
  case_from(&room.dossier.reported,
            "region=110000 gap_from=2025-03 gap_to=2025-03 wage=10000 pay_on=2025-04-10");
  assess(&room.assessor, &room.dossier);
  report_totals_add(&plan.report.totals, &room.dossier);
  write_workbook(&plan);
  /* The checks, from row 10 on: read, persons, cases, ledger, persons' total, and six within the summary. */
  cr_expect_eq(system("/usr/bin/python3 -c 'import openpyxl\n"
                      "s = openpyxl.load_workbook(\"R.xlsx\", data_only=True).worksheets[1]\n"
                      "assert [s.cell(r, 12).value for r in range(10, 21)] == list(\"✗✗✗✗✗✓✓✓✓✓✓\")\n"
                      "assert [s.cell(r, 11).value for r in range(10, 15)] == [1, -1, -1005, -1005, -1005]\n"
                      "assert s[\"B26\"].value == 1005 and s[\"B6\"].value == \"✗ a difference\"'"),
               0);
  plan_close(&plan);
  room_close(&room);
}
