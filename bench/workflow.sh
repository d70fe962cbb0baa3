#!/usr/bin/env bash
# Cases of two steps beside Flowable and bare commits: `./shaopao bench workflow [SECONDS] [alone]`; alone leaves Flowable out.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-workflow.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.WorkflowBench "$@"
