#!/usr/bin/env bash
# The tests with a real Kafka, on a fresh machine: Java and Maven by apt where they are missing, Kafka's jars by Maven,
# a Docker engine and an image of ours where none can be pulled; then the suite for local, container and external
# brokers, and the course's own checks on local and container. All that it started is ended by its process id. KAFKA_IMAGE names another image; KAFKA_HOME a folder to keep.
#   .ci/kafka.sh [VITEST-FLAG…]
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
export KAFKA_IMAGE=${KAFKA_IMAGE:-local/kafka:4.3.1}
export KAFKA_HOME=${KAFKA_HOME:-$PWD/.kafka}

finish() {
  bash .ci/docker.sh stop "$work"
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

missing=()
command -v jlink >/dev/null && java -version >/dev/null 2>&1 || missing+=(openjdk-17-jdk-headless)
command -v mvn >/dev/null || missing+=(maven)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/apt.log" 2>&1 ||
    { tail -5 "$work/apt.log" >&2; exit 1; }
fi

# The jars come with the first start; the image is built of them.
echo "jars: $(date +%T)"
./workbook kafka start --kafka local && ./workbook kafka stop || exit 1
echo "engine and image: $(date +%T)"
bash .ci/docker.sh start "$work" || exit 1
echo "tests: $(date +%T)"
node boot.cjs test --project kafka --config vitest.kafka.config.ts "$@" || exit 1
for backend in local container; do
  echo "the course against $backend: $(date +%T)"
  ./workbook check 02 --workbook solutions --kafka "$backend" || exit 1
done
