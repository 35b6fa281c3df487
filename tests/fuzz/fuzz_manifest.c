/* A manifest made of any bytes: refused with a reason, or read; then it can be asked everything, and written
 * it is read as the same. libFuzzer: sh tests/run.sh fuzz 1 manifest */
#include "formats/run/manifest.h"
#include "formats/run/manifest_differ.h"
#include "tests/fuzz/fuzz_folder.h"

static void write_manifest(const struct manifest *manifest, const char *path) {
  struct output_file file;
  struct output_error error;
  must_be(output_file_open(&file, path, true, &error));
  must_be(manifest_write(manifest, &file, &error));
  must_be(output_file_commit(&file, &error));
}

static void ask(const struct manifest *manifest) {
  struct control_totals totals = {0};
  int64_t noted[NOTE_COUNT] = {0}, results[GRADE_COUNT] = {0};
  struct money graded[GRADE_COUNT] = {0};
  manifest_totals(manifest, &totals);
  manifest_add_assumptions(manifest, noted);
  manifest_add_grades(manifest, results, graded);
  for (size_t i = 1; i <= manifest_count(manifest, "rules"); i++)
    must_be(manifest_rules_name(manifest, i) != NULL && manifest_rules_digest(manifest, i) != NULL);
  for (size_t i = 1; i <= manifest_count(manifest, "fixes"); i++)
    must_be(manifest_fix_name(manifest, i) != NULL);
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++)
    if (manifest_has_output(manifest, (enum manifest_output)i))
      must_be(manifest_output_text(manifest, (enum manifest_output)i, "sha256") != NULL);
  for (int i = 0; i < GRADE_COUNT; i++) money_clear(&graded[i]);
  control_totals_clear(&totals);
}

static void read_again(const struct manifest *manifest) {
  struct manifest again = {0};
  struct buffer why = {0}, first = {0}, second = {0};
  const char *const once = fuzz_path("once.json", 1), *const twice = fuzz_path("twice.json", 2);
  int system;
  write_manifest(manifest, once);
  must_be(manifest_read(&again, once, &why, &system));
  must_be(!manifest_differ(manifest, &again, &why) && !manifest_outcomes_differ(manifest, &again, &why));
  write_manifest(&again, twice);
  fuzz_get(&first, once);
  fuzz_get(&second, twice);
  must_be(text_equals(buffer_text(&first), buffer_text(&second)));
  manifest_clear(&again);
  buffer_clear(&why);
  buffer_clear(&first);
  buffer_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct manifest manifest = {0};
  struct buffer why = {0};
  int system = 0;
  const char *path = fuzz_path("manifest.json", 0);
  fuzz_put(path, (struct text){(const char *)data, size});
  if (manifest_read(&manifest, path, &why, &system)) {
    ask(&manifest);
    read_again(&manifest);
  } else {
    must_be(why.length > 0 && system == 0);
  }
  manifest_clear(&manifest);
  buffer_clear(&why);
  return 0;
}
