#!/usr/bin/env bash
# Generates the museum's client with its mocks, and runs the tests of a program that uses it. Needs the corpus.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../../.. && pwd)
description=$root/../shared/corpus/museum.yaml
if [ ! -f "$description" ]; then
  echo "no descriptions beside the repository, skipped"
  exit 0
fi
generator=${HELODATA_GEN:-$root/.build/debug/helodata-gen}
[ -x "$generator" ] || swift build --package-path "$root" --product helodata-gen
"$generator" --quiet --module Museum --output .build-client "$description" 2>/dev/null
swift test
