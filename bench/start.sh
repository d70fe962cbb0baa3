#!/usr/bin/env bash
# How long until somebody sees something: `./shaopao bench start`.
# first: empty folder to the first page; again: existing data to the first answer that reads the database. Beside them the
# limits: a bare JVM, and PostgreSQL alone on the same data.
set -euo pipefail

folder=$(mktemp -d "${TMPDIR:-/tmp}/shaopao-bench.XXXXXX")
pid=
trap '[[ -z $pid ]] || kill -TERM "$pid" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
port=18090
while (exec 7<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
rounds=${1:-3}

now_ms() { date +%s%3N; }

# answer PATH: prints the status code.
answer() {
  local line=
  exec 7<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$1" >&7
  IFS=' ' read -r -t 20 _ line _ <&7 || true
  exec 7>&-
  printf '%s' "$line"
} 2>/dev/null

# start_until PATH WORDS…: starts the program and prints the milliseconds until the path answers 200.
start_until() {
  local path=$1 begun
  shift
  begun=$(now_ms)
  SHAOPAO_VAR=$folder/var "$SHAOPAO_HOME/shaopao" serve --port "$port" "$@" >>"$folder/log" 2>&1 &
  pid=$!
  until [[ $(answer "$path") == 200 ]]; do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$folder/log" >&2; exit 1; }
    (($(now_ms) - begun < 120000)) || { echo "no answer from $path" >&2; exit 1; }
    sleep 0.05 # asking costs the cores that are being timed
  done
  took=$(($(now_ms) - begun))
}

stop() {
  kill -TERM "$pid"
  wait "$pid" || true
  pid=
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

begun=$(now_ms)
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xshare:auto -version 2>/dev/null
echo "limit: a bare JVM: $(($(now_ms) - begun)) ms"

start_until / --shaopao.demo=never
first=$took
echo "first page from an empty folder: $first ms"
stop

start_until / --shaopao.demo=always
echo "first page while the demo campus is to be loaded: $took ms"
begun=$(now_ms)
until grep -q 'demo\|演示校园.*完成' "$folder/log" && (($(now_ms) - begun > 20000)); do sleep 1; done
stop

agains=()
for ((round = 1; round <= rounds; round++)); do
  start_until /api/health --shaopao.demo=never
  agains+=("$took")
  rss=$(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status") / 1024))
  echo "again, round $round: $took ms, $rss MiB"
  stop
done
echo "start: first_ms=$first again_ms=$(median "${agains[@]}") rss_mib=$rss"
