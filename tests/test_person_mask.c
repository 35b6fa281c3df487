#include "formats/list/person_mask.h"

#include <criterion/criterion.h>

enum { NAME_AT, ID_AT, REMARK_AT, COLUMNS };

/* A row of three cells, as a list would hand it on, masked under a key of sixteen zeros. */
struct fixture {
  struct mask_key key;
  struct person_mask mask;
  struct text cells[COLUMNS];
  struct case_columns columns;
  struct dossier dossier;
};

static void mask_row(struct fixture *fixture, const char *name, const char *id, const char *remark) {
  const char *const texts[COLUMNS] = {name, id, remark};
  fixture->key.length = MASK_KEY_LEAST;
  fixture->mask.key = &fixture->key;
  for (int field = 0; field < FIELD_COUNT; field++) fixture->columns.index[field] = COLUMN_ABSENT;
  fixture->columns.index[FIELD_NAME] = NAME_AT;
  fixture->columns.index[FIELD_ID_NUMBER] = ID_AT;
  for (int i = 0; i < COLUMNS; i++) fixture->cells[i] = text_from(texts[i]);
  fixture->dossier.cells = fixture->cells;
  fixture->dossier.cell_count = COLUMNS;
  person_mask_apply(&fixture->mask, &fixture->dossier, &fixture->columns);
}

static void clear(struct fixture *fixture) {
  fixture->dossier.cells = NULL;
  dossier_clear(&fixture->dossier);
  person_mask_clear(&fixture->mask);
}

static bool are_alike(const char *name, const char *id, const char *other_name, const char *other_id) {
  struct fixture one = {0}, other = {0};
  mask_row(&one, name, id, "");
  mask_row(&other, other_name, other_id, "");
  bool are_alike = text_equals(one.cells[NAME_AT], other.cells[NAME_AT]) &&
                   text_equals(one.cells[ID_AT], other.cells[ID_AT]);
  clear(&one);
  clear(&other);
  return are_alike;
}

Test(person_mask, knows_a_person_by_every_spelling_of_name_and_number) {
  cr_expect(are_alike("张三", "110105850215123", "张　三", "110105198502151230"));
  cr_expect(are_alike("Anna Li", "11010519850215123X", " anna  LI", "'11010519850215123x"));
  cr_expect(are_alike("ＡＢ", "E１２", "ab", "e12"));
}

Test(person_mask, keeps_different_persons_apart) {
  cr_expect_not(are_alike("张三", "", "张三三", ""));
  cr_expect_not(are_alike("", "110105850215123", "", "110105850215124"));
  cr_expect_not(are_alike("", "E12", "", "E13"));
}

Test(person_mask, leaves_empty_what_is_empty) {
  struct fixture fixture = {0};
  mask_row(&fixture, "", "-", "其他");
  cr_expect_eq(fixture.cells[NAME_AT].length, 0);
  cr_expect_eq(fixture.cells[ID_AT].length, 0);
  cr_expect(text_is(fixture.cells[REMARK_AT], "其他"));
  clear(&fixture);
}

Test(person_mask, replaces_name_and_number_in_other_cells_and_nothing_else) {
  static const struct {
    const char *remark;
    int same_as; /* the cell it becomes; -1: it stays */
  } table[] = {{"张三", NAME_AT}, {"110105198502151230", ID_AT}, {"张三的同事", -1}, {"2025-08", -1}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct fixture fixture = {0};
    mask_row(&fixture, "张 三", "110105850215123", table[i].remark);
    const struct text found = fixture.cells[REMARK_AT];
    cr_expect(table[i].same_as < 0 ? text_is(found, table[i].remark)
                                   : text_equals(found, fixture.cells[table[i].same_as]),
              "%s became %.*s", table[i].remark, (int)found.length, found.at);
    clear(&fixture);
  }
}

/* 440300199001010059: the check character of 44030019900101005 is 9 (GB 11643). */
Test(person_mask, replaces_any_valid_number_of_eighteen_digits) {
  struct fixture fixture = {0};
  mask_row(&fixture, "张三", "110105850215123", "440300199001010059");
  cr_expect(person_mask_is_id(fixture.cells[REMARK_AT]));
  cr_expect_not(text_equals(fixture.cells[REMARK_AT], fixture.cells[ID_AT]));
  clear(&fixture);
}

Test(person_mask, tells_a_masked_number_from_others) {
  cr_expect(person_mask_is_id(TEXT("I-0123456789abcdef")));
  cr_expect_not(person_mask_is_id(TEXT("I-0123456789ABCDEF")));
  cr_expect_not(person_mask_is_id(TEXT("P-0123456789abcdef")));
  cr_expect_not(person_mask_is_id(TEXT("I-0123456789abcde")));
}
