#include "accrual_trace.h"

void trace_rest(struct trace *trace, const struct ledger_line *line, const struct part_payment *part,
                const struct money *rest) {
  trace_begin(trace, TRACE_REST, TRACE_SUM, line->month);
  trace_money(trace, TRACE_PLUS, TRACE_ARREARS, &line->arrears);
  trace_money(trace, TRACE_MINUS, TRACE_PART, &part->amount);
  trace_end_money(trace, rest);
}

void trace_products(struct trace *trace, struct fee_segments segments, enum trace_name rate_name,
                    enum trace_name amount_name, const struct money *amount, struct date last) {
  for (size_t i = 0; i < segments.count; i++) {
    const struct fee_segment *segment = &segments.at[i];
    const struct date end = date_earlier(segment->last, last);
    if (segment->rate == NULL || date_is_before(end, segment->first)) continue;
    trace_money(trace, TRACE_PLUS, amount_name, amount);
    trace_exact(trace, TRACE_TIMES, rate_name, &segment->rate->number, segment->rate);
    trace_whole(trace, TRACE_TIMES, TRACE_RATE_DAYS, end.serial - segment->first.serial + 1, NULL);
  }
}

void trace_owed_by_rate(struct trace *trace, const struct ledger_line *line, enum trace_name name,
                        const struct money *owed, enum trace_name rate_name, const struct rule *rate,
                        const struct exact *product) {
  const bool has_part = money_compare(owed, &line->arrears) != 0;
  trace_begin(trace, name, TRACE_SUM, line->month);
  trace_money(trace, TRACE_PLUS, has_part ? TRACE_REST : TRACE_ARREARS, owed);
  trace_exact(trace, TRACE_TIMES, rate_name, &rate->number, rate);
  trace_end_exact(trace, product);
}
