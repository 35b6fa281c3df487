#include "formats/sheet_in/xlsx_scan.h"

#include "formats/sheet_in/xlsx_cell_scan.h"
#include "formats/sheet_in/xml_bytes.h"
#include "formats/sheet_in/xml_entity.h"

/* What became of an attempt to read something from the window. */
enum scan {
  SCAN_DONE,
  SCAN_CUT, /* the window ends within it */
  SCAN_WRONG
};

/* One word rather than two flags: read together right after they were written they would stall the processor,
 * for every tag. */
enum tag_kind { TAG_START, TAG_END, TAG_EMPTY };

struct tag {
  struct text name;
  size_t count; /* of attributes */
  enum tag_kind kind;
  const char *behind;
};

/* Moves what is left to the front and unpacks another block after it. */
static void refill(struct xlsx_xml *xml) {
  struct buffer *window = &xml->window;
  size_t left = window->length - xml->cursor, count;
  if (window->at != NULL) memmove(window->at, window->at + xml->cursor, left);
  window->length = left;
  xml->cursor = 0;
  enum sheet_status status =
      zip_archive_read(xml->archive, buffer_room(window, XML_BLOCK), XML_BLOCK, &count);
  window->length += count;
  xml->is_at_end = count == 0;
  if (status != SHEET_OK) xlsx_markup_fail(xml, status);
}

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && xml_class_of(*at) == BYTE_BLANK) at++;
  return at;
}

/* The name at `at`; empty where none begins. It may go on behind `end`. */
static struct text name_at(const char *at, const char *end) {
  const char *start = at;
  if (at < end && xml_class_of(*at) == BYTE_NAME) at++;
  while (at > start && at < end && (xml_class_of(*at) == BYTE_NAME || xml_class_of(*at) == BYTE_INNER)) at++;
  return (struct text){start, (size_t)(at - start)};
}

/* The value with its entities resolved; what was decoded for this tag before stays where it is. */
static enum scan decode_value(struct xlsx_xml *xml, struct text *value, size_t tag_room) {
  bool has_entity = false;
  for (size_t i = 0; i < value->length; i++) { /* a few bytes, as a rule */
    if (value->at[i] == '<') return SCAN_WRONG;
    has_entity |= value->at[i] == '&';
  }
  if (!has_entity) return SCAN_DONE;
  buffer_room(&xml->decoded, tag_room);
  size_t start = xml->decoded.length;
  if (!xml_entities_decode(&xml->decoded, *value)) return SCAN_WRONG;
  *value = (struct text){xml->decoded.at + start, xml->decoded.length - start};
  return SCAN_DONE;
}

/* Reads `name="value"` and moves past it. */
static enum scan scan_attribute(struct xlsx_xml *xml, const char **at, const char *end, size_t count) {
  struct xlsx_attribute *attribute = xlsx_markup_attribute_room(xml, count);
  if (attribute == NULL) return SCAN_WRONG;
  if (xlsx_cell_scan_attribute(attribute, at, end)) return SCAN_DONE;
  const char *start = *at;
  attribute->name = name_at(start, end);
  const char *equals = skip_blanks(start + attribute->name.length, end);
  if (equals == end) return SCAN_CUT;
  if (attribute->name.length == 0 || *equals != '=') return SCAN_WRONG;
  const char *quote = skip_blanks(equals + 1, end);
  if (quote == end) return SCAN_CUT;
  if (*quote != '"' && *quote != '\'') return SCAN_WRONG;
  const char *closing = memchr(quote + 1, *quote, (size_t)(end - quote - 1));
  if (closing == NULL) return SCAN_CUT;
  attribute->value = (struct text){quote + 1, (size_t)(closing - quote - 1)};
  *at = closing + 1;
  return decode_value(xml, &attribute->value, (size_t)(end - start));
}

/* Reads all attributes, up to the `>` or `/>`. */
static enum scan scan_attributes(struct xlsx_xml *xml, struct tag *tag, const char *at, const char *end) {
  for (;;) {
    const char *next = skip_blanks(at, end);
    if (next == end) return SCAN_CUT;
    const bool is_empty = *next == '/';
    if (is_empty && ++next == end) return SCAN_CUT;
    tag->behind = next + 1;
    if (is_empty && tag->kind == TAG_END) return SCAN_WRONG;
    if (is_empty) tag->kind = TAG_EMPTY;
    if (*next == '>') return SCAN_DONE;
    if (tag->kind != TAG_START || next == at) return SCAN_WRONG;
    at = next;
    enum scan scan = scan_attribute(xml, &at, end, tag->count);
    if (scan != SCAN_DONE) return scan;
    if (xlsx_cell_scan_is_twice(xml->attributes, tag->count)) return SCAN_WRONG;
    tag->count += 1;
  }
}

/* <v>, </c>: nearly all tags are a letter and nothing else. */
static bool is_bare_letter(const char *at, const char *end) {
  return end - at >= 2 && at[1] == '>' && xml_class_of(at[0]) == BYTE_NAME;
}

static enum scan scan_tag(struct xlsx_xml *xml, struct tag *tag) {
  const char *at = xml->window.at + xml->cursor + 1, *end = xml->window.at + xml->window.length;
  const bool is_end = at < end && *at == '/';
  *tag = (struct tag){.kind = is_end ? TAG_END : TAG_START};
  buffer_reset(&xml->decoded);
  at += is_end;
  if (is_bare_letter(at, end)) {
    tag->name = (struct text){at, 1};
    tag->behind = at + 2;
    return SCAN_DONE;
  }
  tag->name = name_at(at, end);
  at += tag->name.length;
  if (at >= end) return SCAN_CUT;
  if (tag->name.length == 0) return SCAN_WRONG;
  return scan_attributes(xml, tag, at, end);
}

