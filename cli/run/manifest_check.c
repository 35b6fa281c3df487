#include "cli/run/manifest_check.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/file/digest.h"
#include "formats/run/manifest_place.h"

enum exit_code manifest_check_read(struct manifest *manifest, const char *path, enum language language) {
  struct buffer why = {0};
  int system;
  bool is_read = manifest_read(manifest, path, &why, &system);
  buffer_add_byte(&why, '\0');
  if (system != 0)
    say_table_unreadable(language, path, system);
  else if (!is_read)
    say(language, LABEL_SAY_BAD_MANIFEST, path, why.at, NULL);
  buffer_clear(&why);
  return is_read ? EXIT_OK : EXIT_FILE;
}

const char *manifest_check_words(struct text member, enum language language) {
  static const struct {
    const char *member;
    enum label label;
  } table[] = {{"version", LABEL_MERGE_VERSION},   {"input", LABEL_MERGE_INPUT},
               {"fixes", LABEL_MERGE_FIXES},       {"rules", LABEL_MERGE_RULES},
               {"calendar", LABEL_MERGE_CALENDAR}, {"regions", LABEL_MERGE_REGIONS},
               {"options", LABEL_MERGE_OPTIONS}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    if (text_starts_with(member, text_from(table[i].member))) return label(language, table[i].label);
  return label(language, LABEL_MERGE_OUTPUTS);
}

/* A pipe or a device that a manifest names might never end. */
static bool can_read(const char *place, struct fingerprint *file, enum language language) {
  struct stat status;
  int failure = stat(place, &status) == 0 ? 0 : errno;
  bool is_file = failure == 0 && S_ISREG(status.st_mode);
  if (is_file) failure = digest_file(place, file);
  if (failure != 0)
    say_table_unreadable(language, place, failure);
  else if (!is_file)
    say(language, LABEL_SAY_NO_FILE, place, NULL);
  return is_file && failure == 0;
}

static enum exit_code check_output(const struct manifest *manifest, const char *path,
                                   enum manifest_output output, enum language language) {
  enum exit_code code = EXIT_OK;
  struct fingerprint file;
  struct buffer place = {0};
  manifest_place_path(&place, path, manifest_output_text(manifest, output, "name"));
  if (!can_read(place.at, &file, language)) {
    code = EXIT_FILE;
  } else if (file.size != manifest_output_number(manifest, output, "size") ||
             strcmp(file.digest, manifest_output_text(manifest, output, "sha256")) != 0) {
    say(language, LABEL_SAY_MERGE_DIGEST, place.at, path, NULL);
    code = EXIT_DIFFERENCE;
  }
  buffer_clear(&place);
  return code;
}

enum exit_code manifest_check_outputs(const struct manifest *manifest, const char *path,
                                      enum language language) {
  enum exit_code worst = EXIT_OK;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++) {
    enum manifest_output output = (enum manifest_output)i;
    if (!manifest_has_output(manifest, output)) continue;
    enum exit_code code = check_output(manifest, path, output, language);
    if (code != EXIT_OK) worst = code;
  }
  return worst;
}
