#!/usr/bin/env bash
# Builds an image with the interface of the official apache/kafka one, for a machine that can pull none: a small Java
# made by jlink, the shared libraries that it needs, busybox, Kafka's jars out of KAFKA_HOME, and run.sh.
# Needs a running Docker engine, a JDK of 17 or later, and a static busybox (Debian: busybox-static). About 35 s.
#   KAFKA_HOME=.kafka harness/cluster/image/build.sh [NAME:TAG]      (local/kafka:4.3.1)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "${KAFKA_HOME:-$here/../../../.kafka}" 2>/dev/null && pwd) || home=
image=${1:-local/kafka:4.3.1}
[ -n "$home" ] && [ -d "$home/libs" ] || {
  echo "build.sh: there are no Kafka jars in ${KAFKA_HOME:-.kafka}; ./workbook kafka start fetches them" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{bin,etc/kafka/docker,lib64,opt/kafka/bin,mnt/shared/config,proc,sys,dev,var/lib/kafka/data}
mkdir -m 1777 "$root/tmp"

modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming
modules=$modules,java.security.jgss,java.security.sasl,java.sql,java.xml
modules=$modules,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs
jlink --output "$root/opt/java" --strip-debug --no-header-files --no-man-pages --compress 0 --add-modules "$modules"

cp "$(command -v busybox)" "$root/bin/busybox"
for applet in $("$root/bin/busybox" --list); do
  [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
done

# Every shared library that Java and the native codecs in the jars (snappy, zstd, lz4) are linked with.
{
  find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} + 2>/dev/null |
    sed -nE 's/.* => (\/[^ ]+) .*/\1/p; s/^\s*(\/[^ ]+) \(0x.*/\1/p'
  ldconfig -p | sed -nE 's/.*(libstdc\+\+\.so\.6|libgcc_s\.so\.1|libresolv\.so\.2|libnss_(dns|files)\.so\.2) .*64.*=> (.*)/\3/p'
} | grep -v "^$root" | sort -u | while read -r lib; do
  mkdir -p "$root$(dirname "$lib")"
  cp -L "$lib" "$root$lib"
done

# The archives depend on the jars' times.
cp -r --preserve=timestamps "$home/libs" "$root/opt/kafka/"
cp "$here/../log4j2.properties" "$root/opt/kafka/bin/"
install -m 755 "$here/run-class.sh" "$root/opt/kafka/bin/kafka-run-class.sh"
install -m 755 "$here/run.sh" "$root/etc/kafka/docker/run"
tools=org.apache.kafka.tools
while read -r name class; do
  printf '#!/bin/sh\nexec /opt/kafka/bin/kafka-run-class.sh %s "$@"\n' "$class" >"$root/opt/kafka/bin/kafka-$name.sh"
  chmod +x "$root/opt/kafka/bin/kafka-$name.sh"
done <<EOF
topics $tools.TopicCommand
configs $tools.ConfigCommand
console-producer $tools.ConsoleProducer
console-consumer $tools.consumer.ConsoleConsumer
consumer-groups $tools.consumer.group.ConsumerGroupCommand
producer-perf-test $tools.ProducerPerformance
consumer-perf-test $tools.ConsumerPerformance
verifiable-producer $tools.VerifiableProducer
verifiable-consumer $tools.VerifiableConsumer
get-offsets $tools.GetOffsetShell
leader-election $tools.LeaderElectionCommand
metadata-quorum $tools.MetadataQuorumCommand
broker-api-versions $tools.BrokerApiVersionsCommand
dump-log $tools.DumpLogSegments
storage kafka.tools.StorageTool
EOF
echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"

tar -C "$root" -c . | docker import --change 'ENV PATH=/opt/java/bin:/opt/kafka/bin:/bin' --change 'EXPOSE 9092' \
  --change 'CMD ["/etc/kafka/docker/run"]' - "$image" >/dev/null

# The class-data archives, made by the image's own Java. They are written as a JVM ends in order.
made=$(docker create "$image" sh -ec '
  java -Xshare:dump >/dev/null 2>&1
  KAFKA_OPTS=-XX:ArchiveClassesAtExit=/tmp/server.jsa KAFKA_LOG4J_ROOT_LOGLEVEL=WARN /etc/kafka/docker/run & broker=$!
  seq 3 | kafka-console-producer.sh --bootstrap-server localhost:9092 --topic warm --sync
  KAFKA_OPTS=-XX:ArchiveClassesAtExit=/tmp/tools.jsa kafka-console-consumer.sh --bootstrap-server localhost:9092 \
    --topic warm --group warm --from-beginning --max-messages 3 --timeout-ms 20000
  kill $broker; wait $broker || true
  mv /tmp/server.jsa /tmp/tools.jsa /opt/kafka/
  rm -rf /tmp/* /opt/kafka/config')
if timeout 120 docker start -a "$made" >"$work/archive.log" 2>&1; then
  docker commit --change 'CMD ["/etc/kafka/docker/run"]' "$made" "$image" >/dev/null
else
  echo 'build.sh: no archives, so starts are slower; the run said:' >&2
  tail -20 "$work/archive.log" >&2
fi
docker rm -f "$made" >/dev/null
docker image inspect -f '{{.Size}}' "$image" | awk -v image="$image" '{ printf "%s, %d MB\n", image, $1 / 1000000 }'
