/* A parameter as a person calls it, and the key by which rule tables know it. */
#ifndef ARREARS_FORMATS_WORDS_PARAMETER_TEXT_H
#define ARREARS_FORMATS_WORDS_PARAMETER_TEXT_H

#include "calc/buffer.h"
#include "calc/parameter.h"
#include "formats/words/labels.h"

/* Appends 单位费率(employer_rate), or employer's rate (employer_rate). */
void parameter_text(struct buffer *out, enum language language, enum parameter parameter);

/* Appends what persons call the parameters of a set, in their order: 单位费率、起算日. */
void parameter_names(struct buffer *out, enum language language, parameter_set named);

#endif
