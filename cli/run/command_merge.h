/* merge: the outputs of a run's shards put back together and verified. */
#ifndef ARREARS_CLI_RUN_COMMAND_MERGE_H
#define ARREARS_CLI_RUN_COMMAND_MERGE_H

#include "cli/user/options.h"

/* Merges what the manifests among the operands describe into the folder of --output. Any problem has been
 * reported. */
enum exit_code command_merge(const struct options *options);

#endif
