#ifndef EXECUTOR_H
#define EXECUTOR_H

/// From now on, what the Swift runtime would hand to its threads waits in a queue.
void executor_install(void);

/// Runs the first job of the queue on this thread; false where there is none. Jobs for a later time are never run.
int executor_run_job(void);

#endif
