#include "formats/report/skeleton.h"

#include "formats/report/check_sheet.h"
#include "formats/report/cover.h"
#include "formats/report/frame.h"
#include "formats/report/run.h"
#include "formats/report/summary.h"
#include "formats/report/without_cover.h"

const char *report_skeleton(void *context, const char *path, struct row_plan *plan) {
  const struct report *report = context;
  struct xlsx_book book;
  struct page_numbers summary = {0};
  xlsx_book_open(&book, path, report->folder);
  const enum sheet_language language = report->options.language;
  xlsx_book_describe(&book, sheet_words_label(language, LABEL_REPORT_TITLE),
                     sheet_words_label(language, LABEL_REPORT_SUBJECT), report->run_id,
                     report->options.report_date);
  report_cover_write(&book, report, plan);
  report_summary_write(&book, report, plan, &summary);
  report_without_cover_write(&book, report);
  for (size_t i = 0; i < plan->sheet_count; i++) report_frame_write(&book, report, &plan->sheets[i]);
  report_check_sheet_write(&book, report, plan, &summary);
  money_clear(&summary.sum);
  report_run_write(&book, report);
  return xlsx_book_close(&book);
}
