// Takes the place of the C library's functions that allocate, counts, and passes on. Linux with glibc only.
#include "allocations.h"
#include <stddef.h>

#if defined(__linux__) && defined(__GLIBC__)

static uint64_t count;
static uint64_t bytes;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void note(size_t size) {
    __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&bytes, size, __ATOMIC_RELAXED);
}

void *malloc(size_t size) {
    note(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    note(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    note(size);
    return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
    note(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    note(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    note(size);
    *memory = __libc_memalign(alignment, size);
    return *memory == NULL ? 12 : 0;
}

int allocations_are_counted(void) { return 1; }

allocations_t allocations_now(void) {
    allocations_t now = {__atomic_load_n(&count, __ATOMIC_RELAXED), __atomic_load_n(&bytes, __ATOMIC_RELAXED)};
    return now;
}

#else

int allocations_are_counted(void) { return 0; }

allocations_t allocations_now(void) {
    allocations_t nothing = {0, 0};
    return nothing;
}

#endif
