import GitHub

@main
struct Calls {
    static func main() async throws {
        let github = GitHubClient(baseURL: CommandLine.arguments[1])

        let repository = try await github.repos.get(owner: "octocat", repo: "Hello-World")
        decoded(repository)
        expect(repository.fullName, "octocat/Hello-World")
        expect(repository.owner.login, "octocat")
        expect(repository.private, false)
        expect(repository.topics, ["octocat", "atom", "electron", "api"])
        expect(repository.permissions?.push, false)

        let issue = try await github.issues.create(
            owner: "octocat", repo: "Hello-World", title: .string("Found a bug"), body: "It \"crashes\"\n🙁", assignee: .null,
            milestone: .value(.int(1)), labels: [.string("bug"), .object(name: "ui", color: .value("ff0000"))], assignees: ["octocat"])
        decoded(issue)
        expect(issue.number, 1347)
        expect(issue.milestone?.title, "v1.0")
        expect(issue.user?.login, "octocat")

        let issues = try await github.issues.listForRepo(
            owner: "octocat", repo: "Hello-World", state: .all, labels: "bug,ui", sort: .updated, direction: .asc, perPage: 50, page: 2)
        decoded(issues)
        expect(issues.count, 1)
        expect(issues.first?.title, "Found a bug")

        let labels = try await github.issues.addLabels(
            owner: "octocat", repo: "Hello-World", issueNumber: 1347, body: .labelStrings(labels: ["bug", "enhancement"]))
        decoded(labels)
        expect(labels.map(\.name), ["bug", "enhancement"])

        let merge = try await github.pulls.merge(
            owner: "octocat", repo: "Hello-World", pullNumber: 1347, commitTitle: "Merge", mergeMethod: .squash)
        decoded(merge)
        expect(merge.merged, true)
        expect(merge.sha, "6dcb09b5b57875f334f61aebed695e2e4193db5e")

        let languages = try await github.repos.listLanguages(owner: "octocat", repo: "Hello-World")
        decoded(languages)
        expect(languages, ["C": 78769, "Python": 7769])

        let content = try await github.repos.getContent(owner: "octocat", repo: "Hello-World", path: "README.md", ref: "a/b")
        decoded(content)
        if case .contentFile(let file) = content { expect(file.name, "README.md") } else { expect("\(content)", "a file") }

        decoded(try await github.markdown.renderRaw("# Ü"))
        decoded(try await github.activity.starRepoForAuthenticatedUser(owner: "octocat", repo: "Hello-World"))
    }
}
