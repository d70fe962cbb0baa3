#!/usr/bin/env bash
# Durable transfers beside row locks and bare commits: `./shaopao bench ledger [SECONDS]`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-ledger.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.LedgerBench "$@"
