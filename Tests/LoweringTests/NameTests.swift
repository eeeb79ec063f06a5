import Testing

@testable import HelodataIR

@Suite("Names")
struct NameTests {
    @Test(
        "Words of a name in any convention",
        arguments: [
            ("total_usd", "totalUSD", "TotalUSD"),
            ("totalUSD", "totalUSD", "TotalUSD"),
            ("TOTAL-USD", "totalUSD", "TotalUSD"),
            ("batch_id", "batchID", "BatchID"),
            ("ids", "ids", "IDs"),
            ("user_ids", "userIDs", "UserIDs"),
            ("HTTPServer", "httpServer", "HTTPServer"),
            ("IPv4Address", "ipv4Address", "IPv4Address"),
            ("is_active", "isActive", "IsActive"),
            ("url", "url", "URL"),
            ("html_url", "htmlURL", "HTMLURL"),
            ("OAuthToken", "oauthToken", "OAuthToken"),
            ("user.name", "userName", "UserName"),
            ("X-RateLimit-Limit", "xRateLimitLimit", "XRateLimitLimit"),
            ("DRSObject", "drsObject", "DRSObject"),
            ("HELLO_WORLD", "helloWorld", "HelloWorld"),
            ("sha256", "sha256", "SHA256"),
            ("page2Items", "page2Items", "Page2Items"),
            ("größe", "größe", "Größe"),
            ("don't_do", "dontDo", "DontDo"),
            ("listBatchIPs", "listBatchIPs", "ListBatchIPs"),
            ("repos/list-for-org", "reposListForOrg", "ReposListForOrg"),
            ("Pet[]", "pet", "Pet"),
            ("a", "a", "A"),
        ])
    func words(_ row: (text: String, member: String, type: String)) {
        #expect(Words(row.text).lowerCamel == row.member)
        #expect(Words(row.text).upperCamel == row.type)
    }

    @Test(
        "Singulars",
        arguments: [
            ("entries", "entry"), ("batches", "batch"), ("ips", "ip"), ("addresses", "address"), ("statuses", "status"),
            ("items", "item"), ("boxes", "box"), ("people", "person"),
        ])
    func singular(_ row: (plural: String, singular: String)) {
        #expect(Words.singular(row.plural) == row.singular)
    }

