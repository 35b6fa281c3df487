#include "formats/sheet_in/xlsx_workbook.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/xlsx_xml.h"

struct reading {
  struct xlsx_xml xml;
  struct xlsx_workbook *workbook;
  const struct xlsx_relations *relations;
};

static enum sheet_visibility visibility_of(const struct text *state) {
  static const char *const states[SHEET_VISIBILITY_COUNT] = {"visible", "hidden", "veryHidden"};
  for (size_t i = 0; state != NULL && i < SHEET_VISIBILITY_COUNT; i++)
    if (text_is(*state, states[i])) return (enum sheet_visibility)i;
  return SHEET_VISIBLE;
}

/* The one attribute that is an id with a prefix, whatever the prefix. */
static const struct text *relation_id(const struct xlsx_attribute *attributes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct text local = xml_local_name(attributes[i].name);
    if (text_is(local, "id") && local.length < attributes[i].name.length) return &attributes[i].value;
  }
  return NULL;
}

static void add_sheet(struct reading *reading, const struct xlsx_attribute *attributes, size_t count) {
  struct xlsx_workbook *workbook = reading->workbook;
  const struct text *name = xlsx_attribute(attributes, count, TEXT("name"));
  const struct text *id = relation_id(attributes, count);
  const struct xlsx_relation *relation = id == NULL ? NULL : xlsx_relations_by_id(reading->relations, *id);
  if (workbook->sheet_count == SHEET_LIMIT) {
    xlsx_xml_fail(&reading->xml, SHEET_TOO_MANY_SHEETS);
    return;
  }
  workbook->sheets = array_grow(workbook->sheets, &workbook->sheet_capacity, workbook->sheet_count + 1,
                                sizeof *workbook->sheets);
  struct xlsx_sheet *sheet = &workbook->sheets[workbook->sheet_count++];
  *sheet = (struct xlsx_sheet){.visibility = visibility_of(xlsx_attribute(attributes, count, TEXT("state"))),
                               .has_cells = relation == NULL || relation->kind == RELATION_WORKSHEET};
  if (name != NULL) buffer_add_text(&sheet->name, *name);
  if (relation != NULL) buffer_add_text(&sheet->part, buffer_text(&relation->part));
}

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  struct reading *reading = context;
  if (text_is(name, "sheet")) add_sheet(reading, attributes, count);
  if (!text_is(name, "workbookPr")) return;
  const struct text *is_1904 = xlsx_attribute(attributes, count, TEXT("date1904"));
  if (is_1904 != NULL && (text_is(*is_1904, "1") || text_is(*is_1904, "true")))
    reading->workbook->dates = DATE_SYSTEM_1904;
}

static void ignore_end(void *context, struct text name) { (void)context, (void)name; }
static void ignore_text(void *context, struct text text) { (void)context, (void)text; }

static enum sheet_status read_part(struct xlsx_workbook *workbook, struct zip_archive *archive,
                                   struct text part, const struct xlsx_relations *relations) {
  static const struct xml_handler handler = {.start = see_start, .end = ignore_end, .text = ignore_text};
  struct reading reading = {.workbook = workbook, .relations = relations};
  enum sheet_status status = xlsx_xml_open(&reading.xml, archive, part, XLSX_SMALL_PART, false);
  while (status == SHEET_OK) status = xlsx_xml_next(&reading.xml, &handler, &reading);
  xlsx_xml_close(&reading.xml);
  return status == SHEET_END ? SHEET_OK : status;
}

static void take_part(struct buffer *part, const struct xlsx_relations *relations, enum relation_kind kind) {
  const struct xlsx_relation *relation = xlsx_relations_by_kind(relations, kind);
  if (relation != NULL) buffer_add_text(part, buffer_text(&relation->part));
}

/* Where the workbook part is; a package that does not say has it in the usual place. */
static enum sheet_status find_part(struct buffer *part, struct zip_archive *archive) {
  struct xlsx_relations relations = {0};
  enum sheet_status status = xlsx_relations_read(&relations, archive, TEXT(""));
  take_part(part, &relations, RELATION_WORKBOOK);
  xlsx_relations_clear(&relations);
  if (part->length == 0) buffer_add_literal(part, "xl/workbook.xml");
  return status == SHEET_PART_MISSING ? SHEET_OK : status;
}

enum sheet_status xlsx_workbook_read(struct xlsx_workbook *workbook, struct zip_archive *archive) {
  struct xlsx_relations relations = {0};
  struct buffer part = {0};
  *workbook = (struct xlsx_workbook){.dates = DATE_SYSTEM_1900};
  enum sheet_status status = find_part(&part, archive);
  if (status == SHEET_OK) status = xlsx_relations_read(&relations, archive, buffer_text(&part));
  if (status == SHEET_OK) status = read_part(workbook, archive, buffer_text(&part), &relations);
  if (status == SHEET_OK && workbook->sheet_count == 0) status = SHEET_NO_SHEETS;
  take_part(&workbook->strings_part, &relations, RELATION_STRINGS);
  take_part(&workbook->styles_part, &relations, RELATION_STYLES);
  xlsx_relations_clear(&relations);
  buffer_clear(&part);
  return status;
}

void xlsx_workbook_clear(struct xlsx_workbook *workbook) {
  for (size_t i = 0; i < workbook->sheet_count; i++) {
    buffer_clear(&workbook->sheets[i].name);
    buffer_clear(&workbook->sheets[i].part);
  }
  free(workbook->sheets);
  buffer_clear(&workbook->strings_part);
  buffer_clear(&workbook->styles_part);
  *workbook = (struct xlsx_workbook){.dates = DATE_SYSTEM_1900};
}
