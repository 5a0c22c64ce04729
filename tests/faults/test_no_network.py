"""Without any network everything works, and nothing in the source could reach one."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import meantime
from tests.cli.terminal import SAM, Terminal
from tests.journeys.pages import Visitor
from tests.journeys.server import HttpClient, serving

ROOT = Path(__file__).parents[2]
SOURCE = Path(meantime.__file__).parent
#: A world with a loopback and nothing else: no route leads out of it.
_ALLOWED_TO = () if os.geteuid() == 0 else ("--map-root-user",)
ALONE = ("unshare", *_ALLOWED_TO, "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
#: Marks the process that runs inside, so that it does not go in once more.
INSIDE = "MEANTIME_TESTS_ALONE"
PARTS = ("tests/core", "tests/storage", "tests/actions", __file__)

#: Modules that open connections or start programs, and the only files that may name them.
REACHING = {
    *(
        "socket",
        "socketserver",
        "ssl",
        "http",
        "urllib",
        "asyncio",
        "wsgiref",
        "ftplib",
        "smtplib",
        "imaplib",
    ),
    *("webbrowser", "subprocess", "multiprocessing", "xmlrpc", "telnetlib", "select", "selectors", "pty"),
}
ALLOWED = {
    ("web/support/pages.py", "urllib.parse"),  # quotes, and calls nobody
    ("cli/serving.py", "socket"),  # listens; the address is this machine's
    ("cli/serving.py", "webbrowser"),  # opens the person's browser at that address
}


def test_nothing_in_the_source_could_call_out() -> None:
    found = {
        (str(path.relative_to(SOURCE)), name)
        for path in SOURCE.rglob("*.py")
        for name in modules_named(ast.parse(path.read_text()))
        if name.partition(".")[0] in REACHING
    }

    assert found - ALLOWED == set()
    assert found >= ALLOWED  # an exception nobody needs any more goes


def test_the_server_connects_to_nobody() -> None:
    """`socket` is there to listen: nothing calls `connect` on anything but the database."""
    calls = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr in {"connect", "connect_ex", "create_connection", "urlopen", "sendto"}
    }

    assert calls == set()


def test_every_script_of_a_page_asks_this_server_only() -> None:
    """In JavaScript a request begins with one of these; each names an address of ours, not a host."""
    calls = {
        f"{path.name}: {line.strip()}"
        for path in (SOURCE / "web").rglob("*.js")
        for line in path.read_text().splitlines()
        if any(
            word in line for word in ("XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeer")
        )
    }

    assert calls == set()


@pytest.mark.skipif(INSIDE in os.environ, reason="runs inside already")
def test_a_good_part_of_the_suite_passes_without_a_network() -> None:
    _raise_without_unshare()
    done = subprocess.run(
        [*ALONE, sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *PARTS],
        cwd=ROOT,
        env={**os.environ, INSIDE: "1", "MEANTIME_HOME": ""},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
    assert "test_from_the_first_note" not in done.stdout  # named only when it is skipped or fails


@pytest.mark.skipif(INSIDE not in os.environ, reason="runs inside, where there is no network")
def test_from_the_first_note_to_the_page_without_a_network(world: Terminal) -> None:
    with serving(world, world.cwd.parent / "said" / "server") as address:
        phone = Visitor(HttpClient(address))
        form = phone.open("/").form("Start").fill("Which country are you in?", "Ireland")
        passphrase = "a kettle for the blue morning"
        phone.press(
            "Start", form.fill("Choose a passphrase", passphrase).fill("Write it once more", passphrase)
        )
        form = phone.open("/").form("Keep this note").fill("What happened?", "all by myself")
        phone.press("Keep this note", form)
        assert "all by myself" in phone.open("/").text
        assert phone.client.get("/brief.pdf").content.startswith(b"%PDF")
        assert phone.open("/support").status == 200
    assert world.run("note", "in the terminal", passphrase=None).code == 0
    assert world.run("import", "meantime", str(SAM)).code == 0
    assert world.run("brief", "--pdf", "page.pdf").code == 0


@pytest.mark.skipif(INSIDE not in os.environ, reason="runs inside, where there is no network")
def test_there_really_is_no_network_inside() -> None:
    """The control: what would reach out fails at once."""
    import socket

    with pytest.raises(OSError, match=r"[Uu]nreachable"):
        socket.create_connection(("192.0.2.1", 80), timeout=2)


def modules_named(tree: ast.Module) -> Iterator[str]:
    """The names of all modules imported, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _raise_without_unshare() -> None:
    reason = "this machine does not let the tests leave the network"
    can = shutil.which("unshare") and shutil.which("ip")
    if can and subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; CI needs it")
    pytest.skip(reason)
