#!/usr/bin/env bash
# A registration week by the rules of the hall, as figures and as the plot in docs: `./shaopao bench queue [VISITS [SEED]]`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/queue.log
mkdir -p target/logs
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  shaopao.queue.RegistrationWeek "$SHAOPAO_HOME/docs/guide/images/registration-week.svg" "$@"
