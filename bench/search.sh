#!/usr/bin/env bash
# Search among a million persons beside `select 1`: `./shaopao bench search [PERSONS]`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-search.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx1500m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.SearchBench "$@"
