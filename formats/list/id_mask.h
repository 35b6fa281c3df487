/* Identity numbers on a terminal and in logs: enough of one to find the row, too little to be one. Files have
 * them whole. CONTRACT 1. */
#ifndef ARREARS_FORMATS_LIST_ID_MASK_H
#define ARREARS_FORMATS_LIST_ID_MASK_H

#include "calc/buffer.h"
#include "calc/text.h"

/* Appends 110105********1239: of 15 characters and more the first six and the last four, of eight and more
 * two and two, of fewer all. */
void id_mask_add(struct buffer *out, struct text id);

/* Masks what stands in `out` from `start` on and looks like an identity number: 15 digits, or 17 and a digit
 * or X, with a birthday in its place and no letter or digit beside it. */
void id_mask_from(struct buffer *out, size_t start);

#endif
