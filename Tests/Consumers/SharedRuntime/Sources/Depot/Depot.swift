// Each of these is the name of a type of the runtime too; inside this module they mean what is declared here.

public struct Lock: Sendable {
    public var isOpen = false
    public init() {}
}

public enum HTTPMethod: Sendable { case byCarrier, byPigeon }

public struct MediaType: Sendable {
    public var thickness: Int
    public init(thickness: Int) { self.thickness = thickness }
}

public enum JSONValue: Sendable { case nobody }

public struct Validation: Sendable {
    public var stamp: String
    public init(stamp: String) { self.stamp = stamp }
}

public protocol APIError: Sendable { var isOurs: Bool { get } }

public struct ShelfFull: APIError {
    public var isOurs: Bool { true }
}

extension DepotClient {
    /// Puts a part in, with this module's own types around the call.
    public func deliver(_ name: String, by method: HTTPMethod, under lock: Lock) async throws -> Part {
        guard lock.isOpen, method == .byCarrier else { throw Closed(error: ShelfFull()) }
        return try await parts.add(name: name, quantity: 1)
    }

    public struct Closed: Error {
        public let error: any APIError
    }
}
