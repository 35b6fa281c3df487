/* Figures of results as stable text, for every exact output. CONTRACT 3: money with two decimals, days ISO
 * 8601, months YYYY-MM, rates as plain decimals, what does not apply empty. */
#ifndef ARREARS_FORMATS_WORDS_FIGURES_TEXT_H
#define ARREARS_FORMATS_WORDS_FIGURES_TEXT_H

#include "calc/assessment.h"
#include "calc/buffer.h"

void figure_number(struct buffer *out, int64_t number);
void figure_date(struct buffer *out, struct date date);    /* nothing when not set */
void figure_month(struct buffer *out, struct month month); /* nothing when not set */

/* `0.002x181+0.0005x215`: days without a rate as 0x12, equal neighbours merged. */
void figure_fee_rates(struct buffer *out, struct fee_segments segments);

/* `region/parameter@from` of the rows, separated by spaces. */
void figure_basis(struct buffer *out, const struct assessment *assessment, struct basis basis);
/* The sources of those rows, each once, separated by `; `. */
void figure_basis_sources(struct buffer *out, const struct assessment *assessment, struct basis basis);

/* Codes of the notes, separated by `;`. */
void figure_notes(struct buffer *out, note_set notes);

/* Names of parameters, separated by `;`. */
void figure_parameters(struct buffer *out, parameter_set named);

/* Parameters that get worse, separated by `;`. */
void figure_worse_why(struct buffer *out, unsigned worse_why);

#endif
