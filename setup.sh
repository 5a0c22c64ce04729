# Read by ./run and ./test: finds Python, makes .venv, installs the locked packages once.
# Leaves the interpreter in $python, and a package folder in $extra_path where no venv can be made.

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    echo "Meantime needs Python 3.11 or newer. On Debian: apt-get install python3 python3-venv" >&2
    return 1
}

make_venv() { # folder
    "$system_python" -m venv "$1" >/dev/null 2>&1 && return 0
    rm -rf "$1"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Adding python3-venv, which this machine lacks…" >&2
        apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends python3-venv >&2 &&
            "$system_python" -m venv "$1" >&2 && return 0
        rm -rf "$1"
    fi
    return 1
}

set_up() { # lock file, and any further ones
    system_python=$(find_python) || exit 1
    python="$here/.venv/bin/python"
    extra_path=""
    wanted="$(cat "$@" | cksum) $("$system_python" --version 2>&1)"
    if [ -x "$python" ] && [ "$(cat "$here/.venv/.locked-$(basename "$1")" 2>/dev/null)" = "$wanted" ]; then
        return 0
    fi
    echo "Setting up (once): installing the locked packages…" >&2
    if [ -x "$python" ] || make_venv "$here/.venv"; then
        "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$1" >&2
    elif "$system_python" -m pip --version >/dev/null 2>&1; then
        python=$system_python
        extra_path="$here/.deps"
        mkdir -p "$here/.venv"
        "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
            --target "$extra_path" --upgrade -r "$1" >&2
        return 0
    else
        echo "This Python can make no environment. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
    echo "$wanted" >"$here/.venv/.locked-$(basename "$1")"
}
