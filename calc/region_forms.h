/* The forms in which the name of a region begins a text: 延边朝鲜族自治州 as that, as 延边, 延边州 and
 * 延边自治州. */
#ifndef ARREARS_CALC_REGION_FORMS_H
#define ARREARS_CALC_REGION_FORMS_H

#include "region.h"

struct region_form {
  region_code code;
  size_t length; /* bytes of the text that are the name */
  bool is_county;
};
enum { REGION_FORMS_MAX = 24 };

/* Every name that the text begins with, in each of its forms; provinces and prefectures before counties, each
 * in code order. The text has neither blanks nor separators, and small letters: see region_reading.h. Returns
 * how many; beyond REGION_FORMS_MAX the rest is left out. */
int region_forms(const struct regions *regions, struct text text, struct region_form items[REGION_FORMS_MAX]);

#endif
