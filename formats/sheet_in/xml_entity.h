/* References in XML text: the five names that XML itself has, and numbers. */
#ifndef ARREARS_FORMATS_SHEET_IN_XML_ENTITY_H
#define ARREARS_FORMATS_SHEET_IN_XML_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

/* Appends `raw` with its references resolved and its line ends as LF. false: a reference to something else,
 * or to no character. Never appends more bytes than `raw` has. */
MUST_USE bool xml_entities_decode(struct buffer *out, struct text raw);

/* Appends a character in UTF-8. false: a surrogate, or above U+10FFFF; nothing is appended. */
MUST_USE bool utf8_add(struct buffer *out, uint32_t character);

#endif
