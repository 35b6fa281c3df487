#include "formats/sheet_in/xlsx_merges.h"

#include "formats/sheet_in/xlsx_rows.h"
#include "formats/sheet_in/xlsx_xml.h"

struct reading {
  struct xlsx_xml xml;
  struct merge_ranges *merges;
};

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  struct reading *reading = context;
  if (name.length != sizeof "mergeCell" - 1 || !text_is(name, "mergeCell")) return;
  const struct text *reference = xlsx_attribute(attributes, count, TEXT("ref"));
  struct cell_range range;
  enum sheet_status status = reference != NULL && cell_range_parse(&range, *reference)
                                 ? merge_ranges_add(reading->merges, range)
                                 : SHEET_BAD_MERGE;
  if (status != SHEET_OK) xlsx_xml_fail(&reading->xml, status);
}

static void ignore_end(void *context, struct text name) { (void)context, (void)name; }
static void ignore_text(void *context, struct text text) { (void)context, (void)text; }

enum sheet_status xlsx_merges_read(struct merge_ranges *merges, struct zip_archive *archive, struct text part,
                                   bool is_plain) {
  static const struct xml_handler handler = {see_start, ignore_end, ignore_text};
  struct reading reading = {.merges = merges};
  enum sheet_status status = xlsx_xml_open(&reading.xml, archive, part, XLSX_SHEET_PART_LIMIT, is_plain);
  while (status == SHEET_OK) status = xlsx_xml_next(&reading.xml, &handler, &reading);
  xlsx_xml_close(&reading.xml);
  merge_ranges_seal(merges);
  return status == SHEET_END ? SHEET_OK : status;
}
