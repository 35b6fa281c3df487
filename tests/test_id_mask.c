#include "formats/list/id_mask.h"

#include <criterion/criterion.h>

static void expect_text(const struct buffer *found, const char *expected) {
  cr_expect(text_is(buffer_text(found), expected), "\"%.*s\", expected \"%s\"", (int)found->length, found->at,
            expected);
}

Test(id_mask, leaves_the_region_and_the_last_four_of_an_identity_number) {
  static const struct {
    const char *id, *expected;
  } table[] = {{"110105198502151239", "110105********1239"},
               {"11010519850215123X", "110105********123X"},
               {"110105850215123", "110105*****5123"},
               {"110105 19850215 1239", "110105**********1239"},
               {"护照E12345678", "护照*******78"},
               {"E12345678", "E1*****78"},
               {"1234567", "1234567"},
               {"", ""}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer out = {0};
    id_mask_add(&out, text_from(table[i].id));
    expect_text(&out, table[i].expected);
    buffer_clear(&out);
  }
}

Test(id_mask, finds_identity_numbers_in_a_line_and_nothing_else) {
  static const struct {
    const char *line, *expected;
  } table[] = {{"a.csv:3: 姓名 \"110105198502151239\": x", "a.csv:3: 姓名 \"110105********1239\": x"},
               {"11010519850215123x,110105850215123", "110105********123x,110105*****5123"},
               {"92233720368547758.07", "92233720368547758.07"}, /* an amount of 17 digits */
               {"110105198513151239", "110105198513151239"},     /* no month 13 */
               {"110105198502151239a", "110105198502151239a"},   /* of a longer word */
               {"1101051985021512390", "1101051985021512390"}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer out = {0};
    buffer_add_text(&out, text_from(table[i].line));
    id_mask_from(&out, 0);
    expect_text(&out, table[i].expected);
    buffer_clear(&out);
  }
}
