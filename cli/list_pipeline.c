#include "cli/list_pipeline.h"

#include "cli/flow/workers.h"

struct pipeline list_pipeline(struct list_source *source, const struct session *session,
                              struct writer *const *writers, int writer_count) {
  const bool is_filtered = source->shard.count > 1 || source->columns.twin_count > 0;
  struct casework casework = session_casework(session, &source->columns);
  if (source->is_joined) casework.joined = &source->joined;
  return (struct pipeline){
      .list = &source->list,
      .casework = casework,
      .writers = writers,
      .writer_count = writer_count,
      .jobs = workers_asked(source->options->jobs),
      .mask = session_mask(session),
      .takes = is_filtered ? list_source_takes : NULL,
      .filter = source,
  };
}
