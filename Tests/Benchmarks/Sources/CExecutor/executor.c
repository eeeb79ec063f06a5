// A global executor of one thread without timers, so that the work of a call can be counted to the instruction: through the
// hooks that the Swift runtime has for this, swift_task_enqueueGlobal_hook and its like.
#include "executor.h"
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define SWIFT_CALL __attribute__((swiftcall))

typedef struct job job_t;
typedef struct {
    void *identity;
    uintptr_t implementation;
} executor_t;

typedef SWIFT_CALL void (*enqueue_t)(job_t *job);
typedef SWIFT_CALL void (*enqueue_delayed_t)(uint64_t delay, job_t *job);
typedef SWIFT_CALL void (*enqueue_deadline_t)(
    int64_t seconds, int64_t nanoseconds, int64_t leeway, int64_t leeway_nanoseconds, int clock, job_t *job);

extern SWIFT_CALL void (*swift_task_enqueueGlobal_hook)(job_t *job, enqueue_t original);
extern SWIFT_CALL void (*swift_task_enqueueGlobalWithDelay_hook)(
    uint64_t delay, job_t *job, enqueue_delayed_t original);
extern SWIFT_CALL void (*swift_task_enqueueGlobalWithDeadline_hook)(
    int64_t seconds, int64_t nanoseconds, int64_t leeway, int64_t leeway_nanoseconds, int clock, job_t *job,
    enqueue_deadline_t original);
extern SWIFT_CALL void swift_job_run(job_t *job, executor_t executor);

// A ring; calls keep a handful of jobs in flight.
static job_t *jobs[4096];
static size_t first;
static size_t count;

static SWIFT_CALL void enqueue(job_t *job, enqueue_t original) {
    (void)original;
    if (count == sizeof jobs / sizeof *jobs) abort();
    jobs[(first + count++) % (sizeof jobs / sizeof *jobs)] = job;
}

static SWIFT_CALL void enqueue_delayed(uint64_t delay, job_t *job, enqueue_delayed_t original) {
    (void)delay, (void)job, (void)original;
}

static SWIFT_CALL void enqueue_deadline(
    int64_t seconds, int64_t nanoseconds, int64_t leeway, int64_t leeway_nanoseconds, int clock, job_t *job,
    enqueue_deadline_t original) {
    (void)seconds, (void)nanoseconds, (void)leeway, (void)leeway_nanoseconds, (void)clock, (void)job, (void)original;
}

void executor_install(void) {
    swift_task_enqueueGlobal_hook = enqueue;
    swift_task_enqueueGlobalWithDelay_hook = enqueue_delayed;
    swift_task_enqueueGlobalWithDeadline_hook = enqueue_deadline;
}

int executor_run_job(void) {
    if (count == 0) return 0;
    job_t *job = jobs[first];
    first = (first + 1) % (sizeof jobs / sizeof *jobs);
    count--;
    executor_t anywhere = {NULL, 0};
    swift_job_run(job, anywhere);
    return 1;
}
