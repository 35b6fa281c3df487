/* What people write in a list's region column, against the built-in tables of regions and counties. The codes
 * are those of GB/T 2260, looked up by hand. */
#include "calc/region_reading.h"
#include "formats/list/builtin_tables.h"

#include <criterion/criterion.h>

Test(region_spellings, of_everyday_lists_are_read) {
  static const struct {
    const char *text;
    region_code region;
  } table[] = {
      /* codes */
      {"110000", 110000},
      {"320583", 320583},
      {"330199", 330199}, /* not listed, but of a listed prefecture */
      {"000000", 0},
      /* provinces */
      {"北京", 110000},
      {"北京市", 110000},
      {"浙江", 330000},
      {"浙江省", 330000},
      {"内蒙古", 150000},
      {"内蒙", 150000},
      {"内蒙古自治区", 150000},
      {"广西", 450000},
      {"广西自治区", 450000},
      {"广西壮族自治区", 450000},
      {"新疆自治区", 650000},
      {"宁夏", 640000},
      {"西藏", 540000},
      {"山西", 140000},
      {"陕西", 610000},
      {"河北", 130000},
      {"河南", 410000},
      {"全国", 0},
      /* prefectures */
      {"深圳", 440300},
      {"深圳市", 440300},
      {"吉林市", 220200},
      {"海南州", 632500},
      {"海南省", 460000},
      {"延边", 222400},
      {"延边州", 222400},
      {"延边朝鲜族自治州", 222400},
      {"恩施州", 422800},
      {"湘西", 433100},
      {"黔东南州", 522600},
      {"巴音郭楞", 652800},
      {"伊犁州", 654000},
      {"兴安盟", 152200},
      {"锡林郭勒", 152500},
      {"阿克苏地区", 652900},
      {"大兴安岭", 232700},
      {"中山", 442000}, /* not 大连市中山区 */
      {"西安", 610100}, /* not 辽源市西安区 */
      {"大同", 140200}, /* not 大庆市大同区 */
      {"襄阳", 420600},
      {"襄樊", 420600}, /* until 2010 */
      /* counties under a province itself */
      {"仙桃", 429004},
      {"湖北省仙桃市", 429004},
      {"白沙县", 469025},
      {"石河子", 659001},
      {"济源市", 419001},
      /* counties */
      {"昆山市", 320583},
      {"昆山", 320583},
      {"义乌", 330782},
      {"海淀", 110108},
      {"浦东新区", 310115},
      {"浦东", 310115},
      {"余杭区", 330110},
      {"临平区", 330113}, /* since 2021 */
      {"下城区", 330103}, /* until 2021 */
      {"沙县", 350405},   /* a district since 2021 */
      {"偃师市", 410307}, /* likewise */
      {"积石山县", 622927},
      {"积石山保安族东乡族撒拉族自治县", 622927},
      {"威宁县", 520526},
      {"东乡县", 622926},
      {"东乡区", 361003},
      {"鄂伦春旗", 150723},
      {"鄂伦春", 150723},
      {"莫力达瓦达斡尔族自治旗", 150722},
      {"长沙县", 430121},
      {"朝阳县", 211321},
      {"神农架林区", 429021},
      {"西沙", 460321},
      {"津市", 430781},
      /* paths */
      {"广东省深圳市", 440300},
      {"江苏省-苏州市", 320500},
      {"北京市/朝阳区", 110105},
      {"北京-朝阳", 110105},
      {"北京市 朝阳区", 110105},
      {"110000 北京市", 110000},
      {"广东深圳", 440300},
      {"浙江省杭州市西湖区", 330106},
      {"江西南昌西湖区", 360103},
      {"中国·上海", 310000},
      {"上海浦东", 310115},
      {"吉林吉林", 220200},
      {"吉林省长春市朝阳区", 220104},
      {"辽宁朝阳", 211300},
      {"江苏省昆山市", 320583},
      {"苏州昆山", 320583},
      {"江苏省苏州市昆山市", 320583},
      {"福州鼓楼区", 350102},
      {"兰州城关区", 620102},
      {"重庆江北", 500105},
      {"宁波江北区", 330205},
      {"济南市中区", 370103}, /* 市中区 of 济南, not a zone of 济南市 */
      {"西藏自治区拉萨市城关区", 540102},
      {"青海省河南县", 632324},
      {"天津市河北区", 120105},
      {"新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县", 653022},
      {"湖北省-省直辖县级行政区划-潜江市", 429005},
      {"重庆市|县|忠县", 500233},
      {"320583 昆山市", 320583},
      {"320500昆山市", 320583},
      {"昆山市(苏州市)", 320583},
      /* zones, towns, and words for the whole */
      {"苏州工业园区", 320500},
      {"苏州园区", 320500},
      {"成都高新区", 510100},
      {"大连经济技术开发区", 210200},
      {"东莞市长安镇", 441900},
      {"北京市朝阳区望京街道", 110105},
      {"南京市江北新区", 320100},
      {"上海市黄浦区南京东路街道", 310101},
      {"中山火炬开发区", 442000},
      {"山东省直", 370000},
      {"浙江省本级", 330000},
      {"合肥市区", 340100},
      {"北京本地", 110000},
      /* English */
      {"Beijing", 110000},
      {"BEIJING", 110000},
      {"Peking", 110000},
      {"Xi'an", 610100},
      {"Xian", 610100},
      {"Shaanxi", 610000},
      {"Inner Mongolia", 150000},
      {"Jiangsu Suzhou", 320500},
      {"Suzhou, Anhui, China", 341300},
      {"Fuzhou (Jiangxi)", 361000},
      {"Shenzhen City, Guangdong Province", 440300},
  };
  struct regions regions = {0};
  builtin_regions_read(&regions);
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct region_finding finding = regions_find(&regions, text_from(table[i].text));
    cr_expect(finding.match == REGION_FOUND && finding.region == table[i].region, "%s: %d %06d",
              table[i].text, (int)finding.match, (int)finding.region);
  }
  regions_clear(&regions);
}

