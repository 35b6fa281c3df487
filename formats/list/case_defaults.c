#include "formats/list/case_defaults.h"

#include <time.h>

#include "formats/list/cell_values.h"

static struct date today(void) {
  time_t now = time(NULL);
  struct tm local;
  struct date date = DATE_NONE;
  if (localtime_r(&now, &local) != NULL &&
      date_from_civil(&date, local.tm_year + 1900, local.tm_mon + 1, local.tm_mday))
    return date;
  return (struct date){(int32_t)(now / 86400)};
}

void case_defaults_init(struct case_defaults *defaults) {
  *defaults = (struct case_defaults){.region = REGION_NONE, .pay_on = today()};
}

/* One figure: what changes over time is told of a month of a row, and no row states it. */
static bool read_wage(struct case_defaults *defaults, struct cell_context *context, const char *typed) {
  struct exact wage = {0};
  defaults->assumed_wage = text_from(typed);
  if (!cell_wage(&wage, context, FIELD_WAGE, defaults->assumed_wage)) return false;
  exact_clear(&wage);
  return true;
}

bool case_defaults_read(struct case_defaults *defaults, const char *const fields[FIELD_COUNT],
                        const struct regions *regions, struct diagnostics *diagnostics) {
  note_set notes = 0;
  struct cell_context context = {.diagnostics = diagnostics, .notes = &notes, .regions = regions};
  bool is_good = true;
  defaults->has_pay_on = fields[FIELD_PAY_ON] != NULL;
  if (fields[FIELD_REGION] != NULL)
    is_good = cell_region(&defaults->region, &context, FIELD_REGION, text_from(fields[FIELD_REGION]));
  if (fields[FIELD_SCHEME] != NULL)
    is_good = cell_schemes(defaults->schemes, &defaults->scheme_count, &context, FIELD_SCHEME,
                           text_from(fields[FIELD_SCHEME])) &&
              is_good;
  if (fields[FIELD_PAYER] != NULL)
    is_good = defaults->has_payer =
        cell_payer(&defaults->payer, &context, FIELD_PAYER, text_from(fields[FIELD_PAYER])) && is_good;
  if (fields[FIELD_PAY_ON] != NULL)
    is_good =
        cell_date(&defaults->pay_on, &context, FIELD_PAY_ON, text_from(fields[FIELD_PAY_ON])) && is_good;
  if (fields[FIELD_WAGE] != NULL) is_good = read_wage(defaults, &context, fields[FIELD_WAGE]) && is_good;
  buffer_clear(&context.scratch);
  return is_good;
}

bool case_defaults_have(const struct case_defaults *defaults, enum case_field field) {
  switch (field) {
    case FIELD_REGION: return defaults->region != REGION_NONE;
    case FIELD_SCHEME: return defaults->scheme_count > 0;
    case FIELD_PAYER: return defaults->has_payer;
    case FIELD_PAY_ON: return defaults->has_pay_on;
    default: return false;
  }
}
