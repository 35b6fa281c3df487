#include "calc/region.h"

#include <criterion/criterion.h>

Test(region, inherits_from_its_prefecture_its_province_and_the_nation) {
  static const struct {
    region_code region;
    int count;
    region_code chain[REGION_CHAIN_MAX];
  } table[] = {{330106, 4, {330106, 330100, 330000, 0}},
               {330100, 3, {330100, 330000, 0}},
               {330000, 2, {330000, 0}},
               {0, 1, {0}},
               {110105, 4, {110105, 110100, 110000, 0}},
               {659001, 4, {659001, 659000, 650000, 0}}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    region_code chain[REGION_CHAIN_MAX];
    int count = region_chain(chain, table[i].region);
    cr_expect(count == table[i].count, "%06d", (int)table[i].region);
    for (int k = 0; k < count && k < table[i].count; k++)
      cr_expect(chain[k] == table[i].chain[k], "%06d at %d", (int)table[i].region, k);
  }
  cr_expect(region_province(330106) == 330000 && region_province(0) == 0);
}

Test(region, is_written_as_six_digits) {
  static const struct {
    const char *text;
    region_code region;
  } codes[] = {{"000000", 0}, {"330106", 330106}, {"010203", 10203}};
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    region_code region = REGION_NONE;
    struct buffer shown = {0};
    cr_expect(region_parse_code(&region, text_from(codes[i].text)) && region == codes[i].region, "%s",
              codes[i].text);
    region_format(&shown, region);
    cr_expect(text_is(buffer_text(&shown), codes[i].text), "%s", codes[i].text);
    buffer_clear(&shown);
  }
  static const char *const refused[] = {"", "33010", "3301066", "33010a", "-33010", " 33010", "330 06"};
  region_code region = 7;
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(region_parse_code(&region, text_from(refused[i])), "\"%s\"", refused[i]);
  cr_expect(region == 7);
}

Test(region, lies_in_its_prefecture_its_province_and_the_nation) {
  static const struct {
    region_code outer, inner;
    bool expected;
  } table[] = {
      {330100, 330106, true},        {330000, 330106, true},  {330000, 330100, true},
      {REGION_NATION, 330106, true}, {330106, 330106, true},  {330106, 330100, false},
      {330200, 330106, false},       {340000, 330106, false}, {110000, 110105, true},
      {429000, 429004, true},        {420100, 429004, false}, {330100, REGION_NATION, false},
      {330105, 330106, false},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(region_contains(table[i].outer, table[i].inner) == table[i].expected, "%06d in %06d",
              (int)table[i].inner, (int)table[i].outer);
}

Test(region, of_a_municipality_and_of_a_province_is_told_apart) {
  static const region_code municipal[] = {110000, 110105, 120000, 310115, 500000, 500229};
  static const region_code others[] = {REGION_NATION, 130000, 110 /* of no province */, 320500, 510100};
  for (size_t i = 0; i < sizeof municipal / sizeof municipal[0]; i++)
    cr_expect(region_is_municipal(municipal[i]), "%06d", (int)municipal[i]);
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    cr_expect_not(region_is_municipal(others[i]), "%06d", (int)others[i]);
  cr_expect(region_is_province(330000) && region_is_province(110000));
  cr_expect_not(region_is_province(330100) || region_is_province(330106) ||
                region_is_province(REGION_NATION));
}

static struct regions some_regions(void) {
  const struct region_name names[] = {
      {110000, TEXT("北京市"), TEXT("北京"), TEXT("Beijing")},
      {110000, TEXT("北京市"), TEXT("北京"), TEXT("Peking")},
      {330000, TEXT("浙江省"), TEXT("浙江"), TEXT("Zhejiang")},
      {330100, TEXT("杭州市"), TEXT("杭州"), TEXT("Hangzhou")},
      {420000, TEXT("湖北省"), TEXT("湖北"), TEXT("Hubei")},
      {429004, TEXT("仙桃市"), TEXT("仙桃"), TEXT("Xiantao")},
  };
  const struct county_name counties[] = {
      {110105, TEXT("朝阳区"), TEXT("朝阳")},
      {330106, TEXT("西湖区"), TEXT("西湖")},
      {330113, TEXT("临平区"), TEXT("临平")},
      {330113, TEXT("临平"), TEXT("")},
  };
  struct regions regions = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) regions_add(&regions, names[i]);
  for (size_t i = 0; i < sizeof counties / sizeof counties[0]; i++) regions_add_county(&regions, counties[i]);
  return regions;
}

Test(region, is_named_after_the_nearest_listed_one_above_it_that_is_no_county) {
  struct regions regions = some_regions(), empty = {0};
  cr_expect(text_is(regions_name(&regions, 330100)->name, "杭州市"));
  cr_expect(text_is(regions_name(&regions, 330106)->name, "杭州市"));
  cr_expect(text_is(regions_name(&regions, 330203)->name, "浙江省"));
  cr_expect(text_is(regions_name(&regions, 429004)->name, "仙桃市"));
  cr_expect(text_is(regions_name(&regions, 110105)->english, "Beijing"),
            "the first name of a code is its own");
  cr_expect_null(regions_name(&regions, 440100));
  cr_expect_null(regions_name(&regions, REGION_NATION));
  cr_expect_null(regions_name(&empty, 330100));
  regions_clear(&regions);
}

Test(region, is_known_when_it_is_listed_or_may_have_been_founded_since) {
  static const region_code known[] = {REGION_NATION,
                                      330000,
                                      330100,
                                      330106,
                                      110105,
                                      429004,
                                      330199 /* in a listed prefecture */,
                                      110120 /* in a municipality */,
                                      339001 /* under a province itself */};
  static const region_code unknown[] = {330200, 330203, 440000, 440100, 999999};
  struct regions regions = some_regions();
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    cr_expect(regions_know(&regions, known[i]), "%06d", (int)known[i]);
  for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
    cr_expect_not(regions_know(&regions, unknown[i]), "%06d", (int)unknown[i]);
  regions_clear(&regions);
}

Test(region, is_shown_with_what_it_lies_in) {
  static const struct {
    region_code region;
    const char *path;
  } table[] = {{330106, "杭州市西湖区"}, {330100, "浙江省杭州市"},
               {330000, "浙江省"},       {110105, "北京市朝阳区"},
               {110000, "北京市"},       {429004, "湖北省仙桃市"},
               {REGION_NATION, "全国"},  {330199, "杭州市"},
               {330113, "杭州市临平区"}, {440100, ""}};
  struct regions regions = some_regions();
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer path = {0};
    regions_add_path(&path, &regions, table[i].region);
    cr_expect(text_is(buffer_text(&path), table[i].path), "%06d: %.*s", (int)table[i].region,
              (int)path.length, path.at);
    buffer_clear(&path);
  }
  regions_clear(&regions);
}
