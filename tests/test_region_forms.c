#include "calc/region_forms.h"

#include <criterion/criterion.h>

static struct regions some_regions(void) {
  const struct region_name names[] = {
      {440800, TEXT("湛江市"), TEXT("湛江"), TEXT("Zhanjiang")},
      {450000, TEXT("广西壮族自治区"), TEXT("广西"), TEXT("Guangxi")},
      {610100, TEXT("西安市"), TEXT("西安"), TEXT("Xi'an")},
  };
  struct regions regions = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) regions_add(&regions, names[i]);
  regions_add_county(&regions, (struct county_name){220403, TEXT("西安区"), TEXT("西安")});
  return regions;
}

/* A Chinese character has three bytes. */
Test(region_forms, are_all_that_the_text_begins_with) {
  static const struct {
    const char *text;
    int count;
    struct region_form forms[3];
  } table[] = {
      {"广西壮族自治区南宁市", 2, {{450000, 6, false}, {450000, 21, false}}},
      {"广西自治区南宁市", 2, {{450000, 6, false}, {450000, 15, false}}},
      {"广西南宁市", 1, {{450000, 6, false}}},
      {"西安区", 3, {{610100, 6, false}, {220403, 6, true}, {220403, 9, true}}},
      {"xiancity", 1, {{610100, 4, false}}},
      {"xia", 0, {{0}}},
      {"北京市", 0, {{0}}},
      {"", 0, {{0}}},
  };
  struct regions regions = some_regions();
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct region_form forms[REGION_FORMS_MAX];
    int count = region_forms(&regions, text_from(table[i].text), forms), found = 0;
    cr_expect_eq(count, table[i].count, "%s: %d", table[i].text, count);
    for (int k = 0; k < count; k++)
      for (int j = 0; j < table[i].count; j++)
        found += forms[k].code == table[i].forms[j].code && forms[k].length == table[i].forms[j].length &&
                 forms[k].is_county == table[i].forms[j].is_county;
    cr_expect_eq(found, table[i].count, "%s", table[i].text);
    for (int k = 1; k < count; k++)
      cr_expect(forms[k - 1].is_county < forms[k].is_county || forms[k - 1].code <= forms[k].code);
  }
  regions_clear(&regions);
}

Test(region_forms, are_left_out_beyond_the_most_there_can_be) {
  enum { COUNTIES = REGION_FORMS_MAX + 6 };
  struct region_form forms[REGION_FORMS_MAX];
  struct regions regions = {0};
  for (int i = 0; i < COUNTIES; i++)
    regions_add_county(&regions, (struct county_name){110101 + i, TEXT("城关镇"), TEXT("")});
  cr_expect_eq(region_forms(&regions, TEXT("城关镇"), forms), REGION_FORMS_MAX);
  regions_clear(&regions);
}
