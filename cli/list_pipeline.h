/* The pipeline for the rows of an open source. */
#ifndef ARREARS_CLI_LIST_PIPELINE_H
#define ARREARS_CLI_LIST_PIPELINE_H

#include "cli/flow/pipeline.h"
#include "cli/flow/session.h"
#include "cli/list_source.h"

/* Without anything that listens to rows. */
struct pipeline list_pipeline(struct list_source *source, const struct session *session,
                              struct writer *const *writers, int writer_count);

#endif
