#!/usr/bin/env bash
# Tries a learner's first start from a bare clone of the committed tree, with each pair of Node and npm that the
# workbook promises, and then a second start for which npm can reach nothing. Prints a verdict, the seconds of both
# starts and what the first one downloaded (the npm cache that it filled) for each pair, and ends with status 1 if any
# failed. The Nodes and npms come from npm; STARTS_CACHE names a folder to keep them in, so that the next run is quick.
set -uo pipefail
export LC_ALL=C

pairs=('20 10' '20 11' '22 12' '24 11' '24 12')
declare -A nodes=([20]=20.20.2 [22]=22.23.3 [24]=24.21.0)
declare -A npms=([10]=10.9.9 [11]=11.21.2 [12]=12.2.0)

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
tools=${STARTS_CACHE:-$work/tools}
mkdir -p "$tools" && tools=$(cd "$tools" && pwd) || exit 1
case $(uname -s)-$(uname -m) in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  *)
    echo "starts.sh has Nodes for Linux on x86_64 and aarch64, this is $(uname -sm): run it there." >&2
    exit 1
    ;;
esac
# What surrounds this run must not reach the starts: only the machine's own npm settings do (registry, certificates).
globalconfig=$(npm config get globalconfig 2>/dev/null)
for name in $(compgen -e); do
  case $name in npm_execpath | npm_node_execpath | npm_lifecycle_* | npm_package_* | WORKBOOK_NODE) unset "$name" ;; esac
done

# tool FOLDER PACKAGE@VERSION: the package of the registry, unpacked once in a folder of the tools.
tool() {
  [ -d "$tools/$1" ] && return
  local temp
  temp=$(mktemp -d "$tools/tmp.XXXXXX") || return
  (cd "$temp" && npm pack "$2" --loglevel=error >/dev/null 2>"$temp/npm.log" && tar -xzf ./*.tgz) ||
    { cat "$temp/npm.log" >&2; rm -rf "$temp"; return 1; }
  rm -rf "$temp/package/include"
  mv "$temp/package" "$tools/$1" && rm -rf "$temp"
}

# start FOLDER BIN NAME=VALUE...: one `npm start` without a terminal; its seconds, output and status.
start() {
  local folder=$1 bin=$2 began=$EPOCHREALTIME
  shift 2
  output=$(cd "$folder" && env PATH="$bin:$PATH" npm_config_globalconfig="$globalconfig" "$@" npm start </dev/null 2>&1)
  status=$?
  seconds=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $began }")
}

# fails WHAT: why the last start is not a good one, with its output; nothing if it is.
fails() {
  if [ "$status" -ne 0 ]; then
    echo "$1 ended with status $status"
  elif [[ $output != *'Build your own Kafka'* ]]; then
    echo "$1 does not say 'Build your own Kafka'"
  else
    return 1
  fi
}

# pair NODE NPM: the two starts of a pair; one line of verdict.
pair() {
  local name="Node $1, npm $2" folder="$work/node$1-npm$2" first why megabytes
  local bin=$folder/bin clone=$folder/clone cache=$folder/cache
  mkdir -p "$bin" "$cache" "$folder/empty"
  tool "node-${nodes[$1]}" "node-$platform@${nodes[$1]}" && tool "npm-${npms[$2]}" "npm@${npms[$2]}" ||
    { echo "FAILED $name: its tools can't be fetched"; return 1; }
  ln -s "$tools/node-${nodes[$1]}/bin/node" "$bin/node"
  ln -s "$tools/npm-${npms[$2]}/bin/npm-cli.js" "$bin/npm"
  local are
  are=$(PATH="$bin:$PATH" sh -c 'node --version; npm --version' 2>/dev/null | tr '\n' ' ')
  [ "$are" = "v${nodes[$1]} ${npms[$2]} " ] || { echo "FAILED $name: its tools say they are $are"; return 1; }
  git clone --quiet --no-hardlinks "$root" "$clone" || { echo "FAILED $name: the clone failed"; return 1; }

  start "$clone" "$bin" npm_config_cache="$cache"
  if why=$(fails 'the first start'); then
    printf '%s\nFAILED %s: %s\n' "$output" "$name" "$why"
    return 1
  fi
  first=$seconds
  megabytes=$(du -sb "$cache/_cacache" | awk '{ printf "%.0f", $1 / 1e6 }')
  start "$clone" "$bin" npm_config_cache="$folder/empty" npm_config_offline=true
  if why=$(fails 'the second start, without a network,'); then
    printf '%s\nFAILED %s: %s\n' "$output" "$name" "$why"
    return 1
  fi
  echo "ok $name: first $first s, second $seconds s, downloaded $megabytes MB"
  rm -rf "$folder"
}

failed=0
for each in "${pairs[@]}"; do
  # shellcheck disable=SC2086 # two words: a Node and an npm
  pair $each || failed=$((failed + 1))
done
echo "$((${#pairs[@]} - failed)) of ${#pairs[@]} pairs start, in $SECONDS s"
[ "$failed" -eq 0 ]
