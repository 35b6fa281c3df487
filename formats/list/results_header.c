#include "formats/list/results_header.h"

#include <string.h>

#include "formats/file/plain_text.h"
#include "formats/words/sheet_words.h"

enum { TELLING = 6 };

/* The keys of CSV text. */
static const char *const keys[][TELLING] = {
    {"record", "employer_arrears", "late_fee_uncapped", "late_fee_bearer", "late_fee_per_day", "worse_why"},
    {"record", "base_from", "fee_first", "fee_last", "fee_rates", "late_fee_exact"}};

/* The titles of the sheets Cases, Ledger, Persons, Input, Parameters, Rules and Basis: those that no version
 * worded differently. */
static const enum label titles[][TELLING] = {
    {LABEL_EMPLOYER_ARREARS, LABEL_ROUNDING_DIFFERENCE, LABEL_LATE_FEE_UNCAPPED, LABEL_LATE_FEE_BEARER,
     LABEL_LATE_FEE_PER_DAY, LABEL_WORSE_WHY},
    {LABEL_LEDGER_BASE_FROM, LABEL_LEDGER_MONTH, LABEL_LEDGER_FEE_FIRST, LABEL_LEDGER_FEE_LAST,
     LABEL_LEDGER_FEE_RATES, LABEL_LEDGER_LATE_FEE_EXACT},
    {LABEL_SCHEMES, LABEL_PAYS_EMPLOYEE, LABEL_SCHEME_RESULTS, LABEL_EMPLOYER_ARREARS, LABEL_PAYS_EMPLOYER,
     LABEL_RESUMES_ON},
    {LABEL_SOURCE_LINE, LABEL_INPUT_RECORD, LABEL_INPUT_OUTCOME, LABEL_INPUT_WAGE, LABEL_INPUT_LOWEST,
     LABEL_INPUT_HIGHEST},
    {LABEL_RULE_NUMBER, LABEL_RULE_MEANING, LABEL_RULE_FROM, LABEL_RULE_VALUE, LABEL_PARAMETERS_NUMBER,
     LABEL_PARAMETERS_UNIT},
    {LABEL_RULE_NUMBER, LABEL_RULE_MEANING, LABEL_RULE_ABOVE, LABEL_RULE_VALUE, LABEL_RULE_GRADE,
     LABEL_RULE_VALID_ON},
    {LABEL_LEDGER_BECAUSE, LABEL_PARAMETER_AVERAGE_WAGE, LABEL_PARAMETER_BASE_ROUNDING,
     LABEL_PARAMETER_EMPLOYER_RATE, LABEL_PARAMETER_FEE_START, LABEL_PARAMETER_AMOUNT_ROUNDING}};

/* In two languages a title has a line for each. */
static bool is_title(struct text name, const char *title) {
  if (strlen(title) != name.length) return false;
  for (size_t i = 0; i < name.length; i++)
    if (name.at[i] != title[i] && !(name.at[i] == '\n' && title[i] == ' ')) return false;
  return true;
}

static bool has_name(const struct text *names, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (is_title(text_trim(names[i]), name)) return true;
  return false;
}

static bool has_all(const struct text *names, size_t count, const char *const wanted[TELLING],
                    struct text *telling) {
  *telling = text_from(wanted[0]);
  for (int i = 0; i < TELLING; i++)
    if (!has_name(names, count, wanted[i])) return false;
  return true;
}

static bool are_titles(const struct text *names, size_t count, enum sheet_language language,
                       struct text *telling) {
  for (size_t set = 0; set < sizeof titles / sizeof titles[0]; set++) {
    const char *wanted[TELLING];
    for (int i = 0; i < TELLING; i++) wanted[i] = sheet_words_label(language, titles[set][i]);
    if (has_all(names, count, wanted, telling)) return true;
  }
  return false;
}

bool results_header_is(const struct text *names, size_t count, struct text *telling) {
  for (size_t set = 0; set < sizeof keys / sizeof keys[0]; set++)
    if (has_all(names, count, keys[set], telling)) return true;
  for (int language = 0; language < SHEETS_COUNT; language++)
    if (are_titles(names, count, (enum sheet_language)language, telling)) return true;
  return false;
}
