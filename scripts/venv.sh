#!/bin/sh
# Makes a virtual environment: venv.sh FOLDER PYTHON. Says what is missing, and how to get it, if it cannot.
set -eu
venv=$1
python=$2

stop() {
    echo "dateline: $1" >&2
    exit 1
}

has_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null
}

command -v "$python" >/dev/null 2>&1 || stop "there is no $python: install it (apt-get install python3 python3-venv)"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$python is older than Python 3.11: name a newer one (make PYTHON=python3.12 ...)"

if ! has_venv; then
    # Debian keeps this part of Python in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "dateline: installing python3-venv, which this Python lacks" >&2
        apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2 || true
    fi
    has_venv || stop "$python cannot make virtual environments: run 'apt-get install python3-venv' as root, then try again"
fi

"$python" -m venv "$venv"
