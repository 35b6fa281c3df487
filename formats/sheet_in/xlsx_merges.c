#include "formats/sheet_in/xlsx_merges.h"

#include "formats/sheet_in/xlsx_rows.h"
#include "formats/sheet_in/xlsx_xml.h"

struct reading {
  struct xlsx_xml xml;
  struct merge_ranges *merges;
  bool is_inside; /* mergeCells */
};

static void add_range(struct reading *reading, const struct text *reference) {
  struct cell_range range;
  bool is_range = reference != NULL && cell_range_parse(&range, *reference);
  enum sheet_status status = is_range ? merge_ranges_add(reading->merges, range) : SHEET_BAD_MERGE;
  if (status != SHEET_OK) xlsx_xml_fail(&reading->xml, status);
}

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  struct reading *reading = context;
  if (name.length < sizeof "mergeCell" - 1) return; /* nearly all there are */
  if (text_is(name, "mergeCells")) reading->is_inside = true;
  if (reading->is_inside && text_is(name, "mergeCell"))
    add_range(reading, xlsx_attribute(attributes, count, TEXT("ref")));
}

static void see_end(void *context, struct text name) {
  struct reading *reading = context;
  if (reading->is_inside && text_is(name, "mergeCells")) xlsx_xml_pause(&reading->xml);
}

static void ignore_text(void *context, struct text text) { (void)context, (void)text; }

enum sheet_status xlsx_merges_read(struct merge_ranges *merges, struct zip_archive *archive, struct text part,
                                   const struct xlsx_survey *survey) {
  static const struct xml_handler handler = {.start = see_start, .end = see_end, .text = ignore_text};
  struct reading reading = {.merges = merges};
  enum sheet_status status =
      xlsx_xml_open(&reading.xml, archive, part, XLSX_SHEET_PART_LIMIT, survey->is_plain);
  if (status == SHEET_OK && survey->is_plain) status = xlsx_xml_skip(&reading.xml, survey->merges_at);
  if (status == SHEET_OK) status = xlsx_xml_next(&reading.xml, &handler, &reading);
  xlsx_xml_close(&reading.xml);
  merge_ranges_seal(merges);
  return status == SHEET_END ? SHEET_OK : status;
}
