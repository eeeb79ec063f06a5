#ifndef HELODATA_FILE_EXCHANGE_H
#define HELODATA_FILE_EXCHANGE_H

/// Lets two paths of one file system trade places in one step: nobody sees a moment between. 0, or an error number;
/// ENOSYS where the system cannot do it.
int helodata_exchange(const char *first, const char *second);

#endif
