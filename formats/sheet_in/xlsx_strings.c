#include "formats/sheet_in/xlsx_strings.h"

#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/xlsx_survey.h"
#include "formats/sheet_in/xlsx_text.h"
#include "formats/sheet_in/xlsx_xml.h"

#define STRINGS_PART_LIMIT (UINT64_C(2) << 30)
enum { STRINGS_PART_KEPT = 8 * 1024 * 1024 };

struct reading {
  struct xlsx_xml xml;
  struct text_store *store;
  bool is_text;     /* within a t ... */
  bool is_phonetic; /* ... that is not within an rPh */
  struct buffer raw, item;
};

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  (void)attributes, (void)count;
  struct reading *reading = context;
  if (text_is(name, "t")) reading->is_text = true;
  if (text_is(name, "rPh")) reading->is_phonetic = true;
  if (text_is(name, "si")) buffer_reset(&reading->raw);
}

static void add_item(struct reading *reading, struct text raw) {
  buffer_reset(&reading->item);
  xlsx_text_add(&reading->item, raw);
  enum sheet_status status = text_store_add(reading->store, buffer_text(&reading->item));
  if (status != SHEET_OK) xlsx_xml_fail(&reading->xml, status);
}

static void see_end(void *context, struct text name) {
  struct reading *reading = context;
  if (text_is(name, "t")) reading->is_text = false;
  if (text_is(name, "rPh")) reading->is_phonetic = false;
  if (text_is(name, "si")) add_item(reading, buffer_text(&reading->raw));
}

static void see_text(void *context, struct text text) {
  struct reading *reading = context;
  if (!reading->is_text || reading->is_phonetic) return;
  buffer_add_text(&reading->raw, text);
  if (reading->raw.length > SHEET_TEXT_LIMIT) xlsx_xml_fail(&reading->xml, SHEET_TEXT_TOO_LONG);
}

static bool see_shared(void *context, struct text value) {
  struct reading *reading = context;
  if (reading->is_text || reading->is_phonetic || value.length > SHEET_TEXT_LIMIT) return false;
  add_item(reading, value);
  return true;
}

static enum sheet_status read_part(struct reading *reading, struct zip_archive *archive, struct text part,
                                   bool is_plain) {
  static const struct xml_handler handler = {
      .start = see_start, .end = see_end, .text = see_text, .shared = see_shared};
  enum sheet_status status = xlsx_xml_open(&reading->xml, archive, part, STRINGS_PART_LIMIT, is_plain);
  while (status == SHEET_OK) status = xlsx_xml_next(&reading->xml, &handler, reading);
  xlsx_xml_close(&reading->xml);
  buffer_clear(&reading->raw);
  buffer_clear(&reading->item);
  return status == SHEET_END ? SHEET_OK : status;
}

enum sheet_status xlsx_strings_read(struct text_store *store, struct zip_archive *archive, struct text part) {
  struct xlsx_survey survey;
  struct reading reading = {.store = store};
  if (part.length == 0) return SHEET_OK;
  enum sheet_status status = xlsx_survey_part(&survey, archive, part, STRINGS_PART_LIMIT, STRINGS_PART_KEPT);
  if (status == SHEET_OK) return read_part(&reading, archive, part, survey.is_plain);
  return status == SHEET_PART_MISSING ? SHEET_OK : status;
}
