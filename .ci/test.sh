# shellcheck shell=bash disable=SC2154,SC2317
# `./shaopao test`, read by the launcher: everything that must be true of a commit. Independent parts run side by side.

results=()
failed=0
tests_begun=$SECONDS

# part TITLE LOG COMMAND…: a step whose failure is remembered, not final.
part() {
  local title=$1 begun=$SECONDS
  if step "$@"; then
    results+=("ok      $((SECONDS - begun)) s  $title")
  else
    results+=("FAILED  $((SECONDS - begun)) s  $title")
    failed=1
  fi
}

# beside LOG COMMAND…: starts a command now; `joined TITLE LOG` waits for it.
declare -A running
beside() {
  local log=$1
  shift
  mkdir -p "$logs"
  (
    begun=$SECONDS code=0
    "$@" >"$logs/$log" 2>&1 || code=$?
    printf '%s %s\n' "$code" $((SECONDS - begun)) >"$logs/$log.result"
  ) &
  running[$log]=$!
}

# A command that takes what the others leave.
behind() {
  renice -n 5 -p "$BASHPID" >/dev/null 2>&1 || true
  "$@"
}

joined() {
  local title=$1 log=$2 code took
  wait "${running[$log]}" || true
  read -r code took <"$logs/$log.result"
  if ((code == 0)); then
    say "  $title: done in $took s"
    results+=("ok      $took s  $title")
  else
    say "  $title: failed after $took s; all of it is in $logs/$log, its end:"
    tail -n 60 "$logs/$log" | sed 's/^/    /' >&2
    results+=("FAILED  $took s  $title")
    failed=1
  fi
}

# --- what the tests need beside JDK, Maven and Node -------------------------------------------------------------------

debian_postgres() { printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort -V | sed -n 's#/bin/postgres$##p' | head -n 1; }

can_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

# Without a window Chromium takes a third less time; the whole browser serves where nobody can install the shell.
has_browser() { command -v chromium-headless-shell >/dev/null || { ! can_install && command -v chromium >/dev/null; }; }

missing_packages() {
  has_browser || printf '%s\n' chromium-headless-shell
  [[ $(fc-list 2>/dev/null) == *Noto*CJK* ]] || printf '%s\n' fontconfig fonts-noto-cjk
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || printf '%s\n' postgresql
}

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages)
  ((${#packages[@]})) || return 0
  if can_install; then
    # No cluster of Debian's own is wanted, only the programs.
    mkdir -p /etc/postgresql-common
    [[ -e /etc/postgresql-common/createcluster.conf ]] ||
      printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
    # An older Debian has no such shell; the whole browser does as well, in more time.
    step "Installing ${packages[*]}" apt.log env DEBIAN_FRONTEND=noninteractive \
      bash -c 'apt-get update -q && { apt-get install -qy --no-install-recommends "$@" ||
        apt-get install -qy --no-install-recommends "${@/chromium-headless-shell/chromium}" ||
        command -v chromium >/dev/null; }' apt "${packages[@]}"
  else
    fail "The tests need: ${packages[*]}. Install them: sudo apt-get install ${packages[*]}"
  fi
}

# --- the parts --------------------------------------------------------------------------------------------------------

test_web() {
  install_web && build_web_pages && (cd "$web" && npm test)
}

compile_server() { maven test-compile; }

# Tests without a database, and those of the tag "once", say nothing about a PostgreSQL: they run beside the shipped one
# alone.
on_both='database & !once'
on_one='once | !database'

test_server() { maven surefire:test "-Dgroups=$on_both"; }

test_server_once() { maven surefire:test spotless:check "-Dgroups=$on_one" -Dtest.reports=surefire-reports-once; }

test_server_on_debian() {
  maven surefire:test "-Dtest.postgres=$(debian_postgres)" -Dtest.reports=surefire-reports-debian "-Dgroups=$on_both"
}

# One core for the tests against each PostgreSQL in turn, the other for those that run once; a third lane gains nothing.
test_server_on_both() {
  local code=0
  test_server_on_debian || code=1
  test_server || code=1
  return "$code"
}

journeys() {
  (cd "$web" && SHAOPAO_AOT=off SHAOPAO_LAUNCHER="$here/shaopao" SHAOPAO_JAR="$app/shaopao.jar" npm run journeys)
}

has_script() { [[ -f $web/package.json ]] && grep -q "\"$1\":" "$web/package.json"; }

# The closing lines of Surefire: how many tests ran.
counts() { grep -h 'Tests run:.*Fail' "$logs/$1" 2>/dev/null | tail -n 1 | sed "s/^/    $2: /" >&2 || true; }

say "Testing Shaopao ($(nproc) cores, $JAVA_HOME)"
install_packages
if [[ -f $web/package.json ]]; then
  need_node
  beside web.log behind test_web
fi
part "Compiling the server and its tests" compile.log compile_server
if ((failed == 0)); then
  beside server-once.log test_server_once
  part "Server tests on $(debian_postgres) and on the shipped PostgreSQL" server.log test_server_on_both
  counts server.log "both"
  joined "Server tests that say nothing of a PostgreSQL, and formatting" server-once.log
  counts server-once.log "once"
fi
[[ -z ${running[web.log]:-} ]] || joined "Web pages: install, build, lint, types, tests" web.log

if ((failed == 0)); then
  touch "$target/packaging"
  part "Building the program" package.log package_jar
  mv "$target/packaging" "$target/packaged"
  lay_out
  has_script journeys && part "Journeys in Chromium" journeys.log journeys
fi

# What failed, by name: the end of the output is what a reader sees first.
named() {
  grep -hE '^\[ERROR\] +([A-Za-z]+Tests|.*<<< )|^ +(FAIL|×) |^ +[0-9]+\) \[|^ +✘ ' "$logs"/*.log 2>/dev/null |
    cut -c 1-200 | sort -u | head -n 40 || true
}

# Why journeys failed: of each, the words before its pictures.
reasons() {
  awk '/^  [0-9]+\) \[/ { left = 30 } /attachment #|Error Context/ { left = 0 } left > 0 && NF { print; left-- }' \
    "$logs/journeys.log" 2>/dev/null | cut -c 1-240 | head -n 150 || true
}

say ""
say "Summary, $((SECONDS - tests_begun)) s in all"
printf '  %s\n' "${results[@]}" >&2
if ((failed)); then
  named >&2
  reasons >&2
  say "Some of it failed."
  exit 1
fi
say "All passed."
exit 0
