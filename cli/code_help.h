/* `arrears help CODE`: what a diagnostic means and what to do about it. */
#ifndef ARREARS_CLI_CODE_HELP_H
#define ARREARS_CLI_CODE_HELP_H

#include "calc/buffer.h"
#include "formats/words/labels.h"

/* Appends the page of a code such as W211, E152 or R301, in any case. False: there is no such code. */
bool code_help_add(struct buffer *out, enum language language, struct text code);

#endif
