#!/usr/bin/env bash
# Ten thousand people for five hundred seats in the same second, beside row locks: `./shaopao bench rush`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-rush.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx768m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.RushBench "$@"
