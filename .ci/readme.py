"""What the README and the documentation show is what CI runs: each program stands in a package that is built and run, each fragment of
Swift compiles against the client, and each command is one of CI's.

    readme.py --commands     the commands, and where each is run
    readme.py --snippets     prints a Swift file with the fragments that stand in no program
    readme.py --help GEN     what the command says of itself: CommandLine.md has the same options, and its examples name what there is
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "Sources/helodata-gen/Documentation").glob("*.md"))]

# Where a command is run that stands in CI with other words.
RUN = {
    ".ci/setup && swift run helodata-gen spec/helodata.yaml": ".ci/run: Generated is up to date, after .ci/setup",
    "swift run helodata-gen spec/helodata.yaml": ".ci/run: Generated is up to date",
    "swift run --package-path Tests/Sandbox helodata-sandbox --token hel_test_me": "Tests/Consumers/Quickstart/check.sh starts the sandbox",
    "HELODATA_TOKEN=hel_test_me swift run --package-path Tests/Consumers/Quickstart quickstart": "Tests/Consumers/Quickstart/check.sh",
    "swift package --allow-writing-to-package-directory generate-client spec/openapi.yaml --output Generated":
        "Tests/Consumers/PluginUser/check.sh",
    "swift build -c release --static-swift-stdlib --product helodata-gen": ".ci/installed, without Swift inside",
    "HELODATA_GOLDEN=write swift test --filter GoldenTests": "the same tests, without recording",
    "swift run --traits MockServer helodata-gen mock spec/helodata.yaml": ".ci/mock, on other descriptions",
    "swift run helodata-gen names spec/helodata.yaml": "Tests/GeneratorTests/NamesTests.swift, on other descriptions",
    "helodata-gen diff --against git:v1.2.0 spec/helodata.yaml": "Tests/CommandsTests",
    "swift run helodata-gen diff --against git:origin/main spec/helodata.yaml --format github": "Tests/CommandsTests",
}
# Fragments that need a trait's modules, or a manifest around them.
ELSEWHERE = {
    "configuration.observer = ObserverGroup(LoggingObserver": "Tests/TransportConformance",
}


def blocks(language):
    for page in PAGES:
        for match in re.finditer(r"^```(\S*)\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            if match[1] == language:
                yield page, match[2]


def plain(swift):
    """Without comments and white space."""
    return re.sub(r"\s+", "", re.sub(r"(?<!:)//[^\n]*", "", swift))


def commands():
    scripts = "\n".join(
        path.read_text(encoding="utf-8") for pattern in (".ci/*", "Tests/**/check.sh") for path in ROOT.glob(pattern)
        if path.is_file() and path.name != "readme.py")
    failed = False
    for page, block in blocks(""):
        lines = [re.sub(r"\s{2,}#.*", "", line).strip() for line in block.splitlines()]
        if any(line.startswith("$ ") for line in lines):
            lines = [line[2:] for line in lines if line.startswith("$ ")]
        elif not re.match(r"(\.ci/|swift |[A-Z_]+=)", lines[0]):
            continue  # What a command prints.
        for line in lines:
            where = RUN.get(line) or ("CI, by these words" if line in scripts or line.split()[0].startswith(".ci/") and (ROOT / line.split()[0]).exists() else None)
            print(f"{page.name}: {line}: {where or 'RUN NOWHERE'}")
            failed = failed or not where
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                print(f"{page.name}: {target} does not exist")
                failed = True
    lines = len((ROOT / "README.md").read_text(encoding="utf-8").splitlines())
    print(f"README.md: {lines} lines of at most 200")
    sys.exit(1 if failed or lines > 200 else 0)


def help(generator):
    def said(*arguments):
        return subprocess.run([generator, *arguments, "--help"], capture_output=True, text=True, check=True).stdout

    every, own = said(), said("generate")
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", own, re.M))
    page = (ROOT / "Sources/helodata-gen/Documentation/CommandLine.md").read_text(encoding="utf-8")
    listed = {option for row in re.findall(r"^\| (`--.*?) \|", page, re.M) for option in re.findall(r"`(--[a-z-]+)`", row)}
    commands = set(re.findall(r"^  ([a-z]+) ", every.split("SUBCOMMANDS:")[1], re.M))
    failed = False
    for option in sorted(options ^ listed):
        print(f"{option}: in {'--help' if option in options else 'CommandLine.md'} alone")
        failed = True
    examples = re.findall(r"^  helodata-gen (.*?)(?:  |$)", every, re.M)
    for example in examples:
        unknown = [word for word in example.split() if word.startswith("--") and word not in options]
        first = example.split()[0]
        if unknown or not (first.startswith("-") or "." in first or first in commands):
            print(f"--help shows 'helodata-gen {example}', which there is not")
            failed = True
    print(f"--help: {len(options)} options in {len(re.findall(r'^[A-Z ]+:$', own, re.M))} groups, {len(commands)} commands, {len(examples)} examples")
    sys.exit(1 if failed or len(examples) < 4 else 0)


def snippets():
    programs = [plain(path.read_text(encoding="utf-8")) for path in (ROOT / "Tests/Consumers").rglob("*.swift") if ".build" not in path.parts]
    number = 0
    seen = set()
    for page, block in blocks("swift"):
        text = plain(block)
        if text in seen or any(text in program for program in programs) or any(text.startswith(plain(start)) for start in ELSEWHERE):
            continue
        seen.add(text)
        if block.lstrip().startswith((".package", ".target", ".testTarget", ".product")):
            continue  # Of a manifest: the packages in Tests/Consumers have such lines.
        number += 1
        print(f"// {page.name}\nfunc snippet{number}(id: String, order: Order) async throws {{")
        if "let helo" not in block:
            print("    let helo = HeloDataClient(token: .test)")
        print("".join("    " + line + "\n" for line in block.splitlines()) + "}\n")


if "--help" in sys.argv:
    help(sys.argv[-1])
else:
    snippets() if "--snippets" in sys.argv else commands()
