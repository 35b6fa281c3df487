/* The rates of a scheme's months, in a few words: 9.8%+2%+3元. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_RATES_H
#define ARREARS_FORMATS_REPORT_QUOTATION_RATES_H

#include "calc/assessment.h"
#include "calc/buffer.h"
#include "formats/words/labels.h"

/* Appends the employer's rate, where there is an employer, the employee's, and fixed sums of a month; from
 * each month on in which they are others, `between` and these. `before_fixed`: before a fixed sum, and behind
 * the month; 0: nothing, a space. */
struct rates_form {
  char between, before_fixed;
};
void quotation_rates(struct buffer *out, enum language language, const struct assessment *assessment,
                     struct rates_form form);

#endif
