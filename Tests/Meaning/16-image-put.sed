# Whole bodies of bytes are a file, a stream or data.
s/Data\("x"\.utf8\)/.data("x".utf8)/g
