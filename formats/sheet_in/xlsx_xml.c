#include "formats/sheet_in/xlsx_xml.h"

#include <stdlib.h>

#include "formats/sheet_in/xlsx_expat.h"
#include "formats/sheet_in/xlsx_scan.h"

enum sheet_status xlsx_xml_open(struct xlsx_xml *xml, struct zip_archive *archive, struct text part,
                                uint64_t limit, bool is_plain) {
  *xml = (struct xlsx_xml){.archive = archive};
  enum sheet_status status = zip_archive_open_part(archive, part, limit);
  if (status == SHEET_OK && !is_plain) xlsx_expat_open(xml);
  return status;
}

enum sheet_status xlsx_xml_skip(struct xlsx_xml *xml, uint64_t count) {
  enum sheet_status status = SHEET_OK;
  char *room = buffer_room(&xml->window, XML_BLOCK);
  while (status == SHEET_OK && count > 0) {
    size_t taken;
    status = zip_archive_read(xml->archive, room, count < XML_BLOCK ? (size_t)count : XML_BLOCK, &taken);
    if (status == SHEET_OK && taken == 0) status = SHEET_ZIP_DAMAGED;
    count -= taken;
  }
  return status;
}

enum sheet_status xlsx_xml_next(struct xlsx_xml *xml, const struct xml_handler *handler, void *context) {
  if (xml->status != SHEET_OK) return xml->status;
  if (xml->is_over) return SHEET_END;
  xml->handler = handler;
  xml->context = context;
  xml->is_paused = false;
  enum sheet_status status = xml->parser != NULL ? xlsx_expat_next(xml) : xlsx_scan_next(xml);
  xml->is_over = status == SHEET_END;
  return status;
}

void xlsx_xml_pause(struct xlsx_xml *xml) {
  xml->is_paused = true;
  if (xml->parser != NULL) xlsx_expat_stop(xml);
}

void xlsx_xml_fail(struct xlsx_xml *xml, enum sheet_status status) {
  xlsx_markup_fail(xml, status);
  if (xml->parser != NULL) xlsx_expat_stop(xml);
}

void xlsx_xml_close(struct xlsx_xml *xml) {
  xlsx_expat_close(xml);
  buffer_clear(&xml->window);
  buffer_clear(&xml->names);
  buffer_clear(&xml->decoded);
  free(xml->attributes);
  *xml = (struct xlsx_xml){0};
}
