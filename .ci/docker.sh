#!/usr/bin/env bash
# A Docker engine and an image of Kafka on a machine that has neither and can pull nothing.
#   .ci/docker.sh start FOLDER   installs the engine by apt, starts it, builds the image; its log and pid go to FOLDER
#   .ci/docker.sh stop FOLDER    ends the engine that start started, and the containers with it
set -euo pipefail
cd "$(dirname "$0")/.."
order=${1:?start or stop} folder=${2:?a folder}
image=${KAFKA_IMAGE:-local/kafka:4.3.1}

case $order in
  start)
    mkdir -p "$folder"
    if ! command -v dockerd >/dev/null || ! command -v iptables >/dev/null || ! busybox true 2>/dev/null; then
      apt-get update -qq
      apt-get install -y -qq --no-install-recommends docker.io iptables busybox-static >"$folder/apt.log" 2>&1
    fi
    if ! docker info >/dev/null 2>&1; then
      setsid dockerd >"$folder/dockerd.log" 2>&1 </dev/null &
      echo $! >"$folder/dockerd.pid"
      for _ in $(seq 150); do
        docker info >/dev/null 2>&1 && break
        kill -0 "$(cat "$folder/dockerd.pid")" 2>/dev/null || break
        sleep 0.2
      done
      docker info >/dev/null 2>&1 || { tail -20 "$folder/dockerd.log" >&2; exit 1; }
    fi
    docker image inspect "$image" >/dev/null 2>&1 || harness/cluster/image/build.sh "$image"
    ;;
  stop)
    [ -f "$folder/dockerd.pid" ] || exit 0
    pid=$(cat "$folder/dockerd.pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 150); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
    kill -9 "$pid" 2>/dev/null || true
    rm -f "$folder/dockerd.pid"
    ;;
  *)
    echo "docker.sh: '$order' is neither start nor stop" >&2
    exit 1
    ;;
esac
