#!/usr/bin/env bash
# Is an acknowledged write ever lost? `./shaopao bench crash [ROUNDS]`.
set -euo pipefail
exec "$JAVA_HOME/bin/java" "$SHAOPAO_HOME/bench/Crash.java" "$SHAOPAO_HOME" "${1:-20}"
