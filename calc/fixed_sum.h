/* The fixed sum (定额) in a share of a month, by the rule rows that the month rests on. RULES 4.4 */
#ifndef ARREARS_CALC_FIXED_SUM_H
#define ARREARS_CALC_FIXED_SUM_H

#include "assessment.h"

/* Sets *sum, yuan, to what is in the share beside base times rate; false: nothing, or 0. A flexible worker
 * owes the employer's, too, and a yearly sum is in the month that it is charged in. */
bool fixed_sum_find(struct exact *sum, const struct assessment *assessment, const struct ledger_line *line,
                    bool is_employer);

#endif
