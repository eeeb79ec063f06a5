#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Something about files that stops the run; not the description's fault.
package struct OutputError: Error, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}

extension Error {
    /// What the system says, in a few words.
    var reason: String {
        if let error = self as? CocoaError {
            switch error.code {
            case .fileNoSuchFile, .fileReadNoSuchFile: return "there is no such file"
            case .fileReadNoPermission, .fileWriteNoPermission: return "no permission"
            case .fileWriteOutOfSpace: return "no space left"
            case .fileWriteVolumeReadOnly: return "the volume is read-only"
            default: return (error.underlying as? POSIXError)?.reason ?? "the system says no more than error \(error.code.rawValue)"
            }
        }
        return "\(self)"
    }
}

extension POSIXError {
    fileprivate var reason: String { FileDescriptor.reason(code.rawValue) }
}
