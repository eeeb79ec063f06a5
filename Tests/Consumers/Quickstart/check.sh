#!/usr/bin/env bash
# Starts a sandbox, runs the programs of the README against it, and looks at what they print.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

# The port of the README, or another if somebody listens there.
port=8080
package=$here
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  port=$((20000 + RANDOM % 10000))
  package=$(mktemp -d)
  trap 'rm -rf "$package"' EXIT
  cp -R "$here/Package.swift" "$here/Sources" "$package"
  sed -i.bak "s|\"../../../Generated\"|\"$root/Generated\"|" "$package/Package.swift"
  sed -i.bak "s|127.0.0.1:8080|127.0.0.1:$port|" "$package"/Sources/*/main.swift
  find "$package" -name '*.bak' -delete
fi

swift build --package-path "$root/Tests/Sandbox" --product helodata-sandbox
swift build --package-path "$package"
sandbox=$(swift build --package-path "$root/Tests/Sandbox" --product helodata-sandbox --show-bin-path)/helodata-sandbox
programs=$(swift build --package-path "$package" --show-bin-path)
if [ -e "$package/Package.resolved" ] || [ -n "$(ls -A "$package/.build/checkouts" 2>/dev/null)" ]; then
  echo "a client whose traits are off fetches something" >&2
  exit 1
fi

# Runs a program with a balance; each line that it prints must be as expected.
run() {
  local program=$1 expected=$2 balance=$3 output log status=0
  log=$(mktemp)
  "$sandbox" --port "$port" --token hel_test_quickstart --balance "$balance" >"$log" &
  local server=$!
  for _ in $(seq 100); do
    if grep -q '^token' "$log"; then break; fi
    if ! kill -0 $server 2>/dev/null; then
      echo "the sandbox does not start; is port $port in use?" >&2
      exit 1
    fi
    sleep 0.1
  done
  output=$(HELODATA_TOKEN=hel_test_quickstart "$programs/$program") || status=$?
  kill $server
  wait $server || true
  rm -f "$log"
  if [ $status -ne 0 ] || [ "$(grep -cE "$expected" <<<"$output")" -ne "$(wc -l <<<"$output")" ]; then
    printf 'with a balance of %s the program printed:\n%s\n' "$balance" "$output" >&2
    exit 1
  fi
  lines=$(wc -l <<<"$output")
}

# Compares a program with the block of the README, or of the documentation, that begins with its first line after the import.
shown() {
  local source="$here/Sources/$1/main.swift" start
  start=$(grep -m 1 -vE '^(import .*)?$' "$source")
  diff <(awk -v start="$start" '
      /^```swift$/ { text = ""; inside = 1; found = 0; next }
      /^```$/ { if (inside && found) { printf "%s", text; exit } inside = 0; next }
      inside { text = text $0 "\n"; if ($0 == start) found = 1 }' "$root/README.md" "$root"/Sources/helodata-gen/Documentation/*.md) "$source" \
    || { echo "no page shows $1 as it is" >&2; exit 1; }
}

run quickstart '^http://helo_[a-z0-9]+:[A-Za-z0-9]+@[0-9.]+:8000$' 10000
[ "$lines" -eq 20 ] || { echo "$lines IPs instead of 20" >&2; exit 1; }
run quickstart '^Nothing was bought. Top up first: ' 1
[ "$lines" -eq 1 ] || exit 1
shown quickstart
run walk "^(insufficientBalance: 409|insufficientInventory: 422|quantityOutOfRange: 422|kycRequired: 409\
|rateLimited: again after 1\.0 seconds, and no call of this client before|provisioning for .* next look in .*|20 IPs are active\
|replaced one of 20|refreshAlreadyUsed: 409|the new password is ••••|renewed for [0-9.]+ USD|whitelisted: office|released)$" 10000
[ "$lines" -eq 13 ] || { echo "$lines lines of the walk instead of 13" >&2; exit 1; }
shown walk
shown buy-once
python3 "$root/Tests/Sandbox/Checks/crash.py" "$sandbox" "$programs/buy-once" "${CRASH_RUNS:-12}"
echo "the quickstart buys 20 IPs, and says so when the balance is too low; the walk goes from the purchase to the release"
