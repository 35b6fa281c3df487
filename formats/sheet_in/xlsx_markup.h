/* What a part of a workbook is taken apart into, and where its reading stands: shared by xlsx_xml, the two
 * engines behind it and whoever handles events. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_MARKUP_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
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
  /* A whole c with a v in it, or with a t in an is, and no more, in place of those events; only the scanner
   * asks. False: give the events. NULL: always. */
  bool (*cell)(void *context, const struct xlsx_attribute *attributes, size_t count, struct text value,
               bool is_inline);
  /* Likewise a whole si with a t in it, and no more. */
  bool (*shared)(void *context, struct text value);
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
  struct buffer names; /* of open elements, one after another */
  size_t name_lengths[XML_DEPTH_LIMIT];
  struct buffer decoded; /* texts and values with entities in them */
};

/* The value of an attribute without a prefix, or NULL. */
const struct text *xlsx_attribute(const struct xlsx_attribute *attributes, size_t count, struct text name);

/* "x:row" as "row". */
static inline struct text xml_local_name(struct text name) {
  const char *colon = name.length == 0 ? NULL : memchr(name.at, ':', name.length);
  return colon == NULL ? name : text_from_offset(name, (size_t)(colon - name.at) + 1);
}

/* For engines: what is against the part; the first word counts. */
void xlsx_markup_fail(struct xlsx_xml *xml, enum sheet_status status);

/* For engines: room for one more attribute; NULL, and the part has failed: more than a tag may have. */
struct xlsx_attribute *xlsx_markup_attribute_room(struct xlsx_xml *xml, size_t count);

#endif
