#!/usr/bin/env bash
# Random cases through the server's gate rules and through the reader's: `./shaopao bench gate-rules [CASES]`.
set -euo pipefail

cd "$SHAOPAO_HOME/server"
log=target/logs/gate-rules.log
mkdir -p target/logs
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  shaopao.gates.GateCases "$folder" "${1:-1000000}"
cd "$SHAOPAO_HOME/web"
GATE_CASES=$folder npx vitest run src/gate/gateRules.test.ts >"$folder/out" 2>&1 || { cat "$folder/out" >&2; exit 1; }
grep -o 'gate-rules: cases=.*' "$folder/out"
