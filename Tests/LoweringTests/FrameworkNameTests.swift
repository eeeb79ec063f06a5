import Testing

@testable import HelodataIR

/// Names as frameworks make them from functions and classes of a server.
@Suite struct FrameworkNameTests {
    @Test(
        "Frameworks' ways of naming operations become the usual verbs",
        arguments: [
            // NestJS
            ("UsersController_findOne", "get", "/users/{id}", "users", "get"),
            ("AppController_getHello", "get", "/", "general", "getHello"),
            ("CatsController_findAll_v2", "get", "/v2/cats", "cats", "list"),
            // FastAPI, and its template's `tag-name`
            ("read_items_items__get", "get", "/items/", "items", "list"),
            ("login-login_access_token", "post", "/login/access-token", "login", "loginAccessToken"),
            ("users-register_user", "post", "/users/signup", "users", "register"),
            // springdoc
            ("getAllUsers", "get", "/api/v1/users", "user-controller", "list"),
            ("getUserById", "get", "/api/v1/users/{id}", "user-controller", "get"),
            ("findById_1", "get", "/api/v1/products/{id}", "product-controller", "get"),
            ("deleteById", "delete", "/api/v1/orders/{id}", "order-controller", "delete"),
            // Django REST framework
            ("api_v1_users_retrieve", "get", "/api/v1/users/{id}/", "users", "get"),
            ("api_v1_users_set_password_create", "post", "/api/v1/users/{id}/set_password/", "users", "setPassword"),
            ("api_v1_users_update", "put", "/api/v1/users/{id}/", "users", "replace"),
            ("api_v1_users_partial_update", "patch", "/api/v1/users/{id}/", "users", "update"),
            ("api_v1_users_me_retrieve", "get", "/api/v1/users/me/", "users", "getMe"),
            ("evolution_trigger_list", "get", "/evolution-trigger/", "evolution", "listTriggers"),
            // Laravel, Rails
            ("posts.comments.index", "get", "/posts/{post}/comments", "Comment", "list"),
            ("posts.comments.store", "post", "/posts/{post}/comments", "Comment", "create"),
            ("api.teams.members.store", "post", "/api/teams/{team}/members", "teams", "createMember"),
            ("articles#destroy", "delete", "/articles/{id}", "articles", "delete"),
            ("user.show", "get", "/user", "Auth", "getUser"),
            // NSwag, Swashbuckle
            ("Users_GetAll", "get", "/api/Users", "Users", "list"),
            ("Orders_GetOrders", "get", "/api/Orders", "Orders", "list"),
            ("Orders_PutOrder", "put", "/api/Orders/{id}", "Orders", "replace"),
            ("Orders_GetItemsByOrderId", "get", "/api/Orders/{id}/items", "Orders", "getItems"),
            ("getApiV1Orders", "get", "/api/v1/Orders", "Orders", "list"),
            ("", "get", "/api/Customers/GetAll", "Customers", "list"),
            ("", "get", "/api/Customers/GetById/{id}", "Customers", "get"),
            ("", "get", "/api/v1/Orders/GetByCustomer/{id}", "Orders", "getByCustomer"),
            ("", "put", "/api/Customers/Update/{id}", "Customers", "update"),
            // swag, gRPC gateway
            ("HandleCreateOrder", "post", "/orders", "orders", "create"),
            ("OrderHandler.Get", "get", "/orders/{id}", "orders", "get"),
            ("DeleteOrderHandler", "delete", "/orders/{id}", "orders", "delete"),
            ("PetService_ListPets", "get", "/v1/pets", "PetService", "list"),
            ("file.upload", "post", "/accounts/{id}/images", "accounts", "uploadFile"),
            // tsoa
            ("GetMany", "get", "/posts", "posts", "list"),
            ("UpdateOne", "patch", "/posts/{id}", "posts", "update"),
            ("CreateMany", "post", "/posts/bulk", "posts", "createMany"),
        ])
    func frameworks(_ row: (id: String, method: String, path: String, group: String, name: String)) {
        #expect(methodNames(row.id, row.method, row.path, row.group, isNumbered: row.id.hasSuffix("_1")).first == row.name)
    }

    @Test(
        "Groups are called by the noun of their tag",
        arguments: [
            ("user-controller", "user"), ("AdminUserController", "Admin User"), ("Catalog API", "Catalog"), ("account-resource", "account"),
            ("Webhook Endpoints", "Webhook Endpoints"), ("Public API", "Public API"), ("Cardano » Accounts", "Cardano » Accounts"),
            ("controller", "controller"),
        ])
    func groups(_ row: (tag: String, name: String)) { #expect(GroupName.text(row.tag).lowercased() == row.name.lowercased()) }

    @Test(
        "A tag that holds the whole API is no group",
        arguments: [("api", true), ("v1", true), ("default", true), ("apis", false), ("orders", false)])
    func hollow(_ row: (tag: String, isHollow: Bool)) { #expect(GroupName.isHollow(row.tag) == row.isHollow) }

    @Test(
        "Types are called by what is done, then by what it is done to",
        arguments: [
            ("UsersController_findAll", "/users", "listUsers"), ("posts.comments.index", "/posts/{p}/comments", "listPostComments"),
            ("Orders_GetOrders", "/api/Orders", "getOrders"), ("repos/list-for-org", "/orgs/{org}/repos", "listReposForOrg"),
            ("users_create", "/users", "createUser"), ("orders.create", "/orders", "createOrder"),
        ])
    func wholeNames(_ row: (id: String, path: String, name: String)) {
        #expect(Words(OperationID(row.id, tag: "Orders", path: row.path, method: "get", isNumbered: false).whole).lowerCamel == row.name)
    }

    @Test(
        "Schemas go without their namespace",
        arguments: [
            ("Shop.Models.OrderDto", "OrderDto", "ModelsOrderDto"), ("model.User", "User", "ModelUser"),
            ("io.k8s.api.apps.v1.Deployment", "Deployment", "V1Deployment"),
            ("Shop.PagedResult`1[[Shop.Models.OrderDto, Shop, Version=1.0]]", "PagedResultOrderDto", nil),
            ("KeyValuePair`2[[System.String],[System.Int32]]", "KeyValuePairStringInt32", nil),
            ("Pick_User.id-or-name_", "PickUserIDOrName", nil),
            ("user.name", "UserName", nil), ("Order", "Order", nil),
        ] as [(String, String, String?)])
    func schemas(_ row: (name: String, short: String, longer: String?)) {
        let names = SchemaName.candidates(row.name).map { Words($0).upperCamel }
        #expect(names.first == row.short)
        if let longer = row.longer { #expect(names.dropFirst().first == longer) }
    }

    @Test(
        "A status that is not registered is called as the description calls its answer",
        arguments: [
            (419, "AuthenticationTimeoutResponse", "authenticationTimeout"), (419, "Status419", "status419"), (419, nil, "status419"),
            (404, "NoSuchTable", "notFound"), (520, "Error", "status520"),
        ] as [(Int, String?, String)])
    func statuses(_ row: (status: Int, component: String?, name: String)) {
        #expect(StatusName.text(row.status, component: row.component) == row.name)
    }
}
