/* Readings on a small table of regions; what the built-in one makes of the words of everyday lists is the
 * matter of test_region_spellings.c. */
#include "calc/region_reading.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct regions some_regions(void) {
  const struct region_name names[] = {
      {110000, TEXT("北京市"), TEXT("北京"), TEXT("Beijing")},
      {120000, TEXT("天津市"), TEXT("天津"), TEXT("Tianjin")},
      {130000, TEXT("河北省"), TEXT("河北"), TEXT("Hebei")},
      {150000, TEXT("内蒙古自治区"), TEXT("内蒙古"), TEXT("Inner Mongolia")},
      {210000, TEXT("辽宁省"), TEXT("辽宁"), TEXT("Liaoning")},
      {211300, TEXT("朝阳市"), TEXT("朝阳"), TEXT("Chaoyang")},
      {220000, TEXT("吉林省"), TEXT("吉林"), TEXT("Jilin")},
      {220100, TEXT("长春市"), TEXT("长春"), TEXT("Changchun")},
      {220200, TEXT("吉林市"), TEXT("吉林"), TEXT("Jilin")},
      {222400, TEXT("延边朝鲜族自治州"), TEXT("延边"), TEXT("Yanbian")},
      {330000, TEXT("浙江省"), TEXT("浙江"), TEXT("Zhejiang")},
      {330100, TEXT("杭州市"), TEXT("杭州"), TEXT("Hangzhou")},
      {420000, TEXT("湖北省"), TEXT("湖北"), TEXT("Hubei")},
      {429004, TEXT("仙桃市"), TEXT("仙桃"), TEXT("Xiantao")},
      {500000, TEXT("重庆市"), TEXT("重庆"), TEXT("Chongqing")},
      {610000, TEXT("陕西省"), TEXT("陕西"), TEXT("Shaanxi")},
      {610100, TEXT("西安市"), TEXT("西安"), TEXT("Xi'an")},
  };
  const struct county_name counties[] = {
      {110105, TEXT("朝阳区"), TEXT("朝阳")},
      {120105, TEXT("河北区"), TEXT("河北")},
      {211321, TEXT("朝阳县"), TEXT("朝阳")},
      {220104, TEXT("朝阳区"), TEXT("朝阳")},
      {220403, TEXT("西安区"), TEXT("西安")},
      {330106, TEXT("西湖区"), TEXT("西湖")},
      {350427, TEXT("沙县"), TEXT("")},
      {360103, TEXT("西湖区"), TEXT("西湖")},
      {500229, TEXT("城口县"), TEXT("城口")},
      {622927, TEXT("积石山保安族东乡族撒拉族自治县"), TEXT("积石山")},
  };
  struct regions regions = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) regions_add(&regions, names[i]);
  for (size_t i = 0; i < sizeof counties / sizeof counties[0]; i++) regions_add_county(&regions, counties[i]);
  return regions;
}

struct example {
  const char *text, *expected;
};

/* `330100` found; `?` unknown, `|` ambiguous, `!` contradictory, each with its candidates. */
static void show_finding(char *out, size_t size, const struct region_finding *finding) {
  static const char signs[] = {
      [REGION_UNKNOWN] = '?', [REGION_AMBIGUOUS] = '|', [REGION_CONTRADICTORY] = '!'};
  if (finding->match == REGION_FOUND) {
    snprintf(out, size, "%06d", (int)finding->region);
    return;
  }
  int length = snprintf(out, size, "%c", signs[finding->match]);
  for (int i = 0; i < finding->count; i++)
    length += snprintf(out + length, size - (size_t)length, " %06d", (int)finding->candidates[i]);
}

static void expect_readings(const struct example *examples, size_t count) {
  struct regions regions = some_regions();
  for (size_t i = 0; i < count; i++) {
    char shown[80];
    struct region_finding finding = regions_find(&regions, text_from(examples[i].text));
    show_finding(shown, sizeof shown, &finding);
    cr_expect_str_eq(shown, examples[i].expected, "%s: %s, expected %s", examples[i].text, shown,
                     examples[i].expected);
    cr_expect((finding.match == REGION_FOUND) == (finding.region != REGION_NONE), "%s", examples[i].text);
  }
  regions_clear(&regions);
}
#define EXPECT_READINGS(examples) expect_readings(examples, sizeof examples / sizeof examples[0])

