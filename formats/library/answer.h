/* What an answer owns: its texts, which grow once and are used again. */
#ifndef ARREARS_FORMATS_LIBRARY_ANSWER_H
#define ARREARS_FORMATS_LIBRARY_ANSWER_H

#include "calc/dossier.h"
#include "formats/library/arrears.h"
#include "formats/record/text_block.h"
#include "formats/words/tell.h"

struct answer_texts {
  struct text_block results, diagnostics;
  struct buffer message;
};

/* Empties the answer; its texts are the answer's. The answer is not NULL and of the right size. */
struct answer_texts *answer_begin(struct arrears_answer *answer);

/* Whoever listens adds lines to the message. It lasts as long as the texts. */
struct listener answer_listener(struct answer_texts *texts, enum language language);

/* What a row came to. */
void answer_add(struct arrears_answer *answer, const struct text_context *context,
                const struct dossier *dossier);

/* Shows the texts; returns the status. */
int answer_end(struct arrears_answer *answer, int status);

#endif
