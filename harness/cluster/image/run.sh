#!/bin/sh
# The command of the local image, in the place and with the interface of the official apache/kafka image:
#   KAFKA_X_Y=v            x.y=v in server.properties (___ is -, __ is _); with none of them, a single node on 9092
#   CLUSTER_ID             of the storage, where that is still empty
#   KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_OPTS, KAFKA_LOG4J_ROOT_LOGLEVEL
#   /mnt/shared/config/server.properties   read first; what the environment says comes after it
set -eu
home=/opt/kafka
conf=$home/config/server.properties
mkdir -p $home/config
: >$conf
[ -f /mnt/shared/config/server.properties ] && cat /mnt/shared/config/server.properties >$conf
other='VERSION|HEAP_OPTS|OPTS|JVM_PERFORMANCE_OPTS|GC_LOG_OPTS|JMX_OPTS|JMX_HOSTNAME'
other="$other|LOG4J_OPTS|LOG4J_ROOT_LOGLEVEL|LOG4J_LOGGERS|TOOLS_LOG4J_LOGLEVEL"
env | grep '^KAFKA_' | grep -vE "^KAFKA_($other)=" | awk '{
  i = index($0, "="); key = tolower(substr($0, 7, i - 7))
  gsub("_", ".", key); gsub(/\.\.\./, "-", key); gsub(/\.\./, "_", key)
  print key substr($0, i)
}' >>$conf || true
if [ ! -s $conf ]; then
  cat >$conf <<'EOF'
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=PLAINTEXT://localhost:9092
controller.listener.names=CONTROLLER
controller.quorum.voters=1@localhost:9093
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
EOF
fi
# Without listeners they are the advertised ones, on every address.
if ! grep -q '^listeners=' $conf; then
  listeners=$(sed -n 's/^advertised\.listeners=/listeners=/p' $conf | sed 's#://[^:,]*:#://0.0.0.0:#g')
  echo "$listeners" >>$conf
fi
id=${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}
if ! $home/bin/kafka-storage.sh format --ignore-formatted --cluster-id "$id" --config $conf >/tmp/format.log 2>&1; then
  cat /tmp/format.log >&2
  exit 1
fi
share=''
[ -f $home/server.jsa ] && share="-XX:SharedArchiveFile=$home/server.jsa"
path=$(printf '%s:' $home/libs/*.jar)
# shellcheck disable=SC2086 # flags are words
exec java ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} \
  $share ${KAFKA_OPTS:-} -Dkafka.log.level="${KAFKA_LOG4J_ROOT_LOGLEVEL:-INFO}" \
  -Dlog4j2.configurationFile=$home/bin/log4j2.properties -cp "${path%:}" kafka.Kafka $conf
