/// What frameworks call the usual operations, and what an API calls them.
enum FrameworkVerbs {
    /// Of Django, Rails and Laravel: `posts.show`, `users_destroy`.
    static let usual = [
        "destroy": "delete", "index": "list", "retrieve": "get", "show": "get", "store": "create", "list": "list", "create": "create",
    ]

    /// The method that makes the word certain.
    static let methods = ["delete": "delete", "list": "get", "get": "get", "create": "post"]

    /// The one word of a name, where it is one of the usual verbs: they are about one thing, but for `list`.
    static func plain(_ words: [String]) -> String? {
        guard words.count == 1, let verb = words.first?.lowercased(), plainVerbs.contains(verb) else { return nil }
        return verb
    }

    private static let plainVerbs: Set<String> = [
        "add", "create", "delete", "edit", "find", "get", "list", "patch", "post", "put", "read", "remove", "replace", "retrieve", "save",
        "update",
    ]

    /// Say what is done without a noun.
    static let alone: Set<String> = ["authenticate", "login", "logout", "ping", "signin", "signup"]

    /// The usual verb for a whole name: `findAll` → `list`, `getOne` → `get`, `store` → `create`; nil where the name says more, or is the
    /// usual one.
    static func idiom(_ words: [String]) -> String? {
        let lower = words.map { $0.lowercased() }
        guard let verb = lower.first, lower.count < 3 else { return nil }
        guard lower.count == 2 else { return ["retrieve", "list", "create"].contains(verb) ? nil : usual[verb] }
        switch lower[1] {
        case "all", "many": return ["fetch", "find", "get", "read", "retrieve"].contains(verb) ? "list" : nil
        case "one":
            switch verb {
            case "fetch", "find", "get", "read", "retrieve": return "get"
            case "add", "create", "delete", "remove", "replace", "update": return verb
            default: return nil
            }
        default: return nil
        }
    }
}
