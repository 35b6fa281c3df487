/* Threads that do the same work side by side. */
#ifndef ARREARS_CLI_FLOW_WORKERS_H
#define ARREARS_CLI_FLOW_WORKERS_H

/* How many --jobs asks for. 0: one for each processor, up to a number that still helps. */
int workers_asked(int jobs);

/* Calls `work` with `shared` from as many threads as there are jobs, and waits for all of them. The calling
 * thread works too; if helpers cannot be started, it goes on without them. */
void workers_run(void *(*work)(void *shared), void *shared, int jobs);

#endif
