/// The transport of clients that are given none.
nonisolated enum DefaultTransport {
    static func make() -> any HTTPTransport {
        #if AsyncHTTPClient && !canImport(Darwin)
        // On Linux URLSession is there for those who want no dependency.
        AsyncHTTPClientTransport()
        #else
        URLSessionTransport()
        #endif
    }
}
