#!/usr/bin/env bash
# Starts a PostgreSQL server of Debian's packages for the tests: on loopback, in a folder of its own, as no root.
#   scripts/postgres_for_tests.sh start   prints the address for DATELINE_TEST_POSTGRES
#   scripts/postgres_for_tests.sh stop    ends it, and takes its folder away
# DATELINE_POSTGRES_DIR: the folder (a fixed one under the temporary folder); DATELINE_POSTGRES_PORT: 54329 if not set.
set -euo pipefail
folder=${DATELINE_POSTGRES_DIR:-${TMPDIR:-/tmp}/dateline-postgres}
port=${DATELINE_POSTGRES_PORT:-54329}

tools=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
if [ -z "$tools" ] || [ ! -x "$tools/initdb" ]; then
    echo "no PostgreSQL server here: apt-get install postgresql" >&2
    exit 1
fi

as_user() { # the server refuses to run as root
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid="$(id -u postgres)" --regid="$(id -g postgres)" --clear-groups "$@")
    else
        "$@"
    fi
}

start() {
    mkdir -p "$folder"
    chmod 700 "$folder"
    if [ "$(id -u)" = 0 ]; then chown postgres: "$folder"; fi
    if [ ! -e "$folder/data/PG_VERSION" ]; then
        as_user "$tools/initdb" -D "$folder/data" -U dateline -A trust -E UTF8 --locale=C.UTF-8 >&2
    fi
    if ! as_user "$tools/pg_ctl" -D "$folder/data" status >/dev/null; then
        # It need not outlive a power cut.
        as_user "$tools/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 start >&2 -o \
            "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off"
    fi
    echo "postgresql://dateline@127.0.0.1:$port/postgres"
}

stop() {
    if [ -e "$folder/data/PG_VERSION" ]; then
        as_user "$tools/pg_ctl" -D "$folder/data" -m fast -w stop >&2 || true
    fi
    rm -rf "$folder"
}

case ${1:-start} in
    start) start ;;
    stop) stop ;;
    *) echo "start or stop" >&2; exit 2 ;;
esac
