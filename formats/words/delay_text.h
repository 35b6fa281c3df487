/* What waiting costs, in one sentence a person reads: RULES 5.8 and 6.5 in words. */
#ifndef ARREARS_FORMATS_WORDS_DELAY_TEXT_H
#define ARREARS_FORMATS_WORDS_DELAY_TEXT_H

#include "calc/assessment.h"
#include "calc/buffer.h"
#include "formats/words/labels.h"

/* Appends for example "each day later costs 12.34; pay by 2025-09-30: from 2025-10-01 the gap exceeds 3
 * months if the person is still not insured again, cover returns on 2026-04-01 instead of 2025-11-01". The
 * later day of cover is what paying on the first worse day brings, the earlier one what today's rule would
 * have brought on that same day. No final full stop; nothing at all when waiting costs nothing. */
void delay_text(struct buffer *out, enum language language, const struct assessment *assessment);

/* Appends the part of it from "pay by" on; nothing where no day is worse. */
void delay_worse_text(struct buffer *out, enum language language, const struct assessment *assessment);

#endif
