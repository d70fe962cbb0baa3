#!/usr/bin/env bash
# Is an acknowledged transfer ever lost, or done twice? `./shaopao bench crash-ledger [ROUNDS]`.
set -euo pipefail
exec "$JAVA_HOME/bin/java" "$SHAOPAO_HOME/bench/CrashLedger.java" "$SHAOPAO_HOME" "${1:-20}"
