#!/usr/bin/env bash
# Starts a sandbox, runs the program of the README against it, and looks at what it prints.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

swift build --package-path "$root/Tests/Sandbox" --product helodata-sandbox
swift build --package-path "$here"
sandbox=$(swift build --package-path "$root/Tests/Sandbox" --product helodata-sandbox --show-bin-path)/helodata-sandbox
program=$(swift build --package-path "$here" --show-bin-path)/quickstart

run() {
  local expected=$1 balance=$2 output log status=0
  log=$(mktemp)
  "$sandbox" --port 8080 --token hel_test_quickstart --balance "$balance" >"$log" &
  local server=$!
  for _ in $(seq 100); do
    if grep -q '^token' "$log"; then break; fi
    if ! kill -0 $server 2>/dev/null; then
      echo "the sandbox does not start; is port 8080 in use?" >&2
      exit 1
    fi
    sleep 0.1
  done
  output=$(HELODATA_TOKEN=hel_test_quickstart "$program") || status=$?
  kill $server
  wait $server || true
  rm -f "$log"
  if [ $status -ne 0 ] || [ "$(grep -cE "$expected" <<<"$output")" -ne "$(wc -l <<<"$output")" ]; then
    printf 'with a balance of %s the program printed:\n%s\n' "$balance" "$output" >&2
    exit 1
  fi
  lines=$(wc -l <<<"$output")
}

run '^http://helo_[a-z0-9]+:[A-Za-z0-9]+@[0-9.]+:8000$' 10000
[ "$lines" -eq 20 ] || { echo "$lines IPs instead of 20" >&2; exit 1; }
run '^Top up first: ' 1
[ "$lines" -eq 1 ] || exit 1
diff <(awk '/^```swift$/ { on = 1; next } on && /^```$/ { exit } on' "$root/README.md") "$here/Sources/quickstart/main.swift" \
  || { echo "the README shows another program" >&2; exit 1; }
echo "the quickstart buys 20 IPs, and says so when the balance is too low"
