"""The main job with 20,000 sealed notes, as a person meets it: pages over HTTP, commands as whole processes.

python -m bench.main_job            prints JSON lines: what, ms, goal, met, and the ratio to the machine's limit
"""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid
from pathlib import Path
from typing import Any

from bench.limits import limits
from bench.measure import median_ms, process_ms, say
from bench.world import NOTES, daylio_csv, make_notes

PASSPHRASE = "a kettle for the blue morning"


class Browser:
    """A keep-alive connection with cookies; no more of a browser than timing needs."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, bytes]:
        """One page."""
        return self._ask("GET", path, None)

    def post(self, path: str, page: str, **fields: str) -> tuple[int, bytes]:
        """Send a form that stands on `page`."""
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page)[1])
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1].decode() if token else "", **fields})
        return self._ask("POST", path, body)

    def send(self, path: str, body: str) -> tuple[int, bytes]:
        """Send a body made before, so that only the post is timed."""
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read()


def main() -> None:
    """Fill a data folder, start the server, time the main job."""
    limit = limits()
    print(
        json.dumps(
            {"what": "limits of this machine in this run", **{k: round(v, 3) for k, v in limit.items()}}
        )
    )
    with tempfile.TemporaryDirectory(prefix="meantime-bench-") as home:
        env = {**os.environ, "MEANTIME_HOME": home, "PYTHONPATH": "src", "MEANTIME_PASSPHRASE_FD": "0"}
        _fill(env)
        _time_commands(Path(home), env, limit)
        _time_server(Path(home), env, limit)


def _fill(env: dict[str, str]) -> None:
    """A journal with sessions and notes, made in a process of its own with the server's own settings."""
    subprocess.run([sys.executable, "-m", "bench.fill"], env=env, check=True)


def _time_commands(home: Path, env: dict[str, str], limit: dict[str, float]) -> None:
    meantime = [sys.executable, "-m", "meantime"]
    plain = {"env": env, "input": b""}
    locked = {"env": env, "input": PASSPHRASE.encode() + b"\n"}
    say("meantime --help", process_ms([*meantime, "--help"], **plain), 150, python=round(limit["python_ms"]))
    say(
        "meantime note",
        process_ms([*meantime, "note", "a short note"], **plain),
        150,
        python=round(limit["python_ms"]),
    )
    sam = str(Path("src/meantime/content/demo/sam.jsonl"))
    out = str(home / "brief.pdf")
    say(
        "meantime brief --pdf", process_ms([*meantime, "brief", "--journal", sam, "--pdf", out], **plain), 800
    )
    say(
        "meantime brief --pdf, sealed", process_ms([*meantime, "brief", "--pdf", out], times=3, **locked), 800
    )
    exported = [*meantime, "export", "--format", "journal", str(home / "out.jsonl")]
    say("export of 20,000 notes", process_ms(exported, times=3, **locked), 1500)
    _time_import(home, env)


def _time_import(home: Path, env: dict[str, str]) -> None:
    fresh = home / "fresh"
    env = {**env, "MEANTIME_HOME": str(fresh)}
    subprocess.run([sys.executable, "-m", "bench.fill", "0"], env=env, check=True)
    rows = home / "daylio.csv"
    rows.write_bytes(daylio_csv(make_notes(NOTES)))
    start = time.perf_counter()
    command = [sys.executable, "-m", "meantime", "import", "daylio", str(rows), "--json"]
    done = subprocess.run(
        command, env=env, input=PASSPHRASE.encode() + b"\n", capture_output=True, check=True
    )
    say(
        "import of 20,000 Daylio rows, sealed",
        (time.perf_counter() - start) * 1000,
        4000,
        new=json.loads(done.stdout)["new"],
    )


def _time_server(home: Path, env: dict[str, str], limit: dict[str, float]) -> None:
    port = _free_port()
    server, ready_ms = _started(env, port)
    try:
        say("server ready", ready_ms, 1200)
        say("memory at rest", _memory_mb(server.pid), 120, "MB")
        browser = Browser(port)
        browser.get("/unlock")
        start = time.perf_counter()
        browser.post("/unlock", "/unlock", passphrase=PASSPHRASE)
        assert b"What happened?" in browser.get("/")[1]
        say("unlock to Today", (time.perf_counter() - start) * 1000, 600)
        say("Today", median_ms(lambda: browser.get("/"), 40), 12)
        _time_add(browser, limit)
        brief, ms = _brief_path(browser), limit["aes_20000_ms"]
        say("brief page", median_ms(lambda: browser.get(brief), 20), 100, aes_of_20000=round(ms, 1))
        page = median_ms(lambda: browser.get(brief), 20)
        pdf = median_ms(lambda: browser.get(f"{brief}.pdf"), 20)
        say("brief PDF beyond the page", pdf - page, 20)
        say("memory after load", _memory_mb(server.pid), 160, "MB")
    finally:
        server.terminate()
        server.wait()


def _time_add(browser: Browser, limit: dict[str, float]) -> None:
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get("/")[1])
    assert token

    def add() -> None:
        fields = {
            "csrfmiddlewaretoken": token[1].decode(),
            "id": str(uuid.uuid4()),
            "text": "a short note " * 5,
        }
        status, _ = browser.send("/notes", urllib.parse.urlencode(fields))
        assert status == 302, status

    say("add a note", median_ms(add, 60), 5, commit=round(limit["commit_ms"], 2))


def _brief_path(browser: Browser) -> str:
    found = re.search(rb'href="(/sessions/[0-9a-f-]+/brief)"', browser.get("/session")[1])
    assert found
    return found[1].decode()


def _started(env: dict[str, str], port: int) -> tuple[subprocess.Popen[Any], float]:
    command = [sys.executable, "-m", "meantime", "serve", "--no-open", "--port", str(port)]
    subprocess.run([*command[:3], "doctor"], env=env, input=b"", capture_output=True, check=False)
    start = time.perf_counter()
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            if Browser(port).get("/healthz") == (200, b"ok"):
                return server, (time.perf_counter() - start) * 1000
        except OSError:
            time.sleep(0.01)


def _memory_mb(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
