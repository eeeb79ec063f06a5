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
            ("PostCustomersCustomerCardsId", "post", "/v1/customers/{customer}/cards/{id}", true, true),
            ("post-applePay-sessions", "post", "/applePay/sessions", true, true),
            ("get_files_id_copy", "get", "/files/{file_id}/copy", true, true),
            ("postStatusPin", "post", "/statuses/{id}/pin", true, true),
            ("customers_get", "get", "/customers", true, true),
            ("getPets", "get", "/pets/{id}", true, false),
            ("getPetById", "get", "/pets/{petId}", true, true),
            ("getCustomer", "get", "/v1/customers/{customer}", true, false),
            ("listCustomers", "get", "/customers", false, false),
        ])
    func repeatingIDs(_ row: (id: String, method: String, path: String, repeats: Bool, isMechanical: Bool)) {
        let repetition = PathRepetition(row.id, method: row.method, path: row.path)
        #expect(repetition.repeats == row.repeats)
        #expect(repetition.isMechanical == row.isMechanical)
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
            (["1.0", "10", "-5", "5", "2024-01-01"], ["_1_0", "_10", "minus5", "_5", "_2024_01_01"]),
            (["e\u{301}", "\u{E9}", "a\u{301}b"], ["\u{E9}", "\u{E9}2", "\u{E1}b"]),
            (["unsafe", "\u{301}", "\u{FDFD}"], ["`unsafe`", "combiningAcuteAccent", "arabicLigatureBismillahArRahmanArRaheem"]),
        ])
    func values(_ row: (values: [String], names: [String])) {
        var scope = NameScope()
        let names = row.values.map { scope.claim($0, .member, fallback: "empty", suffix: "").identifier.description }
        #expect(names == row.names)
    }

    @Test("Types keep clear of what generated code, the runtime and the user's code mean")
    func types() {
        var scope = NameScope(reserved: NameScope.Reserved(ReservedNames.typeNames))
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
        #expect(name("123") == "Model123")
        #expect(name("状态") == "Model状态")
        #expect(name("Text") == "TextModel")
        #expect(name("DecodingError") == "DecodingErrorModel")
    }

    @Test(
        "Methods lose the noun of their group where the rest is a verb phrase about it",
        arguments: [
            ("createOrder", "post", "/orders", "Orders", "create"),
            ("rotateBatchPassword", "post", "/batches/{id}/rotate-password", "Batches", "rotatePassword"),
            ("listBatches", "get", "/isp/batches", "Batches", "list"),
            ("listISPBatches", "get", "/isp/batches", "ISP batches", "list"),
            ("createTemplate", "post", "/templates", "Email templates", "create"),
            ("repos/list-for-org", "get", "/orgs/{org}/repos", "repos", "listForOrg"),
            ("orders.create", "post", "/orders", "orders", "create"),
            ("v1.create", "post", "/orders", "orders", "create"),
            ("getInventory", "get", "/inventory", "Orders", "getInventory"),
            ("deleteIntegrationLogDrain", "delete", "/integrations/log-drains/{id}", "log_drains", "deleteIntegrationLogDrain"),
            ("create-booking-payment", "post", "/bookings/{id}/payment", "Payments", "createBookingPayment"),
            ("tagAssets", "put", "/tags/{id}/assets", "Tags", "tagAssets"),
            ("getSubtasksForTask", "get", "/tasks/{id}/subtasks", "tasks", "getSubtasks"),
            ("addMembersToList", "post", "/lists/{id}/members", "Lists", "addMembers"),
            ("get-an-album", "get", "/albums/{id}", "Albums", "get"),
            ("getPets", "get", "/pets", "pets", "list"),
            ("listAllPets", "get", "/pets", "pets", "listAll"),
            ("createOrUpdatePet", "put", "/pets/{id}", "pets", "createOrUpdate"),
            ("users_create", "post", "/users", "users", "create"),
            ("users_partial_update", "patch", "/users/{id}", "users", "update"),
            ("stat_list", "get", "/stat/", "pokemon", "listStats"),
            ("UsersController_findAll", "get", "/users", "users", "list"),
            ("createUsingPOST_1", "post", "/orders", "orders", "create"),
            ("read_item_items__item_id__get", "get", "/items/{item_id}", "items", "read"),
            ("get_files_id", "get", "/files/{file_id}", "files", "get"),
            ("post_files_id_copy", "post", "/files/{file_id}/copy", "files", "copy"),
            ("all_boards", "get", "/boards", "boards", "list"),
            ("commentPost", "post", "/comments", "comments", "create"),
            ("Deleteprojectspendlimit", "delete", "/organization/projects/{id}/spend_limit", "limits", "deleteProjectSpendLimit"),
            ("listAppsV1NamespacedDeployment", "get", "/apis/apps/v1/namespaces/{n}/deployments", "apps_v1", "listNamespacedDeployment"),
            ("putnonSeparatorTokens", "put", "/indexes/{id}/settings/non-separator-tokens", "Settings", "replaceNonSeparatorTokens"),
            (
                "CreateanAPIkeyforaserviceaccount", "post", "/organization/service_accounts/{id}/api_keys", "Organization",
                "createAPIKeyForServiceAccount"
            ),
            ("getCurrentUser", "get", "/users/me", "Current user", "get"),
            ("getchat", "get", "/indexes/{id}/settings/chat", "Settings", "getChat"),
            ("patch_task_dry_run", "patch", "/tasks/{id}/dry_run", "task", "updateDryRun"),
            ("post_clear_tasks", "post", "/clearTasks", "dags", "clearTasks"),
            ("post_login", "post", "/auth/login", "auth", "login"),
            ("chat_postMessage", "post", "/chat.postMessage", "chat", "postMessage"),
            ("bulkPools", "patch", "/pools", "pool", "bulkPools"),
            ("mergePullRequest", "put", "/pulls/{id}/merge", "pulls", "mergePullRequest"),
            ("CreateRateLimit", "post", "/Services/{sid}/RateLimits", "VerifyV2RateLimit", "create"),
            ("tableExists", "head", "/tables/{table}", "Catalog", "tableExists"),
            ("getReadListsByBookId", "get", "/books/{bookId}/readlists", "Books", "getReadLists"),
            ("delete_webhook_by_token", "delete", "/webhooks/{id}/{token}", "webhooks", "deleteByToken"),
            ("betaGetResponse", "get", "/responses/{id}", "Responses", "getBetaResponse"),
            ("signIn", "post", "/sign-in", "auth", "signIn"),
            (
                "packages/get-all-package-versions-for-package-owned-by-authenticated-user", "get", "/user/packages/{name}/versions",
                "packages",
                "getAllVersionsForPackageOwned"
            ),
        ])
    func methods(_ row: (id: String, method: String, path: String, group: String, name: String)) {
        #expect(methodNames(row.id, row.method, row.path, row.group, isNumbered: row.id.hasSuffix("_1")).first == row.name)
    }

    @Test func `of a name that is too long the last phrase says where`() {
        let id = "actions/remove-all-custom-labels-from-self-hosted-runner-for-repo"
        let names = methodNames(id, "delete", "/repos/{owner}/{repo}/actions/runners/{id}/labels", "actions")
        #expect(Array(names.prefix(2)) == ["removeAllCustomLabels", "removeAllCustomLabelsForRepo"])
    }

    @Test func `names with the same beginning differ by what they do`() {
        #expect(methodNames("search", "get", "/_search", "search").first == "search")
        #expect(methodNames("search-1", "post", "/_search", "search", isNumbered: true) == ["search", "postSearch"])
    }

    @Test(
        "No name begins or ends with a preposition, an article or a conjunction",
        arguments: ["getOrdersFor", "forOrder", "list_and", "a-list"])
    func noDanglingWords(_ id: String) {
        for name in methodNames(id, "get", "/orders/{id}/lines", "lines") where name != Words(id).lowerCamel {
            #expect(Words(name).words.isMethodName, "\(name)")
        }
        #expect(methodNames(id, "get", "/orders/{id}/lines", "lines").first.map { Words($0).words.isMethodName } == true)
    }

    @Test(
        "Modules keep clear of what they import, the compiler and keywords",
        arguments: [
            ("Foundation", "FoundationAPI", "FoundationAPIClient"), ("API", "API", "APIServiceClient"),
            ("main", "mainAPI", "MainAPIClient"),
            ("class", "classAPI", "ClassAPIClient"), ("Synchronization", "SynchronizationAPI", "SynchronizationAPIClient"),
            ("HTTP", "HTTP", "HTTPClient"), ("3D", "API3D", "API3DClient"), ("ShopClient", "ShopClient", "ShopClientAPI"),
        ])
    func modules(_ row: (given: String, module: String, client: String)) {
        let module = ModuleName.free(ModuleName.legal(row.given))
        #expect(module == row.module)
        #expect(ModuleName.client(of: module) == row.client)
    }

    @Test("Operations without an id get one from method and path")
    func madeUpIDs() { #expect(OperationSource.madeUpID(method: "get", path: "/pets/{id}/toys") == "get_pets_by_id_toys") }
}

/// What the method of an operation may be called in its group, best first.
func methodNames(_ id: String, _ method: String, _ path: String, _ group: String, isNumbered: Bool = false) -> [String] {
    let repetition = PathRepetition(id, method: method, path: path)
    let name = MethodName(
        id: id.isEmpty ? nil : OperationID(id, tag: group, path: path, method: method, isNumbered: isNumbered),
        repeatsPath: repetition.repeats && repetition.isMechanical, path: PathName(method: method, path: path), method: method)
    let group = GroupName.text(group)
    return name.candidates(in: group, GroupNoun(group)).map { Words($0).lowerCamel }
}
