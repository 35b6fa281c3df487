/* Rows of a quotation, as its parts write them. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_ROW_H
#define ARREARS_FORMATS_REPORT_QUOTATION_ROW_H

#include "calc/dossier.h"
#include "calc/region.h"
#include "formats/report/paper.h"
#include "formats/words/sheet_words.h"

/* A quotation on its way. */
struct quotation {
  struct paper *paper;
  enum sheet_language language;
  const struct regions *regions; /* NULL: codes alone */
  const struct dossier *dossier;
  bool has_appendix; /* the page has years, and pages behind it the months */
};

/* A line of facts holds two: label and value, label and value. */
struct quotation_facts {
  const struct quotation *quotation;
  int count;
};

/* Whether anything can be paid: a transfer costs nothing, and of a case all of whose months are too long ago
 * none may be paid. */
bool quotation_is_payable(const struct quotation *quotation);

struct text quotation_word(const struct quotation *quotation, enum label id);

/* Writes the words of a label in columns first..last of the row; in two languages one below the other, where
 * the style allows it. */
void quotation_put_word(const struct quotation *quotation, int first, int last, enum label id,
                        enum xlsx_style style);

/* The words of a label, filled in with what is no word, in each language. */
void quotation_add(struct buffer *out, const struct quotation *quotation, enum label id,
                   const struct text *arguments, int count);

/* In one language: the words of a label, filled in, and the names of schemes in one list. */
void quotation_say(struct buffer *out, enum language language, enum label id, const struct text *arguments,
                   int count);
void quotation_say_schemes(struct buffer *out, enum language language, enum label id,
                           const enum scheme *schemes, int count);

/* The words, of several schemes behind the name of theirs. */
void quotation_say_of_scheme(struct buffer *out, const struct quotation *quotation, enum language language,
                             const struct assessment *assessment, struct text words);

/* A title across the page. */
void quotation_section(const struct quotation *quotation, enum label id);

/* The same with arguments; a line for each language where one does not hold both. */
void quotation_section_words(const struct quotation *quotation, enum label id, const struct text *arguments,
                             int count);

/* Columns of a row from `first` on: amounts, one each; and columns that hold nothing. */
void quotation_amounts(const struct quotation *quotation, int first, const struct money *const values[],
                       int count, enum xlsx_style style);
/* A day, empty where there is none; a number. */
void quotation_day(const struct quotation *quotation, int column, struct date day);
void quotation_number(const struct quotation *quotation, int column, int64_t number);
void quotation_blanks(const struct quotation *quotation, int first, int last, enum xlsx_style style);

/* The headings of a table, in lines where a column does not hold them. */
void quotation_table_head(const struct quotation *quotation, const enum label labels[PAPER_COLUMNS]);

/* A paragraph of the label's words, filled in with what is no word. */
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
