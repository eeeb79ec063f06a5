#include "FileExchange.h"

#include <errno.h>

#if defined(__APPLE__)
#include <stdio.h>
#include <sys/stdio.h>

int helodata_exchange(const char *first, const char *second) {
    return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
}

#elif defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// By number: not every C library has a function for it. RENAME_EXCHANGE is 2, see rename(2).
int helodata_exchange(const char *first, const char *second) {
#ifdef SYS_renameat2
    return syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2U) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

#else

int helodata_exchange(const char *first, const char *second) {
    return ENOSYS;
}

#endif
