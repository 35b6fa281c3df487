#include "formats/sheet_in/xlsx_styles.h"

#include "formats/sheet_in/xlsx_number.h"
#include "formats/sheet_in/xlsx_relations.h"
#include "formats/sheet_in/xlsx_xml.h"

struct reading {
  struct xlsx_xml xml;
  struct cell_formats *formats;
  bool is_in_cell_formats; /* cellXfs; cellStyleXfs has `xf` too, and a dxf has a `numFmt` */
  bool is_in_number_formats;
};

static void add_code(struct reading *reading, const struct xlsx_attribute *attributes, size_t count) {
  const struct text *id = xlsx_attribute(attributes, count, TEXT("numFmtId"));
  const struct text *code = xlsx_attribute(attributes, count, TEXT("formatCode"));
  uint32_t number;
  if (id == NULL || code == NULL || !xlsx_number_parse(&number, *id)) return;
  enum sheet_status status = cell_formats_add_code(reading->formats, number, *code);
  if (status != SHEET_OK) xlsx_xml_fail(&reading->xml, status);
}

static void add_format(struct reading *reading, const struct xlsx_attribute *attributes, size_t count) {
  const struct text *id = xlsx_attribute(attributes, count, TEXT("numFmtId"));
  uint32_t number = 0;
  if (id != NULL && !xlsx_number_parse(&number, *id)) number = NUMBER_FORMAT_LIMIT;
  enum sheet_status status = cell_formats_add(reading->formats, number);
  if (status != SHEET_OK) xlsx_xml_fail(&reading->xml, status);
}

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  struct reading *reading = context;
  if (text_is(name, "numFmts")) reading->is_in_number_formats = true;
  if (text_is(name, "cellXfs")) reading->is_in_cell_formats = true;
  if (reading->is_in_number_formats && text_is(name, "numFmt")) add_code(reading, attributes, count);
  if (reading->is_in_cell_formats && text_is(name, "xf")) add_format(reading, attributes, count);
}

static void see_end(void *context, struct text name) {
  struct reading *reading = context;
  if (text_is(name, "numFmts")) reading->is_in_number_formats = false;
  if (text_is(name, "cellXfs")) reading->is_in_cell_formats = false;
}

static void ignore_text(void *context, struct text text) { (void)context, (void)text; }

enum sheet_status xlsx_styles_read(struct cell_formats *formats, struct zip_archive *archive,
                                   struct text part) {
  static const struct xml_handler handler = {.start = see_start, .end = see_end, .text = ignore_text};
  struct reading reading = {.formats = formats};
  if (part.length == 0) return SHEET_OK;
  enum sheet_status status = xlsx_xml_open(&reading.xml, archive, part, XLSX_SMALL_PART, false);
  bool is_there = status != SHEET_PART_MISSING;
  while (status == SHEET_OK) status = xlsx_xml_next(&reading.xml, &handler, &reading);
  xlsx_xml_close(&reading.xml);
  return status == SHEET_END || !is_there ? SHEET_OK : status;
}
