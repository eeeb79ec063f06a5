#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

#include <stdint.h>

/// Counts of the whole process since it started, all threads together.
typedef struct {
    uint64_t count;
    uint64_t bytes;
} allocations_t;

/// False where allocations cannot be counted.
int allocations_are_counted(void);

allocations_t allocations_now(void);

#endif