    @Test("No singular", arguments: ["data", "status", "class", "is", "news_feed", "address", "analysis"])
    func noSingular(_ word: String) { #expect(Words.singular(word) == nil) }

    @Test(
        "Operations without a name are called after method and path",
        arguments: [
            ("get", "/v1/customers", "customers", "list", "listCustomers"),
            ("post", "/v1/customers", "customers", "create", "createCustomer"),
            ("get", "/v1/customers/{id}", "customers", "get", "getCustomer"),
            ("post", "/v1/customers/{id}", "customers", "update", "updateCustomer"),
            ("put", "/customers/{id}", "customers", "replace", "replaceCustomer"),
            ("patch", "/customers/{id}", "customers", "update", "updateCustomer"),
            ("delete", "/customers/{id}/cards/{card}", "customers", "deleteCard", "deleteCustomerCard"),
            ("get", "/api/v2/accounts/{id}/rewards", "Cardano » Accounts", "listRewards", "listAccountRewards"),
            ("post", "/payment_intents/{intent}/confirm", "payment_intents", "confirm", "confirmPaymentIntent"),
            ("post", "/intents/{intent}/verify_deposits", "intents", "verifyDeposits", "verifyDepositsIntent"),
            ("get", "/charges/search", "charges", "search", "searchCharges"),
            ("get", "/balance", "balance", "get", "getBalance"),
            ("get", "/balance/history", "balance", "getHistory", "getBalanceHistory"),
            ("post", "/account", "account", "create", "createAccount"),
            ("patch", "/account/settings", "account", "updateSettings", "updateAccountSettings"),
            ("post", "/validateShopperId", "Utility", "validateShopperID", "validateShopperID"),
            ("put", "/vm.power-button", "vm", "powerButton", "powerButtonVM"),
            ("post", "/v1/operations/{name}:cancel", "operations", "cancel", "cancelOperation"),
            ("post", "/documents:batchGet", "documents", "batchGet", "batchGetDocuments"),
            ("get", "/orders.json", "orders", "list", "listOrders"),
            ("get", "/reports/{id}.{format}", "reports", "get", "getReport"),
            ("get", "/users/{id}", "Admin", "getUser", "getUser"),
            ("get", "/", "general", "get", "get"),
            ("get", "/{id}", "general", "get", "get"),
            ("head", "/files/{id}", "files", "head", "headFile"),
        ])
    func pathNames(_ row: (method: String, path: String, group: String, short: String, whole: String)) {
        let name = PathName(method: row.method, path: row.path)
        #expect(name.inGroup(row.group).lowerCamel == row.short)
        #expect(name.whole.lowerCamel == row.whole)
    }

    @Test func `a list that a parameter filters is a list`() {
        #expect(PathName(method: "get", path: "/assets/policy/{id}", isList: true).inGroup("assets").lowerCamel == "listPolicy")
        #expect(PathName(method: "get", path: "/mempool", isList: true).inGroup("mempool").lowerCamel == "list")
    }

    @Test(
        "Ids that only repeat method and path",
        arguments: [
            ("PostCustomersCustomerCardsId", "post", "/v1/customers/{customer}/cards/{id}", true),
            ("post-applePay-sessions", "post", "/applePay/sessions", true),
            ("customers_get", "get", "/customers", true),
            ("getPets", "get", "/pets/{id}", true),
            ("getCustomer", "get", "/v1/customers/{customer}", false),
            ("listCustomers", "get", "/customers", false),
        ])
    func repeatingIDs(_ row: (id: String, method: String, path: String, repeats: Bool)) {
        #expect(PathName.repeats(row.id, method: row.method, path: row.path) == row.repeats)
    }

    @Test(
        "Values of one enumeration never collide and keep their order",
        arguments: [
            (["+1", "-1", "laugh"], ["plus1", "minus1", "laugh"]),
            (["add", "Add", "ADD"], ["add", "add2", "add3"]),
            (["", " "], ["empty", "space"]),
            (["created", "-created"], ["created", "minusCreated"]),
            (["a-b", "a_b", "a b"], ["aB", "aUnderscoreB", "aSpaceB"]),
            (["<", "<=", ">", ">=", "="], ["lessThan", "lessThanEquals", "greaterThan", "greaterThanEquals", "equals"]),
            (["👍"], ["thumbsUpSign"]),
            (["1h", "24h"], ["_1h", "_24h"]),
            (["default", "self", "init", "in", "Type"], ["`default`", "selfValue", "initValue", "`in`", "type"]),
            (["*"], ["star"]),
        ])
    func values(_ row: (values: [String], names: [String])) {
        var scope = NameScope()
        let names = row.values.map { scope.claim($0, .member, fallback: "empty", suffix: "").identifier.description }
        #expect(names == row.names)
    }

    @Test("Types keep clear of what generated code, the runtime and the user's code mean")
    func types() {
        var scope = NameScope(reserved: NameScope.Reserved(ReservedNames.platform.union(ReservedNames.runtime)))
        func name(_ text: String) -> String {
            scope.claim(text, .type, fallback: "Schema", suffix: "Model").identifier.description
        }
        #expect(name("Error") == "ErrorModel")
        #expect(name("String") == "StringModel")
        #expect(name("Type") == "Kind")
        #expect(name("JSONValue") == "JSONValueModel")
        #expect(name("order") == "Order")
        #expect(name("Order") == "OrderModel")
        #expect(name("ORDER") == "Order2")
        #expect(name("123") == "_123")
    }

    @Test(
        "Methods lose the noun of their group",
        arguments: [
            ("createOrder", "Orders", "create"),
            ("rotateBatchPassword", "Batches", "rotatePassword"),
            ("listBatches", "Batches", "list"),
            ("repos/list-for-org", "repos", "listForOrg"),
            ("orders.create", "orders", "create"),
            ("getInventory", "Orders", "getInventory"),
            ("orders", "Orders", "orders"),
            ("listISPBatches", "ISP batches", "list"),
        ])
    func methods(_ row: (id: String, group: String, method: String)) {
        #expect(OperationSource.methodWords(row.id, typeText: row.id, group: row.group).lowerCamel == row.method)
    }

    @Test("Ids that a framework made lose the path again")
    func frameworkIDs() {
        let words = OperationSource.meantWords(
            id: "read_item_items__item_id__get", path: "/items/{item_id}", method: "get")
        #expect(words.lowerCamel == "readItem")
        #expect(OperationSource.madeUpID(method: "get", path: "/pets/{id}/toys") == "get_pets_by_id_toys")
    }
}
