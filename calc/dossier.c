#include "dossier.h"

#include <assert.h>
#include <stdlib.h>

struct assessment *dossier_add_assessment(struct dossier *dossier) {
  assert(dossier->assessment_count < SCHEME_COUNT);
  struct assessment *assessment = &dossier->assessments[dossier->assessment_count++];
  assessment_reset(assessment);
  return assessment;
}

void dossier_reset(struct dossier *dossier) {
  buffer_reset(&dossier->texts);
  buffer_reset(&dossier->masked);
  dossier->raw = (struct text){0};
  dossier->cell_count = 0;
  dossier->has_marks = false;
  case_reset(&dossier->reported);
  dossier->is_traced = false;
  dossier->joined = (struct joined_gap){0};
  dossier->assessment_count = 0;
  diagnostics_reset(&dossier->diagnostics);
}

void dossier_clear(struct dossier *dossier) {
  buffer_clear(&dossier->texts);
  buffer_clear(&dossier->masked);
  free(dossier->cells);
  free(dossier->marks);
  case_clear(&dossier->reported);
  for (int i = 0; i < SCHEME_COUNT; i++) assessment_clear(&dossier->assessments[i]);
  diagnostics_clear(&dossier->diagnostics);
  *dossier = (struct dossier){0};
}
