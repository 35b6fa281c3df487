/* Rows of a quotation, as its parts write them. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_ROW_H
#define ARREARS_FORMATS_REPORT_QUOTATION_ROW_H

#include "calc/dossier.h"
#include "calc/region.h"
#include "formats/report/paper.h"
#include "formats/words/labels.h"

/* A quotation on its way. */
struct quotation {
  struct paper *paper;
  enum language language;
  const struct regions *regions; /* NULL: codes alone */
  const struct dossier *dossier;
};

/* A line of facts holds two: label and value, label and value. */
struct quotation_facts {
  const struct quotation *quotation;
  int count;
};

struct text quotation_word(const struct quotation *quotation, enum label id);
struct text quotation_scheme(const struct quotation *quotation, enum scheme scheme);

/* The words of a label, filled in. */
void quotation_add(struct buffer *out, const struct quotation *quotation, enum label id,
                   const struct text *arguments, int count);

/* Names in one list, as the language sets them apart. */
void quotation_add_list(struct buffer *out, const struct quotation *quotation, const struct text *names,
                        int count);

/* A title across the page. */
void quotation_section(const struct quotation *quotation, enum label id);

/* A paragraph of such words. */
void quotation_paragraph(const struct quotation *quotation, enum label id, const struct text *arguments,
                         int count);

/* The next fact; an empty text is none. */
void quotation_fact_text(struct quotation_facts *facts, enum label id, struct text text);
void quotation_fact_amount(struct quotation_facts *facts, enum label id, const struct money *amount);

/* A fact over the whole line. */
void quotation_fact_line(struct quotation_facts *facts, enum label id, struct text text);

/* Fills the line begun. */
void quotation_facts_end(struct quotation_facts *facts);

#endif
