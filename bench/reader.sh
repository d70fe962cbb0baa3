#!/usr/bin/env bash
# A simulated reader at a running program: `./shaopao bench reader PORT CODE`; type a code, `offline` or `online` a line.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-reader.log
mkdir -p target/logs
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx128m \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.gates.ReaderSimulator "$@"
