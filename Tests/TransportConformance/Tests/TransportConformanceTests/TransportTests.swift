import Testing

/// One test at a time: they measure times and count what is open.
@Suite(.serialized) enum TransportTests {}
