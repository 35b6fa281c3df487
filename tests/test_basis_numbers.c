/* Assessments whose ledger lines rest on rows given by their places, one digit each. */
#include "formats/record/basis_numbers.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define ROW(number, words, paper)                                                              \
  {                                                                                            \
    .index = number, .label = {words, sizeof words - 1}, .source = { paper, sizeof paper - 1 } \
  }
static const struct rule rules[] = {
    ROW(0, "110000/base_floor@2024-07-01", "notice, 7"),
    ROW(1, "000000/fee_rate@2011-07-01", "article 86"),
    ROW(2, "000000/fee_rate@2011-07-01", "article 86"), /* another tier: another row, the same words */
    ROW(3, "000000/fee_start@", ""),
    ROW(4, "000000/fee_end@", "article 86"),
};

enum { LINES = 8 };
struct scene {
  struct dossier dossier;
  struct ledger_line lines[LINES];
  const struct rule *rows[16];
  struct assessment *assessment;
};

/* Lines as words of digits; equal neighbours share their basis, as the assessment keeps it. */
static void scene_fill(struct scene *scene, const char *lines) {
  *scene = (struct scene){.dossier = {.assessment_count = 1}};
  scene->assessment = &scene->dossier.assessments[0];
  *scene->assessment = (struct assessment){.lines = scene->lines, .basis_rows = scene->rows};
  for (const char *at = lines; *at != '\0'; at += *at == ' ') {
    const size_t length = strcspn(at, " "), first = scene->assessment->basis_row_count;
    for (size_t i = 0; i < length && at[0] != '-'; i++)
      scene->rows[scene->assessment->basis_row_count++] = &rules[at[i] - '0'];
    scene->lines[scene->assessment->line_count++].basis =
        (struct basis){first, scene->assessment->basis_row_count - first};
    at += length;
  }
}

static void expect_marks(struct basis_numbers *numbers, const char *lines, const char *expected) {
  struct scene scene;
  struct basis_marks marks = {0};
  char found[64] = "";
  scene_fill(&scene, lines);
  basis_numbers_mark(numbers, &marks, &scene.dossier, 1);
  for (size_t i = 0; i < marks.count; i++)
    (void)snprintf(found + strlen(found), sizeof found - strlen(found), "%s%zu%s", i > 0 ? " " : "",
                   marks.marks[i].number, marks.marks[i].is_first ? "!" : "");
  cr_expect_str_eq(found, expected, "%s: %s", lines, found);
  basis_marks_clear(&marks);
}

Test(basis_numbers, count_in_the_order_of_first_use_from_one_batch_to_the_next) {
  struct basis_numbers numbers = {0};
  expect_marks(&numbers, "01 01 10 01", "1! 1 2! 1");
  expect_marks(&numbers, "10 0 01", "2 3! 1");
  expect_marks(&numbers, "", "");
  cr_expect_eq(numbers.count, 3);
  basis_numbers_clear(&numbers);
}

Test(basis_numbers, are_shared_by_lists_that_read_alike_and_lines_without_rows_have_none) {
  struct basis_numbers numbers = {0};
  expect_marks(&numbers, "01 02 - 2 1", "1! 1 0 2! 2");
  cr_expect_eq(numbers.count, 2);
  basis_numbers_clear(&numbers);
}

Test(basis_numbers, name_the_rows_and_each_of_their_sources_once) {
  struct basis_numbers numbers = {0};
  expect_marks(&numbers, "0134 3", "1! 2!");
  cr_expect(text_is(basis_numbers_text(&numbers, 1),
                    "110000/base_floor@2024-07-01 000000/fee_rate@2011-07-01 000000/fee_start@ "
                    "000000/fee_end@,\"notice, 7; article 86\"\n"));
  cr_expect(text_is(basis_numbers_text(&numbers, 2), "000000/fee_start@,\n"));
  basis_numbers_clear(&numbers);
}
