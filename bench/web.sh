#!/usr/bin/env bash
# What people feel in the browser: `./shaopao bench web`. Starts the built program with the demo campus on a folder
# of its own, or measures the one at SHAOPAO_ADDRESS.
set -euo pipefail

folder=
pid=
finish() {
  [[ -z $pid ]] || kill -TERM "$pid" 2>/dev/null || true
  wait 2>/dev/null || true
  [[ -z $folder ]] || rm -rf "$folder"
}
trap finish EXIT

address=${SHAOPAO_ADDRESS:-}
if [[ -z $address ]]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/shaopao-bench.XXXXXX")
  port=18095
  while (exec 7<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  SHAOPAO_VAR=$folder/var "$SHAOPAO_HOME/shaopao" serve --port "$port" --demo >"$folder/log" 2>&1 &
  pid=$!
  until grep -q 'Demo accounts:' "$folder/log"; do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$folder/log" >&2; exit 1; }
    sleep 0.5
  done
  address=http://localhost:$port
fi
node "$SHAOPAO_HOME/bench/web.mjs" "$address"
