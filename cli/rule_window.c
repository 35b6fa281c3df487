#include "cli/rule_window.h"

#include "cli/user/say.h"

const enum parameter rule_window_watched[WATCHED_COUNT] = {
    PARAMETER_AVERAGE_WAGE,  PARAMETER_BASE_FLOOR, PARAMETER_BASE_CEILING,     PARAMETER_EMPLOYER_RATE,
    PARAMETER_EMPLOYEE_RATE, PARAMETER_FEE_START,  PARAMETER_SUSPENSION_START, PARAMETER_RESUME,
    PARAMETER_GAP_COSTS,     PARAMETER_CONTINUITY};

static bool read_month(const struct session *session, struct month *month, const char *option,
                       const char *value) {
  if (value == NULL || month_parse(month, text_from(value))) return true;
  say(session->options->language, LABEL_SAY_BAD_OPTION_VALUE, option, value, "YYYY-MM", NULL);
  return false;
}

bool rule_window_read(const struct session *session, struct rule_window *window) {
  enum { YEARS_BACK = 3 };
  const struct options *options = session->options;
  window->last = date_month(session->defaults.pay_on);
  window->first = month_from(month_year(window->last) - YEARS_BACK, 1);
  if (!read_month(session, &window->first, "--from", options->from) ||
      !read_month(session, &window->last, "--to", options->to))
    return false;
  if (window->first.index <= window->last.index) return true;
  say(options->language, LABEL_SAY_BAD_OPTION_VALUE, "--to", options->to == NULL ? "" : options->to,
      ">= --from", NULL);
  return false;
}

bool rule_window_asks(enum parameter parameter, enum scheme scheme, enum payer payer) {
  if (parameters[parameter].concern == CONCERN_COVER && scheme != SCHEME_MEDICAL) return false;
  return parameter != PARAMETER_EMPLOYER_RATE || payer == PAYER_EMPLOYER;
}
