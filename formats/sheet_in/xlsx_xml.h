/* One XML part of a workbook as events, pulled: the part is read until a handler pauses it. Two engines give
 * the same events. Expat reads anything that is XML. The scanner reads what xlsx_survey found to be plain,
 * which sheets and shared texts are that a program wrote, in a third of the time. Names are local ones:
 * strict OOXML has other namespaces, and some writers prefix everything. A document type is refused, and so
 * are entities beyond XML's own five. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_XML_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/sheet_status.h"
#include "formats/sheet_in/zip_archive.h"

enum {
  XML_DEPTH_LIMIT = 64,
  XML_TAG_LIMIT = 256 * 1024, /* bytes of one tag */
  XML_ATTRIBUTE_LIMIT = 256,  /* of one tag */
  XML_BLOCK = 64 * 1024       /* bytes unpacked at once */
};

struct xlsx_attribute {
  struct text name; /* with its prefix */
  struct text value;
};

/* Views hold during the call. A text may come in pieces. */
struct xml_handler {
  void (*start)(void *context, struct text name, const struct xlsx_attribute *attributes, size_t count);
  void (*end)(void *context, struct text name);
  void (*text)(void *context, struct text text);
};

/* `{0}` is valid and closed. */
struct xlsx_xml {
  struct zip_archive *archive;
  const struct xml_handler *handler;
  void *context;
  bool is_paused, is_over;
  enum sheet_status status; /* what a handler or an engine said against the part */
  size_t depth;
  struct xlsx_attribute *attributes; /* owned */
  size_t attribute_capacity;

  void *parser; /* owned, expat's; NULL: the scanner */
  uint64_t fed; /* bytes given to expat */
  bool has_paused_parser;
  bool is_at_end; /* the archive has no more of the part */

  struct buffer window; /* the scanner's bytes; what comes next is at the cursor */
  size_t cursor;
  bool has_begun;
  struct buffer names; /* of open elements, one behind the other */
  size_t name_lengths[XML_DEPTH_LIMIT];
  struct buffer decoded; /* texts and values with entities in them */
};

/* Opens a part (limits as in zip_archive_open_part). is_plain: xlsx_survey says so of this very part.
 * `archive`, `handler` and `context` must outlive it, and no other part be opened meanwhile. */
MUST_USE enum sheet_status xlsx_xml_open(struct xlsx_xml *xml, struct zip_archive *archive, struct text part,
                                         uint64_t limit, bool is_plain);

/* Passes over the first bytes of a plain part that was just opened; what follows is read as if it were the
 * part. SHEET_OK, or a failure of the archive. */
MUST_USE enum sheet_status xlsx_xml_skip(struct xlsx_xml *xml, uint64_t count);

/* Reads on. SHEET_OK: a handler paused; SHEET_END: the part was read to its end and was well-formed. */
MUST_USE enum sheet_status xlsx_xml_next(struct xlsx_xml *xml, const struct xml_handler *handler,
                                         void *context);

/* For handlers: to come back to the caller behind this event; or with a failure, and no further event. */
void xlsx_xml_pause(struct xlsx_xml *xml);
void xlsx_xml_fail(struct xlsx_xml *xml, enum sheet_status status);

/* The value of an attribute without a prefix, or NULL. */
const struct text *xlsx_attribute(const struct xlsx_attribute *attributes, size_t count, struct text name);

/* "x:row" as "row". */
static inline struct text xml_local_name(struct text name) {
  const char *colon = name.length == 0 ? NULL : memchr(name.at, ':', name.length);
  return colon == NULL ? name : text_from_offset(name, (size_t)(colon - name.at) + 1);
}

void xlsx_xml_close(struct xlsx_xml *xml);

#endif
