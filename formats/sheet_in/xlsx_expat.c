#include "formats/sheet_in/xlsx_expat.h"

#include <expat.h>
#include <stdlib.h>

static void fail(struct xlsx_xml *xml, enum sheet_status status) {
  xlsx_markup_fail(xml, status);
  xlsx_expat_stop(xml);
}

static void XMLCALL see_start(void *context, const XML_Char *name, const XML_Char **pairs) {
  struct xlsx_xml *xml = context;
  size_t count = 0;
  if (xml->status != SHEET_OK) return;
  if (++xml->depth > XML_DEPTH_LIMIT) {
    fail(xml, SHEET_XML_TOO_DEEP);
    return;
  }
  for (; pairs[2 * count] != NULL; count++) {
    struct xlsx_attribute *attribute = xlsx_markup_attribute_room(xml, count);
    if (attribute == NULL) {
      xlsx_expat_stop(xml);
      return;
    }
    *attribute = (struct xlsx_attribute){text_from(pairs[2 * count]), text_from(pairs[2 * count + 1])};
  }
  xml->handler->start(xml->context, xml_local_name(text_from(name)), xml->attributes, count);
}

static void XMLCALL see_end(void *context, const XML_Char *name) {
  struct xlsx_xml *xml = context;
  if (xml->status != SHEET_OK) return;
  xml->depth -= 1;
  xml->handler->end(xml->context, xml_local_name(text_from(name)));
}

static void XMLCALL see_text(void *context, const XML_Char *text, int length) {
  struct xlsx_xml *xml = context;
  if (xml->status == SHEET_OK) xml->handler->text(xml->context, (struct text){text, (size_t)length});
}

static void XMLCALL see_doctype(void *context, const XML_Char *name, const XML_Char *system_id,
                                const XML_Char *public_id, int has_subset) {
  (void)name, (void)system_id, (void)public_id, (void)has_subset;
  fail(context, SHEET_XML_HAS_DOCTYPE);
}

void xlsx_expat_open(struct xlsx_xml *xml) {
  XML_Parser parser = XML_ParserCreate(NULL);
  if (parser == NULL) abort();
  XML_SetUserData(parser, xml);
  XML_SetElementHandler(parser, see_start, see_end);
  XML_SetCharacterDataHandler(parser, see_text);
  XML_SetStartDoctypeDeclHandler(parser, see_doctype);
  xml->parser = parser;
}

/* Unpacks the next block and has it parsed. */
static enum XML_Status parse_block(struct xlsx_xml *xml) {
  size_t count;
  void *block = XML_GetBuffer(xml->parser, XML_BLOCK);
  if (block == NULL) abort();
  enum sheet_status status = zip_archive_read(xml->archive, block, XML_BLOCK, &count);
  if (status != SHEET_OK) {
    xml->status = status;
    return XML_STATUS_ERROR;
  }
  xml->fed += count;
  xml->is_at_end = count == 0;
  return XML_ParseBuffer(xml->parser, (int)count, xml->is_at_end);
}

/* Expat keeps a tag until it has all of it. */
static bool is_tag_too_long(const struct xlsx_xml *xml) {
  XML_Index parsed = XML_GetCurrentByteIndex(xml->parser);
  return parsed >= 0 && xml->fed - (uint64_t)parsed > XML_TAG_LIMIT;
}

enum sheet_status xlsx_expat_next(struct xlsx_xml *xml) {
  for (;;) {
    bool is_resumed = xml->has_paused_parser;
    xml->has_paused_parser = false;
    enum XML_Status parsed = is_resumed ? XML_ResumeParser(xml->parser) : parse_block(xml);
    if (xml->status != SHEET_OK) return xml->status;
    xml->has_paused_parser = parsed == XML_STATUS_SUSPENDED;
    if (xml->has_paused_parser) return SHEET_OK;
    if (parsed == XML_STATUS_ERROR)
      xml->status = SHEET_XML_MALFORMED;
    else if (!xml->is_at_end && is_tag_too_long(xml))
      xml->status = SHEET_XML_TAG_TOO_LONG;
    if (xml->status != SHEET_OK) return xml->status;
    if (xml->is_at_end) return SHEET_END;
  }
}

void xlsx_expat_stop(struct xlsx_xml *xml) { XML_StopParser(xml->parser, xml->status == SHEET_OK); }

void xlsx_expat_close(struct xlsx_xml *xml) {
  if (xml->parser != NULL) XML_ParserFree(xml->parser);
  xml->parser = NULL;
}
