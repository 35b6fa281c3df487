/* The fixed sum (定额) in a share of a month, by the rule rows that the month rests on. RULES 4.4 */
#ifndef ARREARS_CALC_FIXED_SUM_H
#define ARREARS_CALC_FIXED_SUM_H

#include "assessment.h"

enum { FIXED_SUM_ROWS = 3 };

/* The rows, and how many, of what is in the share beside base times rate; in a shortfall, in what was due. A
 * flexible worker owes the employer's, too, and a yearly sum is in the month that it is charged in. */
int fixed_sum_rows(const struct rule *rows[FIXED_SUM_ROWS], const struct assessment *assessment,
                   const struct ledger_line *line, bool is_employer);

/* Sets *sum, yuan, to what they come to; false: nothing, or 0, as in a shortfall, where they are in what was
 * due and in what was paid (RULES 7). */
bool fixed_sum_find(struct exact *sum, const struct assessment *assessment, const struct ledger_line *line,
                    bool is_employer);

#endif
