import HelodataEmit

/// The files that an output folder is to hold, and what that changes.
struct FolderChange {
    let files: [GeneratedFile]
    let added: Set<String>
    let changed: Set<String>
    let stale: [String]
    /// The manifest as it was; it lists every generated file of the folder.
    let listed: [String]
    let manifest: [UInt8]
    /// Whether the manifest itself changes, and not only files of the same names.
    let changesManifest: Bool

    init(_ files: [GeneratedFile], _ difference: OutputFolder.Difference, listed: [String]) {
        self.files = files
        self.listed = listed
        added = Set(difference.added)
        changed = Set(difference.changed)
        stale = difference.stale
        let paths = files.map(\.path)
        manifest = Array(Manifest.text(paths).utf8)
        changesManifest = changed.contains(Manifest.name) || Set(paths) != Set(listed)
    }

    /// How many files change.
    var count: Int { added.count + changed.subtracting([Manifest.name]).count + stale.count + (changesManifest ? 1 : 0) }
}
