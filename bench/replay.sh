#!/usr/bin/env bash
# A real event log through the hall: `./shaopao bench replay --log LOG.xes.gz --map MAP.yaml [--item ITEM.yaml]`.
# bench/replay/README.md tells what a map is; --cases N takes the first N cases only.
set -euo pipefail

words=()
while (($#)); do
  case $1 in
    --log | --map | --item)
      # Names of files are meant from where the command was called.
      words+=("$1" "$(realpath -- "$2")")
      shift 2
      ;;
    --cases)
      words+=("$1" "$2")
      shift 2
      ;;
    *) echo "replay does not know $1" >&2; exit 2 ;;
  esac
done
cd "$SHAOPAO_HOME/server"
log=target/logs/bench-replay.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx1g --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.ReplayBench "${words[@]}"
