/// An object with known members.
package struct Structure: Sendable, Hashable {
    package let name: TypeName
    package let doc: Doc
    package internal(set) var properties: [Property]
    /// Members whose one value a union has found before it reads the structure: written always, typed by nobody.
    package internal(set) var constants: [Constant]
    /// Members beyond the known ones, kept in a dictionary.
    package let additional: AdditionalMembers?
    /// Members of members, offered on the structure itself as computed properties.
    package internal(set) var shortcuts: [Shortcut]
    package internal(set) var nested: [TypeDeclaration]
    /// Of a page: the property with its items, which a bare array in place of the page is read as.
    package internal(set) var list: Identifier?
    var shortcutRequests: [ShortcutRequest] = []
    package init(
        name: TypeName, doc: Doc, properties: [Property], constants: [Constant], additional: AdditionalMembers?,
        shortcuts: [Shortcut] = [], nested: [TypeDeclaration]
    ) {
        self.name = name
        self.doc = doc
        self.properties = properties
        self.constants = constants
        self.additional = additional
        self.shortcuts = shortcuts
        self.nested = nested
    }
}

package struct AdditionalMembers: Sendable, Hashable {
    /// Name of the dictionary property.
    package let name: Identifier
    package let element: TypeRef
    package init(name: Identifier, element: TypeRef) {
        self.name = name
        self.element = element
    }
}

package struct Constant: Sendable, Hashable {
    package let name: Identifier
    package let wireName: String
    package let value: Literal
    package let doc: Doc
    package init(name: Identifier, wireName: String, value: Literal, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.value = value
        self.doc = doc
    }
}
