#include "cli/list_explained.h"

#include <stdio.h>

#include "cli/user/say.h"
#include "cli/user/terminal.h"
#include "formats/quote/text.h"
#include "formats/run/trace_json.h"

static void print(const struct list_explained *explained, const struct session *session,
                  const struct dossier *dossier) {
  const struct options *options = session->options;
  const struct quote_options how = {.language = options->language,
                                    .with_colour = options->with_colour,
                                    .explains = true,
                                    .width = terminal_width(),
                                    .rules = &session->rules,
                                    .regions = &session->regions};
  struct buffer out = {0};
  if (!options->as_json && explained->cases > 1) buffer_add_byte(&out, '\n');
  if (options->as_json)
    trace_json(&out, &how, dossier);
  else
    quote_text(&out, &how, dossier);
  (void)fwrite(out.at, 1, out.length, stdout); /* main looks whether all was printed */
  buffer_clear(&out);
}

bool list_explained_add(struct list_explained *explained, const struct session *session,
                        const struct dossier *dossier) {
  if (!dossier->is_traced) return session->options->of_case == NULL;
  explained->cases++;
  if (dossier_has_errors(dossier)) explained->rejected++;
  if (!dossier_is_rejected(dossier)) print(explained, session, dossier);
  return true;
}

enum exit_code list_explained_end(const struct list_explained *explained, const struct options *options) {
  if (explained->cases == 0 && options->of_case != NULL) {
    say(options->language, LABEL_SAY_NO_SUCH_CASE, options->of_case, NULL);
    return EXIT_USAGE;
  }
  return explained->rejected > 0 ? EXIT_SOME_REJECTED : EXIT_OK;
}
