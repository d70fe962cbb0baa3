#!/usr/bin/env bash
# The same case over HTTP by signed-in people, on the cores of program and database: `./shaopao bench http [SECONDS]`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-http.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.HttpBench "$@"
