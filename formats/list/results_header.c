#include "formats/list/results_header.h"

#include <string.h>

#include "formats/file/plain_text.h"
#include "formats/words/sheet_words.h"

enum { TELLING = 6 };

/* The keys of CSV text. */
static const char *const keys[][TELLING] = {
    {"record", "employer_arrears", "late_fee_uncapped", "late_fee_bearer", "late_fee_per_day", "worse_why"},
    {"record", "base_from", "fee_first", "fee_last", "fee_rates", "late_fee_exact"}};

/* Titles of the sheets Cases, Ledger, Persons, Input, Parameters, Rules and Basis: those that are in every
 * workbook, as columns in which no row has a value are not, and those that tell a piece of the larger ones.
 * None that a version worded differently, but for the last. The first of each is named to who has a list all
 * the same. */
static const struct {
  int count;
  enum label labels[TELLING];
} titles[] = {
    {5, {LABEL_SOURCE_LINE, LABEL_FIELD_KIND, LABEL_FIELD_SCHEME, LABEL_FIELD_PAY_ON, LABEL_STATUS}},
    {5,
     {LABEL_LEDGER_BASE_FROM, LABEL_LEDGER_MONTH, LABEL_LEDGER_EMPLOYER_RATE, LABEL_LEDGER_EMPLOYEE_RATE,
      LABEL_LEDGER_STATUS}},
    {5, {LABEL_SCHEMES, LABEL_FIELD_PAY_ON, LABEL_FIELD_KIND, LABEL_SCHEME_RESULTS, LABEL_SOURCE_LINE}},
    {3, {LABEL_SOURCE_LINE, LABEL_INPUT_RECORD, LABEL_INPUT_OUTCOME}},
    {6,
     {LABEL_RULE_NUMBER, LABEL_RULE_MEANING, LABEL_RULE_FROM, LABEL_RULE_VALUE, LABEL_PARAMETERS_NUMBER,
      LABEL_PARAMETERS_UNIT}},
    {5, {LABEL_RULE_NUMBER, LABEL_RULE_MEANING, LABEL_RULE_FROM, LABEL_RULE_VALUE, LABEL_RULE_GRADE}},
    {5,
     {LABEL_EMPLOYER_ARREARS, LABEL_LATE_FEE_UNCAPPED, LABEL_LATE_FEE_BEARER, LABEL_LATE_FEE_PER_DAY,
      LABEL_WORSE_WHY}},
    {5,
     {LABEL_LEDGER_BASE_FROM, LABEL_LEDGER_FEE_FIRST, LABEL_LEDGER_FEE_LAST, LABEL_LEDGER_FEE_RATES,
      LABEL_LEDGER_LATE_FEE_EXACT}},
    {4, {LABEL_SCHEMES, LABEL_SCHEME_RESULTS, LABEL_EMPLOYER_ARREARS, LABEL_RESUMES_ON}},
    {6,
     {LABEL_RULE_NUMBER, LABEL_RULE_MEANING, LABEL_RULE_ABOVE, LABEL_RULE_VALUE, LABEL_RULE_GRADE,
      LABEL_RULE_VALID_ON}},
    {3, {LABEL_LEDGER_BECAUSE, LABEL_PARAMETER_BASE_ROUNDING, LABEL_PARAMETER_AMOUNT_ROUNDING}}};

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

static bool has_all(const struct text *names, size_t count, const char *const *wanted, int wanted_count,
                    struct text *telling) {
  *telling = text_from(wanted[0]);
  for (int i = 0; i < wanted_count; i++)
    if (!has_name(names, count, wanted[i])) return false;
  return true;
}

static bool are_titles(const struct text *names, size_t count, enum sheet_language language,
                       struct text *telling) {
  for (size_t set = 0; set < sizeof titles / sizeof titles[0]; set++) {
    const char *wanted[TELLING] = {""};
    const int wanted_count = titles[set].count;
    for (int i = 0; i < wanted_count; i++) wanted[i] = sheet_words_label(language, titles[set].labels[i]);
    if (has_all(names, count, wanted, wanted_count, telling)) return true;
  }
  return false;
}

bool results_header_is(const struct text *names, size_t count, struct text *telling) {
  for (size_t set = 0; set < sizeof keys / sizeof keys[0]; set++)
    if (has_all(names, count, keys[set], TELLING, telling)) return true;
  for (int language = 0; language < SHEETS_COUNT; language++)
    if (are_titles(names, count, (enum sheet_language)language, telling)) return true;
  return false;
}