Test(region_spellings, that_may_mean_several_or_none_are_refused) {
  static const struct {
    const char *text;
    enum region_match match;
    region_code candidates[REGION_CANDIDATES_MAX]; /* ended by 0 */
  } table[] = {
      {"吉林", REGION_AMBIGUOUS, {220000, 220200}},
      {"海南", REGION_AMBIGUOUS, {460000, 632500}},
      {"朝阳", REGION_AMBIGUOUS, {211300, 110105, 220104}},
      {"朝阳区", REGION_AMBIGUOUS, {110105, 220104}},
      {"鼓楼区", REGION_AMBIGUOUS, {320106, 320302, 350102, 410204}},
      {"新城区", REGION_AMBIGUOUS, {150102, 610102}},
      {"城关区", REGION_AMBIGUOUS, {540102, 620102}},
      {"江苏省鼓楼区", REGION_AMBIGUOUS, {320106, 320302}},
      {"通州", REGION_AMBIGUOUS, {110112, 320612}},
      {"滨海", REGION_AMBIGUOUS, {120116, 320922}},
      {"伊宁", REGION_AMBIGUOUS, {654002, 654021}},
      {"Suzhou", REGION_AMBIGUOUS, {320500, 341300}},
      {"浙江省深圳市", REGION_CONTRADICTORY, {330000, 440300}},
      {"上海、北京", REGION_CONTRADICTORY, {310000, 110000}},
      {"310000 杭州市", REGION_CONTRADICTORY, {310000, 330100}},
      {"北京或上海高新区", REGION_UNKNOWN, {110000}},
      {"南京浦东新区", REGION_CONTRADICTORY, {320100, 310115}}, /* a district, not some zone */
      {"南京市浦东新区", REGION_CONTRADICTORY, {320100, 310115}},
      {"江苏省朝阳区", REGION_CONTRADICTORY, {320000, 110105, 220104}},
      {"浙江省杭洲市", REGION_UNKNOWN, {330100}},
      {"合非市", REGION_UNKNOWN, {340100, 451381, 623001}},
      {"崇明县", REGION_UNKNOWN, {310151}}, /* a district since 2016 */
      {"Shenzen", REGION_UNKNOWN, {440300}},
      {"上海张江", REGION_UNKNOWN, {310117, 310000}}, /* 松江 is a character away */
      {"518000 深圳", REGION_UNKNOWN, {440300}},      /* a postcode */
      {"省直", REGION_UNKNOWN, {0}},
      {"雄安新区", REGION_UNKNOWN, {0}},
      {"香港", REGION_UNKNOWN, {0}},
      {"Atlantis", REGION_UNKNOWN, {0}},
  };
  struct regions regions = {0};
  builtin_regions_read(&regions);
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct region_finding finding = regions_find(&regions, text_from(table[i].text));
    int count = 0;
    while (count < REGION_CANDIDATES_MAX && table[i].candidates[count] != 0) count++;
    cr_expect(finding.match == table[i].match && finding.count == count, "%s: %d, %d candidates",
              table[i].text, (int)finding.match, finding.count);
    for (int k = 0; k < finding.count && k < count; k++)
      cr_expect(finding.candidates[k] == table[i].candidates[k], "%s: %06d", table[i].text,
                (int)finding.candidates[k]);
  }
  regions_clear(&regions);
}

/* Full path, path without the prefecture's kind of words between, and code beside name. */
static void expect_county(const struct regions *regions, const struct county_name *county) {
  static const char *const separators[] = {"", "-", " / "};
  const struct region_name *city = regions_name(regions, county->code);
  for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
    struct buffer path = {0};
    regions_add_path(&path, regions, city->code);
    buffer_add_text(&path, text_from(separators[i]));
    buffer_add_text(&path, county->name);
    struct region_finding finding = regions_find(regions, buffer_text(&path));
    cr_expect(finding.match == REGION_FOUND && finding.region == county->code, "%.*s: %06d, not %06d",
              (int)path.length, path.at, (int)finding.region, (int)county->code);
    buffer_clear(&path);
  }
}

Test(region_spellings, of_every_listed_county_behind_its_city_are_read) {
  struct regions regions = {0};
  builtin_regions_read(&regions);
  cr_assert(regions.county_count > 2800);
  for (size_t i = 0; i < regions.county_count; i++) {
    struct county_name county = regions_county(&regions, i);
    expect_county(&regions, &county);
  }
  regions_clear(&regions);
}

Test(region_spellings, rest_on_tables_in_which_every_place_lies_in_a_listed_one) {
  struct regions regions = {0};
  builtin_regions_read(&regions);
  for (size_t i = 0; i < regions.count; i++) {
    const struct region_name *name = &regions.names[i];
    cr_expect(text_starts_with(name->name, name->short_name) && name->short_name.length >= 6, "%06d",
              (int)name->code);
    cr_expect(regions_name(&regions, region_province(name->code)) != NULL, "%06d", (int)name->code);
  }
  for (size_t i = 0; i < regions.county_count; i++) {
    struct county_name county = regions_county(&regions, i);
    region_code city = county.code / 100 * 100;
    bool is_listed = regions_name(&regions, county.code)->code == city || region_is_municipal(county.code);
    cr_expect(is_listed && county.code % 100 != 0, "%06d", (int)county.code);
    cr_expect(text_starts_with(county.name, county.short_name), "%06d", (int)county.code);
  }
  regions_clear(&regions);
}
