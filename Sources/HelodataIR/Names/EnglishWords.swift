/// The few facts of English that names of operations depend on. Each set is closed or common to all APIs; a word that is in none
/// of them is a noun.
enum EnglishWords {
    /// No name begins or ends with one.
    static let joining: Set<String> = articles.union(prepositions).union(["and", "or", "nor", "but", "than", "then", "if", "that", "which"])

    static let articles: Set<String> = ["a", "an", "the"]

    static let prepositions: Set<String> = [
        "about", "across", "after", "against", "among", "as", "at", "before", "behind", "below", "between", "by", "during", "for", "from",
        "in", "inside", "into", "of", "on", "onto", "per", "since", "through", "to", "under", "until", "upon", "via", "with", "within",
        "without",
    ]

    /// Before the group's own noun they say whose things these are, which goes without saying: `addMembersToList`.
    static let belonging: Set<String> = ["to", "from", "in", "on", "for", "of", "at", "into", "within"]

    /// Verbs of two words: `signIn` ends in no preposition.
    static let phrasal: Set<[String]> = [
        ["sign", "in"], ["log", "in"], ["check", "in"], ["opt", "in"], ["plug", "in"], ["sign", "on"], ["log", "on"], ["turn", "on"],
        ["add", "on"], ["clock", "in"], ["build", "in"], ["punch", "in"],
    ]

    /// May stand between a verb and its noun, and still say something without it: `listAllOrders`, `listAll`.
    static let determiners: Set<String> = [
        "all", "any", "active", "archived", "available", "bulk", "current", "custom", "default", "deleted", "details", "each", "existing",
        "first",
        "last", "latest", "many", "more", "multi", "multiple", "my", "new", "next", "one", "other", "own", "pending", "previous", "private",
        "public", "recent", "related", "several", "similar", "single", "some", "specific", "top", "unread", "upcoming", "your",
    ]

    static func isVerb(_ word: String) -> Bool { verbs.contains(word) }

    /// A verb that is no noun.
    static func isOnlyVerb(_ word: String) -> Bool { verbs.contains(word) && !nounsToo.contains(word) }

    /// Say nothing alone.
    static let hollow: Set<String> = ["bulk", "many", "multi", "multiple", "one", "other", "several", "single", "some"]

    /// Nouns of two words, of which the first is no such thing.
    static let compounds: Set<[String]> = [
        ["credit", "card"], ["credit", "note"], ["merge", "request"], ["pull", "request"], ["purchase", "order"], ["push", "notification"],
        ["rate", "limit"], ["work", "order"],
    ]

    /// Stand in front of the verb in ids of versions to come: `betaGetResponse`.
    static let stages: Set<String> = ["alpha", "beta", "experimental"]

    /// Verbs that are nouns as well: in front of a plural they belong to it, `/login_links`, `/import_jobs`.
    static let nounsToo: Set<String> = [
        "access", "alert", "archive", "audit", "backup", "benchmark", "block", "build", "call", "change", "charge", "check", "claim",
        "comment", "copy",
        "credit", "debit", "deploy", "design", "download", "estimate", "export", "feature", "file", "filter", "forward", "group", "host",
        "import", "index", "invite", "invoice", "label", "like", "link", "list", "lock", "log", "login", "logout", "mail", "map", "mark",
        "match",
        "merge", "message", "name", "notice", "order", "patch", "pay", "pin", "plan", "post", "preview", "process", "promote", "purchase",
        "push",
        "query", "queue", "quote", "rank", "rate", "read", "record", "refund", "release", "render", "report", "request", "reserve", "reset",
        "return", "review", "run", "sample", "scale", "scan", "schedule", "score", "search", "ship", "sign", "snapshot", "sort", "star",
        "start", "stop", "store", "stream", "study", "subject", "support", "switch", "sync", "tag", "test", "token", "top", "trace",
        "track",
        "trade", "train", "transfer", "transform", "transport", "trash", "trigger", "update", "upgrade", "upload", "use", "view", "visit",
        "vote", "watch", "work",
    ]

    private static let verbs: Set<String> = nounsToo.union(
        """
        abort accept acknowledge acquire activate adapt add adjust aggregate allocate allow analyze analyse append apply approve assign assume
        attach authenticate authorize autocomplete await ban batch begin bind buy calculate cancel capture categorize clean cleanup clear
        clone close collect commit compare complete compose compute configure confirm connect consume contact contain continue
        control convert count crawl create crop deactivate decline decode decrease decrement decrypt decommission define delete delegate deliver
        deny deprecate deprovision deregister describe destroy detach detect determine dial diff disable disallow discard disconnect discover
        dismiss dispatch dispute dissociate distribute download drain drop dump duplicate edit echo eject embed enable encode encrypt end enforce
        enqueue enrich enroll ensure enter enumerate escalate evaluate evict exchange exclude exec execute exist exists expand expire explain
        explore extend extract fail fetch fill finalize find finish fire flag flush follow force forget fork format freeze fulfill generate get
        give grant halt handle has head hide hold identify ignore impersonate include increase increment inform ingest init initialise
        initialize initiate insert inspect install instantiate introspect invalidate invoke is issue join keep kick kill launch leave lend
        listen load locate lookup make manage migrate modify monitor mount move mute notify obtain open optimize options overwrite park parse
        pause perform permit persist pick ping place play poll populate prepare prevent print prioritize probe produce propose protect
        provide provision prune publish pull purge put quarantine raise reactivate realign reassign rebalance reboot rebuild recalculate receive
        recognize reclaim recommend reconcile reconnect recover recreate redeem redeliver redact redirect reduce refine refresh refuse
        regenerate register reindex reinstate reject relate reload remove rename renew reopen reorder repair repeat replace replay replicate reply
        reprocess rerun resend reschedule resize resolve respond restart restore resubmit resume retain retire retrieve retry reveal revert
        revoke rewind ring roll rollback rotate save search see seed seek segment select sell send serve set setup share show shutdown signup
        signin simulate skip snooze solve specify spawn split stage stash submit subscribe substitute succeed suggest summarize suspend swap
        synchronize synchronise tail take tear teardown terminate throttle toggle tokenize touch transcribe transition translate truncate
        try turn unarchive unassign unban unbind unblock undelete undeploy undo unfollow unfreeze uninstall unlike unlink unlock unmark unmount
        unmute unpause unpin unpublish unregister unshare unstar unsubscribe unsuspend untag unwatch upsert validate verify void wait wake
        warm wipe withdraw wrap write
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
