/* A run over the rows of an open source: through the pipeline into the outputs, with the messages printed
 * meanwhile and at its end. */
#ifndef ARREARS_CLI_LIST_RUN_H
#define ARREARS_CLI_LIST_RUN_H

#include "cli/flow/session.h"
#include "cli/list_source.h"
#include "cli/run/run_manifest.h"

/* The manifest describes the run where it will be written, where a run is proven and where a report names its
 * origin; else it is empty. Any problem has been reported: EXIT_OK, EXIT_SOME_REJECTED, EXIT_FILE, or
 * EXIT_DIFFERENCE where the run being proven did not match. */
MUST_USE enum exit_code list_run(struct list_source *source, const struct session *session,
                                 struct run_manifest *manifest);

#endif
