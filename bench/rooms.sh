#!/usr/bin/env bash
# A whole term into an empty database, then a thousand questions for free rooms: `./shaopao bench rooms [FILE]`. The file is
# a course list in the JSON of github.com/yuetsin/finda-studyroom (json_output/2018_2019_1.json); without it a list of the
# same size and shape is made up.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-rooms.log
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m --enable-native-access=ALL-UNNAMED \
  ${1:+-Dshaopao.test.courses="$1"} \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.RoomsBench
