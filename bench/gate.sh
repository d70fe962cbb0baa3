#!/usr/bin/env bash
# Decisions over HTTP, codes read in the process, a bundle in Chromium: `./shaopao bench gate [SECONDS]`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/bench-gate.log
mkdir -p target/logs
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx768m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" shaopao.bench.GateBench "$folder" "$@" |
  tee "$folder/server"
cd "$SHAOPAO_HOME/web"
node "$SHAOPAO_HOME/bench/gate-offline.mjs" "$folder" | tee "$folder/offline"
printf 'gate: %s %s\n' "$(tail -n 1 "$folder/server" | sed 's/ errors=.*//')" "$(tail -n 1 "$folder/offline")"
