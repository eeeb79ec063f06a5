#ifndef HELODATA_RUNTIME_TEXT_H
#define HELODATA_RUNTIME_TEXT_H

#include <stddef.h>

/// A file of Sources/HelodataRuntime or HelodataMocks, held by the program itself.
struct RuntimeText {
    /// Relative to its folder in Sources.
    const char *path;
    const unsigned char *bytes;
    size_t count;
};

/// The first of them; they follow each other in alphabetical order.
const struct RuntimeText *helodata_runtime_texts(void);
size_t helodata_runtime_text_count(void);

/// The same of Sources/HelodataMocks, which stands beside generated mocks.
const struct RuntimeText *helodata_mock_texts(void);
size_t helodata_mock_text_count(void);

#endif
