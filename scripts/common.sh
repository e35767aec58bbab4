# Sourced by the other scripts: where things are, and how to speak.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${DATELINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/dateline}
# The only thing that set-up leaves in the clone: an ignored folder of links into the cache.
links=$root/.dateline

say() { printf '%s\n' "$*" >&2; }
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# SwiftPM finds librdkafka through pkg-config. A librdkafka that set-up built is linked
# statically, so that the finished program needs nothing from the cache.
if [ -d "$links/librdkafka/lib/pkgconfig" ]; then
  export PKG_CONFIG_PATH="$links/librdkafka/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
fi

# A loopback port that was free a moment ago.
free_port() {
  (cd "$root/scripts" && "$links/python/bin/python" -c 'import harness; print(harness.free_port())')
}

# wait_for_port PORT PID: until the process listens, at most 15 s; fails when it ends first.
wait_for_port() {
  local tries
  for ((tries = 0; tries < 150; tries++)); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 0; fi
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

# stop PID [SECONDS]: SIGTERM, then SIGKILL after the bound. Only ever given processes that this script started.
stop() {
  local pid=$1 tries=$((${2:-10} * 10))
  kill -TERM "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null && [ $((tries--)) -gt 0 ]; do sleep 0.1; done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}
