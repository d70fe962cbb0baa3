#!/usr/bin/env bash
# 22,000 persons from a file into an empty database: `./shaopao bench import`. Plain COPY of the same rows is the limit.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-import.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.ImportBench "$@"
