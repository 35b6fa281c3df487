/* merge: the outputs of a run's shards put together again, and proven. */
#ifndef ARREARS_CLI_RUN_COMMAND_MERGE_H
#define ARREARS_CLI_RUN_COMMAND_MERGE_H

#include "cli/user/options.h"

/* Merges what the manifests among the operands speak of into the folder of --output. What is wrong has been
 * said. */
enum exit_code command_merge(const struct options *options);

#endif
