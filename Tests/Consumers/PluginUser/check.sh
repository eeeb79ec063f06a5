#!/usr/bin/env bash
# The build-tool plugin as a user meets it: first this package, then the library `HeloData` of the root package. Works on a
# copy of the checkout. Each step says what it shows; the first that fails ends the run.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -C "$root" --exclude '.build*' --exclude './.git' --exclude Package.resolved -cf - . | tar -xf - -C "$copy"

fail() {
  printf '%s\n' "$1" >&2
  tail -20 "$copy/build.log" >&2
  exit 1
}
build() { (cd "$1" && swift build ${2+--target "$2"} >"$copy/build.log" 2>&1); }
# Members that the generated files of a target have.
generated() { grep -rhc "$1" "$2"/.build/plugins/outputs --include='Generated-*.swift' | awk '{ sum += $1 } END { print sum }'; }

# $1 package, $2 target, $3 description as builds show it, $4 a line of it, $5 what it becomes, $6 what must come out
check() {
  local package=$1 target=$2 spec=$1/$3
  build "$package" "$target" || fail "$target does not build"
  touch "$copy/built"

  # After the very first build SwiftPM 6.3 links the tools of plugins once more, and so runs them; nothing is written. How often
  # depends on the machine's clock and file system: what counts is that it ends.
  local builds=1
  build "$package" "$target" || fail "$target does not build a second time"
  while grep -q "Generating $target" "$copy/build.log"; do
    builds=$((builds + 1))
    [ $builds -le 4 ] || fail "$target: each build runs the generator, edited or not"
    build "$package" "$target" || fail "$target does not build again"
  done
  build "$package" "$target" || fail "$target does not build once more"
  if grep -q "Generating $target" "$copy/build.log"; then fail "$target: a build without an edit runs the generator"; fi
  [ -z "$(find "$package"/.build/plugins/outputs -name 'Generated-*.swift' -newer "$copy/built")" ] \
    || fail "$target: a build without an edit writes"
  echo "$target: a build without an edit does not run the generator, after $builds that did"

  cp "$spec" "$copy/before.yaml"
  [ "$(grep -cF "$4" "$spec")" -ge 1 ] || fail "$3 has no line '$4'"
  sed -i.bak "s|$4|$5|" "$spec" && rm "$spec.bak"
  build "$package" "$target" || fail "$target does not build after an edit"
  local word
  for word in "${@:6}"; do
    [ "$(generated "$word" "$package")" -ge 1 ] || fail "$target: '$word' did not arrive"
  done
  echo "$target: an edited description and a new property are picked up"

  printf 'paths: 1\n' >>"$spec"
  if build "$package" "$target"; then fail "$target builds with an error in its description"; fi
  local line
  line=$(wc -l <"$spec" | tr -d ' ')
  grep -E "$3:$line:1: error:" "$copy/build.log" | head -1 || fail "$target: the error has no place"
  cp "$copy/before.yaml" "$spec"
  build "$package" "$target" || fail "$target does not build after the repair"
  echo "$target: an error in the description stops the build at its place"
}

check "$copy/Tests/Consumers/PluginUser" RenderFarm Sources/RenderFarm/openapi.yaml \
  'description: Credits spent.' 'description: Credits that the film took.\
          type: number\
          format: decimal\
        discount:\
          description: Part of the price that was let off.' 'Credits that the film took' 'var discount: ExactDecimal?'
check "$copy" HeloData spec/helodata.yaml \
  'description: Price paid, in US dollars.' 'description: What was paid, in US dollars.\
          type: number\
          format: decimal\
        tax_usd:\
          description: Part of it that is tax.' 'What was paid, in US dollars' 'var taxUSD: '

cd "$copy"
swift package --allow-writing-to-package-directory generate-client spec/helodata.yaml --output Written >"$copy/build.log" 2>&1 \
  || fail "the command plugin fails"
[ -f Written/Package.swift ] || fail "the command plugin writes nothing"
echo "generate-client: a package is written"
