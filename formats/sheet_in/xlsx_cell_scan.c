#include "formats/sheet_in/xlsx_cell_scan.h"

#include "formats/sheet_in/xml_bytes.h"
#include "formats/sheet_in/xml_entity.h"

bool xlsx_cell_scan_attribute(struct xlsx_attribute *attribute, const char **at, const char *end) {
  enum { SHORT = 12, BEFORE = 3 };
  const char *start = *at;
  if (end - start < SHORT + BEFORE || start[1] != '=' || start[2] != '"') return false;
  if (xml_class_of(start[0]) != BYTE_NAME) return false;
  const char *value = start + BEFORE, *behind = xml_run_end(value, value + SHORT);
  if (behind == value + SHORT || *behind != '"') return false;
  *attribute = (struct xlsx_attribute){{start, 1}, {value, (size_t)(behind - value)}};
  *at = behind + 1;
  return true;
}

bool xlsx_cell_scan_is_twice(const struct xlsx_attribute *attributes, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (text_equals(attributes[i].name, attributes[count].name)) return true;
  return false;
}

/* The same where all names are a letter. */
static bool is_letter_twice(const struct xlsx_attribute *attributes, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (attributes[i].name.at[0] == attributes[count].name.at[0]) return true;
  return false;
}

/* Up to three attributes, each behind a blank. NULL: something else. */
static const char *take_attributes(struct xlsx_xml *xml, const char *at, const char *end, size_t *count) {
  enum { ATTRIBUTES_MOST = 3 };
  for (*count = 0; at < end && *at == ' '; *count += 1) {
    struct xlsx_attribute *attribute = xlsx_markup_attribute_room(xml, *count);
    at++;
    if (*count == ATTRIBUTES_MOST || !xlsx_cell_scan_attribute(attribute, &at, end)) return NULL;
    if (is_letter_twice(xml->attributes, *count)) return NULL;
  }
  return at;
}

/* The value up to the next tag, its references resolved. NULL: cut, or one that is none. */
static const char *take_value(struct xlsx_xml *xml, const char *at, const char *end, struct text *value) {
  const char *start = at;
  while ((at = xml_run_end(at, end)) < end && *at == '"') at++;
  *value = (struct text){start, (size_t)(at - start)};
  if (at == end || *at == '<') return at;
  at = memchr(at, '<', (size_t)(end - at));
  if (at == NULL) return NULL;
  value->length = (size_t)(at - start);
  buffer_reset(&xml->decoded);
  if (!xml_entities_decode(&xml->decoded, *value)) return NULL;
  *value = buffer_text(&xml->decoded);
  return at;
}

/* Passes over these very bytes; NULL: others stand there. */
static inline const char *pass(struct text literal, const char *at, const char *end) {
  bool is_there = (size_t)(end - at) >= literal.length && memcmp(at, literal.at, literal.length) == 0;
  return is_there ? at + literal.length : NULL;
}

/* What is behind the cell at `at` that somebody took; NULL: nobody did. */
static const char *take_cell(struct xlsx_xml *xml, const char *at, const char *end) {
  size_t count;
  struct text value;
  at = take_attributes(xml, at + 2, end, &count);
  if (at == NULL || end - at < 3) return NULL;
  const bool is_inline = at[1] == '<' && at[2] == 'i';
  at = is_inline ? pass(TEXT("><is><t>"), at, end) : pass(TEXT("><v>"), at, end);
  if (at != NULL) at = take_value(xml, at, end, &value);
  if (at == NULL) return NULL;
  at = is_inline ? pass(TEXT("</t></is></c>"), at, end) : pass(TEXT("</v></c>"), at, end);
  bool is_taken = at != NULL && xml->handler->cell(xml->context, xml->attributes, count, value, is_inline);
  return is_taken ? at : NULL;
}

/* The same of a shared text. */
static const char *take_shared(struct xlsx_xml *xml, const char *at, const char *end) {
  struct text value;
  at = at[6] == '>' ? pass(TEXT("<si><t>"), at, end) : pass(TEXT("<si><t xml:space=\"preserve\">"), at, end);
  if (at != NULL) at = take_value(xml, at, end, &value);
  if (at != NULL) at = pass(TEXT("</t></si>"), at, end);
  return at != NULL && xml->handler->shared(xml->context, value) ? at : NULL;
}

bool xlsx_cell_scan_take(struct xlsx_xml *xml) {
  enum { LEAST = 16, DEPTH = 3 };
  const struct xml_handler *handler = xml->handler;
  if (xml->window.length - xml->cursor < LEAST || xml->depth == 0 || xml->depth + DEPTH > XML_DEPTH_LIMIT)
    return false;
  const char *at = xml->window.at + xml->cursor, *end = xml->window.at + xml->window.length;
  if (handler->cell != NULL && at[1] == 'c' && at[2] == ' ')
    at = take_cell(xml, at, end);
  else
    at = handler->shared != NULL && at[1] == 's' && at[2] == 'i' ? take_shared(xml, at, end) : NULL;
  if (at != NULL) xml->cursor = (size_t)(at - xml->window.at);
  return at != NULL;
}
