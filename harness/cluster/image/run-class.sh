#!/bin/sh
# Runs a class of Kafka's in the local image: a small heap and no second compiler, as tools live short.
set -eu
home=/opt/kafka
class=$1
shift
archive=$home/tools.jsa
[ "$class" = kafka.tools.StorageTool ] && archive=$home/server.jsa
share=''
[ -f "$archive" ] && share="-XX:SharedArchiveFile=$archive"
path=$(printf '%s:' $home/libs/*.jar)
# shellcheck disable=SC2086 # flags are words
exec java -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable $share ${KAFKA_OPTS:-} \
  -Dlog4j2.configurationFile=$home/bin/log4j2.properties -cp "${path%:}" "$class" "$@"
