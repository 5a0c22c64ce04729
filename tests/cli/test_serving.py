"""`meantime serve` and `meantime demo`: real servers on free ports."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from meantime.cli import serving
from tests.cli.terminal import SAM, Terminal


@contextmanager
def running(terminal: Terminal, *args: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server, and the first line it printed; ended when the test is over."""
    process = subprocess.Popen(
        [sys.executable, "-m", "meantime", *args],
        env=terminal.env(),
        cwd=terminal.cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.terminate()  # so that a demo removes its folder
        process.communicate(timeout=20)


def ask(address: str, path: str = "/healthz", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One answer, without following where it points."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    cookies = response.headers.get_all("set-cookie") or []
    found["set-cookie"] = "; ".join(cookie.partition(";")[0] for cookie in cookies)
    return response.status, found, response.read()


def address_in(line: str) -> str:
    return line.split(" ")[-1]


def test_the_app_answers_at_the_printed_address(terminal: Terminal) -> None:
    with running(terminal, "serve", "--no-open", "--port", "0") as (_, line):
        status, headers, body = ask(address_in(line))
    assert line.startswith("Meantime is at http://127.0.0.1:")
    assert (status, body) == (200, b"ok")
    assert "server" not in headers


def test_a_command_line_with_only_options_starts_the_app(terminal: Terminal) -> None:
    with running(terminal, "--no-open", "--port=0") as (_, line):
        assert ask(address_in(line))[2] == b"ok"


def test_the_data_folder_is_for_its_owner(terminal: Terminal) -> None:
    with running(terminal, "serve", "--no-open", "--port", "0"):
        modes = {path.name: path.stat().st_mode & 0o077 for path in [terminal.home, *terminal.home.glob("*")]}
    assert "meantime.sqlite3" in modes
    assert set(modes.values()) == {0}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_app_ends_cleanly(terminal: Terminal, how: signal.Signals) -> None:
    with running(terminal, "serve", "--no-open", "--port", "0") as (process, line):
        ask(address_in(line))
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "Ctrl-C stops it.\n")


def test_a_port_in_use_is_said_with_the_option_to_type(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        said = terminal.run("serve", "--no-open", "--port", str(number))
    assert (said.code, said.out) == (1, b"")
    assert f"Port {number} on 127.0.0.1 is not free" in said.err
    assert f"meantime serve --port {number + 1}" in said.err
    assert not terminal.home.exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_another_address_is_refused_with_the_reason(terminal: Terminal, host: str) -> None:
    said = terminal.run("serve", "--no-open", "--port", "0", "--host", host)
    assert (said.code, said.out) == (1, b"")
    assert "words would travel unprotected" in said.err


def test_behind_a_proxy_another_address_is_taken(terminal: Terminal) -> None:
    behind = Terminal(home=terminal.home, cwd=terminal.cwd, more={"MEANTIME_BEHIND_PROXY": "1"})
    with running(behind, "serve", "--no-open", "--port", "0", "--host", "0.0.0.0") as (_, line):
        port = urlsplit(address_in(line)).port
        status, headers, _ = ask(f"http://127.0.0.1:{port}", **{"X-Forwarded-Proto": "https"})
    assert status == 200
    assert "strict-transport-security" in headers


def test_without_a_proxy_nobody_can_claim_to_come_by_https(terminal: Terminal) -> None:
    with running(terminal, "serve", "--no-open", "--port", "0") as (_, line):
        assert "strict-transport-security" not in ask(address_in(line), **{"X-Forwarded-Proto": "https"})[1]


def test_a_port_from_the_environment_that_is_no_number_is_told(terminal: Terminal) -> None:
    odd = Terminal(home=terminal.home, cwd=terminal.cwd, more={"MEANTIME_PORT": "many"})
    said = odd.run("serve", "--no-open")
    assert (said.code, said.err) == (
        1,
        "MEANTIME_PORT is not a number. Set it to one, such as 8765, or leave it out.\n",
    )


def test_a_large_upload_never_touches_a_temporary_folder(terminal: Terminal, tmp_path: Path) -> None:
    nowhere = Terminal(home=terminal.home, cwd=terminal.cwd, more={"TMPDIR": str(tmp_path / "watched")})
    (tmp_path / "watched").mkdir()
    with running(nowhere, "serve", "--no-open", "--port", "0") as (process, line):
        connection = HTTPConnection(urlsplit(address_in(line)).netloc, timeout=30)
        connection.putrequest("POST", "/healthz")
        connection.putheader("Content-Length", str(4_000_000))
        connection.endheaders()
        connection.send(b"w" * 3_000_000)  # most of it, so that the server holds it now
        time.sleep(0.5)
        held = [os.readlink(link) for link in Path(f"/proc/{process.pid}/fd").iterdir()]
    assert [target for target in held if "watched" in target or "deleted" in target] == []


def test_styles_are_collected_once_and_again_when_one_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "meantime"
    style = package / "web" / "base" / "static" / "base" / "look.css"
    style.parent.mkdir(parents=True)
    style.write_text("a")
    monkeypatch.setattr(serving, "__file__", str(package / "cli" / "serving.py"))
    first, again = serving.static_fingerprint(), serving.static_fingerprint()
    style.write_text("ab")
    assert first == again
    assert serving.static_fingerprint() != first


def test_the_demo_prints_one_link_and_removes_its_folder(terminal: Terminal, tmp_path: Path) -> None:
    watched = tmp_path / "temporary"
    watched.mkdir()
    world = Terminal(home=terminal.home, cwd=terminal.cwd, more={"TMPDIR": str(watched)})
    with running(world, "demo", "--no-open", "--port", "0") as (process, line):
        folders = [path.name[:14] for path in watched.iterdir()]
        assert ask(line)[2] == b"ok"
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
    assert urlsplit(line).hostname == "127.0.0.1"
    assert urlsplit(line).path.startswith("/open/")
    assert folders == ["meantime-demo-"]
    assert (process.returncode, out) == (0, "")
    assert "Sam is invented" in err
    assert list(watched.iterdir()) == []
    assert not terminal.home.exists()


def test_the_link_of_the_demo_opens_sam_once(terminal: Terminal) -> None:
    with running(terminal, "demo", "--no-open", "--port", "0") as (_, line):
        status, headers, _ = ask(line, urlsplit(line).path)
        today = ask(line, "/", Cookie=headers["set-cookie"])
        again = ask(line, urlsplit(line).path)
    assert (status, headers["location"]) == (302, "/")
    assert today[0] == 200
    assert b"Felt anxious on a Monday morning" in today[2]
    assert "mt-session" not in again[1]["set-cookie"]


def test_the_demo_writes_the_same_bytes_every_time(terminal: Terminal) -> None:
    said = terminal.run("demo", "--out", "sam.jsonl")
    assert (said.code, said.out) == (0, b"")
    assert (terminal.cwd / "sam.jsonl").read_bytes() == SAM.read_bytes()
    assert terminal.run("demo", "--out", "-").out == SAM.read_bytes()
