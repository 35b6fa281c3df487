#include "formats/sheet_in/xlsx_markup.h"

#include "calc/array.h"

const struct text *xlsx_attribute(const struct xlsx_attribute *attributes, size_t count, struct text name) {
  for (size_t i = 0; i < count; i++)
    if (text_equals(attributes[i].name, name)) return &attributes[i].value;
  return NULL;
}

void xlsx_markup_fail(struct xlsx_xml *xml, enum sheet_status status) {
  if (xml->status == SHEET_OK) xml->status = status;
}

struct xlsx_attribute *xlsx_markup_attribute_room(struct xlsx_xml *xml, size_t count) {
  if (count == XML_ATTRIBUTE_LIMIT) {
    xlsx_markup_fail(xml, SHEET_XML_TAG_TOO_LONG);
    return NULL;
  }
  xml->attributes = array_grow(xml->attributes, &xml->attribute_capacity, count + 1, sizeof *xml->attributes);
  return &xml->attributes[count];
}