static void open_element(struct xlsx_xml *xml, const struct tag *tag) {
  if (xml->depth == XML_DEPTH_LIMIT) {
    xlsx_markup_fail(xml, SHEET_XML_TOO_DEEP);
    return;
  }
  xml->name_lengths[xml->depth++] = tag->name.length;
  buffer_add_text(&xml->names, tag->name);
  xml->handler->start(xml->context, xml_local_name(tag->name), xml->attributes, tag->count);
}

/* Whether the element that was opened last has this name. */
static bool is_open(const struct xlsx_xml *xml, struct text name) {
  if (xml->depth == 0 || xml->name_lengths[xml->depth - 1] != name.length) return false;
  const char *open = xml->names.at + xml->names.length - name.length;
  return open[0] == name.at[0] && (name.length == 1 || memcmp(open, name.at, name.length) == 0);
}

static void close_element(struct xlsx_xml *xml, struct text name) {
  if (!is_open(xml, name)) {
    xlsx_markup_fail(xml, SHEET_XML_MALFORMED);
    return;
  }
  xml->names.length -= name.length;
  xml->depth -= 1;
  xml->handler->end(xml->context, xml_local_name(name));
}

static enum scan take_tag(struct xlsx_xml *xml) {
  struct tag tag;
  enum scan scan = scan_tag(xml, &tag);
  if (scan != SCAN_DONE) return scan;
  if (xml->depth == 0 && xml->has_begun) return SCAN_WRONG; /* a second root */
  xml->has_begun = true;
  xml->cursor = (size_t)(tag.behind - xml->window.at);
  if (tag.kind != TAG_END) open_element(xml, &tag);
  if (tag.kind != TAG_START && xml->status == SHEET_OK) close_element(xml, tag.name);
  return SCAN_DONE;
}

static void give_text(struct xlsx_xml *xml, struct text text) {
  bool is_as_it_stands = true;
  for (size_t i = 0; i < text.length && is_as_it_stands; i++)
    is_as_it_stands = text.at[i] != '&' && text.at[i] != '\r';
  if (!is_as_it_stands) {
    buffer_reset(&xml->decoded);
    if (!xml_entities_decode(&xml->decoded, text)) xlsx_markup_fail(xml, SHEET_XML_MALFORMED);
    text = buffer_text(&xml->decoded);
  }
  if (xml->status == SHEET_OK) xml->handler->text(xml->context, text);
}

/* Between the elements of a part, blanks; outside of its root nothing else. */
static bool is_blank(struct text text) {
  return skip_blanks(text.at, text.at + text.length) == text.at + text.length;
}

static enum scan take_text(struct xlsx_xml *xml) {
  struct text rest = text_from_offset(buffer_text(&xml->window), xml->cursor);
  const char *tag = memchr(rest.at, '<', rest.length);
  if (tag == NULL && !xml->is_at_end) return SCAN_CUT;
  struct text text = {rest.at, tag == NULL ? rest.length : (size_t)(tag - rest.at)};
  if (xml->depth == 0 && !is_blank(text)) return SCAN_WRONG;
  xml->cursor += text.length;
  if (xml->depth > 0) give_text(xml, text);
  return SCAN_DONE;
}

/* A byte order mark and the declaration. */
static void take_head(struct xlsx_xml *xml) {
  do {
    refill(xml);
  } while (xml->window.length < XML_BLOCK && !xml->is_at_end && xml->status == SHEET_OK);
  struct text head = buffer_text(&xml->window);
  if (text_starts_with(head, TEXT("\xEF\xBB\xBF"))) xml->cursor = 3;
  if (!text_starts_with(text_from_offset(head, xml->cursor), TEXT("<?"))) return;
  const char *closing = memchr(head.at, '>', head.length);
  xml->cursor = closing == NULL ? head.length : (size_t)(closing + 1 - head.at);
}

/* Takes one tag or one text. */
static enum scan take_one(struct xlsx_xml *xml) {
  if (xml->cursor == xml->window.length) return SCAN_CUT;
  if (xml->window.at[xml->cursor] != '<') return take_text(xml);
  return xlsx_cell_scan_take(xml) ? SCAN_DONE : take_tag(xml);
}

/* What was cut may be whole in a longer window. */
static void lengthen(struct xlsx_xml *xml) {
  bool is_tag = xml->cursor < xml->window.length && xml->window.at[xml->cursor] == '<';
  if (xml->window.length - xml->cursor > XML_TAG_LIMIT)
    xlsx_markup_fail(xml, is_tag ? SHEET_XML_TAG_TOO_LONG : SHEET_TEXT_TOO_LONG);
  else if (xml->is_at_end)
    xlsx_markup_fail(xml, SHEET_XML_MALFORMED);
  else
    refill(xml);
}

enum sheet_status xlsx_scan_next(struct xlsx_xml *xml) {
  if (xml->window.at == NULL) take_head(xml);
  while (xml->status == SHEET_OK && !xml->is_paused) {
    bool is_over = xml->is_at_end && xml->cursor == xml->window.length && xml->depth == 0 && xml->has_begun;
    if (is_over) return SHEET_END;
    enum scan scan = take_one(xml);
    if (scan == SCAN_CUT) lengthen(xml);
    if (scan == SCAN_WRONG) xlsx_markup_fail(xml, SHEET_XML_MALFORMED);
  }
  return xml->status;
}
