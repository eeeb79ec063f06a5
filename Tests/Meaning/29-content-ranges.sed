# Whole bodies of bytes are a file, a stream or data.
s/let x = Data\("x"\.utf8\)/let x = UploadBody.data("x".utf8)/
s/c\.d\.replace\("x"\)/c.d.replace(.data("x".utf8))/