Test(region_reading, takes_a_code_or_any_name_of_a_region) {
  static const struct example examples[] = {
      {"330106", "330106"},       {"330199", "330199"},
      {"000000", "000000"},       {"杭州市", "330100"},
      {"杭州", "330100"},         {"Hangzhou", "330100"},
      {"hangZHOU", "330100"},     {"inner mongolia", "150000"},
      {"Xian", "610100"},         {"内蒙古", "150000"},
      {"内蒙古自治区", "150000"}, {"吉林省", "220000"},
      {"吉林市", "220200"},       {"延边州", "222400"},
      {"延边自治州", "222400"},   {"延边", "222400"},
      {"仙桃", "429004"},         {"积石山县", "622927"},
      {"积石山自治县", "622927"}, {"沙县", "350427"},
      {"全国", "000000"},         {"延边朝鲜族自治州", "222400"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, takes_a_path_with_any_separators_in_either_order) {
  static const struct example examples[] = {
      {"浙江省杭州市西湖区", "330106"},
      {"浙江杭州西湖", "330106"},
      {"浙江省-杭州市", "330100"},
      {"浙江 / 杭州 > 西湖", "330106"},
      {"浙江、杭州", "330100"},
      {"浙江,杭州,", "330100"},
      {"浙江·杭州", "330100"},
      {"浙江|杭州", "330100"},
      {"浙江\\杭州", "330100"},
      {"浙江—杭州", "330100"},
      {"浙江→杭州", "330100"},
      {"　北　京　", "110000"},
      {"杭州市(浙江省)", "330100"},
      {"中国·北京", "110000"},
      {"中华人民共和国浙江省", "330000"},
      {"330106 西湖区", "330106"},
      {"西湖区(330106)", "330106"},
      {"330100 西湖区", "330106"},
      {"浙江省 330106", "330106"},
      {"Hangzhou, Zhejiang", "330100"},
      {"Hangzhou City, Zhejiang Province, China", "330100"},
      {"湖北省-省直辖县级行政区划-仙桃市", "429004"},
      {"北京市市辖区朝阳区", "110105"},
      {"重庆市/县/城口县", "500229"},
      {"全国 浙江省", "?"}, /* 全国 is no part of a path */
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, takes_zones_and_towns_for_the_city_or_county_before_them) {
  static const struct example examples[] = {
      {"杭州高新区", "330100"},
      {"浙江省杭州市经济技术开发区", "330100"},
      {"杭州市西湖区某某街道", "330106"},
      {"仙桃市某某镇", "429004"},
      {"北京经济技术开发区", "110000"},
      {"吉林高新区", "220200"}, /* a province has none of its own */
      {"河北新区", "? 130000"}, /* a zone of the province goes before the district of Tianjin */
      {"河北雄安新区", "? 130000"},
      {"天津河北新区", "120105"},
      {"浙江高新区", "? 330000"},
      {"高新区", "?"},
      {"杭州镇", "? 330100"},
      {"000000高新区", "? 000000"},
      {"杭州北京新区", "! 330100 110000"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, passes_over_what_says_that_the_whole_is_meant) {
  static const struct example examples[] = {
      {"浙江省直", "330000"},
      {"浙江省省直", "330000"},
      {"浙江省本级", "330000"},
      {"内蒙古自治区本级", "150000"},
      {"杭州市区", "330100"},
      {"杭州市本级", "330100"},
      {"北京本地", "110000"},
      {"吉林市区", "220200"},
      {"吉林省直", "220000"},
      {"杭州省直", "? 330100"},
      {"省直", "?"},
      {"本级", "?"},
      {"浙江市区", "? 330000"},
      {"杭州县", "? 330100"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, is_ambiguous_where_a_name_is_anothers_too) {
  static const struct example examples[] = {
      {"吉林", "| 220000 220200"},
      {"JILIN", "| 220000 220200"},
      {"西湖区", "| 330106 360103"},
      {"西湖", "| 330106 360103"},
      {"朝阳区", "| 110105 220104"},
      {"朝阳", "| 211300 110105 220104"}, /* a district of Beijing ranks with a prefecture */
      {"西安", "610100"},                 /* one of a prefecture does not */
      {"河北", "130000"},                 /* nor does it rank with a province */
      {"朝阳市", "211300"},
      {"朝阳县", "211321"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, decides_among_the_meanings_of_a_name_by_the_rest_of_the_path) {
  static const struct example examples[] = {
      {"北京朝阳", "110105"},    {"辽宁朝阳", "211300"},    {"长春朝阳区", "220104"},  {"吉林朝阳", "220104"},
      {"吉林长春", "220100"},    {"吉林吉林", "220200"},    {"吉林延边", "222400"},    {"天津河北", "120105"},
      {"220000 吉林", "220000"}, {"220200 吉林", "220200"}, {"吉林 220000", "220000"}, {"浙江西湖", "330106"},
      {"北京北京", "110000"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, is_contradictory_where_one_name_lies_apart_from_another) {
  static const struct example examples[] = {
      {"浙江省朝阳市", "! 330000 211300"},       {"浙江省朝阳区", "! 330000 110105 220104"},
      {"北京、天津", "! 110000 120000"},         {"110000 杭州", "! 110000 330100"},
      {"浙江省长春市朝阳区", "! 330000 220100"}, {"Beijing Chaoyang", "! 110000 211300"},
      {"北京、天津、杭州", "! 110000 120000"},   {"浙江省长春市某地", "? 330000"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, offers_what_comes_near_to_an_unknown_name) {
  static const struct example examples[] = {
      {"杭洲市", "? 330100"},
      {"杭洲", "? 330100"},
      {"浙江省杭洲市", "? 330100"},
      {"Hangzou", "? 330100"},
      {"518000 杭州", "? 330100"}, /* a postcode: no region of this table has it */
      {"518000 吉林", "? 220000 220200"},
      {"长春市朝杨区", "? 220104 220100"},
      {"浙江省某某地", "? 330000"},
      {"杭州?", "? 330100"},
      {"北京亦庄", "? 110000"},
      {"中国", "? 000000"},
      {"China", "? 000000"},
      {"香港", "?"},
      {"台湾省", "?"},
      {"Atlantis", "?"},
      {"", "?"},
      {"-", "?"},
      {"杭", "?"},
      {"33010", "?"},
      {"3301000", "?"},
      {"999999", "?"},
      {"\xFF\xFE", "?"},
      {"浙江省(不含杭州)", "? 330000"},
  };
  EXPECT_READINGS(examples);
}

Test(region_reading, gives_up_on_texts_longer_than_any_region_is_written) {
  struct regions regions = some_regions();
  struct buffer text = {0};
  for (int i = 0; i < 40; i++) buffer_add_literal(&text, "吉林");
  struct region_finding finding = regions_find(&regions, buffer_text(&text));
  cr_expect(finding.match == REGION_UNKNOWN && finding.count == 0);
  text.length = REGION_CHAIN_MAX * 36; /* 24 times: more parts than a path has */
  finding = regions_find(&regions, buffer_text(&text));
  cr_expect(finding.match == REGION_UNKNOWN);
  buffer_clear(&text);
  regions_clear(&regions);
}
